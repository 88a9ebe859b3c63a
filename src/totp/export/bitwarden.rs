//! Bitwarden's JSON, without a password: what `Import data` takes as `Bitwarden (json)`.

use std::fmt::Write;

use serde::Serialize;

use crate::secret::Secret;
use crate::totp::base32;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::export::Exported;
use crate::totp::export::Loss;
use crate::totp::export::document::json;
use crate::totp::export::document::title;
use crate::totp::uri;

/// The enrolments as logins without a password; by their titles and users they are found among others.
#[must_use]
pub fn bitwarden(enrolments: &[&Enrolment], random: &mut dyn rand::CryptoRng) -> Exported {
    let mut losses = Vec::new();
    let mut texts = Vec::with_capacity(enrolments.len());
    for (entry, enrolment) in enrolments.iter().enumerate() {
        match text(enrolment) {
            Ok(text) => texts.push((*enrolment, text)),
            Err(what) => losses.push(Loss {
                entry,
                is_whole: true,
                what: what.to_owned(),
            }),
        }
    }
    let items = texts.iter().map(|(enrolment, text)| Item {
        id: uuid(random),
        kind: 1,
        name: title(enrolment),
        favorite: false,
        reprompt: 0,
        login: Login {
            uris: [],
            username: Some(enrolment.account.as_str()).filter(|account| !account.is_empty()),
            totp: str::from_utf8(text.reveal()).unwrap_or_default(),
        },
    });
    let whole = Whole {
        encrypted: false,
        folders: [],
        items: items.collect(),
    };
    // A character of a name becomes up to six.
    let names = |enrolment: &Enrolment| 6 * (enrolment.issuer.len() + 2 * enrolment.account.len());
    let sizes = texts
        .iter()
        .map(|(enrolment, text)| names(enrolment) + text.len() + 256);
    Exported {
        content: json(&whole, sizes.sum::<usize>() + 256),
        losses,
    }
}

/// What Bitwarden makes codes of, or why it makes none.
fn text(enrolment: &Enrolment) -> Result<Secret, &'static str> {
    match enrolment.method {
        Method::Totp { .. } => Ok(uri::write(enrolment)),
        // Its name and account stand beside it.
        Method::Steam => {
            let secret = base32::encode(enrolment.secret.reveal());
            let mut text = Vec::with_capacity(STEAM.len() + secret.len());
            text.extend_from_slice(STEAM);
            text.extend_from_slice(secret.reveal());
            Ok(Secret::new(text))
        }
        Method::Hotp { .. } => Err("its codes by a counter (HOTP), which Bitwarden does not make"),
        Method::Motp { .. } => Err("its codes of mOTP, which Bitwarden does not make"),
        Method::Yandex { .. } => Err("its codes of Yandex, which Bitwarden does not make"),
    }
}

/// A UUID of version 4. Source: [RFC 9562, section 5.4](https://www.rfc-editor.org/rfc/rfc9562#section-5.4).
fn uuid(random: &mut dyn rand::CryptoRng) -> String {
    let mut bytes = [0; 16];
    random.fill_bytes(&mut bytes);
    let number = u128::from_be_bytes(bytes);
    let number = number & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let digits = format!("{number:032x}");
    let mut text = String::with_capacity(36);
    for (at, digit) in digits.chars().enumerate() {
        let hyphen = if matches!(at, 8 | 12 | 16 | 20) {
            "-"
        } else {
            ""
        };
        // Writing into a string has nothing to object to.
        let _ = write!(text, "{hyphen}{digit}");
    }
    text
}

#[derive(Serialize)]
struct Whole<'a> {
    encrypted: bool,
    folders: [(); 0],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: u8,
    name: &'a str,
    favorite: bool,
    reprompt: u8,
    login: Login<'a>,
}

#[derive(Serialize)]
struct Login<'a> {
    uris: [(); 0],
    username: Option<&'a str>,
    totp: &'a str,
}

const STEAM: &[u8] = b"steam://";

#[cfg(test)]
mod tests;
