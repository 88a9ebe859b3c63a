//! What other apps write: each format in a file of its own, and a row in [`FORMATS`].
//!
//! A file is recognised by its content, never by its name. A row that cannot be read is told with its reason and
//! loses no other. What a file asks for in memory and time is looked at before it is obeyed ([`kdf`]).

pub mod kdf;
mod otpauth_list;
pub mod row;
pub mod trouble;

use crate::failure::Failure;
use crate::secret::Secret;
use crate::totp::import::row::Imported;
use crate::totp::import::trouble::Trouble;

/// One format.
pub struct Format {
    /// Its name as its owner writes it: `Aegis`.
    pub title: &'static str,
    /// Whether a file is of this format, as far as its beginning or its outermost shape tells. Cheap.
    pub is: fn(&Secret) -> bool,
    /// Read it whole.
    pub read: fn(&Secret, Ask<'_>) -> Result<Imported, Trouble>,
}

/// Asks for the password of the file: only where it is encrypted, and once.
pub type Ask<'a> = &'a mut dyn FnMut() -> Result<Secret, Failure>;

/// The first format that a file is of.
#[must_use]
pub fn detect(file: &Secret) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.is)(file))
}

/// Every format, the most particular first.
pub static FORMATS: &[Format] = &[otpauth_list::FORMAT];
