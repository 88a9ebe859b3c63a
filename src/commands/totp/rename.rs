//! `doorkey totp rename`: an enrolment goes by another name from now on.

use crate::commands::totp::named::Named;
use crate::commands::totp::named::handle;
use crate::commands::totp::named::taken;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Event;
use crate::ledger::event::What;
use crate::options::site;
use crate::options::site::joined;
use crate::ports::Ports;
use crate::store;
use crate::told::Told;

/// Give an enrolment another name
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Rename {
    #[command(flatten)]
    named: Named,
    /// The new name of the site
    #[arg(long, value_name = "SITE")]
    to: String,
    /// The new name of the account [default: as it was]
    #[arg(long, value_name = "ACCOUNT")]
    to_account: Option<String>,
}

impl Rename {
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let at = ports.clock.now();
        store::change(ports.ledgers, |book| {
            let factor = self.named.find(book)?;
            let account = self.to_account.as_ref().unwrap_or(&factor.account);
            let (site, account) = site::kept(&self.to, account)?;
            if taken(book, &site, &account).is_some_and(|other| other.id != factor.id) {
                let why = format!(
                    "`{}` is the name of another enrolment",
                    joined(&site, &account)
                );
                return Err(Failure::new(Kind::Usage, why));
            }
            let said = format!("`{}` is now `{}`", handle(factor), joined(&site, &account));
            let what = What::Renamed {
                set: factor.id,
                site,
                account,
            };
            Ok((vec![Event { at, what }], Told::default().say(said)))
        })
    }
}
