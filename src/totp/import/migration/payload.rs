//! What one QR code of an export holds: some accounts, and which part of the export it is.
//!
//! Google has published no schema; this one is read alike by Aegis (`google_auth.proto`), Stratum and others.
//! Whose kind is not said is `TOTP`, whose hash is not said is SHA-1, whose digits are not said has six, as there.

use sha2::Digest;
use sha2::Sha256;

use crate::digits::base64;
use crate::digits::percent;
use crate::secret::Secret;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::import::migration::protobuf::Fields;
use crate::totp::import::migration::protobuf::Malformed;
use crate::totp::import::migration::protobuf::Value;
use crate::totp::import::row;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Row;
use crate::totp::uri::Note;

/// What one QR code holds.
pub(super) struct Payload {
    /// Its accounts, each with a number from 1 for its place.
    pub(super) rows: Vec<Row>,
    /// Which part it is; `None` where it is damaged, or does not say.
    pub(super) part: Option<Part>,
    /// What is wrong with it, behind these accounts.
    pub(super) damage: Option<&'static str>,
    /// What tells it from another that says it is the same part.
    pub(super) digest: [u8; 32],
}

/// Which part of which export.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Part {
    /// The name of the export, a random number.
    pub(super) export: u32,
    /// How many parts the export has: 1 or more.
    pub(super) count: u32,
    /// Which one it is, from 0.
    pub(super) index: u32,
}

/// The payload of an `otpauth-migration` URI, or why there is none.
///
/// Not more than `room` rows of it.
pub(super) fn read(uri: &str, room: usize) -> Result<Payload, Bad> {
    let query = uri.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let data = pairs
        .find_map(|(name, data)| name.eq_ignore_ascii_case("data").then_some(data))
        .ok_or(Bad::Other("there is no `data` in it"))?;
    // A `+` is what it is, and a space is one that somebody decoded once too often.
    let data = percent::decode(data, false).0.replace(' ', "+");
    let message = base64::decode(data.as_bytes())
        .map_err(|_| Bad::Other("what it holds is not base 64: a character is missing or wrong"))?;
    Ok(payload(message.reveal(), room))
}

fn payload(message: &[u8], room: usize) -> Payload {
    let mut payload = Payload {
        rows: Vec::new(),
        part: None,
        damage: None,
        digest: Sha256::digest(message).into(),
    };
    let (mut export, mut count, mut index) = (0, 0, 0);
    let mut fields = Fields::of(message);
    loop {
        match fields.next() {
            Ok(None) => break,
            Ok(Some((1, Value::Bytes(account)))) => {
                if payload.rows.len() == room {
                    break;
                }
                let place = (payload.rows.len() + 1).to_string();
                payload.rows.push(account_row(place, account));
            }
            Ok(Some((3, Value::Number(number)))) => count = low(number),
            Ok(Some((4, Value::Number(number)))) => index = low(number),
            Ok(Some((5, Value::Number(number)))) => export = low(number),
            Ok(Some(_)) => {}
            Err(Malformed) => {
                payload.damage = Some("the rest of it is cut off or damaged");
                return payload;
            }
        }
    }
    // All are `int32`: a negative number has its highest bit set, and is no count.
    if !(1..=MAX_INT).contains(&count) {
        return payload;
    }
    if index < count {
        payload.part = Some(Part {
            export,
            count,
            index,
        });
    } else {
        payload.damage = Some("it says it is a part that its export does not have");
    }
    payload
}

fn account_row(place: String, message: &[u8]) -> Row {
    match Account::read(message) {
        Ok(account) => account.row(place),
        Err(Malformed) => Row::bad(place, String::new(), Bad::Other("it is damaged")),
    }
}

/// One account, as its fields stand there.
#[derive(Default)]
struct Account<'a> {
    secret: &'a [u8],
    name: &'a [u8],
    issuer: &'a [u8],
    algorithm: u64,
    digits: u64,
    kind: u64,
    counter: u64,
}

impl<'a> Account<'a> {
    fn read(message: &'a [u8]) -> Result<Self, Malformed> {
        let mut account = Self::default();
        let mut fields = Fields::of(message);
        while let Some(field) = fields.next()? {
            match field {
                (1, Value::Bytes(secret)) => account.secret = secret,
                (2, Value::Bytes(name)) => account.name = name,
                (3, Value::Bytes(issuer)) => account.issuer = issuer,
                (4, Value::Number(algorithm)) => account.algorithm = algorithm,
                (5, Value::Number(digits)) => account.digits = digits,
                (6, Value::Number(kind)) => account.kind = kind,
                (7, Value::Number(counter)) => account.counter = counter,
                _ => {}
            }
        }
        Ok(account)
    }

    fn row(&self, place: String) -> Row {
        let mut notes = Vec::new();
        let name = text(self.name, &mut notes);
        let issuer = text(self.issuer, &mut notes);
        let mut row = match self.method() {
            Err(why) => Row::bad(place, name, Bad::Other(why)),
            Ok(method) => {
                let (issuer, account) = halves(&issuer, &name);
                let enrolment = Enrolment {
                    issuer: issuer.to_owned(),
                    account: account.to_owned(),
                    secret: Secret::new(self.secret.to_vec()),
                    method,
                };
                Row::of(place, name, enrolment)
            }
        };
        row.notes = notes;
        row
    }

    fn method(&self) -> Result<Method, &'static str> {
        let algorithm = match self.algorithm {
            0 | 1 => Algorithm::Sha1,
            2 => Algorithm::Sha256,
            3 => Algorithm::Sha512,
            4 => return Err("its hash is MD5, which no site uses and no code is made with here"),
            _ => return Err("its hash is none that is known"),
        };
        let digits = match self.digits {
            0 | 1 => 6,
            2 => 8,
            _ => return Err("it does not say how many digits its codes have"),
        };
        match self.kind {
            1 if i64::try_from(self.counter).is_err() => Err("its counter is below zero"),
            1 => Ok(Method::Hotp {
                algorithm,
                digits,
                counter: self.counter,
            }),
            0 | 2 => Ok(Method::Totp {
                algorithm,
                digits,
                period: 30,
            }),
            _ => Err("it is neither by time nor by a counter"),
        }
    }
}

/// The issuer and the account. A name often has the issuer before it and a colon between them.
fn halves<'a>(issuer: &'a str, name: &'a str) -> (&'a str, &'a str) {
    if issuer.is_empty() {
        return name.split_once(':').unwrap_or(("", name));
    }
    let account = name.strip_prefix(issuer);
    let account = account.and_then(|rest| {
        let is_whole = rest.is_empty();
        if is_whole {
            Some(rest)
        } else {
            rest.strip_prefix(':')
        }
    });
    (issuer, account.unwrap_or(name))
}

fn text(bytes: &[u8], notes: &mut Vec<Note>) -> String {
    let text = String::from_utf8_lossy(bytes);
    if str::from_utf8(bytes).is_err() {
        notes.push(Note::NotText);
    }
    if text.chars().any(char::is_control) {
        notes.push(Note::Control);
    }
    row::name(&text)
}

/// The 32 bits of an `int32`, which is written as 64 where it is negative.
fn low(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or_default()
}

const MAX_INT: u32 = 0x7fff_ffff;
