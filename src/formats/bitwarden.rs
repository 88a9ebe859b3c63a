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
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::outline;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// Whether a file is the JSON, or a zip file with it and the attachments.
pub(crate) fn is(file: &Secret) -> bool {
    if archive::is_zip(file) {
        return zipped(file).is_ok_and(|json| json.is_some_and(|json| is_export(&json)));
    }
    is_export(file)
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
    Archive::open(file)?.member("data.json")
}

/// It says whether it is encrypted and has items or their ciphertext; or, as some tools write it, does not say
/// so, and the first item is a login.
fn is_export(file: &Secret) -> bool {
    if !file.reveal().trim_ascii_start().starts_with(b"{") {
        return false;
    }
    let Ok(outline) = loose::read::<Outline>(file) else {
        let seconds = ["folders", "passwordProtected", VALIDATION];
        let is_cut = |second| outline::has(file, &["encrypted", second]);
        return seconds.into_iter().any(is_cut);
    };
    let has_content = outline.items.is_there() || outline.data.is_there();
    match outline.encrypted {
        Loose::Given(_) => has_content || outline.validation.is_there(),
        _ => outline.items.gathered().is_login,
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Lock {
    encrypted: Loose<bool>,
    password_protected: Loose<bool>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Outline {
    encrypted: Loose<bool>,
    items: Loose<List<First>>,
    data: Loose<()>,
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    validation: Loose<()>,
}

/// The first of the items.
#[derive(Default)]
struct First {
    is_met: bool,
    is_login: bool,
}

impl Gather<'_> for First {
    type Element = Loose<Object<FirstItem>>;

    fn gather(&mut self, item: Self::Element) {
        if !self.is_met {
            let item = item.object();
            self.is_login = item.kind.is_there() && item.login.is_there();
            self.is_met = true;
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct FirstItem {
    #[serde(rename = "type")]
    kind: Loose<()>,
    login: Loose<()>,
}

const VALIDATION: &str = "encKeyValidation_DO_NOT_EDIT";
const ACCOUNT_ONLY: Trouble = Trouble::Unsupported {
    what: "this export of Bitwarden is encrypted for the account it was made in, and can be opened nowhere else",
    hint: "export again, as `.json (Encrypted)` with the export type `Password protected`",
};
