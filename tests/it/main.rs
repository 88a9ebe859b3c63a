//! The one integration test binary: whole runs, in this process and as real processes.

#![expect(unreachable_pub, reason = "a test binary has no outside")]
#![expect(
    clippy::print_stdout,
    reason = "tests that count say what they counted"
)]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::use_debug,
    reason = "a test that cannot go on should say where"
)]

mod audit;
mod breaches;
mod burning;
mod check;
mod clipboard;
mod codes;
mod corpus;
mod data;
mod doctor;
mod faults;
mod generated;
mod house;
mod init;
mod inputs;
mod keyring;
mod leaks;
mod network;
mod paper;
mod pwned;
mod qr;
mod request;
mod screens;
mod stores;
mod support;
mod terminal;
mod totp;
mod vault;
mod verifiers;
