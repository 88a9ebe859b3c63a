//! Flags that several commands share, and what they mean; the same everywhere.

pub mod asking;
pub mod counting;
pub mod previous;
pub mod sources;
