//! The one integration test binary: whole runs, in this process and as real processes.

#![expect(unreachable_pub, reason = "a test binary has no outside")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::use_debug,
    reason = "a test that cannot go on should say where"
)]

mod check;
mod faults;
mod generated;
mod house;
mod inputs;
mod leaks;
mod network;
mod pwned;
mod screens;
mod support;
mod terminal;
