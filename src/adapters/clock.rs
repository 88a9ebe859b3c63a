//! The clock of this machine.

use std::thread;
use std::time::Duration;
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

    fn wait_until(&self, second: u64) {
        while self.now() < second {
            thread::sleep(A_MOMENT);
        }
    }
}

/// A code that is shown so much too late is not too late.
const A_MOMENT: Duration = Duration::from_millis(50);
