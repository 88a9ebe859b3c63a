//! andOTP: its backup, plain or encrypted.
//!
//! ```json
//! [{"secret":"…","issuer":"…","label":"…","digits":6,"type":"TOTP","algorithm":"SHA1","period":30,"tags":[]}]
//! ```
//!
//! Source: andOTP's `Entry.java`, `BackupHelper.java` and `EncryptionHelper.java`, and Aegis' `AndOtpImporter.java`.

mod cipher;
mod likeness;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::formats::Ask;
use crate::formats::look::Look;
use crate::formats::loose;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::outline::Outline;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::fields;
use crate::totp::import::listing::Entry;
use crate::totp::import::listing::Listing;
use crate::totp::import::row::Imported;
use crate::totp::import::row::Row;
use crate::totp::import::settings::Settings;

/// The last of all formats: an encrypted backup is known only by being nothing else.
pub(super) const FORMAT: Format = Format {
    title: "andOTP",
    is,
    read,
};

fn is(look: &Look<'_>) -> bool {
    is_plain(look.file) || likeness::is_ciphertext(look.file.reveal())
}

/// A list, whose first element has the two names that every version writes.
fn is_plain(file: &Secret) -> bool {
    let Some(rest) = trimmed(file).strip_prefix(b"[") else {
        return false;
    };
    let first = rest.get(..MAX_LOOK).unwrap_or(rest);
    Outline::of(&Secret::new(first.to_vec())).has(&["secret", "label"])
}

fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    if trimmed(file).starts_with(b"[") {
        return entries(file);
    }
    let password = ask().map_err(Trouble::NoPassword)?;
    entries(&cipher::open(file.reveal(), &password)?)
}

fn entries(json: &Secret) -> Result<Imported, Trouble> {
    let Loose::Given(List(listing)) = loose::read::<Loose<List<Listing<Account>>>>(json)? else {
        return Err(Trouble::Damaged("it has no list of entries"));
    };
    Ok(Imported {
        rows: listing.rows()?,
        ..Imported::default()
    })
}

fn trimmed(file: &Secret) -> &[u8] {
    let text = file.reveal();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.trim_ascii_start()
}

/// An entry. Its tags, its picture and how often it was used are not read.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Account {
    secret: Loose<Secret>,
    issuer: Loose<String>,
    label: Loose<String>,
    #[serde(rename = "type")]
    kind: Loose<String>,
    algorithm: Loose<String>,
    digits: Loose<u64>,
    period: Loose<u64>,
    counter: Loose<u64>,
}

impl Entry for Account {
    fn row(self, place: String) -> Row {
        // Older versions wrote both names into one.
        let (issuer, label) = match (self.issuer, self.label) {
            (Loose::Missing, Loose::Given(label)) => match label.split_once(" - ") {
                Some((issuer, account)) => (
                    Loose::Given(issuer.to_owned()),
                    Loose::Given(account.to_owned()),
                ),
                None => (Loose::Missing, Loose::Given(label)),
            },
            names => names,
        };
        let settings = Settings {
            kind: self.kind,
            algorithm: self.algorithm,
            digits: self.digits,
            period: self.period,
            counter: self.counter,
        };
        let content = fields::base32(self.secret).and_then(|(secret, mut notes)| {
            let method = settings.method(&mut notes)?;
            Ok(((secret, notes), method))
        });
        fields::row(place, issuer, label, content)
    }
}

/// How much of a file is looked at to know it, in bytes: more than any entry has.
const MAX_LOOK: usize = 8192;
