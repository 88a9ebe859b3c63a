//! The vault: a folder of age files, which an owner can open with `age` alone if doorkey is gone.
//!
//! ```text
//! vault/recipients.txt     whom records are written for: one `age1…` line, for `age -R`
//! vault/identity.age       what opens them, closed by a passphrase: `age -d -i identity.age RECORD`
//! vault/identity.keyring   or, instead: under which name the keyring keeps the identity
//! vault/records/KEY.age    one record each
//! ```
//!
//! Folders have mode 0700 and files 0600, whatever the umask; what is found otherwise, or is a link, a pipe,
//! of another owner or of several names is refused and left as it is. A deleted record may still be in
//! backups, in snapshots, and in blocks of the disk nobody has written since.
//!
//! age checks every byte of a record, but not its name: what is in it must say which record it is.

mod creation;
mod folder;
mod sealing;
pub mod seals;

use std::cell::OnceCell;
use std::path::Path;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;

use crate::adapters::age_vault::folder::Folder;
use crate::adapters::age_vault::sealing::damaged;
use crate::ports::store::Closing;
use crate::ports::store::SecretStore;
use crate::ports::store::Unlock;
use crate::ports::store::Unlocking;
use crate::record::id::Key;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// The vault in one folder.
pub struct AgeVault<'a> {
    place: PathBuf,
    keyring: Box<dyn SecretStore + 'a>,
    unlock: Unlock<'a>,
    opened: Opened,
}

/// The identity once it is known, or why it is not: nobody is asked twice in a run.
pub(crate) type Opened = Rc<OnceCell<Result<Identity, StoreError>>>;

impl<'a> AgeVault<'a> {
    /// The vault at `place`. Nothing is opened or asked yet; `keyring` is used only where it keeps the
    /// identity.
    #[must_use]
    pub fn at(place: PathBuf, keyring: Box<dyn SecretStore + 'a>, unlock: Unlock<'a>) -> Self {
        Self {
            place,
            keyring,
            unlock,
            opened: Opened::default(),
        }
    }

    /// The same, knowing what others of this run know, and telling them.
    pub(crate) fn sharing(mut self, opened: &Opened) -> Self {
        self.opened = Rc::clone(opened);
        self
    }

    /// Make a vault where there is none, read it back, and say where it stands. It has no name until it is
    /// whole.
    ///
    /// # Errors
    /// There is one already, or it cannot be made; then nothing is left of it, unless the disk failed to
    /// make its name durable.
    pub fn create(
        place: &Path,
        closing: &Closing,
        keyring: &mut dyn SecretStore,
    ) -> Result<String, StoreError> {
        creation::create(place, closing, keyring)?;
        Ok(place.display().to_string())
    }

    fn vault(&self) -> Result<Folder, StoreError> {
        if self.place.as_os_str().is_empty() {
            return Err(folder::homeless());
        }
        Folder::open(&self.place)?
            .ok_or_else(|| StoreError::NoVault(self.place.display().to_string()))
    }

    fn records(&self) -> Result<Folder, StoreError> {
        let vault = self.vault()?;
        vault
            .below(RECORDS)?
            .ok_or_else(|| damaged(&vault.place(RECORDS), MISSING))
    }

    /// What opens the records, asked for and decrypted at most once.
    fn with_identity<T>(
        &mut self,
        act: impl FnOnce(&Identity) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let opened = Rc::clone(&self.opened);
        match opened.get_or_init(|| self.unlock()) {
            Ok(identity) => act(identity),
            Err(why) => Err(why.clone()),
        }
    }

    /// The identity as text, for shares on paper.
    pub(crate) fn identity(&mut self) -> Result<Secret, StoreError> {
        self.with_identity(|identity| {
            let text = identity.to_string();
            Ok(Secret::new(text.expose_secret().as_bytes().to_vec()))
        })
    }

    /// The identity, if it is the one that records are written for.
    fn unlock(&mut self) -> Result<Identity, StoreError> {
        let vault = self.vault()?;
        let recipient = sealing::recipient(&vault)?;
        let changed = damaged(
            &vault.place(RECIPIENTS),
            "it does not name this vault's identity, so records would be written for someone else",
        );
        let (identity, otherwise) = if let Some(key) = kept_in_keyring(&vault)? {
            (from_keyring(&vault, key, &mut *self.keyring)?, changed)
        } else {
            match (self.unlock)()? {
                Unlocking::Identity(text) => {
                    let identity = sealing::identity(&text).ok_or_else(|| given(NO_IDENTITY))?;
                    (identity, given("it is not the one of this vault"))
                }
                Unlocking::Passphrase(passphrase) => {
                    (from_passphrase(&vault, &passphrase)?, changed)
                }
            }
        };
        if identity.to_public() == recipient {
            Ok(identity)
        } else {
            Err(otherwise)
        }
    }

    /// The record as it is on the disk now.
    fn read(&mut self, records: &Folder, name: &str) -> Result<Secret, StoreError> {
        let sealed = records.read(name, MAX_FILE)?.ok_or(StoreError::NotFound)?;
        let place = records.place(name);
        self.with_identity(|identity| sealing::unseal(identity, &sealed, &place))
    }
}

impl SecretStore for AgeVault<'_> {
    fn name(&self) -> String {
        format!("the vault at {}", self.place.display())
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        let vault = self.vault()?;
        self.records()?;
        sealing::recipient(&vault)?;
        if kept_in_keyring(&vault)?.is_some() {
            return self.keyring.probe();
        }
        // Where it is missing, an identity from elsewhere still opens the records.
        vault.read(IDENTITY, MAX_FILE).map(|_| ())
    }

    fn put_new(&mut self, key: Key, record: &Secret) -> Result<(), StoreError> {
        let records = self.records()?;
        let name = file(key);
        if record.len() > MAX_RECORD {
            return Err(folder::unusable(
                &records.place(&name),
                &format!("a record has at most {MAX_RECORD} bytes"),
            ));
        }
        if records.holds(&name)? {
            return Err(StoreError::AlreadyThere);
        }
        let sealed =
            self.with_identity(|identity| sealing::seal(&identity.to_public(), record.reveal()))?;
        records.write_new(&name, &sealed)?;
        let kept = self.read(&records, &name)?;
        if !kept.is_same(record) {
            return Err(damaged(&records.place(&name), NOT_AS_WRITTEN));
        }
        records.sweep(LEFT_BEHIND);
        Ok(())
    }

    fn get(&mut self, key: Key) -> Result<Secret, StoreError> {
        let records = self.records()?;
        self.read(&records, &file(key))
    }

    fn delete(&mut self, key: Key) -> Result<(), StoreError> {
        let records = self.records()?;
        if records.remove(&file(key))? {
            records.sync()
        } else {
            Err(StoreError::NotFound)
        }
    }

    fn list(&mut self) -> Result<Vec<Key>, StoreError> {
        let names = self.records()?.names()?;
        let mut keys: Vec<Key> = names
            .iter()
            .filter_map(|name| name.strip_suffix(ENDING)?.parse().ok())
            .collect();
        keys.sort_unstable();
        Ok(keys)
    }
}

/// Under which name the keyring keeps the identity; `None` where a passphrase closes it.
fn kept_in_keyring(vault: &Folder) -> Result<Option<Key>, StoreError> {
    if vault.holds(IDENTITY)? {
        return Ok(None);
    }
    let Some(text) = vault.read(IN_KEYRING, MAX_FILE)? else {
        return Ok(None);
    };
    let id = str::from_utf8(&text).ok();
    let id = id.and_then(|text| text.trim().parse::<RecordId>().ok());
    id.map(|id| Some(id.identity())).ok_or_else(|| {
        damaged(
            &vault.place(IN_KEYRING),
            "it does not say where the identity is",
        )
    })
}

fn from_keyring(
    vault: &Folder,
    key: Key,
    keyring: &mut dyn SecretStore,
) -> Result<Identity, StoreError> {
    let place = vault.place(IN_KEYRING);
    let text = keyring.get(key).map_err(|why| match why {
        StoreError::NotFound => damaged(&place, "the keyring does not hold the identity it names"),
        other => other,
    })?;
    sealing::identity(&text).ok_or_else(|| {
        damaged(
            &place,
            "what the keyring holds under this name is no identity of age",
        )
    })
}

/// What a passphrase closes. A flipped byte in the first two lines of the file looks like a wrong passphrase:
/// age has no other sign of either.
fn from_passphrase(vault: &Folder, passphrase: &Secret) -> Result<Identity, StoreError> {
    let place = vault.place(IDENTITY);
    let sealed = vault
        .read(IDENTITY, MAX_FILE)?
        .ok_or_else(|| damaged(&place, MISSING))?;
    let text = sealing::open(passphrase, &sealed, &place)?;
    sealing::identity(&text).ok_or_else(|| damaged(&place, NO_IDENTITY))
}

/// What is wrong with an identity that the owner gave.
fn given(what: &str) -> StoreError {
    StoreError::NotOpened {
        kind: crate::failure::Kind::Input,
        what: format!("the identity that was given does not open it: {what}"),
        hint: Some("the file of an identity has a line `AGE-SECRET-KEY-1…`".to_owned()),
    }
}

fn file(key: Key) -> String {
    format!("{key}{ENDING}")
}

const RECIPIENTS: &str = "recipients.txt";
const IDENTITY: &str = "identity.age";
const IN_KEYRING: &str = "identity.keyring";
const RECORDS: &str = "records";
const ENDING: &str = ".age";
const MISSING: &str = "it is missing";
const NOT_AS_WRITTEN: &str = "it does not read back as it was written";
const NO_IDENTITY: &str = "there is no identity of age in it";
/// Far more than any record has.
const MAX_RECORD: usize = 64 << 10;
/// A record, and what age puts around it.
const MAX_FILE: usize = MAX_RECORD + (4 << 10);
/// What another run has begun longer ago than this, it will not end.
const LEFT_BEHIND: Duration = Duration::from_hours(24);

#[cfg(test)]
mod tests;
