//! Google Authenticator: the URIs of the QR codes that it takes accounts from.
//!
//! Each holds at most ten accounts, as the app's own do, and fewer where their names are long: a QR code of more
//! than about 1,000 bytes is hard to scan from a screen. What the format has no word for is left out and told, for
//! the app would show wrong codes for it.

use crate::digits::base64;
use crate::secret::Secret;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::export::Loss;

/// The `otpauth-migration` URIs of the enrolments, one a QR code, and what is not in them.
#[must_use]
pub fn migration(
    enrolments: &[&Enrolment],
    random: &mut dyn rand::CryptoRng,
) -> (Vec<Secret>, Vec<Loss>) {
    let mut losses = Vec::new();
    let mut batches: Vec<Batch> = Vec::new();
    for (entry, enrolment) in enrolments.iter().enumerate() {
        match Settings::of(&enrolment.method) {
            Err(what) => losses.push(Loss {
                entry,
                is_whole: true,
                what,
            }),
            Ok(settings) => {
                let account = account(enrolment, settings);
                match batches.last_mut() {
                    Some(batch) if batch.has_room(&account) => batch.add(&account),
                    _ => batches.push(Batch::of(&account)),
                }
            }
        }
    }
    // From 1 to the largest `int32`: Aegis takes 0 for none.
    let export = u64::from(rand::Rng::next_u32(random) >> 1).max(1);
    let count = batches.len() as u64;
    let uris = (0..).zip(batches);
    let uris = uris.map(|(index, batch)| batch.uri(export, count, index));
    (uris.collect(), losses)
}

/// The accounts of one QR code, encoded.
struct Batch {
    accounts: Secret,
    count: usize,
}

impl Batch {
    fn of(account: &Secret) -> Self {
        let mut batch = Self {
            accounts: Secret::default(),
            count: 0,
        };
        batch.add(account);
        batch
    }

    fn add(&mut self, account: &Secret) {
        self.accounts.extend(&field(1, account.reveal()));
        self.count += 1;
    }

    /// Whether the URI stays short enough with another account in it.
    fn has_room(&self, account: &Secret) -> bool {
        let mut bytes = Secret::default();
        bytes.extend(self.accounts.reveal());
        bytes.extend(&field(1, account.reveal()));
        self.count < MOST && uri(bytes.reveal()).len() + TRAILER <= MAX_URI
    }

    fn uri(&self, export: u64, count: u64, index: u64) -> Secret {
        let mut payload = Secret::default();
        payload.extend(self.accounts.reveal());
        for (number, value) in [(2, 1), (3, count), (4, index), (5, export)] {
            payload.extend(&setting(number, value));
        }
        uri(payload.reveal())
    }
}

/// The URI of a payload. What base 64 has and a URI has not is encoded, as Google does it.
fn uri(payload: &[u8]) -> Secret {
    let data = base64::encode(payload);
    // Never grows: a vector that grows leaves a copy behind.
    let mut uri = Vec::with_capacity(BEGIN.len() + 3 * data.len());
    uri.extend_from_slice(BEGIN);
    for byte in data.reveal() {
        match byte {
            b'+' => uri.extend_from_slice(b"%2B"),
            b'/' => uri.extend_from_slice(b"%2F"),
            b'=' => uri.extend_from_slice(b"%3D"),
            byte => uri.push(*byte),
        }
    }
    Secret::new(uri)
}

/// The message of one account.
fn account(enrolment: &Enrolment, settings: Settings) -> Secret {
    let mut message = Secret::default();
    message.extend(&field(1, enrolment.secret.reveal()));
    message.extend(&field(2, name(enrolment).as_bytes()));
    if !enrolment.issuer.is_empty() {
        message.extend(&field(3, enrolment.issuer.as_bytes()));
    }
    message.extend(&setting(4, settings.algorithm));
    message.extend(&setting(5, settings.digits));
    message.extend(&setting(6, settings.kind));
    if let Some(counter) = settings.counter {
        message.extend(&setting(7, counter));
    }
    message
}

/// The account, behind its issuer only where a reader would else cut it in the wrong place.
fn name(enrolment: &Enrolment) -> String {
    let Enrolment {
        issuer, account, ..
    } = enrolment;
    let is_mistaken = if issuer.is_empty() {
        account.contains(':')
    } else {
        let rest = account.strip_prefix(issuer.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    };
    if is_mistaken {
        format!("{issuer}:{account}")
    } else {
        account.clone()
    }
}

/// The numbers that the format has for how codes are made.
#[derive(Clone, Copy)]
struct Settings {
    algorithm: u64,
    digits: u64,
    kind: u64,
    counter: Option<u64>,
}

impl Settings {
    /// The settings, or what of them the format has no number for.
    fn of(method: &Method) -> Result<Self, String> {
        let (algorithm, digits, kind, counter) = match *method {
            Method::Totp {
                algorithm,
                digits,
                period: 30,
            } => (algorithm, digits, 2, None),
            Method::Totp { period: 1, .. } => return Err("its period of 1 second".to_owned()),
            Method::Totp { period, .. } => return Err(format!("its period of {period} seconds")),
            Method::Hotp {
                algorithm,
                digits,
                counter,
            } if i64::try_from(counter).is_ok() => (algorithm, digits, 1, Some(counter)),
            Method::Hotp { .. } => return Err("its counter, which is too high".to_owned()),
            Method::Steam => return Err("its Steam codes".to_owned()),
            Method::Motp { .. } => return Err("its mOTP codes".to_owned()),
            Method::Yandex { .. } => return Err("its Yandex codes".to_owned()),
        };
        Ok(Self {
            algorithm: match algorithm {
                Algorithm::Sha1 => 1,
                Algorithm::Sha256 => 2,
                Algorithm::Sha512 => 3,
            },
            digits: match digits {
                6 => 1,
                8 => 2,
                digits => return Err(format!("its codes of {digits} digits")),
            },
            kind,
            counter,
        })
    }
}

/// A field of bytes, text or a message: its key, its length, its content.
fn field(number: u8, content: &[u8]) -> zeroize::Zeroizing<Vec<u8>> {
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(content.len() + 11));
    bytes.push(number << 3 | 2);
    varint(content.len() as u64, &mut bytes);
    bytes.extend_from_slice(content);
    bytes
}

/// A field of a number.
fn setting(number: u8, value: u64) -> Vec<u8> {
    let mut bytes = vec![number << 3];
    varint(value, &mut bytes);
    bytes
}

fn varint(mut value: u64, into: &mut Vec<u8>) {
    while value > 0x7f {
        into.push(u8::try_from(value & 0x7f).unwrap_or_default() | 0x80);
        value >>= 7;
    }
    into.push(u8::try_from(value).unwrap_or_default());
}

const BEGIN: &[u8] = b"otpauth-migration://offline?data=";
/// As many as Google and Aegis put into one QR code.
const MOST: usize = 10;
/// In bytes. Version 22 of a QR code, of 105 modules a side, has room for as many with the lowest error correction.
const MAX_URI: usize = 1000;
/// What the numbers behind the accounts add to a URI at most, all of it percent-encoded.
const TRAILER: usize = 72;

#[cfg(test)]
mod tests;
