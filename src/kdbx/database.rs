//! What is in a database: entries with their fields, and the groups they lie in.

use crate::secret::Secret;

/// What is in a database.
#[derive(Debug, Default)]
pub struct Database {
    /// The entries, in the order of the file, those in the recycle bin too.
    pub entries: Vec<Entry>,
    /// How many earlier states of entries were passed over.
    pub history: usize,
    pub(super) groups: Vec<Group>,
}

/// One entry, as it is now.
#[derive(Debug, Default)]
pub struct Entry {
    /// What other entries refer to it by.
    pub id: [u8; 16],
    /// The fields, those of every entry and the owner's own.
    pub fields: Vec<(String, Secret)>,
    /// The names of those that are protected and not empty.
    pub protected: Vec<String>,
    /// Whether it lies in the recycle bin.
    pub is_in_bin: bool,
    /// Whether its password may be judged: the owner did not say otherwise, as KeePass 2.51 and KeePassXC let them.
    pub is_judged: bool,
    /// When it was made, in seconds since 1970, UTC; as all times here.
    pub created: Option<u64>,
    /// When anything of it was changed.
    pub changed: Option<u64>,
    /// Since when it has had this password, or longer, as far as its earlier states tell.
    pub password_changed: Option<u64>,
    /// When its owner wants it to end.
    pub expires: Option<u64>,
    pub(super) group: usize,
}

/// A group.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) parent: Option<usize>,
    pub(super) name: String,
    pub(super) id: Option<[u8; 16]>,
}

impl Entry {
    /// The first field of this name: `Title`, `UserName`, `Password`, `URL`, `Notes`, or one of the owner's.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Secret> {
        let found = self.fields.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }

    /// A field that is no secret, as text; empty where it is missing.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        let value = self.field(name).map(Secret::reveal).unwrap_or_default();
        str::from_utf8(value).unwrap_or_default()
    }
}

impl Database {
    /// The names of the groups an entry lies in, outermost first, with `/` between them.
    #[must_use]
    pub fn path(&self, entry: &Entry) -> String {
        let mut names: Vec<&str> = self.above(entry.group).map(|group| &*group.name).collect();
        names.reverse();
        names.join("/")
    }

    /// A group and those it lies in. Each lies in one that was opened before it, so there is an end.
    pub(super) fn above(&self, group: usize) -> impl Iterator<Item = &Group> {
        let first = self.groups.get(group);
        std::iter::successors(first, |group| self.groups.get(group.parent?))
    }
}
