//! An enrolment as an otpauth URI that every app reads.

use zeroize::Zeroizing;

use crate::digits::percent;
use crate::secret::Secret;
use crate::totp::base32;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;

/// Write the URI: no padding, `%20` for a space, and nothing that is usual anyway, for a short one makes a QR
/// code with larger modules. What [`read`](super::read) makes of it is the same enrolment.
#[must_use]
pub fn write(enrolment: &Enrolment) -> Secret {
    // Never grows: a vector that grows leaves a copy behind.
    let names = 3 * (2 * enrolment.issuer.len() + enrolment.account.len());
    let mut uri = Vec::with_capacity(names + 2 * enrolment.secret.len() + 512);
    uri.extend_from_slice(match enrolment.method {
        Method::Totp { .. } => b"otpauth://totp/".as_slice(),
        Method::Hotp { .. } => b"otpauth://hotp/",
        Method::Steam => b"otpauth://steam/",
        Method::Motp { .. } => b"motp://",
        Method::Yandex { .. } => b"otpauth://yaotp/",
    });
    label(enrolment, &mut uri);
    uri.extend_from_slice(b"?secret=");
    if let Method::Motp { .. } = enrolment.method {
        for byte in enrolment.secret.reveal() {
            uri.extend_from_slice(format!("{byte:02x}").as_bytes());
        }
    } else {
        uri.extend_from_slice(base32::encode(enrolment.secret.reveal()).reveal());
    }
    if !enrolment.issuer.is_empty() {
        uri.extend_from_slice(b"&issuer=");
        percent::encode(&enrolment.issuer, &mut uri);
    }
    settings(enrolment, &mut uri);
    Secret::new(uri)
}

/// The issuer is the prefix too: old apps look for it there.
fn label(enrolment: &Enrolment, uri: &mut Vec<u8>) {
    let Enrolment {
        issuer, account, ..
    } = enrolment;
    percent::encode(issuer, uri);
    // An account with a colon in it is kept apart from an issuer that is not there.
    let is_cut = !account.is_empty() && (!issuer.is_empty() || account.contains(':'));
    if is_cut {
        uri.push(b':');
    }
    percent::encode(account, uri);
}

fn settings(enrolment: &Enrolment, uri: &mut Vec<u8>) {
    let mut add = |name: &str, value: &str| {
        uri.extend_from_slice(format!("&{name}=").as_bytes());
        uri.extend_from_slice(value.as_bytes());
    };
    match &enrolment.method {
        Method::Totp {
            algorithm, digits, ..
        }
        | Method::Hotp {
            algorithm, digits, ..
        } => {
            if *algorithm != Algorithm::Sha1 {
                add("algorithm", algorithm.word());
            }
            // Who is called Steam and has six digits says so.
            if *digits != 6 || enrolment.issuer.eq_ignore_ascii_case("steam") {
                add("digits", &digits.to_string());
            }
        }
        Method::Steam => {}
        Method::Motp { pin } | Method::Yandex { pin } if pin.is_empty() => {}
        Method::Motp { pin } => {
            let mut encoded = Zeroizing::new(Vec::with_capacity(3 * pin.len()));
            percent::encode(
                str::from_utf8(pin.reveal()).unwrap_or_default(),
                &mut encoded,
            );
            add("pin", str::from_utf8(&encoded).unwrap_or_default());
        }
        Method::Yandex { pin } => {
            let encoded = base32::encode(pin.reveal());
            add("pin", str::from_utf8(encoded.reveal()).unwrap_or_default());
        }
    }
    match enrolment.method {
        Method::Totp { period, .. } if period != 30 => add("period", &period.to_string()),
        Method::Hotp { counter, .. } => add("counter", &counter.to_string()),
        _ => {}
    }
}
