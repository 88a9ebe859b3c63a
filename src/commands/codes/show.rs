//! `doorkey codes show`: a whole set, because the owner asked to see it.

use crate::commands::codes::named::Named;
use crate::commands::codes::named::name;
use crate::config::Config;
use crate::failure::Failure;
use crate::ledger::book::Set;
use crate::ledger::event::Phase;
use crate::options::confirm::confirm;
use crate::options::opened::fetched;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::Record;
use crate::secret::Secret;
use crate::store;
use crate::told::CodeRow;
use crate::told::Fact;
use crate::told::State;
use crate::told::Told;

/// Show every code of a set, with what became of each
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Show {
    #[command(flatten)]
    named: Named,
    /// Print them without a question
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Show {
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        for_a_reader: bool,
    ) -> Result<Told, Failure> {
        let set = self
            .named
            .find(&store::book(ports.ledgers)?, "show")?
            .clone();
        if !self.yes && !for_a_reader {
            confirm(
                ports,
                &format!("Print every recovery code of {}? [y/N] ", name(&set)),
            )?;
        }
        let mut told = Told::default();
        let record = fetched(ports, config, &self.unlocking, &mut told.notes, set.id)?;
        let rows = rows(&set, record);
        if self.yes || !for_a_reader {
            return Ok(told.fact(Fact::RecoveryCodes(rows)));
        }
        ports
            .terminal
            .reveal(&screen(&set, &rows), "[Enter] hides them: ")?;
        Ok(told)
    }
}

/// The codes with their states.
pub(super) fn rows(set: &Set, record: Record) -> Vec<CodeRow> {
    let states = set
        .numbered()
        .map(|(number, mark)| (number, state(set, mark.phase)));
    states
        .zip(record.into_recovery_codes())
        .map(|((number, state), recovery_code)| CodeRow {
            site: set.site.clone(),
            account: set.account.clone(),
            number,
            recovery_code: Some(recovery_code),
            state,
        })
        .collect()
}

fn state(set: &Set, phase: Phase) -> State {
    match phase {
        Phase::Burnt => State::Burnt,
        _ if set.void => State::Void,
        Phase::HandedOut => State::HandedOut,
        Phase::Unused => State::Unused,
    }
}

fn screen(set: &Set, rows: &[CodeRow]) -> Secret {
    let mut screen = Secret::default();
    screen.extend(format!("\n  {}\n\n", name(set)).as_bytes());
    for row in rows {
        screen.extend(format!("  {:>3}  ", row.number).as_bytes());
        screen.extend(row.recovery_code.as_ref().map_or(&[], Secret::reveal));
        screen.extend(match row.state {
            State::Unused => b"",
            State::HandedOut => b"   maybe used".as_slice(),
            State::Burnt => b"   burnt",
            State::Void => b"   void",
        });
        screen.extend(b"\n");
    }
    screen.extend(b"\n");
    screen
}
