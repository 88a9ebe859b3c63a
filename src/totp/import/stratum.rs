//! Stratum, which was Authenticator Pro: its backup, plain or encrypted.
//!
//! | begins with | then | key |
//! |---|---|---|
//! | `{"Authenticators":[…` | | |
//! | `AUTHENTICATORPRO` | salt (16), nonce (12), AES-256-GCM and its tag | Argon2id, three passes over 64 MiB, four lanes |
//! | `AuthenticatorPro` | salt (20), IV (16), AES-256-CBC | PBKDF2 with HMAC-SHA-1, 64,000 rounds |
//!
//! Source: `StrongBackupEncryption.cs`, `LegacyBackupEncryption.cs`, `Authenticator.cs` and the generators in
//! [its core](https://github.com/stratumauth/app).

mod entry;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::formats::Ask;
use crate::formats::look::Look;
use crate::formats::loose;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::sealed;
use crate::formats::trouble::Trouble;
use crate::kdf;
use crate::kdf::Argon2Costs;
use crate::kdf::Key;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::listing::Listing;
use crate::totp::import::row::Imported;
use crate::totp::import::stratum::entry::Entry;

pub(super) const FORMAT: Format = Format {
    title: "Stratum",
    is,
    read,
};

fn is(look: &Look<'_>) -> bool {
    let begins = |header: &[u8]| look.file.reveal().starts_with(header);
    begins(STRONG) || begins(OLD) || look.outline().has(&["Authenticators"])
}

fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    if let Some(rest) = file.reveal().strip_prefix(STRONG) {
        return strong(rest, ask);
    }
    if let Some(rest) = file.reveal().strip_prefix(OLD) {
        return old(rest, ask);
    }
    loose::read::<Backup>(file)?.imported()
}

fn strong(rest: &[u8], ask: Ask<'_>) -> Result<Imported, Trouble> {
    let (salt, rest) = rest.split_first_chunk::<16>().ok_or(CUT)?;
    let (nonce, rest) = rest.split_first_chunk::<12>().ok_or(CUT)?;
    let (sealed, tag) = rest.split_last_chunk::<16>().ok_or(CUT)?;
    let password = ask().map_err(Trouble::NoPassword)?;
    let key: Key<32> = kdf::argon2id(&password, salt, COSTS)?;
    let plain = sealed::aes_gcm(&key, nonce, sealed, tag);
    // One seal over all: what does not open is one or the other.
    let plain = plain.ok_or(Trouble::WrongPasswordOrDamaged)?;
    loose::read::<Backup>(&plain)?.imported()
}

fn old(rest: &[u8], ask: Ask<'_>) -> Result<Imported, Trouble> {
    let (salt, rest) = rest.split_first_chunk::<20>().ok_or(CUT)?;
    let (iv, sealed) = rest.split_first_chunk::<16>().ok_or(CUT)?;
    if sealed.is_empty() || !sealed.len().is_multiple_of(16) {
        return Err(CUT);
    }
    let password = ask().map_err(Trouble::NoPassword)?;
    let key: Key<32> = kdf::pbkdf2_sha1(&password, salt, ROUNDS)?;
    let plain = sealed::aes_cbc(&key[..], iv, sealed).ok_or(Trouble::WrongPasswordOrDamaged)?;
    // The padding is right by chance once in 256 times; then JSON it is not.
    let backup: Backup = loose::read(&plain).map_err(|_| Trouble::WrongPasswordOrDamaged)?;
    let mut imported = backup.imported()?;
    imported.notes.push(NO_SEAL.to_owned());
    Ok(imported)
}

/// What is in the file. Categories and icons are not read.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Backup {
    #[serde(rename = "Authenticators")]
    entries: Loose<List<Listing<Entry>>>,
}

impl Backup {
    fn imported(self) -> Result<Imported, Trouble> {
        let Loose::Given(List(entries)) = self.entries else {
            return Err(Trouble::Damaged("it has no list of authenticators"));
        };
        Ok(Imported {
            rows: entries.rows()?,
            ..Imported::default()
        })
    }
}

const STRONG: &[u8] = b"AUTHENTICATORPRO";
const OLD: &[u8] = b"AuthenticatorPro";
const COSTS: Argon2Costs = Argon2Costs {
    memory: 65_536,
    passes: 3,
    lanes: 4,
};
const ROUNDS: u32 = 64_000;
const CUT: Trouble = Trouble::Damaged("it is cut short: was it copied to its end?");
const NO_SEAL: &str =
    "a backup of this old kind does not show whether it was changed: compare a code with the app's";
