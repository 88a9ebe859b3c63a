//! How a new password follows from the old one, and what it takes to guess it for one who knows that.

use zeroize::Zeroizing;

use crate::strength::distance;
use crate::strength::reading::Reading;
use crate::strength::shape::charset;
use crate::strength::spelling;
use crate::strength::spelling::HEAD;
use crate::strength::variation::Variation;

mod number;
pub mod parts;

/// log2 of the guesses that turn `old` into `new`, the cheapest way; `None` where it does not
/// follow. The ways, with what they cost:
///
/// - nothing changed: 0;
/// - capitals, accents, look-alikes: 1, and a bit or log2 of the places for each change;
/// - backwards: 2, and the same;
/// - the end put first: 1, the same, and log2 of the places where it can be cut; 2, and the same, where a sign stays between;
/// - several times: 2, the same for each, and what stands between or at the ends;
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
        .map(|(_, bits)| bits + beyond)
        .min_by(f32::total_cmp)
}

/// The plainest way in which `new` follows from `old`, which is not the same; `None` where it does not.
#[must_use]
pub fn variation(new: &Reading, old: &Reading) -> Option<Variation> {
    let (new, old) = (Views::of(new), Views::of(old));
    let mut ways = WAYS.iter().filter_map(|way| way(&new, &old));
    ways.next().map(|(kind, _)| kind)
}

/// One way to make the first of the second, and its price.
type Way = fn(&Views, &Views) -> Option<(Variation, f32)>;

/// The plainest first.
static WAYS: [Way; 9] = [
    dressed, reversed, rotated, swapped, doubled, counted, affixed, edited, decorated,
];

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
fn dressed(new: &Views, old: &Views) -> Option<(Variation, f32)> {
    if *new.plain != *old.plain {
        return None;
    }
    let kind = match new.folded == old.folded {
        true if new.beyond + old.beyond > 0 => Variation::Start,
        true => Variation::Case,
        false => Variation::Leet,
    };
    let was = old.given.iter().zip(old.folded);
    Some((kind, 1.0 + dress(new.given.iter().zip(new.folded).zip(was))))
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
fn reversed(new: &Views, old: &Views) -> Option<(Variation, f32)> {
    new.plain.iter().eq(old.plain.iter().rev()).then(|| {
        let old = old.given.iter().rev().zip(old.folded.iter().rev());
        let bits = 2.0 + dress(new.given.iter().zip(new.folded).zip(old));
        (Variation::Reversed, bits)
    })
}

/// Its end put first, and dressed.
fn rotated(new: &Views, old: &Views) -> Option<(Variation, f32)> {
    let length = old.plain.len();
    if length < CORE || new.plain.len() != length {
        return None;
    }
    let cut = (1..length).find(|&cut| {
        let (head, tail) = old.plain.split_at(cut);
        new.plain.starts_with(tail) && new.plain.ends_with(head)
    })?;
    let was = old.given.iter().zip(old.folded).cycle().skip(cut);
    let dress = dress(new.given.iter().zip(new.folded).zip(was));
    Some((Variation::Rotated, 1.0 + small(length).log2() + dress))
}

/// What stands after a sign put before it, and dressed: `2023#Teapot` of `Teapot#2023`.
fn swapped(new: &Views, old: &Views) -> Option<(Variation, f32)> {
    if old.plain.len() < CORE || new.plain.len() != old.plain.len() {
        return None;
    }
    let is_sign = |place: &usize| {
        old.given
            .get(*place)
            .is_some_and(|sign| !sign.is_alphanumeric())
    };
    let cut = (1..old.plain.len() - 1).filter(is_sign).find(|&cut| {
        let (head, tail) = old.plain.split_at(cut);
        let sign_and_tail = tail.split_first();
        sign_and_tail.is_some_and(|(sign, tail)| {
            new.plain.starts_with(tail)
                && new.plain.get(tail.len()) == Some(sign)
                && new.plain.ends_with(head)
        })
    })?;
    let was = || old.given.iter().zip(old.folded);
    let turned = was()
        .skip(cut + 1)
        .chain(was().skip(cut).take(1))
        .chain(was().take(cut));
    let dress = dress(new.given.iter().zip(new.folded).zip(turned));
    Some((Variation::Rotated, 2.0 + dress))
}

/// Twice or more, and dressed; with a little between, or at the ends.
fn doubled(new: &Views, old: &Views) -> Option<(Variation, f32)> {
    let length = old.plain.len();
    let most = length.min(2 * AFFIX);
    if length < CORE || new.plain.len() < 2 * length {
        return None;
    }
    let (mut place, mut copies, mut rest, mut bits) = (0, 0, 0, 2.0);
    while let Some(letter) = new.given.get(place) {
        if new.plain.get(place..place + length) == Some(&*old.plain) {
            let was = old.given.iter().zip(old.folded);
            let now = new.given.iter().zip(new.folded).skip(place);
            bits += dress(now.zip(was));
            copies += 1;
            place += length;
        } else {
            bits += class(*letter);
            rest += 1;
            place += 1;
        }
        if rest > most {
            return None;
        }
    }
    (copies >= 2).then(|| (Variation::Doubled, bits + small(copies).log2()))
}

/// Only digits differ: a counter, a year, another number.
fn counted(new: &Views, old: &Views) -> Option<(Variation, f32)> {
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
    let bits = bits + small(cased).min(small(now.len()));
    Some((Variation::Digits, bits))
}

/// A little was put before or after, or taken away there.
fn affixed(new: &Views, old: &Views) -> Option<(Variation, f32)> {
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
        let bits = 2.0 + f32::from(both) + put.copied().map(class).sum::<f32>() + changed;
        return Some((Variation::Affix, bits));
    }
    let before = core_in(&new.plain, &old.plain)?;
    let was = old
        .given
        .get(before..)?
        .iter()
        .zip(old.folded.get(before..)?);
    // How many went before and after: so many pairs.
    let taken = small((AFFIX + 1) * (AFFIX + 1)).log2();
    let bits = 2.0 + taken + dress(new.given.iter().zip(new.folded).zip(was));
    Some((Variation::Affix, bits))
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
fn edited(new: &Views, old: &Views) -> Option<(Variation, f32)> {
    let length = new.plain.len().max(old.plain.len());
    let most = match length {
        0..=3 => 0,
        4..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    let between = |a: &[char], b: &[char]| distance::between(a, b).filter(|steps| *steps <= most);
    let plain = between(&new.plain, &old.plain)?;
    // Bits, not guesses: they need no double precision.
    #[expect(clippy::cast_possible_truncation, reason = "a few bits")]
    let alphabet = charset::alphabet(new.given.iter()).max(26.0).log2() as f32;
    let each = small(length).log2() + alphabet;
    let exact = between(new.given, old.given).map(|steps| small(steps) * each);
    // Capitals and look-alikes changed as well.
    let dressed = small(plain) * each + 3.0;
    let bits = 1.0 + exact.map_or(dressed, |exact| exact.min(dressed));
    Some((Variation::Edit, bits))
}

/// The letters are the same, forwards or backwards; the rest is decoration.
fn decorated(new: &Views, old: &Views) -> Option<(Variation, f32)> {
    let olds = old.cores();
    let is_same = new.cores().iter().any(|now| {
        now.len() >= CORE
            && olds
                .iter()
                .any(|was| now == was || now.iter().eq(was.iter().rev()))
    });
    is_same.then(|| {
        let marks = new.given.iter().filter(|letter| !letter.is_alphabetic());
        let bits = 3.0 + marks.copied().map(class).sum::<f32>();
        (Variation::Core, bits)
    })
}

/// A small count as a float.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests;
