//! Bitwarden's JSON, of a person or an organisation; plain, in a zip file, or under a password.
//!
//! Source: `vault-export-core` in [Bitwarden's clients](https://github.com/bitwarden/clients).

use std::collections::HashMap;

use serde::Deserialize;

use crate::formats::bitwarden;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::entry::Vault;
use crate::vault::import::Format;
use crate::vault::import::Keys;
use crate::vault::import::items;
use crate::vault::import::items::Any;
use crate::vault::import::items::Items;
use crate::vault::import::items::Moment;
use crate::vault::import::items::Texts;

pub(super) const FORMAT: Format = Format {
    title: "Bitwarden (JSON)",
    is: bitwarden::is,
    read,
};

fn read(file: &Secret, keys: &mut Keys<'_>) -> Result<Vault, Trouble> {
    bitwarden::open(file, keys.password, |json| {
        let (whole, odd) = loose::read_counting::<Whole>(json)?;
        let Loose::Given(List(Found(mut items))) = whole.items else {
            return Err(Trouble::Damaged("there is no list of items in it"));
        };
        // The folders of a person, or the collections of an organisation; they stand before the items or behind.
        let Names(mut names) = whole.folders.gathered();
        let Names(collections) = whole.collections.gathered();
        names.extend(collections);
        items.for_each(|entry| {
            let id = std::mem::take(&mut entry.folder);
            entry.folder = names.get(&id).cloned().unwrap_or_default();
        });
        items.vault(FORMAT.title, odd)
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Whole {
    folders: Loose<List<Names>>,
    collections: Loose<List<Names>>,
    items: Loose<List<Found>>,
}

/// Folders by what the items call them. A name has `/` in it where one lies in another.
#[derive(Default)]
struct Names(HashMap<String, String>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Named {
    id: Loose<String>,
    name: Loose<String>,
}

impl Gather<'_> for Names {
    type Element = Loose<Object<Named>>;

    fn gather(&mut self, named: Self::Element) {
        let named = named.object();
        if let (Some(id), Some(name)) = (named.id.given(), named.name.given()) {
            self.0.insert(id, items::shared(&name).to_owned());
        }
    }
}

/// The items; what stands for the folder of each is still its id.
#[derive(Default)]
struct Found(Items);

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Item {
    #[serde(rename = "type")]
    kind: Loose<u64>,
    name: Loose<String>,
    folder_id: Loose<String>,
    collection_ids: Loose<List<Texts>>,
    deleted_date: Loose<()>,
    archived_date: Loose<()>,
    creation_date: Loose<Moment>,
    revision_date: Loose<Moment>,
    password_history: Loose<List<Replaced>>,
    fields: Loose<List<Hidden>>,
    login: Loose<Object<Login>>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Login {
    username: Loose<String>,
    password: Loose<Secret>,
    totp: Loose<Secret>,
    uris: Loose<List<Uris>>,
    password_revision_date: Loose<Moment>,
    fido2_credentials: Loose<List<Any>>,
}

/// How many of the fields that the owner added are hidden on the screen, and have something in them.
#[derive(Default)]
struct Hidden(usize);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Field {
    #[serde(rename = "type")]
    kind: Loose<u64>,
    value: Loose<Secret>,
}

impl Gather<'_> for Hidden {
    type Element = Loose<Object<Field>>;

    fn gather(&mut self, field: Self::Element) {
        let field = field.object();
        let is_hidden = field.kind.given() == Some(HIDDEN);
        let value = field.value.given();
        self.0 += usize::from(is_hidden && value.is_some_and(|value| !value.is_empty()));
    }
}

/// When the last of the earlier passwords was replaced.
#[derive(Default)]
struct Replaced(Option<u64>);

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Earlier {
    last_used_date: Loose<Moment>,
}

impl Gather<'_> for Replaced {
    type Element = Loose<Object<Earlier>>;

    fn gather(&mut self, earlier: Self::Element) {
        self.0 = self.0.max(earlier.object().last_used_date.second());
    }
}

#[derive(Default)]
struct Uris(Texts);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Uri {
    uri: Loose<String>,
}

impl Gather<'_> for Uris {
    type Element = Loose<Object<Uri>>;

    fn gather(&mut self, uri: Self::Element) {
        self.0.add(uri.object().uri.text());
    }
}

impl Gather<'_> for Found {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Loose::Given(Object(mut item)) = item else {
            return self.0.push_bad("it is no object");
        };
        if item.deleted_date.is_there() || item.archived_date.is_there() {
            return self.0.put_away();
        }
        let Hidden(hidden) = std::mem::take(&mut item.fields).gathered();
        self.0.hide(hidden);
        match item.entry() {
            Ok(entry) => self.0.push(entry),
            Err(why) => self.0.push_bad(why),
        }
    }
}

impl Item {
    fn entry(self) -> Result<Entry, &'static str> {
        let kind = match &self.kind {
            // Some tools leave it out.
            Loose::Missing if self.login.is_there() => Kind::Login,
            Loose::Given(1) => Kind::Login,
            Loose::Given(2) => Kind::Note,
            Loose::Given(3) => Kind::Card,
            Loose::Given(4) => Kind::Identity,
            Loose::Given(5) => Kind::Key,
            Loose::Given(_) => Kind::Other,
            Loose::Missing | Loose::Odd => return Err("what it is, is not said"),
        };
        let login = match self.login {
            Loose::Given(Object(login)) => login,
            Loose::Odd => return Err("its login is no object"),
            Loose::Missing if kind == Kind::Login => return Err("there is no login in it"),
            Loose::Missing => Login::default(),
        };
        let Texts(collections) = self.collection_ids.gathered();
        let folder = self.folder_id.given().or(collections.into_iter().next());
        let Uris(Texts(urls)) = login.uris.gathered();
        let Any(has_passkey) = login.fido2_credentials.gathered();
        let Replaced(replaced) = self.password_history.gathered();
        let revised = login.password_revision_date.second();
        let entry = Entry {
            title: self.name.text(),
            folder: folder.unwrap_or_default(),
            urls,
            username: login.username.text(),
            totp: items::totp(&login.totp),
            password: items::password(login.password)?,
            has_passkey,
            created: self.creation_date.second(),
            changed: self.revision_date.second(),
            password_changed: revised.or(replaced),
            ..Entry::default()
        };
        Ok(items::of_kind(entry, kind))
    }
}

/// The type of a field that is text, hidden on the screen.
const HIDDEN: u64 = 1;

#[cfg(test)]
mod tests;
