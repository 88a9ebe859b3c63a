//! What can happen to a set of recovery codes, to an enrolment, and to the key of a service.

use crate::ledger::factor::Traits;
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
    /// An enrolment was kept.
    Enrolled(Enrolled),
    /// A code of an enrolment was right; its step or counter is never accepted again.
    Accepted {
        /// The enrolment.
        id: RecordId,
        /// The step of time, or the counter.
        step: u64,
    },
    /// The owner says that the site took its codes.
    Confirmed {
        /// The enrolment.
        id: RecordId,
    },
    /// The code of the counter before this one is about to be shown.
    Counted {
        /// The enrolment.
        id: RecordId,
        /// The counter of the next code.
        counter: u64,
    },
    /// The secret of an enrolment left for another device or a file.
    Copied {
        /// The enrolment.
        id: RecordId,
    },
    /// The set or enrolment goes by another name.
    Renamed {
        /// The set.
        set: RecordId,
        /// The new site.
        site: String,
        /// The new account.
        account: String,
    },
    /// The key of a service was kept.
    KeyKept(KeyKept),
    /// The set, enrolment or key is to be forgotten; its record may still be in the store.
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

/// An enrolment that was kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Enrolled {
    /// Its record.
    pub id: RecordId,
    /// The site.
    pub site: String,
    /// The account; empty where the owner named none.
    pub account: String,
    /// How its codes are made.
    pub traits: Traits,
    /// What is known of it.
    pub proof: Proof,
}

/// The key of a service that was kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyKept {
    /// Its record.
    pub id: RecordId,
    /// The base address of the service.
    pub address: String,
    /// The key of the same service that is removed with this.
    pub replaces: Option<RecordId>,
}

/// What is known of an enrolment besides its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Proof {
    /// A code of it was right, or the site took one.
    pub confirmed: bool,
    /// Another device or a file has the secret too.
    pub elsewhere: bool,
    /// The step or counter of the last code that was accepted.
    pub last: Option<u64>,
    /// The counter of the next code, where a counter decides.
    pub counter: u64,
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
