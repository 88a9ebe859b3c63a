//! One file per command: its flags and its story.

pub mod check;
pub mod completions;
pub mod pwned;
