//! A program that has ended, and what must hold of it.

use std::fmt;
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;
use std::time::Duration;

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By itself.
    Code(i32),
    /// By a signal.
    Signal(i32),
}

impl End {
    /// What a shell would put in `$?`.
    pub fn as_shell(self) -> i32 {
        match self {
            Self::Code(code) => code,
            Self::Signal(signal) => 128 + signal,
        }
    }
}

impl From<ExitStatus> for End {
    fn from(status: ExitStatus) -> Self {
        match status.code() {
            Some(code) => Self::Code(code),
            None => Self::Signal(status.signal().unwrap_or(0)),
        }
    }
}

/// A finished run.
pub struct Ran {
    /// All it wrote to standard output.
    pub stdout: Vec<u8>,
    /// All it wrote to standard error.
    pub stderr: Vec<u8>,
    /// How it ended.
    pub end: End,
    /// How long it ran.
    pub took: Duration,
    /// What was run, as one would type it.
    pub line: String,
}

impl Ran {
    /// Standard output as text.
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// Standard error as text.
    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }

    /// What holds of every run: a documented exit code (a signal counts as its shell code), and no panic.
    pub fn assert_sane(&self) -> &Self {
        let code = self.end.as_shell();
        assert!(
            DOCUMENTED.contains(&code),
            "exit code {code} is not documented: {self}"
        );
        assert!(!self.err().contains("panicked at"), "a panic: {self}");
        self
    }

    /// The exit code, and all that holds of every run.
    pub fn exits(&self, code: i32) -> &Self {
        assert_eq!(
            self.assert_sane().end.as_shell(),
            code,
            "exit code of {self}"
        );
        self
    }

    /// That neither stream holds these bytes (a secret, its digest, its base64).
    pub fn never_says(&self, secret: impl AsRef<[u8]>) -> &Self {
        let secret = secret.as_ref();
        let said = |stream: &[u8]| {
            stream
                .windows(secret.len().max(1))
                .any(|window| window == secret)
        };
        assert!(
            !said(&self.stdout) && !said(&self.stderr),
            "it said what it must not: {self}"
        );
        self
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, end, took) = (&self.line, self.end, self.took);
        write!(
            f,
            "{line}\n{end:?} after {took:?}\n--- stdout\n{}\n--- stderr\n{}\n---",
            self.out(),
            self.err()
        )
    }
}

const DOCUMENTED: [i32; 9] = [0, 1, 2, 3, 4, 5, 6, 130, 143];
