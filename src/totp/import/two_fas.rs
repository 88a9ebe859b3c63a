//! 2FAS: its backup, plain or encrypted.
//!
//! ```json
//! {"services":[],"schemaVersion":4,"servicesEncrypted":"DATA:SALT:IV","reference":"DATA:SALT:IV"}
//! ```
//!
//! `services` holds the entries; where the backup is encrypted, it is empty, and what it would hold is in
//! `servicesEncrypted`: each of the three parts in base 64, the tag of AES-256-GCM at the end of the data.
//! `reference` is a text that 2FAS knows, encrypted with the same password. Source: 2FAS' `BackupContent.kt`,
//! `BackupService.kt` and `ServiceMapper.kt`, and Aegis' `TwoFASImporter.java`.

mod service;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::digits::base64;
use crate::formats::Ask;
use crate::formats::look::Look;
use crate::formats::loose;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::sealed;
use crate::formats::trouble::Trouble;
use crate::kdf;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::listing::Listing;
use crate::totp::import::row::Imported;
use crate::totp::import::two_fas::service::Service;

pub(super) const FORMAT: Format = Format {
    title: "2FAS",
    is,
    read,
};

fn is(look: &Look<'_>) -> bool {
    let text = look.file.reveal();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    // What the app writes begins so, and may be cut before its version.
    text.starts_with(b"{\"services\":[")
        || look.outline().has(&["services", "schemaVersion"])
        || look.outline().has(&["servicesEncrypted"])
}

fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    let outer: Outer = loose::read(file)?;
    let services = match outer.sealed {
        Loose::Missing => outer.services,
        Loose::Given(text) => {
            let services = Sealed::read(&text)?;
            let password = ask().map_err(Trouble::NoPassword)?;
            let reference = outer.reference.given();
            loose::read(&open(&services, reference.as_ref(), &password)?)?
        }
        Loose::Odd => return Err(Trouble::Damaged("its `servicesEncrypted` is no text")),
    };
    let Loose::Given(List(listing)) = services else {
        return Err(Trouble::Damaged("it has no list of services"));
    };
    let mut imported = Imported {
        rows: listing.rows()?,
        ..Imported::default()
    };
    if let Some(version) = outer.version.given().filter(|&version| version > NEWEST) {
        imported.notes.push(format!(
            "the backup is of version {version}, and was read as version {NEWEST}: compare some codes with 2FAS"
        ));
    }
    Ok(imported)
}

/// What `services` holds. Where it cannot be opened, the reference tells why, if there is one: what opens it is the
/// password.
fn open(
    services: &Sealed,
    reference: Option<&Secret>,
    password: &Secret,
) -> Result<Secret, Trouble> {
    if let Some(plain) = services.open(password)? {
        return Ok(plain);
    }
    let Some(Ok(reference)) = reference.map(Sealed::read) else {
        return Err(Trouble::WrongPasswordOrDamaged);
    };
    Err(match reference.open(password)? {
        Some(_) => Trouble::Damaged("its services are not what was encrypted"),
        None => Trouble::WrongPassword,
    })
}

/// The file.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Outer {
    #[serde(rename = "schemaVersion")]
    version: Loose<u64>,
    services: Loose<List<Listing<Service>>>,
    #[serde(rename = "servicesEncrypted")]
    sealed: Loose<Secret>,
    reference: Loose<Secret>,
}

/// Data, salt and nonce.
struct Sealed {
    data: Secret,
    salt: Secret,
    nonce: Secret,
}

impl Sealed {
    fn read(text: &Secret) -> Result<Self, Trouble> {
        let damaged = Trouble::Damaged("its encrypted part is not data, salt and nonce in base 64");
        let mut parts = text.reveal().split(|&byte| byte == b':');
        let mut part = || base64::decode(parts.next()?).ok();
        let (Some(data), Some(salt), Some(nonce)) = (part(), part(), part()) else {
            return Err(damaged);
        };
        if data.len() < TAG || nonce.len() != 12 || parts.next().is_some() {
            return Err(damaged);
        }
        Ok(Self { data, salt, nonce })
    }

    fn open(&self, password: &Secret) -> Result<Option<Secret>, Trouble> {
        let key = kdf::pbkdf2_sha256(password, self.salt.reveal(), ROUNDS)?;
        let data = self.data.reveal();
        let opened = data
            .split_last_chunk::<TAG>()
            .and_then(|(data, tag)| sealed::aes_gcm(&key, self.nonce.reveal(), data, tag));
        Ok(opened)
    }
}

/// The newest version that was seen.
const NEWEST: u64 = 4;
/// Of PBKDF2 with HMAC-SHA-256; the file does not say them.
const ROUNDS: u32 = 10_000;
/// In bytes.
const TAG: usize = 16;
