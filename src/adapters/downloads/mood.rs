//! How patient a sweep is with its source: one pause for all requests, and when to give up.

use std::time::Duration;

use tokio::time::Instant;

use crate::adapters::trouble::Trouble;

/// What all requests of a sweep know of the source.
pub(super) struct Mood {
    patience: Duration,
    /// Nobody asks before this.
    not_before: Instant,
    /// When the source last gave something.
    last_good: Instant,
    /// Whether it ever gave an answer, of whatever kind.
    ever: bool,
    /// Pauses since then.
    pauses: u32,
    failed: usize,
}

/// What becomes of a request that brought nothing.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Next {
    /// Ask again after this, and after the pause of all.
    Again(Duration),
    /// This range is given up.
    Failed,
    /// The sweep is given up.
    Stop,
}

impl Mood {
    pub(super) fn new(patience: Duration, now: Instant) -> Self {
        Self {
            patience,
            not_before: now,
            last_good: now,
            ever: false,
            pauses: 0,
            failed: 0,
        }
    }

    /// Nobody asks before this.
    pub(super) fn not_before(&self) -> Instant {
        self.not_before
    }

    /// A range came.
    pub(super) fn good(&mut self, now: Instant) {
        self.last_good = now;
        self.ever = true;
        self.pauses = 0;
    }

    /// A request brought nothing, for the `tries`-th time for this range. `jitter` is a number from 0.5 to 1.5.
    pub(super) fn bad(&mut self, trouble: &Trouble, tries: u32, jitter: f64, now: Instant) -> Next {
        let alone = FIRST_WAIT * 2_u32.saturating_pow(tries.min(10) - 1);
        let alone = alone.min(LONGEST_WAIT).mul_f64(jitter);
        let next = match trouble {
            Trouble::Untrusted(_) | Trouble::NoTrust(_) => return Next::Stop,
            // Who has no network hears so soon. All ask in turn: of many requests none may be the one that asks three times.
            Trouble::Unreachable(_) if !self.ever && self.round(now) >= ROUNDS_OF_NOBODY => {
                return Next::Stop;
            }
            Trouble::Missing | Trouble::Refused(_) => None,
            Trouble::Unfit(_) | Trouble::Malformed(_) if tries >= TRIES_OF_UNFIT => None,
            Trouble::Busy(429, _) | Trouble::Unreachable(_) => Some(alone),
            _ if tries >= TRIES => None,
            _ => Some(alone),
        };
        self.ever |= !matches!(trouble, Trouble::Unreachable(_));
        let Some(wait) = next else {
            self.failed += 1;
            return if self.failed >= MAX_FAILED {
                Next::Stop
            } else {
                Next::Failed
            };
        };
        if let Trouble::Busy(..) | Trouble::Unreachable(_) = trouble {
            self.pause(trouble.again().unwrap_or_default(), jitter, now);
        }
        if self.not_before.max(now + wait) > self.last_good + self.patience {
            return Next::Stop;
        }
        Next::Again(wait)
    }

    /// How many times the source was asked since it last gave something, this one included; a pause lies between any
    /// two.
    fn round(&self, now: Instant) -> u32 {
        self.pauses + u32::from(now >= self.not_before)
    }

    /// One pause for all, and one step of it for all that were under way when it began.
    fn pause(&mut self, wished: Duration, jitter: f64, now: Instant) {
        let mut wait = wished;
        if now >= self.not_before {
            let own = FIRST_WAIT * 2_u32.saturating_pow(self.pauses.min(10));
            wait = wait.max(own.min(LONGEST_WAIT).mul_f64(jitter));
            self.pauses += 1;
        }
        // A wish of a century is an end of the sweep, not of the clock.
        let wait = wait.min(self.patience.saturating_mul(2));
        self.not_before = self.not_before.max(now + wait);
    }
}

const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_mins(1);
const TRIES: u32 = 8;
const TRIES_OF_UNFIT: u32 = 4;
const ROUNDS_OF_NOBODY: u32 = 3;
const MAX_FAILED: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn mood() -> (Mood, Instant) {
        let now = Instant::now();
        (Mood::new(Duration::from_mins(5), now), now)
    }

    #[test]
    fn a_wish_to_wait_holds_for_all_and_is_not_doubled_by_those_under_way() {
        let (mut mood, now) = mood();
        let busy = Trouble::Busy(429, Some(Duration::from_secs(7)));
        for _ in 0..32 {
            assert!(matches!(mood.bad(&busy, 1, 1.0, now), Next::Again(_)));
        }
        assert_eq!(mood.not_before(), now + Duration::from_secs(7));
    }

    #[test]
    fn waits_grow_and_patience_ends() {
        let (mut mood, start) = mood();
        let busy = Trouble::Busy(503, None);
        let (mut now, mut before) = (start, Duration::ZERO);
        for tries in 1.. {
            if mood.bad(&busy, tries.min(7), 1.0, now) == Next::Stop {
                break;
            }
            let wait = mood.not_before() - now;
            assert!(wait >= before && wait <= LONGEST_WAIT);
            (before, now) = (wait, mood.not_before());
        }
        let waited = now - start;
        assert!(waited <= Duration::from_mins(5) && waited > Duration::from_mins(3));
        let (mut mood, now) = self::mood();
        let for_ever = Trouble::Busy(429, Some(Duration::MAX));
        assert_eq!(mood.bad(&for_ever, 1, 1.0, now), Next::Stop);
    }

    #[test]
    fn nobody_there_is_given_up_in_the_third_round_whoever_asks() {
        let (mut mood, start) = mood();
        let nobody = Trouble::Unreachable("x".to_owned());
        for _ in 0..32 {
            assert!(matches!(mood.bad(&nobody, 1, 1.5, start), Next::Again(_)));
        }
        for _ in 0..2 {
            let now = mood.not_before() - Duration::from_millis(1);
            assert!(matches!(mood.bad(&nobody, 2, 1.5, now), Next::Again(_)));
        }
        let second = mood.not_before();
        assert!(matches!(mood.bad(&nobody, 2, 1.5, second), Next::Again(_)));
        let third = mood.not_before();
        assert_eq!(mood.bad(&nobody, 1, 1.5, third), Next::Stop);
        assert!(third - start < Duration::from_secs(3));
        // Who was there once is waited for.
        let (mut mood, mut now) = self::mood();
        mood.good(now);
        for _ in 0..5 {
            assert!(matches!(mood.bad(&nobody, 1, 1.0, now), Next::Again(_)));
            now = mood.not_before();
        }
    }

    #[test]
    fn one_bad_range_is_given_up_and_many_end_the_sweep() {
        let (mut mood, now) = mood();
        for _ in 1..MAX_FAILED {
            assert_eq!(mood.bad(&Trouble::Missing, 1, 1.0, now), Next::Failed);
            mood.good(now);
        }
        assert_eq!(mood.bad(&Trouble::Missing, 1, 1.0, now), Next::Stop);
        let (mut mood, now) = self::mood();
        let unfit = Trouble::Unfit("x");
        assert!(matches!(mood.bad(&unfit, 3, 1.0, now), Next::Again(_)));
        assert_eq!(mood.bad(&unfit, 4, 1.0, now), Next::Failed);
    }
}
