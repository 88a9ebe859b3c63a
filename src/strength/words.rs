//! Common passwords, words and names: what stands in a password, and how soon it is guessed.
//!
//! The table is a finite-state transducer made by `benches/strength.rs`, read where it lies.

use std::sync::LazyLock;

use fst::raw::Fst;

use crate::strength::ngrams;
use crate::strength::pairs::Pairs;
use crate::strength::passphrase::Lists;
use crate::strength::seen::Seen;
use crate::strength::segment::Kind;
use crate::strength::spelling;
use crate::strength::tables;
use crate::strength::words::starts::Start;
use crate::strength::words::starts::Starts;
use crate::strength::words::walk::Walk;

/// The longest entry, in characters: no walk goes further.
pub const LONGEST: usize = 40;

/// Steps of one bit in which prices are kept.
pub const STEPS: f32 = 2.0;

/// An entry that was found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Found {
    /// The place after its last character; for what is written backwards, of its lowest character.
    pub end: usize,
    /// log2 of its rank in its own list, and of the share of its language.
    pub bits: f32,
    /// What it is.
    pub kind: Kind,
    /// Distinct look-alikes that stand for letters in it: two in `p@ssw0rd`.
    pub leet: u8,
    /// Whether one letter is written both ways: `p@ssword4`.
    pub mixed: bool,
    /// The passphrase lists it is in.
    pub lists: Lists,
}

/// The table as it is shipped.
static SHIPPED: LazyLock<Table<'static>> =
    LazyLock::new(|| Table::over(tables::WORDS, tables::STARTS));

/// What was seen besides, for whole passwords only.
static SEEN: Seen<'static> = Seen::over(tables::SEEN);

/// No password was taken into [`SEEN`] that costs more than this by n-grams: what looks random is not
/// called common for a fingerprint that happens to be the same.
pub const SEEN_CEILING: f32 = 46.0;

/// Tell `add` of every entry, as it is or with look-alikes for letters, and of the place where it begins.
pub fn each(folded: &[char], add: &mut impl FnMut(usize, Found)) {
    SHIPPED.each(folded, add);
}

/// Tell `add` of every entry written backwards whose stretch ends before one of `ends`, and of that place.
pub fn each_reversed(
    folded: &[char],
    ends: impl Iterator<Item = usize>,
    add: &mut impl FnMut(usize, Found),
) {
    SHIPPED.each_reversed(folded, ends, add);
}

/// Whether the whole of `folded` was seen on the long tail of the list, letter for letter.
///
/// A few that were not seem so: eight in a million.
#[must_use]
pub fn seen(folded: &[char]) -> Option<Found> {
    let bits = SEEN.bits(folded)?;
    // Hits are rare: the price is asked for last.
    let price: f32 = (0..folded.len())
        .map(|place| ngrams::bits(folded, place))
        .sum();
    (price <= SEEN_CEILING).then_some(Found {
        end: folded.len(),
        bits,
        kind: Kind::Common,
        leet: 0,
        mixed: false,
        lists: Lists::NONE,
    })
}

/// log2 of the rank of the whole of `folded`, letter for letter, as an entry or on the long tail.
#[must_use]
pub fn common(folded: &[char]) -> Option<f32> {
    let entry = SHIPPED.whole(folded).map(|found| found.bits);
    let tail = seen(folded).map(|found| found.bits);
    entry.into_iter().chain(tail).min_by(f32::total_cmp)
}

/// Tell `add` of every word of Chinese, Japanese or Korean that begins at `start` and that the table has not.
pub fn each_eastern(folded: &[char], start: usize, add: &mut impl FnMut(Found)) {
    let rest = folded.get(start..).unwrap_or_default();
    // Hangul and what lies above it.
    if rest.first().is_none_or(|first| *first < '\u{1100}') {
        return;
    }
    for (place, word) in (2_u8..).zip(east::WORDS.split(' ')) {
        let mut letters = rest.iter();
        if word
            .chars()
            .all(|letter| letters.next() == Some(&spelling::fold(letter)))
        {
            add(Found {
                end: folded.len() - letters.len(),
                bits: f32::from(place).log2(),
                kind: Kind::Common,
                leet: 0,
                mixed: false,
                lists: Lists::NONE,
            });
        }
    }
}

/// Whether a Korean word that [`each_eastern`] tells begins with this syllable.
#[must_use]
pub fn begins_korean(syllable: char) -> bool {
    east::KOREAN_STARTS.contains(syllable)
}

/// The word of two letters that begins at `start`: the table has none so short, and titles and sayings are full of them.
#[must_use]
pub fn short(folded: &[char], start: usize) -> Option<Found> {
    let rest = folded.get(start..).unwrap_or_default();
    SHORT_PAIRS.have(rest).then_some(Found {
        end: start + 2,
        bits: SHORT_BITS,
        kind: Kind::Word,
        leet: 0,
        mixed: false,
        lists: Lists::NONE,
    })
}

/// Words of two letters in English, German, French, Spanish, Italian and Portuguese.
const SHORT: [&str; 44] = [
    "am", "an", "as", "at", "be", "by", "da", "de", "do", "du", "el", "en", "er", "es", "go", "he",
    "hi", "if", "il", "im", "in", "is", "it", "je", "la", "le", "me", "mi", "mr", "my", "no", "of",
    "oh", "on", "or", "so", "te", "to", "tu", "un", "up", "us", "we", "zu",
];

/// Every place of every password asks.
static SHORT_PAIRS: Pairs = Pairs::of(&[&SHORT]);

/// log2 of how many there are, and a little less: the likeliest are guessed first.
const SHORT_BITS: f32 = 4.5;

/// The passphrase lists that hold `folded`.
#[must_use]
pub fn lists(folded: &[char]) -> Lists {
    SHIPPED
        .whole(folded)
        .map_or(Lists::default(), |found| found.lists)
}

/// What is kept of an entry.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Value {
    /// As in [`Found`].
    pub bits: f32,
    /// As in [`Found`].
    pub kind: Kind,
    /// As in [`Found`].
    pub lists: Lists,
}

impl Value {
    /// As a number of the table.
    #[must_use]
    pub fn pack(self) -> u64 {
        let kind = match self.kind {
            Kind::Common => 0,
            Kind::Name => 2,
            _ => 1,
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 63"
        )]
        let steps = (self.bits * STEPS).round().clamp(0.0, 63.0) as u64;
        u64::from(self.lists.0) << 8 | steps << 2 | kind
    }

    /// From a number of the table.
    #[must_use]
    pub fn unpack(packed: u64) -> Self {
        let [low, lists, ..] = packed.to_le_bytes();
        Self {
            bits: f32::from(low >> 2) / STEPS,
            kind: match low & 3 {
                0 => Kind::Common,
                1 => Kind::Word,
                _ => Kind::Name,
            },
            lists: Lists(lists),
        }
    }
}

/// A table of entries.
pub struct Table<'a>(Option<Fst<&'a [u8]>>, Starts<'a>);

impl<'a> Table<'a> {
    /// Read `bytes`; nothing of them is looked at but the head and the tail. What is no table holds
    /// no entry.
    #[must_use]
    pub fn over(bytes: &'a [u8], starts: &'a [u8]) -> Self {
        Self(Fst::new(bytes).ok(), Starts::over(starts))
    }

    /// As [`each`].
    pub fn each(&self, folded: &[char], add: &mut impl FnMut(usize, Found)) {
        let Some(fst) = &self.0 else { return };
        let mut walk = Walk::<_, true>::new(fst, self.1, folded, add);
        (0..folded.len()).for_each(|start| walk.from(start));
    }

    /// As [`each_reversed`].
    pub fn each_reversed(
        &self,
        folded: &[char],
        ends: impl Iterator<Item = usize>,
        add: &mut impl FnMut(usize, Found),
    ) {
        let Some(fst) = &self.0 else { return };
        let mut walk = Walk::<_, false>::new(fst, self.1, folded, add);
        ends.for_each(|end| walk.from(end));
    }

    /// The entry that is the whole of `folded`, letter for letter.
    #[must_use]
    pub fn whole(&self, folded: &[char]) -> Option<Found> {
        let fst = self.0.as_ref()?;
        if folded.len() > LONGEST {
            return None;
        }
        let &[one, two, three, ref rest @ ..] = folded else {
            return None;
        };
        let start = match self.1.pair(one, two) {
            Some(pair) => pair.after(fst, three),
            None => Start::Unknown,
        };
        let (mut node, mut sum, rest) = match start {
            Start::Nothing => return None,
            Start::At(node, sum) => (node, sum, rest),
            Start::Unknown => (fst.root(), 0, folded),
        };
        for &letter in rest {
            node = walk::step(fst, node, letter, &mut sum)?;
        }
        let value = Value::unpack(sum + node.final_output().value());
        node.is_final().then_some(Found {
            end: folded.len(),
            bits: value.bits,
            kind: value.kind,
            leet: 0,
            mixed: false,
            lists: value.lists,
        })
    }
}

mod east;
pub mod starts;
#[cfg(test)]
mod tests;
mod walk;
