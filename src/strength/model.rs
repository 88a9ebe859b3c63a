//! The models of a guesser, and the estimate that follows from the least of what they need.

use std::f64::consts::LOG2_10;

use crate::strength::apart;
use crate::strength::context::Context;
use crate::strength::encoded;
use crate::strength::estimate::Basis;
use crate::strength::estimate::DISAGREEMENT;
use crate::strength::estimate::Estimate;
use crate::strength::layout;
use crate::strength::passphrase;
use crate::strength::passphrase::Passphrase;
use crate::strength::patterns;
use crate::strength::patterns::Patterns;
use crate::strength::previous;
use crate::strength::prices::PRICES;
use crate::strength::published;
use crate::strength::reading::Reading;
use crate::strength::reason;
use crate::strength::reason::Reason;
use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;
use crate::strength::shape;
use crate::strength::shape::Shape;
use crate::strength::shape::ShapeKind;
use crate::strength::shape::charset;
use crate::strength::spelling::HEAD;
use crate::strength::tail;
use crate::strength::words;

/// How hard `secret` is to guess for somebody who knows `context`, in guesses and in words.
///
/// Never fails, and takes time in proportion to the length of the secret: its first 256 characters are searched for
/// patterns, and what lies beyond is priced by its length, or at nothing where it repeats what came before.
#[must_use]
pub fn estimate(secret: &[u8], context: &Context<'_>) -> Estimate {
    estimate_and_see(secret, context, |_, _| ())
}

/// The same; `see` is shown how many characters were read, and the patterns that were found in them.
pub(super) fn estimate_and_see(
    secret: &[u8],
    context: &Context<'_>,
    see: impl FnOnce(usize, &Patterns),
) -> Estimate {
    let reading = Reading::of(secret);
    if reading.length == 0 {
        return empty();
    }
    let found = patterns::patterns(&reading, context, &PRICES);
    see(reading.given.len(), &found);
    weigh(secret, &reading, found, context, NOTATIONS).finish(&reading)
}

/// Hex of base 64 is read, and no deeper.
const NOTATIONS: u8 = 2;

/// What every model says of `secret`, in which these patterns were `found`; other `notations` of a text undone.
fn weigh(
    secret: &[u8],
    reading: &Reading,
    found: Patterns,
    context: &Context<'_>,
    notations: u8,
) -> Verdict {
    let price = found.of_a_character;
    let mut verdict = Verdict::by_patterns(found, reading);
    verdict.bits += tail::bits(secret, reading, verdict.bits);
    let by_person = verdict.bits;
    if let Some(shape) = shape::of(secret, Some(price)) {
        verdict.take_shape(&shape, reading);
    }
    if (SHORTEST_PHRASE..=HEAD).contains(&reading.length)
        && let Some(phrase) = passphrase::of(&reading.given, words::lists)
    {
        verdict.take_passphrase(&phrase, by_person, reading);
    }
    if let Some(bits) = apart::bits(reading, &PRICES) {
        verdict.take_apart(shifted(f64::from(bits)), reading);
    }
    if let Some(notations) = notations.checked_sub(1) {
        encoded::each(secret, &mut |text| {
            let inner = Reading::of(text);
            let found = patterns::patterns(&inner, context, &PRICES);
            let inner = weigh(text, &inner, found, context, notations);
            verdict.take_encoded(inner, reading);
        });
    }
    // Whoever knows more needs no more guesses: these come last, whatever was said so far.
    if published::holds(secret) && published::BITS < verdict.bits {
        let (basis, kind) = (Basis::List, Kind::Common);
        verdict.replace(basis, published::BITS, reason::PUBLISHED, kind, reading);
    }
    if let Some(rank) = context.list.and_then(|list| list.rank(secret)) {
        verdict.take_rank(rank, reading);
    }
    for old in context.previous {
        if let Some(bits) = previous::bits(reading, old) {
            verdict.take_previous(f64::from(bits), reading);
        }
    }
    verdict
}

/// What is known so far.
struct Verdict {
    basis: Basis,
    /// log2 of the guesses.
    bits: f64,
    /// log2 of the least and the most that any model gives.
    least: f64,
    most: f64,
    /// log2 of all strings like it.
    every: f64,
    reasons: Vec<Reason>,
    segments: Vec<Segment>,
}

impl Verdict {
    /// Of a person who tries lists, then patterns.
    fn by_patterns(found: Patterns, reading: &Reading) -> Self {
        let path = found.path;
        let whole = found
            .whole
            .filter(|whole| reading.is_whole() && whole.bits <= path.bits);
        let (basis, bits, reasons, segments) = if let Some(whole) = whole {
            let reasons = reason::of_whole(&whole);
            (Basis::List, whole.bits, reasons, vec![whole])
        } else {
            let reasons = reason::of_segments(&path.segments);
            (Basis::Patterns, path.bits, reasons, path.segments)
        };
        let mut verdict = Self {
            basis,
            bits: shifted(f64::from(bits)),
            least: f64::INFINITY,
            most: 0.0,
            every: f64::INFINITY,
            reasons,
            segments,
        };
        verdict.take_every_string(reading);
        verdict
    }

    /// Whoever knows nothing tries every string of this length and these characters.
    fn take_every_string(&mut self, reading: &Reading) {
        // Beyond what a generator could be taken for, it does not matter.
        let every = every_string(reading, self.bits / BY_HAND);
        self.every = every;
        if reading.is_whole() && every < self.bits {
            self.bits = every;
            self.basis = Basis::Patterns;
            if every < ENUMERABLE {
                self.reasons.insert(0, reason::SHORT);
            }
        }
    }

    /// A generator made it, unless patterns explain so much of it that a person did.
    fn take_shape(&mut self, shape: &Shape, reading: &Reading) {
        // Whatever its generator draws from, no string holds out longer than all of its alphabet and layout do.
        let bits = if reading.is_whole() {
            shape.bits.min(self.every)
        } else {
            shape.bits
        };
        if self.bits < bits * BY_HAND {
            (self.least, self.most) = (self.bits, bits);
            return;
        }
        self.basis = Basis::Shape(shape.kind);
        (self.least, self.most) = (shape.lower.min(bits), bits);
        // Made of a time, a machine or a name: whoever knows those has little left to guess.
        let is_known = shape.lower < bits * MOSTLY_KNOWN;
        self.bits = if is_known { shape.lower } else { bits };
        // The key behind a signature may be weaker than the signature is long, but it was drawn.
        let is_signed = matches!(
            shape.kind,
            ShapeKind::Jwt | ShapeKind::Jwe | ShapeKind::PemKey
        );
        self.reasons = vec![if shape.bits <= 0.0 {
            reason::COMMON
        } else if is_known && !is_signed {
            reason::DERIVED
        } else {
            reason::RANDOM
        }];
        self.segments = one(Kind::Made, self.bits, reading);
    }

    /// A generator chose its words, unless they are such as people choose.
    fn take_passphrase(&mut self, phrase: &Passphrase, by_person: f64, reading: &Reading) {
        if phrase.words < FEWEST_WORDS {
            // Two are found in many a password that nobody generated; but all pairs of words are tried.
            self.bits = self.bits.min(phrase.bits);
            return;
        }
        (self.least, self.most) = (by_person.min(phrase.bits), by_person.max(phrase.bits));
        if by_person < phrase.bits * BY_DICE {
            if self.basis == Basis::Patterns {
                self.reasons.insert(0, reason::CHOSEN_WORDS);
            }
            return;
        }
        self.basis = Basis::Passphrase(phrase.list);
        self.bits = phrase.bits.min(by_person);
        self.reasons = vec![reason::PASSPHRASE];
        self.segments = one(Kind::Made, self.bits, reading);
    }

    /// It is another notation of a text.
    fn take_encoded(&mut self, text: Self, reading: &Reading) {
        let bits = text.bits + encoded::BITS;
        if bits < self.bits {
            let kind = Kind::Encoded;
            self.replace(Basis::Patterns, bits, reason::ENCODED, kind, reading);
            self.reasons.extend(text.reasons);
            // What makes it strong is told first.
            self.reasons.sort_by_key(|reason| !reason.is_good());
        }
    }

    /// It is a common password with signs put in between.
    fn take_apart(&mut self, bits: f64, reading: &Reading) {
        if bits < self.bits {
            let kind = Kind::Encoded;
            self.replace(Basis::Patterns, bits, reason::ENCODED, kind, reading);
            self.reasons.push(reason::COMMON);
        }
    }

    /// It stands on the owner's list.
    fn take_rank(&mut self, rank: u64, reading: &Reading) {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a logarithm needs no more than the first 53 bits"
        )]
        let bits = (rank.max(1) as f64).log2();
        if bits <= self.bits {
            self.replace(Basis::List, bits, reason::COMMON, Kind::Common, reading);
        }
    }

    /// It follows from an old one.
    fn take_previous(&mut self, bits: f64, reading: &Reading) {
        if bits < self.bits {
            let (basis, kind) = (Basis::Previous, Kind::Previous);
            self.replace(basis, bits, reason::PREVIOUS, kind, reading);
        }
    }

    fn replace(&mut self, basis: Basis, bits: f64, why: Reason, kind: Kind, reading: &Reading) {
        self.basis = basis;
        self.bits = bits;
        (self.least, self.most) = (f64::INFINITY, 0.0);
        self.reasons = vec![why];
        self.segments = one(kind, bits, reading);
    }

    fn finish(mut self, reading: &Reading) -> Estimate {
        let log10 = self.bits / LOG2_10;
        let score = Estimate::score_of(log10);
        if self.reasons.is_empty() && score < 4 {
            let is_short = self.bits > self.every * LIKE_ANY;
            self.reasons.push(if is_short {
                reason::SHORT
            } else {
                reason::LIKE_WORDS
            });
        }
        let least = self.least.min(self.bits) / LOG2_10;
        let most = self.most.max(self.bits) / LOG2_10;
        Estimate {
            score,
            guesses_log10: log10,
            range_log10: (most - least > DISAGREEMENT).then_some((least, most)),
            basis: self.basis,
            segments: self.segments,
            suggestions: reason::advice(&self.reasons, score),
            reasons: self.reasons,
            length: reading.length,
            length_as_given: reading.length_as_given,
            bytes: reading.bytes,
            analysed: match self.basis {
                Basis::Patterns => reading.given.len(),
                _ => reading.length,
            },
        }
    }
}

/// Where patterns explain a string for less than this part of what a generator would give, a person made it.
const BY_HAND: f64 = 0.75;

/// Fewer characters hold no three words of a list.
const SHORTEST_PHRASE: usize = 3 * FEWEST_WORDS;

/// Words that a generator chose lie no lower by patterns than this part of their exact entropy, but for a few in a hundred.
const BY_DICE: f64 = 0.9;

/// Less than this part of a string is left to guess for whoever knows what it was made of.
const MOSTLY_KNOWN: f64 = 0.5;

/// What lies above this part of all strings of its length and characters is no more like writing than they are.
const LIKE_ANY: f64 = 0.7;

/// log2 of how many strings there are of this length and these kinds of characters, or of this layout; what is above
/// `most` anyway may be told higher than it is.
fn every_string(reading: &Reading, most: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "256 at most")]
    let length = reading.given.len() as f64;
    let any = length * charset::alphabet(reading.given.iter()).log2();
    layout::bits(&reading.given, most.min(any)).map_or(any, |laid_out| laid_out.min(any))
}

/// What the fastest attacker tries in full: it is not for being short that anything holds out longer.
const ENUMERABLE: f64 = 16.0 * LOG2_10;

/// Two words of a list are found in many a password that nobody generated.
const FEWEST_WORDS: usize = 3;

/// All of it is one stretch.
fn one(kind: Kind, bits: f64, reading: &Reading) -> Vec<Segment> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "bits for the reader, a few thousand at most"
    )]
    let bits = bits as f32;
    vec![Segment {
        start: 0,
        end: reading.given.len(),
        kind,
        dress: Dress::default(),
        bits,
    }]
}

/// A little less than patterns say, so that fewer weak passwords are called strong than strong ones weak.
///
/// Half a power of ten is how far they lie above the place of a password among the 1.5 million most common ones of
/// `RockYou`, in the mean.
fn shifted(bits: f64) -> f64 {
    bits - SHIFT * (bits / SHIFTED_FROM).min(1.0)
}

/// Half a power of ten, in bits.
const SHIFT: f64 = 0.5 * LOG2_10;

/// From this many bits on all of [`SHIFT`] is taken off; below them in proportion.
const SHIFTED_FROM: f64 = 5.0 * LOG2_10;

/// The estimate of nothing at all.
fn empty() -> Estimate {
    Estimate {
        score: 0,
        guesses_log10: 0.0,
        range_log10: None,
        basis: Basis::Empty,
        segments: Vec::new(),
        reasons: vec![reason::EMPTY],
        suggestions: Vec::new(),
        length: 0,
        length_as_given: 0,
        bytes: 0,
        analysed: 0,
    }
}

#[cfg(test)]
#[expect(
    clippy::indexing_slicing,
    reason = "a test that cannot go on should say where"
)]
mod tests;
