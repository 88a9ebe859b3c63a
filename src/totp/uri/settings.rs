//! How codes are made, out of the kind of a URI and its parameters.

use crate::secret::Secret;
use crate::totp::base32;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::MAX_PERIOD;
use crate::totp::enrolment::Method;
use crate::totp::uri::label::Label;
use crate::totp::uri::note::Note;
use crate::totp::uri::query::Query;
use crate::totp::uri::refusal::Refusal;

/// The method; kinds do not know capitals.
pub(super) fn method(
    kind: &str,
    query: &Query,
    label: &Label,
    notes: &mut Vec<Note>,
) -> Result<Method, Refusal> {
    let is_steam = query
        .get("encoder")
        .is_some_and(|name| name.eq_ignore_ascii_case("steam"));
    match kind.to_ascii_lowercase().as_str() {
        "steam" => Ok(Method::Steam),
        "totp" if is_steam => Ok(Method::Steam),
        "totp" if query.get("digits") == Some("5") || is_called_steam(query, label) => {
            if label.issuer.eq_ignore_ascii_case("steam") {
                notes.push(Note::CalledSteam);
                Ok(Method::Steam)
            } else {
                Err(Refusal::Digits)
            }
        }
        "totp" => Ok(Method::Totp {
            algorithm: algorithm(query)?,
            digits: digits(query)?,
            period: period(query)?,
        }),
        "hotp" => Ok(Method::Hotp {
            algorithm: algorithm(query)?,
            digits: digits(query)?,
            counter: counter(query, notes)?,
        }),
        "yaotp" => Ok(Method::Yandex {
            pin: pin(query, notes),
        }),
        _ => Err(Refusal::NoKind),
    }
}

/// Steam's own codes are all that Steam has; whoever says six digits means something else.
fn is_called_steam(query: &Query, label: &Label) -> bool {
    label.issuer.eq_ignore_ascii_case("steam") && query.get("digits").is_none()
}

fn algorithm(query: &Query) -> Result<Algorithm, Refusal> {
    match query.get("algorithm") {
        None => Ok(Algorithm::Sha1),
        Some(name) => Algorithm::named(name).ok_or(Refusal::Algorithm),
    }
}

fn digits(query: &Query) -> Result<u8, Refusal> {
    match query.get("digits") {
        None => Ok(6),
        Some(digits) => digits
            .parse()
            .ok()
            .filter(|digits| (6..=10).contains(digits))
            .ok_or(Refusal::Digits),
    }
}

fn period(query: &Query) -> Result<u32, Refusal> {
    match query.get("period") {
        None => Ok(30),
        Some(period) => period
            .parse()
            .ok()
            .filter(|period| (1..=MAX_PERIOD).contains(period))
            .ok_or(Refusal::Period),
    }
}

fn counter(query: &Query, notes: &mut Vec<Note>) -> Result<u64, Refusal> {
    match query.get("counter") {
        None => {
            notes.push(Note::NoCounter);
            Ok(0)
        }
        Some(counter) => counter.parse().map_err(|_| Refusal::Counter),
    }
}

/// In base 32, as Aegis writes it. Digits alone are no base 32 that says anything: `0`, `1`, `8` and `9` are
/// missing there.
fn pin(query: &Query, notes: &mut Vec<Note>) -> Secret {
    let Some(given) = query.get("pin") else {
        return Secret::default();
    };
    let decoded = base32::decode(given).ok().map(|decoded| decoded.secret);
    let is_pin = |pin: &Secret| !pin.is_empty() && pin.reveal().iter().all(u8::is_ascii_graphic);
    decoded.filter(is_pin).unwrap_or_else(|| {
        notes.push(Note::PlainPin);
        Secret::new(given.as_bytes().to_vec())
    })
}
