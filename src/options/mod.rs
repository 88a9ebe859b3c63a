//! Flags that several commands share, and what they mean; the same everywhere.

pub mod api;
pub mod api_key;
pub mod asking;
pub mod confirm;
pub mod counting;
pub mod form;
pub mod hash;
pub mod instant;
mod items;
pub mod kept_secrets;
mod named;
pub mod new_file;
pub mod opened;
pub mod password;
mod pattern;
pub mod previous;
pub mod site;
pub mod site_lists;
pub mod sources;
pub mod storing;
pub mod sweeping;
pub mod target;
pub mod unlocking;
mod wanted;
