//! Fields that stand for a field of another entry: `{REF:P@I:46C9B1FFBD4ABC4BBB260C6190BAD20C}`.
//!
//! Source: [Field References](https://keepass.info/help/base/fieldrefs.html). Only those that name the other entry by its
//! id are followed, as all apps write them, and one step far.

use std::collections::HashMap;

use crate::formats::hex;
use crate::kdbx::database::Database;
use crate::kdbx::database::Entry;
use crate::vault::import::items;

/// The entries by their ids.
pub(super) struct References<'a>(HashMap<[u8; 16], &'a Entry>);

impl<'a> References<'a> {
    pub(super) fn of(database: &'a Database) -> Self {
        let entries = database.entries.iter();
        Self(entries.map(|entry| (entry.id, entry)).collect())
    }

    /// The text that a field stands for; itself where it is no reference. One that leads nowhere, to a secret, or to
    /// one more is nothing.
    pub(super) fn text(&self, field: &str) -> String {
        if !is_in(field.as_bytes()) {
            return field.to_owned();
        }
        let found = self.followed(field).unwrap_or_default();
        let found = items::shared(found);
        if is_in(found.as_bytes()) {
            return String::new();
        }
        found.to_owned()
    }

    fn followed(&self, field: &str) -> Option<&'a str> {
        let field = field.trim();
        let inner = field.get(START.len()..)?.strip_suffix('}')?;
        let (which, id) = inner.split_once('@')?;
        let (by, id) = id.split_once(':')?;
        let id: [u8; 16] = hex::decode(id.as_bytes())?.reveal().try_into().ok()?;
        let entry = self.0.get(&id).filter(|_| by.eq_ignore_ascii_case("I"))?;
        let name = match which {
            "T" | "t" => "Title",
            "U" | "u" => "UserName",
            "A" | "a" => "URL",
            _ => return None,
        };
        Some(entry.text(name))
    }
}

/// Whether a reference stands in a value.
pub(super) fn is_in(value: &[u8]) -> bool {
    let mut windows = value.windows(START.len());
    windows.any(|window| window.eq_ignore_ascii_case(START))
}

const START: &[u8] = b"{REF:";
