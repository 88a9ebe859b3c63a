//! Bitwarden's JSON: known, taken out of its zip file, and opened where it is under a password.
//!
//! Sources: `vault-export-core` in [Bitwarden's clients](https://github.com/bitwarden/clients), and the page
//! [Encrypted exports](https://bitwarden.com/help/encrypted-export/).

mod protected;

use serde::Deserialize;

use crate::formats::Ask;
use crate::formats::archive;
use crate::formats::archive::Archive;
use crate::formats::bitwarden::protected::Protected;
use crate::formats::look::Look;
use crate::formats::loose;
use crate::formats::loose::Loose;
use crate::formats::outline::Outline;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// Whether a file is the JSON, or a zip file with it and the attachments.
pub(crate) fn is(look: &Look<'_>) -> bool {
    if look.members().iter().any(|name| name == MEMBER) {
        let json = zipped(look.file).ok().flatten();
        return json.is_some_and(|json| is_export(&Outline::of(&json)));
    }
    is_export(look.outline())
}

/// What `read` makes of the JSON that is in a file, whether that is a zip file, encrypted, or neither.
///
/// # Errors
/// There is no such JSON, it cannot be opened, or what `read` says.
pub(crate) fn open<T>(
    file: &Secret,
    ask: Ask<'_>,
    read: impl Fn(&Secret) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let zipped = if archive::is_zip(file) {
        let none = Trouble::Damaged("there is no `data.json` in it");
        Some(zipped(file)?.ok_or(none)?)
    } else {
        None
    };
    let file = zipped.as_ref().unwrap_or(file);
    let lock: Lock = loose::read(file)?;
    if !lock.encrypted.is_true() {
        return read(file);
    }
    if !lock.password_protected.is_true() {
        return Err(ACCOUNT_ONLY);
    }
    let protected: Protected = loose::read(file)?;
    read(&protected.open(ask)?).map_err(|trouble| match trouble {
        Trouble::Damaged(_) => Trouble::Damaged("what is encrypted in it is no export"),
        other => other,
    })
}

fn zipped(file: &Secret) -> Result<Option<Secret>, Trouble> {
    Archive::open(file)?.member(MEMBER)
}

/// It says whether it is encrypted and has items or their ciphertext; or, as some tools write it, does not say
/// so, and the first item is a login.
fn is_export(outline: &Outline) -> bool {
    if !outline.is_whole() {
        let seconds = ["folders", "passwordProtected", VALIDATION];
        return seconds
            .into_iter()
            .any(|second| outline.has(&["encrypted", second]));
    }
    if outline.is_bool("encrypted") {
        return ["items", "data", VALIDATION]
            .into_iter()
            .any(|name| outline.is_there(name));
    }
    outline.first_has_filled("items", &["type", "login"])
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Lock {
    encrypted: Loose<bool>,
    password_protected: Loose<bool>,
}

/// What is read of a zip file.
pub(crate) const MEMBER: &str = "data.json";
const VALIDATION: &str = "encKeyValidation_DO_NOT_EDIT";
const ACCOUNT_ONLY: Trouble = Trouble::Unsupported {
    what: "this export of Bitwarden is encrypted for the account it was made in, and can be opened nowhere else",
    hint: "export again, as `.json (Encrypted)` with the export type `Password protected`",
};
