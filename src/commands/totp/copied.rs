//! That a secret left for another device or a file, for the ledger.

use crate::failure::Failure;
use crate::ledger::event::Event;
use crate::ledger::event::What;
use crate::ports::Ports;
use crate::record::id::RecordId;
use crate::store;

/// Write it down, of those of which it is not known yet.
///
/// # Errors
/// The ledger cannot be written.
pub(super) fn copied(ports: &Ports<'_>, ids: &[RecordId]) -> Result<(), Failure> {
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        let here_only = book.factors().filter(|factor| !factor.proof.elsewhere);
        let events = here_only
            .filter(|factor| ids.contains(&factor.id))
            .map(|factor| Event {
                at,
                what: What::Copied { id: factor.id },
            });
        Ok((events.collect(), ()))
    })
}
