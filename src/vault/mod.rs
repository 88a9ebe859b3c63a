//! What a password manager keeps: its entries, and how every manager writes them out.
//!
//! An [`Entry`](entry::Entry) has what an audit looks at and nothing else: notes, cards and the seeds of one-time
//! codes are not kept. [`import`] has a file for each format.

pub mod entry;
pub mod import;
pub mod time;
pub mod totp;
