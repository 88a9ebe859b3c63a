//! Keeper's JSON: records of any type, with what the owner added by names such as `$oneTimeCode::1`.
//!
//! Source: [Keeper's page on it](https://docs.keeper.io/en/user-guides/import-records-1/import-json), and the types that
//! [Bitwarden's importer](https://github.com/bitwarden/clients/tree/main/libs/importer/src/importers/keeper) has of it.

use crate::vault::totp::Totp;
use serde::Deserialize;
use serde::de::MapAccess;
use serde::de::SeqAccess;

use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::loose::Shape;
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
    title: "Keeper (JSON)",
    is: |look| {
        let is_made_of = |names: &[&str]| look.outline().first_has("records", names);
        is_made_of(&["title", "$type"]) || is_made_of(&["title", "login", "password"])
    },
    read: |file, _keys| read(file),
};

fn read(file: &Secret) -> Result<Vault, Trouble> {
    let (whole, odd) = loose::read_counting::<Whole>(file)?;
    let Loose::Given(List(Found(items))) = whole.records else {
        return Err(Trouble::Damaged("there is no list of records in it"));
    };
    items.vault(FORMAT.title, odd)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Whole {
    records: Loose<List<Found>>,
}

#[derive(Default)]
struct Found(Items);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Item {
    #[serde(rename = "$type")]
    kind: Loose<String>,
    title: Loose<String>,
    login: Loose<String>,
    password: Loose<Secret>,
    login_url: Loose<String>,
    last_modified: Loose<Moment>,
    folders: Loose<List<First>>,
    custom_fields: Loose<Added>,
}

/// The first of the folders it lies in.
#[derive(Default)]
struct First(String);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Folder {
    folder: Loose<String>,
    shared_folder: Loose<String>,
}

impl Gather<'_> for First {
    type Element = Loose<Object<Folder>>;

    fn gather(&mut self, folder: Self::Element) {
        let folder = folder.object();
        let parts = [folder.shared_folder.text(), folder.folder.text()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if self.0.is_empty() {
            self.0 = path(&parts.join("\\"));
        }
    }
}

/// With `/` between folders, of which a name can have some too; two `\` are one of a name.
fn path(text: &str) -> String {
    let whole = text.replace("\\\\", "\u{0}");
    whole.replace('\\', "/").replace('\u{0}', "\\")
}

/// What the owner added.
#[derive(Default)]
struct Added {
    totp: Totp,
    has_passkey: bool,
    urls: Texts,
    email: String,
    /// Fields that are hidden on the screen, with something in them.
    hidden: usize,
}

impl<'de> Shape<'de> for Added {
    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut added = Self::default();
        while let Some(name) = object.next_key::<String>()? {
            let kind = name.split(':').next().unwrap_or_default();
            match kind {
                "$oneTimeCode" | "TFC" => {
                    let Words(texts) = object
                        .next_value::<Loose<Words>>()?
                        .given()
                        .unwrap_or_default();
                    let found = texts.0.iter().map(|text| Totp::of(text.as_bytes()));
                    added.totp = found.fold(added.totp, Totp::max);
                }
                "$passkey" => {
                    let passkey = object.next_value::<Loose<Filled>>()?.given();
                    added.has_passkey |= passkey.is_some_and(|Filled(is)| is);
                }
                "$url" => {
                    let Words(urls) = object
                        .next_value::<Loose<Words>>()?
                        .given()
                        .unwrap_or_default();
                    urls.0.into_iter().for_each(|url| added.urls.add(url));
                }
                "$email" => {
                    let Words(emails) = object
                        .next_value::<Loose<Words>>()?
                        .given()
                        .unwrap_or_default();
                    let first = emails.0.into_iter().next();
                    added.email = first
                        .filter(|_| added.email.is_empty())
                        .unwrap_or(added.email);
                }
                "$password" | "$secret" | "$pinCode" => {
                    let hidden = object.next_value::<Loose<Filled>>()?.given();
                    added.hidden += usize::from(hidden.is_some_and(|Filled(is)| is));
                }
                _ => {
                    object.next_value::<Loose<()>>()?;
                }
            }
        }
        Ok(Some(added))
    }
}

/// Whether something has anything in it.
struct Filled(bool);

impl<'de> Shape<'de> for Filled {
    fn of_text(text: &str) -> Option<Self> {
        Some(Self(!text.trim().is_empty()))
    }

    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        <()>::of_object(object).map(|_| Some(Self(true)))
    }

    fn of_list<A: SeqAccess<'de>>(list: A) -> Result<Option<Self>, A::Error> {
        let list: Option<List<items::Any>> = List::of_list(list)?;
        Ok(list
            .filter(|List(items::Any(is_any))| *is_any)
            .map(|_| Self(true)))
    }
}

/// Text, or a list of texts.
#[derive(Default)]
struct Words(Texts);

impl<'de> Shape<'de> for Words {
    fn of_text(text: &str) -> Option<Self> {
        Some(Self(Texts(vec![text.to_owned()])))
    }

    fn of_list<A: SeqAccess<'de>>(list: A) -> Result<Option<Self>, A::Error> {
        let list: Option<List<Texts>> = List::of_list(list)?;
        Ok(list.map(|List(texts)| Self(texts)))
    }
}

impl Gather<'_> for Found {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Loose::Given(Object(item)) = item else {
            return self.0.push_bad("it is no object");
        };
        let is_there = item.title.is_there() || item.login.is_there() || item.password.is_there();
        if !is_there && !item.kind.is_there() {
            return self.0.push_bad(items::NOTHING);
        }
        let password = match items::password(item.password) {
            Ok(password) => password,
            Err(why) => return self.0.push_bad(why),
        };
        let added = item.custom_fields.given().unwrap_or_default();
        let mut urls = Texts::default();
        urls.add(item.login_url.text());
        added.urls.0.into_iter().for_each(|url| urls.add(url));
        let Texts(urls) = urls;
        let First(folder) = item.folders.gathered();
        let kind = kind(&item.kind.text());
        let entry = Entry {
            title: item.title.text(),
            folder,
            urls,
            username: item.login.text(),
            email: added.email,
            password,
            totp: added.totp,
            has_passkey: added.has_passkey,
            changed: item.last_modified.second(),
            ..Entry::default()
        };
        self.0.push(items::of_kind(entry, kind));
        self.0.hide(added.hidden);
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "" | "login" | "general" | "bankAccount" | "databaseCredentials" | "serverCredentials" => {
            Kind::Login
        }
        "encryptedNotes" => Kind::Note,
        "bankCard" => Kind::Card,
        "sshKeys" => Kind::Key,
        "wifiCredentials" => Kind::Wifi,
        "address" | "birthCertificate" | "contact" | "driverLicense" | "healthInsurance"
        | "passport" | "ssnCard" => Kind::Identity,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests;
