//! The keyring where there is no Secret Service, through the `keyring` crate alone.
//!
//! These systems have no way to ask whether the keyring is open without prompting: a look for an entry that
//! is never there comes nearest. This was compiled and run against a Secret Service; it has never run on
//! macOS or Windows.

use std::collections::HashMap;

use keyring_core::Entry;
use keyring_core::Error;

use crate::adapters::keyring::SERVICE;
use crate::adapters::keyring::Talk;
use crate::adapters::keyring::errors;
use crate::adapters::keyring::patience::Deadline;
use crate::adapters::keyring::writing;
use crate::record::id::Key;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// The platform's store, which the process has reached.
pub(crate) struct Session;

impl Session {
    /// Reach it.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn open(_talk: Talk) -> Result<Self, StoreError> {
        writing::reach().map(|()| Self)
    }

    /// Nothing crosses a bus here.
    #[expect(clippy::unused_self, reason = "the session of Linux can tell")]
    pub(crate) fn is_fit_for(&self, _talk: Talk) -> bool {
        true
    }

    /// Whether an entry that is never there is not found.
    ///
    /// # Errors
    /// What the platform says instead.
    #[expect(clippy::unused_self, reason = "the session of Linux is asked")]
    pub(crate) fn probe(&self) -> Result<(), StoreError> {
        let never = Entry::new(SERVICE, "probe").map_err(|error| errors::of_keyring(&error))?;
        match never.get_secret() {
            Ok(_) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(errors::of_keyring(&error)),
        }
    }

    /// Whether there is such a record.
    ///
    /// # Errors
    /// It cannot be said for certain.
    pub(crate) fn holds(&self, key: Key) -> Result<bool, StoreError> {
        match self.read(key) {
            Ok(_) => Ok(true),
            Err(StoreError::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The record under `key`.
    ///
    /// # Errors
    /// As [`SecretStore::get`](crate::ports::store::SecretStore::get).
    #[expect(clippy::unused_self, reason = "the session of Linux is asked")]
    pub(crate) fn read(&self, key: Key) -> Result<Secret, StoreError> {
        writing::entry(key)?
            .get_secret()
            .map(Secret::new)
            .map_err(|error| errors::of_keyring(&error))
    }

    /// Forget the record under `key`.
    ///
    /// # Errors
    /// As [`SecretStore::delete`](crate::ports::store::SecretStore::delete).
    #[expect(clippy::unused_self, reason = "the session of Linux is asked")]
    pub(crate) fn delete(&self, key: Key) -> Result<(), StoreError> {
        writing::entry(key)?
            .delete_credential()
            .map_err(|error| errors::of_keyring(&error))
    }

    /// Other programs' entries are not looked for here: these systems ask their owner first, each time.
    ///
    /// # Errors
    /// Always.
    #[expect(clippy::unused_self, reason = "the session of Linux is asked")]
    pub(crate) fn users_of(
        &self,
        _service: &str,
        _deadline: Deadline,
    ) -> Result<Vec<String>, StoreError> {
        Err(StoreError::Refused(
            "on this system it cannot be searched without a prompt".to_owned(),
        ))
    }

    /// The keys of all our records, sorted.
    ///
    /// # Errors
    /// They cannot be listed.
    #[expect(clippy::unused_self, reason = "the session of Linux is asked")]
    pub(crate) fn list(&self) -> Result<Vec<Key>, StoreError> {
        let entries =
            Entry::search(&HashMap::from([OURS])).map_err(|error| errors::of_keyring(&error))?;
        let named = entries.iter().filter_map(Entry::get_specifiers);
        let mut keys: Vec<Key> = named
            .filter(|(service, _)| service == SERVICE)
            .filter_map(|(_, name)| name.parse().ok())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        Ok(keys)
    }
}

/// What to search for. Windows knows entries by one name only, `USERNAME.SERVICE`.
#[cfg(target_os = "windows")]
const OURS: (&str, &str) = ("pattern", r"\.doorkey$");
#[cfg(not(target_os = "windows"))]
const OURS: (&str, &str) = ("service", SERVICE);
