//! The 64 bytes that the header and every page of the directory begin with.

use crate::breach::digest::HashKind;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::profile::Profile;

/// What whoever holds one piece of a corpus knows of the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Preamble {
    /// What was kept.
    pub profile: Profile,
    /// Bits of a digest that tell its bucket: 20 or 21.
    pub bucket_bits: u8,
    /// Into how many shards the buckets are divided; 1 is one file.
    pub parts: u16,
    /// The same number in all that belongs together.
    pub build: u64,
    /// Records.
    pub records: u64,
    /// Bytes of the whole as one file.
    pub length: u64,
    /// The newest `Last-Modified` of the source, in seconds since 1970; 0 where unknown.
    pub modified: u64,
    /// Rows of the source.
    pub rows: u64,
}

impl Preamble {
    /// As bytes, after `magic`.
    #[must_use]
    pub fn to_bytes(self, magic: &[u8; 8]) -> [u8; layout::PREAMBLE] {
        let kind = match self.profile.kind {
            HashKind::Sha1 => 0,
            HashKind::Ntlm => 1,
        };
        let mut bytes = [0; layout::PREAMBLE];
        layout::put(&mut bytes, 0, magic);
        layout::put(&mut bytes, 8, &layout::VERSION.to_le_bytes());
        layout::put(
            &mut bytes,
            10,
            &[kind, self.profile.bits, self.bucket_bits, 0],
        );
        layout::put(&mut bytes, 14, &self.parts.to_le_bytes());
        for (at, number) in [
            (16, self.build),
            (24, self.records),
            (32, self.profile.min_count),
            (40, self.length),
            (48, self.modified),
            (56, self.rows),
        ] {
            layout::put(&mut bytes, at, &number.to_le_bytes());
        }
        bytes
    }

    /// Read it from the beginning of `bytes`, whose checksum the caller looks at.
    ///
    /// # Errors
    /// Another magic or version, or a field that no corpus has.
    pub fn parse(bytes: &[u8], magic: &[u8; 8]) -> Result<Option<Self>, CorpusError> {
        if bytes.get(..8) != Some(magic) {
            return Err(CorpusError::NotACorpus);
        }
        let version = layout::u16_at(bytes, 8);
        if version != layout::VERSION {
            return Err(CorpusError::Version(version));
        }
        let kind = match bytes.get(10) {
            Some(0) => HashKind::Sha1,
            Some(1) => HashKind::Ntlm,
            _ => return Ok(None),
        };
        let byte = |at| bytes.get(at).copied().unwrap_or(0);
        let number = |at| layout::u64_at(bytes, at);
        let Some(profile) = Profile::new(kind, byte(11), number(32)) else {
            return Ok(None);
        };
        let preamble = Self {
            profile,
            bucket_bits: byte(12),
            parts: layout::u16_at(bytes, 14),
            build: number(16),
            records: number(24),
            length: number(40),
            modified: number(48),
            rows: number(56),
        };
        let is_fit = layout::BUCKET_BITS.contains(&preamble.bucket_bits)
            && byte(13) == 0
            && preamble.parts.is_power_of_two()
            && preamble.parts <= layout::PAGES
            && (layout::BUCKETS_AT + layout::TRAILER as u64..MOST).contains(&preamble.length);
        Ok(is_fit.then_some(preamble))
    }
}

/// No corpus is as long: its ends can be added up without a care.
const MOST: u64 = 1 << 48;
