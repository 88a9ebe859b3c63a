//! What is in an Aegis vault: its entries.

use rand::CryptoRng;
use serde::Serialize;
use serde::Serializer;

use crate::secret::Secret;
use crate::totp::base32;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::export::Loss;
use crate::totp::export::aegis::uuid;

/// The content of a vault.
#[derive(Serialize)]
pub(super) struct Content<'a> {
    version: u8,
    entries: Vec<Entry<'a>>,
    groups: [(); 0],
    icons_optimized: bool,
}

impl<'a> Content<'a> {
    /// The enrolments that Aegis can have, and what it cannot.
    pub(super) fn of(
        enrolments: &[&'a Enrolment],
        random: &mut dyn CryptoRng,
    ) -> (Self, Vec<Loss>) {
        let mut losses = Vec::new();
        let mut entries = Vec::with_capacity(enrolments.len());
        for (at, enrolment) in enrolments.iter().enumerate() {
            let loss = loss(enrolment);
            let is_whole = loss.as_ref().is_some_and(|(is_whole, _)| *is_whole);
            losses.extend(loss.map(|(is_whole, what)| Loss {
                entry: at,
                is_whole,
                what: what.to_owned(),
            }));
            if !is_whole {
                entries.push(Entry::of(enrolment, uuid(random)));
            }
        }
        let content = Self {
            version: 3,
            entries,
            groups: [],
            icons_optimized: true,
        };
        (content, losses)
    }

    /// More bytes than its JSON has.
    pub(super) fn room(&self) -> usize {
        let entries = self.entries.iter().map(|entry| {
            let names = entry.name.len() + entry.issuer.len();
            let pin = entry.info.pin.as_ref().map_or(0, |pin| pin.0.len());
            6 * (names + pin) + entry.info.secret.len() + 512
        });
        entries.sum::<usize>() + 256
    }
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    uuid: String,
    name: &'a str,
    issuer: &'a str,
    note: &'static str,
    favorite: bool,
    /// Aegis asks for it, also where it is `null`; not for its type and hash.
    icon: Option<()>,
    info: Info<'a>,
    groups: [(); 0],
}

#[derive(Serialize)]
struct Info<'a> {
    #[serde(serialize_with = "text")]
    secret: Secret,
    algo: &'static str,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    /// Aegis takes `null` for a PIN of four letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<Text<'a>>,
}

impl<'a> Entry<'a> {
    fn of(enrolment: &'a Enrolment, uuid: String) -> Self {
        let Enrolment {
            issuer,
            account,
            secret,
            method,
        } = enrolment;
        let mut bytes = secret.reveal();
        let (counter, pin) = match method {
            Method::Hotp { counter, .. } => (Some(*counter), None),
            Method::Motp { pin } => (None, Some(Text(pin))),
            Method::Yandex { pin } => {
                bytes = bytes.get(..YANDEX).unwrap_or(bytes);
                (None, Some(Text(pin)))
            }
            Method::Totp { .. } | Method::Steam => (None, None),
        };
        Self {
            kind: method.word(),
            uuid,
            name: account,
            issuer,
            note: "",
            favorite: false,
            icon: None,
            info: Info {
                secret: base32::encode(bytes),
                algo: method.algorithm(),
                digits: method.digits(),
                period: method.period(),
                counter,
                pin,
            },
            groups: [],
        }
    }
}

/// What Aegis cannot have of it, and whether that is all of it.
fn loss(enrolment: &Enrolment) -> Option<(bool, &'static str)> {
    match (&enrolment.method, enrolment.secret.len()) {
        (Method::Hotp { counter, .. }, _) if i64::try_from(*counter).is_err() => {
            Some((true, "its counter, which is higher than Aegis counts"))
        }
        // `YandexInfo.validateSecret`; Aegis itself keeps no more than the first bytes.
        (Method::Yandex { .. }, ..YANDEX) => {
            Some((true, "its secret, which is shorter than those of Yandex"))
        }
        (Method::Yandex { .. }, length) if length > YANDEX => {
            Some((false, "the end of its secret, of which no code is made"))
        }
        _ => None,
    }
}

/// A secret that is text.
pub(super) struct Text<'a>(pub(super) &'a Secret);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        text(self.0, serializer)
    }
}

fn text<S: Serializer>(secret: &Secret, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(str::from_utf8(secret.reveal()).unwrap_or_default())
}

/// The bytes of a secret of which Yandex' codes are made.
const YANDEX: usize = 16;
