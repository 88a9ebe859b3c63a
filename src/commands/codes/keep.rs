//! A set on its way into the store: kept, read back, and only then spoken of.

use crate::commands::codes::named::arguments;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
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
use crate::record::Record;
use crate::record::id::RecordId;
use crate::recovery_codes::shape::Shape;
use crate::store;
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
    let mut told = Told::default();
    opened::with_first(ports, config, unlocking, &mut told.notes, |store| {
        Ok(store::keep(store, record)?)
    })?;
    // Where the ledger cannot be written the record stays: it may be all that is left of the codes.
    let listed = list(ports, record, marks, place).map_err(|failure| {
        failure.hint("the codes are in the secret store, and not listed yet: `doorkey doctor --repair` lists them")
    })?;
    let Some(listed) = listed else {
        opened::with(ports, config, unlocking, &mut told.notes, |store| {
            Ok(store::forget(store, record.id)?)
        })?;
        return Err(taken(
            &store::book(ports.ledgers)?,
            &record.site,
            &record.account,
        ));
    };
    Ok(said(told, record, &listed))
}

/// What the ledger says of the new set.
struct Listed {
    marks: Vec<Marked>,
    /// How many codes are void now.
    void: usize,
    /// What names the set on a command line.
    arguments: String,
}

fn said(mut told: Told, record: &Record, listed: &Listed) -> Told {
    let Listed {
        marks,
        void,
        arguments,
    } = listed;
    let whose = sentence(&record.site, &record.account);
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
        ("account", Word::Text(record.account.clone())),
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

/// Say in the ledger that the set is kept; `None` where another run has kept one a moment ago.
fn list(
    ports: &Ports<'_>,
    record: &Record,
    marks: &[Marked],
    place: &Place,
) -> Result<Option<Listed>, Failure> {
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        let old = in_use(book, &record.site, &record.account);
        let marks = match (old, place) {
            (_, Place::OfAnother(same)) => with_those_of_old(marks, same, book),
            (None, Place::Free) => marks.to_vec(),
            (Some(_), Place::Free) => return Ok((Vec::new(), None)),
        };
        let void = old.and_then(|old| book.set(old));
        let listed = Listed {
            marks: marks.clone(),
            void: void.map_or(0, |set| set.marks.len()),
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
        Ok((vec![Event { at, what }], Some(listed)))
    })
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
