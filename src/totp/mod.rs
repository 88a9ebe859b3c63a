//! One-time codes: the secret that an authenticator and a site share, its text form, and the codes made of it.
//!
//! [`enrolment`] is the noun. [`base32`] and [`uri`] are how it is written down, with every repair that real
//! secrets need and a note for each; [`code`] makes the codes of a moment, [`diagnosis`] says what is wrong with
//! one that somebody typed. [`import`] reads what other apps write and [`export`] writes what they read, one format
//! a file.

pub mod base32;
pub mod code;
pub mod diagnosis;
pub mod enrolment;
pub mod export;
pub mod import;
pub mod site;
pub mod uri;
