//! Invented recovery codes, and a safe with them in it.

use doorkey::exit::Exit;
use doorkey::ledger::Ledger;
use doorkey::ledger::event::Phase;

use crate::support::world::Safe;
use crate::support::world::World;

/// Eight of them.
pub const PYPI: &str = "0011223344556677\n8899aabbccddeeff\n0123456789abcdef\nfedcba9876543210\n\
    1a1b1c1d1e1f2a2b\n3c3d3e3f4a4b4c4d\n5e5f6a6b6c6d6e6f\n7a7b7c7d7e7f8a8b\n";

/// Eight others.
pub const SECOND: &str = "a0a1a2a3a4a5a6a7\nb0b1b2b3b4b5b6b7\nc0c1c2c3c4c5c6c7\nd0d1d2d3d4d5d6d7\n\
    e0e1e2e3e4e5e6e7\nf0f1f2f3f4f5f6f7\n10a1b2c3d4e5f607\n20a1b2c3d4e5f607\n";

/// A safe in which `codes` of `site` are kept.
pub fn kept(site: &str, codes: &str) -> Safe {
    let safe = Safe::default();
    World::new()
        .safe(&safe)
        .stdin(codes)
        .run(["codes", "add", site, "--stdin"])
        .exits(Exit::Done);
    safe
}

/// The states of the codes in use of `site`, in order.
pub fn states(safe: &Safe, site: &str) -> Vec<&'static str> {
    let pages = safe.pages().clone();
    let book = Ledger::read(&pages.lines, pages.head.as_deref())
        .unwrap()
        .book;
    let set = book
        .sets()
        .find(|set| set.site == site && !set.void)
        .unwrap();
    let marks = set.marks.iter();
    marks
        .map(|mark| match mark.phase {
            Phase::Unused => "unused",
            Phase::HandedOut => "handed_out",
            Phase::Burnt => "burnt",
        })
        .collect()
}
