//! Bitwarden's JSON, plain or under a password.
//!
//! Sources: `vault-export-core` in [Bitwarden's clients](https://github.com/bitwarden/clients), and the page
//! [Encrypted exports](https://bitwarden.com/help/encrypted-export/). Its CSV is read as [any](super::csv_column).

use serde::Deserialize;

use crate::formats::Ask;
use crate::formats::bitwarden;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::entries;
use crate::totp::import::entries::Entries;
use crate::totp::import::row::Imported;

pub(super) const FORMAT: Format = Format {
    title: "Bitwarden",
    is: bitwarden::is,
    read,
};

fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    bitwarden::open(file, ask, |json| {
        loose::read::<Whole>(json).and_then(Whole::imported)
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Whole {
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

#[cfg(test)]
mod tests;
