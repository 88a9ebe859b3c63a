//! The outside, one thing = one file. keyring, reqwest and rpassword are each named in one of them.

pub mod age_vault;
pub mod clipboard;
pub mod clock;
pub(crate) mod descriptor;
pub mod files;
pub mod inputs;
pub mod keyring;
pub mod machine;
pub(crate) mod places;
pub mod process;
pub mod progress;
pub mod pwned_passwords;
pub mod range_cache;
pub mod range_folder;
mod range_request;
pub mod ranges;
mod service_address;
mod shell;
pub mod state_folder;
pub mod stores;
pub mod terminal;
mod trouble;
