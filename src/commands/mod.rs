//! One file per command: its flags and its story.

pub mod audit;
pub mod breaches;
pub mod check;
pub mod codes;
pub mod completions;
pub mod corpus;
pub mod data;
pub mod doctor;
pub mod init;
pub mod pwned;
pub mod request;
pub mod store;
pub mod totp;
