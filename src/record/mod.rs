//! A record: what the secret store keeps for one set of recovery codes, one enrolment of an authenticator or one
//! key of a service, written once and deleted once.
//!
//! It is JSON that an owner can read without doorkey (here in several lines, there in one):
//!
//! ```json
//! {"v":1,"id":"2kx0…","kind":"codes","site":"pypi","account":"ada","created":1795435260,
//!  "codes":["…","…"]}
//! {"v":1,"id":"71gm…","kind":"totp","site":"pypi","account":"ada","created":1795435260,
//!  "uri":["otpauth://totp/PyPI:ada?secret=…&issuer=PyPI"]}
//! {"v":1,"id":"5c2w…","kind":"key","site":"https://haveibeenpwned.com/api/v3/","account":"","created":1795435260,
//!  "key":["…"]}
//! ```
//!
//! The URI stands in pieces, one in nearly every case, which are put together again as they are.
//! A key is for the one address that stands with it, and goes to no other.
//! Windows keeps at most 2,560 bytes an entry, so a record over [`MAX_PART`] bytes is several parts, each
//! such a JSON with `"part":[2,3]` in it. What becomes of them is not in here but in the ledger.

pub mod id;
pub mod json;
pub mod trouble;

use crate::record::id::RecordId;
use crate::secret::Secret;

/// A set of recovery codes, an enrolment or a key, as it was given.
#[derive(Debug)]
pub struct Record {
    /// Its name in the store.
    pub id: RecordId,
    /// The site it was kept for; the ledger knows a later name. For a key the address of the service, which has none.
    pub site: String,
    /// The account; empty where the owner named none.
    pub account: String,
    /// When it was kept, in seconds since 1970.
    pub created: u64,
    /// What is secret in it.
    pub content: Content,
}

/// What is secret in a record.
#[derive(Debug)]
pub enum Content {
    /// Recovery codes in the order the site gave them, byte for byte.
    RecoveryCodes(Vec<Secret>),
    /// An enrolment as an otpauth URI or one of its relatives: printable ASCII.
    Enrolment(Secret),
    /// What a service knows its caller by: printable ASCII.
    ServiceKey(Secret),
}

impl Record {
    /// What is wrong with it, where no doorkey would have kept it.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let is_name = |name: &str| name.len() <= MAX_NAME && !name.chars().any(char::is_control);
        if self.site.is_empty() || !is_name(&self.site) || !is_name(&self.account) {
            return Some("a set has a name that is none");
        }
        match &self.content {
            Content::RecoveryCodes(codes) => {
                let is_code = |code: &Secret| (1..=MAX_RECOVERY_CODE).contains(&code.len());
                let count = u32::try_from(codes.len()).unwrap_or(u32::MAX);
                if !(1..=MAX_RECOVERY_CODES).contains(&count) {
                    Some("a set has no codes, or too many")
                } else if !codes.iter().all(is_code) {
                    Some("a code is empty or too long")
                } else {
                    None
                }
            }
            Content::Enrolment(uri) => {
                let is_printable = uri.reveal().iter().all(u8::is_ascii_graphic);
                let fits = (1..=MAX_URI).contains(&uri.len());
                (!is_printable || !fits).then_some("an enrolment is not a URI")
            }
            Content::ServiceKey(key) => {
                (!is_key(key)).then_some("a key is none that a header can carry")
            }
        }
    }

    /// Its recovery codes; none where it holds something else.
    #[must_use]
    pub fn recovery_codes(&self) -> &[Secret] {
        match &self.content {
            Content::RecoveryCodes(codes) => codes,
            Content::Enrolment(_) | Content::ServiceKey(_) => &[],
        }
    }

    /// The same, given away.
    #[must_use]
    pub fn into_recovery_codes(self) -> Vec<Secret> {
        match self.content {
            Content::RecoveryCodes(codes) => codes,
            Content::Enrolment(_) | Content::ServiceKey(_) => Vec::new(),
        }
    }

    /// Whether it has the same secrets as `other`, in the same order.
    #[must_use]
    pub fn has_content_of(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (Content::RecoveryCodes(ours), Content::RecoveryCodes(theirs)) => {
                let mut pairs = ours.iter().zip(theirs);
                ours.len() == theirs.len() && pairs.all(|(one, other)| one.is_same(other))
            }
            (Content::Enrolment(ours), Content::Enrolment(theirs))
            | (Content::ServiceKey(ours), Content::ServiceKey(theirs)) => ours.is_same(theirs),
            _ => false,
        }
    }
}

/// Whether it is what a header can carry, and no longer than keys are.
#[must_use]
pub fn is_key(key: &Secret) -> bool {
    (1..=MAX_KEY).contains(&key.len()) && key.reveal().iter().all(u8::is_ascii_graphic)
}

/// The longest part of a record, in bytes.
pub const MAX_PART: usize = 2048;
/// The longest code, in bytes.
pub const MAX_RECOVERY_CODE: usize = 128;
/// The most codes of one set.
pub const MAX_RECOVERY_CODES: u32 = 256;
/// The longest otpauth URI, in bytes.
pub const MAX_URI: usize = 8192;
/// The longest key of a service, in bytes.
pub const MAX_KEY: usize = 200;
/// The longest name of a site or an account, in bytes.
pub const MAX_NAME: usize = 200;
