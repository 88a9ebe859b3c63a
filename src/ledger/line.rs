//! One event as a line of text, and the head that vouches for the lines before it.
//!
//! ```text
//! 9c1f…(32 hex digits) {"sequence":2,"at":1795435260,"event":"handed_out","set":"2kx0…","number":3}
//! ```
//!
//! The digits are the first 128 bits of SHA-256 over the hash of the line before and the JSON of this one.

use sha2::Digest as _;
use sha2::Sha256;

use crate::ledger::event::Event;
use crate::ledger::mirror::Line;

/// Where a ledger ends: the number of its last line, and that line's hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// How many lines there are.
    pub sequence: u64,
    /// The hash of that line.
    pub hash: Hash,
}

/// The first 128 bits of a SHA-256.
pub type Hash = [u8; 16];

impl Head {
    /// Where a ledger without a line ends. The hash is the start of SHA-256("doorkey-ledger/1").
    pub const START: Self = Self {
        sequence: 0,
        hash: 0x0da1_3941_40f7_c817_b70d_b358_7ed8_82ed_u128.to_be_bytes(),
    };

    /// The file's content: always of one length, so that a new head takes the place of the old one.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        format!("{HEAD_MARK} {:020} {}\n", self.sequence, hex(self.hash)).into_bytes()
    }

    /// Read it back; `None` where it is anything else.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = str::from_utf8(bytes).ok()?;
        let mut words = text.strip_suffix('\n')?.split(' ');
        let is_ours = words.next()? == HEAD_MARK;
        let head = Self {
            sequence: words.next()?.parse().ok()?,
            hash: unhex(words.next()?.as_bytes())?,
        };
        // One spelling only.
        (is_ours && head.to_bytes() == bytes).then_some(head)
    }
}

/// Why a line is not one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// It is not what was written, or does not follow the line before.
    Damaged,
    /// It is whole and follows, and says what this version does not know.
    Unknown,
}

/// Append the line of `event` to `lines`, after the line that ends at `after`.
pub fn append(lines: &mut Vec<u8>, after: Head, event: &Event) -> Head {
    let sequence = after.sequence + 1;
    // A mirror struct has nothing to object to.
    let json = serde_json::to_vec(&Line::of(sequence, event)).unwrap_or_default();
    let hash = chained(after.hash, &json);
    lines.extend_from_slice(hex(hash).as_bytes());
    lines.push(b' ');
    lines.extend_from_slice(&json);
    lines.push(b'\n');
    Head { sequence, hash }
}

/// Read one line (without its end) that follows `after`.
///
/// # Errors
/// It is not a line, or not the one that follows.
pub fn parse(line: &[u8], after: Head) -> Result<(Head, Event), Broken> {
    let (hash, json) = hash_and_json(line).ok_or(Broken::Damaged)?;
    if chained(after.hash, json) != hash {
        return Err(Broken::Damaged);
    }
    let (sequence, event) = event(json).ok_or(Broken::Unknown)?;
    if sequence != after.sequence + 1 {
        return Err(Broken::Damaged);
    }
    Ok((Head { sequence, hash }, event))
}

/// Whether a line is whole and follows one with this hash; for salvage.
#[must_use]
pub fn follows(line: &[u8], before: Hash) -> bool {
    hash_and_json(line).is_some_and(|(hash, json)| chained(before, json) == hash)
}

/// The hash a line bears; for salvage.
#[must_use]
pub fn hash(line: &[u8]) -> Option<Hash> {
    Some(hash_and_json(line)?.0)
}

/// The event a line tells of, whether or not the line is whole; for salvage.
#[must_use]
pub fn told(line: &[u8]) -> Option<Event> {
    event(hash_and_json(line)?.1).map(|(_, event)| event)
}

fn event(json: &[u8]) -> Option<(u64, Event)> {
    let line: Line<'_> = serde_json::from_slice(json).ok()?;
    Some((line.sequence, line.event()?))
}

fn hash_and_json(line: &[u8]) -> Option<(Hash, &[u8])> {
    let (hash, json) = line.split_at_checked(32)?;
    Some((unhex(hash)?, json.strip_prefix(b" ")?))
}

pub(crate) fn chained(before: Hash, json: &[u8]) -> Hash {
    let whole = Sha256::new()
        .chain_update(before)
        .chain_update(json)
        .finalize();
    let mut hash = Hash::default();
    hash.copy_from_slice(&whole[..16]);
    hash
}

fn hex(hash: Hash) -> String {
    format!("{:032x}", u128::from_be_bytes(hash))
}

/// Lower case only: one spelling each.
fn unhex(digits: &[u8]) -> Option<Hash> {
    let text = str::from_utf8(digits)
        .ok()
        .filter(|text| text.len() == 32)?;
    let hash = u128::from_str_radix(text, 16).ok()?.to_be_bytes();
    (hex(hash) == text).then_some(hash)
}

const HEAD_MARK: &str = "doorkey-head/1";
