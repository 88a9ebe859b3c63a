//! A record: what the secret store keeps for one set of recovery codes, written once and deleted once.
//!
//! It is JSON that an owner can read without doorkey (here in two lines, there in one):
//!
//! ```json
//! {"v":1,"id":"2kx0…","kind":"codes","site":"pypi","account":"ada","created":1795435260,
//!  "codes":["…","…"]}
//! ```
//!
//! Windows keeps at most 2,560 bytes an entry, so a record over [`MAX_PART`] bytes is several parts, each
//! such a JSON with `"part":[2,3]` in it. What becomes of the codes is not in here but in the ledger.

pub mod id;
pub mod json;
pub mod trouble;

use crate::record::id::RecordId;
use crate::secret::Secret;

/// A set of recovery codes, as it was given.
#[derive(Debug)]
pub struct Record {
    /// Its name in the store.
    pub id: RecordId,
    /// The site it was kept for; the ledger knows a later name.
    pub site: String,
    /// The account; empty where the owner named none.
    pub account: String,
    /// When it was kept, in seconds since 1970.
    pub created: u64,
    /// The codes in the order the site gave them, byte for byte.
    pub recovery_codes: Vec<Secret>,
}

impl Record {
    /// What is wrong with it, where no doorkey would have kept it.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let is_name = |name: &str| name.len() <= MAX_NAME && !name.chars().any(char::is_control);
        let is_code = |code: &Secret| (1..=MAX_RECOVERY_CODE).contains(&code.len());
        let count = u32::try_from(self.recovery_codes.len()).unwrap_or(u32::MAX);
        if self.site.is_empty() || !is_name(&self.site) || !is_name(&self.account) {
            Some("a set has a name that is none")
        } else if !(1..=MAX_RECOVERY_CODES).contains(&count) {
            Some("a set has no codes, or too many")
        } else if !self.recovery_codes.iter().all(is_code) {
            Some("a code is empty or too long")
        } else {
            None
        }
    }

    /// Whether it has the same codes as `other`, in the same order.
    #[must_use]
    pub fn has_codes_of(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.recovery_codes, &other.recovery_codes);
        ours.len() == theirs.len()
            && ours
                .iter()
                .zip(theirs)
                .all(|(one, other)| one.is_same(other))
    }
}

/// The longest part of a record, in bytes.
pub const MAX_PART: usize = 2048;
/// The longest code, in bytes.
pub const MAX_RECOVERY_CODE: usize = 128;
/// The most codes of one set.
pub const MAX_RECOVERY_CODES: u32 = 256;
/// The longest name of a site or an account, in bytes.
pub const MAX_NAME: usize = 200;
