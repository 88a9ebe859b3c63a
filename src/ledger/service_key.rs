//! The key of a service: what the ledger knows of it, everything but the key.

use crate::ledger::event::KeyKept;
use crate::record::id::RecordId;

/// A key that is kept, without the key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ServiceKey {
    /// Its record in the secret store.
    pub id: RecordId,
    /// The base address of the service it is for; it has no other name.
    pub address: String,
    /// When it was kept, in seconds since 1970.
    pub kept: u64,
    /// The owner had it removed, or keeps another in its place.
    pub removed: bool,
}

impl ServiceKey {
    /// The key of an event.
    pub(super) fn of(at: u64, kept: &KeyKept) -> Self {
        Self {
            id: kept.id,
            address: kept.address.clone(),
            kept: at,
            removed: false,
        }
    }
}
