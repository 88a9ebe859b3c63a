//! Aegis: its vault, plain or encrypted.
//!
//! ```json
//! {"version":1,"header":{"slots":[{"type":1,"key":"…","key_params":{"nonce":"…","tag":"…"},"n":32768,"r":8,"p":1,
//!  "salt":"…"}],"params":{"nonce":"…","tag":"…"}},"db":"…"}
//! ```
//!
//! `db` is the encrypted JSON in base 64, or the plain JSON itself. Source: Aegis' [`docs/vault.md`][source],
//! `VaultFile.java`, `Vault.java`, `VaultEntry.java` and `OtpInfo.java`.
//!
//! [source]: https://github.com/beemdevelopment/Aegis/blob/master/docs/vault.md

mod entry;
mod slot;
#[cfg(test)]
mod tests;

use serde::Deserialize;
use serde::de::MapAccess;
use serde::de::value::MapAccessDeserializer;

use crate::digits::base64;
use crate::formats::Ask;
use crate::formats::look::Look;
use crate::formats::loose;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::loose::Shape;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::aegis::entry::Entry;
use crate::totp::import::aegis::slot::Nonce;
use crate::totp::import::aegis::slot::Slots;
use crate::totp::import::listing::Listing;
use crate::totp::import::row::Imported;

pub(super) const FORMAT: Format = Format {
    title: "Aegis",
    is,
    read,
};

fn is(look: &Look<'_>) -> bool {
    look.outline().has(&["version", "header", "db"])
}

fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    let outer: Outer = loose::read(file)?;
    if outer.version.given().is_some_and(|version| version > 1) {
        return Err(NEWER);
    }
    match outer.content {
        Loose::Given(Content::Plain(vault)) => vault.imported(),
        Loose::Given(Content::Sealed(text)) => {
            let plain = open(outer.header.object(), &text, ask)?;
            loose::read::<Vault>(&plain)?.imported()
        }
        Loose::Missing | Loose::Odd => Err(Trouble::Damaged("its `db` is neither object nor text")),
    }
}

fn open(header: Header, text: &Secret, ask: Ask<'_>) -> Result<Secret, Trouble> {
    let sealed = base64::decode(text.reveal())
        .map_err(|_| Trouble::Damaged("its `db` is not in base 64"))?;
    let Loose::Given(List(slots)) = header.slots else {
        return Err(Trouble::Damaged("it is encrypted, and has no slots"));
    };
    let nonce = header.nonce.object().read();
    let nonce = nonce.ok_or(Trouble::Damaged("its nonce or its tag is none"))?;
    slots.check()?;
    let password = ask().map_err(Trouble::NoPassword)?;
    let master = slots.open(&password)?;
    nonce
        .open(&master, sealed.reveal())
        .ok_or(Trouble::Damaged("its `db` is not what was encrypted"))
}

/// The file.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Outer {
    version: Loose<u64>,
    header: Loose<Object<Header>>,
    #[serde(rename = "db")]
    content: Loose<Content>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Header {
    slots: Loose<List<Slots>>,
    #[serde(rename = "params")]
    nonce: Loose<Object<Nonce>>,
}

enum Content {
    Plain(Vault),
    Sealed(Secret),
}

impl<'de> Shape<'de> for Content {
    fn of_text(text: &str) -> Option<Self> {
        Secret::of_text(text).map(Self::Sealed)
    }

    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        let vault = Vault::deserialize(MapAccessDeserializer::new(object))?;
        Ok(Some(Self::Plain(vault)))
    }
}

/// What is in the vault. Groups are only names.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Vault {
    version: Loose<u64>,
    entries: Loose<List<Listing<Entry>>>,
}

impl Vault {
    fn imported(self) -> Result<Imported, Trouble> {
        if self.version.given().is_some_and(|version| version > 3) {
            return Err(NEWER);
        }
        let Loose::Given(List(entries)) = self.entries else {
            return Err(Trouble::Damaged("it has no list of entries"));
        };
        Ok(Imported {
            rows: entries.rows()?,
            ..Imported::default()
        })
    }
}

const NEWER: Trouble = Trouble::Unsupported {
    what: "this is a vault of a newer version of Aegis",
    hint: "export the entries from Aegis as otpauth URIs, and import that file",
};
