//! What can be mended without losing a code or offering one twice.

use crate::commands::doctor::records::compare;
use crate::failure::Failure;
use crate::ledger::Damage;
use crate::ledger::Ledger;
use crate::ledger::book::Book;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::ledger::salvage::salvage;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::SecretStore;
use crate::ports::store::StoreKind;
use crate::record::MAX_NAME;
use crate::record::Record;
use crate::record::trouble::StoreError;
use crate::store;
use crate::told::Told;

/// Set a damaged ledger aside, and begin one with what can be saved of it.
///
/// # Errors
/// It cannot be written, or it is of a newer doorkey.
pub(super) fn ledger(ports: &Ports<'_>, told: &mut Told) -> Result<(), Failure> {
    let pages = ports.ledgers.read()?;
    match Ledger::read(&pages.lines, pages.head.as_deref()) {
        Ok(_) => return Ok(()),
        Err(damage @ Damage::Newer(_)) => return Err(damage.into()),
        Err(_) => {}
    }
    let mut locked = ports.ledgers.lock()?;
    let pages = locked.read()?;
    if Ledger::read(&pages.lines, pages.head.as_deref()).is_ok() {
        return Ok(());
    }
    let events = salvage(&pages.lines, ports.clock.now());
    let (entry, book) = Ledger::new().record(&events)?;
    let aside = locked.begin_anew(&entry.lines, &entry.head)?;
    let sets = book.sets().count();
    told.said.push(format!(
        "the damaged ledger is kept as {}; the new one has {sets} sets, with every code that is not surely \
         burnt marked as maybe used",
        aside.display()
    ));
    told.notes.push(
        "give back the codes you know to be unused: `doorkey codes give-back SITE NUMBER`"
            .to_owned(),
    );
    Ok(())
}

/// List the records the ledger does not know, and delete what is left of removed sets.
///
/// # Errors
/// The store or the ledger cannot be used.
pub(super) fn records(
    ports: &mut Ports<'_>,
    unlocking: &UnlockingOptions,
    kind: StoreKind,
    told: &mut Told,
) -> Result<(), Failure> {
    let book = store::book(ports.ledgers)?;
    let at = ports.clock.now();
    let mut unlock = unlocking.unlock(ports.terminal, ports.inputs, &mut told.notes);
    let mut shelf = ports.stores.open(kind, &mut unlock);
    let keys = store::keys(shelf.as_mut())?;
    let compared = compare(&keys, &book);
    let mut said = Vec::new();
    for id in compared.leftovers {
        store::forget(shelf.as_mut(), id)?;
        said.push(format!(
            "record {id}, which was left of a removed set, is deleted"
        ));
    }
    for id in compared.orphans {
        let record = match store::fetch(shelf.as_mut(), id) {
            Ok(record) => record,
            Err(error @ (StoreError::Damaged { .. } | StoreError::NotFound)) => {
                said.push(format!("record {id} cannot be listed: {error}"));
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        if let Some(twin) = twin(shelf.as_mut(), &record, &book) {
            store::forget(shelf.as_mut(), id)?;
            said.push(format!(
                "record {id} held the same codes as those of `{twin}`, and is deleted"
            ));
            continue;
        }
        let adopted = store::change(ports.ledgers, |book| {
            let adopted = adoption(&record, book, at);
            Ok((adopted.iter().cloned().collect(), adopted.is_some()))
        })?;
        if adopted {
            said.push(format!(
                "{} codes of `{}` that the ledger did not know are listed, as maybe used",
                record.recovery_codes.len(),
                record.site
            ));
        }
    }
    drop(shelf);
    drop(unlock);
    told.said.extend(said);
    Ok(())
}

/// The site of a set that has exactly these codes: a run that was stopped was run again.
fn twin(shelf: &mut dyn SecretStore, record: &Record, book: &Book) -> Option<String> {
    let mut named = book.sets().filter(|set| set.site == record.site);
    let found =
        named.find(|set| store::fetch(shelf, set.id).is_ok_and(|known| known.has_codes_of(record)));
    found.map(|set| set.site.clone())
}

/// The set as maybe used; under a name of its own where its name is in use, for nobody knows which of the
/// two the site takes.
fn adoption(record: &Record, book: &Book, at: u64) -> Option<Event> {
    if book.set(record.id).is_some() {
        return None;
    }
    let count = u32::try_from(record.recovery_codes.len()).ok()?;
    let marks = (1..=count).map(|number| Marked {
        number,
        life: 0,
        phase: Phase::HandedOut,
    });
    let in_use = book
        .sets()
        .any(|set| set.site == record.site && set.account == record.account && !set.void);
    let added = Added {
        set: record.id,
        site: record.site.clone(),
        account: if in_use {
            let id = record.id.to_string();
            let found = format!("{} found {}", record.account, id.get(..6)?);
            // No longer than a name that an export may hold.
            let over = found.len().saturating_sub(MAX_NAME);
            let cut = (over..).find_map(|from| found.get(from..));
            cut.unwrap_or_default().trim().to_owned()
        } else {
            record.account.clone()
        },
        count,
        marks: marks.collect(),
        void: false,
        replaces: None,
    };
    Some(Event {
        at,
        what: What::Added(added),
    })
}
