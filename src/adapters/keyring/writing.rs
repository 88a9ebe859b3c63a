//! Writing a record, once, and not believing that it is kept before it was read back.

use std::collections::HashMap;

use keyring::Entry as Platform;
use keyring_core::Entry;

use crate::adapters::keyring::SERVICE;
use crate::adapters::keyring::Session;
use crate::adapters::keyring::errors;
use crate::adapters::keyring::patience::Deadline;
use crate::record::id::Key;
use crate::record::trouble::StoreError;
use crate::secret::MAX_LENGTH;
use crate::secret::Secret;

/// Write `record`, read it back in another session than the one it was written in, and compare. What cannot
/// be read back is taken away again, as far as that goes.
///
/// # Errors
/// As [`SecretStore::put_new`](crate::ports::store::SecretStore::put_new).
pub(crate) fn put(
    session: &Session,
    key: Key,
    record: &Secret,
    deadline: Deadline,
) -> Result<(), StoreError> {
    if record.len() > MAX_LENGTH {
        return Err(StoreError::TooLarge);
    }
    if session.holds(key)? {
        return Err(StoreError::AlreadyThere);
    }
    deadline.still_waits()?;
    let written = entry(key)?
        .set_secret(record.reveal())
        .map_err(|error| errors::of_keyring(&error))
        .and_then(|()| compare(session, key, record));
    if written.is_err() {
        // It was not there before, so it is ours; where this fails too, the error that is told is the first.
        let _best_effort = session.delete(key);
    }
    written
}

fn compare(session: &Session, key: Key, record: &Secret) -> Result<(), StoreError> {
    let what = match session.read(key) {
        Ok(kept) if kept.is_same(record) => return Ok(()),
        Ok(_) => "it reads back otherwise than it was written",
        Err(StoreError::NotFound) => "it was written and is not there",
        Err(error) => return Err(error),
    };
    Err(StoreError::Damaged {
        place: place(key),
        what: what.to_owned(),
    })
}

/// The entry of the platform's own store that bears this key.
///
/// # Errors
/// The store cannot be reached.
pub(crate) fn entry(key: Key) -> Result<Entry, StoreError> {
    reach()?;
    let attributes = HashMap::from(ATTRIBUTES);
    Entry::new_with_modifiers(SERVICE, &key.to_string(), &attributes)
        .map_err(|error| errors::of_keyring(&error))
}

/// Reach the platform's own store; the first time in a process decides.
///
/// # Errors
/// Why it could not be reached then.
pub(crate) fn reach() -> Result<(), StoreError> {
    match Platform::store_status() {
        Ok(()) => Ok(()),
        Err(error) => Err(errors::of_keyring(error)),
    }
}

/// A record, in a sentence.
pub(crate) fn place(key: Key) -> String {
    format!("record {key} of the keyring")
}

/// Beside service and username. On Windows an entry would otherwise roam to other machines of the domain.
#[cfg(target_os = "windows")]
const ATTRIBUTES: [(&str, &str); 1] = [("persistence", "Local")];
#[cfg(target_os = "macos")]
const ATTRIBUTES: [(&str, &str); 0] = [];
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
const ATTRIBUTES: [(&str, &str); 1] = [("label", "doorkey record")];
