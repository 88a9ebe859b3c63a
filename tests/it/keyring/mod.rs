//! The keyring adapter against a real Secret Service, in every state it can be in.

mod content;
mod faults;
mod hostile;
mod states;

use crate::support::keyring::serve;

/// Not a test of its own: the other tests start this binary again with it, each in a session of its own.
#[test]
#[ignore = "is started by the other tests of the keyring"]
fn worker() {
    serve();
}

/// The names of two records.
const KEY: &str = "0123456789abcdefghjkmnpqrs";
const OTHER: &str = "1123456789abcdefghjkmnpqrs.2";
