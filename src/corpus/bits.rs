//! Streams of bits, lowest bit first: written once, read anywhere.

/// Puts bits behind bytes.
#[derive(Default)]
pub(super) struct BitWriter {
    /// Bits not yet written, from the lowest.
    waiting: u64,
    /// How many, below 64 between calls.
    filled: u32,
}

impl BitWriter {
    /// Write the lower `width` bits of `value`, which has no others; at most 56.
    #[inline]
    pub(super) fn put(&mut self, out: &mut Vec<u8>, value: u64, width: u32) {
        self.waiting |= value << self.filled;
        let filled = self.filled + width;
        if filled < 64 {
            self.filled = filled;
            return;
        }
        out.extend_from_slice(&self.waiting.to_le_bytes());
        // Where nothing was waiting, `width` would have to be 64.
        self.waiting = value.checked_shr(64 - self.filled).unwrap_or(0);
        self.filled = filled - 64;
    }

    /// Write `count` zeros, then a one.
    #[inline]
    pub(super) fn put_unary(&mut self, out: &mut Vec<u8>, count: u64) {
        let few = count % 48;
        self.put_zeros(out, count - few);
        // Below 48.
        let width = u32::try_from(few).unwrap_or(0);
        self.put(out, 1 << width, width + 1);
    }

    /// Write `count` zeros.
    #[inline]
    pub(super) fn put_zeros(&mut self, out: &mut Vec<u8>, mut count: u64) {
        while count >= 48 {
            self.put(out, 0, 48);
            count -= 48;
        }
        self.put(out, 0, u32::try_from(count).unwrap_or(0));
    }

    /// Write any number of bits of `value`, at most 64.
    pub(super) fn put_long(&mut self, out: &mut Vec<u8>, value: u64, width: u32) {
        let lower = width.min(32);
        self.put(out, value & mask(lower), lower);
        if width > 32 {
            self.put(out, value >> 32 & mask(width - 32), width - 32);
        }
    }

    /// Fill the last byte with zeros.
    pub(super) fn finish(self, out: &mut Vec<u8>) {
        let whole = self.filled.div_ceil(8) as usize;
        let bytes = self.waiting.to_le_bytes();
        out.extend_from_slice(bytes.get(..whole).unwrap_or(&bytes));
    }
}

/// Bits of `bytes`. What lies behind the end is zero.
#[derive(Clone, Copy)]
pub(super) struct Bits<'a>(pub(super) &'a [u8]);

impl Bits<'_> {
    /// 64 bits from `at` on.
    #[inline]
    fn word(self, at: usize) -> u64 {
        let (byte, shift) = (at / 8, at % 8);
        let rest = self.0.get(byte..).unwrap_or_default();
        let nine = match rest.first_chunk() {
            Some(nine) => *nine,
            None => last_bytes(rest),
        };
        let [eight @ .., next] = nine;
        u64::from_le_bytes(eight) >> shift | u64::from(next) << 1 << (63 - shift)
    }

    /// The `width` bits from `at` on, at most 64.
    #[inline]
    pub(super) fn get(self, at: usize, width: u32) -> u64 {
        self.word(at) & mask(width)
    }

    /// Whether the bit at `at` is set.
    #[inline]
    pub(super) fn is_set(self, at: usize) -> bool {
        self.0
            .get(at / 8)
            .is_some_and(|byte| byte >> (at % 8) & 1 == 1)
    }

    /// Where, from `at` on and within `length` bits, the bit stands that equals `bit` and has `before` such
    /// bits before it; counted from `at`.
    #[inline]
    pub(super) fn select(
        self,
        bit: bool,
        before: usize,
        at: usize,
        length: usize,
    ) -> Option<usize> {
        let flip = if bit { 0 } else { u64::MAX };
        let mut left = before as u64;
        let mut start = 0;
        while start < length {
            let word = self.word(at + start) ^ flip;
            let ones = ones_up_to(word);
            let all = ones >> 56;
            if left < all {
                let found = start + within(word, ones, left);
                return (found < length).then_some(found);
            }
            left -= all;
            start += 64;
        }
        None
    }
}

/// Fewer than nine bytes, and zeros.
#[cold]
fn last_bytes(rest: &[u8]) -> [u8; 9] {
    let mut nine = [0; 9];
    for (to, from) in nine.iter_mut().zip(rest) {
        *to = *from;
    }
    nine
}

/// In each byte, how many bits of `word` are set in it and in those below it. Processors have an instruction that
/// counts bits, but the oldest that this is built for have not.
#[inline]
fn ones_up_to(word: u64) -> u64 {
    let pairs = word - ((word >> 1) & (EACH * 0x55));
    let nibbles = (pairs & (EACH * 0x33)) + ((pairs >> 2) & (EACH * 0x33));
    let bytes = (nibbles + (nibbles >> 4)) & (EACH * 0x0f);
    bytes.wrapping_mul(EACH)
}

/// Where in `word` the set bit is that has `before` others below it, fewer than are set.
/// Source: Vigna, "Broadword Implementation of Rank/Select Queries", 2008.
#[inline]
fn within(word: u64, ones: u64, before: u64) -> usize {
    // The upper bit of each byte that ends before the one that is sought.
    let passed = (((before * EACH) | UPPER) - ones) & UPPER;
    let shift = ((passed >> 7).wrapping_mul(EACH) >> 56) * 8;
    let mut rest = word >> shift;
    for _ in (ones << 8) >> shift & 0xff..before {
        rest &= rest - 1;
    }
    // At most 63.
    usize::try_from(shift).unwrap_or(0) + rest.trailing_zeros() as usize
}

/// A one in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;
/// The upper bit of each byte.
const UPPER: u64 = EACH << 7;

/// The lower `width` bits set.
#[inline]
pub(super) fn mask(width: u32) -> u64 {
    u64::MAX.checked_shr(64 - width.min(64)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_at_any_place() {
        let fields = [
            (5_u64, 3_u32),
            (0, 1),
            (u64::MAX, 64),
            (1, 56),
            (0x1234_5678_9abc, 48),
            (0, 0),
            (77, 37),
        ];
        let (mut out, mut writer) = (Vec::new(), BitWriter::default());
        for (value, width) in fields {
            writer.put_long(&mut out, value, width);
        }
        writer.finish(&mut out);
        let mut at = 0;
        for (value, width) in fields {
            assert_eq!(Bits(&out).get(at, width), value & mask(width));
            at += width as usize;
        }
        assert_eq!(out.len(), at.div_ceil(8));
    }

    #[test]
    fn the_nth_one_and_the_nth_zero_are_found_where_they_stand() {
        let bytes: Vec<u8> = (0..60_u32).map(|i| (i * i * 7 % 251) as u8).collect();
        let bits = Bits(&bytes);
        for start in [0, 1, 7, 13] {
            let length = bytes.len() * 8 - start;
            for wanted in [true, false] {
                let places: Vec<usize> = (0..length)
                    .filter(|&at| bits.is_set(start + at) == wanted)
                    .collect();
                for (nth, &place) in places.iter().enumerate() {
                    assert_eq!(bits.select(wanted, nth, start, length), Some(place));
                }
                assert_eq!(bits.select(wanted, places.len(), start, length), None);
            }
        }
    }

    #[test]
    fn unary_numbers_of_any_size_are_written() {
        for count in [0_usize, 1, 47, 48, 49, 63, 64, 200] {
            let (mut out, mut writer) = (Vec::new(), BitWriter::default());
            writer.put_unary(&mut out, count as u64);
            writer.finish(&mut out);
            let length = out.len() * 8;
            assert_eq!(Bits(&out).select(true, 0, 0, length), Some(count));
        }
    }
}
