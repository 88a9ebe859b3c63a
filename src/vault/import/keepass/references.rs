//! Fields that stand for a field of another entry: `{REF:P@I:46C9B1FFBD4ABC4BBB260C6190BAD20C}`.
//!
//! Source: [Field References](https://keepass.info/help/base/fieldrefs.html). Only those that name the other entry by its
//! id are followed, as all apps write them, and one step far.

use std::collections::HashMap;

use crate::digits::hex;
use crate::kdbx::database::Database;
use crate::kdbx::database::Entry;
use crate::secret::Secret;
use crate::vault::import::items;

/// Whose the password in a field is.
pub(super) enum Password<'a> {
    /// That of the field's own entry: it is what stands there.
    Own,
    /// That of another entry.
    Of(&'a Entry),
    /// Of one that is not there, that refers to one more, or of which only a part is meant.
    Lost,
}

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

    /// Whose the password is that this field holds.
    pub(super) fn password(&self, field: &[u8]) -> Password<'a> {
        if !is_whole_in(field) {
            return Password::Own;
        }
        let target = str::from_utf8(field)
            .ok()
            .and_then(|field| self.target(field));
        match target {
            Some(("P" | "p", entry)) if !is_whole_in(password(entry)) => Password::Of(entry),
            _ => Password::Lost,
        }
    }

    /// What a field that is one reference wants of which entry.
    fn target<'b>(&self, field: &'b str) -> Option<(&'b str, &'a Entry)> {
        let field = field.trim();
        let is_one = is_in(field.as_bytes().get(..START.len())?);
        let inner = field.get(START.len()..).filter(|_| is_one)?;
        let (which, id) = inner.strip_suffix('}')?.split_once('@')?;
        let (by, id) = id.split_once(':')?;
        let id: [u8; 16] = hex::decode(id.as_bytes())?.reveal().try_into().ok()?;
        let entry = self.0.get(&id).filter(|_| by.eq_ignore_ascii_case("I"))?;
        Some((which, *entry))
    }

    fn followed(&self, field: &str) -> Option<&'a str> {
        let (which, entry) = self.target(field)?;
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

/// Whether one stands there from its beginning to its end, as in `{REF:P@I:…}`: the apps put something else there.
fn is_whole_in(value: &[u8]) -> bool {
    let is_field = |byte: &u8| b"TUPANIO".contains(&byte.to_ascii_uppercase());
    (0..value.len()).any(|at| {
        let rest = value.get(at..).unwrap_or_default();
        let (start, rest) = rest.split_at_checked(START.len()).unwrap_or_default();
        matches!(rest, [which, b'@', by, b':', id @ ..] if start.eq_ignore_ascii_case(START)
            && is_field(which)
            && is_field(by)
            && id.contains(&b'}'))
    })
}

/// What stands in the field of an entry's password.
pub(super) fn password(entry: &Entry) -> &[u8] {
    let password = entry.field("Password").map(Secret::reveal);
    password.unwrap_or_default()
}

const START: &[u8] = b"{REF:";
