//! Records that the ledger does not know are listed: codes as maybe used, enrolments as never confirmed.

use crate::failure::Failure;
use crate::ledger::book::Book;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::KeyKept;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::Proof;
use crate::ledger::event::What;
use crate::ledger::service_key::ServiceKey;
use crate::ports::store::Ledgers;
use crate::ports::store::SecretStore;
use crate::record::Content;
use crate::record::MAX_NAME;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::store;
use crate::store::factors;
use crate::totp::enrolment::Method;

/// List a set or an enrolment, and say so; nothing where another run has listed it.
///
/// # Errors
/// The ledger cannot be written.
pub(super) fn adopt(
    ledgers: &dyn Ledgers,
    record: &Record,
    at: u64,
) -> Result<Option<String>, Failure> {
    if let Content::Enrolment(_) = record.content {
        return adopt_factor(ledgers, record, at);
    }
    let is_listed = store::change(ledgers, |book| {
        let adopted = adoption(record, book, at);
        let is_listed = adopted.is_some();
        Ok((adopted.into_iter().collect(), is_listed))
    })?;
    let said = format!(
        "{} codes of `{}` that the ledger did not know are listed, as maybe used",
        record.recovery_codes().len(),
        record.site
    );
    Ok(is_listed.then_some(said))
}

/// The set as maybe used; under a name of its own where its name is in use, for nobody knows which of the
/// two the site takes.
fn adoption(record: &Record, book: &Book, at: u64) -> Option<Event> {
    if book.knows(record.id).is_some() {
        return None;
    }
    let count = u32::try_from(record.recovery_codes().len()).ok()?;
    let marks = (1..=count).map(|number| Marked {
        number,
        life: 0,
        phase: Phase::HandedOut,
    });
    let in_use = book
        .sets()
        .any(|set| set.site == record.site && set.account == record.account && !set.void);
    let added = Added {
        set: record.id,
        site: record.site.clone(),
        account: if in_use {
            found_name(record)
        } else {
            record.account.clone()
        },
        count,
        marks: marks.collect(),
        void: false,
        replaces: None,
    };
    Some(Event {
        at,
        what: What::Added(added),
    })
}

/// A name of its own, no longer than an export may hold.
fn found_name(record: &Record) -> String {
    let id = record.id.to_string();
    let found = format!(
        "{} found {}",
        record.account,
        id.get(..6).unwrap_or_default()
    );
    let over = found.len().saturating_sub(MAX_NAME);
    let cut = (over..).find_map(|from| found.get(from..));
    cut.unwrap_or_default().trim().to_owned()
}

/// List an enrolment that the ledger does not know, as never confirmed.
fn adopt_factor(
    ledgers: &dyn Ledgers,
    record: &Record,
    at: u64,
) -> Result<Option<String>, Failure> {
    let enrolment = match factors::enrolment(record) {
        Ok(enrolment) => enrolment,
        Err(error) => {
            return Ok(Some(format!(
                "record {} cannot be listed: {error}",
                record.id
            )));
        }
    };
    store::change(ledgers, |book| {
        if book.knows(record.id).is_some() {
            return Ok((Vec::new(), None));
        }
        let mut factors = book.factors();
        let in_use =
            factors.any(|other| other.site == record.site && other.account == record.account);
        let mut enrolled = factors::enrolled(record, &enrolment, Proof::default());
        if in_use {
            enrolled.account = found_name(record);
        }
        let mut said = format!(
            "the enrolment of `{}` that the ledger did not know is listed",
            record.site
        );
        if let Method::Hotp { counter, .. } = enrolment.method {
            said += &behind(counter);
        }
        let what = What::Enrolled(enrolled);
        Ok((vec![Event { at, what }], Some(said)))
    })
}

/// That nobody knows how far a counter has come.
fn behind(counter: u64) -> String {
    format!(
        ", its counter at {counter} as when it was kept. The site may have come further: `doorkey totp code` until \
         it takes one, or `doorkey totp import` of the otpauth URI with `counter=` as it should be"
    )
}

/// List a key that the ledger does not know: a run was stopped before it could. Of two for one service the one that was
/// kept last counts, and the other one is deleted.
pub(super) fn settle_key(
    ledgers: &dyn Ledgers,
    shelf: &mut dyn SecretStore,
    record: &Record,
    is_there: impl Fn(RecordId) -> bool,
) -> Result<String, Failure> {
    let (id, address) = (record.id, &record.site);
    let needless = store::change(ledgers, |book| {
        if book.knows(id).is_some() {
            // Another run was not stopped, and has just listed it.
            return Ok((Vec::new(), None));
        }
        let known = book.key_of(address);
        let is_newer = |known: &ServiceKey| is_there(known.id) && known.kept > record.created;
        if known.is_some_and(is_newer) {
            return Ok((Vec::new(), Some(id)));
        }
        let replaces = known.map(|known| known.id);
        let what = What::KeyKept(KeyKept {
            id,
            address: address.clone(),
            replaces,
        });
        let at = record.created;
        Ok((vec![Event { at, what }], replaces))
    })?;
    if let Some(needless) = needless {
        store::forget(shelf, needless)?;
    }
    Ok(if needless == Some(id) {
        format!("record {id} held an older key of `{address}`, and is deleted")
    } else {
        format!("the key of `{address}` that the ledger did not know is listed")
    })
}
