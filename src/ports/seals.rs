//! Files that leave encrypted, in the format of age, so that an owner can open them without doorkey.

use rand::CryptoRng;

use crate::ports::store::Unlocking;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// Encrypts and opens such files. Source: <https://c2sp.org/age>.
pub trait Seals {
    /// `content`, so that only `with` opens it.
    ///
    /// # Errors
    /// The passphrase is not text, the identity is none.
    fn seal(&self, content: &Secret, with: &Unlocking) -> Result<Secret, StoreError>;

    /// What [`seal`](Self::seal) or `age` has encrypted; all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError::WrongPassword`], or it is damaged; `place` is its name in the error.
    fn open(&self, sealed: &Secret, with: &Unlocking, place: &str) -> Result<Secret, StoreError>;

    /// A new identity in the text form of age (`AGE-SECRET-KEY-1…`).
    ///
    /// # Errors
    /// As [`identity`](Self::identity).
    fn new_identity(&self, random: &mut dyn CryptoRng) -> Result<Secret, StoreError>;

    /// The identity whose key is these 32 bytes.
    ///
    /// # Errors
    /// They are not 32.
    fn identity(&self, key: &Secret) -> Result<Secret, StoreError>;

    /// The 32 bytes of an identity, for shares on paper.
    ///
    /// # Errors
    /// It is none.
    fn key(&self, identity: &Secret) -> Result<Secret, StoreError>;
}
