//! FIDO's Credential Exchange Format, 1.0: what password managers hand over to each other.
//!
//! Source: [Credential Exchange Format][cxf], section 3.3.14 for the credential of type `totp`. Apple hands over the account alone,
//! without the header around it; both are read.
//!
//! [cxf]: https://fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html

use serde::Deserialize;
use serde::de::MapAccess;

use crate::formats::Ask;
use crate::formats::cxf;
use crate::formats::cxf::Version;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::loose::Shape;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::entries;
use crate::totp::import::entries::Entries;
use crate::totp::import::fields;
use crate::totp::import::row;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;

pub(super) const FORMAT: Format = Format {
    title: "Credential Exchange (CXF)",
    is: cxf::is,
    read,
};

fn read(file: &Secret, _ask: Ask<'_>) -> Result<Imported, Trouble> {
    let whole: Whole = loose::read(file)?;
    whole.version.object().known()?;
    let accounts = whole.accounts.given();
    let entries = accounts.map(|List(Accounts(entries))| entries);
    let alone = || whole.items.given().map(|List(Items(entries))| entries);
    let none = Trouble::Damaged("there is no list of accounts in it");
    let entries = entries.or_else(alone).ok_or(none)?;
    entries.imported("in the trash")
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Whole {
    version: Loose<Object<Version>>,
    accounts: Loose<List<Accounts>>,
    items: Loose<List<Items>>,
}

#[derive(Default)]
struct Accounts(Entries);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Account {
    items: Loose<List<Items>>,
}

#[derive(Default)]
struct Items(Entries);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Item {
    title: Loose<String>,
    credentials: Loose<List<Credentials>>,
}

/// What is wanted of an item's credentials.
#[derive(Default)]
struct Credentials {
    /// Those of type `totp`.
    one_time_codes: Vec<Credential>,
    /// The user of one of type `basic-auth`.
    user: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Credential {
    #[serde(rename = "type")]
    kind: Loose<String>,
    secret: Loose<Secret>,
    period: Loose<u64>,
    digits: Loose<u64>,
    algorithm: Loose<String>,
    issuer: Loose<String>,
    username: Loose<Editable>,
}

/// Text, as `totp` has it, or a field that can be edited, as `basic-auth` has it.
struct Editable(String);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Field {
    value: Loose<String>,
}

impl Gather<'_> for Accounts {
    type Element = Loose<Object<Account>>;

    fn gather(&mut self, account: Self::Element) {
        self.0.append(account.object().items.gathered().0);
    }
}

impl Gather<'_> for Items {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Self(entries) = self;
        entries.begin();
        let Loose::Given(Object(item)) = item else {
            return entries.push_bad("", "it is no object");
        };
        let title = item.title.text();
        let credentials = item.credentials.gathered();
        if credentials.one_time_codes.is_empty() {
            return entries.without();
        }
        for credential in credentials.one_time_codes {
            entries.push(credential.row(&title, &credentials.user));
        }
    }
}

impl Gather<'_> for Credentials {
    type Element = Loose<Object<Credential>>;

    fn gather(&mut self, credential: Self::Element) {
        let mut credential = credential.object();
        match std::mem::take(&mut credential.kind).text().as_str() {
            // One more than is read, so that too many are noticed.
            "totp" if self.one_time_codes.len() <= MAX_ROWS => {
                self.one_time_codes.push(credential);
            }
            "basic-auth" if self.user.is_empty() => {
                let user = std::mem::take(&mut credential.username).given();
                self.user = user.map(|Editable(user)| user).unwrap_or_default();
            }
            _ => {}
        }
    }
}

impl Credential {
    fn row(self, title: &str, user: &str) -> Row {
        let name = row::name(title);
        let bad = |why| Row::bad(String::new(), name.clone(), why);
        let Some(secret) = self.secret.given() else {
            return bad(Bad::Other("its secret is no text"));
        };
        // Some hand over the whole otpauth URI.
        let is_bare = !secret.reveal().contains(&b':');
        let mut row = Row::of_text(String::new(), name.clone(), &secret);
        if let (Ok(enrolment), true) = (&mut row.content, is_bare) {
            let method = fields::algorithm(self.algorithm)
                .and_then(|algorithm| fields::totp(algorithm, &self.digits, &self.period));
            enrolment.method = match method {
                Ok(method) => method,
                Err(why) => return bad(why),
            };
            enrolment.issuer = row::name(&self.issuer.text());
            let own = self.username.given().map(|Editable(user)| user);
            enrolment.account = row::name(&own.unwrap_or_default());
        }
        row.content = row
            .content
            .and_then(|enrolment| enrolment.checked().map_err(Bad::Unfit));
        entries::named(row, user)
    }
}

impl<'de> Shape<'de> for Editable {
    fn of_text(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }

    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        let field: Option<Object<Field>> = Object::of_object(object)?;
        Ok(field.map(|Object(field)| Self(field.value.text())))
    }
}

#[cfg(test)]
mod tests;
