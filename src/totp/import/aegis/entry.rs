//! The entries of an Aegis vault.

use serde::Deserialize;

use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::secret::Secret;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Method;
use crate::totp::import::fields;
use crate::totp::import::listing;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Row;

/// One entry. Its note, icon, groups and whether it is a favourite are not read.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Entry {
    #[serde(rename = "type")]
    kind: Loose<String>,
    name: Loose<String>,
    issuer: Loose<String>,
    info: Loose<Object<Info>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Info {
    secret: Loose<Secret>,
    #[serde(rename = "algo")]
    algorithm: Loose<String>,
    digits: Loose<u64>,
    period: Loose<u64>,
    counter: Loose<u64>,
    pin: Loose<Secret>,
}

impl listing::Entry for Entry {
    fn row(self, place: String) -> Row {
        let content = self.info.object().read(&self.kind.text());
        fields::row(place, self.issuer, self.name, content)
    }
}

impl Info {
    fn read(self, kind: &str) -> Result<(fields::Repaired, Method), Bad> {
        let method = match kind {
            "totp" => fields::totp(algorithm(self.algorithm)?, &self.digits, &self.period)?,
            "hotp" => fields::hotp(algorithm(self.algorithm)?, &self.digits, &self.counter)?,
            // Their other settings are always the same.
            "steam" => Method::Steam,
            "motp" => Method::Motp {
                pin: fields::pin(self.pin)?,
            },
            "yandex" => Method::Yandex {
                pin: fields::pin(self.pin)?,
            },
            _ => return Err(Bad::Other("it is of a kind that is not known here")),
        };
        Ok((fields::base32(self.secret)?, method))
    }
}

fn algorithm(name: Loose<String>) -> Result<Algorithm, Bad> {
    match name {
        // A bug once let people choose it; Aegis makes their codes with SHA-1 (`OtpInfo.java`, `fromJson`).
        Loose::Given(name) if name == "MD5" => Ok(Algorithm::Sha1),
        name => fields::algorithm(name),
    }
}
