//! Git on this machine: the repository that the run stands in, and whether a push would be taken.

use crate::failure::Failure;

/// Runs git, without questions on the terminal, hooks, or our secrets in its environment, within a minute.
pub trait Git {
    /// The remotes of the repository in which doorkey was started, with the addresses they push to; none
    /// where that is no repository.
    ///
    /// # Errors
    /// Git is not there, or fails.
    fn remotes(&self) -> Result<Vec<Remote>, Failure>;

    /// Ask whether `to` (a remote's name or an address) would take a branch called `branch`, and push
    /// nothing.
    ///
    /// # Errors
    /// Git is not there. That the push would be refused is no error.
    fn try_push(&self, to: &str, branch: &str) -> Result<Pushed, Failure>;

    /// Push the commit that is checked out to a new branch called `branch`.
    ///
    /// # Errors
    /// As [`try_push`](Self::try_push).
    fn push(&self, to: &str, branch: &str) -> Result<Pushed, Failure>;
}

/// A remote of a repository.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remote {
    /// Its name: `origin`.
    pub name: String,
    /// The address it pushes to, as git has it. It may hold a password.
    pub address: String,
}

/// What git said to a push.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pushed {
    /// It was taken, or would be.
    Taken,
    /// It was refused, or would be; git's words, without any address.
    Refused(String),
}
