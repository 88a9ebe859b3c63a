//! The offline corpus: real files, whole runs, other readers.
#![expect(
    clippy::string_slice,
    clippy::format_collect,
    clippy::single_range_in_vec_init,
    reason = "digests are ASCII, and the texts of tests are short"
)]

mod build;
mod build_faults;
mod damage;
mod download;
mod export;
mod host;
mod hostile;
mod lookup;
mod made;
mod mirror;
mod reader;
mod sample;
mod serve;
mod served;
mod sets;
mod shards;
mod update;
mod verify;
