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
/// The longest name of a site or an account, in bytes.
pub const MAX_NAME: usize = 200;
