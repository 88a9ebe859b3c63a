//! How many guesses a password survives, what a policy says of it, and what it owes to its owner or its predecessor.

pub mod conflicts;
pub mod date;
pub mod distance;
pub mod estimate;
pub mod feedback;
pub mod judge;
pub mod personal;
pub mod policy;
pub mod policy_error;
pub mod spelling;
pub mod variation;
pub mod zxcvbn;
