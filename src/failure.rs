//! Why a command could not look: what failed, because of what, and what the owner can do about it.

use std::error::Error;
use std::io;

use crate::exit::Exit;

/// The family a failure belongs to; it decides the exit code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The command line, or a file of settings, asks for something that cannot be.
    Usage,
    /// A source of ranges could not be asked, or its answer could not be believed.
    Network,
    /// Not all of what was asked for is there.
    Incomplete,
    /// What was to be read is missing, unreadable or damaged.
    Input,
    /// The secret store is locked, out of reach, or does not hold what was asked for.
    Store,
    /// What was to be said could not be written.
    Output,
    /// Whoever read the output has gone. Nothing is said about it.
    Closed,
    /// The owner said no, or there is no terminal to ask on.
    Cancelled,
}

impl Kind {
    /// The exit code of a run that ended with a failure of this kind.
    #[must_use]
    pub fn exit(self) -> Exit {
        match self {
            Self::Usage => Exit::Usage,
            Self::Network | Self::Incomplete | Self::Closed => Exit::Incomplete,
            Self::Input | Self::Output => Exit::Input,
            Self::Store => Exit::Store,
            Self::Cancelled => Exit::Cancelled,
        }
    }

    /// A stable word for machine-readable output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Network => "network",
            Self::Incomplete => "incomplete",
            Self::Input => "input",
            Self::Store => "store",
            Self::Output | Self::Closed => "output",
            Self::Cancelled => "cancelled",
        }
    }
}

/// An error that knows its family and what the owner can do.
///
/// Its `Display` says what was seen in lower case, without a full stop, and never repeats the bytes
/// that failed to parse: they may be a secret.
pub trait Explain: Error {
    /// The family; decides the exit code.
    fn kind(&self) -> Kind;

    /// An act the owner can do, if there is one.
    fn hint(&self) -> Option<String> {
        None
    }
}

/// A failure that ends a command, ready to be shown as `error:` / `because:` / `hint:`.
#[derive(Debug)]
pub struct Failure {
    /// The family; decides the exit code.
    pub kind: Kind,
    /// What could not be done.
    pub what: String,
    /// The cause beneath it, outermost first.
    pub because: Option<String>,
    /// An act the owner can do.
    pub hint: Option<String>,
}

impl Failure {
    /// A failure that says for itself what is wrong.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Self {
            kind,
            what: what.into(),
            because: None,
            hint: None,
        }
    }

    /// The same, with its cause.
    #[must_use]
    pub fn because(mut self, cause: &(impl ToString + ?Sized)) -> Self {
        self.because = Some(cause.to_string());
        self
    }

    /// The same, with an act the owner can do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl From<io::Error> for Failure {
    /// An error of the stream that takes the output; errors of inputs have their own types.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::new(Kind::Closed, "the output was closed"),
            _ => Self::new(Kind::Output, "the output cannot be written").because(&error),
        }
    }
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            kind: error.kind(),
            what: error.to_string(),
            because: error.source().map(ToString::to_string),
            hint: error.hint(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_of_a_failure_decides_its_exit_code_and_its_word() {
        for (kind, exit, word) in [
            (Kind::Usage, Exit::Usage, "usage"),
            (Kind::Network, Exit::Incomplete, "network"),
            (Kind::Incomplete, Exit::Incomplete, "incomplete"),
            (Kind::Input, Exit::Input, "input"),
            (Kind::Store, Exit::Store, "store"),
            (Kind::Output, Exit::Input, "output"),
            (Kind::Closed, Exit::Incomplete, "output"),
            (Kind::Cancelled, Exit::Cancelled, "cancelled"),
        ] {
            assert_eq!(kind.exit(), exit, "{kind:?}");
            assert_eq!(kind.word(), word, "{kind:?}");
        }
    }

    #[test]
    fn a_reader_who_has_gone_is_told_from_an_output_that_cannot_be_written() {
        let failure = |kind: io::ErrorKind| Failure::from(io::Error::from(kind));
        let gone = failure(io::ErrorKind::BrokenPipe);
        assert_eq!((gone.kind, gone.because), (Kind::Closed, None));
        let full = failure(io::ErrorKind::StorageFull);
        assert_eq!(full.kind, Kind::Output);
        assert!(full.because.is_some());
    }

    /// An error that has nothing to advise.
    #[derive(Debug)]
    struct Plain;

    impl std::fmt::Display for Plain {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("it is plain")
        }
    }

    impl Error for Plain {}

    impl Explain for Plain {
        fn kind(&self) -> Kind {
            Kind::Store
        }
    }

    #[test]
    fn a_failure_says_what_its_error_says_and_advises_nothing_by_itself() {
        let failure = Failure::from(Plain);
        assert_eq!(failure.kind, Kind::Store);
        assert_eq!(failure.what, "it is plain");
        assert_eq!((failure.because, failure.hint), (None, None));
        let advised = Failure::new(Kind::Store, "closed")
            .because("locked")
            .hint("open it");
        assert_eq!(advised.because.as_deref(), Some("locked"));
        assert_eq!(advised.hint.as_deref(), Some("open it"));
    }
}
