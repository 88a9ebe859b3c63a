//! A bucket: the digests of one prefix, packed, and the search for one of them.

use crate::corpus::bits;
use crate::corpus::bits::BitWriter;
use crate::corpus::bits::Bits;
use crate::corpus::layout;
use crate::corpus::preamble::Preamble;
use crate::corpus::row::Key;
use crate::corpus::row::Row;

/// How the buckets of one corpus are laid out.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    bucket_bits: u32,
    /// Bits of a value: what follows the bucket's bits in the first 64.
    value_bits: u32,
    tail: usize,
    build: u64,
}

impl Shape {
    /// The layout that `preamble` tells of.
    #[must_use]
    pub fn of(preamble: &Preamble) -> Self {
        let profile = preamble.profile;
        Self {
            bucket_bits: u32::from(preamble.bucket_bits),
            value_bits: u32::from(profile.bits.min(64)) - u32::from(preamble.bucket_bits),
            tail: profile.tail_bytes(),
            build: preamble.build,
        }
    }

    /// The bucket that a key belongs to.
    #[must_use]
    #[inline]
    pub fn bucket(self, key: Key) -> u32 {
        // At most 21 bits.
        u32::try_from(key.head >> (64 - self.bucket_bits)).unwrap_or(0)
    }

    #[inline]
    fn value(self, key: Key) -> u64 {
        key.head << self.bucket_bits >> (64 - self.value_bits)
    }

    /// The head of a key in bucket `number` with this value.
    fn head(self, number: u32, value: u64) -> u64 {
        u64::from(number) << (64 - self.bucket_bits)
            | value << (64 - self.bucket_bits - self.value_bits)
    }

    /// How many bits of a value are stored as they are, where there are `records`.
    fn low_bits(self, records: usize) -> u32 {
        let high = records.next_power_of_two().trailing_zeros();
        self.value_bits.saturating_sub(high)
    }

    /// Append bucket `number` to `out`. `rows` are sorted, distinct once cut, at least one, and belong there.
    pub(super) fn write(self, out: &mut Vec<u8>, number: u32, rows: &[Row]) {
        let start = out.len();
        let low = self.low_bits(rows.len());
        let digits = |row: &Row| row.count.max(1).ilog2();
        let count_bits: usize = rows.iter().map(|row| digits(row) as usize).sum();
        put_number(out, rows.len());
        put_number(out, count_bits);
        for row in rows {
            out.extend_from_slice(row.key.tail.get(..self.tail).unwrap_or_default());
        }
        let mut writer = BitWriter::default();
        let mut level = 0;
        for row in rows {
            let high = self.value(row.key) >> low;
            // Zeros and ones the other way round: a zero ends a level.
            writer.put_unary(out, high - level);
            level = high;
        }
        let levels = 1 << (self.value_bits - low);
        writer.put_zeros(out, levels - level);
        for row in rows {
            writer.put(out, self.value(row.key) & bits::mask(low), low);
        }
        for row in rows {
            writer.put_unary(out, u64::from(digits(row)));
        }
        for row in rows {
            let digits = digits(row);
            writer.put_long(out, row.count & bits::mask(digits), digits);
        }
        writer.finish(out);
        self.seal(out, start, number);
    }

    /// Append the sound bucket `number` of another build of the same layout.
    pub(super) fn reseal(self, out: &mut Vec<u8>, number: u32, bytes: &[u8]) {
        let start = out.len();
        let content = bytes.len().saturating_sub(4);
        out.extend_from_slice(bytes.get(..content).unwrap_or_default());
        self.seal(out, start, number);
    }

    fn seal(self, out: &mut Vec<u8>, start: usize, number: u32) {
        let content = out.get(start..).unwrap_or_default();
        let sum = layout::bucket_checksum(self.build, number, content);
        out.extend_from_slice(&sum.to_le_bytes());
    }

    /// Read bucket `number`; `None` where it is damaged.
    #[must_use]
    pub fn read(self, number: u32, bytes: &[u8]) -> Option<Bucket<'_>> {
        let (content, sum) = bytes.split_last_chunk()?;
        if layout::bucket_checksum(self.build, number, content) != u32::from_le_bytes(*sum) {
            return None;
        }
        let (records, rest) = number_of(content)?;
        let (count_bits, rest) = number_of(rest)?;
        // Whoever can write a checksum can write any number.
        let (tails, stream) = rest.split_at_checked(records.checked_mul(self.tail)?)?;
        if records == 0 || records > stream.len() * 8 || count_bits > stream.len() * 8 {
            return None;
        }
        // No two records are the same once cut.
        if self.tail == 0 && records as u64 > 1 << self.value_bits {
            return None;
        }
        let low = self.low_bits(records);
        let low_at = records + (1 << (self.value_bits - low));
        let lengths_at = low_at + records * low as usize;
        let counts_at = lengths_at + records + count_bits;
        let bits = counts_at + count_bits;
        (stream.len() == bits.div_ceil(8)).then_some(Bucket {
            shape: self,
            number,
            records,
            tails,
            stream: Bits(stream),
            low,
            low_at,
            lengths_at,
            counts_at,
        })
    }
}

/// The lengths in a bucket do not fit together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Senseless;

/// A bucket whose checksum holds.
#[derive(Clone, Copy)]
pub struct Bucket<'a> {
    shape: Shape,
    number: u32,
    records: usize,
    tails: &'a [u8],
    stream: Bits<'a>,
    low: u32,
    low_at: usize,
    lengths_at: usize,
    counts_at: usize,
}

impl Bucket<'_> {
    /// How often `key`, cut to the bits of this corpus, was seen; `None` where it is not here.
    ///
    /// # Errors
    /// What the bucket holds makes no sense, although its checksum does: nothing is known.
    pub fn find(&self, key: Key) -> Result<Option<u64>, Senseless> {
        let value = self.shape.value(key);
        let (high, low) = (value >> self.low, value & bits::mask(self.low));
        let high = usize::try_from(high).map_err(|_| Senseless)?;
        let mut at = match high.checked_sub(1) {
            None => 0,
            Some(before) => {
                let end = self.stream.select(false, before, 0, self.low_at);
                end.ok_or(Senseless)? + 1
            }
        };
        while at < self.low_at && self.stream.is_set(at) {
            let index = at - high;
            let here = self.low_of(index);
            if here > low {
                return Ok(None);
            }
            if here == low && self.has_tail(index, key) {
                return self.count(index).map(Some).ok_or(Senseless);
            }
            at += 1;
        }
        Ok(None)
    }

    /// How many records it has.
    #[must_use]
    pub fn records(&self) -> usize {
        self.records
    }

    /// Append its rows, sorted, to `rows`; `false` where what it holds makes no sense.
    pub fn rows(&self, rows: &mut Vec<Row>) -> bool {
        let (mut index, mut high) = (0, 0_u64);
        let mut length_at = self.lengths_at;
        let mut count_at = self.counts_at;
        for at in 0..self.low_at {
            if !self.stream.is_set(at) {
                high += 1;
                continue;
            }
            if index == self.records {
                return false;
            }
            let value = high << self.low | self.low_of(index);
            let digits = self.stream.get(length_at, 64).trailing_zeros();
            let Some(count) = self.count_of(count_at, digits) else {
                return false;
            };
            let mut key = Key {
                head: self.shape.head(self.number, value),
                tail: [0; 12],
            };
            let tail = self.tail(index);
            layout::put(&mut key.tail, 0, tail);
            rows.push(Row { key, count });
            length_at += digits as usize + 1;
            count_at += digits as usize;
            index += 1;
        }
        index == self.records && length_at == self.counts_at
    }

    #[inline]
    fn low_of(&self, index: usize) -> u64 {
        let at = self.low_at + index * self.low as usize;
        self.stream.get(at, self.low)
    }

    fn tail(&self, index: usize) -> &[u8] {
        let at = index * self.shape.tail;
        self.tails.get(at..at + self.shape.tail).unwrap_or_default()
    }

    fn has_tail(&self, index: usize, key: Key) -> bool {
        self.shape.tail == 0 || key.tail.starts_with(self.tail(index))
    }

    /// The count of the record `index`; `None` where it makes no sense.
    fn count(&self, index: usize) -> Option<u64> {
        let length = self.counts_at - self.lengths_at;
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => self.stream.select(true, before, self.lengths_at, length)? + 1,
        };
        let digits = self
            .stream
            .get(self.lengths_at + start, 64)
            .trailing_zeros();
        self.count_of(self.counts_at + start - index, digits)
    }

    fn count_of(&self, at: usize, digits: u32) -> Option<u64> {
        let leading = 1_u64.checked_shl(digits)?;
        Some(leading | self.stream.get(at, digits))
    }
}

/// LEB128.
fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// LEB128 of at most 28 bits, and what follows.
fn number_of(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0;
    for (index, &byte) in bytes.iter().enumerate().take(4) {
        number |= usize::from(byte & 0x7f) << (7 * index);
        if byte < 0x80 {
            return Some((number, bytes.get(index + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breach::digest::HashKind;
    use crate::corpus::profile::Profile;

    #[test]
    fn a_bucket_with_more_records_than_there_are_values_is_damaged() {
        let shape = Shape::of(&Preamble {
            profile: Profile {
                kind: HashKind::Sha1,
                bits: 40,
                min_count: 1,
            },
            bucket_bits: 21,
            parts: 1,
            build: 6,
            records: 0,
            length: 0,
            modified: 0,
            rows: 0,
        });
        let key = Key {
            head: 0,
            tail: [0; 12],
        };
        for (records, is_sound) in [(1 << 19, true), ((1 << 19) + 1, false)] {
            let mut bytes = Vec::new();
            shape.write(&mut bytes, 0, &vec![Row { key, count: 1 }; records]);
            assert_eq!(shape.read(0, &bytes).is_some(), is_sound, "{records}");
        }
    }
}
