//! What it takes to guess a new password for one who knows the old one.

use zeroize::Zeroizing;

use crate::strength::reading::Reading;
use crate::strength::shape::charset;
use crate::strength::spelling;
use crate::strength::spelling::HEAD;

mod edits;
mod number;

/// log2 of the guesses that turn `old` into `new`, the cheapest way; `None` where it does not
/// follow. The ways, with what they cost:
///
/// - nothing changed: 0;
/// - capitals, accents, look-alikes: 1, and a bit or log2 of the places for each change;
/// - backwards: 2, and the same;
/// - other digits: 1, and for each number the step to the next one, a year, or its digits;
/// - characters put at the ends or taken away there: 2, and what the new ones are drawn from;
/// - one to three edits: each log2 of the places times log2 of the alphabet;
/// - the same letters otherwise decorated: 3, and what the decoration is drawn from.
///
/// Only the first [`HEAD`] characters are compared; beyond them 5 bits are added for each
/// character that one has more than the other.
#[must_use]
pub fn bits(new: &Reading, old: &Reading) -> Option<f32> {
    if new.given == old.given && new.length == old.length && new.length <= HEAD {
        return Some(0.0);
    }
    let (new, old) = (Views::of(new), Views::of(old));
    let beyond = 5.0 * small(new.beyond.abs_diff(old.beyond));
    WAYS.iter()
        .filter_map(|way| way(&new, &old))
        .min_by(f32::total_cmp)
        .map(|bits| bits + beyond)
}

/// The price of one way to make the first of the second.
type Way = fn(&Views, &Views) -> Option<f32>;

static WAYS: [Way; 6] = [dressed, reversed, counted, affixed, edited, decorated];

/// Fewer letters than this are no core: they are alike by chance.
const CORE: usize = 4;

/// The most characters that may stand before, and after, the core.
const AFFIX: usize = 4;

/// One password in the spellings that are compared.
struct Views<'a> {
    given: &'a [char],
    folded: &'a [char],
    plain: Zeroizing<Vec<char>>,
    /// Characters beyond the head.
    beyond: usize,
}

impl<'a> Views<'a> {
    fn of(reading: &'a Reading) -> Self {
        Self {
            given: &reading.given,
            folded: &reading.folded,
            plain: kept(reading.folded.iter().copied().map(spelling::plain)),
            beyond: reading.length.saturating_sub(HEAD),
        }
    }

    /// The folded characters without digits.
    fn undated(&self) -> impl Iterator<Item = &char> {
        self.folded.iter().filter(|letter| !letter.is_ascii_digit())
    }

    /// The letters, with digits and symbols at both ends left out and l33t within undone; all
    /// letters with l33t undone; those that were letters as given.
    fn cores(&self) -> [Zeroizing<Vec<char>>; 3] {
        let is_letter = |letter: &char| letter.is_alphabetic();
        let first = self.folded.iter().position(is_letter).unwrap_or_default();
        let after = self
            .folded
            .iter()
            .rposition(is_letter)
            .map_or(0, |last| last + 1);
        let middle = self.plain.get(first..after).unwrap_or_default();
        let as_given = self.folded.iter().filter(|letter| is_letter(letter));
        [
            kept(middle.iter().copied().filter(is_letter)),
            kept(as_given.copied().map(spelling::plain)),
            kept(self.plain.iter().copied().filter(is_letter)),
        ]
    }
}

/// Letters in room that need not grow: growth would leave a copy behind.
fn kept(letters: impl Iterator<Item = char>) -> Zeroizing<Vec<char>> {
    let mut out = Zeroizing::new(Vec::with_capacity(HEAD));
    out.extend(letters.take(HEAD));
    out
}

/// Only capitals, accents and look-alikes differ.
fn dressed(new: &Views, old: &Views) -> Option<f32> {
    (*new.plain == *old.plain).then(|| {
        let old = old.given.iter().zip(old.folded);
        1.0 + dress(new.given.iter().zip(new.folded).zip(old))
    })
}

/// The price of the dress, given pairs of a character as it is and folded, new and old.
fn dress<'a>(pairs: impl Iterator<Item = ((&'a char, &'a char), (&'a char, &'a char))>) -> f32 {
    let (mut cased, mut leet, mut first, mut letters) = (0, 0, false, 0);
    for (place, ((new, folded), (old, was))) in pairs.enumerate() {
        letters += usize::from(new.is_alphabetic());
        if folded != was {
            leet += 1;
        } else if new != old {
            cased += 1;
            first |= place == 0;
        }
    }
    let cased = match cased {
        0 => 0.0,
        1 if first => 0.5,
        some if some >= letters => 1.0,
        some => (small(some) * small(letters).log2()).min(small(letters)),
    };
    let leet = if leet == 0 {
        0.0
    } else {
        1.0 + 0.5 * small(leet)
    };
    cased + leet
}

/// Backwards, and dressed.
fn reversed(new: &Views, old: &Views) -> Option<f32> {
    new.plain.iter().eq(old.plain.iter().rev()).then(|| {
        let old = old.given.iter().rev().zip(old.folded.iter().rev());
        2.0 + dress(new.given.iter().zip(new.folded).zip(old))
    })
}

/// Only digits differ: a counter, a year, another number.
fn counted(new: &Views, old: &Views) -> Option<f32> {
    if new.undated().count() < CORE || !new.undated().eq(old.undated()) {
        return None;
    }
    let (now, was) = (number::all(new.folded), number::all(old.folded));
    let mut bits = 1.0;
    for index in 0..now.count.max(was.count) {
        bits += match (
            now.all.get(index).copied().flatten(),
            was.all.get(index).copied().flatten(),
        ) {
            (Some(now), Some(was)) => number::stepped(now, was).min(1.0 + number::drawn(now)),
            // Where a new one stands is one of so many places.
            (Some(now), None) => number::drawn(now) + small(new.folded.len() + 1).log2(),
            (None, _) => 1.0,
        };
    }
    let letters = |views: &Views| {
        kept(
            views
                .given
                .iter()
                .copied()
                .filter(|letter| !letter.is_ascii_digit()),
        )
    };
    let (now, was) = (letters(new), letters(old));
    let cased = now
        .iter()
        .zip(was.iter())
        .filter(|(now, was)| now != was)
        .count();
    Some(bits + small(cased).min(small(now.len())))
}

/// A little was put before or after, or taken away there.
fn affixed(new: &Views, old: &Views) -> Option<f32> {
    if let Some(before) = core_in(&old.plain, &new.plain) {
        let after = before + old.plain.len();
        let put = new
            .given
            .get(..before)?
            .iter()
            .chain(new.given.get(after..)?);
        let both = u8::from(before > 0 && after < new.given.len());
        let kept = new
            .given
            .get(before..after)?
            .iter()
            .zip(new.folded.get(before..after)?);
        let changed = dress(kept.zip(old.given.iter().zip(old.folded)));
        return Some(2.0 + f32::from(both) + put.copied().map(class).sum::<f32>() + changed);
    }
    let before = core_in(&new.plain, &old.plain)?;
    let was = old
        .given
        .get(before..)?
        .iter()
        .zip(old.folded.get(before..)?);
    // How many went before and after: so many pairs.
    let taken = small((AFFIX + 1) * (AFFIX + 1)).log2();
    Some(2.0 + taken + dress(new.given.iter().zip(new.folded).zip(was)))
}

/// Where in `long` the core stands, with a little before or after it, never more than the core.
fn core_in(core: &[char], long: &[char]) -> Option<usize> {
    let more = long
        .len()
        .checked_sub(core.len())
        .filter(|more| *more > 0)?;
    if core.len() < CORE || more > core.len().min(2 * AFFIX) {
        return None;
    }
    let least = more.saturating_sub(AFFIX);
    (least..=AFFIX.min(more)).find(|&before| long.get(before..before + core.len()) == Some(core))
}

/// The price of a character that someone puts somewhere.
fn class(letter: char) -> f32 {
    match letter {
        '!' | '1' | '.' => 2.0,
        '0'..='9' => 10.0_f32.log2(),
        'a'..='z' => 26.0_f32.log2(),
        'A'..='Z' => 27.0_f32.log2() + 1.0,
        ' '..='~' => 5.0,
        _ => 7.0,
    }
}

/// One to three characters were changed, put in, left out or swapped.
fn edited(new: &Views, old: &Views) -> Option<f32> {
    let length = new.plain.len().max(old.plain.len());
    let most = match length {
        0..=3 => 0,
        4..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    let between = |a: &[char], b: &[char]| edits::between(a, b).filter(|steps| *steps <= most);
    let plain = between(&new.plain, &old.plain)?;
    // Bits, not guesses: they need no double precision.
    #[expect(clippy::cast_possible_truncation, reason = "a few bits")]
    let alphabet = charset::alphabet(new.given).max(26.0).log2() as f32;
    let each = small(length).log2() + alphabet;
    let exact = between(new.given, old.given).map(|steps| small(steps) * each);
    // Capitals and look-alikes changed as well.
    let dressed = small(plain) * each + 3.0;
    Some(1.0 + exact.map_or(dressed, |exact| exact.min(dressed)))
}

/// The letters are the same, forwards or backwards; the rest is decoration.
fn decorated(new: &Views, old: &Views) -> Option<f32> {
    let olds = old.cores();
    let is_same = new.cores().iter().any(|now| {
        now.len() >= CORE
            && olds
                .iter()
                .any(|was| now == was || now.iter().eq(was.iter().rev()))
    });
    is_same.then(|| {
        let marks = new.given.iter().filter(|letter| !letter.is_alphabetic());
        3.0 + marks.copied().map(class).sum::<f32>()
    })
}

/// A small count as a float.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests;
