//! How many guesses a password survives, and what it owes to its owner or its predecessor.

pub mod affix;
pub mod buckets;
pub mod context;
pub mod dates;
pub mod distance;
pub mod dress;
pub mod estimate;
pub mod lattice;
pub mod list;
pub mod model;
pub mod ngrams;
pub mod passphrase;
pub mod patterns;
pub mod personal;
pub mod previous;
pub mod prices;
pub mod reading;
pub mod reason;
pub mod repeat;
pub mod seen;
pub mod segment;
pub mod sequence;
pub mod shape;
pub mod spelling;
pub mod stutter;
pub mod tail;
pub mod variation;
pub mod walk;
pub mod words;
pub mod zxcvbn;

pub use crate::strength::model::estimate;
