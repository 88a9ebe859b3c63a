//! An enrolment on its way into the store: kept, read back, and only then spoken of.

use crate::commands::totp::named::taken;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Event;
use crate::ledger::event::Proof;
use crate::ledger::event::What;
use crate::options::opened;
use crate::options::site::joined;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::store;
use crate::store::factors;
use crate::totp::enrolment::Enrolment;

/// Keep `enrolment` under a name that is free. When this returns it is in the store and in the ledger.
///
/// # Errors
/// The store or the ledger cannot be used, or the name was taken a moment ago.
pub(super) fn keep(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    notes: &mut Vec<String>,
    new: &New<'_>,
) -> Result<RecordId, Failure> {
    let record = Record {
        id: RecordId::random(ports.random),
        site: new.site.to_owned(),
        account: new.account.to_owned(),
        created: ports.clock.now(),
        content: factors::content(new.enrolment),
    };
    opened::with_first(ports, config, unlocking, notes, |store| {
        Ok(store::keep(store, &record)?)
    })?;
    // Where the ledger cannot be written the record stays: it may be all that is left of the secret.
    let is_listed = list(ports, &record, new).map_err(|failure| {
        failure.hint(
            "the secret is in the secret store, and not listed yet: `doorkey doctor --repair` lists it",
        )
    })?;
    if is_listed {
        return Ok(record.id);
    }
    opened::with(ports, config, unlocking, &mut Vec::new(), |store| {
        Ok(store::forget(store, record.id)?)
    })?;
    Err(in_use(new.site, new.account))
}

/// An enrolment and the name it is to go by.
pub(super) struct New<'a> {
    pub(super) site: &'a str,
    pub(super) account: &'a str,
    pub(super) enrolment: &'a Enrolment,
    pub(super) proof: Proof,
}

/// Say in the ledger that it is kept; false where another run took the name a moment ago.
fn list(ports: &Ports<'_>, record: &Record, new: &New<'_>) -> Result<bool, Failure> {
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        if taken(book, &record.site, &record.account).is_some() {
            return Ok((Vec::new(), false));
        }
        let what = What::Enrolled(factors::enrolled(record, new.enrolment, new.proof));
        Ok((vec![Event { at, what }], true))
    })
}

/// That an enrolment goes by this name already.
pub(super) fn in_use(site: &str, account: &str) -> Failure {
    Failure::new(
        Kind::Usage,
        format!("an enrolment called `{}` is kept here already", joined(site, account)),
    )
    .hint(
        "another account needs its name after the site; to begin anew, `doorkey totp remove` forgets the old one",
    )
}
