//! How many guesses a password survives, and how long that lasts against four attackers.

use crate::secret::Secret;
use crate::strength::personal::About;

/// Says how hard a secret is to guess. The one implementation today is
/// [`Zxcvbn`](crate::strength::zxcvbn::Zxcvbn).
pub trait Estimator: Sync {
    /// Judge `secret`, knowing what `about` says of its owner. Never fails, never takes more than a
    /// fraction of a second whatever the length: what is not analysed is said in the estimate.
    fn estimate(&self, secret: &Secret, about: &About) -> Estimate;
}

/// How hard one secret is to guess.
#[derive(Clone, PartialEq, Debug)]
pub struct Estimate {
    /// 0 (falls at once) to 4 (very strong), with zxcvbn's meaning: 10^3, 10^6, 10^8, 10^10 guesses.
    pub score: u8,
    /// log10 of the number of guesses an informed attacker needs.
    pub guesses_log10: f64,
    /// What makes it weak, in one sentence.
    pub warning: Option<String>,
    /// What would help.
    pub suggestions: Vec<String>,
    /// Code points in the secret; bytes where it is not UTF-8.
    pub length: usize,
    /// How many of them were analysed; fewer than `length` makes the estimate a lower bound.
    pub analysed: usize,
}

/// An attacker and the guesses a second they make.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Attacker {
    /// Stable name in machine-readable output.
    pub id: &'static str,
    /// What the reader is told.
    pub title: &'static str,
    /// Guesses a second.
    pub rate: f64,
}

/// The four attack rates every estimate is measured against, slowest first (zxcvbn's own four).
pub const ATTACKERS: [Attacker; 4] = [
    Attacker {
        id: "online_throttled",
        title: "online, 100 tries an hour",
        rate: 100.0 / 3600.0,
    },
    Attacker {
        id: "online_unthrottled",
        title: "online, 10 tries a second",
        rate: 10.0,
    },
    Attacker {
        id: "offline_slow_hash",
        title: "stolen slow hashes, 10 thousand a second",
        rate: 1e4,
    },
    Attacker {
        id: "offline_fast_hash",
        title: "stolen fast hashes, 10 billion a second",
        rate: 1e10,
    },
];

impl Estimate {
    /// Seconds until `attacker` has made all the guesses.
    #[must_use]
    pub fn crack_seconds(&self, attacker: Attacker) -> f64 {
        10_f64.powf(self.guesses_log10) / attacker.rate
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
