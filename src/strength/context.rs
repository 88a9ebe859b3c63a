//! What is known about a password beside the password.

use crate::strength::personal::About;
use crate::strength::reading::Reading;

/// What a guesser may know, and when they guess.
#[derive(Clone, Copy, Default)]
pub struct Context<'a> {
    /// Words about the owner.
    pub about: Option<&'a About>,
    /// Passwords that the owner used before.
    pub previous: &'a [Reading],
    /// The present year. One before [`YEAR`], as of a clock that is wrong, counts as that.
    pub year: u16,
    /// A larger list of common passwords than the embedded one.
    pub list: Option<&'a dyn Ranked>,
}

/// The year in which the tables were made: it is no earlier than that.
pub const YEAR: u16 = 2026;

/// A list of passwords, the most common first.
pub trait Ranked: Sync {
    /// The place of `password` on the list, 1 for the first; `None` where it is not on it. A list that knows its
    /// passwords folded as well ([`fold`](crate::strength::spelling::fold)) is also found in other capitals, with
    /// look-alikes, and within a password.
    fn rank(&self, password: &[u8]) -> Option<u64>;
}
