//! 1Password's 1PUX: a zip file with JSON in it.
//!
//! Source: [1Password Unencrypted Export](https://support.1password.com/1pux-format/).

use serde::Deserialize;

use crate::formats::Ask;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::one_pux;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::entries;
use crate::totp::import::entries::Entries;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;

pub(super) const FORMAT: Format = Format {
    title: "1Password (1PUX)",
    is: one_pux::is,
    read,
};

fn read(file: &Secret, _ask: Ask<'_>) -> Result<Imported, Trouble> {
    let data = one_pux::data(file)?;
    let export: Export = loose::read(&data)?;
    let Loose::Given(List(Accounts(entries))) = export.accounts else {
        return Err(Trouble::Damaged("there is no list of accounts in it"));
    };
    entries.imported("in the archive")
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Export {
    accounts: Loose<List<Accounts>>,
}

#[derive(Default)]
struct Accounts(Entries);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Account {
    vaults: Loose<List<Vaults>>,
}

#[derive(Default)]
struct Vaults(Entries);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Vault {
    items: Loose<List<Items>>,
}

#[derive(Default)]
struct Items(Entries);

/// An item; older files have it inside of another object.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Item {
    #[serde(rename = "item")]
    inner: Loose<Object<Box<Item>>>,
    state: Loose<String>,
    trashed: Loose<bool>,
    overview: Loose<Object<Overview>>,
    details: Loose<Object<Details>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Overview {
    title: Loose<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Details {
    login_fields: Loose<List<User>>,
    sections: Loose<List<Sections>>,
}

/// The user, among the fields of a login.
#[derive(Default)]
struct User(String);

#[derive(Deserialize, Default)]
#[serde(default)]
struct LoginField {
    designation: Loose<String>,
    /// A password as often as not: it is dropped as soon as the designation is known.
    value: Loose<Secret>,
}

/// What is in the fields of one-time codes of all sections.
#[derive(Default)]
struct Sections(Vec<Loose<Secret>>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Section {
    fields: Loose<List<Fields>>,
}

#[derive(Default)]
struct Fields(Vec<Loose<Secret>>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Field {
    value: Loose<Object<Value>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Value {
    totp: Loose<Secret>,
}

impl Gather<'_> for Accounts {
    type Element = Loose<Object<Account>>;

    fn gather(&mut self, account: Self::Element) {
        self.0.append(account.object().vaults.gathered().0);
    }
}

impl Gather<'_> for Vaults {
    type Element = Loose<Object<Vault>>;

    fn gather(&mut self, vault: Self::Element) {
        self.0.append(vault.object().items.gathered().0);
    }
}

impl Gather<'_> for Items {
    type Element = Loose<Object<Item>>;

    fn gather(&mut self, item: Self::Element) {
        let Self(entries) = self;
        entries.begin();
        let Loose::Given(Object(mut item)) = item else {
            return entries.push_bad("", "it is no object");
        };
        let mut is_away = false;
        if let Loose::Given(Object(inner)) = item.inner {
            is_away = item.trashed.is_true();
            item = *inner;
        }
        is_away |= item.trashed.is_true() || item.state.text() == ARCHIVED;
        let details = item.details.object();
        let Sections(texts) = details.sections.gathered();
        if texts.is_empty() {
            return entries.without();
        }
        if is_away {
            return entries.put_away();
        }
        let title = item.overview.object().title.text();
        let User(user) = details.login_fields.gathered();
        for text in texts {
            match text.given() {
                Some(text) => entries.push(entries::row(String::new(), &title, &user, &text)),
                None => entries.push_bad(&title, "its one-time password is no text"),
            }
        }
    }
}

impl Gather<'_> for User {
    type Element = Loose<Object<LoginField>>;

    fn gather(&mut self, field: Self::Element) {
        let field = field.object();
        if self.0.is_empty() && field.designation.text() == "username" {
            let value = field.value.given().unwrap_or_default();
            self.0 = String::from_utf8_lossy(value.reveal()).into_owned();
        }
    }
}

impl Gather<'_> for Sections {
    type Element = Loose<Object<Section>>;

    fn gather(&mut self, section: Self::Element) {
        let Fields(texts) = section.object().fields.gathered();
        // One more than is read, so that too many are noticed.
        let room = (MAX_ROWS + 1).saturating_sub(self.0.len());
        self.0.extend(texts.into_iter().take(room));
    }
}

impl Gather<'_> for Fields {
    type Element = Loose<Object<Field>>;

    fn gather(&mut self, field: Self::Element) {
        let text = field.object().value.object().totp;
        let is_empty = matches!(&text, Loose::Given(text) if entries::is_blank(text));
        if text.is_there() && !is_empty && self.0.len() <= MAX_ROWS {
            self.0.push(text);
        }
    }
}

const ARCHIVED: &str = "archived";

#[cfg(test)]
mod tests;
