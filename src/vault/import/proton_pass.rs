//! Proton Pass: vaults by names that mean nothing, as JSON or with that in a zip file.
//!
//! Source: [what Bitwarden's importer reads][source].
//!
//! [source]: https://github.com/bitwarden/clients/tree/main/libs/importer/src/importers/protonpass

use crate::vault::totp::Totp;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde::de::MapAccess;

use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::loose::Shape;
use crate::formats::proton_pass;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::import::Format;
use crate::vault::import::items;
use crate::vault::import::items::Any;
use crate::vault::import::items::Items;
use crate::vault::import::items::Moment;
use crate::vault::import::items::Texts;

pub(super) const FORMAT: Format = Format {
    title: "Proton Pass (JSON)",
    is: proton_pass::is,
    read: |file, _keys| match proton_pass::zipped(file)? {
        Some(json) => read(&json),
        None => read(file),
    },
};

fn read(json: &Secret) -> Result<entry::Vault, Trouble> {
    let (export, odd) = loose::read_counting::<Export>(json)?;
    if export.encrypted.is_true() {
        return Err(proton_pass::SEALED);
    }
    let none = Trouble::Damaged("it has no vaults");
    let Vaults(found) = export.vaults.given().ok_or(none)?;
    found.vault(FORMAT.title, odd)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Export {
    encrypted: Loose<bool>,
    vaults: Loose<Vaults>,
}

struct Vaults(Items);

impl<'de> Shape<'de> for Vaults {
    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut all = Items::default();
        while let Some((_, vault)) = object.next_entry::<IgnoredAny, Loose<Object<Vault>>>()? {
            match vault {
                Loose::Given(Object(Vault {
                    name,
                    items: Loose::Given(List(Found(found))),
                })) => all.append(found, &name.text()),
                _ => all.push_bad(items::NO_LIST),
            }
        }
        Ok(Some(Self(all)))
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Vault {
    name: Loose<String>,
    items: Loose<List<Found>>,
}

#[derive(Default)]
struct Found(Items);

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Item {
    state: Loose<u64>,
    data: Loose<Object<Data>>,
    alias_email: Loose<String>,
    create_time: Loose<Moment>,
    modify_time: Loose<Moment>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Data {
    #[serde(rename = "type")]
    kind: Loose<String>,
    metadata: Loose<Object<Metadata>>,
    content: Loose<Object<Content>>,
    #[serde(rename = "extraFields")]
    fields: Loose<List<Added>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata {
    name: Loose<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Content {
    item_username: Loose<String>,
    /// As it was called before there was a mail address beside it.
    username: Loose<String>,
    item_email: Loose<String>,
    password: Loose<Secret>,
    urls: Loose<List<Texts>>,
    totp_uri: Loose<Secret>,
    passkeys: Loose<List<Any>>,
}

/// What makes codes among the fields that the owner added, and how many are hidden on the screen.
#[derive(Default)]
struct Added(Totp, usize);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Field {
    #[serde(rename = "type")]
    kind: Loose<String>,
    data: Loose<Object<FieldData>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct FieldData {
    #[serde(rename = "totpUri")]
    totp_uri: Loose<Secret>,
    content: Loose<Secret>,
}

impl Gather<'_> for Added {
    type Element = Loose<Object<Field>>;

    fn gather(&mut self, field: Self::Element) {
        let field = field.object();
        let data = field.data.object();
        self.0 = self.0.max(items::totp(&data.totp_uri));
        let is_hidden = field.kind.text() == "hidden";
        let content = data.content.given();
        self.1 += usize::from(is_hidden && content.is_some_and(|text| !text.is_empty()));
    }
}

impl Gather<'_> for Found {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Loose::Given(Object(item)) = item else {
            return self.0.push_bad("it is no object");
        };
        if item.state.given() == Some(TRASHED) {
            return self.0.put_away();
        }
        let Loose::Given(Object(data)) = item.data else {
            return self.0.push_bad(items::NOTHING);
        };
        let kind = data.kind.text();
        let content = match data.content {
            Loose::Given(Object(content)) => content,
            Loose::Missing if matches!(&*kind, "" | "login") => {
                return self.0.push_bad(items::NOTHING);
            }
            Loose::Missing => Content::default(),
            Loose::Odd => return self.0.push_bad("its content is no object"),
        };
        let password = match items::password(content.password) {
            Ok(password) => password,
            Err(why) => return self.0.push_bad(why),
        };
        let Texts(urls) = content.urls.gathered();
        let Added(totp, hidden) = data.fields.gathered();
        let Any(has_passkey) = content.passkeys.gathered();
        let users = [content.item_username, content.username].map(Loose::text);
        let user = users.into_iter().find(|user| !user.trim().is_empty());
        let emails = [content.item_email, item.alias_email].map(Loose::text);
        let email = emails.into_iter().find(|email| !email.trim().is_empty());
        let entry = Entry {
            title: data.metadata.object().name.text(),
            urls,
            username: user.unwrap_or_default(),
            email: email.unwrap_or_default(),
            password,
            totp: totp.max(items::totp(&content.totp_uri)),
            has_passkey,
            created: item.create_time.second(),
            changed: item.modify_time.second(),
            ..Entry::default()
        };
        self.0.push(items::of_kind(entry, self::kind(&kind)));
        self.0.hide(hidden);
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "login" => Kind::Login,
        "note" => Kind::Note,
        "creditCard" => Kind::Card,
        "identity" => Kind::Identity,
        "sshKey" => Kind::Key,
        "wifi" => Kind::Wifi,
        _ => Kind::Other,
    }
}

const TRASHED: u64 = 2;

#[cfg(test)]
mod tests;
