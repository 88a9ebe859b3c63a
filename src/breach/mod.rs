//! Was it seen in a breach? Digest, prefix, suffix, range: k-anonymity held by types.

pub mod common;
pub mod digest;
pub mod exposure;
pub mod range;
