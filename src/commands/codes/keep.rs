//! A set on its way into the store: kept, read back, and only then spoken of.

use crate::commands::codes::named::arguments;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::book::Set;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::options::opened;
use crate::options::site::is_same_site;
use crate::options::site::sentence;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Hold;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::recovery_codes::shape::Shape;
use crate::store;
use crate::store::unlisted;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// What may stand under the name of a new set.
pub(super) enum Place {
    /// Nothing.
    Free,
    /// A set, which is void from then on, and those of its codes that are in the new one too.
    OfAnother(Vec<Same>),
}

/// One code in an old set and in the new one: what became of it is not forgotten.
pub(super) struct Same {
    /// Where it stood.
    pub(super) old: Which,
    /// Its number in the new set.
    pub(super) number: u32,
}

/// Keep `record`, whose codes bear `marks` already, where `place` lets it.
///
/// # Errors
/// The store or the ledger cannot be used, or a set of this name is kept and the place was to be free.
pub(super) fn keep(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    record: &Record,
    marks: &[Marked],
    place: &Place,
) -> Result<Told, Failure> {
    let _held = opened::held(ports, config, Hold::Adding)?;
    let mut told = Told::default();
    opened::with_first(ports, config, unlocking, &mut told.notes, |store| {
        Ok(store::keep(store, record)?)
    })?;
    // Where the ledger cannot be written the record stays: it may be all that is left of the codes.
    let became = list(ports, record, marks, place).map_err(|failure| {
        failure.hint("the codes are in the secret store, and not listed yet: `doorkey doctor --repair` lists them")
    })?;
    match became {
        Became::Listed(listed) => Ok(said(told, record, &listed)),
        Became::Needless => {
            opened::with_first(ports, config, unlocking, &mut told.notes, |store| {
                Ok(store::forget(store, record.id)?)
            })?;
            Err(taken(
                &store::book(ports.ledgers)?,
                &record.site,
                &record.account,
            ))
        }
        Became::Removed => {
            let whose = sentence(&record.site, &record.account);
            let what = format!("the codes of {whose} were taken in, and removed by another run");
            Err(Failure::new(Kind::Store, what)
                .hint("`doorkey codes list` shows what is kept; take them in again if they are missing there"))
        }
    }
}

/// What became of the new set in the ledger.
enum Became {
    /// It is listed.
    Listed(Listed),
    /// Another set has its name. It is never listed, so that its record can go.
    Needless,
    /// Another run found it and has removed it already.
    Removed,
}

/// What the ledger says of the new set.
struct Listed {
    account: String,
    marks: Vec<Marked>,
    /// How many codes are void now.
    void: usize,
    /// What names the set on a command line.
    arguments: String,
}

fn said(mut told: Told, record: &Record, listed: &Listed) -> Told {
    let Listed {
        account,
        marks,
        void,
        arguments,
    } = listed;
    let whose = sentence(&record.site, account);
    let count = record.recovery_codes().len();
    let codes = match count {
        1 => "one recovery code".to_owned(),
        count => format!("{count} recovery codes"),
    };
    let codes_of = record.recovery_codes().iter().collect::<Vec<_>>();
    let mut parts = vec![match Shape::of(&codes_of) {
        Some(shape) if count > 1 => format!("{shape} each"),
        Some(shape) => shape.to_string(),
        None => "of several shapes".to_owned(),
    }];
    let in_phase = |phase| marks.iter().filter(|mark| mark.phase == phase).count();
    let (burnt, handed_out) = (in_phase(Phase::Burnt), in_phase(Phase::HandedOut));
    for (count, state) in [(burnt, "used"), (handed_out, "maybe used")] {
        if count > 0 {
            parts.push(format!("{count} marked as {state}"));
        }
    }
    if *void > 0 {
        told = told.note(format!(
            "the set of {void} that was kept before is void; `doorkey codes remove {arguments} --void` forgets it"
        ));
    }
    let facts = vec![
        ("site", Word::Text(record.site.clone())),
        ("account", Word::Text(account.clone())),
        ("total", Word::Number(count)),
        ("burnt", Word::Number(burnt)),
        ("record", Word::Text(record.id.to_string())),
    ];
    told.say(format!(
        "{codes} of {whose} kept and read back: {}",
        parts.join("; ")
    ))
    .fact(Fact::Words(facts))
}

/// Say in the ledger that the set is kept, as far as the ledger as it is now lets it.
fn list(
    ports: &Ports<'_>,
    record: &Record,
    marks: &[Marked],
    place: &Place,
) -> Result<Became, Failure> {
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        let old = in_use(book, &record.site, &record.account).filter(|old| *old != record.id);
        if let Some(known) = book.set(record.id) {
            return Ok(if known.removed {
                (Vec::new(), Became::Removed)
            } else {
                found_by_another(book, known, record, old, place, at)
            });
        }
        let marks = match (old, place) {
            (_, Place::OfAnother(same)) => with_those_of_old(marks, same, book),
            (None, Place::Free) => marks.to_vec(),
            (Some(_), Place::Free) => {
                let never = unlisted::never(record, at).unwrap_or_default();
                return Ok((never, Became::Needless));
            }
        };
        let listed = Listed {
            account: record.account.clone(),
            marks: marks.clone(),
            void: codes_of(book, old),
            arguments: arguments(book, &record.site, &record.account),
        };
        let added = Added {
            set: record.id,
            site: record.site.clone(),
            account: record.account.clone(),
            count: u32::try_from(record.recovery_codes().len()).unwrap_or(u32::MAX),
            marks,
            void: false,
            replaces: old,
        };
        let what = What::Added(added);
        Ok((vec![Event { at, what }], Became::Listed(listed)))
    })
}

/// A repair found the record in the store and has listed it, every code as maybe used. It is never forgotten, and its
/// marks stay as they are; but it takes its place.
fn found_by_another(
    book: &Book,
    known: &Set,
    record: &Record,
    old: Option<RecordId>,
    place: &Place,
    at: u64,
) -> (Vec<Event>, Became) {
    let mut listed = Listed {
        account: known.account.clone(),
        marks: known.known(),
        void: 0,
        arguments: arguments(book, &record.site, &record.account),
    };
    let Place::OfAnother(_) = place else {
        return (Vec::new(), Became::Listed(listed));
    };
    listed.account.clone_from(&record.account);
    listed.void = codes_of(book, old);
    let void = old.map(|set| What::Merged {
        set,
        void: true,
        marks: Vec::new(),
    });
    let named = What::Renamed {
        set: record.id,
        site: record.site.clone(),
        account: record.account.clone(),
    };
    let events = void.into_iter().chain([named]);
    let events = events.map(|what| Event { at, what }).collect();
    (events, Became::Listed(listed))
}

/// How many codes a set has, if there is one.
fn codes_of(book: &Book, set: Option<RecordId>) -> usize {
    let set = set.and_then(|set| book.set(set));
    set.map_or(0, |set| set.marks.len())
}

/// The marks of a new set, with those that its codes bear in an old one.
fn with_those_of_old(marks: &[Marked], same: &[Same], book: &Book) -> Vec<Marked> {
    let mut all = marks.to_vec();
    for Same { old, number } in same {
        let mark = book
            .set(old.set)
            .and_then(|set| set.marks.get(old.number as usize - 1));
        if let Some(mark) = mark.filter(|mark| mark.phase != Phase::Unused) {
            all.push(Marked {
                number: *number,
                life: 0,
                phase: mark.phase,
            });
        }
    }
    // Of two marks of a code the one counts that says more.
    all.sort_by_key(|mark| (mark.number, std::cmp::Reverse(mark.phase)));
    all.dedup_by_key(|mark| mark.number);
    all
}

/// The set in use that goes by exactly this name.
pub(super) fn in_use(book: &Book, site: &str, account: &str) -> Option<RecordId> {
    let mut sets = book.sets();
    let found =
        sets.find(|set| is_same_site(&set.site, site) && set.account == account && !set.void);
    found.map(|set| set.id)
}

/// That a set goes by this name already.
pub(super) fn taken(book: &Book, site: &str, account: &str) -> Failure {
    let whose = sentence(site, account);
    Failure::new(
        Kind::Usage,
        format!("recovery codes of {whose} are kept here already"),
    )
    .hint(format!(
        "`doorkey codes replace {}` puts a new set in their place; another account needs its name after the site",
        arguments(book, site, account)
    ))
}
