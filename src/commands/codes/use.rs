//! `doorkey codes use`: one recovery code, marked before it is seen.

use std::time::Duration;

use crate::commands::codes::Shown;
use crate::commands::codes::named::Named;
use crate::commands::codes::named::arguments;
use crate::commands::codes::named::name;
use crate::commands::codes::named::numbered;
use crate::commands::codes::settle::settle;
use crate::commands::codes::status;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::book::Set;
use crate::ledger::event::Event;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::options::opened::fetched;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::Record;
use crate::recovery_codes::service;
use crate::secret::Secret;
use crate::store;
use crate::told::CodeRow;
use crate::told::Fact;
use crate::told::State;
use crate::told::Told;

/// Hand out one recovery code, and remember that it may be used
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Use {
    #[command(flatten)]
    named: Named,
    /// Print the code instead of showing it on a screen that is wiped
    #[arg(long, conflicts_with = "clip")]
    print: bool,
    /// Put the code on the clipboard for 45 seconds, or until something else is copied
    #[arg(long)]
    clip: bool,
    /// Ask nothing: the code is printed, and stays marked as maybe used
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Use {
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        shown: Shown<'_>,
    ) -> Result<Told, Failure> {
        if !self.yes && !ports.machine.has_terminal() {
            return Err(
                Failure::new(Kind::Cancelled, "there is no terminal to ask on")
                    .hint("`--yes` asks nothing and prints the code; none was marked"),
            );
        }
        if self.clip {
            ports.clipboard.reach()?;
        }
        // May ask, wait and fail; nothing is marked yet, and no lock is held.
        let book = store::book(ports.ledgers)?;
        let id = self.named.find(&book, "use")?.id;
        let mut notes = Vec::new();
        let record = fetched(ports, config, &self.unlocking, &mut notes, id)?;
        let (set, number) = mark(ports, &record)?;
        let which = Which { set: id, number };
        let at = number as usize - 1;
        let code = record.into_recovery_codes().swap_remove(at);
        let is_held = self.clip || !self.yes;
        if is_held {
            let words = to_settle(&book, &set, number, "is");
            ports.terminal.last_words(Some(&words));
        }
        let told = self.show(ports, &set, number, &code, shown);
        let told = told.map_err(|failure| failure.hint(to_settle(&book, &set, number, "stays")))?;
        let mut told = match told {
            Some(state) => settle(ports, which, state)?,
            None => handed_out(&book, &set, number),
        };
        if is_held {
            ports.terminal.last_words(None);
        }
        told.notes.splice(..0, notes);
        if let Some(Fact::Settled(row)) = told.facts.first_mut() {
            row.recovery_code = Some(code);
        }
        Ok(told)
    }

    /// Let the owner have the code, and ask what became of it; `None` where they do not know or were not
    /// asked.
    fn show(
        &self,
        ports: &mut Ports<'_>,
        set: &Set,
        number: u32,
        code: &Secret,
        shown: Shown<'_>,
    ) -> Result<Option<State>, Failure> {
        let question = format!(
            "Did {} take it? [y] yes, it is used  [n] it was not used  [Enter] not sure: ",
            set.site
        );
        if self.clip {
            ports.clipboard.offer(code)?.hold(PASTE_TIME);
        }
        let prints = self.print || (self.yes && !self.clip);
        let answer = match (shown, prints) {
            (Some(shown), true) => {
                shown(code)?;
                if self.yes {
                    return Ok(None);
                }
                ports.terminal.ask_line(&question)?
            }
            _ if self.yes => return Ok(None),
            _ if self.clip => ports.terminal.ask_line(&question)?,
            _ => ports
                .terminal
                .reveal(&screen(set, number, code), &question)?,
        };
        Ok(match answer.to_ascii_lowercase().as_str() {
            "y" | "yes" => Some(State::Burnt),
            "n" | "no" => Some(State::Unused),
            _ => None,
        })
    }
}

/// Mark the next unused code as handed out, durably, and say which it is.
fn mark(ports: &Ports<'_>, record: &Record) -> Result<(Set, u32), Failure> {
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        // The ledger may have changed while the store was asked.
        let set = book.set(record.id).filter(|set| !set.removed && !set.void);
        let set = set.ok_or_else(|| {
            Failure::new(Kind::Store, "the set was removed or replaced a moment ago")
                .hint("run the command again")
        })?;
        if set.marks.len() != record.recovery_codes().len() {
            return Err(Failure::new(
                Kind::Input,
                "the secret store and the ledger do not agree on how many codes there are",
            )
            .hint("`doorkey doctor` says what is there and what is missing"));
        }
        let number = set.next().ok_or_else(|| none_left(book, set))?;
        let which = Which {
            set: set.id,
            number,
        };
        let what = What::HandedOut(which);
        Ok((vec![Event { at, what }], (set.clone(), number)))
    })
}

fn none_left(book: &Book, set: &Set) -> Failure {
    Failure::new(
        Kind::Store,
        format!("no unused recovery code of {} is left", name(set)),
    )
    .hint(format!(
        "`doorkey codes status {whose}` tells which are only maybe used; else make a new set at the site, then \
         `doorkey codes replace {whose}`",
        whose = arguments(book, &set.site, &set.account)
    ))
}

/// That nobody said what became of it, and how to say it.
fn to_settle(book: &Book, set: &Set, number: u32, verb: &str) -> String {
    let which = numbered(book, set, number);
    format!(
        "code {number} of {} {verb} marked as maybe used; settle it: `doorkey codes burn {which}` or \
         `doorkey codes give-back {which}`",
        name(set)
    )
}

/// Nobody said what became of it.
fn handed_out(book: &Book, set: &Set, number: u32) -> Told {
    let mut after = set.clone();
    if let Some(mark) = after.marks.get_mut(number as usize - 1) {
        mark.phase = Phase::HandedOut;
    }
    let mut told = Told::default()
        .note(to_settle(book, set, number, "is"))
        .fact(Fact::Settled(CodeRow {
            site: set.site.clone(),
            account: set.account.clone(),
            number,
            recovery_code: None,
            state: State::HandedOut,
        }));
    told.notes.extend(status::few_left(book, &after));
    told
}

/// What stands on the screen until the question is answered.
fn screen(set: &Set, number: u32, code: &Secret) -> Secret {
    let mut screen = Secret::default();
    let total = set.marks.len();
    screen.extend(
        format!(
            "\n  {}: recovery code {number} of {total}\n\n      ",
            name(set)
        )
        .as_bytes(),
    );
    screen.extend(code.reveal());
    screen.extend(b"\n\n");
    if let Some(service) = service::known(&set.site) {
        for sentence in service.used_at.iter().chain(service.at_use) {
            screen.extend(format!("  {sentence}\n").as_bytes());
        }
    }
    screen.extend(
        b"\n  It is marked as maybe used from now on, whatever happens to this screen.\n\n",
    );
    screen
}

const PASTE_TIME: Duration = Duration::from_secs(45);
