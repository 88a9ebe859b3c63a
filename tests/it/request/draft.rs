//! The two texts of a request: what they say, and that nothing in them is alive.

mod form;
mod given;
mod readers;
mod sketches;
