//! A word about the owner as it is looked for.

use std::cmp::Ordering;

use zeroize::Zeroizing;

use crate::strength::dress;
use crate::strength::reading::Reading;
use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;
use crate::strength::spelling;

/// One text in three spellings, place for place.
pub(super) struct View {
    pub(super) given: Zeroizing<Vec<char>>,
    pub(super) folded: Zeroizing<Vec<char>>,
    pub(super) plain: Zeroizing<Vec<char>>,
}

/// A word, forwards or backwards.
#[derive(Clone, PartialEq)]
pub(super) struct Needle {
    /// With l33t undone, but for digits: undoing l33t would turn them into letters.
    letters: Vec<char>,
    /// As they were told.
    told: Vec<char>,
    what: What,
    is_reversed: bool,
    /// log2 of the forms that the thing takes of which this is one.
    form: f32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Word,
    Digits,
    Initials,
    ShortYear,
}

impl What {
    /// Whether it is looked for digit for digit.
    fn is_digits(self) -> bool {
        matches!(self, Self::Digits | Self::ShortYear)
    }
}

/// The fewest letters that a word is cut to.
const PREFIX: usize = 4;

impl Needle {
    /// The word forwards and backwards. Short digits are left out, and short words and short
    /// digits backwards: they stand in too many passwords by chance.
    pub(super) fn of(word: &str, form: f32) -> Vec<Self> {
        let is_digits = !word.chars().any(char::is_alphabetic);
        let what = if is_digits { What::Digits } else { What::Word };
        let least = if is_digits { (4, 6) } else { (3, 4) };
        let forwards = Self::new(word.chars().collect(), what, false, form);
        let backwards = Self::new(word.chars().rev().collect(), what, true, form);
        let both = [(forwards, least.0), (backwards, least.1)];
        let kept = both
            .into_iter()
            .filter(|(needle, least)| needle.length() >= *least);
        kept.map(|(needle, _)| needle).collect()
    }

    /// The first letters of a name; only the estimator looks for them.
    pub(super) fn initials(letters: &str, form: f32) -> Option<Self> {
        let letters: Vec<char> = letters.chars().collect();
        let is_name = letters.iter().all(|letter| letter.is_alphabetic());
        is_name.then(|| Self::new(letters, What::Initials, false, form))
    }

    /// A year in two digits; only the estimator looks for it.
    pub(super) fn short_year(digits: &str, form: f32) -> Self {
        Self::new(digits.chars().collect(), What::ShortYear, false, form)
    }

    fn new(told: Vec<char>, what: What, is_reversed: bool, form: f32) -> Self {
        let change = if what.is_digits() {
            spelling::fold
        } else {
            spelling::plain
        };
        Self {
            letters: told.iter().copied().map(change).collect(),
            told,
            what,
            is_reversed,
            form,
        }
    }

    pub(super) fn length(&self) -> usize {
        self.letters.len()
    }

    /// Its first two letters; none has fewer.
    pub(super) fn key(&self) -> [char; 2] {
        let letter = |place: usize| self.letters.get(place).copied().unwrap_or_default();
        [letter(0), letter(1)]
    }

    /// Whether the policy looks for it too.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.what, What::Word | What::Digits)
    }

    pub(super) fn is_at(&self, place: usize, view: &View) -> bool {
        let spelled = if self.what == What::Digits {
            &view.folded
        } else {
            &view.plain
        };
        let rest = spelled.get(place..).unwrap_or_default();
        rest.starts_with(&self.letters)
            && (self.length() > 3 || stands_alone(&view.given, place, place + self.length()))
    }

    /// Tell the stretch from `start` that is this word, or the beginning of it.
    pub(super) fn match_at(
        &self,
        reading: &Reading,
        start: usize,
        base: f32,
        add: &mut impl FnMut(Segment),
    ) {
        let rest = reading.folded.get(start..).unwrap_or_default();
        let is_digits = self.what.is_digits();
        let alike = |(folded, letter): &(&char, &char)| {
            folded == letter || (!is_digits && spelling::plain(**folded) == **letter)
        };
        let length = rest.iter().zip(&self.letters).take_while(alike).count();
        let end = start + length;
        let cut = self.length() - length;
        let form = match (self.what, cut) {
            (What::Word | What::Digits, 0) if self.length() > 3 => self.form,
            (What::ShortYear, 0) if is_all_of_a_number(&reading.given, start, end) => self.form,
            (What::ShortYear, _) => return,
            (_, 0) if stands_alone(&reading.given, start, end) => self.form,
            // Where it is cut is one of so many places.
            (What::Word, 1..) if length >= PREFIX && !self.is_reversed => {
                self.form + 1.0 + small(self.length() - PREFIX).log2()
            }
            _ => return,
        };
        let (dress, dressing) = self.dress(reading, start, end);
        add(Segment {
            start,
            end,
            kind: Kind::Personal,
            dress,
            bits: base + form + dressing,
        });
    }

    /// How the stretch is dressed, and log2 of the ways to dress it so.
    fn dress(&self, reading: &Reading, start: usize, end: usize) -> (Dress, f32) {
        let given = reading.given.get(start..end).unwrap_or_default();
        let folded = reading.folded.get(start..end).unwrap_or_default();
        let swapped = folded
            .iter()
            .zip(&self.told)
            .filter(|(a, b)| a != b)
            .count();
        let capitals = given.iter().filter(|letter| letter.is_uppercase()).count();
        let letters = given.iter().filter(|letter| letter.is_alphabetic()).count();
        let is_first = given.first().is_some_and(|letter| letter.is_uppercase());
        let cased = match capitals {
            0 => 0.0,
            1 if is_first => 1.0,
            all if all == letters => 1.5,
            _ if dress::is_humped(given) => 1.5,
            // Each capital stands at one of the letters.
            some => 1.0 + small(some.min(letters - some).max(1)) * small(letters).log2(),
        };
        let leet = if swapped == 0 {
            0.0
        } else {
            1.0 + 0.5 * small(swapped)
        };
        let reversed = if self.is_reversed { 1.0 } else { 0.0 };
        let dress = Dress {
            leet: swapped > 0,
            capitals: capitals > 0,
            reversed: self.is_reversed,
        };
        (dress, cased.min(small(letters)) + leet + reversed)
    }
}

impl Eq for Needle {}

impl Ord for Needle {
    fn cmp(&self, other: &Self) -> Ordering {
        self.letters.cmp(&other.letters)
    }
}

impl PartialOrd for Needle {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether no digit stands beside.
fn is_all_of_a_number(given: &[char], start: usize, end: usize) -> bool {
    let is_digit = |place: usize| given.get(place).is_some_and(char::is_ascii_digit);
    !is_digit(end) && start.checked_sub(1).is_none_or(|before| !is_digit(before))
}

/// A word of three letters is one only where a word could begin and end: `ada` is in `Ada99` and in
/// `myAda`, not in `canadair`.
fn stands_alone(given: &[char], start: usize, end: usize) -> bool {
    let at = |place: usize| given.get(place).copied();
    let parted = |left: Option<char>, right: Option<char>| match (left, right) {
        (Some(left), Some(right)) => {
            !left.is_alphabetic()
                || !right.is_alphabetic()
                || (left.is_lowercase() && right.is_uppercase())
        }
        _ => true,
    };
    let before = start.checked_sub(1).and_then(at);
    let last = end.checked_sub(1).and_then(at);
    parted(before, at(start)) && parted(last, at(end))
}

/// A small count as a float.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
