//! Words from a list that generators draw from, in a row: a passphrase and its exact entropy.
//!
//! The figure holds only if a machine or dice chose the words. Whoever picks words by taste, or
//! takes them from a saying, chooses among far fewer; so use it as one attack among others and take
//! the least. It never raises an estimate.

use zeroize::Zeroizing;

use crate::strength::spelling;

mod dress;

/// Some of the lists that generators draw from.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Lists(pub u8);

impl Lists {
    /// EFF's large list: 7,776 words.
    pub const EFF_LARGE: Self = Self(1);
    /// EFF's first short list: 1,296 words.
    pub const EFF_SHORT1: Self = Self(2);
    /// EFF's second short list, of longer words: 1,296 words.
    pub const EFF_SHORT2: Self = Self(4);
    /// The English list of BIP 39: 2,048 words.
    pub const BIP39: Self = Self(8);
    /// Another list for five dice: 7,776 words.
    pub const DICEWARE: Self = Self(16);

    /// None of them.
    pub const NONE: Self = Self(0);
    /// Each of them.
    pub const ALL: Self = Self(31);

    /// Whether all of `others` are among them.
    #[must_use]
    pub const fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Those in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// One list: which, its stable name, log2 of its words.
struct List(Lists, &'static str, f64);

/// The smallest first; of two of one size, the first is told.
static LISTS: [List; 5] = [
    List(Lists::EFF_SHORT1, "eff-short-1", 10.339_850_002_884_625),
    List(Lists::EFF_SHORT2, "eff-short-2", 10.339_850_002_884_625),
    List(Lists::BIP39, "bip39", 11.0),
    List(Lists::EFF_LARGE, "eff-large", LARGE),
    List(Lists::DICEWARE, "diceware", LARGE),
];

/// log2 of the words of a list for five dice.
const LARGE: f64 = 12.924_812_503_605_78;

/// A passphrase.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Passphrase {
    /// The list that holds all its words: the one with the fewest bits.
    pub list: &'static str,
    /// How many words; two are hardly a passphrase, three and more are.
    pub words: usize,
    /// log2 of the guesses: words, separators, capitals, digits and symbols together.
    pub bits: f64,
}

/// Words beyond this many are not looked at.
const MOST: usize = 32;

/// The longest word of the lists above has ten letters.
const LONGEST: usize = 10;

/// A word of fewer letters is in none of them.
const SHORTEST: usize = 3;

/// Where the words of a passphrase stand.
#[derive(Clone, Copy)]
struct Words {
    spans: [(usize, usize); MOST],
    count: usize,
}

impl Words {
    const NONE: Self = Self {
        spans: [(0, 0); MOST],
        count: 0,
    };

    fn all(&self) -> &[(usize, usize)] {
        self.spans.get(..self.count).unwrap_or_default()
    }

    fn push(&mut self, start: usize, end: usize) -> Option<()> {
        *self.spans.get_mut(self.count)? = (start, end);
        self.count += 1;
        Some(())
    }
}

/// The passphrase that `given` is: two words or more, all of one list. `lists` tells which lists
/// hold a word in small letters.
///
/// Between the words the same symbol or none, or a digit or symbol each; digits and symbols at the
/// ends or at a word; capitals by any rule. What does not fit is none.
#[must_use]
pub fn of(given: &[char], lists: impl Fn(&[char]) -> Lists) -> Option<Passphrase> {
    let letters = given
        .iter()
        .filter(|letter| letter.is_ascii_alphabetic())
        .count();
    let others = given.len() - letters;
    if letters < 2 * SHORTEST || others > letters || given.len() > 256 {
        return None;
    }
    let lookup = |start: usize, end: usize| word(given, start, end, &lists);
    let (words, held) = apart(given, lookup).or_else(|| joined(given, lookup))?;
    let dress = dress::bits(given, words.all())?;
    let list = LISTS.iter().find(|list| !held.and(list.0).is_empty())?;
    let mut drawn = drawn(given, words.all(), list);
    if words.count == 2 {
        // Who tries pairs does not begin with a short list.
        drawn += 2.0 * (LARGE - list.2);
    }
    Some(Passphrase {
        list: list.1,
        words: words.count,
        bits: drawn + dress,
    })
}

/// The lists that hold the word between two places.
fn word(given: &[char], start: usize, end: usize, lists: impl Fn(&[char]) -> Lists) -> Lists {
    let Some(letters) = given.get(start..end).filter(|word| word.len() <= LONGEST) else {
        return Lists::NONE;
    };
    if letters.len() < SHORTEST {
        return Lists::NONE;
    }
    let mut small = Zeroizing::new(['\0'; LONGEST]);
    for (letter, place) in letters.iter().zip(small.iter_mut()) {
        *place = spelling::fold(*letter);
    }
    lists(small.get(..letters.len()).unwrap_or_default())
}

/// The words where they are told apart: by what is no letter, or by capitals.
fn apart(given: &[char], lookup: impl Fn(usize, usize) -> Lists) -> Option<(Words, Lists)> {
    let mut words = Words::NONE;
    let mut held = Lists::ALL;
    let mut place = 0;
    while place < given.len() {
        if !is_letter(given, place) {
            place += 1;
            continue;
        }
        let mut end = end_of_word(given, place);
        let mut found = lookup(place, end).and(held);
        // `drop-down` and `t-shirt` are words of the lists themselves.
        if found.is_empty() && given.get(end) == Some(&'-') {
            end = end_of_word(given, end + 1);
            found = lookup(place, end).and(held);
        }
        if found.is_empty() {
            return None;
        }
        held = found;
        words.push(place, end)?;
        place = end;
    }
    (words.count >= 2).then_some((words, held))
}

/// Where the word that begins at `start` ends: before a non-letter, or before a capital that
/// follows a small letter.
fn end_of_word(given: &[char], start: usize) -> usize {
    let mut end = start;
    while is_letter(given, end) {
        let turns = given.get(end).is_some_and(char::is_ascii_uppercase)
            && end > start
            && given.get(end - 1).is_some_and(char::is_ascii_lowercase);
        if turns {
            break;
        }
        end += 1;
    }
    end
}

fn is_letter(given: &[char], place: usize) -> bool {
    given.get(place).is_some_and(char::is_ascii_alphabetic)
}

/// The words where they are run together: the fewest of one list that fill one run of letters,
/// found from left to right over the places a word can begin at.
fn joined(given: &[char], lookup: impl Fn(usize, usize) -> Lists) -> Option<(Words, Lists)> {
    let first = (0..given.len()).find(|&place| is_letter(given, place))?;
    let after = (first..=given.len()).find(|&place| !is_letter(given, place))?;
    let length = after - first;
    if (after..given.len()).any(|place| is_letter(given, place)) || !(RUN..=ROOM).contains(&length)
    {
        return None;
    }
    // For each list and place: how many words reach it, and how long the last one is.
    let mut reached = [[(0_u8, 0_u8); LISTS.len()]; ROOM + 1];
    for begin in 0..length {
        let here = *reached.get(begin)?;
        let is_open = begin == 0 || here.iter().any(|(words, _)| *words > 0);
        if !is_open {
            continue;
        }
        for end in begin + SHORTEST..=(begin + LONGEST).min(length) {
            let held = lookup(first + begin, first + end);
            if held.is_empty() {
                continue;
            }
            let cells = reached.get_mut(end)?;
            for ((list, cell), &(words, _)) in LISTS.iter().zip(cells).zip(&here) {
                let is_fewer = cell.0 == 0 || words + 1 < cell.0;
                if !held.and(list.0).is_empty() && (begin == 0 || words > 0) && is_fewer {
                    *cell = (words + 1, u8::try_from(end - begin).unwrap_or(0));
                }
            }
        }
    }
    let ends = reached.get(length)?.iter().enumerate();
    let (best, _) = ends
        .filter(|(_, cell)| cell.0 >= 2)
        .min_by(|(a, x), (b, y)| {
            let bits = |list: usize, words: u8| {
                LISTS
                    .get(list)
                    .map_or(f64::MAX, |list| list.2 * f64::from(words))
            };
            bits(*a, x.0).total_cmp(&bits(*b, y.0))
        })?;
    let mut words = Words::NONE;
    let mut end = length;
    while end > 0 {
        let &(_, last) = reached.get(end)?.get(best)?;
        let begin = end
            .checked_sub(usize::from(last))
            .filter(|begin| *begin < end)?;
        words.push(first + begin, first + end)?;
        end = begin;
    }
    words.spans.get_mut(..words.count)?.reverse();
    Some((words, LISTS.get(best)?.0))
}

/// Longer runs of letters than this are not cut into words.
const ROOM: usize = 128;

/// Nor are shorter ones: fewer than three words go into them.
const RUN: usize = 3 * SHORTEST;

/// What the words are worth. One that stood before is drawn from those that did: who repeats a
/// word did not draw it. The last word of a BIP 39 phrase is in part a checksum.
fn drawn(given: &[char], words: &[(usize, usize)], list: &List) -> f64 {
    let same = |&(a, b): &(usize, usize), &(c, d): &(usize, usize)| {
        let fold = |start: usize, end: usize| {
            given
                .get(start..end)
                .unwrap_or_default()
                .iter()
                .map(char::to_ascii_lowercase)
        };
        fold(a, b).eq(fold(c, d))
    };
    let mut bits = 0.0;
    let mut fresh = 0_u32;
    for (index, span) in words.iter().enumerate() {
        let before = words.get(..index).unwrap_or_default();
        if before.iter().any(|earlier| same(earlier, span)) {
            bits += f64::from(fresh).log2();
        } else {
            bits += list.2;
            fresh += 1;
        }
    }
    if list.1 == "bip39" && matches!(words.len(), 12 | 15 | 18 | 21 | 24) {
        bits *= 32.0 / 33.0;
    }
    bits
}

#[cfg(test)]
mod tests;
