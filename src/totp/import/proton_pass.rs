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
use crate::totp::import::proton_pass::item::Item;
use crate::totp::import::proton_pass::item::Kept;
use crate::totp::import::row;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;

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
    let Vaults(found) = export.vaults.given().ok_or(none)?;
    found.imported()
}

/// What was found, in all vaults or in one.
#[derive(Default)]
struct Found {
    /// Which item each is of, and its row.
    rows: Vec<(usize, Row)>,
    /// How many items there were.
    count: usize,
    /// How many of them have no secret for one-time codes.
    without: usize,
    /// How many of them have, and were thrown away.
    trashed: usize,
}

impl Found {
    fn append(&mut self, other: Self) {
        let rows = other.rows.into_iter();
        self.rows
            .extend(rows.map(|(number, row)| (self.count + number, row)));
        self.count += other.count;
        self.without += other.without;
        self.trashed += other.trashed;
    }

    fn imported(self) -> Result<Imported, Trouble> {
        if self.rows.len() > MAX_ROWS {
            return Err(Trouble::Damaged("it has more secrets than any app has"));
        }
        let mut notes: Vec<String> = row::trash_note(self.trashed).into_iter().collect();
        match self.without {
            0 => {}
            1 => notes.push("1 entry has no one-time codes".to_owned()),
            many => notes.push(format!("{many} entries have no one-time codes")),
        }
        let rows = self.rows.into_iter().map(|(number, row)| Row {
            place: format!("entry {number}{}", row.place),
            ..row
        });
        Ok(Imported {
            rows: rows.collect(),
            notes,
            is_incomplete: false,
        })
    }
}

impl Gather<'_> for Found {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        self.count += 1;
        let Kept {
            name,
            user,
            uris,
            is_trashed,
        } = item.object().kept();
        if uris.is_empty() {
            self.without += 1;
        } else if is_trashed {
            self.trashed += 1;
        } else {
            for (number, uri) in (1..).zip(uris) {
                // One more than there may be, so that it is noticed.
                if self.rows.len() > MAX_ROWS {
                    return;
                }
                let place = match number {
                    1 => String::new(),
                    number => format!(", secret {number}"),
                };
                let row = Row::of_text(place, name.clone(), &uri);
                self.rows.push((self.count, row.named(&name, &user)));
            }
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
struct Vaults(Found);

impl<'de> Shape<'de> for Vaults {
    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut found = Found::default();
        while let Some((_, vault)) = object.next_entry::<IgnoredAny, Loose<Object<Vault>>>()? {
            // What is over the bound is still there, so that it is noticed.
            if found.rows.len() <= MAX_ROWS {
                found.append(vault.object().items.gathered());
            }
        }
        Ok(Some(Self(found)))
    }
}

/// The mirror of a vault.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Vault {
    items: Loose<List<Found>>,
}

#[cfg(test)]
mod tests;
