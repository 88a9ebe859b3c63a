//! An item of 1Password, and the entry it is.

use crate::vault::totp::Totp;
use serde::Deserialize;
use serde::de::MapAccess;

use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::loose::Shape;
use crate::secret::Secret;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::import::items;
use crate::vault::import::items::Any;
use crate::vault::import::items::Moment;
use crate::vault::import::items::Texts;

/// An item; older files have it inside of another object.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Item {
    #[serde(rename = "item")]
    inner: Loose<Object<Box<Item>>>,
    state: Loose<String>,
    trashed: Loose<bool>,
    category_uuid: Loose<String>,
    created_at: Loose<Moment>,
    updated_at: Loose<Moment>,
    overview: Loose<Object<Overview>>,
    details: Loose<Object<Details>>,
    passkey: Loose<Filled>,
    passkeys: Loose<Filled>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Overview {
    title: Loose<String>,
    url: Loose<String>,
    urls: Loose<List<Urls>>,
    watchtower_exclusions: Loose<Object<Exclusions>>,
}

/// The warnings that the owner does not want.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Exclusions {
    compromised: Loose<bool>,
    vulnerable: Loose<bool>,
    reused: Loose<bool>,
    weak: Loose<bool>,
    unsecured: Loose<bool>,
    inactive_mfa: Loose<bool>,
    expiring: Loose<bool>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Details {
    login_fields: Loose<List<LoginFields>>,
    /// Of an item that is a password and nothing else.
    password: Loose<Secret>,
    sections: Loose<List<Sections>>,
    password_history: Loose<List<Replaced>>,
    passkey: Loose<Filled>,
    passkeys: Loose<Filled>,
}

/// Whether an object or a list has something in it.
struct Filled(bool);

impl<'de> Shape<'de> for Filled {
    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        Object::<Ignored>::of_object(object).map(|_| Some(Self(true)))
    }

    fn of_list<A: serde::de::SeqAccess<'de>>(list: A) -> Result<Option<Self>, A::Error> {
        let list: Option<List<Any>> = List::of_list(list)?;
        Ok(list.map(|List(Any(is_any))| Self(is_any)))
    }
}

#[derive(Deserialize)]
struct Ignored {}

/// The user and the password, among the fields of a form.
#[derive(Default)]
struct LoginFields {
    username: String,
    password: Loose<Secret>,
    /// What else was typed into a field for a password.
    others: Vec<Secret>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct LoginField {
    designation: Loose<String>,
    field_type: Loose<String>,
    value: Loose<Value>,
}

/// Text; or an object, where it is a mail address that another app made.
struct Value(Secret);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Linked {
    email_address: Loose<Secret>,
    string: Loose<Secret>,
}

impl<'de> Shape<'de> for Value {
    fn of_text(text: &str) -> Option<Self> {
        Secret::of_text(text).map(Self)
    }

    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        let linked: Option<Object<Linked>> = Object::of_object(object)?;
        let text = linked.and_then(|Object(linked)| {
            let address = linked.email_address.given();
            address.or(linked.string.given())
        });
        Ok(text.map(Self))
    }
}

/// What the fields of all sections hold.
#[derive(Default)]
struct Sections(Fields);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Section {
    fields: Loose<List<Fields>>,
}

/// What fields hold that matters here.
#[derive(Default)]
struct Fields {
    totp: Totp,
    username: String,
    passwords: Vec<Secret>,
    /// What is concealed on the screen, and may be anything.
    hidden: usize,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Field {
    id: Loose<String>,
    value: Loose<Object<FieldValue>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct FieldValue {
    totp: Loose<Secret>,
    string: Loose<String>,
    concealed: Loose<Secret>,
}

/// What an item is.
pub(super) struct Read {
    pub(super) entry: Entry,
    /// Its passwords beside the first. When they were changed is not said.
    pub(super) others: Vec<(Secret, Option<u64>)>,
    /// Fields that may be passwords.
    pub(super) hidden: usize,
    /// Its owner left it out of some warnings and not of all.
    pub(super) is_excused: bool,
}

/// When the last of the earlier passwords was replaced.
#[derive(Default)]
struct Replaced(Option<u64>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Earlier {
    time: Loose<Moment>,
}

#[derive(Default)]
struct Urls(Texts);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Url {
    url: Loose<String>,
}

impl Item {
    /// Without the object around it.
    pub(super) fn unwrapped(mut self) -> Self {
        match std::mem::take(&mut self.inner) {
            Loose::Given(Object(mut inner)) => {
                inner.trashed = if self.trashed.is_true() {
                    self.trashed
                } else {
                    inner.trashed
                };
                *inner
            }
            Loose::Missing | Loose::Odd => self,
        }
    }

    /// Whether it is archived or in the trash.
    pub(super) fn is_away(&self) -> bool {
        let is_put = |state: &String| state == "archived" || state == "trashed";
        self.trashed.is_true() || matches!(&self.state, Loose::Given(state) if is_put(state))
    }

    /// What it is, or why it cannot be read.
    pub(super) fn read(self) -> Result<Read, &'static str> {
        let kind = kind(&self.category_uuid.text());
        let overview = self.overview.object();
        let (is_left_out, is_excused) = overview.watchtower_exclusions.object().reach();
        let Urls(Texts(mut urls)) = overview.urls.gathered();
        let url = overview.url.text();
        if !url.trim().is_empty() && !urls.contains(&url) {
            urls.insert(0, url);
        }
        let details = match self.details {
            Loose::Given(Object(details)) => details,
            Loose::Odd => return Err("its details are no object"),
            Loose::Missing if kind == Kind::Login => return Err("there are no details in it"),
            Loose::Missing => Details::default(),
        };
        let form = details.login_fields.gathered();
        let Sections(sections) = details.sections.gathered();
        let Replaced(replaced) = details.password_history.gathered();
        let form_password = items::password(form.password)?;
        let own = items::password(details.password)?;
        let mut passwords: Vec<Secret> = form_password.into_iter().chain(own).collect();
        passwords.extend(sections.passwords);
        passwords.extend(form.others);
        // The first that is not empty; an empty one where all are.
        let first = passwords.iter().position(|text| !text.is_empty());
        let first = first.or_else(|| (!passwords.is_empty()).then_some(0));
        let password = first.map(|at| passwords.remove(at));
        let passkeys = [
            self.passkey,
            self.passkeys,
            details.passkey,
            details.passkeys,
        ];
        let entry = Entry {
            title: overview.title.text(),
            urls,
            username: Some(form.username)
                .filter(|user| !user.is_empty())
                .unwrap_or(sections.username),
            password,
            totp: sections.totp,
            has_passkey: passkeys
                .into_iter()
                .any(|passkey| passkey.given().is_some_and(|Filled(is)| is)),
            created: self.created_at.second(),
            changed: self.updated_at.second(),
            password_changed: replaced,
            is_left_out,
            ..Entry::default()
        };
        // The numbers of a card and of a person are concealed too, and open no account.
        let is_account = !matches!(kind, Kind::Card | Kind::Identity);
        Ok(Read {
            entry: items::of_kind(entry, kind),
            others: passwords.into_iter().map(|text| (text, None)).collect(),
            hidden: if is_account { sections.hidden } else { 0 },
            is_excused,
        })
    }
}

impl Exclusions {
    /// Whether it is left out of all that is said of passwords, and whether of some of it only.
    fn reach(&self) -> (bool, bool) {
        let is_unseen = self.compromised.is_true() || self.vulnerable.is_true();
        let is_whole = is_unseen && self.reused.is_true() && self.weak.is_true();
        let others = [
            &self.reused,
            &self.weak,
            &self.unsecured,
            &self.inactive_mfa,
            &self.expiring,
        ];
        let is_any = is_unseen || others.into_iter().any(Loose::is_true);
        (is_whole, is_any && !is_whole)
    }
}

/// By the number of its category.
fn kind(category: &str) -> Kind {
    match category {
        // A login, a password, a database, a server, an account for mail. Some tools say nothing.
        "001" | "005" | "102" | "110" | "111" | "" => Kind::Login,
        "002" => Kind::Card,
        "003" => Kind::Note,
        "004" => Kind::Identity,
        "109" => Kind::Wifi,
        "112" | "114" => Kind::Key,
        _ => Kind::Other,
    }
}

impl Gather<'_> for LoginFields {
    type Element = Loose<Object<LoginField>>;

    fn gather(&mut self, field: Self::Element) {
        let field = field.object();
        match field.designation.text().as_str() {
            "username" if self.username.is_empty() => {
                let value = field.value.given().map(|Value(text)| text);
                let value = value.unwrap_or_default();
                self.username = String::from_utf8_lossy(value.reveal()).into_owned();
            }
            "password" if !self.password.is_there() => {
                self.password = match field.value {
                    Loose::Given(Value(password)) => Loose::Given(password),
                    Loose::Odd => Loose::Odd,
                    Loose::Missing => Loose::Missing,
                };
            }
            // `P` is a field for a password, whatever it was for.
            _ if field.field_type.text() == "P" && self.others.len() < MAX_OTHERS => {
                let other = field.value.given().map(|Value(text)| text);
                self.others.extend(other.filter(|text| !text.is_empty()));
            }
            _ => {}
        }
    }
}

impl Gather<'_> for Sections {
    type Element = Loose<Object<Section>>;

    fn gather(&mut self, section: Self::Element) {
        let fields = section.object().fields.gathered();
        self.0.totp = self.0.totp.max(fields.totp);
        if self.0.username.is_empty() {
            self.0.username = fields.username;
        }
        let room = MAX_OTHERS.saturating_sub(self.0.passwords.len());
        self.0
            .passwords
            .extend(fields.passwords.into_iter().take(room));
        self.0.hidden += fields.hidden;
    }
}

impl Gather<'_> for Fields {
    type Element = Loose<Object<Field>>;

    fn gather(&mut self, field: Self::Element) {
        let field = field.object();
        let value = field.value.object();
        self.totp = self.totp.max(items::totp(&value.totp));
        match field.id.text().as_str() {
            "username" if self.username.is_empty() => self.username = value.string.text(),
            "password" | "wireless_password" if self.passwords.len() < MAX_OTHERS => {
                let password = value.concealed.given();
                self.passwords
                    .extend(password.filter(|text| !text.is_empty()));
            }
            _ => {
                let hidden = value.concealed.given();
                self.hidden += usize::from(hidden.is_some_and(|text| !text.is_empty()));
            }
        }
    }
}

impl Gather<'_> for Replaced {
    type Element = Loose<Object<Earlier>>;

    fn gather(&mut self, earlier: Self::Element) {
        self.0 = self.0.max(earlier.object().time.second());
    }
}

impl Gather<'_> for Urls {
    type Element = Loose<Object<Url>>;

    fn gather(&mut self, url: Self::Element) {
        self.0.add(url.object().url.text());
    }
}

/// More than an item may have, so that it is noticed.
const MAX_OTHERS: usize = 100;
