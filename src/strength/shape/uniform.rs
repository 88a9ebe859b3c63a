//! Whether a string looks drawn uniformly from an alphabet, from its characters alone.
//!
//! Most tests ask how surprising a count would be if the string were drawn; the bits told are a
//! bound (Chernoff's for counts, Markov's for what a [`Typist`] saves in a stretch), so that a drawn
//! string fails one with a chance of 2^-bits at most. The birthday test for long strings leans on
//! a normal approximation, and [`CLEARLY`], [`ALONE`] and [`CHEAP`] were chosen by measurement: they
//! have no such bound.

use crate::strength::shape::charset::Alphabet;
use crate::strength::shape::charset::Class;
use crate::strength::shape::charset::holding;
use crate::strength::shape::human::Typist;
use crate::strength::spelling::HEAD;

/// How surprising, in bits, a count must be to refuse a string.
const LIMIT: f64 = 12.0;

/// What is counted of a string in one pass; parts may be added one after another.
pub(super) struct Counts {
    /// How many characters there are.
    pub(super) length: usize,
    /// The alphabets that hold them all, as [`Alphabet::mark`] has them.
    pub(super) alphabets: u32,
    each: [u32; 128],
    classes: [u32; 4],
    turns: u32,
    /// Digits after a digit, whatever stands between, and how many of them are one more than it.
    figures: u32,
    ascents: u32,
    digit: Option<u8>,
    pairs: u32,
    repeats: u32,
    met: [u64; 256],
    before: Option<u8>,
    typist: Typist,
    prices: [f32; HEAD],
}

impl Counts {
    /// Of nothing.
    #[must_use]
    pub(super) fn new() -> Self {
        Self {
            length: 0,
            alphabets: u32::MAX,
            each: [0; 128],
            classes: [0; 4],
            turns: 0,
            figures: 0,
            ascents: 0,
            digit: None,
            pairs: 0,
            repeats: 0,
            met: [0; 256],
            before: None,
            typist: Typist::default(),
            prices: [0.0; HEAD],
        }
    }

    /// Count `part`, as if it followed what was counted before.
    pub(super) fn add(&mut self, part: &[u8]) {
        for &byte in part {
            self.alphabets &= holding(byte);
            if self.alphabets == 0 {
                return;
            }
            self.one(byte);
        }
    }

    fn one(&mut self, byte: u8) {
        if let Some(count) = self.each.get_mut(usize::from(byte)) {
            *count = count.saturating_add(1);
        }
        let class = Class::of(byte);
        if let Some(count) = class.and_then(|class| self.classes.get_mut(class as usize)) {
            *count = count.saturating_add(1);
        }
        if let Some(before) = self.before {
            self.turns += u32::from(Class::of(before) != class);
            self.pairs += 1;
            let pair = usize::from(before) << 7 | usize::from(byte);
            if let Some(met) = self.met.get_mut(pair >> 6) {
                self.repeats += u32::from(*met >> (pair & 63) & 1 == 1);
                *met |= 1 << (pair & 63);
            }
        }
        if class == Some(Class::Digit)
            && let Some(last) = self.digit.replace(byte)
        {
            self.figures += 1;
            self.ascents += u32::from(last + 1 == byte);
        }
        if let Some(price) = self.prices.get_mut(self.length) {
            *price = self.typist.price(byte);
        }
        self.before = Some(byte);
        self.length += 1;
    }

    /// The smallest alphabet that the string looks drawn from. `price` is what the n-grams ask for
    /// a character on average, in bits, where they were asked: people's text is cheap.
    #[must_use]
    pub(super) fn drawn(&self, price: Option<f64>) -> Option<Alphabet> {
        if self.alphabets == 0 || self.length < 8 {
            return None;
        }
        Alphabet::ALL
            .into_iter()
            .filter(|alphabet| self.alphabets & alphabet.mark() != 0)
            .find(|alphabet| self.fits(*alphabet, price))
    }

    /// The same for what is known to be drawn, if it is genuine, from `most` or a part of it:
    /// neither its length nor the n-grams need speak for it.
    #[must_use]
    pub(super) fn drawn_within(&self, most: Alphabet) -> Option<Alphabet> {
        Alphabet::ALL
            .into_iter()
            .filter(|alphabet| self.alphabets & alphabet.mark() != 0)
            .filter(|alphabet| alphabet.size() <= most.size())
            .find(|alphabet| self.is_plausible(*alphabet))
    }

    /// Whether it could have been drawn from `alphabet`.
    #[must_use]
    pub(super) fn is_plausible(&self, alphabet: Alphabet) -> bool {
        self.alphabets & alphabet.mark() != 0
            && self.is_mixed(alphabet)
            && self.is_patternless(alphabet, 0.0)
    }

    /// Whether it is at least no placeholder: for what holds fixed parts beside drawn ones.
    #[must_use]
    pub(super) fn is_varied(&self) -> bool {
        let distinct = self.each.iter().filter(|count| **count > 0).count();
        let most = self.each.iter().max().copied().unwrap_or(0);
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        self.alphabets != 0 && distinct >= 20 && most <= self.length / 3
    }

    /// Whether the string looks drawn from `alphabet`, which must hold it.
    #[must_use]
    pub(super) fn fits(&self, alphabet: Alphabet, price: Option<f64>) -> bool {
        self.is_allowed(alphabet, price)
            && self.is_mixed(alphabet)
            && self.is_patternless(alphabet, if price.is_some() { CLEARLY } else { ALONE })
    }

    /// The same for what has the padding of a base: that tells the alphabet, whichever of its classes were drawn.
    #[must_use]
    pub(super) fn fits_padded(&self, alphabet: Alphabet, price: Option<f64>) -> bool {
        is_dear(self.length, alphabet, price) && self.is_plausible(alphabet)
    }

    /// Whether a string of these classes may be called drawn.
    fn is_allowed(&self, alphabet: Alphabet, price: Option<f64>) -> bool {
        let classes = alphabet.classes();
        let mut kinds = classes.iter().zip(&self.classes);
        let is_short_of = |(&there, &met): (&u8, &u32)| there > 0 && met == 0;
        // What lacks a whole class was drawn from a smaller alphabet, if at all; symbols are so
        // many that by them alone it is known where they are drawn from.
        let lacks = match classes {
            [_, _, _, 0] => kinds.any(is_short_of),
            _ => kinds.next_back().is_some_and(is_short_of),
        };
        !lacks && is_dear(self.length, alphabet, price)
    }

    /// Whether characters, classes and pairs are as many as chance makes them.
    fn is_mixed(&self, alphabet: Alphabet) -> bool {
        let (length, size) = (wide(self.length), f64::from(alphabet.size()));
        let shares = alphabet.classes().map(|count| f64::from(count) / size);
        let classes = self.classes.iter().zip(shares);
        let all = classes.map(|(&count, share)| unlikely(f64::from(count), length, share));
        let counted = unlikely(f64::from(self.ascents), f64::from(self.figures), 0.09);
        if all.fold(counted, f64::max) > LIMIT {
            return false;
        }
        let staying: f64 = shares.iter().map(|share| share * share).sum();
        let pairs = f64::from(self.pairs);
        if surprise(f64::from(self.turns), pairs * (1.0 - staying)) > LIMIT {
            return false;
        }
        // Of `pairs` draws among so many cells, so many fall where one has fallen before.
        let cells = size * size;
        let distinct = -cells * (-pairs / cells).exp_m1();
        surprise(f64::from(self.repeats), (pairs - distinct).max(0.0)) <= LIMIT
            && surprise(pairs - f64::from(self.repeats), distinct) <= LIMIT
            && self.has_usual_repeats(length, size)
    }

    /// The birthday bound: how many two places hold the same character. Any two places do with a
    /// chance of one in `size`, each two places apart from the others; so mean and spread are exact.
    fn has_usual_repeats(&self, length: f64, size: f64) -> bool {
        let same = |&count: &u32| f64::from(count) * (f64::from(count) - 1.0) / 2.0;
        let found: f64 = self.each.iter().map(same).sum();
        let places = length * (length - 1.0) / 2.0;
        let mean = places / size;
        let spread = (mean * (1.0 - 1.0 / size)).sqrt();
        if found < 1.0 {
            // No character twice: the chance is the product of (1 - i / size).
            let steps = 0..u8::try_from(self.length).unwrap_or(u8::MAX);
            let kept = steps.map(|step| (1.0 - f64::from(step) / size).max(0.0));
            return kept.product::<f64>() >= (-LIMIT).exp2();
        }
        found >= mean - 5.0 * spread && (found <= mean + 6.0 * spread + 3.0)
    }

    /// Whether people's ways of typing explain it worse than chance does: not by much in any
    /// stretch, and the whole clearly worse.
    fn is_patternless(&self, alphabet: Alphabet, clearly: f64) -> bool {
        let bits = alphabet.bits();
        let prices = self.prices.get(..self.length).unwrap_or(&self.prices);
        let (mut all, mut stretch, mut most) = (0.0, 0.0_f64, 0.0_f64);
        for &price in prices {
            let saved = bits - f64::from(price);
            all += saved;
            stretch = (stretch + saved).max(0.0);
            most = most.max(stretch);
        }
        // Any of so many places may begin a stretch, so the bound grows by the log of their number.
        let places = wide(prices.len()).log2();
        most <= LIMIT - 2.0 + places && all <= -clearly
    }
}

/// Whether `text`, of characters of which few may be separators, can be found to be drawn at all:
/// a quick look that spares most of what people write the counting.
#[must_use]
pub(super) fn is_worth_counting(text: &[u8], price: Option<f64>) -> bool {
    let is_separator = |byte: &&u8| matches!(byte, b'-' | b'_' | b' ' | b'.' | b':' | b'=');
    let head = text.get(..HEAD).unwrap_or(text);
    let drawn = head.iter().filter(|byte| !is_separator(byte));
    let marks = drawn.fold(u32::MAX, |marks, &byte| marks & holding(byte));
    let mut alphabets = Alphabet::ALL.into_iter();
    alphabets.any(|alphabet| marks & alphabet.mark() != 0 && is_dear(text.len(), alphabet, price))
}

/// Whether a string so long may be called drawn at all, and n-grams ask enough for it.
fn is_dear(length: usize, alphabet: Alphabet, price: Option<f64>) -> bool {
    let (with, without) = match alphabet {
        Alphabet::Digits => (24, 30),
        Alphabet::Hex | Alphabet::UpperHex => (16, 16),
        Alphabet::Base32 | Alphabet::LowerBase32 => (16, 18),
        Alphabet::Lower | Alphabet::Upper => (14, 20),
        Alphabet::LowerDigits | Alphabet::UpperDigits | Alphabet::Letters => (12, 16),
        Alphabet::Base62 | Alphabet::Base64 | Alphabet::Base64Url => (12, 12),
        _ => (10, 12),
    };
    let Some(price) = price else {
        return length >= without;
    };
    // In short strings the average strays.
    let share = CHEAP - 1.0 / wide(length.max(1));
    length >= with && price >= share * alphabet.folded_bits()
}

/// How far, in bits, people's ways must be from explaining a string.
const CLEARLY: f64 = 4.0;

/// The same where no n-grams were asked.
const ALONE: f64 = 8.0;

/// The share of an alphabet's bits that n-grams must ask for at least: drawn text costs more than
/// its alphabet, as most of what is drawn never follows in what people write.
const CHEAP: f64 = 0.9;

/// A bound in bits on how unlikely a count as far from `mean` as `count` is, on its side
/// (Chernoff's bound for a Poisson count; a binomial count is bounded by it too).
fn surprise(count: f64, mean: f64) -> f64 {
    if mean <= 0.0 {
        return if count > 0.0 { f64::INFINITY } else { 0.0 };
    }
    let moved = if count > 0.0 {
        count * (count / mean).ln()
    } else {
        0.0
    };
    (moved - count + mean) / std::f64::consts::LN_2
}

/// The same, sharper, for how many of `trials` came out, each with this `chance`.
fn unlikely(count: f64, trials: f64, chance: f64) -> f64 {
    let part = |count: f64, mean: f64| {
        if count > 0.0 {
            count * (count / mean.max(f64::MIN_POSITIVE)).log2()
        } else {
            0.0
        }
    };
    part(count, trials * chance) + part(trials - count, trials * (1.0 - chance))
}

/// A length as a float; beyond four thousand million it does not matter.
pub(super) fn wide(length: usize) -> f64 {
    f64::from(u32::try_from(length).unwrap_or(u32::MAX))
}
