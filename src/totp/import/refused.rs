//! What other apps write and cannot be opened here: known by its content, and refused by its name.

#[cfg(test)]
mod tests;

use crate::formats::Ask;
use crate::formats::look::Look;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::row::Imported;

pub(super) const MICROSOFT_AUTHENTICATOR: Format = TABLE[0].format();
pub(super) const GOOGLE_AUTHENTICATOR: Format = TABLE[1].format();
pub(super) const DATABASE: Format = TABLE[2].format();
pub(super) const WIN_AUTH_ZIP: Format = TABLE[3].format();
pub(super) const WIN_AUTH: Format = TABLE[4].format();
pub(super) const AUTHY: Format = TABLE[5].format();
pub(super) const LAST_PASS: Format = TABLE[6].format();
pub(super) const FREE_OTP_2: Format = TABLE[7].format();
pub(super) const OPEN_PGP: Format = TABLE[8].format();

/// One kind of file.
struct Refused {
    title: &'static str,
    is: fn(&Look<'_>) -> bool,
    what: &'static str,
    hint: &'static str,
}

impl Refused {
    const fn format(&self) -> Format {
        Format {
            title: self.title,
            is: self.is,
            read,
        }
    }
}

fn read(file: &Secret, _ask: Ask<'_>) -> Result<Imported, Trouble> {
    let look = Look::at(file);
    let refused = TABLE.iter().find(|refused| (refused.is)(&look));
    Err(match refused {
        Some(&Refused { what, hint, .. }) => Trouble::Unsupported { what, hint },
        None => Trouble::Damaged("it is not what it was taken for"),
    })
}

/// The more particular ones first.
const TABLE: [Refused; 9] = [
    Refused {
        title: "Microsoft Authenticator",
        is: |look| is_sqlite(look) && holds(look, b"oath_secret_key"),
        what: "this is the database of Microsoft Authenticator, which is not read here",
        hint: "the app exports nothing: import the database into Aegis on a phone and export it from there, or set \
               up two-factor authentication anew at each site",
    },
    Refused {
        title: "Google Authenticator",
        is: |look| {
            is_sqlite(look)
                && holds(look, b"accounts")
                && holds(look, b"email")
                && holds(look, b"secret")
        },
        what: "this is the database of Google Authenticator, which is not read here",
        hint: "choose `Transfer accounts`, `Export accounts` in the app, and import the pictures of its QR codes",
    },
    Refused {
        title: "a database",
        is: is_sqlite,
        what: "this is an SQLite database, and no app's export",
        hint: "use what the app itself exports",
    },
    Refused {
        title: "WinAuth",
        is: is_encrypted_text_in_zip,
        what: "this is an encrypted zip file with a text in it, as WinAuth exports it",
        hint: "unpack it with its password, with 7-Zip for example, and import the text",
    },
    Refused {
        title: "WinAuth",
        is: |look| begins(look, b"<") && holds(look, b"<WinAuth"),
        what: "this is WinAuth's own file, which is not read here",
        hint: "choose `Export` in WinAuth, without a password, and import the text",
    },
    Refused {
        title: "Authy",
        is: |look| {
            (begins(look, b"<") && holds(look, b"com.authy.storage.tokens"))
                || look.outline().has(&["authenticator_tokens"])
        },
        what: "these are the tokens of Authy, which are not read here",
        hint: "import Authy's file into Aegis on a phone and export it from there, or set up two-factor \
               authentication anew at each site",
    },
    Refused {
        title: "LastPass Authenticator",
        is: is_last_pass,
        what: "this is an encrypted backup of LastPass Authenticator, which is not read here",
        hint: "export the accounts to a file in LastPass Authenticator, import that into 2FAS, and export \
               it from there",
    },
    Refused {
        title: "FreeOTP 2",
        is: |look| begins(look, b"\xac\xed\0\x05"),
        what: "this is a backup of FreeOTP 2, which is not read here",
        hint: "import it into Aegis on a phone, and export it from there",
    },
    Refused {
        title: "OpenPGP",
        is: is_open_pgp,
        what: "this is encrypted with OpenPGP",
        hint: "decrypt it with `gpg --decrypt FILE`, and import what comes out of it",
    },
];

fn begins(look: &Look<'_>, with: &[u8]) -> bool {
    let bytes = look.file.reveal();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(with)
}

/// Whether these bytes are met near the beginning: where a database keeps its tables' columns.
fn holds(look: &Look<'_>, bytes: &[u8]) -> bool {
    let file = look.file.reveal();
    let near = file.get(..MAX_LOOK).unwrap_or(file);
    near.windows(bytes.len()).any(|window| window == bytes)
}

/// Source: [the format of its files, section 1.3](https://www.sqlite.org/fileformat.html).
fn is_sqlite(look: &Look<'_>) -> bool {
    look.file.reveal().starts_with(b"SQLite format 3\0")
}

/// The first member is encrypted, and called a text. Source:
/// [APPNOTE 6.3.10, section 4.3.7](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
fn is_encrypted_text_in_zip(look: &Look<'_>) -> bool {
    let file = look.file.reveal();
    let number = |at: usize| {
        let bytes = file.get(at..at + 2)?;
        Some(u16::from_le_bytes(bytes.try_into().ok()?))
    };
    let (Some(flags), Some(length)) = (number(6), number(26)) else {
        return false;
    };
    let name = file.get(30..30 + usize::from(length)).unwrap_or_default();
    file.starts_with(b"PK\x03\x04")
        && flags & 1 == 1
        && name.to_ascii_lowercase().ends_with(b".txt")
}

/// A nonce and a ciphertext in base 64, as LastPass writes everything that it encrypts.
fn is_last_pass(look: &Look<'_>) -> bool {
    let text = look.file.reveal().trim_ascii();
    let Some(rest) = text.strip_prefix(b"!") else {
        return false;
    };
    let mut parts = rest.split(|&byte| byte == b'|');
    let is_base_64 = |part: &[u8]| {
        part.len() >= 22
            && part
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
    };
    let nonce = parts
        .next()
        .is_some_and(|part| part.len() == 24 && is_base_64(part));
    nonce && parts.next().is_some_and(is_base_64) && parts.next().is_none()
}

/// Armoured, or the packet of a session key. Source:
/// [RFC 9580, sections 4.2, 5.1 and 5.3](https://www.rfc-editor.org/rfc/rfc9580#section-4.2).
fn is_open_pgp(look: &Look<'_>) -> bool {
    if begins(look, b"-----BEGIN PGP MESSAGE-----") {
        return true;
    }
    matches!(
        *look.file.reveal(),
        // For a public key, version 3 or 6: in the old form with two octets of length or one, and in the new one.
        [0x85, 0..=2, _, 3 | 6, ..]
            | [0x84 | 0xc1, _, 3 | 6, ..]
            | [0xc1, 0xc0..=0xc4, _, 3 | 6, ..]
            // For a password, version 4 to 6, and few octets.
            | [0x8c | 0xc3, 4..=80, 4..=6, ..]
    )
}

/// How much of a file is looked at to know it, in bytes.
const MAX_LOOK: usize = 1 << 16;
