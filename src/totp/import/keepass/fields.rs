//! The fields of an entry that hold a secret, in each of the ways they are met.
//!
//! | field | of |
//! |---|---|
//! | `otp`: an otpauth URI | KeePassXC, `KeePassDX`, Strongbox |
//! | `otp`: `key=…&step=30&size=6` | KeeOtp 1 and 2 |
//! | `TOTP Seed`, `TOTP Settings`: `30;6`, `30;S` | Tray TOTP, old KeePassXC |
//! | `TimeOtp-Secret`, `-Hex`, `-Base32`, `-Base64`, with `-Length`, `-Period`, `-Algorithm` | KeePass 2.47 |
//! | `HmacOtp-Secret` and so on, with `HmacOtp-Counter` | KeePass 2.20 |
//!
//! Sources: `Totp.cpp` of KeePassXC, `EntryUtil.cs` of KeePass 2, `OtpAuthUtils.cs` of KeeOtp 2.

use zeroize::Zeroizing;

use crate::digits::base64;
use crate::digits::hex;
use crate::kdbx::database::Entry;
use crate::secret::Secret;
use crate::totp::base32;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::MAX_NAME;
use crate::totp::enrolment::Method;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Row;
use crate::totp::import::row::name;
use crate::totp::uri;
use crate::totp::uri::Note;
use crate::totp::uri::Refusal;

/// The rows of an entry: none, one, or several that make different codes.
pub(super) fn rows(number: usize, entry: &Entry) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for read in [otp, tray, time_otp, hmac_otp] {
        let Some(found) = read(entry) else { continue };
        let place = format!("entry {number}");
        let title = name(entry.text("Title"));
        let row = match found {
            Ok((enrolment, notes)) => Row {
                notes,
                ..Row::of(place, title, named(enrolment, entry))
            },
            Err(why) => Row::bad(place, title, why),
        };
        // Two plug-ins often keep one secret twice.
        let is_known = rows
            .iter()
            .any(|known| match (&known.content, &row.content) {
                (Ok(known), Ok(new)) => known.is_same(new),
                _ => false,
            });
        if !is_known {
            rows.push(row);
        }
    }
    rows
}

type Found = Option<Result<(Enrolment, Vec<Note>), Bad>>;

/// With the names of the entry where it has none of its own.
fn named(mut enrolment: Enrolment, entry: &Entry) -> Enrolment {
    let pairs = [
        (&mut enrolment.issuer, "Title"),
        (&mut enrolment.account, "UserName"),
    ];
    for (own, field) in pairs {
        let given = name(entry.text(field));
        // A title that refers to another entry is no name.
        if own.is_empty() && given.len() <= MAX_NAME && !given.starts_with("{REF:") {
            *own = given;
        }
    }
    enrolment
}

/// A field that is there and not empty.
fn field<'a>(entry: &'a Entry, name: &str) -> Option<&'a Secret> {
    entry
        .field(name)
        .filter(|value| !value.reveal().trim_ascii().is_empty())
}

fn otp(entry: &Entry) -> Found {
    let value = field(entry, "otp")?;
    let text = str::from_utf8(value.reveal()).unwrap_or_default().trim();
    Some(if text.starts_with("{REF:") {
        Err(REFERENCE)
    } else if !text.contains("://") && text.contains("key=") {
        kee_otp(text)
    } else {
        of_uri(value)
    })
}

fn of_uri(text: &Secret) -> Result<(Enrolment, Vec<Note>), Bad> {
    let read = uri::read(text).map_err(Bad::Refused)?;
    Ok((read.enrolment, read.notes))
}

/// KeeOtp's: the same as an otpauth URI, in other words.
fn kee_otp(text: &str) -> Result<(Enrolment, Vec<Note>), Bad> {
    let mut kind = "totp";
    let mut query = Zeroizing::new(String::with_capacity(2 * text.len() + 64));
    for pair in text.trim_start_matches('?').split('&').take(MOST) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = match name.to_ascii_lowercase().as_str() {
            "key" => "secret",
            "step" => "period",
            "size" => "digits",
            "counter" => "counter",
            "otphashmode" => "algorithm",
            "type" => {
                kind = match value.to_ascii_lowercase().as_str() {
                    "" | "totp" => "totp",
                    "hotp" => "hotp",
                    "steam" => "steam",
                    _ => return Err(Bad::Other("its kind of one-time code is not known")),
                };
                continue;
            }
            "encoding" if !value.is_empty() && !value.eq_ignore_ascii_case("base32") => {
                return Err(Bad::Other("its secret is not in base 32"));
            }
            _ => continue,
        };
        for part in ["&", name, "=", value] {
            query.push_str(part);
        }
    }
    let mut whole = Secret::new(Vec::with_capacity(query.len() + 32));
    for part in ["otpauth://", kind, "/?", query.trim_start_matches('&')] {
        whole.extend(part.as_bytes());
    }
    of_uri(&whole)
}

/// Tray TOTP's, which KeePassXC wrote too until 2.3.
fn tray(entry: &Entry) -> Found {
    let seed = field(entry, "TOTP Seed")?;
    Some(tray_method(entry.text("TOTP Settings")).and_then(|method| {
        let (secret, notes) = of_base32(seed)?;
        Ok((enrolment(secret, method), notes))
    }))
}

/// Seconds, then digits or `S` for Steam, then sometimes the address of a clock.
fn tray_method(settings: &str) -> Result<Method, Bad> {
    const ODD: Bad = Bad::Other("`TOTP Settings` are not seconds and digits, as in `30;6`");
    if settings.trim().is_empty() {
        return Ok(Method::USUAL);
    }
    let mut parts = settings.split(';').map(str::trim);
    let period = parts.next().and_then(|part| part.parse().ok()).ok_or(ODD)?;
    match parts.next() {
        Some("S" | "s") => Ok(Method::Steam),
        None | Some("") => Ok(totp(Algorithm::Sha1, 6, period)),
        Some(digits) => Ok(totp(
            Algorithm::Sha1,
            digits.parse().map_err(|_| ODD)?,
            period,
        )),
    }
}

/// KeePass 2's own.
fn time_otp(entry: &Entry) -> Found {
    let found = keepass_secret(entry, "TimeOtp-Secret")?;
    Some(found.and_then(|(secret, notes)| {
        let algorithm = match entry.text("TimeOtp-Algorithm").trim() {
            "" => Algorithm::Sha1,
            name => Algorithm::named(name).ok_or(Bad::Refused(Refusal::Algorithm))?,
        };
        let digits = number(entry, "TimeOtp-Length", 6, Refusal::Digits)?;
        let period = number(entry, "TimeOtp-Period", 30, Refusal::Period)?;
        Ok((enrolment(secret, totp(algorithm, digits, period)), notes))
    }))
}

/// KeePass 2's own, by a counter. It keeps the counter of the next code.
fn hmac_otp(entry: &Entry) -> Found {
    let found = keepass_secret(entry, "HmacOtp-Secret")?;
    Some(found.and_then(|(secret, notes)| {
        let method = Method::Hotp {
            algorithm: Algorithm::Sha1,
            digits: 6,
            counter: number(entry, "HmacOtp-Counter", 0, Refusal::Counter)?,
        };
        Ok((enrolment(secret, method), notes))
    }))
}

/// The secret in one of the four ways KeePass 2 writes it, in the order in which it looks.
fn keepass_secret(entry: &Entry, prefix: &str) -> Option<Result<(Secret, Vec<Note>), Bad>> {
    if let Some(value) = field(entry, prefix) {
        return Some(Ok((Secret::new(value.reveal().to_vec()), Vec::new())));
    }
    if let Some(value) = field(entry, &format!("{prefix}-Hex")) {
        let bytes =
            hex::decode_spaced(value.reveal()).ok_or(Bad::Other("its secret is not in hex digits"));
        return Some(bytes.map(|bytes| (bytes, Vec::new())));
    }
    if let Some(value) = field(entry, &format!("{prefix}-Base32")) {
        return Some(of_base32(value));
    }
    let value = field(entry, &format!("{prefix}-Base64"))?;
    let bytes = base64::decode(value.reveal());
    let bytes = bytes.map_err(|_| Bad::Other("its secret is not in base 64"));
    Some(bytes.map(|bytes| (bytes, Vec::new())))
}

fn of_base32(text: &Secret) -> Result<(Secret, Vec<Note>), Bad> {
    let text = str::from_utf8(text.reveal()).map_err(|_| Bad::Refused(Refusal::NotText))?;
    if text.trim_start().starts_with("{REF:") {
        return Err(REFERENCE);
    }
    let decoded = base32::decode(text).map_err(|error| Bad::Refused(error.into()))?;
    let notes = decoded.repairs.sentences().map(Note::Repaired).collect();
    Ok((decoded.secret, notes))
}

/// A number in a field; what is usual where there is none.
fn number<T: std::str::FromStr>(
    entry: &Entry,
    field: &str,
    usual: T,
    why: Refusal,
) -> Result<T, Bad> {
    match entry.text(field).trim() {
        "" => Ok(usual),
        text => text.parse().map_err(|_| Bad::Refused(why)),
    }
}

fn totp(algorithm: Algorithm, digits: u8, period: u32) -> Method {
    Method::Totp {
        algorithm,
        digits,
        period,
    }
}

fn enrolment(secret: Secret, method: Method) -> Enrolment {
    Enrolment {
        issuer: String::new(),
        account: String::new(),
        secret,
        method,
    }
}

const REFERENCE: Bad = Bad::Other("it refers to a field of another entry");
const MOST: usize = 64;
