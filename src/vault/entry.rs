//! Entries, and all that was read of one file.

use crate::secret::Secret;
use crate::vault::totp::Totp;

/// One thing a password manager keeps.
#[derive(Debug, Default)]
pub struct Entry {
    /// Where in its file: `line 3`, `item 12`, `entry 4`; never a part of a secret.
    pub place: String,
    /// What it is.
    pub kind: Kind,
    /// Its name, as its owner wrote it.
    pub title: String,
    /// The folders it lies in, from the outermost, with `/` between them; empty where there is none.
    pub folder: String,
    /// The addresses it is for, as they stand there.
    pub urls: Vec<String>,
    /// Whom it logs in; empty where it does not say.
    pub username: String,
    /// A mail address, where the format keeps it apart.
    pub email: String,
    /// The password: `None` where the entry has no such field, an empty one where the field is empty.
    pub password: Option<Secret>,
    /// What stands in it for one-time codes.
    pub totp: Totp,
    /// A passkey stands in it.
    pub has_passkey: bool,
    /// When it was made, in seconds since 1970, UTC; as all times here.
    pub created: Option<u64>,
    /// When anything of it was changed.
    pub changed: Option<u64>,
    /// When its password was changed.
    pub password_changed: Option<u64>,
    /// When it was used.
    pub last_used: Option<u64>,
    /// When its owner wants it to end.
    pub expires: Option<u64>,
    /// Its owner told the manager to leave it out of reports such as ours.
    pub is_left_out: bool,
    /// It is one more password of another entry: what else is said of that is said there.
    pub is_further: bool,
}

impl Entry {
    /// Whether the seed of one-time codes stands in it.
    #[must_use]
    pub fn has_totp(&self) -> bool {
        self.totp == Totp::Seed
    }
}

/// What an entry is. Only a login is audited, and whatever else has a password.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// An account somewhere.
    #[default]
    Login,
    /// Text.
    Note,
    /// A card one pays with.
    Card,
    /// A person.
    Identity,
    /// A key for machines: SSH, API.
    Key,
    /// A wireless network.
    Wifi,
    /// Anything else.
    Other,
}

/// Everything that was read of one file.
#[derive(Debug, Default)]
pub struct Vault {
    /// The format as its owner writes it: `Bitwarden (JSON)`.
    pub format: &'static str,
    /// What is current, in the order of the file.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub bad: Vec<BadEntry>,
    /// How many lie in the trash or are archived: they are left out.
    pub put_away: usize,
    /// What should be known of the file as a whole.
    pub notes: Vec<String>,
    /// A part is missing, or rows were skipped.
    pub is_incomplete: bool,
}

impl Vault {
    /// So many values in it are not of the kind they should be, and what they say is not in the entries.
    pub fn miss(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let values = if count == 1 {
            "1 value".to_owned()
        } else {
            format!("{count} values")
        };
        self.is_incomplete = true;
        self.notes.push(format!(
            "{values} in it could not be read: text where a list should be, or the like; what the entries say without \
             it was looked at"
        ));
    }
}

/// An entry that could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadEntry {
    /// Where in its file.
    pub place: String,
    /// Why; never a part of what stands there.
    pub why: String,
}

/// No file is believed that has more entries.
pub const MAX_ENTRIES: usize = 100_000;
