//! Ente Auth: its encrypted export, and what it hides in the otpauth URIs of its plain one.
//!
//! ```json
//! {"version":1,"kdfParams":{"memLimit":1073741824,"opsLimit":4,"salt":"…"},"encryptedData":"…",
//!  "encryptionNonce":"…"}
//! ```
//!
//! Argon2id makes the key, `secretstream` seals a list of otpauth URIs. Source: Ente's
//! [`export_widget.dart` and `encrypted_ente_import.dart`][source].
//!
//! [source]: https://github.com/ente-io/ente/tree/main/mobile/apps/auth/lib/ui/settings/data

use serde::Deserialize;

use crate::digits::base64;
use crate::digits::percent;
use crate::formats::Ask;
use crate::formats::look::Look;
use crate::formats::loose;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::trouble::Trouble;
use crate::kdf;
use crate::kdf::Argon2Costs;
use crate::kdf::Key;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::otpauth_list;
use crate::totp::import::row::Imported;
use crate::totp::import::secretstream;

pub(super) const FORMAT: Format = Format {
    title: "Ente Auth",
    is,
    read,
};

/// Whether a line of the plain export is an entry that was thrown away.
///
/// `codeDisplay` says so in JSON. Ente writes its commas encoded once more than the rest (`code_display.dart`).
pub(super) fn is_trashed(line: &[u8]) -> bool {
    let Ok(line) = str::from_utf8(line) else {
        return false;
    };
    let Some((_, query)) = line.split_once('?') else {
        return false;
    };
    let values = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut displays = values.filter(|(name, _)| *name == "codeDisplay");
    displays.next().is_some_and(|(_, display)| {
        let json = percent::decode(display, true).0.replace("%2C", ",");
        // Something may follow: an account's `#` ended up there.
        let mut reader = serde_json::Deserializer::from_str(&json);
        let display = Loose::<Object<Display>>::deserialize(&mut reader);
        display.is_ok_and(|display| display.object().trashed.is_true())
    })
}

fn is(look: &Look<'_>) -> bool {
    look.outline().has(&["kdfParams", "encryptedData"])
}

fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    let export: Export = loose::read(file)?;
    if export.version.given().is_some_and(|version| version != 1) {
        return Err(Trouble::Unsupported {
            what: "this is an export of a newer version of Ente Auth",
            hint: "export the codes from Ente Auth as plain text, and import that file",
        });
    }
    let costs = export.costs.object();
    let salt = part(costs.salt)?;
    if salt.len() != SALT {
        return Err(Trouble::Damaged("its salt is none"));
    }
    let argon2 = Argon2Costs {
        memory: costs.memory.given().ok_or(MISSING)? / 1024,
        passes: costs.passes.given().ok_or(MISSING)?,
        lanes: 1,
    };
    let header = part(export.header)?;
    let header = <&[u8; secretstream::HEADER]>::try_from(header.reveal())
        .map_err(|_| Trouble::Damaged("its nonce is none"))?;
    let sealed = part(export.sealed)?;
    let password = ask().map_err(Trouble::NoPassword)?;
    let key: Key<32> = kdf::argon2id(&password, salt.reveal(), argon2)?;
    otpauth_list::rows(&secretstream::open(&key, header, sealed.reveal())?)
}

/// A part that is written in base 64.
fn part(text: Loose<Secret>) -> Result<Secret, Trouble> {
    let text = text.given().ok_or(MISSING)?;
    base64::decode(text.reveal()).map_err(|_| Trouble::Damaged("a part of it is not base 64"))
}

/// The mirror of an encrypted export.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Export {
    version: Loose<u64>,
    #[serde(rename = "kdfParams")]
    costs: Loose<Object<Costs>>,
    #[serde(rename = "encryptedData")]
    sealed: Loose<Secret>,
    #[serde(rename = "encryptionNonce")]
    header: Loose<Secret>,
}

/// The mirror of the costs.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Costs {
    /// In bytes.
    #[serde(rename = "memLimit")]
    memory: Loose<u64>,
    #[serde(rename = "opsLimit")]
    passes: Loose<u64>,
    salt: Loose<Secret>,
}

/// The mirror of what Ente keeps about how a code is shown.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Display {
    trashed: Loose<bool>,
}

const MISSING: Trouble = Trouble::Damaged("a part of it is missing");
/// libsodium takes no other, in bytes.
const SALT: usize = 16;

#[cfg(test)]
mod tests;
