//! 1Password's 1PUX: accounts, their vaults, and the items of those.
//!
//! Source: [1Password Unencrypted Export](https://support.1password.com/1pux-format/). What it does not say: an item
//! can be `trashed` too, its passkeys stand in it or in its details, and `watchtowerExclusions` is an object of
//! warnings that its owner does not want.

mod item;

use serde::Deserialize;

use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::one_pux;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry;
use crate::vault::import::Format;
use crate::vault::import::items;
use crate::vault::import::items::Items;
use crate::vault::import::one_pux::item::Item;

pub(super) const FORMAT: Format = Format {
    title: "1Password (1PUX)",
    is: one_pux::is,
    read: |file, _keys| read(file),
};

fn read(file: &Secret) -> Result<entry::Vault, Trouble> {
    let data = one_pux::data(file)?;
    let (export, odd) = loose::read_counting::<Export>(&data)?;
    let Loose::Given(List(Accounts(found))) = export.accounts else {
        return Err(Trouble::Damaged("there is no list of accounts in it"));
    };
    let mut vault = found.items.vault(FORMAT.title, odd)?;
    if found.excused > 0 {
        vault.notes.push(format!(
            "Watchtower is told to keep quiet about some things of {}; they are looked at here",
            items::entries(found.excused)
        ));
    }
    Ok(vault)
}

/// What was found in some vaults.
#[derive(Default)]
struct Found {
    items: Items,
    /// How many are left out of some warnings and not of all.
    excused: usize,
}

impl Found {
    fn append(&mut self, other: Self, folder: &str) {
        self.items.append(other.items, folder);
        self.excused += other.excused;
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Export {
    accounts: Loose<List<Accounts>>,
}

#[derive(Default)]
struct Accounts(Found);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Account {
    vaults: Loose<List<Vaults>>,
}

#[derive(Default)]
struct Vaults(Found);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Vault {
    attrs: Loose<Object<Attributes>>,
    items: Loose<List<Found>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attributes {
    name: Loose<String>,
}

impl Gather<'_> for Accounts {
    type Element = Loose<Object<Account>>;

    fn gather(&mut self, account: Self::Element) {
        match account {
            Loose::Given(Object(Account {
                vaults: Loose::Given(List(Vaults(found))),
            })) => self.0.append(found, ""),
            _ => self
                .0
                .items
                .push_bad("an account of it is no object or has no list of vaults"),
        }
    }
}

impl Gather<'_> for Vaults {
    type Element = Loose<Object<Vault>>;

    fn gather(&mut self, vault: Self::Element) {
        match vault {
            Loose::Given(Object(Vault {
                attrs,
                items: Loose::Given(List(found)),
            })) => self.0.append(found, &attrs.object().name.text()),
            _ => self.0.items.push_bad(items::NO_LIST),
        }
    }
}

impl Gather<'_> for Found {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Loose::Given(Object(item)) = item else {
            return self.items.push_bad("it is no object");
        };
        let item = item.unwrapped();
        if item.is_away() {
            return self.items.put_away();
        }
        match item.read() {
            Ok(read) => {
                self.excused += usize::from(read.is_excused);
                self.items.push_all(read.entry, read.others);
                self.items.hide(read.hidden);
            }
            Err(why) => self.items.push_bad(why),
        }
    }
}

#[cfg(test)]
mod tests;
