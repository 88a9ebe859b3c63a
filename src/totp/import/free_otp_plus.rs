//! FreeOTP+: its export as JSON.
//!
//! ```json
//! {"tokens":[{"algo":"SHA1","counter":0,"digits":6,"issuerExt":"…","issuerInt":"…","label":"…","period":30,
//!  "secret":[104,-107],"type":"TOTP"}],"tokenOrder":["…:…"]}
//! ```
//!
//! Source: FreeOTP+'s `Token.java`, `MigrationUtil.kt` and `ImportExportUtil.kt`, and Aegis' `FreeOtpImporter.java`.

#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::formats::Ask;
use crate::formats::look::Look;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Shape;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::enrolment::MAX_SECRET;
use crate::totp::import::Format;
use crate::totp::import::fields;
use crate::totp::import::listing::Entry;
use crate::totp::import::listing::Listing;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Imported;
use crate::totp::import::row::Row;
use crate::totp::import::settings::Settings;
use crate::totp::uri::Note;
use crate::totp::uri::Refusal;

pub(super) const FORMAT: Format = Format {
    title: "FreeOTP+",
    is,
    read,
};

fn is(look: &Look<'_>) -> bool {
    look.outline().has(&["tokens", "tokenOrder"])
}

fn read(file: &Secret, _ask: Ask<'_>) -> Result<Imported, Trouble> {
    let outer: Outer = loose::read(file)?;
    let Loose::Given(List(listing)) = outer.tokens else {
        return Err(Trouble::Damaged("it has no list of tokens"));
    };
    Ok(Imported {
        rows: listing.rows()?,
        ..Imported::default()
    })
}

/// The file. The order in which the app shows its tokens is not read.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Outer {
    tokens: Loose<List<Listing<Token>>>,
}

/// An entry; [FreeOTP](super::free_otp) keeps the same. Its picture is not read.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Token {
    secret: Loose<List<Bytes>>,
    #[serde(rename = "issuerAlt")]
    own_issuer: Loose<String>,
    #[serde(rename = "issuerExt")]
    prefix: Loose<String>,
    #[serde(rename = "issuerInt")]
    parameter: Loose<String>,
    #[serde(rename = "labelAlt")]
    own_label: Loose<String>,
    label: Loose<String>,
    #[serde(rename = "type")]
    kind: Loose<String>,
    #[serde(rename = "algo")]
    algorithm: Loose<String>,
    digits: Loose<u64>,
    period: Loose<u64>,
    counter: Loose<Counter>,
}

impl Entry for Token {
    fn row(self, place: String) -> Row {
        // As `getHOTP` has it: the label's prefix decides, and no other name.
        let is_steam = matches!(&self.prefix, Loose::Given(prefix) if prefix == "Steam");
        let is_totp = match &self.kind {
            Loose::Missing => true,
            Loose::Given(kind) => kind.eq_ignore_ascii_case("totp"),
            Loose::Odd => false,
        };
        let mut notes = Vec::new();
        let kind = if is_steam && is_totp {
            notes.push(Note::CalledSteam);
            Loose::Given("STEAM".to_owned())
        } else {
            self.kind
        };
        let settings = Settings {
            kind,
            algorithm: self.algorithm,
            digits: self.digits,
            period: self.period,
            counter: match self.counter {
                Loose::Given(Counter(counter)) => Loose::Given(counter),
                Loose::Missing => Loose::Missing,
                Loose::Odd => Loose::Odd,
            },
        };
        let content = secret(self.secret).and_then(|secret| {
            let method = settings.method(&mut notes)?;
            Ok(((secret, notes), method))
        });
        // What the app shows: what its owner typed, else the label's prefix; the parameter where there is neither.
        let issuer = fields::first(self.own_issuer, fields::first(self.prefix, self.parameter));
        fields::row(
            place,
            issuer,
            fields::first(self.own_label, self.label),
            content,
        )
    }
}

fn secret(list: Loose<List<Bytes>>) -> Result<Secret, Bad> {
    let odd = Bad::Other("its secret is no list of bytes");
    match list {
        Loose::Given(List(Bytes { is_odd: false, all })) => Ok(all),
        Loose::Missing => Err(Bad::Refused(Refusal::NoSecret)),
        Loose::Given(_) | Loose::Odd => Err(odd),
    }
}

/// The counter of the next code, as it stands there.
///
/// `Token.java` keeps one less than the URI said, and makes the next code of what it keeps (`getHOTP(counter++)`);
/// so does `TokenCodeUtil.kt`, before the counter goes up. So an account that was used goes on where the app would.
/// One that was never used is a code behind, which the site refuses once; a counter that was ahead could lose its
/// site for good. Below nought there is no code at all that a site would take: the app keeps -1 of a URI's 0.
struct Counter(u64);

impl Shape<'_> for Counter {
    fn of_number(number: u64) -> Option<Self> {
        Some(Self(number))
    }

    fn of_negative(number: i64) -> Option<Self> {
        (number == -1).then_some(Self(0))
    }
}

/// A secret, byte by byte, each as Java has them: -128 to 127.
#[derive(Default)]
struct Bytes {
    all: Secret,
    is_odd: bool,
}

impl Gather<'_> for Bytes {
    type Element = Loose<Byte>;

    fn gather(&mut self, element: Self::Element) {
        match element {
            // One more than is allowed, so that too much is noticed.
            Loose::Given(Byte(byte)) if self.all.len() <= MAX_SECRET => self.all.extend(&[byte]),
            Loose::Given(_) => {}
            Loose::Missing | Loose::Odd => self.is_odd = true,
        }
    }
}

struct Byte(u8);

impl Shape<'_> for Byte {
    fn of_number(number: u64) -> Option<Self> {
        u8::try_from(number).ok().map(Self)
    }

    fn of_negative(number: i64) -> Option<Self> {
        i8::try_from(number)
            .ok()
            .map(|byte| Self(byte.cast_unsigned()))
    }
}
