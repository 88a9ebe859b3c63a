//! A session with the Secret Service: what can be asked of it without any prompt.
//!
//! Source: <https://specifications.freedesktop.org/secret-service/latest/>.

use secret_service::EncryptionType;
use secret_service::SearchItemsResult;
use secret_service::blocking::Item;
use secret_service::blocking::SecretService;

use crate::adapters::keyring::SERVICE;
use crate::adapters::keyring::Talk;
use crate::adapters::keyring::errors;
use crate::adapters::keyring::patience;
use crate::adapters::keyring::patience::Deadline;
use crate::adapters::keyring::writing;
use crate::record::id::Key;
use crate::record::trouble::StoreError;
use crate::secret::MAX_LENGTH;
use crate::secret::Secret;

/// One connection to the session bus, and a session of the Secret Service on it.
pub(crate) struct Session {
    service: SecretService<'static>,
    talk: Talk,
}

impl Session {
    /// Connect. The bus may start the service for it; nobody is prompted.
    ///
    /// # Errors
    /// There is no bus, or no service.
    pub(crate) fn open(talk: Talk) -> Result<Self, StoreError> {
        if !patience::has_threads(THREADS) {
            return Err(StoreError::Refused(
                "the system lets no thread be started for it".to_owned(),
            ));
        }
        let encryption = match talk {
            Talk::Plain => EncryptionType::Plain,
            Talk::Encrypted => EncryptionType::Dh,
        };
        let service =
            SecretService::connect(encryption).map_err(|error| errors::of_connecting(&error))?;
        Ok(Self { service, talk })
    }

    /// Whether it can be used for `talk`.
    pub(crate) fn is_fit_for(&self, talk: Talk) -> bool {
        self.talk == Talk::Encrypted || talk == Talk::Plain
    }

    /// Whether the default collection is there and open.
    ///
    /// # Errors
    /// [`StoreError::NotSetUp`], [`StoreError::Locked`], or it does not answer.
    pub(crate) fn probe(&self) -> Result<(), StoreError> {
        let collection = ours(self.service.get_default_collection())?;
        ours(collection.ensure_unlocked())
    }

    /// Whether there is such a record.
    ///
    /// # Errors
    /// It cannot be said for certain.
    pub(crate) fn holds(&self, key: Key) -> Result<bool, StoreError> {
        Ok(self.find(key)?.is_some())
    }

    /// The record under `key`.
    ///
    /// # Errors
    /// As [`SecretStore::get`](crate::ports::store::SecretStore::get).
    pub(crate) fn read(&self, key: Key) -> Result<Secret, StoreError> {
        let item = self.find(key)?.ok_or(StoreError::NotFound)?;
        match item.get_secret() {
            Ok(bytes) => bounded(key, Secret::new(bytes)),
            Err(error) => Err(self.unless_gone(key, &error)),
        }
    }

    /// Forget the record under `key`.
    ///
    /// # Errors
    /// As [`SecretStore::delete`](crate::ports::store::SecretStore::delete).
    pub(crate) fn delete(&self, key: Key) -> Result<(), StoreError> {
        let item = self.find(key)?.ok_or(StoreError::NotFound)?;
        item.delete().map_err(|error| self.unless_gone(key, &error))
    }

    /// The keys of all our records, sorted; entries of others that are filed as ours are not looked at.
    ///
    /// # Errors
    /// Some may be hidden behind a lock, or they cannot be listed.
    pub(crate) fn list(&self) -> Result<Vec<Key>, StoreError> {
        let mut tries = 3;
        loop {
            tries -= 1;
            match self.list_once() {
                // An item that another process deleted in the meantime is refused by name.
                Err(StoreError::Refused(_)) if tries > 0 => {}
                listed => return listed,
            }
        }
    }

    /// The user names of the entries for `service`, sorted; empty where an entry does not show one.
    ///
    /// # Errors
    /// They cannot be listed.
    pub(crate) fn users_of(
        &self,
        service: &str,
        deadline: Deadline,
    ) -> Result<Vec<String>, StoreError> {
        let found = self.search(&[("service", service)])?;
        let mut users = Vec::new();
        for item in found.unlocked.iter().chain(&found.locked).take(MOST_USERS) {
            deadline.still_waits()?;
            match item.get_attributes() {
                Ok(mut attributes) => users.push(attributes.remove("username").unwrap_or_default()),
                // Another process deleted it in the meantime.
                Err(error) => match errors::of_service(&error) {
                    StoreError::Refused(_) => {}
                    error => return Err(error),
                },
            }
        }
        users.sort();
        users.dedup();
        Ok(users)
    }

    fn list_once(&self) -> Result<Vec<Key>, StoreError> {
        let items = only_open(self.search(&[("service", SERVICE)])?)?;
        if items.len() > MOST_ITEMS {
            return Err(StoreError::Refused(format!(
                "it holds {} entries of doorkey, and {MOST_ITEMS} are the most that are listed",
                items.len()
            )));
        }
        let mut keys = Vec::with_capacity(items.len());
        for item in items {
            let attributes = ours(item.get_attributes())?;
            keys.extend(
                attributes
                    .get("username")
                    .and_then(|name| name.parse::<Key>().ok()),
            );
        }
        keys.sort_unstable();
        keys.dedup();
        Ok(keys)
    }

    /// The one item that bears this key.
    fn find(&self, key: Key) -> Result<Option<Item<'_>>, StoreError> {
        let name = key.to_string();
        let found = self.search(&[("service", SERVICE), ("username", &name)])?;
        match found.unlocked.len() + found.locked.len() {
            0 => Ok(None),
            1 => only_open(found).map(|mut items| items.pop()),
            count => Err(StoreError::Ambiguous(count as u64)),
        }
    }

    /// All items with these attributes, in whatever collection. The service takes one with more attributes
    /// for a match too.
    fn search(
        &self,
        attributes: &[(&str, &str)],
    ) -> Result<SearchItemsResult<Item<'_>>, StoreError> {
        ours(
            self.service
                .search_items(attributes.iter().copied().collect()),
        )
    }

    /// What an item's error means: where another process has deleted it, that it is not there.
    fn unless_gone(&self, key: Key, error: &secret_service::Error) -> StoreError {
        match self.find(key) {
            Ok(None) => StoreError::NotFound,
            _ => errors::of_service(error),
        }
    }
}

/// What was found, if all of it can be had: the default collection is open, so what is locked lies in
/// another, and would prompt.
fn only_open<T>(found: SearchItemsResult<T>) -> Result<Vec<T>, StoreError> {
    if found.locked.is_empty() {
        Ok(found.unlocked)
    } else {
        Err(StoreError::Locked)
    }
}

fn ours<T>(result: Result<T, secret_service::Error>) -> Result<T, StoreError> {
    result.map_err(|error| errors::of_service(&error))
}

/// One more than connecting cannot do without.
const THREADS: usize = 3;

/// Nothing that doorkey writes is so long that reading it would be a burden.
fn bounded(key: Key, record: Secret) -> Result<Secret, StoreError> {
    if record.len() <= MAX_LENGTH {
        return Ok(record);
    }
    Err(StoreError::Damaged {
        place: writing::place(key),
        what: format!("{} bytes, more than any record has", record.len()),
    })
}

/// More users of one service than anybody is.
const MOST_USERS: usize = 100;

/// More sets of codes than anybody has.
const MOST_ITEMS: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_more_bytes_than_any_has_is_damaged() {
        let of_length = |length| {
            let key = "0123456789abcdefghjkmnpqrs".parse();
            key.map(|key| bounded(key, Secret::new(vec![0; length])).map(drop))
        };
        assert_eq!(of_length(MAX_LENGTH), Ok(Ok(())));
        let damaged = of_length(MAX_LENGTH + 1);
        assert!(matches!(damaged, Ok(Err(StoreError::Damaged { .. }))));
    }
}
