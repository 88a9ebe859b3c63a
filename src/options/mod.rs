//! Flags that several commands share, and what they mean; the same everywhere.

pub mod asking;
pub mod counting;
mod items;
mod named;
mod pattern;
pub mod previous;
pub mod sources;
