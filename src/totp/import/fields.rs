//! An enrolment that stands in a file as fields of its own, and no otpauth URI.

use crate::formats::loose::Loose;
use crate::secret::Secret;
use crate::totp::base32;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::enrolment::Unfit;
use crate::totp::import::row;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Row;
use crate::totp::uri::Note;
use crate::totp::uri::Refusal;

/// A secret that was read, and what was repaired in it.
pub(super) type Repaired = (Secret, Vec<Note>);

/// The row of an issuer, an account and what else there is. Control characters in the names are left out.
pub(super) fn row(
    place: String,
    issuer: Loose<String>,
    account: Loose<String>,
    content: Result<(Repaired, Method), Bad>,
) -> Row {
    let given = [issuer.text(), account.text()];
    let is_changed = given.iter().any(|name| name.chars().any(char::is_control));
    let [issuer, account] = given.map(|name| row::name(&name));
    let title = match (issuer.as_str(), account.as_str()) {
        (name, "") | ("", name) => name.to_owned(),
        (issuer, account) => format!("{issuer}: {account}"),
    };
    let ((secret, mut notes), method) = match content {
        Ok(content) => content,
        Err(why) => return Row::bad(place, title, why),
    };
    if is_changed {
        notes.push(Note::Control);
    }
    let enrolment = Enrolment {
        issuer,
        account,
        secret,
        method,
    };
    Row {
        notes,
        ..Row::of(place, title, enrolment)
    }
}

/// The first of two that says something.
pub(super) fn first(one: Loose<String>, other: Loose<String>) -> Loose<String> {
    match one {
        Loose::Given(text) if !text.trim().is_empty() => Loose::Given(text),
        Loose::Odd => Loose::Odd,
        Loose::Given(_) | Loose::Missing => other,
    }
}

/// A secret in base 32.
pub(super) fn base32(text: Loose<Secret>) -> Result<Repaired, Bad> {
    let text = secret(text)?;
    let text = str::from_utf8(text.reveal()).map_err(|_| Bad::Refused(Refusal::NotText))?;
    let read = base32::decode(text).map_err(|why| Bad::Refused(why.into()))?;
    let notes = read.repairs.sentences().map(Note::Repaired);
    Ok((read.secret, notes.collect()))
}

/// The text of a secret.
pub(super) fn secret(text: Loose<Secret>) -> Result<Secret, Bad> {
    match text {
        Loose::Given(text) => Ok(text),
        Loose::Missing => Err(Bad::Refused(Refusal::NoSecret)),
        Loose::Odd => Err(Bad::Other("its secret is no text")),
    }
}

/// A PIN; empty where there is none.
pub(super) fn pin(text: Loose<Secret>) -> Result<Secret, Bad> {
    match text {
        Loose::Given(text) => Ok(text),
        Loose::Missing => Ok(Secret::default()),
        Loose::Odd => Err(Bad::Other("its PIN is no text")),
    }
}

/// A number; the usual one where there is none.
pub(super) fn number<N: TryFrom<u64>>(number: &Loose<u64>, usual: N, wrong: Bad) -> Result<N, Bad> {
    match number {
        Loose::Given(number) => N::try_from(*number).map_err(|_| wrong),
        Loose::Missing => Ok(usual),
        Loose::Odd => Err(wrong),
    }
}

/// A hash by its name; the usual one where there is none.
pub(super) fn algorithm(name: Loose<String>) -> Result<Algorithm, Bad> {
    let unknown = Bad::Other("its hash is none that codes are made with here");
    match name {
        Loose::Missing => Ok(Algorithm::Sha1),
        Loose::Given(name) => Algorithm::named(&name).ok_or(unknown),
        Loose::Odd => Err(unknown),
    }
}

/// Codes by the time, with the usual settings where a field is missing.
pub(super) fn totp(
    algorithm: Algorithm,
    digits: &Loose<u64>,
    period: &Loose<u64>,
) -> Result<Method, Bad> {
    Ok(Method::Totp {
        algorithm,
        digits: number(digits, 6, Bad::Unfit(Unfit::Digits))?,
        period: number(period, 30, Bad::Unfit(Unfit::Period))?,
    })
}

/// Codes by a counter, with the usual settings where a field is missing.
pub(super) fn hotp(
    algorithm: Algorithm,
    digits: &Loose<u64>,
    counter: &Loose<u64>,
) -> Result<Method, Bad> {
    Ok(Method::Hotp {
        algorithm,
        digits: number(digits, 6, Bad::Unfit(Unfit::Digits))?,
        counter: number(counter, 0, Bad::Other("its counter is none"))?,
    })
}
