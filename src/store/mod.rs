//! Records in the secret store, and the ledger that says what became of them: the steps that several
//! commands take, in the order that loses nothing.
//!
//! * A record is in the store, and was read back, before the ledger says so.
//! * A code is marked as handed out, durably, before anybody sees it.
//! * The ledger says that a set is removed before its record goes.
//! * A record that the ledger has listed is never deleted; one that it has not is deleted once the
//!   ledger will not list it any more ([`unlisted`]).
//!
//! Whoever keeps, moves or mends records [holds](crate::ports::store::Ledgers::hold) them meanwhile; where
//! that lock does not hold, on some network disks, these rules still do.
//!
//! So a run that ends anywhere leaves at worst a record that the ledger does not know, or a code that is
//! marked and was not seen; `doorkey doctor` finds the first, `doorkey codes status` shows the second.

pub mod bundle;
pub mod factors;
#[cfg(test)]
mod tests;
pub mod unlisted;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::Ledger;
use crate::ledger::NotAllowed;
use crate::ledger::book::Book;
use crate::ledger::event::Event;
use crate::ports::store::Ledgers;
use crate::ports::store::SecretStore;
use crate::record::Record;
use crate::record::id::Key;
use crate::record::id::RecordId;
use crate::record::json;
use crate::record::json::NotARecord;
use crate::record::trouble::StoreError;

/// What the ledger says now. No store is touched.
///
/// # Errors
/// The ledger cannot be read or is damaged.
pub fn book(ledgers: &dyn Ledgers) -> Result<Book, Failure> {
    let pages = ledgers.read()?;
    let damage = match Ledger::read(&pages.lines, pages.head.as_deref()) {
        Ok(ledger) => return Ok(ledger.book),
        Err(damage) => damage,
    };
    // A head that another run is writing may be read half old and half new; under the lock nobody writes.
    let Ok(mut locked) = ledgers.lock() else {
        return Err(damage.into());
    };
    let pages = locked.read()?;
    Ok(Ledger::read(&pages.lines, pages.head.as_deref())?.book)
}

/// Let `decide` see the ledger as it is while nobody else writes, and record the events it wants. When this
/// returns they are durable.
///
/// # Errors
/// Those of `decide`; the ledger cannot be locked, is damaged, or cannot be written. Then the events may be
/// recorded or not, and nothing that relies on them may happen.
pub fn change<T>(
    ledgers: &dyn Ledgers,
    decide: impl FnOnce(&Book) -> Result<(Vec<Event>, T), Failure>,
) -> Result<T, Failure> {
    let mut locked = ledgers.lock()?;
    let pages = locked.read()?;
    let ledger = Ledger::read(&pages.lines, pages.head.as_deref())?;
    let (events, answer) = decide(&ledger.book)?;
    if !events.is_empty() {
        let (entry, _) = ledger.record(&events)?;
        locked.append(entry.keep, &entry.lines, &entry.head)?;
    }
    Ok(answer)
}

/// Keep `record`, whose id nobody else has drawn: all of it, or nothing.
///
/// # Errors
/// Those of the store. Parts that could not be taken back are what `doorkey doctor` calls orphans.
pub fn keep(store: &mut dyn SecretStore, record: &Record) -> Result<(), StoreError> {
    let parts = json::encode(record);
    for (at, (key, part)) in parts.iter().enumerate().rev() {
        if let Err(error) = store.put_new(*key, part) {
            // Whoever does not answer does not take back either, and the owner would wait twice as long. What was
            // there before is another's; after any other error this part may be there too, and is ours.
            let ours = match error {
                StoreError::TimedOut(_) => parts.len(),
                StoreError::AlreadyThere => at + 1,
                _ => at,
            };
            for (key, _) in parts.iter().skip(ours) {
                let _left_behind = store.delete(*key);
            }
            return Err(error);
        }
    }
    Ok(())
}

/// Keep `record`, which other runs may be keeping under the same id: a run that is stopped and run again, or two at
/// once. What is there already counts where it is the same, and nothing is taken back, for another may rely on it.
/// Whether the record that is there now has the content of `record`.
///
/// # Errors
/// Those of the store. Parts of it may be left; the same call finishes them.
pub fn join(store: &mut dyn SecretStore, record: &Record) -> Result<bool, StoreError> {
    match fetch(store, record.id) {
        Ok(kept) => return Ok(kept.has_content_of(record)),
        Err(StoreError::NotFound) => {}
        Err(error) => return Err(error),
    }
    for (key, part) in json::encode(record).iter().rev() {
        match store.put_new(*key, part) {
            // Whose it is, and whether it is the same, is seen once the record is whole.
            Ok(()) | Err(StoreError::AlreadyThere) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(fetch(store, record.id)?.has_content_of(record))
}

/// The record `id`, whole.
///
/// # Errors
/// Those of the store, or it is damaged.
pub fn fetch(store: &mut dyn SecretStore, id: RecordId) -> Result<Record, StoreError> {
    let first = store.get(id.first())?;
    let damaged = |NotARecord(what): NotARecord| StoreError::Damaged {
        place: id.to_string(),
        what: what.to_owned(),
    };
    let count = json::parts(id.first(), &first).map_err(damaged)?;
    let mut parts = vec![first];
    for number in 2..=count {
        parts.push(store.get(id.part(number)).map_err(|error| match error {
            StoreError::NotFound => damaged(NotARecord("a part of it is gone")),
            error => error,
        })?);
    }
    json::decode(id, &parts).map_err(damaged)
}

/// Delete the record `id`, and say whether there was anything of it.
///
/// # Errors
/// Those of the store; parts of it may be left, which `doorkey doctor` finds.
pub fn forget(store: &mut dyn SecretStore, id: RecordId) -> Result<bool, StoreError> {
    let keys: Vec<Key> = keys(store)?
        .into_iter()
        .filter(|key| key.id == id)
        .collect();
    for key in &keys {
        match store.delete(*key) {
            Ok(()) | Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(!keys.is_empty())
}

/// The keys of all records, without what a keyring keeps for a vault: it is no record, and to delete it
/// would close the vault for ever.
///
/// # Errors
/// Those of the store.
pub fn keys(store: &mut dyn SecretStore) -> Result<Vec<Key>, StoreError> {
    let keys = store.list()?.into_iter();
    Ok(keys.filter(|key| !key.is_identity()).collect())
}

impl From<NotAllowed> for Failure {
    fn from(NotAllowed(why): NotAllowed) -> Self {
        Self::new(Kind::Usage, why).hint("`doorkey codes show SITE` tells the state of every code")
    }
}
