//! What a corpus is built from: ranges as files, one sorted text, or binary records; read so strictly that what is
//! missing or wrong cannot pass for "clear".
//!
//! Bytes come in units of whole ranges ([`stream`], [`files`]), are parsed ([`text`], [`records`]) and packed on
//! all cores, and are put in order again and written ([`build`]). What is missing shows as a [`gaps`] too long for
//! chance.

pub mod build;
mod cores;
pub mod error;
pub mod files;
pub mod form;
pub mod gaps;
mod ordered;
pub mod records;
pub mod stream;
pub mod text;

mod hex;
