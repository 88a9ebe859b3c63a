//! Proton Authenticator: its export, plain or with a password.
//!
//! ```json
//! {"version":1,"entries":[{"id":"…","content":{"uri":"otpauth://…","entry_type":"Totp","name":"…"},"note":null}]}
//! {"version":1,"salt":"…","content":"…"}
//! ```
//!
//! Argon2id makes the key, AES-256-GCM seals the plain form. Source: `proton-authenticator`'s
//! [`password_exporter.rs` and `exporter.rs`][source].
//!
//! [source]: https://github.com/protonpass/proton-pass-common/tree/main/proton-authenticator/src/entry

use aes_gcm::Aes256Gcm;
use aes_gcm::KeyInit;
use aes_gcm::Nonce;
use aes_gcm::Tag;
use aes_gcm::aead::AeadInPlace;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::digits::base64;
use crate::formats::Ask;
use crate::formats::loose;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::outline::Outline;
use crate::formats::trouble::Trouble;
use crate::kdf;
use crate::kdf::Argon2Costs;
use crate::kdf::Key;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::entries;
use crate::totp::import::listing;
use crate::totp::import::listing::Listing;
use crate::totp::import::row;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Imported;
use crate::totp::import::row::Row;

pub(super) const FORMAT: Format = Format {
    title: "Proton Authenticator",
    is: |look| is_plain(look.outline()) || is_sealed(look.outline()),
    read,
};

/// Aegis has `version` and `entries` too, further inside.
fn is_plain(outline: &Outline) -> bool {
    outline.has(&["version", "entries"])
}

fn is_sealed(outline: &Outline) -> bool {
    outline.has(&["version", "salt", "content"])
}

fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    if is_plain(&Outline::of(file)) {
        plain(file)
    } else {
        plain(&open(file, ask)?)
    }
}

fn plain(file: &Secret) -> Result<Imported, Trouble> {
    let export: Export = loose::read(file)?;
    known(export.version)?;
    let Loose::Given(List(listing)) = export.entries else {
        return Err(MISSING);
    };
    Ok(Imported {
        rows: listing.rows()?,
        ..Imported::default()
    })
}

impl listing::Entry for Entry {
    fn row(self, place: String) -> Row {
        self.content.object().row(place)
    }
}

impl Content {
    fn row(self, place: String) -> Row {
        let name = row::name(&self.name.text());
        let missing = if self.uri.is_there() {
            "its URI is no text"
        } else {
            "it has no URI"
        };
        let Some(uri) = self.uri.given() else {
            return Row::bad(place, name, Bad::Other(missing));
        };
        let row = Row::of_text(place, name.clone(), &uri);
        match &row.content {
            // A `steam` URI has no room for a name.
            Ok(enrolment) if enrolment.issuer.is_empty() && enrolment.account.is_empty() => {
                entries::named(row, "")
            }
            _ => row,
        }
    }
}

/// The plain form inside of the one with a password.
fn open(file: &Secret, ask: Ask<'_>) -> Result<Secret, Trouble> {
    let export: Sealed = loose::read(file)?;
    known(export.version)?;
    let decode = |text: Loose<Secret>| {
        let text = text.given().ok_or(MISSING)?;
        base64::decode(text.reveal()).map_err(|_| Trouble::Damaged("a part of it is not base 64"))
    };
    let salt = decode(export.salt)?;
    if salt.len() != SALT {
        return Err(Trouble::Damaged("its salt is none"));
    }
    let content = decode(export.content)?;
    let cut = || Trouble::Damaged("it is cut");
    let (nonce, rest) = content.reveal().split_at_checked(NONCE).ok_or_else(cut)?;
    let length = rest.len().checked_sub(TAG).ok_or_else(cut)?;
    let (sealed, tag) = rest.split_at(length);
    let password = ask().map_err(Trouble::NoPassword)?;
    let key: Key<32> = kdf::argon2id(&password, salt.reveal(), COSTS)?;
    let mut opened = Zeroizing::new(sealed.to_vec());
    Aes256Gcm::new((&*key).into())
        .decrypt_in_place_detached(
            Nonce::from_slice(nonce),
            PURPOSE,
            &mut opened,
            Tag::from_slice(tag),
        )
        .map_err(|_| Trouble::WrongPasswordOrDamaged)?;
    Ok(Secret::new(std::mem::take(&mut *opened)))
}

fn known(version: Loose<u64>) -> Result<(), Trouble> {
    match version.given() {
        None | Some(1) => Ok(()),
        Some(_) => Err(Trouble::Unsupported {
            what: "this is an export of a newer version of Proton Authenticator",
            hint: "look for a newer doorkey; until then, export from an older version of the app",
        }),
    }
}

/// The mirror of the plain form.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Export {
    version: Loose<u64>,
    entries: Loose<List<Listing<Entry>>>,
}

/// The mirror of an entry.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Entry {
    content: Loose<Object<Content>>,
}

/// The mirror of what an entry holds.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Content {
    uri: Loose<Secret>,
    name: Loose<String>,
}

/// The mirror of the form with a password.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Sealed {
    version: Loose<u64>,
    salt: Loose<Secret>,
    content: Loose<Secret>,
}

/// Not in the file: the app has no others.
const COSTS: Argon2Costs = Argon2Costs {
    memory: 19 * 1024,
    passes: 2,
    lanes: 1,
};
const PURPOSE: &[u8] = b"proton.authenticator.export.v1";
/// These three are in bytes.
const SALT: usize = 16;
const NONCE: usize = 12;
const TAG: usize = 16;
const MISSING: Trouble = Trouble::Damaged("a part of it is missing");

#[cfg(test)]
mod tests;
