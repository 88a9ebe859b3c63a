//! FIDO's Credential Exchange Format, 1.0: what Apple, 1Password, Bitwarden, Dashlane and others have agreed on.
//!
//! Source: [Credential Exchange Format](https://fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html).

use serde::Serialize;

use crate::secret::Secret;
use crate::totp::base32;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::export::Exported;
use crate::totp::export::Loss;
use crate::totp::export::document::json;
use crate::totp::export::document::title;

/// The enrolments as items of one account, of the time `made`, in Unix seconds.
#[must_use]
pub fn cxf(enrolments: &[&Enrolment], made: u64, random: &mut dyn rand::CryptoRng) -> Exported {
    let mut losses = Vec::new();
    let mut kept = Vec::with_capacity(enrolments.len());
    for (entry, enrolment) in enrolments.iter().enumerate() {
        match settings(&enrolment.method) {
            Ok(settings) => {
                let secret = base32::encode(enrolment.secret.reveal());
                kept.push((*enrolment, secret, settings));
            }
            Err(what) => losses.push(Loss {
                entry,
                is_whole: true,
                what,
            }),
        }
    }
    let items = kept.iter().map(|(enrolment, secret, settings)| Item {
        id: id(random),
        creation_at: made,
        modified_at: made,
        title: title(enrolment),
        credentials: [credential(enrolment, secret, *settings)],
    });
    let items = items.collect();
    let whole = Whole {
        version: Version { major: 1, minor: 0 },
        exporter_rp_id: EXPORTER,
        exporter_display_name: EXPORTER,
        timestamp: made,
        accounts: [Account {
            id: id(random),
            username: "",
            email: "",
            collections: [],
            items,
        }],
    };
    // A character of a name becomes up to six.
    let names = |enrolment: &Enrolment| 12 * (enrolment.issuer.len() + enrolment.account.len());
    let sizes = kept
        .iter()
        .map(|(enrolment, secret, _)| names(enrolment) + secret.len() + 320);
    Exported {
        content: json(&whole, sizes.sum::<usize>() + 512),
        losses,
    }
}

/// What a credential says of its method: the hash, the digits and the period.
type Settings = (&'static str, u8, u8);

fn settings(method: &Method) -> Result<Settings, String> {
    let kind = match method {
        Method::Totp {
            algorithm,
            digits,
            period,
        } => {
            let algorithm = match algorithm {
                Algorithm::Sha1 => "sha1",
                Algorithm::Sha256 => "sha256",
                Algorithm::Sha512 => "sha512",
            };
            // Section 3.3.14: the period is a number of one byte.
            return u8::try_from(*period)
                .map(|period| (algorithm, *digits, period))
                .map_err(|_| format!("its period of {period} seconds, where CXF has 255 at most"));
        }
        Method::Hotp { .. } => "by a counter (HOTP)",
        Method::Steam => "of Steam",
        Method::Motp { .. } => "of mOTP",
        Method::Yandex { .. } => "of Yandex",
    };
    Err(format!("its codes {kind}, which CXF does not have"))
}

fn credential<'a>(
    enrolment: &'a Enrolment,
    secret: &'a Secret,
    (algorithm, digits, period): Settings,
) -> Credential<'a> {
    let named = |name: &'a str| (!name.is_empty()).then_some(name);
    Credential {
        kind: "totp",
        secret: str::from_utf8(secret.reveal()).unwrap_or_default(),
        period,
        digits,
        username: named(&enrolment.account),
        algorithm,
        issuer: named(&enrolment.issuer),
    }
}

/// 18 random bytes in base 64 for URLs: 24 characters, and no padding.
fn id(random: &mut dyn rand::CryptoRng) -> String {
    let mut bytes = [0; 24];
    random.fill_bytes(&mut bytes);
    let chars = bytes.map(|byte| match byte % 64 {
        digit @ 0..26 => b'A' + digit,
        digit @ 26..52 => b'a' + digit - 26,
        digit @ 52..62 => b'0' + digit - 52,
        62 => b'-',
        _ => b'_',
    });
    chars.into_iter().map(char::from).collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole<'a> {
    version: Version,
    exporter_rp_id: &'static str,
    exporter_display_name: &'static str,
    timestamp: u64,
    accounts: [Account<'a>; 1],
}

#[derive(Serialize)]
struct Version {
    major: u8,
    minor: u8,
}

#[derive(Serialize)]
struct Account<'a> {
    id: String,
    username: &'static str,
    email: &'static str,
    collections: [(); 0],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    id: String,
    creation_at: u64,
    modified_at: u64,
    title: &'a str,
    credentials: [Credential<'a>; 1],
}

#[derive(Serialize)]
struct Credential<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    secret: &'a str,
    period: u8,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'a str>,
    algorithm: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'a str>,
}

/// Its exporter has no web page of its own.
const EXPORTER: &str = "doorkey";

#[cfg(test)]
mod tests;
