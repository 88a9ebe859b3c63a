//! `doorkey codes burn` and `give-back`: say what became of a code that was handed out.

use crate::commands::codes::named::Named;
use crate::commands::codes::named::arguments;
use crate::commands::codes::named::name;
use crate::commands::codes::status;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Event;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::ports::Ports;
use crate::store;
use crate::told::CodeRow;
use crate::told::Fact;
use crate::told::State;
use crate::told::Told;

/// Say that a recovery code is used, for ever
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Burn {
    #[command(flatten)]
    numbered: Numbered,
}

/// Say that a recovery code that was handed out was not used after all
#[derive(clap::Args, Clone, Debug)]
pub(super) struct GiveBack {
    #[command(flatten)]
    numbered: Numbered,
}

#[derive(clap::Args, Clone, Debug)]
struct Numbered {
    /// The site
    #[arg(value_name = "SITE")]
    site: String,
    /// The number of the code in its set, as `doorkey codes use` told it
    #[arg(value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=256))]
    number: u32,
    /// The account there, if you have several
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
}

impl Burn {
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        self.numbered.settle(ports, State::Burnt, "burn")
    }
}

impl GiveBack {
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        self.numbered.settle(ports, State::Unused, "give-back")
    }
}

impl Numbered {
    fn settle(self, ports: &mut Ports<'_>, state: State, command: &str) -> Result<Told, Failure> {
        let number = self.number;
        let named = Named {
            site: self.site,
            account: self.account,
        };
        let book = store::book(ports.ledgers)?;
        let set = named.find_numbered(&book, command, number)?;
        if number as usize > set.marks.len() {
            let hint = format!(
                "`doorkey codes show {}` tells the state of every code",
                arguments(&book, &set.site, &set.account)
            );
            let why = format!(
                "{} has {} codes and no code {number}",
                name(set),
                set.marks.len()
            );
            return Err(Failure::new(Kind::Store, why).hint(hint));
        }
        settle(
            ports,
            Which {
                set: set.id,
                number,
            },
            state,
        )
    }
}

/// Record that the code is used, or that it is not, and say so.
pub(super) fn settle(ports: &mut Ports<'_>, which: Which, state: State) -> Result<Told, Failure> {
    let what = match state {
        State::Burnt => What::Burnt(which),
        _ => What::GivenBack(which),
    };
    let at = ports.clock.now();
    let event = Event { at, what };
    store::change(ports.ledgers, |_| Ok((vec![event], ())))?;
    let book = store::book(ports.ledgers)?;
    let mut told = Told::default();
    if let Some(set) = book.set(which.set) {
        let number = which.number;
        let became = match state {
            State::Burnt => "is burnt: it is used, and never offered again",
            _ => "is given back: it will be offered again",
        };
        told = told
            .say(format!("code {number} of {} {became}", name(set)))
            .fact(Fact::Settled(CodeRow {
                site: set.site.clone(),
                account: set.account.clone(),
                number,
                recovery_code: None,
                state,
            }));
        told.notes.extend(status::few_left(&book, set));
    }
    Ok(told)
}
