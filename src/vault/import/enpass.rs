//! Enpass's JSON: items whose fields say of themselves what they are.
//!
//! Source: the types that [Bitwarden's importer](https://github.com/bitwarden/clients/tree/main/libs/importer/src/importers/enpass)
//! has of it.

use crate::vault::totp::Totp;
use std::collections::HashMap;

use serde::Deserialize;

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
use crate::vault::import::items;
use crate::vault::import::items::Items;
use crate::vault::import::items::Moment;
use crate::vault::import::items::Texts;

pub(super) const FORMAT: Format = Format {
    title: "Enpass (JSON)",
    is: |look| look.outline().first_has("items", &["template_type"]),
    read: |file, _keys| read(file),
};

fn read(file: &Secret) -> Result<Vault, Trouble> {
    let (whole, odd) = loose::read_counting::<Whole>(file)?;
    let Loose::Given(List(Found(mut items))) = whole.items else {
        return Err(Trouble::Damaged("there is no list of items in it"));
    };
    let folders = whole.folders.gathered();
    items.for_each(|entry| {
        let id = std::mem::take(&mut entry.folder);
        entry.folder = folders.path(&id);
    });
    items.vault(FORMAT.title, odd)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Whole {
    folders: Loose<List<Folders>>,
    items: Loose<List<Found>>,
}

/// The title of each folder, and the one that it lies in.
#[derive(Default)]
struct Folders(HashMap<String, (String, String)>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Folder {
    uuid: Loose<String>,
    title: Loose<String>,
    parent_uuid: Loose<String>,
}

impl Gather<'_> for Folders {
    type Element = Loose<Object<Folder>>;

    fn gather(&mut self, folder: Self::Element) {
        let folder = folder.object();
        if let Some(id) = folder.uuid.given() {
            let title = items::shared(&folder.title.text()).to_owned();
            let named = (title, folder.parent_uuid.text());
            self.0.insert(id, named);
        }
    }
}

impl Folders {
    /// From the outermost. Folders that lie in each other have an end here too.
    fn path(&self, id: &str) -> String {
        let mut names = Vec::new();
        let mut next = id;
        while let Some((title, parent)) = self.0.get(next)
            && names.len() < MAX_DEPTH
        {
            names.push(title.as_str());
            next = parent;
        }
        names.reverse();
        items::shared(&names.join("/")).to_owned()
    }
}

/// The items; what stands for the folder of each is still its id.
#[derive(Default)]
struct Found(Items);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Item {
    title: Loose<String>,
    template_type: Loose<String>,
    trashed: Loose<u64>,
    archived: Loose<u64>,
    #[serde(rename = "createdAt")]
    created_at: Loose<Moment>,
    updated_at: Loose<Moment>,
    folders: Loose<List<Texts>>,
    fields: Loose<List<Fields>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Field {
    #[serde(rename = "type")]
    kind: Loose<String>,
    value: Loose<Secret>,
    deleted: Loose<u64>,
    sensitive: Loose<u64>,
    value_updated_at: Loose<Moment>,
}

/// What the fields hold that matters here; of those of one type the first that is not empty, but every password.
#[derive(Default)]
struct Fields {
    username: String,
    email: String,
    urls: Texts,
    password: Option<Secret>,
    password_changed: Option<u64>,
    /// The passwords that are not empty and come later.
    others: Vec<(Secret, Option<u64>)>,
    totp: Totp,
    is_odd: bool,
    /// What is hidden on the screen and is no password by its type.
    hidden: usize,
}

impl Gather<'_> for Fields {
    type Element = Loose<Object<Field>>;

    fn gather(&mut self, field: Self::Element) {
        let field = field.object();
        if field.deleted.given().is_some_and(|is| is > 0) {
            return;
        }
        let kind = field.kind.text();
        if kind == "password" {
            self.is_odd |= matches!(field.value, Loose::Odd);
            let changed = field.value_updated_at.second();
            if self.password.as_ref().is_none_or(Secret::is_empty) {
                self.password = field.value.given().or(self.password.take());
                self.password_changed = changed;
            } else if let Some(other) = field.value.given()
                && !other.is_empty()
                && self.others.len() < MAX_OTHERS
            {
                self.others.push((other, changed));
            }
            return;
        }
        if kind == "totp" {
            self.totp = self.totp.max(items::totp(&field.value));
            return;
        }
        let value = field.value.given().unwrap_or_default();
        // The numbers of a card are hidden too, and open no account.
        let is_hidden = field.sensitive.given().is_some_and(|is| is > 0) && !kind.starts_with("cc");
        self.hidden += usize::from(is_hidden && !value.is_empty());
        let text = || String::from_utf8_lossy(value.reveal()).into_owned();
        match kind.as_str() {
            "username" if self.username.is_empty() => self.username = text(),
            "email" if self.email.is_empty() => self.email = text(),
            "url" => self.urls.add(text()),
            _ => {}
        }
    }
}

impl Gather<'_> for Found {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Loose::Given(Object(item)) = item else {
            return self.0.push_bad("it is no object");
        };
        let is_so = |flag: &Loose<u64>| matches!(flag, Loose::Given(1..));
        if is_so(&item.trashed) || is_so(&item.archived) {
            return self.0.put_away();
        }
        let template = item.template_type.text();
        let is_login = kind(&template, false) == Kind::Login;
        if matches!(item.fields, Loose::Missing) && (is_login || template.is_empty()) {
            return self.0.push_bad(items::NOTHING);
        }
        let fields = item.fields.gathered();
        if fields.is_odd {
            return self.0.push_bad("its password is no text");
        }
        let has_password = fields
            .password
            .as_ref()
            .is_some_and(|text| !text.is_empty());
        let kind = kind(&template, has_password);
        let Texts(folders) = item.folders.gathered();
        let Texts(urls) = fields.urls;
        let entry = Entry {
            title: item.title.text(),
            folder: folders.into_iter().next().unwrap_or_default(),
            urls,
            username: fields.username,
            email: fields.email,
            password: fields.password,
            totp: fields.totp,
            created: item.created_at.second(),
            changed: item.updated_at.second(),
            password_changed: fields.password_changed,
            ..Entry::default()
        };
        self.0.push_all(items::of_kind(entry, kind), fields.others);
        self.0.hide(fields.hidden);
    }
}

/// By the template it was made with: `login.default`, `creditcard.visa`.
fn kind(template: &str, has_password: bool) -> Kind {
    match template.split('.').next().unwrap_or_default() {
        "login" | "password" => Kind::Login,
        "creditcard" => Kind::Card,
        "identity" => Kind::Identity,
        "note" => Kind::Note,
        _ if has_password => Kind::Login,
        _ => Kind::Other,
    }
}

const MAX_DEPTH: usize = 64;
/// More than an item may have, so that it is noticed.
const MAX_OTHERS: usize = 100;

#[cfg(test)]
mod tests;
