//! The authenticators of a Stratum backup.

use serde::Deserialize;

use crate::digits::hex;
use crate::formats::loose::Loose;
use crate::secret::Secret;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Method;
use crate::totp::import::fields;
use crate::totp::import::listing;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Row;

/// One authenticator. Its icon, its rank and how often it was copied are not read.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct Entry {
    r#type: Loose<u64>,
    issuer: Loose<String>,
    username: Loose<String>,
    secret: Loose<Secret>,
    pin: Loose<Secret>,
    algorithm: Loose<u64>,
    digits: Loose<u64>,
    period: Loose<u64>,
    counter: Loose<u64>,
}

impl listing::Entry for Entry {
    fn row(self, place: String) -> Row {
        let content = content(
            &self.r#type,
            self.secret,
            self.pin,
            [&self.algorithm, &self.digits, &self.period, &self.counter],
        );
        fields::row(place, self.issuer, self.username, content)
    }
}

/// Defaults as the constructor in `Authenticator.cs` has them.
fn content(
    kind: &Loose<u64>,
    secret: Loose<Secret>,
    pin: Loose<Secret>,
    [algorithm, digits, period, counter]: [&Loose<u64>; 4],
) -> Result<(fields::Repaired, Method), Bad> {
    let algorithm = || hash(algorithm);
    let method = match fields::number(kind, 2, UNKNOWN_KIND)? {
        1_u64 => fields::hotp(algorithm()?, digits, counter)?,
        2 => fields::totp(algorithm()?, digits, period)?,
        3 => {
            let pin = fields::pin(pin)?;
            let secret = small_hex(&fields::secret(secret)?)?;
            return Ok(((secret, Vec::new()), Method::Motp { pin }));
        }
        4 => Method::Steam,
        5 => Method::Yandex {
            pin: fields::pin(pin)?,
        },
        _ => return Err(UNKNOWN_KIND),
    };
    Ok((fields::base32(secret)?, method))
}

fn hash(number: &Loose<u64>) -> Result<Algorithm, Bad> {
    match fields::number(number, 0, UNKNOWN_HASH)? {
        0_u64 => Ok(Algorithm::Sha1),
        1 => Ok(Algorithm::Sha256),
        2 => Ok(Algorithm::Sha512),
        _ => Err(UNKNOWN_HASH),
    }
}

/// Stratum hashes the text of the secret as it stands (`MobileOtp.cs`), every other app small hex digits: only of
/// those come the same codes.
fn small_hex(text: &Secret) -> Result<Secret, Bad> {
    let text = text.reveal();
    if text.iter().any(u8::is_ascii_uppercase) {
        return Err(NOT_SMALL_HEX);
    }
    hex::decode(text).ok_or(NOT_SMALL_HEX)
}

const UNKNOWN_KIND: Bad = Bad::Other("it is of a kind that is not known here");
const UNKNOWN_HASH: Bad = Bad::Other("its hash is none that codes are made with here");
const NOT_SMALL_HEX: Bad =
    Bad::Other("its mOTP secret is not of pairs of small hex digits: only Stratum makes its codes");
