//! 1Password's 1PUX, a zip file: known by its members, and the one with the items.
//!
//! Source: [1Password Unencrypted Export](https://support.1password.com/1pux-format/).

use crate::formats::archive;
use crate::formats::archive::Archive;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// It has one of the members that only such a file has; the first one of a file that is cut.
pub(crate) fn is(file: &Secret) -> bool {
    if !archive::is_zip(file) {
        return false;
    }
    let is_own = |name: &str| name == DATA || name == ATTRIBUTES;
    match Archive::open(file) {
        Ok(archive) => archive.names().any(is_own),
        Err(_) => archive::first_name(file).is_some_and(is_own),
    }
}

/// The JSON of all accounts.
///
/// # Errors
/// There is none, or the zip file cannot be read.
pub(crate) fn data(file: &Secret) -> Result<Secret, Trouble> {
    let none = Trouble::Damaged("there is no `export.data` in it");
    Archive::open(file)?.member(DATA)?.ok_or(none)
}

const DATA: &str = "export.data";
const ATTRIBUTES: &str = "export.attributes";
