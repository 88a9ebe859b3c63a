//! UUIDs and ULIDs.

use crate::strength::shape::Shape;
use crate::strength::shape::ShapeKind;
use crate::strength::shape::charset::Alphabet;
use crate::strength::shape::uniform::Counts;

/// log2 of the 100 ns steps of a year: what the time in a version 1 UUID is worth when the year it
/// was made in is known.
const TICKS: f64 = 48.0;

/// log2 of the names that someone tries for a UUID made of a name (versions 3 and 5): a million.
const NAMES: f64 = 20.0;

/// The UUID that `secret` is: RFC 9562; in braces or after `urn:uuid:` too.
#[must_use]
pub(super) fn of(secret: &[u8]) -> Option<Shape> {
    let bare = secret.strip_prefix(b"urn:uuid:").unwrap_or(secret);
    let braced = bare
        .strip_prefix(b"{")
        .and_then(|bare| bare.strip_suffix(b"}"));
    let text: &[u8; 36] = braced.unwrap_or(bare).try_into().ok()?;
    let mut parts = text.split(|&byte| byte == b'-');
    let mut part = || parts.next();
    let groups = [part()?, part()?, part()?, part()?, part()?];
    if groups.map(<[u8]>::len) != [8, 4, 4, 4, 12] {
        return None;
    }
    let all = |holds: &dyn Fn(u8) -> bool| groups.iter().all(|part| part.iter().all(|&b| holds(b)));
    let hex = [Alphabet::Hex, Alphabet::UpperHex]
        .into_iter()
        .find(|hex| all(&|byte| hex.holds(byte)))?;
    if all(&|byte| byte == b'0') {
        return Some(Shape::new(ShapeKind::UuidNil, 0.0, 0.0));
    }
    if all(&|byte| byte.eq_ignore_ascii_case(&b'f')) {
        return Some(Shape::new(ShapeKind::UuidMax, 0.0, 0.0));
    }
    let [first, second, third, fourth, node] = groups;
    let (version, low) = third.split_first()?;
    let (variant, clock) = fourth.split_first()?;
    let is_usual = matches!(variant, b'8' | b'9' | b'a' | b'b' | b'A' | b'B');
    // The node of the older ones is a network card's number, whose first half is its maker's.
    let timed = TICKS + 14.0 + 24.0;
    let (kind, bits, lower) = match (version, is_usual) {
        (b'1', true) => (ShapeKind::UuidV1, timed, 14.0),
        (b'6', true) => (ShapeKind::UuidV6, timed, 14.0),
        (b'3', true) => (ShapeKind::UuidV3, 122.0, NAMES),
        (b'4', true) => (ShapeKind::UuidV4, 122.0, 122.0),
        (b'5', true) => (ShapeKind::UuidV5, 122.0, NAMES),
        // 12 of the 74 bits may be a counter or a part of the time.
        (b'7', true) => (ShapeKind::UuidV7, 74.0, 62.0),
        (b'8', true) => (ShapeKind::UuidV8, 122.0, NAMES),
        _ => (ShapeKind::Uuid, 128.0, 62.0),
    };
    let drawn: &[&[u8]] = match kind {
        ShapeKind::UuidV1 => &[first, clock, node],
        ShapeKind::UuidV6 => &[low, second, clock, node],
        ShapeKind::UuidV7 => &[low, clock, node],
        ShapeKind::Uuid => &groups,
        _ => &[first, second, low, clock, node],
    };
    let mut counts = Counts::new();
    for part in drawn {
        counts.add(part);
    }
    counts
        .is_plausible(hex)
        .then_some(Shape::new(kind, bits, lower))
}

/// The ULID that `secret` is: 48 bits of time and 80 drawn ones in Crockford's base 32
/// (github.com/ulid/spec). The time must lie between 2010 and 2050.
#[must_use]
pub(super) fn ulid(secret: &[u8]) -> Option<Shape> {
    let text: &[u8; 26] = secret.try_into().ok()?;
    let is_upper = text.iter().all(|byte| !byte.is_ascii_lowercase());
    let is_lower = text.iter().all(|byte| !byte.is_ascii_uppercase());
    if !is_upper && !is_lower {
        return None;
    }
    let mut milliseconds = 0_u64;
    for (place, byte) in text.iter().enumerate() {
        let value = CROCKFORD
            .iter()
            .position(|letter| *letter == byte.to_ascii_uppercase())?;
        if place < 10 {
            milliseconds = milliseconds << 5 | u64::try_from(value).unwrap_or(0);
        }
    }
    let mut counts = Counts::new();
    counts.add(text.get(10..)?);
    let alphabet = if is_upper {
        Alphabet::UpperDigits
    } else {
        Alphabet::LowerDigits
    };
    let is_timely = (1_262_304_000_000..2_524_608_000_000).contains(&milliseconds);
    (is_timely && counts.is_plausible(alphabet)).then_some(Shape::new(ShapeKind::Ulid, 80.0, 80.0))
}

/// Without `I`, `L`, `O` and `U`: crockford.com/base32.html.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
