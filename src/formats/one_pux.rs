//! 1Password's 1PUX, a zip file: known by its members, and the one with the items.
//!
//! Source: [1Password Unencrypted Export](https://support.1password.com/1pux-format/).

use crate::formats::archive::Archive;
use crate::formats::look::Look;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// It has one of the members that only such a file has; the first one of a file that is cut.
pub(crate) fn is(look: &Look<'_>) -> bool {
    look.members()
        .iter()
        .any(|name| MEMBERS.contains(&name.as_str()))
}

/// The JSON of all accounts.
///
/// # Errors
/// There is none, or the zip file cannot be read.
pub(crate) fn data(file: &Secret) -> Result<Secret, Trouble> {
    let none = Trouble::Damaged("there is no `export.data` in it");
    Archive::open(file)?.member(DATA)?.ok_or(none)
}

/// What is read of the zip file, or tells that it is one of these.
pub(crate) const MEMBERS: [&str; 2] = [DATA, ATTRIBUTES];
const DATA: &str = "export.data";
const ATTRIBUTES: &str = "export.attributes";
