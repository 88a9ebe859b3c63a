//! What a corpus kept of its source, and what its answers are worth.

use std::fmt;

use crate::breach::digest::HashKind;

/// What a corpus kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Profile {
    /// The hash it is keyed by.
    pub kind: HashKind,
    /// Bits kept of each digest: 40 to all of them, whole bytes.
    pub bits: u8,
    /// Digests seen less often than this were left out; 1 keeps all.
    pub min_count: u64,
}

impl Profile {
    /// A profile that a file can have.
    #[must_use]
    pub fn new(kind: HashKind, bits: u8, min_count: u64) -> Option<Self> {
        let is_fit =
            bits.is_multiple_of(8) && (40..=Self::all_bits(kind)).contains(&bits) && min_count > 0;
        is_fit.then_some(Self {
            kind,
            bits,
            min_count,
        })
    }

    /// How many bits a whole digest has.
    #[must_use]
    pub fn all_bits(kind: HashKind) -> u8 {
        match kind {
            HashKind::Sha1 => 160,
            HashKind::Ntlm => 128,
        }
    }

    /// Whether whole digests were kept, so that a match is the digest and the source's ranges can be made again.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.bits == Self::all_bits(self.kind)
    }

    /// Whether no digest of the source was left out, so that absence means something.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.min_count <= 1
    }

    /// How likely a digest that is not in the source matches one of `records` by chance.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "two digits are shown")]
    pub fn false_alarms(self, records: u64) -> f64 {
        records as f64 * f64::from(-f32::from(self.bits)).exp2()
    }

    /// Bytes of a tail: what is kept beyond the first 64 bits.
    #[must_use]
    pub fn tail_bytes(self) -> usize {
        usize::from(self.bits.saturating_sub(64) / 8)
    }
}

impl fmt::Display for Profile {
    /// As answers name it: `sha1, 64 bits`, `sha1, all 160 bits, seen 4 times or more`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = if self.is_exact() { "all " } else { "" };
        write!(formatter, "{}, {all}{} bits", self.kind.word(), self.bits)?;
        if self.min_count > 1 {
            write!(formatter, ", seen {} times or more", self.min_count)?;
        }
        Ok(())
    }
}
