//! Strings without a mark of their own, that look drawn from an alphabet; and such in groups.

use crate::strength::encoded;
use crate::strength::shape::Shape;
use crate::strength::shape::ShapeKind;
use crate::strength::shape::charset::Alphabet;
use crate::strength::shape::uniform::Counts;
use crate::strength::shape::uniform::wide;

/// The shape of a string that looks drawn; `price` as [`super::of`] takes it.
#[must_use]
pub(super) fn of(secret: &[u8], price: Option<f64>) -> Option<Shape> {
    let secret = secret.strip_prefix(b"0x").unwrap_or(secret);
    let body = unpadded(secret)?;
    let mut counts = Counts::new();
    counts.add(body);
    let padded = body.len() < secret.len();
    let alphabet = if padded {
        padded_alphabet(secret.len(), &counts, price)?
    } else {
        counts.drawn(price)?
    };
    if is_text(body, alphabet) || is_example(body) {
        return None;
    }
    let bits = wide(body.len()) * alphabet.bits();
    let bytes = (wide(body.len()) * alphabet.bits() / 8.0).floor() * 8.0;
    Some(match kind(alphabet) {
        // A string with padding is of whole bytes; without, of any number of characters.
        kind if padded => Shape::new(kind, bytes, bytes),
        kind @ (ShapeKind::Base64 | ShapeKind::Base64Url | ShapeKind::Base32) => {
            Shape::new(kind, bits, bytes)
        }
        kind => Shape::new(kind, bits, bits),
    })
}

const fn kind(alphabet: Alphabet) -> ShapeKind {
    match alphabet {
        Alphabet::Digits => ShapeKind::Digits,
        Alphabet::Hex | Alphabet::UpperHex => ShapeKind::Hex,
        Alphabet::Lower | Alphabet::Upper | Alphabet::Letters => ShapeKind::Letters,
        Alphabet::Base32 | Alphabet::LowerBase32 => ShapeKind::Base32,
        Alphabet::LowerDigits | Alphabet::UpperDigits | Alphabet::Base62 => ShapeKind::Alphanumeric,
        Alphabet::Base64Url => ShapeKind::Base64Url,
        Alphabet::Base64 => ShapeKind::Base64,
        Alphabet::FewSymbols | Alphabet::Printable | Alphabet::PrintableSpace => {
            ShapeKind::Printable
        }
    }
}

/// What stands before the padding; `None` where the padding cannot be.
fn unpadded(secret: &[u8]) -> Option<&[u8]> {
    let end = secret.iter().rposition(|&byte| byte != b'=')?;
    let body = secret.get(..=end)?;
    let last = *body.last()?;
    // An equals sign or two at the end of a printable string are no padding, but characters.
    let is_base = body
        .iter()
        .all(|&byte| Alphabet::Base64.holds(byte) || Alphabet::Base64Url.holds(byte));
    match secret.len() - body.len() {
        0 => Some(body),
        _ if !is_base => Some(secret),
        // The bits that no byte needs are zero (RFC 4648, section 3.5).
        1 if secret.len().is_multiple_of(4) && encoded::sextet(last)?.is_multiple_of(4) => {
            Some(body)
        }
        2 if secret.len().is_multiple_of(4) && encoded::sextet(last)?.is_multiple_of(16) => {
            Some(body)
        }
        1 | 3 | 4 | 6 if secret.len().is_multiple_of(8) => Some(body),
        _ => Some(secret),
    }
}

/// The base that a padded string is written in.
fn padded_alphabet(length: usize, counts: &Counts, price: Option<f64>) -> Option<Alphabet> {
    let bases: &[Alphabet] = match length - counts.length {
        1 | 3 | 4 | 6 if length.is_multiple_of(8) => &[
            Alphabet::Base32,
            Alphabet::LowerBase32,
            Alphabet::Base64,
            Alphabet::Base64Url,
        ],
        _ => &[Alphabet::Base64, Alphabet::Base64Url],
    };
    bases
        .iter()
        .copied()
        .filter(|base| counts.alphabets & base.mark() != 0)
        .filter(|base| base.size() == 64 || length.is_multiple_of(8))
        .find(|base| counts.fits_padded(*base, price))
}

/// Whether it is a text written in hex or a base: what its head decodes to can all be printed.
fn is_text(body: &[u8], alphabet: Alphabet) -> bool {
    let head = body.get(..64).unwrap_or(body);
    let text = match alphabet {
        Alphabet::Hex | Alphabet::UpperHex => encoded::hex(head),
        Alphabet::Base32 | Alphabet::LowerBase32 => encoded::base32(head),
        Alphabet::Letters | Alphabet::Base62 | Alphabet::Base64 | Alphabet::Base64Url => {
            encoded::base64(head)
        }
        _ => None,
    };
    text.is_some()
}

/// Whether it says itself that it is none, as the keys in manuals do.
fn is_example(body: &[u8]) -> bool {
    let head = body.get(..64).unwrap_or(body);
    head.windows(7)
        .any(|part| part.eq_ignore_ascii_case(b"example"))
}

/// The shape of groups that one maker writes.
#[must_use]
pub(super) fn known_groups(secret: &[u8]) -> Option<Shape> {
    bitlocker(secret).or_else(|| apple(secret))
}

/// The shape of drawn characters in groups of one length, three groups at least, or two of five
/// characters or more; the last may be shorter.
#[must_use]
pub(super) fn grouped(secret: &[u8], price: Option<f64>) -> Option<Shape> {
    let is_separator = |byte: &u8| matches!(byte, b'-' | b'_' | b' ' | b'.' | b':');
    let width = secret.iter().take(9).position(is_separator)?;
    let separator = *secret.get(width)?;
    let groups = secret.len().div_ceil(width + 1);
    if !(2..=8).contains(&width) || groups < 2 || (groups < 3 && width < 5) {
        return None;
    }
    let mut counts = Counts::new();
    for group in secret.chunks(width + 1) {
        match group.get(width) {
            Some(&end) if end != separator => return None,
            _ => counts.add(group.get(..width).unwrap_or(group)),
        }
        if group
            .iter()
            .take(width)
            .any(|byte| !byte.is_ascii_alphanumeric())
        {
            return None;
        }
    }
    if secret.last() == Some(&separator) {
        return None;
    }
    // Two names are two groups as well.
    let is_even = groups > 2 || secret.len() == 2 * width + 1;
    let alphabet = counts.drawn(price).filter(|_| is_even)?;
    let is_words = matches!(
        alphabet,
        Alphabet::Lower | Alphabet::Upper | Alphabet::Letters
    );
    if is_words && counts.length < 16 {
        return None;
    }
    let bits = wide(counts.length) * alphabet.bits();
    Some(Shape::new(ShapeKind::Grouped, bits, bits))
}

/// Eight groups of six digits, each 11 times one of 2^16 numbers: learn.microsoft.com,
/// "`BitLocker` recovery", and the format's public descriptions.
fn bitlocker(secret: &[u8]) -> Option<Shape> {
    if secret.len() != 55 {
        return None;
    }
    let mut first = None;
    let mut is_varied = false;
    for group in secret.chunks(7) {
        let digits = group.get(..6)?;
        let number = digits.iter().try_fold(0_u32, |number, byte| {
            byte.is_ascii_digit()
                .then(|| number * 10 + u32::from(byte - b'0'))
        })?;
        if !number.is_multiple_of(11) || number / 11 > 0xffff {
            return None;
        }
        is_varied |= *first.get_or_insert(number) != number;
    }
    is_varied.then_some(Shape::new(ShapeKind::BitLocker, 128.0, 128.0))
}

/// Six syllables, each a consonant, a vowel and a consonant, in three groups; one letter a capital,
/// and a digit at the edge of a group, in place of its neighbour or before the letters. 71 bits is
/// Apple's own figure: support.apple.com/guide/security, "Automatic Strong Passwords", and
/// rmondello.com, October 2024.
fn apple(secret: &[u8]) -> Option<Shape> {
    if secret.len() != 20 || secret.get(6) != Some(&b'-') {
        return None;
    }
    let capitals = secret
        .iter()
        .filter(|byte| byte.is_ascii_uppercase())
        .count();
    let digits = secret.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_drawn = secret.chunks(7).all(|group| {
        let group = group.get(..6).unwrap_or_default();
        is_like(group, *b"cvccvc")
            || is_like(group, *b"cvccv0")
            || is_like(group, *b"0vccvc")
            || is_like(group, *b"0cvccv")
    });
    (is_drawn && capitals == 1 && digits == 1).then_some(Shape::new(ShapeKind::Apple, 71.0, 71.0))
}

/// Whether a group is made of consonants (`c`), vowels (`v`) and digits (`0`) like that.
fn is_like(group: &[u8], pattern: [u8; 6]) -> bool {
    group.iter().zip(pattern).all(|(byte, kind)| {
        if kind == b'0' {
            return byte.is_ascii_digit();
        }
        let is_vowel = b"aeiouy".contains(&byte.to_ascii_lowercase());
        byte.is_ascii_alphabetic() && is_vowel == (kind == b'v')
    })
}
