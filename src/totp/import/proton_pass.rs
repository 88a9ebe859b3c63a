//! Proton Pass: the items of its export that have a secret for one-time codes, as JSON or with that in a zip file.
//!
//! ```json
//! {"vaults":{"ID":{"name":"…","items":[{"state":1,"data":{"metadata":{"name":"…"},"extraFields":[],
//!  "content":{"itemEmail":"…","itemUsername":"…","totpUri":"otpauth://…"}}}]}}}
//! ```
//!
//! A field that the owner added can hold one too. Source: [what Bitwarden's importer reads][source].
//!
//! [source]: https://github.com/bitwarden/clients/tree/main/libs/importer/src/importers/protonpass

mod item;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde::de::MapAccess;

use crate::formats::Ask;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::loose::Shape;
use crate::formats::proton_pass;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::entries;
use crate::totp::import::entries::Entries;
use crate::totp::import::proton_pass::item::Item;
use crate::totp::import::proton_pass::item::Kept;
use crate::totp::import::row::Imported;

pub(super) const FORMAT: Format = Format {
    title: "Proton Pass",
    is: proton_pass::is,
    read: |file: &Secret, _: Ask<'_>| match proton_pass::zipped(file)? {
        Some(json) => read(&json),
        None => read(file),
    },
};

fn read(json: &Secret) -> Result<Imported, Trouble> {
    let export: Export = loose::read(json)?;
    if export.encrypted.is_true() {
        return Err(proton_pass::SEALED);
    }
    let none = Trouble::Damaged("it has no vaults");
    let Vaults(entries) = export.vaults.given().ok_or(none)?;
    entries.imported("in the trash")
}

/// The items, in all vaults or in one.
#[derive(Default)]
struct Items(Entries);

impl Gather<'_> for Items {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Self(entries) = self;
        let Kept {
            name,
            user,
            uris,
            is_trashed,
        } = item.object().kept();
        entries.begin();
        if uris.is_empty() {
            return entries.without();
        }
        if is_trashed {
            return entries.put_away();
        }
        for (number, uri) in (1..).zip(uris) {
            let place = match number {
                1 => String::new(),
                number => format!(", secret {number}"),
            };
            entries.push(entries::row(place, &name, &user, &uri));
        }
    }
}

/// The mirror of the export.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Export {
    encrypted: Loose<bool>,
    vaults: Loose<Vaults>,
}

/// The vaults, by names that mean nothing.
struct Vaults(Entries);

impl<'de> Shape<'de> for Vaults {
    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut entries = Entries::default();
        while let Some((_, vault)) = object.next_entry::<IgnoredAny, Loose<Object<Vault>>>()? {
            let Items(more) = vault.object().items.gathered();
            entries.append(more);
        }
        Ok(Some(Self(entries)))
    }
}

/// The mirror of a vault.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Vault {
    items: Loose<List<Items>>,
}

#[cfg(test)]
mod tests;
