//! The key that is kept for a service, on its way to that service and to no other.

use crate::config::Config;
use crate::failure::Failure;
use crate::options::api_key::WAYS;
use crate::options::opened;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::web_api::WebApi;
use crate::record::Content;
use crate::record::trouble::StoreError;
use crate::secret::Secret;
use crate::store;

/// The key that is kept for `service`; `None` where the ledger knows of none, and then no store is touched.
///
/// # Errors
/// Whether there is one cannot be told, or it cannot be had.
pub(super) fn key_for(
    service: &dyn WebApi,
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    notes: &mut Vec<String>,
) -> Result<Option<Secret>, Failure> {
    let book = store::book(ports.ledgers)?;
    let Some(kept) = book.key_of(service.address()) else {
        notes.extend(book.keys().next().map(|other| {
            let (other, name) = (&other.address, service.name());
            format!("the key that is kept is for {other}, and is not sent to {name}")
        }));
        return Ok(None);
    };
    let record = opened::fetched(ports, config, unlocking, notes, kept.id)?;
    match record.content {
        // Whoever can write the ledger must not choose where the key goes.
        Content::ServiceKey(key) if record.site == service.address() => Ok(Some(key)),
        _ => {
            let what = "it holds no key of this service".to_owned();
            let place = record.id.to_string();
            Err(StoreError::Damaged { place, what }.into())
        }
    }
}

/// The same failure with the other ways to give a key.
pub(super) fn with_other_ways(mut failure: Failure) -> Failure {
    let hint = match failure.hint.take() {
        Some(hint) => format!("{hint}; or {WAYS}"),
        None => WAYS.to_owned(),
    };
    failure.hint(hint)
}

/// What a reader must know where the kept key could not be had.
pub(super) fn not_had(why: &Failure) -> String {
    let parts = [Some(&why.what), why.because.as_ref(), why.hint.as_ref()];
    let parts: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
    format!("the key that is kept cannot be had: {}", parts.join("; "))
}
