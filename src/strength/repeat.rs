//! A stretch written several times: `aaaa`, `haha`, `passpass`, `abc-abc`; or there and back: `abccba`.

/// A stretch that is a base and copies of it. The guesser pays for the base, and `bits` for the rest.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Repeat {
    /// The place of its first character in the reading.
    pub start: usize,
    /// The place after its last.
    pub end: usize,
    /// Characters of the base, which lies at the start.
    pub base: usize,
    /// log2 of the guesses for how often it comes again, and in what case.
    pub bits: f32,
}

/// Characters of the longest base that is looked for at every start. At the first start a base may
/// be as long as half of the secret.
const LONGEST_BASE: usize = 48;
/// Characters of the longest repeat that begins where another of the same base goes on before.
const LONGEST_INNER: usize = 2 * LONGEST_BASE;
/// Characters of the longest base that is looked for backwards.
const LONGEST_MIRRORED: usize = 16;
/// Up to so many copies every number of them is told; above, each power of two and the most.
const ALL_COUNTS: usize = 8;

/// Tell every repeat that begins at `start` of `folded`; `given` is the same text with its capitals.
///
/// Bits: log2(copies), 0.5 for a copy that lacks the separator at its end, log2(base) + 1 for a last copy
/// that is cut short, and for each copy in another case than the base 1 to its number of letters.
/// Backwards: 2, or 2.5 around a middle character.
///
/// # Bounds
///
/// For a base of `p` characters the text from `start` is compared with itself from `start + p`, at the most
/// [`LONGEST_BASE`] comparisons before a base is known to repeat. One that does is followed to
/// its end only where it cannot be moved one to the left, else for [`LONGEST_INNER`] characters. After
/// a base of `p` characters that goes on for `e`, the next base is longer than `e - p`: one between
/// the two would share a period with it (Fine and Wilf) and be the same base several times. So
/// bases grow as Fibonacci numbers do and there are few at a start: the work is linear in the length.
pub fn each_from(folded: &[char], given: &[char], start: usize, add: &mut impl FnMut(Repeat)) {
    let rest = folded.get(start..).unwrap_or_default();
    let case = given.get(start..).unwrap_or_default();
    let longest = if start == 0 {
        rest.len() / 2 + 1
    } else {
        LONGEST_BASE
    };
    let mut tell = |end: usize, base: usize, bits: f32| {
        add(Repeat {
            start,
            end: start + end,
            base,
            bits,
        });
    };
    let Some(first) = rest.first() else { return };
    let mut base = 1;
    while let Some(skipped) = rest
        .get(base..=longest.min(rest.len() - 1))
        .and_then(|next| next.iter().position(|letter| letter == first))
    {
        base += skipped;
        let before = start.checked_sub(1).and_then(|place| folded.get(place));
        let inner = before.is_some() && before == rest.get(base - 1);
        let most = if inner { LONGEST_INNER } else { rest.len() };
        let again = rest.get(base..most.min(rest.len())).unwrap_or_default();
        let same = again
            .iter()
            .zip(rest)
            .take_while(|(one, other)| one == other);
        let length = base + same.count();
        copies(rest, case, base, length, &mut tell);
        base = if length >= 2 * base {
            length - base + 1
        } else {
            base + 1
        };
    }
    mirrored(rest, case, &mut tell);
}

/// Tell the copies of the first `base` characters, which repeat over `length`.
fn copies(
    rest: &[char],
    case: &[char],
    base: usize,
    length: usize,
    tell: &mut impl FnMut(usize, usize, f32),
) {
    let count = length / base;
    let least = if base == 1 { 3 } else { 2 };
    let copy = |number: usize| {
        let from = number * base;
        case.get(from..(from + base).min(length))
            .unwrap_or_default()
    };
    // In most repeats every copy has the case of the first.
    let as_given = case.get(base..length) == case.get(..length - base);
    let dress_bits = |before: &[char], copy: &[char]| {
        if as_given {
            0.0
        } else {
            dress_bits(before, copy)
        }
    };
    let mut case_bits = 0.0;
    for number in 1..count {
        case_bits += dress_bits(copy(number - 1), copy(number));
        let copies = number + 1;
        let all = copies <= ALL_COUNTS || copies.is_power_of_two() || copies == count;
        if copies >= least && all {
            tell(copies * base, base, log2(copies) + case_bits);
        }
    }
    let left = length - count * base;
    if left == 0 {
        return;
    }
    case_bits += dress_bits(copy(count - 1), copy(count));
    let separated = rest
        .get(base - 1)
        .is_some_and(|last| !last.is_alphanumeric());
    if separated && left == base - 1 && length >= 5 {
        tell(length, base, log2(count + 1) + 0.5 + case_bits);
    } else if count >= 2 {
        tell(length, base, log2(count) + 1.0 + log2(base) + case_bits);
    }
}

/// Tell where the text goes back to its start, character by character.
fn mirrored(rest: &[char], case: &[char], tell: &mut impl FnMut(usize, usize, f32)) {
    // `aab` and `aba` are left out: in a run of one letter, or of two in turn, all would match.
    if rest.first() == rest.get(1) || rest.first() == rest.get(2) {
        return;
    }
    for base in 3..=LONGEST_MIRRORED.min(rest.len().div_ceil(2)) {
        for (length, bits) in [(2 * base - 1, 2.5), (2 * base, 2.0)] {
            if rest.first() != rest.get(length - 1) {
                continue;
            }
            let (Some(there), Some(back)) = (rest.get(..base), rest.get(base..length)) else {
                return;
            };
            if there
                .iter()
                .zip(back.iter().rev())
                .all(|(one, other)| one == other)
            {
                let there = case.get(..length - base).unwrap_or_default();
                let back = case.get(base..length).unwrap_or_default();
                tell(length, base, bits + mirror_bits(there, back));
            }
        }
    }
}

/// Bits of the case of a copy: none where it has that of the one before, one where it is all small or
/// all capital letters, else one and one for each of its letters.
fn dress_bits(before: &[char], copy: &[char]) -> f32 {
    if before.iter().zip(copy).all(|(one, other)| one == other) {
        return 0.0;
    }
    let plain = !copy.iter().any(|letter| letter.is_lowercase())
        || !copy.iter().any(|letter| letter.is_uppercase());
    if plain {
        1.0
    } else {
        1.0 + count(copy.iter().filter(|letter| letter.is_alphabetic()).count())
    }
}

/// Bits of the case of a base that is written backwards: none where its letters keep theirs, one where
/// the capitals stay in place, as in `RegalLager`.
fn mirror_bits(there: &[char], back: &[char]) -> f32 {
    let capitals = |letters: &[char], other: &[char]| {
        let mut both = letters.iter().zip(other);
        both.all(|(one, other)| one.is_uppercase() == other.is_uppercase())
    };
    if there.iter().eq(back.iter().rev()) {
        0.0
    } else if capitals(there, back) {
        1.0
    } else {
        dress_bits(there, back).max(1.0)
    }
}

fn log2(number: usize) -> f32 {
    count(number).log2()
}

fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests;
