//! Keys out of passwords for the formats here: [`crate::kdf`], with its refusals as troubles of a file.

use crate::formats::trouble::Trouble;
use crate::kdf;
use crate::kdf::Unmet;
use crate::secret::Secret;

pub use crate::kdf::Argon2Costs;
pub use crate::kdf::Key;

/// As [`kdf::pbkdf2_sha256`].
///
/// # Errors
/// [`Trouble::TooCostly`].
pub fn pbkdf2_sha256<const N: usize>(
    password: &Secret,
    salt: &[u8],
    rounds: u32,
) -> Result<Key<N>, Trouble> {
    Ok(kdf::pbkdf2_sha256(password, salt, rounds)?)
}

/// As [`kdf::pbkdf2_sha1`].
///
/// # Errors
/// [`Trouble::TooCostly`].
pub fn pbkdf2_sha1<const N: usize>(
    password: &Secret,
    salt: &[u8],
    rounds: u32,
) -> Result<Key<N>, Trouble> {
    Ok(kdf::pbkdf2_sha1(password, salt, rounds)?)
}

/// As [`kdf::scrypt`].
///
/// # Errors
/// [`Trouble::TooCostly`], or the parameters are none.
pub fn scrypt<const N: usize>(
    password: &Secret,
    salt: &[u8],
    costs: (u64, u32, u32),
) -> Result<Key<N>, Trouble> {
    Ok(kdf::scrypt(password, salt, costs)?)
}

/// As [`kdf::argon2id`].
///
/// # Errors
/// [`Trouble::TooCostly`], or the parameters are none.
pub fn argon2id<const N: usize>(
    password: &Secret,
    salt: &[u8],
    costs: Argon2Costs,
) -> Result<Key<N>, Trouble> {
    Ok(kdf::argon2id(password, salt, costs)?)
}

impl From<Unmet> for Trouble {
    fn from(unmet: Unmet) -> Self {
        match unmet {
            Unmet::TooCostly(what) => Self::TooCostly(what),
            Unmet::NotParameters(what) => Self::Damaged(what),
        }
    }
}
