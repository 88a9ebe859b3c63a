//! What the tests stand on: a range server, TLS, a terminal, and a process held to its promises.

pub mod desktop;
pub mod fault;
pub mod keyring;
pub mod pages;
pub mod process;
pub mod server;
pub mod terminal;
pub mod tls;
pub mod world;
