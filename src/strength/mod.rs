//! How many guesses a password survives, and what it owes to its owner or its predecessor.

pub mod date;
pub mod distance;
pub mod estimate;
pub mod feedback;
pub mod personal;
pub mod spelling;
pub mod variation;
pub mod zxcvbn;
