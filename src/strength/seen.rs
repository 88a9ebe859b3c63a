//! Passwords of the long tail of the list, as fingerprints: whether one was seen, not which there are.
//!
//! Of each only 20 bits are kept, in a bucket that its other bits choose: about 2.9 bytes, and nobody
//! can read them back. One in about 130,000 passwords that are not in it seems to be.

use crate::strength::buckets;
use crate::strength::buckets::Buckets;

/// Bits of a record.
pub const RECORD: usize = 20;

/// log2 of the rank of the two classes of records: 20,000 to 90,000, and those after.
pub const CLASSES: [f32; 2] = [15.5, 19.0];

/// A table of fingerprints, read where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    buckets: Buckets<'a>,
    /// [`RECORD`] bits each, and 4 bytes more.
    records: &'a [u8],
}

impl<'a> Seen<'a> {
    /// Read `table`: buckets, records.
    #[must_use]
    pub const fn over(table: &'a [u8]) -> Self {
        let (buckets, records) = Buckets::over(table);
        Self { buckets, records }
    }

    /// log2 of the rank of a folded password, if it was seen.
    #[must_use]
    pub fn bits(&self, folded: &[char]) -> Option<f32> {
        let hash = hash(folded);
        let mut records = self
            .buckets
            .records(hash)
            .filter_map(|place| self.record(place));
        let record = records.find(|record| record >> 1 == check(hash))?;
        CLASSES.get(record as usize & 1).copied()
    }

    fn record(&self, place: usize) -> Option<u32> {
        let at = place * RECORD;
        let bytes = self.records.get(at / 8..at / 8 + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(bytes) >> (at % 8) & ((1 << RECORD) - 1))
    }
}

/// The hash of a folded password: its upper half chooses the bucket.
#[must_use]
pub fn hash(folded: &[char]) -> u64 {
    let letters = folded.iter().map(|&letter| u64::from(letter));
    buckets::mix(letters.fold(0, |hash, letter| buckets::mix(hash ^ letter)))
}

/// The 19 bits of a hash that tell it from others in its bucket.
#[must_use]
pub fn check(hash: u64) -> u32 {
    let [low, middle, high, ..] = hash.to_le_bytes();
    u32::from_le_bytes([low, middle, high, 0]) >> (24 + 1 - RECORD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::tables;

    static SHIPPED: Seen<'static> = Seen::over(tables::SEEN);

    #[test]
    fn hardly_any_random_text_seems_seen() {
        let mut state = 7_u64;
        let mut next = || {
            state = buckets::mix(state);
            char::from(b'a' + (state % 26).to_le_bytes()[0])
        };
        let seen = (0..200_000).filter(|_| {
            let text: Vec<char> = (0..14).map(|_| next()).collect();
            SHIPPED.bits(&text).is_some()
        });
        assert!(seen.count() < 12);
    }

    #[test]
    fn a_table_that_is_cut_short_has_seen_nothing() {
        for length in [0, 3, 4, 9, 100] {
            let table = vec![1; length];
            assert_eq!(Seen::over(&table).bits(&['a', 'b']), None);
        }
    }
}
