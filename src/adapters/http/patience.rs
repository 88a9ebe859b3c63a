//! How often one thing is asked for, and how long is waited in between.

use std::time::Duration;

use tokio::time;
use tokio::time::Instant;

use crate::adapters::trouble::Trouble;

/// What is left of it.
pub(super) struct Patience {
    wait: Duration,
    tries: u32,
    /// A server that wishes for more is not waited for.
    longest: Duration,
    /// When the time for all is up.
    until: Option<Instant>,
}

impl Patience {
    /// With about `first` before the second try.
    pub(super) fn new(first: Duration, longest: Duration, until: Option<Instant>) -> Self {
        Self {
            wait: first,
            tries: 1,
            longest,
            until,
        }
    }

    /// Wait before asking again. Whether that may help, and there is time for it.
    pub(super) async fn waits_out(&mut self, trouble: &Trouble) -> bool {
        let wished = trouble
            .again()
            .filter(|&wished| self.tries < trouble.tries() && wished <= self.longest);
        let Some(wished) = wished else {
            return false;
        };
        let pause = wished.max(self.wait.mul_f64(rand::random_range(0.5..1.5)));
        let left = |until: Instant| until.saturating_duration_since(Instant::now());
        if self.until.is_some_and(|until| pause >= left(until)) {
            return false;
        }
        time::sleep(pause).await;
        self.wait *= 2;
        self.tries += 1;
        true
    }
}

/// The longest wish of a server that is waited for where nobody says another.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(20);
