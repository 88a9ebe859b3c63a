//! The clock of this machine.

use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::ports::Clock;

/// What the system says the time is.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> u64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    }
}
