//! An entry of 2FAS, which calls it a service.

use serde::Deserialize;

use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::secret::Secret;
use crate::totp::import::fields;
use crate::totp::import::listing::Entry;
use crate::totp::import::row::Row;
use crate::totp::import::settings::Settings;

/// An entry. Its icon, badge, group and place in the list are not read; `type` is the brand of its icon.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Service {
    name: Loose<String>,
    secret: Loose<Secret>,
    #[serde(rename = "otp")]
    details: Loose<Object<Details>>,
    #[serde(rename = "tokenType")]
    kind: Loose<String>,
}

/// Version 1 has only names here.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Details {
    account: Loose<String>,
    label: Loose<String>,
    issuer: Loose<String>,
    #[serde(rename = "tokenType")]
    kind: Loose<String>,
    algorithm: Loose<String>,
    digits: Loose<u64>,
    period: Loose<u64>,
    counter: Loose<u64>,
}

impl Entry for Service {
    fn row(self, place: String) -> Row {
        let details = self.details.object();
        // The name is what 2FAS shows, and its owner may have chosen it; the issuer is what the QR code said.
        let issuer = fields::first(self.name, details.issuer);
        let account = match fields::first(details.account, Loose::Missing) {
            Loose::Given(account) => Loose::Given(account),
            _ => without_issuer(details.label, &issuer),
        };
        let settings = Settings {
            kind: fields::first(details.kind, self.kind),
            algorithm: details.algorithm,
            digits: details.digits,
            period: details.period,
            counter: details.counter,
        };
        let content = fields::base32(self.secret).and_then(|(secret, mut notes)| {
            let method = settings.method(&mut notes)?;
            Ok(((secret, notes), method))
        });
        fields::row(place, issuer, account, content)
    }
}

/// A label as it stood in an otpauth URI, without the issuer before its colon.
fn without_issuer(label: Loose<String>, issuer: &Loose<String>) -> Loose<String> {
    let (Loose::Given(text), Loose::Given(issuer)) = (&label, issuer) else {
        return label;
    };
    let account = text
        .strip_prefix(issuer.as_str())
        .and_then(|rest| rest.strip_prefix(':'));
    match account {
        Some(account) => Loose::Given(account.to_owned()),
        None => label,
    }
}
