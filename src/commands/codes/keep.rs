//! A set on its way into the store: kept, read back, and only then spoken of.

use crate::commands::codes::named::is_same_site;
use crate::commands::codes::named::sentence;
use crate::commands::codes::named::word;
use crate::commands::codes::opened;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::Marked;
use crate::ledger::event::What;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::store;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Keep `record`, whose codes bear `marks` already, in the place of the set it replaces, if it may.
///
/// # Errors
/// The store or the ledger cannot be used, or a set of this name is kept and `replaces` is not set.
pub(super) fn keep(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    record: &Record,
    marks: &[Marked],
    replaces: bool,
) -> Result<Told, Failure> {
    let mut told = Told::default();
    opened::with_first(ports, config, unlocking, &mut told.notes, |store| {
        Ok(store::keep(store, record)?)
    })?;
    // Where the ledger cannot be written the record stays: it may be all that is left of the codes.
    let listed = list(ports, record, marks, replaces).map_err(|failure| {
        failure.hint("the codes are in the secret store, and not listed yet: `doorkey doctor --repair` lists them")
    })?;
    if !listed {
        opened::with(ports, config, unlocking, &mut told.notes, |store| {
            Ok(store::forget(store, record.id)?)
        })?;
        return Err(taken(&record.site, &record.account));
    }
    Ok(said(told, record, marks))
}

fn said(told: Told, record: &Record, marks: &[Marked]) -> Told {
    let whose = sentence(&record.site, &record.account);
    let count = record.recovery_codes.len();
    let codes = match count {
        1 => "one recovery code".to_owned(),
        count => format!("{count} recovery codes"),
    };
    let burnt = match marks.len() {
        0 => String::new(),
        marks => format!(", {marks} of them marked as used"),
    };
    let facts = vec![
        ("site", Word::Text(record.site.clone())),
        ("account", Word::Text(record.account.clone())),
        ("total", Word::Number(count)),
        ("burnt", Word::Number(marks.len())),
        ("record", Word::Text(record.id.to_string())),
    ];
    told.say(format!("{codes} of {whose} kept and read back{burnt}"))
        .fact(Fact::Words(facts))
}

/// Say in the ledger that the set is kept; `false` where another run has kept one a moment ago.
fn list(
    ports: &Ports<'_>,
    record: &Record,
    marks: &[Marked],
    replaces: bool,
) -> Result<bool, Failure> {
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        let old = in_use(book, &record.site, &record.account);
        if old.is_some() && !replaces {
            return Ok((Vec::new(), false));
        }
        let added = Added {
            set: record.id,
            site: record.site.clone(),
            account: record.account.clone(),
            count: u32::try_from(record.recovery_codes.len()).unwrap_or(u32::MAX),
            marks: marks.to_vec(),
            void: false,
            replaces: old,
        };
        let what = What::Added(added);
        Ok((vec![Event { at, what }], true))
    })
}

/// The set in use that goes by exactly this name.
pub(super) fn in_use(book: &Book, site: &str, account: &str) -> Option<RecordId> {
    let mut sets = book.sets();
    let found =
        sets.find(|set| is_same_site(&set.site, site) && set.account == account && !set.void);
    found.map(|set| set.id)
}

/// That a set goes by this name already.
pub(super) fn taken(site: &str, account: &str) -> Failure {
    let whose = sentence(site, account);
    Failure::new(
        Kind::Usage,
        format!("recovery codes of {whose} are kept here already"),
    )
    .hint(format!(
        "`doorkey codes replace {}` puts a new set in their place; another account needs its name after the site",
        word(site)
    ))
}
