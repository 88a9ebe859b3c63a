//! `doorkey codes rename`: a set goes by another name from now on.

use crate::commands::codes::named::Named;
use crate::commands::codes::named::name;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Event;
use crate::ledger::event::What;
use crate::options::site::sentence;
use crate::ports::Ports;
use crate::store;
use crate::told::Told;

/// Give a set of recovery codes another name
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
            let set = self.named.find(book, "rename")?;
            let account = self
                .to_account
                .clone()
                .unwrap_or_else(|| set.account.clone());
            let to = Named {
                site: self.to.clone(),
                account: Some(account),
            };
            let (site, account) = to.kept()?;
            let taken = to.find(book, "rename");
            if taken.is_ok_and(|other| other.id != set.id) {
                let why = format!(
                    "{} has recovery codes here already",
                    sentence(&site, &account)
                );
                return Err(Failure::new(Kind::Usage, why));
            }
            let said = format!("{} is now {}", name(set), sentence(&site, &account));
            // The sets it took the place of go with it.
            let same = book.sets().filter(|other| name(other) == name(set));
            let renamed = same.map(|other| Event {
                at,
                what: What::Renamed {
                    set: other.id,
                    site: site.clone(),
                    account: account.clone(),
                },
            });
            Ok((renamed.collect(), Told::default().say(said)))
        })
    }
}
