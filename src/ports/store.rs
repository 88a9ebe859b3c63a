//! Where secrets are kept, and where it is written what became of them.

use std::path::PathBuf;

use crate::config::StoreKind;
use crate::failure::Failure;
use crate::record::id::Key;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// What opens a vault.
pub enum Unlocking {
    /// The passphrase of its identity.
    Passphrase(Secret),
    /// The identity itself, in the text form of age (`AGE-SECRET-KEY-1…`).
    Identity(Secret),
}

/// What a new vault is closed with.
pub enum Closing {
    /// A passphrase.
    Passphrase(Secret),
    /// An identity that the keyring keeps.
    Keyring,
}

/// Asked for what opens a vault: at most once a run, and only when it is needed.
pub type Unlock<'a> = &'a mut dyn FnMut() -> Result<Unlocking, StoreError>;

/// Opens secret stores.
pub trait Stores {
    /// The store of this kind. Nothing is asked, decrypted or sent yet.
    fn open<'a>(&'a self, kind: StoreKind, unlock: Unlock<'a>) -> Box<dyn SecretStore + 'a>;

    /// The identity of the vault, in the text form of age.
    ///
    /// # Errors
    /// There is no vault, or it is not opened.
    fn vault_identity(&self, unlock: Unlock<'_>) -> Result<Secret, StoreError>;

    /// Make a vault where there is none, and say where it stands.
    ///
    /// # Errors
    /// There is one already, or it cannot be made; then nothing is left of it.
    fn create_vault(&self, closing: Closing) -> Result<String, StoreError>;
}

/// Keeps records. Each is written once, never changed, and deleted once.
///
/// Every call comes back: a keyring that does not answer is an error within ten seconds. No call writes
/// anywhere else when the store fails, and no error holds any part of a record.
pub trait SecretStore {
    /// Its name in a sentence: "the keyring", "the vault at …".
    fn name(&self) -> String;

    /// Whether a call would reach it, without any prompt.
    ///
    /// # Errors
    /// Why it would not: locked, absent, not set up.
    fn probe(&mut self) -> Result<(), StoreError>;

    /// Keep `record` under `key`, durably, and read it back to be sure.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`]; or it is not kept for certain: nothing may rely on it.
    fn put_new(&mut self, key: Key, record: &Secret) -> Result<(), StoreError>;

    /// The record under `key`, byte for byte.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] only where the store is open and does not hold it.
    fn get(&mut self, key: Key) -> Result<Secret, StoreError>;

    /// Forget the record under `key`.
    ///
    /// # Errors
    /// As [`get`](Self::get); after any other error it may still be there.
    fn delete(&mut self, key: Key) -> Result<(), StoreError>;

    /// The keys of all records of ours, sorted. Nothing is decrypted and nobody is prompted.
    ///
    /// # Errors
    /// The store cannot be listed.
    fn list(&mut self) -> Result<Vec<Key>, StoreError>;
}

/// The ledger's file, its head and its lock, in the state folder.
pub trait Ledgers {
    /// As they are now. Waits for nobody, and creates nothing.
    ///
    /// # Errors
    /// They are not files of ours alone, or the system says no.
    fn read(&self) -> Result<Pages, Failure>;

    /// Take the lock: until it is dropped no other process writes. Waits five seconds for whoever holds
    /// it. It must not be held across a prompt, a call to a store, or a print.
    ///
    /// # Errors
    /// As [`read`](Self::read), or another process holds it; which.
    fn lock(&self) -> Result<Box<dyn LockedLedger + '_>, Failure>;

    /// Keep other runs from the records of all stores as far as `hold` says, until what is returned is dropped. Waits
    /// five seconds for whoever holds them. Unlike the [`lock`](Self::lock) of the ledger, before which it is
    /// taken, it may be held across calls to a store and a question.
    ///
    /// # Errors
    /// As [`read`](Self::read), or another process holds them; which.
    fn hold(&self, hold: Hold) -> Result<Box<dyn Held + '_>, Failure>;
}

/// What a run does with the records of the stores.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    /// It puts new ones there and then lists them, beside others that do the same.
    Adding,
    /// It compares, copies or deletes what others have put there, and nobody else is at them.
    Alone,
}

/// Records that are held.
pub trait Held {}

/// The ledger while no other process writes it.
pub trait LockedLedger {
    /// As it is now.
    ///
    /// # Errors
    /// As [`Ledgers::read`].
    fn read(&mut self) -> Result<Pages, Failure>;

    /// Put `lines` after the first `keep` bytes and make them durable, then the same with `head`.
    ///
    /// # Errors
    /// What the system says. The lines may be there or not; nothing that relies on them may happen.
    fn append(&mut self, keep: u64, lines: &[u8], head: &[u8]) -> Result<(), Failure>;

    /// Set the damaged ledger aside under another name, and begin one with `lines`.
    ///
    /// # Errors
    /// What the system says; the damaged one is still somewhere in the folder.
    fn begin_anew(&mut self, lines: &[u8], head: &[u8]) -> Result<PathBuf, Failure>;
}

/// What the state folder holds. No secret is in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pages {
    /// Where the ledger last ended for certain; read before `lines`. `None` where there is no file.
    pub head: Option<Vec<u8>>,
    /// The ledger.
    pub lines: Vec<u8>,
}
