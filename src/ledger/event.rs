//! What can happen to a set of recovery codes.

use crate::record::MAX_RECOVERY_CODES;
use crate::record::id::RecordId;

/// One line of the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// When, in seconds since 1970; for the reader only, no state hangs on it.
    pub at: u64,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// A set was kept.
    Added(Added),
    /// A code is about to be shown; from now on somebody may have used it.
    HandedOut(Which),
    /// A code is used for ever.
    Burnt(Which),
    /// A code was handed out and not used after all; it begins a new life.
    GivenBack(Which),
    /// Another copy of the set said this of its codes (a backup, another machine).
    Merged {
        /// The set.
        set: RecordId,
        /// Whether the site takes none of them any more.
        void: bool,
        /// What it said, where it is not unused from the start.
        marks: Vec<Marked>,
    },
    /// The set goes by another name.
    Renamed {
        /// The set.
        set: RecordId,
        /// The new site.
        site: String,
        /// The new account.
        account: String,
    },
    /// The set is to be forgotten; its record may still be in the store.
    Removed {
        /// The set.
        set: RecordId,
    },
}

/// A set that was kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Added {
    /// Its record.
    pub set: RecordId,
    /// The site.
    pub site: String,
    /// The account; empty where the owner named none.
    pub account: String,
    /// How many codes it has.
    pub count: u32,
    /// What is known of its codes, where they are not unused.
    pub marks: Vec<Marked>,
    /// Whether the site takes none of them any more.
    pub void: bool,
    /// The set that is void from now on.
    pub replaces: Option<RecordId>,
}

/// One code of a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Which {
    /// The set.
    pub set: RecordId,
    /// The code's number in it, from 1.
    pub number: u32,
}

/// What is known of one code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marked {
    /// Its number, from 1.
    pub number: u32,
    /// Which of its lives this is, from 0: one more each time it is given back.
    pub life: u32,
    /// How far it has come in this life.
    pub phase: Phase,
}

/// How far a code has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Phase {
    /// Nobody has seen it since it was kept.
    Unused,
    /// Handed out: maybe used.
    HandedOut,
    /// Used for ever.
    Burnt,
}

/// No set has more codes.
pub const MAX_IN_SET: u32 = MAX_RECOVERY_CODES;
