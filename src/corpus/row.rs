//! One record: a digest and how often it was seen.

use crate::breach::digest::Digest;
use crate::breach::digest::Suffix;

/// A digest in two pieces that compare as it does, and its count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Row {
    /// The digest.
    pub key: Key,
    /// How often it was seen; at least 1.
    pub count: u64,
}

/// A digest in two pieces. What is not kept of it, or not part of it (NTLM has 128 bits), is zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Key {
    /// The first 64 bits.
    pub head: u64,
    /// The other 96.
    pub tail: [u8; 12],
}

impl Key {
    /// The key of a digest.
    #[must_use]
    pub fn of(digest: &Digest) -> Self {
        Self {
            head: digest.first_64_bits(),
            tail: *digest.after_64_bits(),
        }
    }

    /// The key of the digest with this suffix in range `range`.
    #[must_use]
    pub fn of_suffix(range: u32, suffix: &Suffix) -> Self {
        Self {
            head: u64::from(range) << 44 | suffix.position() >> 16,
            tail: *suffix.after_44_bits(),
        }
    }

    /// The same with only its first `bits`, 40 or more and whole bytes.
    #[must_use]
    pub fn cut(mut self, bits: u8) -> Self {
        let drop = 64 - u32::from(bits.min(64));
        self.head = self.head >> drop << drop;
        let kept = usize::from(bits.saturating_sub(64) / 8);
        self.tail.iter_mut().skip(kept).for_each(|byte| *byte = 0);
        self
    }

    /// The range it belongs to, from 0 to 2^20 - 1: its first 20 bits.
    #[must_use]
    pub fn range(self) -> u32 {
        // Twenty bits fit.
        u32::try_from(self.head >> 44).unwrap_or(0)
    }
}
