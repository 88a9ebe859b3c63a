//! How many guesses a password survives, why, and how long that lasts against four attackers.

use std::f64::consts::LOG2_10;

use crate::strength::reason;
use crate::strength::reason::Reason;
use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;
use crate::strength::shape::ShapeKind;

/// How hard one secret is to guess.
#[derive(Clone, PartialEq, Debug)]
pub struct Estimate {
    /// 0 (falls at once) to 4 (very strong), with zxcvbn's meaning: 10^3, 10^6, 10^8, 10^10 guesses.
    pub score: u8,
    /// log10 of the number of guesses an informed attacker needs.
    pub guesses_log10: f64,
    /// log10 of the least and of the most that any model gives, where they lie further apart than
    /// [`DISAGREEMENT`].
    pub range_log10: Option<(f64, f64)>,
    /// Which model it rests on.
    pub basis: Basis,
    /// How a guesser would put it together: kinds and places, never characters.
    pub segments: Vec<Segment>,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
    /// What would help.
    pub suggestions: Vec<&'static str>,
    /// Code points of the secret in NFC; bytes where it is not UTF-8.
    pub length: usize,
    /// Code points as they were given; not `length` where the secret is not in NFC.
    pub length_as_given: usize,
    /// Bytes as they were given.
    pub bytes: usize,
    /// How many code points were searched for patterns; what lies beyond is priced by its length.
    pub analysed: usize,
}

/// Models that lie further apart than this, in powers of ten, are both told.
pub const DISAGREEMENT: f64 = 2.0;

/// The model that an estimate rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// There is nothing to guess.
    Empty,
    /// It is on a list of common passwords, as it is or dressed up.
    List,
    /// It is put together from patterns.
    Patterns,
    /// It follows from an old password.
    Previous,
    /// A generator made it.
    Shape(ShapeKind),
    /// A generator chose its words: the list's id.
    Passphrase(&'static str),
    /// It was seen in a breach this often.
    Exposed,
}

impl Basis {
    /// Stable name in machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::List => "list",
            Self::Patterns => "patterns",
            Self::Previous => "previous",
            Self::Shape(_) => "shape",
            Self::Passphrase(_) => "passphrase",
            Self::Exposed => "exposed",
        }
    }

    /// The shape, the maker of a token, or the word list, by its stable name.
    #[must_use]
    pub fn detail(self) -> Option<&'static str> {
        match self {
            Self::Shape(kind) => Some(kind.maker().unwrap_or(kind.id())),
            Self::Passphrase(list) => Some(list),
            _ => None,
        }
    }
}

/// log10 of the exposed passwords that Have I Been Pwned lists: two billion in 2026.
const LISTED_LOG10: f64 = 9.3;

/// log10 of how often they were seen, all together, taken high. No more than this divided by `n` of them can have
/// been seen `n` times or more.
const SEEN_LOG10: f64 = 10.5;

#[expect(
    clippy::cast_precision_loss,
    reason = "a logarithm needs no more than the first 53 bits"
)]
fn log10(number: u64) -> f64 {
    (number as f64).log10()
}

/// An attacker, the guesses a second they make, and how many they can make at all.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Attacker {
    /// Stable name in machine-readable output.
    pub id: &'static str,
    /// What the reader is told.
    pub title: &'static str,
    /// Guesses a second.
    pub rate: f64,
    /// log10 of the guesses that they have the time for. The three smaller ones are zxcvbn's limits for its
    /// scores 2, 3 and 4; the last is what its rate makes in the time that the one before needs (12 days).
    pub budget_log10: f64,
}

/// The four attackers every estimate is measured against, slowest first (zxcvbn's own four rates).
pub const ATTACKERS: [Attacker; 4] = [
    Attacker {
        id: "online_throttled",
        title: "online, 100 tries an hour",
        rate: 100.0 / 3600.0,
        budget_log10: 6.0,
    },
    Attacker {
        id: "online_unthrottled",
        title: "online, 10 tries a second",
        rate: 10.0,
        budget_log10: 8.0,
    },
    Attacker {
        id: "offline_slow_hash",
        title: "stolen slow hashes, 10 thousand a second",
        rate: 1e4,
        budget_log10: 10.0,
    },
    Attacker {
        id: "offline_fast_hash",
        title: "stolen fast hashes, 10 billion a second",
        rate: 1e10,
        budget_log10: 16.0,
    },
];

/// How a password fares against one attacker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Band {
    /// It is guessed with a hundred times less than their budget.
    Falls,
    /// Within a factor of a hundred of their budget, either way.
    Close,
    /// It holds out a hundred times longer than they have.
    Holds,
}

impl Band {
    /// Stable name in machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Falls => "falls",
            Self::Close => "close",
            Self::Holds => "holds",
        }
    }
}

impl Estimate {
    /// Seconds until `attacker` has made all the guesses.
    #[must_use]
    pub fn crack_seconds(&self, attacker: Attacker) -> f64 {
        10_f64.powf(self.guesses_log10) / attacker.rate
    }

    /// How the password fares against `attacker`.
    #[must_use]
    pub fn band(&self, attacker: Attacker) -> Band {
        match self.guesses_log10 - attacker.budget_log10 {
            less if less < -DISAGREEMENT => Band::Falls,
            more if more >= DISAGREEMENT => Band::Holds,
            _ => Band::Close,
        }
    }

    /// Take into account that the secret was seen in a breach, `count` times where that is known: a guesser with the list
    /// in order comes to it no later than its place there.
    pub fn expose(&mut self, count: Option<u64>) {
        let place = LISTED_LOG10.min(SEEN_LOG10 - log10(count.unwrap_or(1).max(1)));
        // That it looks drawn is no comfort any more.
        let comforts = [reason::EXPOSED, reason::RANDOM, reason::PASSPHRASE];
        self.reasons.retain(|reason| !comforts.contains(reason));
        self.reasons.insert(0, reason::EXPOSED);
        if place < self.guesses_log10 {
            self.guesses_log10 = place.max(0.0);
            self.score = Self::score_of(self.guesses_log10);
            self.range_log10 = None;
            self.basis = Basis::Exposed;
            self.analysed = self.length;
            #[expect(clippy::cast_possible_truncation, reason = "a few dozen bits")]
            let bits = (self.guesses_log10 * LOG2_10) as f32;
            let end = self.segments.last().map_or(0, |segment| segment.end);
            self.segments = vec![Segment {
                start: 0,
                end,
                kind: Kind::Common,
                dress: Dress::default(),
                bits,
            }];
        }
        self.suggestions = reason::advice(&self.reasons, self.score);
    }

    /// The same in figures that do not tell one password of a kind from another: all of them rounded down to half a power
    /// of ten, those of segments to whole ones. In full, the price of a year or of an ending gives away which it is.
    #[must_use]
    pub fn coarse(mut self) -> Self {
        let half = |log10: f64| (log10 * 2.0).floor() / 2.0;
        self.guesses_log10 = half(self.guesses_log10);
        self.range_log10 = self
            .range_log10
            .map(|(least, most)| (half(least), half(most)));
        for segment in &mut self.segments {
            let powers = (f64::from(segment.bits) / LOG2_10).round();
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a few thousand bits at most"
            )]
            let bits = (powers * LOG2_10) as f32;
            segment.bits = bits;
        }
        self
    }

    /// What makes it weak, in one sentence; nothing where it is strong.
    #[must_use]
    pub fn warning(&self) -> Option<&'static str> {
        let first = self.reasons.first().filter(|_| self.score < 4)?;
        Some(first.sentence)
    }

    /// The score that belongs to a number of guesses.
    #[must_use]
    pub fn score_of(guesses_log10: f64) -> u8 {
        match guesses_log10 {
            g if g < 3.0 => 0,
            g if g < 6.0 => 1,
            g if g < 8.0 => 2,
            g if g < 10.0 => 3,
            _ => 4,
        }
    }
}
