//! Otpauth URIs as they are met, and as they are written here.
//!
//! Sources: the [Key URI page of Google Authenticator][key], [draft-linuxgemini-otpauth-uri][draft], and what
//! Aegis, KeePassXC, Bitwarden, PyPI, GitLab and others write. Whatever is not as the first says is read all
//! the same where only one meaning is possible, and a [`Note`] says so.
//!
//! | text | is |
//! |---|---|
//! | `otpauth://totp/…`, `apple-otpauth://totp/…` | time |
//! | `otpauth://hotp/…?counter=N` | a counter |
//! | `otpauth://steam/…`, `otpauth://totp/…&encoder=steam`, `steam://SECRET` | Steam |
//! | `motp://LABEL?secret=HEX&pin=PIN` | mOTP |
//! | `otpauth://yaotp/…?pin=BASE32` | Yandex |
//! | anything without `:` | a bare secret, with the usual settings |
//!
//! [key]: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
//! [draft]: https://datatracker.ietf.org/doc/draft-linuxgemini-otpauth-uri/

mod label;
mod note;
mod query;
mod refusal;
mod settings;
#[cfg(test)]
mod tests;
mod write;

pub use note::Note;
pub use refusal::Refusal;
pub use write::write;

use crate::digits;
use crate::secret::Secret;
use crate::totp::base32;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::uri::label::Label;
use crate::totp::uri::query::Query;

/// An enrolment that was read, and what its text had that it should not have.
#[derive(Debug)]
pub struct Read {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// What was repaired, and what is odd, in the order it was met.
    pub notes: Vec<Note>,
}

/// Read an otpauth URI, one of its relatives, or a bare secret in base 32.
///
/// # Errors
/// [`Refusal`]: which part is wrong, and where. Never the text itself.
pub fn read(text: &Secret) -> Result<Read, Refusal> {
    if text.len() > MAX_TEXT {
        return Err(Refusal::Long);
    }
    let text = str::from_utf8(text.reveal()).map_err(|_| Refusal::NotText)?;
    let text = text.trim_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
    let Some((scheme, rest)) = text.split_once(':') else {
        return bare(text, Method::USUAL);
    };
    match scheme.to_ascii_lowercase().as_str() {
        "otpauth" | "apple-otpauth" => otpauth(rest.strip_prefix("//").ok_or(Refusal::NoKind)?),
        "steam" => bare(rest.trim_start_matches('/'), Method::Steam),
        "motp" => motp(rest.trim_start_matches('/')),
        other => Err(Refusal::foreign(other)),
    }
}

/// A secret without anything else.
fn bare(text: &str, method: Method) -> Result<Read, Refusal> {
    let (secret, notes) = secret(text)?;
    finished(
        Enrolment {
            issuer: String::new(),
            account: String::new(),
            secret,
            method,
        },
        notes,
    )
}

/// What follows `otpauth://`.
fn otpauth(rest: &str) -> Result<Read, Refusal> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (kind, label) = path.split_once('/').unwrap_or((path, ""));
    let mut notes = Vec::new();
    let query = Query::parse(query, &mut notes);
    let label = Label::read(label, &query, &mut notes);
    let given = query.secret().ok_or(Refusal::NoSecret)?;
    let (secret, mut repairs) = secret(given)?;
    notes.append(&mut repairs);
    let method = settings::method(kind, &query, &label, &mut notes)?;
    let enrolment = Enrolment {
        issuer: label.issuer,
        account: label.account,
        secret,
        method,
    };
    finished(enrolment, notes)
}

/// What follows `motp://`: the secret is in hex digits.
fn motp(rest: &str) -> Result<Read, Refusal> {
    let (label, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut notes = Vec::new();
    let query = Query::parse(query, &mut notes);
    let label = Label::read(label, &query, &mut notes);
    let pin = query.get("pin").unwrap_or_default();
    let enrolment = Enrolment {
        secret: hex(query.secret().ok_or(Refusal::NoSecret)?)?,
        issuer: label.issuer,
        account: label.account,
        method: Method::Motp {
            pin: Secret::new(pin.as_bytes().to_vec()),
        },
    };
    finished(enrolment, notes)
}

fn finished(enrolment: Enrolment, notes: Vec<Note>) -> Result<Read, Refusal> {
    Ok(Read {
        enrolment: enrolment.checked()?,
        notes,
    })
}

fn secret(text: &str) -> Result<(Secret, Vec<Note>), Refusal> {
    let decoded = base32::decode(text)?;
    if decoded.secret.is_empty() {
        return Err(Refusal::NoSecret);
    }
    let notes = decoded.repairs.sentences().map(Note::Repaired);
    Ok((decoded.secret, notes.collect()))
}

fn hex(text: &str) -> Result<Secret, Refusal> {
    let is_odd = |&(_, char): &(usize, char)| !char.is_ascii_hexdigit();
    if let Some((at, char)) = (1..).zip(text.chars()).find(is_odd) {
        return Err(Refusal::NotHex { at, char });
    }
    digits::hex::decode(text.as_bytes()).ok_or(Refusal::HalfAByte)
}

/// Longer than any QR code holds (2,953 bytes, ISO/IEC 18004 table 7), in bytes.
const MAX_TEXT: usize = 8192;
