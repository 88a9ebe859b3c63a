//! An enrolment on its way into the store: kept, read back, and only then spoken of.

use crate::commands::totp::named::handle;
use crate::commands::totp::named::taken;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::event::Event;
use crate::ledger::event::Proof;
use crate::ledger::event::What;
use crate::ledger::factor::Factor;
use crate::options::opened;
use crate::options::site::joined;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::store;
use crate::store::factors;
use crate::store::unlisted;
use crate::totp::enrolment::Enrolment;

/// Keep `enrolment` under a name that is free. When this returns it is in the store and in the ledger. Whoever calls this
/// holds the records.
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
    let became = list(ports, &record, new).map_err(|failure| {
        failure.hint(
            "the secret is in the secret store, and not listed yet: `doorkey doctor --repair` lists it",
        )
    })?;
    match became {
        Became::Listed => Ok(record.id),
        Became::Needless => {
            opened::with_first(ports, config, unlocking, &mut Vec::new(), |store| {
                Ok(store::forget(store, record.id)?)
            })?;
            Err(in_use(new.site, new.account))
        }
        Became::Elsewhere(name) => Err(in_use(new.site, new.account).hint(format!(
            "another run has listed this one as `{name}`: `doorkey totp rename` gives it a better name",
        ))),
        Became::Removed => {
            let name = joined(new.site, new.account);
            let what = format!("`{name}` was kept, and removed by another run");
            Err(Failure::new(Kind::Store, what)
                .hint("`doorkey totp list` shows what is kept; enrol it again if it is missing there"))
        }
    }
}

/// What became of a new enrolment in the ledger.
enum Became {
    /// It is listed under its name.
    Listed,
    /// Another has its name. It is never listed, so that its record can go.
    Needless,
    /// Another has its name, and a repair found this one and has listed it under this name. It is never forgotten.
    Elsewhere(String),
    /// Another run found it and has removed it already.
    Removed,
}

/// An enrolment and the name it is to go by.
pub(super) struct New<'a> {
    pub(super) site: &'a str,
    pub(super) account: &'a str,
    pub(super) enrolment: &'a Enrolment,
    pub(super) proof: Proof,
}

/// Say in the ledger that it is kept, as far as the ledger as it is now lets it.
fn list(ports: &Ports<'_>, record: &Record, new: &New<'_>) -> Result<Became, Failure> {
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        if let Some(known) = book.factor(record.id) {
            return Ok(found_by_another(book, known, record, new, at));
        }
        if taken(book, &record.site, &record.account).is_some() {
            let never = unlisted::never(record, at).unwrap_or_default();
            return Ok((never, Became::Needless));
        }
        let what = What::Enrolled(factors::enrolled(record, new.enrolment, new.proof));
        Ok((vec![Event { at, what }], Became::Listed))
    })
}

/// A repair found the record in the store and has listed it, as never confirmed.
fn found_by_another(
    book: &Book,
    known: &Factor,
    record: &Record,
    new: &New<'_>,
    at: u64,
) -> (Vec<Event>, Became) {
    if known.removed {
        return (Vec::new(), Became::Removed);
    }
    let has_name = taken(book, &record.site, &record.account).map(|taken| taken.id);
    if has_name != Some(record.id) {
        return (Vec::new(), Became::Elsewhere(handle(known)));
    }
    let (id, proof) = (record.id, new.proof);
    let counter = factors::enrolled(record, new.enrolment, proof)
        .proof
        .counter;
    let what = [
        proof.last.map(|step| What::Accepted { id, step }),
        proof.confirmed.then_some(What::Confirmed { id }),
        proof.elsewhere.then_some(What::Copied { id }),
    ];
    let is_news = |what: &What| match what {
        What::Accepted { step, .. } => known.proof.last.is_none_or(|last| last < *step),
        _ => true,
    };
    let events = what.into_iter().flatten().filter(is_news);
    let mut events: Vec<_> = events.map(|what| Event { at, what }).collect();
    let then = proof.last.map_or(0, |last| last.saturating_add(1));
    if counter > known.proof.counter.max(then) {
        let what = What::Counted { id, counter };
        events.push(Event { at, what });
    }
    (events, Became::Listed)
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
