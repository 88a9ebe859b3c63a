//! The outside, one thing = one file. keyring, reqwest and rpassword are each named in one place.
//!
//! Where a path is given, Windows has the adapter in another way, or refuses what it cannot do.

pub mod age_vault;
mod brotli;
#[cfg_attr(windows, path = "system/windows/browser.rs")]
pub mod browser;
pub mod case_folder;
#[cfg_attr(windows, path = "system/windows/child.rs")]
mod child;
#[cfg_attr(windows, path = "clipboard/windows.rs")]
pub mod clipboard;
pub mod clock;
pub mod corpora;
mod corpus_file;
mod corpus_host;
pub mod corpus_sources;
#[cfg_attr(windows, path = "system/windows/descriptor.rs")]
pub(crate) mod descriptor;
pub mod downloads;
pub mod evidence;
pub mod files;
pub mod git;
mod http;
pub mod inputs;
mod kept_file;
pub mod keyring;
pub mod machine;
mod new_corpus;
mod new_shards;
mod own_folder;
mod part_folder;
pub mod pass_trees;
mod piece_cache;
pub(crate) mod places;
pub mod process;
pub mod progress;
pub mod pwned_passwords;
pub mod range_cache;
pub mod range_folder;
pub mod ranges;
#[cfg_attr(windows, path = "servers/windows.rs")]
pub mod servers;
mod service_address;
#[cfg_attr(windows, path = "system/windows/shell.rs")]
mod shell;
pub mod site_list_folder;
pub mod state_folder;
pub mod stores;
pub mod system;
mod targets;
#[cfg_attr(windows, path = "terminal/windows.rs")]
pub mod terminal;
mod trouble;
mod unfinished;
pub mod web;
pub mod web_apis;
