//! The header, and the pages of the directory: where the bucket of a digest lies.

use crate::corpus::error::CorpusError;
use crate::corpus::error::Part;
use crate::corpus::layout;
use crate::corpus::preamble::Preamble;

/// What stands in a header.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// What it is.
    pub preamble: Preamble,
    /// How many of the 1,048,576 ranges are held.
    pub ranges: u32,
    /// Where it was made from: a host, a file.
    pub source: String,
}

impl Header {
    /// As bytes. A source's name that is too long is cut.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; layout::HEADER];
        layout::put(&mut bytes, 0, &self.preamble.to_bytes(layout::HEADER_MAGIC));
        layout::put(&mut bytes, 64, &self.ranges.to_le_bytes());
        let mut length = self.source.len().min(MAX_SOURCE);
        while !self.source.is_char_boundary(length) {
            length -= 1;
        }
        // At most 1,024.
        let written = u16::try_from(length).unwrap_or(0);
        layout::put(&mut bytes, 68, &written.to_le_bytes());
        let name = self.source.as_bytes().get(..length).unwrap_or_default();
        layout::put(&mut bytes, 70, name);
        layout::seal(&mut bytes);
        bytes
    }

    /// Read it.
    ///
    /// # Errors
    /// It is not a header, of another version, or damaged.
    pub fn parse(bytes: &[u8]) -> Result<Self, CorpusError> {
        let damaged = CorpusError::Damaged(Part::Header);
        let preamble = Preamble::parse(bytes, layout::HEADER_MAGIC)?;
        if bytes.len() != layout::HEADER || !layout::is_sealed(bytes) {
            return Err(damaged);
        }
        let length = usize::from(layout::u16_at(bytes, 68));
        let name = bytes
            .get(70..70 + length.min(MAX_SOURCE))
            .unwrap_or_default();
        let (Some(preamble), Ok(source)) = (preamble, std::str::from_utf8(name)) else {
            return Err(damaged);
        };
        Ok(Self {
            preamble,
            ranges: layout::u32_at(bytes, 64),
            source: source.to_owned(),
        })
    }
}

/// One page of the directory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// What it is a page of.
    pub preamble: Preamble,
    /// Which: the first 12 bits of the digests it is for.
    pub number: u16,
    /// Where its first bucket begins in its shard.
    pub base: u64,
    /// What is said of each of its buckets.
    pub entries: Vec<Entry>,
}

/// What a directory says of one bucket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    /// The source had no such range: nothing is known.
    NotHeld,
    /// No digest has this prefix.
    Empty,
    /// So many bytes long.
    Held {
        /// Bytes.
        length: u32,
        /// Whether rows are missing, so that absence proves nothing.
        is_partial: bool,
    },
}

impl Entry {
    /// Bytes of its bucket.
    #[must_use]
    pub fn length(self) -> u32 {
        match self {
            Self::Held { length, .. } => length,
            Self::Empty | Self::NotHeld => 0,
        }
    }

    fn to_number(self) -> u32 {
        match self {
            Self::NotHeld => 0,
            Self::Empty => 1,
            Self::Held { length, is_partial } => length | u32::from(is_partial) << 23,
        }
    }

    fn of(number: u32) -> Self {
        match number {
            0 => Self::NotHeld,
            1 => Self::Empty,
            _ => Self::Held {
                length: number & layout::MAX_BUCKET,
                is_partial: number >> 23 == 1,
            },
        }
    }
}

impl Page {
    /// As bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; layout::PAGE];
        layout::put(&mut bytes, 0, &self.preamble.to_bytes(layout::PAGE_MAGIC));
        layout::put(&mut bytes, 64, &self.number.to_le_bytes());
        layout::put(&mut bytes, 72, &self.base.to_le_bytes());
        for (index, entry) in self.entries.iter().enumerate() {
            let [low, middle, high, _] = entry.to_number().to_le_bytes();
            layout::put(
                &mut bytes,
                layout::LENGTHS_AT + 3 * index,
                &[low, middle, high],
            );
        }
        layout::seal(&mut bytes);
        bytes
    }

    /// Read page `number`.
    ///
    /// # Errors
    /// It is another page, of another version, or damaged.
    pub fn parse(bytes: &[u8], number: u16) -> Result<Self, CorpusError> {
        let (preamble, base) = check(bytes, number)?;
        Ok(Self {
            preamble,
            number,
            base,
            entries: entries(bytes, preamble).collect(),
        })
    }

    /// The shard its buckets are in.
    #[must_use]
    pub fn shard(&self) -> u16 {
        self.number / (layout::PAGES / self.preamble.parts)
    }

    /// The number of its first bucket.
    #[must_use]
    pub fn first_bucket(&self) -> u32 {
        u32::from(self.number) << (self.preamble.bucket_bits - 12)
    }
}

/// What the bytes of page `number` are a page of, and where its first bucket begins.
///
/// # Errors
/// It is another page, of another version, or damaged.
pub(super) fn check(bytes: &[u8], number: u16) -> Result<(Preamble, u64), CorpusError> {
    let damaged = CorpusError::Damaged(Part::Page(number));
    if bytes.len() != layout::PAGE || !layout::is_sealed(bytes) {
        return Err(damaged);
    }
    let preamble = Preamble::parse(bytes, layout::PAGE_MAGIC)?;
    let preamble = preamble.filter(|_| layout::u16_at(bytes, 64) == number);
    let base = layout::u64_at(bytes, 72);
    match preamble {
        Some(preamble) if base <= preamble.length => Ok((preamble, base)),
        _ => Err(damaged),
    }
}

/// What a page that was checked says of its buckets, in order.
pub(super) fn entries(bytes: &[u8], preamble: Preamble) -> impl Iterator<Item = Entry> + '_ {
    let (threes, _) = bytes
        .get(layout::LENGTHS_AT..)
        .unwrap_or_default()
        .as_chunks();
    threes
        .iter()
        .take(1 << (preamble.bucket_bits - 12))
        .map(|&[low, middle, high]| Entry::of(u32::from_le_bytes([low, middle, high, 0])))
}

const MAX_SOURCE: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breach::digest::HashKind;
    use crate::corpus::profile::Profile;

    fn preamble() -> Preamble {
        Preamble {
            profile: Profile {
                kind: HashKind::Ntlm,
                bits: 128,
                min_count: 4,
            },
            bucket_bits: 21,
            parts: 16,
            build: 0x0123_4567_89ab_cdef,
            records: 2_000_000_000,
            length: 10_000_000_000,
            modified: 1_764_000_000,
            rows: 2_100_000_000,
        }
    }

    #[test]
    fn a_header_and_a_page_read_back_as_they_were_written() {
        let header = Header {
            preamble: preamble(),
            ranges: layout::RANGES,
            source: "api.pwnedpasswords.com".to_owned(),
        };
        assert_eq!(Header::parse(&header.to_bytes()).ok(), Some(header));
        let page = Page {
            preamble: preamble(),
            number: 0xABC,
            base: 7_000_000_000,
            entries: (0..512)
                .map(|i| match i % 3 {
                    0 => Entry::NotHeld,
                    1 => Entry::Empty,
                    _ => Entry::Held {
                        length: 6 + i * 16_000,
                        is_partial: i % 2 == 0,
                    },
                })
                .collect(),
        };
        assert_eq!(page.shard(), 0xA);
        assert_eq!(Page::parse(&page.to_bytes(), 0xABC).ok(), Some(page));
    }

    #[test]
    fn a_flipped_bit_anywhere_is_seen() {
        let header = Header {
            preamble: preamble(),
            ranges: 3,
            source: "x".to_owned(),
        }
        .to_bytes();
        let page = Page {
            preamble: preamble(),
            number: 7,
            base: 0,
            entries: vec![Entry::Empty; 512],
        }
        .to_bytes();
        assert!(Page::parse(&page, 8).is_err());
        for bit in 0..header.len() * 8 {
            let mut flipped = header.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Header::parse(&flipped).is_err(), "{bit}");
        }
        for bit in 0..page.len() * 8 {
            let mut flipped = page.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Page::parse(&flipped, 7).is_err(), "{bit}");
        }
    }
}
