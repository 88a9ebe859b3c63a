//! Where the records of a bucket lie in a table that is read in place.

use std::ops::Range;

/// A table cut in two: where each bucket begins, and the records.
#[derive(Clone, Copy, Debug)]
pub struct Buckets<'a> {
    /// 3 bytes for each bucket and one more.
    starts: &'a [u8],
    count: u32,
}

impl<'a> Buckets<'a> {
    /// The buckets at the head of `table`, and what follows: their number (4 bytes) and their starts.
    /// What is cut short has none.
    #[must_use]
    pub const fn over(table: &'a [u8]) -> (Self, &'a [u8]) {
        if let Some((count, rest)) = table.split_first_chunk::<4>() {
            let count = u32::from_le_bytes(*count);
            if let Some((starts, rest)) = rest.split_at_checked((count as usize + 1) * 3) {
                return (Self { starts, count }, rest);
            }
        }
        let (starts, count) = (&[], 0);
        (Self { starts, count }, &[])
    }

    /// The numbers of the records in the bucket of `hash`.
    #[must_use]
    pub fn records(self, hash: u64) -> Range<usize> {
        let at = bucket(hash, self.count) as usize * 3;
        let Some(bounds) = self.starts.get(at..at + 6) else {
            return 0..0;
        };
        let (bounds, _) = bounds.as_chunks::<3>();
        let mut bounds = bounds
            .iter()
            .map(|&[low, middle, high]| u32::from_le_bytes([low, middle, high, 0]) as usize);
        bounds.next().unwrap_or(0)..bounds.next().unwrap_or(0)
    }
}

/// The bucket of a hash, by its upper half.
#[must_use]
pub fn bucket(hash: u64, count: u32) -> u32 {
    let scaled = (hash >> 32) * u64::from(count);
    u32::try_from(scaled >> 32).unwrap_or(0)
}

/// A number whose every bit depends on every bit of `key`.
#[must_use]
pub fn mix(key: u64) -> u64 {
    // Odd numbers without a pattern: 2^64 over the golden ratio, and a prime.
    let mixed = key.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ mixed >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bucket_is_used_about_as_often() {
        let mut used = [0_u32; 100];
        (0..10_000).for_each(|key| used[bucket(mix(key), 100) as usize] += 1);
        assert!(used.iter().all(|&count| (50..200).contains(&count)));
    }

    #[test]
    fn what_is_cut_short_has_no_records() {
        for length in [0, 3, 4, 9, 100] {
            let table = vec![1; length];
            let (buckets, rest) = Buckets::over(&table);
            assert!(rest.is_empty());
            assert_eq!(buckets.records(mix(7)), 0..0);
        }
    }
}
