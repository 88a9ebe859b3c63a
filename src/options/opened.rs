//! The secret store that was chosen, opened for one step.

use crate::config::Config;
use crate::config::StoreKind;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Event;
use crate::ledger::event::What;
use crate::options::storing;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Held;
use crate::ports::store::Hold;
use crate::ports::store::SecretStore;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::store;

/// Keep others from the records as far as `hold` says, until what is returned is dropped. From then on the store of
/// this run is the one that the config file names: nobody moves what is in it.
///
/// # Errors
/// Another run holds the records, or has moved them since this one began.
pub fn held<'p>(
    ports: &Ports<'p>,
    config: &Config,
    hold: Hold,
) -> Result<Box<dyn Held + 'p>, Failure> {
    let taken = ports.ledgers.hold(hold)?;
    // Where none was chosen, the first that is kept chooses the keyring.
    let store = |config: &Config| -> Result<StoreKind, Failure> {
        let (kind, _) = storing::chosen(ports.inputs, config)?;
        Ok(kind.unwrap_or(StoreKind::Keyring))
    };
    let now = store(&storing::settings(ports.inputs)?)?;
    if now == store(config)? {
        return Ok(taken);
    }
    let what = format!("secrets were moved to the {} a moment ago", now.word());
    Err(Failure::new(Kind::Store, what).hint("nothing was changed; run the command again"))
}

/// Let `act` use the store that was chosen before.
///
/// # Errors
/// None was chosen yet, or those of `act`.
pub fn with<T>(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    notes: &mut Vec<String>,
    act: impl FnOnce(&mut dyn SecretStore) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let (kind, note) = storing::chosen(ports.inputs, config)?;
    let kind = kind.ok_or_else(|| {
        Failure::new(Kind::Store, "no secret store was chosen yet")
            .hint("`doorkey init` chooses one; the first command that keeps a secret does it too")
    })?;
    notes.extend(note.clone());
    // Nobody reads the notes of a run that failed.
    of_kind(kind, ports, unlocking, notes, act).map_err(|failure| match (note, &failure.because) {
        (Some(note), None) => failure.because(&note),
        _ => failure,
    })
}

/// The same for the first secret that is kept: where none was chosen, one is.
///
/// # Errors
/// There is none to choose, or those of `act`.
pub fn with_first<T>(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    notes: &mut Vec<String>,
    act: impl FnOnce(&mut dyn SecretStore) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let (kind, note) = storing::chosen(ports.inputs, config)?;
    let (kind, note) = if let Some(kind) = kind {
        (kind, note)
    } else {
        let (kind, note) = storing::choose_first(ports)?;
        (kind, Some(note))
    };
    notes.extend(note);
    of_kind(kind, ports, unlocking, notes, act)
}

/// Let `act` use the store of this kind.
///
/// # Errors
/// Those of `act`.
pub fn of_kind<T>(
    kind: StoreKind,
    ports: &mut Ports<'_>,
    unlocking: &UnlockingOptions,
    notes: &mut Vec<String>,
    act: impl FnOnce(&mut dyn SecretStore) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut unlock = unlocking.unlock(ports.terminal, ports.inputs, notes);
    let mut store = ports.stores.open(kind, &mut unlock);
    act(store.as_mut())
}

/// Remove what is kept under `ids`: the ledger says so, and then the records go. `left` is the hint of a run that could not
/// delete them any more.
///
/// # Errors
/// The store cannot be reached, and then nothing is forgotten; or the ledger or a record cannot be changed.
pub fn remove(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    notes: &mut Vec<String>,
    ids: &[RecordId],
    left: &str,
) -> Result<(), Failure> {
    // Before anything is forgotten: a store that cannot be reached forgets nothing.
    with(ports, config, unlocking, notes, |store| Ok(store.probe()?))?;
    let at = ports.clock.now();
    let removed = |&set| Event {
        at,
        what: What::Removed { set },
    };
    let events: Vec<_> = ids.iter().map(removed).collect();
    store::change(ports.ledgers, |_| Ok((events, ())))?;
    with(ports, config, unlocking, &mut Vec::new(), |store| {
        for &id in ids {
            store::forget(store, id)?;
        }
        Ok(())
    })
    .map_err(|failure| failure.hint(left))
}

/// The record `id` from the store that was chosen.
///
/// # Errors
/// It cannot be had.
pub fn fetched(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    notes: &mut Vec<String>,
    id: RecordId,
) -> Result<Record, Failure> {
    with(ports, config, unlocking, notes, |store| {
        Ok(store::fetch(store, id)?)
    })
}
