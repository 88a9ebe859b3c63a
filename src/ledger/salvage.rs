//! What can be saved of a damaged ledger: every enrolment, every key, and every set with every code that is not surely burnt
//! marked as maybe used. Nothing is offered again by accident; the owner gives back what they know to be unused.

use crate::ledger::book::Book;
use crate::ledger::book::Set;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::KeyKept;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::ledger::factor::Factor;
use crate::ledger::line;
use crate::ledger::line::Head;
use crate::ledger::service_key::ServiceKey;

/// The events that begin a new ledger in the place of the damaged `lines`.
#[must_use]
pub fn salvage(lines: &[u8], now: u64) -> Vec<Event> {
    let mut book = Book::default();
    let mut before = Some(Head::START.hash);
    for text in lines.split(|&byte| byte == b'\n') {
        let told = line::told(text);
        // That a code is burnt, or a set removed, is believed of a whole line only.
        let is_whole = before.is_some_and(|before| line::follows(text, before));
        before = line::hash(text);
        match told {
            Some(event) if is_whole || matters_even_if_damaged(&event.what) => {
                // What does not fit leaves the set as it is, and that is doubtful anyway.
                let _unfit = book.apply(&event);
            }
            _ => {}
        }
    }
    let sets = book.all().iter().flat_map(|set| doubtful(set, now));
    let factors = book.all_factors().iter();
    let keys = book.all_keys().iter();
    sets.chain(factors.flat_map(|factor| again(factor, now)))
        .chain(keys.flat_map(|key| kept_again(key, now)))
        .collect()
}

/// A key as it was. Those that another took the place of come first, and are removed before it comes.
fn kept_again(key: &ServiceKey, now: u64) -> Vec<Event> {
    let kept = What::KeyKept(KeyKept {
        id: key.id,
        address: key.address.clone(),
        replaces: None,
    });
    let mut events = vec![Event {
        at: key.kept,
        what: kept,
    }];
    events.extend(key.removed.then_some(Event {
        at: now,
        what: What::Removed { set: key.id },
    }));
    events
}

/// An enrolment as it was.
fn again(factor: &Factor, now: u64) -> Vec<Event> {
    let mut events = vec![Event {
        at: factor.added,
        what: What::Enrolled(factor.enrolled()),
    }];
    events.extend(factor.removed.then_some(Event {
        at: now,
        what: What::Removed { set: factor.id },
    }));
    events
}

/// A set, its name, and that it is void, are better told wrong than lost. So is a key: whether it is for the address
/// that a damaged line names, its record says.
fn matters_even_if_damaged(what: &What) -> bool {
    matches!(
        what,
        What::Added(_) | What::Enrolled(_) | What::KeyKept(_) | What::Renamed { .. }
    )
}

/// The set as it was, with no code left that would be offered.
fn doubtful(set: &Set, now: u64) -> Vec<Event> {
    let marks = set.numbered().map(|(number, mark)| Marked {
        number,
        life: mark.life,
        phase: mark.phase.max(Phase::HandedOut),
    });
    let added = What::Added(Added {
        set: set.id,
        site: set.site.clone(),
        account: set.account.clone(),
        count: u32::try_from(set.marks.len()).unwrap_or_default(),
        marks: marks.collect(),
        void: set.void,
        replaces: None,
    });
    let mut events = vec![Event {
        at: set.added,
        what: added,
    }];
    if set.removed {
        events.push(Event {
            at: now,
            what: What::Removed { set: set.id },
        });
    }
    events
}
