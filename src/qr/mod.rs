//! QR codes: a text becomes a [`symbol`], and the symbol a picture, in a file or on a terminal; and back: [`picture`]
//! makes grey pixels of an image file, within bounds, and [`read`] finds the texts in them.
//!
//! What a symbol holds is a secret, so the symbol is one, and every picture of it: they are wiped when dropped
//! and never print themselves. Nothing here writes anything anywhere.

mod bitmap;
mod decode;
mod finder;
mod frame;
mod grey;
mod grid;
mod look;
mod pattern;
pub mod picture;
mod pieces;
mod place;
mod plane;
pub mod png;
pub mod read;
mod retouch;
pub mod svg;
pub mod symbol;
pub mod terminal;
mod triple;
