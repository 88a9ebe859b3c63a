//! An item of a Proton Pass vault, and what of it is kept.

use serde::Deserialize;

use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::secret::Secret;
use crate::totp::import::row;
use crate::totp::import::row::MAX_ROWS;

/// What is kept of an item.
pub(super) struct Kept {
    /// What it is called.
    pub(super) name: String,
    /// Who signs in with it; empty where nobody is named.
    pub(super) user: String,
    /// The otpauth URIs and bare secrets in it.
    pub(super) uris: Vec<Secret>,
    /// Its owner threw it away.
    pub(super) is_trashed: bool,
}

/// The mirror of an item.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Item {
    state: Loose<u64>,
    data: Loose<Object<Data>>,
}

impl Item {
    /// What is kept of it.
    pub(super) fn kept(self) -> Kept {
        let data = self.data.object();
        let Content {
            uri,
            user,
            username,
            email,
            sections,
        } = data.content.object();
        let users = [user, username, email].map(Loose::text);
        let user = users.into_iter().find(|user| !user.trim().is_empty());
        let Uris(fields) = data.fields.gathered();
        let Sections(sections) = sections.gathered();
        let uris = uri.given().into_iter().chain(fields).chain(sections);
        Kept {
            name: row::name(&data.metadata.object().name.text()),
            user: user.unwrap_or_default(),
            uris: uris
                .filter(|uri| !uri.reveal().trim_ascii().is_empty())
                .collect(),
            is_trashed: self.state.given() == Some(TRASHED),
        }
    }
}

/// The mirror of what an item is.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Data {
    metadata: Loose<Object<Metadata>>,
    content: Loose<Object<Content>>,
    #[serde(rename = "extraFields")]
    fields: Loose<List<Uris>>,
}

/// The mirror of what an item is called.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata {
    name: Loose<String>,
}

/// The mirror of what an item holds.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Content {
    #[serde(rename = "totpUri")]
    uri: Loose<Secret>,
    #[serde(rename = "itemUsername")]
    user: Loose<String>,
    /// As it was called before there was an e-mail address beside it.
    username: Loose<String>,
    #[serde(rename = "itemEmail")]
    email: Loose<String>,
    sections: Loose<List<Sections>>,
}

/// The secrets of the fields that the owner added.
#[derive(Default)]
struct Uris(Vec<Secret>);

impl Gather<'_> for Uris {
    type Element = Loose<Object<Field>>;

    fn gather(&mut self, field: Self::Element) {
        if self.0.len() <= MAX_ROWS {
            self.0.extend(field.object().data.object().uri.given());
        }
    }
}

/// The same, in groups.
#[derive(Default)]
struct Sections(Vec<Secret>);

impl Gather<'_> for Sections {
    type Element = Loose<Object<Section>>;

    fn gather(&mut self, section: Self::Element) {
        if self.0.len() <= MAX_ROWS {
            let Uris(uris) = section.object().fields.gathered();
            self.0.extend(uris);
        }
    }
}

/// The mirror of a group of fields.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Section {
    #[serde(rename = "sectionFields")]
    fields: Loose<List<Uris>>,
}

/// The mirror of a field.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Field {
    data: Loose<Object<FieldData>>,
}

/// The mirror of what a field holds.
#[derive(Deserialize, Default)]
#[serde(default)]
struct FieldData {
    #[serde(rename = "totpUri")]
    uri: Loose<Secret>,
}

const TRASHED: u64 = 2;
