//! FIDO's Credential Exchange Format, 1.0: what password managers hand over to each other.
//!
//! Source: [Credential Exchange Format](https://fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html), section 3.

mod credentials;

use std::collections::HashMap;

use serde::Deserialize;

use crate::formats::cxf;
use crate::formats::cxf::Version;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry::Entry;
use crate::vault::entry::Vault;
use crate::vault::import::Format;
use crate::vault::import::cxf::credentials::Credentials;
use crate::vault::import::items;
use crate::vault::import::items::Items;
use crate::vault::import::items::Moment;
use crate::vault::import::items::Texts;

pub(super) const FORMAT: Format = Format {
    title: "Credential Exchange (CXF)",
    is: cxf::is,
    read: |file, _keys| read(file),
};

fn read(file: &Secret) -> Result<Vault, Trouble> {
    let (whole, odd) = loose::read_counting::<Whole>(file)?;
    whole.version.object().known()?;
    let accounts = whole.accounts.given();
    let all = accounts.map(|List(Accounts(all))| all);
    let alone = Account {
        collections: whole.collections,
        items: whole.items,
    };
    let none = Trouble::Damaged("there is no list of accounts in it");
    let found = all.or_else(|| alone.found()).ok_or(none)?;
    found.vault(FORMAT.title, odd)
}

/// The file, or an account alone, as Apple hands it over.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Whole {
    version: Loose<Object<Version>>,
    accounts: Loose<List<Accounts>>,
    collections: Loose<List<Collections>>,
    items: Loose<List<Found>>,
}

#[derive(Default)]
struct Accounts(Items);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Account {
    collections: Loose<List<Collections>>,
    items: Loose<List<Found>>,
}

impl Account {
    /// Its items, in their folders; `None` where there is no list of them.
    fn found(self) -> Option<Items> {
        let List(Found(mut items)) = self.items.given()?;
        let Collections(folders) = self.collections.gathered();
        items.for_each(|entry| {
            let id = std::mem::take(&mut entry.folder);
            entry.folder = folders.get(&id).cloned().unwrap_or_default();
        });
        Some(items)
    }
}

impl Gather<'_> for Accounts {
    type Element = Loose<Object<Account>>;

    fn gather(&mut self, account: Self::Element) {
        match account.given().and_then(|Object(account)| account.found()) {
            Some(items) => self.0.append(items, ""),
            None => self.0.push_bad(items::NO_LIST),
        }
    }
}

/// The path of the folder that each item lies in, by its id.
#[derive(Default)]
struct Collections(HashMap<String, String>);

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Collection {
    title: Loose<String>,
    items: Loose<List<Linked>>,
    sub_collections: Loose<List<Collections>>,
}

/// The ids of items.
#[derive(Default)]
struct Linked(Vec<String>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Link {
    item: Loose<String>,
}

impl Gather<'_> for Linked {
    type Element = Loose<Object<Link>>;

    fn gather(&mut self, link: Self::Element) {
        self.0.extend(link.object().item.given());
    }
}

impl Gather<'_> for Collections {
    type Element = Loose<Object<Collection>>;

    fn gather(&mut self, collection: Self::Element) {
        let collection = collection.object();
        let title = collection.title.text();
        let title = items::shared(&title);
        let Linked(items) = collection.items.gathered();
        for id in items {
            self.0.entry(id).or_insert_with(|| title.to_owned());
        }
        let Collections(inner) = collection.sub_collections.gathered();
        for (id, path) in inner {
            self.0
                .entry(id)
                .or_insert_with(|| items::shared(&format!("{title}/{path}")).to_owned());
        }
    }
}

/// The items; what stands for the folder of each is still its own id.
#[derive(Default)]
struct Found(Items);

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Item {
    id: Loose<String>,
    title: Loose<String>,
    creation_at: Loose<Moment>,
    modified_at: Loose<Moment>,
    scope: Loose<Object<Scope>>,
    credentials: Loose<List<Credentials>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Scope {
    urls: Loose<List<Texts>>,
}

impl Gather<'_> for Found {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Loose::Given(Object(item)) = item else {
            return self.0.push_bad("it is no object");
        };
        let credentials = match item.credentials {
            Loose::Given(List(credentials)) => credentials,
            Loose::Odd => return self.0.push_bad("its credentials are no list"),
            Loose::Missing => return self.0.push_bad("it has no credentials"),
        };
        if let Some(why) = credentials.odd {
            return self.0.push_bad(why);
        }
        if credentials.has_odd && credentials.logins.is_empty() && credentials.wifi.is_none() {
            return self.0.push_bad("a credential of it is no object");
        }
        if credentials.logins.len() > MAX_LOGINS {
            return self.0.push_bad("it has more logins than any item");
        }
        let Texts(mut urls) = item.scope.object().urls.gathered();
        for url in credentials.urls {
            if !urls.contains(&url) {
                urls.push(url);
            }
        }
        let (title, id) = (item.title.text(), item.id.text());
        let (created, changed) = (item.creation_at.second(), item.modified_at.second());
        let entry = || Entry {
            title: title.clone(),
            folder: id.clone(),
            urls: urls.clone(),
            totp: credentials.totp,
            has_passkey: credentials.has_passkey,
            created,
            changed,
            ..Entry::default()
        };
        let mut logins = credentials.logins.into_iter();
        let first = logins.next();
        let is_login = first.is_some();
        let (username, password) = first.unwrap_or((String::new(), credentials.wifi));
        let whole = Entry {
            username,
            password,
            ..entry()
        };
        self.0.hide(credentials.hidden);
        let kind = credentials.kind.filter(|_| !is_login);
        self.0.push(items::of_kind(whole, kind.unwrap_or_default()));
        for (username, password) in logins {
            self.0.push_beside(Entry {
                username,
                password,
                ..entry()
            });
        }
    }
}

/// Each is an entry with the title and the addresses of all.
const MAX_LOGINS: usize = 8;

#[cfg(test)]
mod tests;
