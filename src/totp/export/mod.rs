//! What other apps read: each format in a file of its own, and what it cannot carry.
//!
//! Reading back what was written ([`import`](crate::totp::import)) gives the same enrolments, but for what a
//! [`Loss`] names.

pub mod aegis;
pub mod bitwarden;
pub mod cxf;
mod document;
pub mod migration;

use crate::secret::Secret;

/// A file that was written.
#[derive(Debug)]
pub struct Exported {
    /// Its content.
    pub content: Secret,
    /// What of the enrolments is not in it.
    pub losses: Vec<Loss>,
}

/// Something of one enrolment that a format cannot carry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loss {
    /// Which enrolment, counted from 0 in the order they were given.
    pub entry: usize,
    /// Whether nothing of it is in the file; else only what is named is missing.
    pub is_whole: bool,
    /// What, as the rest of a sentence that begins with its name: "its period of 60 seconds".
    pub what: String,
}
