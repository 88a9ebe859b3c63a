//! Runs of other programs, which Windows does not have yet: nothing here could wait for what they write.

use std::io;
use std::process::Command;
use std::process::ExitStatus;
use std::time::Duration;

use crate::secret::Secret;

/// A run that is over.
pub(super) struct Run {
    /// How it ended by itself; `None` where it did not, and was ended.
    status: Option<ExitStatus>,
    /// Its standard output.
    pub(super) output: Secret,
    /// Its standard error.
    pub(super) errors: Vec<u8>,
}

impl Run {
    /// Whether it ended by itself.
    pub(super) fn is_in_time(&self) -> bool {
        self.status.is_some()
    }

    /// Whether it did, and says that all went well.
    pub(super) fn is_success(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }
}

/// # Errors
/// Always.
pub(super) fn run(_command: &mut Command, _patience: Duration, _most: usize) -> io::Result<Run> {
    Err(io::Error::other(
        "not on Windows: doorkey runs no other programs there yet",
    ))
}
