//! The constants of the lattice, in bits, and where they come from.

use crate::strength::segment::Kind;

/// What a guesser pays for choices that no table holds.
#[derive(Clone, Copy, Debug)]
pub struct Prices {
    /// Choosing what the first stretch is.
    pub first: f32,
    /// Going on with a further stretch.
    pub joint: f32,
    /// Ending with an affix, a year or a short run of digits, as most rules of guessers do.
    pub ending: f32,
    /// The first look-alike character in a word.
    pub leet: f32,
    /// Each further kind of look-alike.
    pub more_leet: f32,
    /// A word backwards.
    pub reversed: f32,
    /// A capital at the start of a word, and nowhere else.
    pub title: f32,
    /// The same where a small letter goes before: `TwoWords`.
    pub camel: f32,
    /// A capital where a further part of an entry begins: `StarWars`.
    pub hump: f32,
    /// A word in capitals.
    pub upper: f32,
    /// Capitals elsewhere, before counting the places they could take.
    pub mixed: f32,
    /// A capital after a capital, outside of words.
    pub upper_after_upper: f32,
    /// A capital after a small letter, outside of words.
    pub upper_after_lower: f32,
    /// A capital after no letter, outside of words.
    pub upper_first: f32,
    /// A small letter after a capital, outside of words.
    pub lower_after_upper: f32,
    /// A small letter after no letter, outside of words.
    pub lower_first: f32,
    /// The most that one ASCII character may cost where no pattern explains it.
    pub cap: f32,
}

/// The prices in use.
pub const PRICES: Prices = Prices {
    first: 1.5,
    joint: 3.5,
    ending: 1.5,
    leet: 2.0,
    more_leet: 1.0,
    reversed: 2.0,
    title: 2.0,
    camel: 0.5,
    hump: 1.5,
    upper: 3.0,
    mixed: 3.0,
    upper_after_upper: 0.7,
    upper_after_lower: 5.7,
    upper_first: 2.9,
    lower_after_upper: 1.3,
    lower_first: 0.2,
    cap: 6.6,
};

impl Prices {
    /// What it costs to put a stretch of this kind from `start` to `end` of `length` characters.
    #[must_use]
    pub fn joint(&self, kind: Kind, start: usize, end: usize, length: usize) -> f32 {
        let ends = match kind {
            Kind::Affix | Kind::Sequence | Kind::Repeat | Kind::Address => end == length,
            // `Word2024!`: a year stands before the last sign or two as well; so does what is known of the owner.
            Kind::Year | Kind::Personal => end + 2 >= length,
            _ => false,
        };
        match start {
            // It was chosen where it came first.
            _ if kind == Kind::Separator => 0.0,
            0 => self.first,
            _ if ends => self.ending,
            _ => self.joint,
        }
    }
}
