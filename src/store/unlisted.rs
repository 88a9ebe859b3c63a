//! A record that is to be deleted before the ledger has listed it.
//!
//! Another run may be about to list it: the one that has just put it there, or a repair that found it. So the ledger
//! says first that it was added and removed, and from then on it refuses to list it.

use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::Proof;
use crate::ledger::event::What;
use crate::record::Content;
use crate::record::Record;
use crate::store::factors;

/// The events after which nobody lists `record` any more; `None` where the ledger cannot speak of it.
#[must_use]
pub fn never(record: &Record, at: u64) -> Option<Vec<Event>> {
    let added = match record.content {
        Content::RecoveryCodes(_) => What::Added(Added {
            set: record.id,
            site: record.site.clone(),
            account: record.account.clone(),
            count: u32::try_from(record.recovery_codes().len()).ok()?,
            marks: Vec::new(),
            void: true,
            replaces: None,
        }),
        Content::Enrolment(_) => {
            let enrolment = factors::enrolment(record).ok()?;
            What::Enrolled(factors::enrolled(record, &enrolment, Proof::default()))
        }
        // Of each service the ledger has one key, and would forget the other.
        Content::ServiceKey(_) => return None,
    };
    let removed = What::Removed { set: record.id };
    Some([added, removed].map(|what| Event { at, what }).into())
}
