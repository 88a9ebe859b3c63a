//! The credentials of an item, of any type, as one.

use crate::vault::import::items;
use crate::vault::totp::Totp;
use serde::Deserialize;
use serde::de::MapAccess;

use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::loose::Shape;
use crate::secret::Secret;
use crate::vault::entry::Kind;
use crate::vault::import::items::MAX_ADDRESSES;
use crate::vault::import::items::Texts;

/// What is wanted of an item's credentials.
#[derive(Default)]
pub(super) struct Credentials {
    /// A user and a password each.
    pub(super) logins: Vec<(String, Option<Secret>)>,
    pub(super) wifi: Option<Secret>,
    /// As drafts of the format had them.
    pub(super) urls: Vec<String>,
    pub(super) totp: Totp,
    pub(super) has_passkey: bool,
    /// Why something of them cannot be read.
    pub(super) odd: Option<&'static str>,
    /// One of them is no object.
    pub(super) has_odd: bool,
    /// What it is, where it is no login.
    pub(super) kind: Option<Kind>,
    /// Fields of the owner's own that are concealed, with something in them.
    pub(super) hidden: usize,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Credential {
    #[serde(rename = "type")]
    kind: Loose<String>,
    username: Loose<Editable>,
    password: Loose<Editable>,
    /// The password of a wireless network.
    passphrase: Loose<Editable>,
    urls: Loose<List<Texts>>,
    /// The seed of one-time codes.
    secret: Loose<Secret>,
    /// Of `custom-fields`.
    fields: Loose<List<Concealed>>,
}

/// How many fields are concealed, and have something in them.
#[derive(Default)]
struct Concealed(usize);

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct CustomField {
    field_type: Loose<String>,
    value: Loose<Secret>,
}

impl Gather<'_> for Concealed {
    type Element = Loose<Object<CustomField>>;

    fn gather(&mut self, field: Self::Element) {
        let field = field.object();
        let is_concealed = field.field_type.text() == "concealed-string";
        let value = field.value.given();
        self.0 += usize::from(is_concealed && value.is_some_and(|text| !text.is_empty()));
    }
}

/// Text, or a field that can be edited.
struct Editable(Secret);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Field {
    value: Loose<Secret>,
}

impl<'de> Shape<'de> for Editable {
    fn of_text(text: &str) -> Option<Self> {
        Secret::of_text(text).map(Self)
    }

    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        let field: Option<Object<Field>> = Object::of_object(object)?;
        Ok(field.and_then(|Object(field)| match field.value {
            Loose::Given(value) => Some(Self(value)),
            Loose::Missing => Some(Self(Secret::default())),
            Loose::Odd => None,
        }))
    }
}

impl Credentials {
    /// A password is text.
    fn look(&mut self, password: &Loose<Editable>) {
        if matches!(password, Loose::Odd) {
            self.odd = Some("its password is no text");
        }
    }

    fn login(&mut self, username: Loose<Editable>, password: Loose<Editable>) {
        self.look(&password);
        let user = username.given().map(|Editable(user)| user);
        let user = user.unwrap_or_default();
        let user = String::from_utf8_lossy(user.reveal()).into_owned();
        let password = password.given().map(|Editable(password)| password);
        if self.logins.len() < MAX_ADDRESSES {
            self.logins.push((user, password));
        }
    }
}

impl Gather<'_> for Credentials {
    type Element = Loose<Object<Credential>>;

    fn gather(&mut self, credential: Self::Element) {
        let Loose::Given(Object(credential)) = credential else {
            self.has_odd = true;
            return;
        };
        let Concealed(hidden) = credential.fields.gathered();
        self.hidden += hidden;
        let word = credential.kind.text();
        let kind = match word.as_str() {
            "basic-auth" | "generated-password" => {
                let Texts(urls) = credential.urls.gathered();
                self.urls.extend(urls);
                return self.login(credential.username, credential.password);
            }
            "wifi" => {
                self.look(&credential.passphrase);
                let passphrase = credential.passphrase.given();
                self.wifi = passphrase.map(|Editable(passphrase)| passphrase);
                Kind::Wifi
            }
            "totp" => {
                self.totp = self.totp.max(items::totp(&credential.secret));
                Kind::Login
            }
            "passkey" => {
                self.has_passkey = true;
                Kind::Login
            }
            "note" => Kind::Note,
            "credit-card" => Kind::Card,
            "api-key" | "ssh-key" => Kind::Key,
            "address" | "person-name" | "passport" | "drivers-license" | "identity-document" => {
                Kind::Identity
            }
            // What is newer than this, and has a password, opens something.
            _ if credential.password.is_there() => {
                return self.login(credential.username, credential.password);
            }
            _ => Kind::Other,
        };
        // A note or a file beside something else does not make it a note.
        let is_less = |known: Kind| matches!(known, Kind::Note | Kind::Other);
        if self.kind.is_none_or(is_less) {
            self.kind = Some(kind);
        }
    }
}
