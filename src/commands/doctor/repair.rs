//! What can be mended without losing a code or offering one twice.

use crate::commands::doctor::records::compare;
use crate::config::StoreKind;
use crate::failure::Failure;
use crate::ledger::Damage;
use crate::ledger::Ledger;
use crate::ledger::book::Book;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::KeyKept;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::Proof;
use crate::ledger::event::What;
use crate::ledger::salvage::salvage;
use crate::ledger::service_key::ServiceKey;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Ledgers;
use crate::ports::store::SecretStore;
use crate::record::Content;
use crate::record::MAX_NAME;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;
use crate::store;
use crate::store::factors;
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

/// List the records the ledger does not know, and delete what is left of what was removed.
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
            "record {id}, which was left of what was removed, is deleted"
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
        if let Content::ServiceKey(_) = record.content {
            let is_there = |id: RecordId| keys.contains(&id.first());
            said.push(settle_key(
                ports.ledgers,
                shelf.as_mut(),
                &record,
                is_there,
            )?);
            continue;
        }
        if let Some(twin) = twin(shelf.as_mut(), &record, &book) {
            store::forget(shelf.as_mut(), id)?;
            said.push(format!(
                "record {id} held the same codes as those of `{twin}`, and is deleted"
            ));
            continue;
        }
        if let Content::Enrolment(_) = record.content {
            said.push(adopt_factor(ports.ledgers, &record, at)?);
            continue;
        }
        let adopted = store::change(ports.ledgers, |book| {
            let adopted = adoption(&record, book, at);
            Ok((adopted.iter().cloned().collect(), adopted.is_some()))
        })?;
        if adopted {
            said.push(format!(
                "{} codes of `{}` that the ledger did not know are listed, as maybe used",
                record.recovery_codes().len(),
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
    let sets = book.sets().map(|set| (set.id, &set.site));
    let factors = book.factors().map(|factor| (factor.id, &factor.site));
    let mut named = sets
        .chain(factors)
        .filter(|(_, site)| **site == record.site);
    let found = named
        .find(|(id, _)| store::fetch(shelf, *id).is_ok_and(|known| known.has_content_of(record)));
    found.map(|(_, site)| site.clone())
}

/// The set as maybe used; under a name of its own where its name is in use, for nobody knows which of the
/// two the site takes.
fn adoption(record: &Record, book: &Book, at: u64) -> Option<Event> {
    if book.knows(record.id).is_some() {
        return None;
    }
    let count = u32::try_from(record.recovery_codes().len()).ok()?;
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
            found_name(record)
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

/// A name of its own, no longer than an export may hold.
fn found_name(record: &Record) -> String {
    let id = record.id.to_string();
    let found = format!(
        "{} found {}",
        record.account,
        id.get(..6).unwrap_or_default()
    );
    let over = found.len().saturating_sub(MAX_NAME);
    let cut = (over..).find_map(|from| found.get(from..));
    cut.unwrap_or_default().trim().to_owned()
}

/// List an enrolment that the ledger does not know, as never confirmed.
fn adopt_factor(ledgers: &dyn Ledgers, record: &Record, at: u64) -> Result<String, Failure> {
    let enrolment = match factors::enrolment(record) {
        Ok(enrolment) => enrolment,
        Err(error) => return Ok(format!("record {} cannot be listed: {error}", record.id)),
    };
    store::change(ledgers, |book| {
        let mut factors = book.factors();
        let in_use =
            factors.any(|other| other.site == record.site && other.account == record.account);
        let mut enrolled = factors::enrolled(record, &enrolment, Proof::default());
        if in_use {
            enrolled.account = found_name(record);
        }
        let said = format!(
            "the enrolment of `{}` that the ledger did not know is listed",
            record.site
        );
        let what = What::Enrolled(enrolled);
        Ok((vec![Event { at, what }], said))
    })
}

/// List a key that the ledger does not know: a run was stopped before it could. Of two for one service the one that was
/// kept last counts, and the other one is deleted.
fn settle_key(
    ledgers: &dyn Ledgers,
    shelf: &mut dyn SecretStore,
    record: &Record,
    is_there: impl Fn(RecordId) -> bool,
) -> Result<String, Failure> {
    let (id, address) = (record.id, &record.site);
    let needless = store::change(ledgers, |book| {
        if book.knows(id).is_some() {
            // Another run was not stopped, and has just listed it.
            return Ok((Vec::new(), None));
        }
        let known = book.key_of(address);
        let is_newer = |known: &ServiceKey| is_there(known.id) && known.kept > record.created;
        if known.is_some_and(is_newer) {
            return Ok((Vec::new(), Some(id)));
        }
        let replaces = known.map(|known| known.id);
        let what = What::KeyKept(KeyKept {
            id,
            address: address.clone(),
            replaces,
        });
        let at = record.created;
        Ok((vec![Event { at, what }], replaces))
    })?;
    if let Some(needless) = needless {
        store::forget(shelf, needless)?;
    }
    Ok(if needless == Some(id) {
        format!("record {id} held an older key of `{address}`, and is deleted")
    } else {
        format!("the key of `{address}` that the ledger did not know is listed")
    })
}
