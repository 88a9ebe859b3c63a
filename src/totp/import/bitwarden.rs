//! Bitwarden's JSON, plain or under a password.
//!
//! Sources: `vault-export-core` in [Bitwarden's clients](https://github.com/bitwarden/clients), and the page
//! [Encrypted exports](https://bitwarden.com/help/encrypted-export/). Its CSV is read as [any](super::csv_column).

mod protected;

use serde::Deserialize;

use crate::formats::archive;
use crate::formats::archive::Archive;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::outline;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Ask;
use crate::totp::import::Format;
use crate::totp::import::bitwarden::protected::Protected;
use crate::totp::import::entries;
use crate::totp::import::entries::Entries;
use crate::totp::import::row::Imported;

pub(super) const FORMAT: Format = Format {
    title: "Bitwarden",
    is,
    read,
};

/// The JSON, or a zip file with it and the attachments.
fn is(file: &Secret) -> bool {
    if archive::is_zip(file) {
        return zipped(file).is_ok_and(|json| json.is_some_and(|json| is_export(&json)));
    }
    is_export(file)
}

fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    if archive::is_zip(file) {
        let none = Trouble::Damaged("there is no `data.json` in it");
        return read_export(&zipped(file)?.ok_or(none)?, ask);
    }
    read_export(file, ask)
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

fn read_export(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    let whole: Whole = loose::read(file)?;
    if whole.encrypted.is_true() {
        if !whole.password_protected.is_true() {
            return Err(ACCOUNT_ONLY);
        }
        let protected: Protected = loose::read(file)?;
        let plain: Whole = loose::read(&protected.open(ask)?)
            .map_err(|_| Trouble::Damaged("what is encrypted in it is no export"))?;
        return plain.imported();
    }
    whole.imported()
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

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Whole {
    encrypted: Loose<bool>,
    password_protected: Loose<bool>,
    items: Loose<List<Entries>>,
}

impl Whole {
    fn imported(self) -> Result<Imported, Trouble> {
        let Loose::Given(List(entries)) = self.items else {
            return Err(Trouble::Damaged("there is no list of items in it"));
        };
        entries.imported("in the trash")
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Item {
    name: Loose<String>,
    deleted_date: Loose<()>,
    login: Loose<Object<Login>>,
}

/// Its password is passed over.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Login {
    username: Loose<String>,
    totp: Loose<Secret>,
    uris: Loose<List<Host>>,
}

/// The host of the first address.
#[derive(Default)]
struct Host(Option<String>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Address {
    uri: Loose<String>,
}

impl Gather<'_> for Host {
    type Element = Loose<Object<Address>>;

    fn gather(&mut self, address: Self::Element) {
        if self.0.is_none() {
            let uri = address.object().uri.text();
            let rest = uri.split_once("://").map_or(uri.as_str(), |(_, rest)| rest);
            let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
            self.0 = (!host.is_empty()).then(|| host.to_owned());
        }
    }
}

impl Gather<'_> for Entries {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        self.begin();
        let Loose::Given(Object(item)) = item else {
            return self.push_bad("", "it is no object");
        };
        let title = item.name.text();
        let login = match item.login {
            Loose::Missing => return self.without(),
            Loose::Odd => return self.push_bad(&title, "its login is no object"),
            Loose::Given(Object(login)) => login,
        };
        let text = match login.totp {
            Loose::Missing => return self.without(),
            Loose::Odd => return self.push_bad(&title, "its key for one-time codes is no text"),
            Loose::Given(text) if entries::is_blank(&text) => return self.without(),
            Loose::Given(text) => text,
        };
        if item.deleted_date.is_there() {
            return self.put_away();
        }
        let title = if title.trim().is_empty() {
            login.uris.gathered().0.unwrap_or_default()
        } else {
            title
        };
        let user = login.username.text();
        self.push(entries::row(String::new(), &title, &user, &text));
    }
}

const VALIDATION: &str = "encKeyValidation_DO_NOT_EDIT";
const ACCOUNT_ONLY: Trouble = Trouble::Unsupported {
    what: "this export of Bitwarden is encrypted for the account it was made in, and can be opened nowhere else",
    hint: "export again, as `.json (Encrypted)` with the export type `Password protected`",
};

#[cfg(test)]
mod tests;
