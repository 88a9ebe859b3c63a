//! Every pattern in a password, and the least that guessers need who know them.

use std::ops::Range;

use zeroize::Zeroizing;

use crate::strength::address;
use crate::strength::affix;
use crate::strength::context::Context;
use crate::strength::context::YEAR;
use crate::strength::dates;
use crate::strength::dress;
use crate::strength::dress::Case;
use crate::strength::lattice::Lattice;
use crate::strength::lattice::Path;
use crate::strength::lattice::Steps;
use crate::strength::listed;
use crate::strength::ngrams;
use crate::strength::previous::parts;
use crate::strength::prices::Prices;
use crate::strength::reading::Reading;
use crate::strength::repeat;
use crate::strength::season;
use crate::strength::segment::Dress;
use crate::strength::segment::Segment;
use crate::strength::separator;
use crate::strength::sequence;
use crate::strength::sets;
use crate::strength::spelling;
use crate::strength::walk;
use crate::strength::words;

/// Passwords longer than this are not read backwards: nobody writes so much backwards.
const BACKWARDS: usize = 32;

/// Nor are shorter words: read backwards, half of all stretches of three letters are one.
const BACKWARDS_LEAST: usize = 4;

/// What guessers need who know patterns.
pub struct Patterns {
    /// The cheapest way to put the password together.
    pub path: Path,
    /// log2 of the guesses of somebody who tries whole passwords of a list, plain and dressed up; with what it stands on
    /// the list as.
    pub whole: Option<Segment>,
    /// Every step that was found; the first ones only by who knows the owner's list or old passwords.
    steps: Steps,
    insider: usize,
    /// log2 of the guesses for one character in the mean, of somebody who knows only how characters follow one another,
    /// whatever its case.
    pub of_a_character: f64,
}

/// Look for every pattern in `reading`, and for the cheapest way to put it together.
#[must_use]
pub fn patterns(reading: &Reading, context: &Context<'_>, prices: &Prices) -> Patterns {
    let (given, folded) = (reading.given.as_slice(), reading.folded.as_slice());
    let mut alone = Zeroizing::new(vec![0.0_f32; given.len()]);
    ngrams::fill(folded, &mut alone);
    let folded_bits: f32 = alone.iter().sum();
    in_their_case(given, &mut alone, prices);
    let mut lattice = Lattice::new(&alone, prices);
    let (mut whole, insider) = fill(&mut lattice, reading, context, prices);
    // What looks drawn is on no list, and asking takes time.
    if folded_bits <= 2.0 * words::SEEN_CEILING {
        let seen = seen(given, folded, prices);
        whole = cheaper(whole, seen);
    }
    #[expect(clippy::cast_precision_loss, reason = "256 at most")]
    let length = given.len().max(1) as f64;
    let (path, steps) = lattice.solve();
    Patterns {
        path,
        whole,
        steps,
        insider,
        of_a_character: f64::from(folded_bits) / length,
    }
}

impl Patterns {
    /// Every pattern, each by itself, but those that only an insider knows.
    #[must_use]
    pub fn general_steps(&self) -> Vec<Segment> {
        self.steps.segments().skip(self.insider).collect()
    }
}

/// Take every pattern into `lattice`; the cheapest that is an entry and the whole password, and how many are known only
/// to who has the owner's list or old passwords.
fn fill(
    lattice: &mut Lattice<'_>,
    reading: &Reading,
    context: &Context<'_>,
    prices: &Prices,
) -> (Option<Segment>, usize) {
    let (given, folded) = (reading.given.as_slice(), reading.folded.as_slice());
    let year = context.year.max(YEAR);
    let mut whole = None;
    let mut word = |segment: Segment, lattice: &mut Lattice<'_>| {
        if segment.start == 0 && segment.end == given.len() {
            whole = cheaper(whole, Some(segment));
        }
        lattice.add(segment);
    };
    for old in context.previous {
        parts::each(reading, old, &mut |segment| lattice.add(segment));
    }
    if let Some(list) = context.list {
        listed::each(reading, list, prices, &mut |segment| word(segment, lattice));
    }
    let insider = lattice.count();
    let mut sets_met = sets::Met::default();
    separator::each(given, &mut |segment| lattice.add(segment));
    if let Some(about) = context.about.filter(|about| !about.is_empty()) {
        for start in 0..given.len() {
            about.each_from(reading, start, &mut |segment| word(segment, lattice));
        }
    }
    words::each(folded, &mut |start, found| {
        let place = start..found.end;
        let letters = folded.get(place.clone()).unwrap_or_default();
        for set in sets::holding(letters) {
            if let Some(bits) = sets_met.meet(set, &place) {
                let found = words::Found { bits, ..found };
                lattice.add(dressed(given, place.clone(), &found, false, prices));
            }
        }
        word(dressed(given, place, &found, false, prices), lattice);
    });
    if given.len() <= BACKWARDS {
        let ends = (1..=given.len()).filter(|end| ends_a_run(folded, *end));
        words::each_reversed(folded, ends, &mut |end, found| {
            let place = found.end..end;
            if place.len() >= BACKWARDS_LEAST {
                word(dressed(given, place, &found, true, prices), lattice);
            }
        });
    }
    for start in 0..given.len() {
        if let Some(found) = words::short(folded, start) {
            let place = start..found.end;
            word(dressed(given, place, &found, false, prices), lattice);
        }
        words::each_eastern(folded, start, &mut |found| {
            let place = start..found.end;
            word(dressed(given, place, &found, false, prices), lattice);
        });
        season::each_from(folded, start, &mut |found| {
            let place = start..found.end;
            word(dressed(given, place, &found, false, prices), lattice);
        });
        address::each_from(folded, start, &mut |segment| lattice.add(segment));
        walk::each_from(given, start, &mut |segment| lattice.add(segment));
        sequence::each_from(given, start, &mut |segment| lattice.add(segment));
        dates::each_from(folded, start, year, &mut |segment| lattice.add(segment));
        affix::each_from(given, start, &mut |segment| lattice.add(segment));
        repeat::each_from(folded, given, start, &mut |repeat| {
            lattice.add_repeat(repeat);
        });
    }
    (whole, insider)
}

/// The cheaper of two, where there are two.
fn cheaper(one: Option<Segment>, other: Option<Segment>) -> Option<Segment> {
    one.into_iter()
        .chain(other)
        .min_by(|a, b| a.bits.total_cmp(&b.bits))
}

/// Whether letters stop at `end`: only there does anybody begin to write backwards.
fn ends_a_run(folded: &[char], end: usize) -> bool {
    folded.get(end).is_none_or(|next| !next.is_alphabetic())
}

/// A word that was found at `place`, with the price of its dress.
fn dressed(
    given: &[char],
    place: Range<usize>,
    found: &words::Found,
    reversed: bool,
    prices: &Prices,
) -> Segment {
    let letters = given.get(place.clone()).unwrap_or_default();
    let before = place.start.checked_sub(1).and_then(|at| given.get(at));
    let is_camel = before.is_some_and(|letter| letter.is_lowercase()) && dress::is_title(letters);
    let capitals = if is_camel {
        prices.camel
    } else {
        dress::capitals(letters, prices)
    };
    let leet = dress::look_alikes(found.leet, found.mixed, prices);
    let backwards = if reversed { prices.reversed } else { 0.0 };
    Segment {
        start: place.start,
        end: place.end,
        kind: found.kind,
        dress: Dress {
            leet: found.leet > 0,
            capitals: capitals > 0.0,
            reversed,
        },
        bits: found.bits + capitals + leet + backwards,
    }
}

/// What the characters cost by themselves that cost `alone` in either case: more for a capital where none is expected.
fn in_their_case(given: &[char], alone: &mut [f32], prices: &Prices) {
    // Of a character by the one before it: neither small nor a capital, small, a capital.
    let by_case = [
        [0.0, prices.lower_first, prices.upper_first],
        [0.0, 0.0, prices.upper_after_lower],
        [0.0, prices.lower_after_upper, prices.upper_after_upper],
    ];
    let mut before = Case::None;
    for (letter, price) in given.iter().zip(alone) {
        let this = Case::of(*letter);
        let most = if letter.is_ascii() {
            prices.cap
        } else {
            f32::INFINITY
        };
        let row = by_case.get(before as usize).copied().unwrap_or_default();
        *price = (*price + row.get(this as usize).copied().unwrap_or_default()).min(most);
        before = this;
    }
}

/// The whole password as one of the long tail of the list: as it is, with look-alikes read as letters, or backwards.
fn seen(given: &[char], folded: &[char], prices: &Prices) -> Option<Segment> {
    let place = 0..given.len();
    let mut room = Zeroizing::new([' '; words::LONGEST]);
    let letters = room.get_mut(..given.len())?;
    let mut best = None;
    let mut ask = |letters: &[char], leet: u8, reversed: bool| {
        let found = words::seen(letters).map(|found| words::Found { leet, ..found });
        let found = found.map(|found| dressed(given, place.clone(), &found, reversed, prices));
        best = cheaper(best, found);
    };
    ask(folded, 0, false);
    letters.copy_from_slice(folded);
    letters.reverse();
    ask(letters, 0, true);
    for one_as in ['i', 'l'] {
        let kinds = spelling::look_alikes(folded, one_as);
        if kinds > 0 {
            for (letter, &folded) in letters.iter_mut().zip(folded) {
                *letter = spelling::letter(folded, one_as);
            }
            ask(letters, kinds, false);
        }
    }
    best
}
