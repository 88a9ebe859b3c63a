//! What is wrong with many secrets at once: each judged, asked for, compared; one row each, in order. [`vault`] is the
//! same for a whole vault.

pub mod by_corpus;
pub mod exposed;
pub mod flow;
pub mod reused;
pub mod vault;
