//! The exit codes, the same for every command; a shell script may rely on them.

/// How a run ended, as its exit code.
///
/// The numbers are a contract (README, "Exit codes"); they do not change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Exit {
    /// Looked at everything; nothing to mend.
    Done = 0,
    /// Looked; found something that `--fail-on` counts.
    Found = 1,
    /// The command line was wrong.
    Usage = 2,
    /// Not everything could be looked at, and nothing was found in what could.
    Incomplete = 3,
    /// Input unreadable or damaged, or the output could not be written.
    Input = 4,
    /// Secret store locked, unreachable, or no such entry.
    Store = 5,
    /// Cancelled, or an answer was needed and there is no terminal.
    Cancelled = 6,
    /// A bug in doorkey.
    Bug = 70,
}

impl Exit {
    /// The number the shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_codes_are_those_of_the_contract() {
        let codes = [
            Exit::Done,
            Exit::Found,
            Exit::Usage,
            Exit::Incomplete,
            Exit::Input,
            Exit::Store,
            Exit::Cancelled,
            Exit::Bug,
        ];
        assert_eq!(codes.map(Exit::code), [0, 1, 2, 3, 4, 5, 6, 70]);
    }
}
