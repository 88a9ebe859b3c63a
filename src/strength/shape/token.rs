//! Tokens that are known by how they begin, as their makers publish them.

use crate::strength::shape::Shape;
use crate::strength::shape::ShapeKind;
use crate::strength::shape::charset::Alphabet;
use crate::strength::shape::token::Part::Drawn;
use crate::strength::shape::token::Part::Fixed;
use crate::strength::shape::token::Part::Told;
use crate::strength::shape::uniform::Counts;
use crate::strength::shape::uniform::wide;

mod table;

/// One make of token.
struct Row {
    /// Whose it is; a stable word for scripts.
    maker: &'static str,
    /// How it begins.
    lead: &'static str,
    /// What its secret characters are drawn from.
    alphabet: Alphabet,
    parts: &'static [Part],
    rest: Rest,
}

/// A part of a token after its beginning.
#[derive(Clone, Copy)]
enum Part {
    /// Secret characters: at least, at most.
    Drawn(usize, usize),
    /// Characters that others may know, such as the number of an account.
    Told(Alphabet, usize, usize),
    /// The same in every token.
    Fixed(&'static str),
}

/// What else a row says.
#[derive(Clone, Copy)]
enum Rest {
    /// Nothing.
    Plain,
    /// The last six drawn characters are the CRC-32 of those before, in base 62.
    Crc32,
    /// Of the drawn characters so many bits may be known: the lower figure.
    Known(f64),
}

impl Part {
    const fn least(self) -> usize {
        match self {
            Drawn(least, _) | Told(_, least, _) => least,
            Fixed(text) => text.len(),
        }
    }
}

/// The token that `secret` is.
#[must_use]
pub(super) fn of(secret: &[u8]) -> Option<Shape> {
    if secret.len() > MOST {
        return None;
    }
    table::ROWS.iter().find_map(|row| row.read(secret))
}

/// No token in the table is longer.
const MOST: usize = 1_100;

impl Row {
    fn read(&self, secret: &[u8]) -> Option<Shape> {
        let mut rest = secret.strip_prefix(self.lead.as_bytes())?;
        let mut counts = Counts::new();
        let mut body: &[u8] = &[];
        for (index, part) in self.parts.iter().enumerate() {
            let after = self.parts.get(index + 1..).unwrap_or_default();
            let kept: usize = after.iter().map(|part| part.least()).sum();
            let (alphabet, least, most) = match *part {
                Drawn(least, most) => (self.alphabet, least, most),
                Told(alphabet, least, most) => (alphabet, least, most),
                Fixed(text) => {
                    rest = rest.strip_prefix(text.as_bytes())?;
                    continue;
                }
            };
            let room = rest.len().checked_sub(kept)?.min(most);
            let length = rest
                .iter()
                .take(room)
                .take_while(|&&byte| alphabet.holds(byte))
                .count();
            if length < least {
                return None;
            }
            let (taken, left) = rest.split_at_checked(length)?;
            if matches!(part, Drawn(..)) {
                body = taken;
                counts.add(taken);
            }
            rest = left;
        }
        if !rest.is_empty() || body.ends_with(b"EXAMPLE") {
            return None;
        }
        let alphabet = counts.drawn_within(self.alphabet)?;
        let bits = |length| wide(length) * alphabet.bits();
        let all = bits(counts.length);
        let (bits, lower) = match self.rest {
            Rest::Plain => (all, all),
            Rest::Known(known) => (all, (all - known).max(0.0)),
            Rest::Crc32 => {
                let (drawn, sum) = body.split_at_checked(body.len().checked_sub(6)?)?;
                if base62(sum)? != crc32(drawn) {
                    return None;
                }
                (bits(drawn.len()), bits(drawn.len()))
            }
        };
        Some(Shape::new(ShapeKind::Token(self.maker), bits, lower))
    }
}

/// The CRC-32 of IEEE 802.3, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = sum >> 1 ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

/// The number that `text` writes with the digits `0-9A-Za-z`.
fn base62(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0_u32, |number, &byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            b'a'..=b'z' => byte - b'a' + 36,
            _ => return None,
        };
        number.checked_mul(62)?.checked_add(u32::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_that_others_compute() {
        // The usual check value of this CRC.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(base62(b"000000"), Some(0));
        assert_eq!(base62(b"zzzzzz"), None);
        // From a public note on the format (gist of coolaj86), expired long ago.
        assert_eq!(
            base62(b"0mLq17"),
            Some(crc32(b"zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ"))
        );
    }

    #[test]
    fn no_row_is_longer_than_the_longest_looked_at() {
        for row in table::ROWS {
            let most: usize = row
                .parts
                .iter()
                .map(|part| match *part {
                    Drawn(_, most) | Told(_, _, most) => most,
                    Fixed(text) => text.len(),
                })
                .sum();
            assert!(row.lead.len() + most <= MOST, "{}", row.lead);
        }
    }
}
