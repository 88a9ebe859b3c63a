//! `doorkey totp remove`: the ledger forgets an enrolment first, then the secret store.

use crate::commands::totp::named::Named;
use crate::commands::totp::named::handle;
use crate::config::Config;
use crate::failure::Failure;
use crate::options::confirm::confirm;
use crate::options::opened;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::store;
use crate::told::Told;

/// Forget an enrolment for ever
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Remove {
    #[command(flatten)]
    named: Named,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Remove {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let factor = self.named.find(&book)?;
        let (id, name) = (factor.id, handle(factor));
        if !self.yes {
            let copies = if factor.proof.elsewhere {
                "another device or file has it too, as far as is known here"
            } else {
                "nothing else is known to have it: turn it off at the site first"
            };
            confirm(
                ports,
                &format!("Remove the secret of `{name}` for ever? ({copies}) [y/N] "),
            )?;
        }
        let mut told = Told::default();
        let left = "it is no longer listed; `doorkey doctor --repair` removes what is left of it";
        opened::remove(ports, config, &self.unlocking, &mut told.notes, &[id], left)?;
        Ok(told.say(format!("the enrolment `{name}` is removed")))
    }
}
