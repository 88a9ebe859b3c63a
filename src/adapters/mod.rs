//! The outside, one thing = one file. keyring, reqwest and rpassword are each named in one of them.

pub(crate) mod descriptor;
pub mod files;
pub mod inputs;
pub(crate) mod places;
pub mod process;
pub mod progress;
pub mod pwned_passwords;
pub mod range_cache;
pub mod range_folder;
mod range_request;
pub mod ranges;
mod service_address;
pub mod terminal;
mod trouble;
