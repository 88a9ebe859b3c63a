//! What is wrong with many secrets at once: each judged, asked for, compared; one row each, in order.

pub mod by_corpus;
pub mod exposed;
pub mod flow;
pub mod reused;
