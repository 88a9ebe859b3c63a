//! A call that may never come back, and how long it is waited for.

#[cfg(target_os = "linux")]
use std::sync::Arc;
#[cfg(target_os = "linux")]
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::record::trouble::StoreError;
use crate::secret::stack;

/// When a call is given up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline {
    at: Instant,
    allowed: Duration,
}

impl Deadline {
    /// Whether anybody waits for the answer: a keyring that wakes up late must not be changed any more.
    ///
    /// # Errors
    /// [`StoreError::TimedOut`].
    pub(crate) fn still_waits(self) -> Result<(), StoreError> {
        if Instant::now() < self.at {
            Ok(())
        } else {
            Err(self.timed_out())
        }
    }

    fn timed_out(self) -> StoreError {
        StoreError::TimedOut(self.allowed.as_secs())
    }
}

/// Do `work` in a thread of its own, and wait for so long.
///
/// A thread that is given up does not keep the process from ending. What it brings too late is dropped, so
/// that a secret in it is wiped.
///
/// # Errors
/// [`StoreError::TimedOut`]; or there is no thread to be had, or it ended without an answer.
pub(crate) fn within<T: Send + 'static>(
    allowed: Duration,
    work: impl FnOnce(Deadline) -> T + Send + 'static,
) -> Result<T, StoreError> {
    let deadline = Deadline {
        at: Instant::now() + allowed,
        allowed,
    };
    let (send, receive) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            let result = stack::wiped(|| work(deadline));
            let _nobody_waits = send.send(result);
        })
        .map_err(|error| {
            StoreError::Refused(format!("no thread can be started for it: {error}"))
        })?;
    receive.recv_timeout(allowed).map_err(|error| match error {
        RecvTimeoutError::Timeout => deadline.timed_out(),
        RecvTimeoutError::Disconnected => {
            StoreError::Refused("its client library broke off".to_owned())
        }
    })
}

/// Whether the system gives so many threads at the same time.
///
/// The library beneath needs several, and where it gets some and not the others it ends the process.
#[cfg(target_os = "linux")]
pub(crate) fn has_threads(count: usize) -> bool {
    let (end, waiting) = mpsc::channel::<()>();
    let waiting = Arc::new(Mutex::new(waiting));
    let started: Vec<_> = (0..count)
        .map_while(|_| {
            let waiting = Arc::clone(&waiting);
            let wait = move || waiting.lock().is_ok_and(|end| end.recv().is_ok());
            thread::Builder::new().spawn(wait).ok()
        })
        .collect();
    drop(end);
    let has_all = started.len() == count;
    for thread in started {
        let _ended = thread.join();
    }
    has_all
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(50);

    #[test]
    fn an_answer_in_time_is_handed_on() {
        assert_eq!(within(Duration::from_secs(5), |_| 7), Ok(7));
    }

    #[test]
    fn what_never_answers_is_given_up() {
        let (_kept, never) = mpsc::channel::<()>();
        let started = Instant::now();
        let given_up = within(SHORT, move |_| never.recv().is_ok());
        assert_eq!(given_up, Err(StoreError::TimedOut(0)));
        assert!(started.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn what_wakes_up_late_is_told_that_nobody_waits() {
        let (send, told) = mpsc::channel();
        let given_up = within(SHORT, move |deadline| {
            thread::sleep(SHORT * 2);
            drop(send.send(deadline.still_waits()));
        });
        assert!(given_up.is_err());
        assert_eq!(told.recv(), Ok(Err(StoreError::TimedOut(0))));
    }
}
