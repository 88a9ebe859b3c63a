//! `doorkey codes remove`: the ledger forgets a set first, then the secret store.

use crate::commands::codes::named::Named;
use crate::commands::codes::named::name;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Phase;
use crate::options::confirm::confirm;
use crate::options::opened;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::store;
use crate::told::Told;

/// Forget a set of recovery codes, and those it took the place of
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Remove {
    #[command(flatten)]
    named: Named,
    /// Only the sets that another took the place of
    #[arg(long)]
    void: bool,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Remove {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let sets: Vec<_> = if self.void {
            self.named.all(&book).filter(|set| set.void).collect()
        } else {
            let current = self.named.find(&book, "remove")?;
            let same = |set: &&_| name(set) == name(current);
            self.named.all(&book).filter(same).collect()
        };
        let Some(first) = sets.first() else {
            let unknown = self.named.unknown();
            let is_kept = self.void && self.named.all(&book).next().is_some();
            return Err(if is_kept {
                Failure::new(Kind::Store, "no set under this name is void")
            } else {
                unknown
            });
        };
        let whose = name(first);
        if !self.yes {
            let unused: usize = sets
                .iter()
                .filter(|set| !set.void)
                .map(|set| set.count(Phase::Unused))
                .sum();
            let question = format!(
                "Remove the recovery codes of {whose} for ever? {unused} of them are unused. [y/N] "
            );
            confirm(ports, &question)?;
        }
        let ids: Vec<_> = sets.iter().map(|set| set.id).collect();
        let mut told = Told::default();
        let left =
            "they are no longer listed; `doorkey doctor --repair` removes what is left of them";
        opened::remove(ports, config, &self.unlocking, &mut told.notes, &ids, left)?;
        Ok(told.say(format!("the recovery codes of {whose} are removed")))
    }
}
