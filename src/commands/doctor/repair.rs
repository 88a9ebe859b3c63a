//! What can be mended without losing a code or offering one twice.

use crate::commands::doctor::adopt::adopt;
use crate::commands::doctor::adopt::settle_key;
use crate::commands::doctor::records::compare;
use crate::config::Config;
use crate::config::StoreKind;
use crate::failure::Failure;
use crate::ledger::Damage;
use crate::ledger::Ledger;
use crate::ledger::book::Book;
use crate::ledger::salvage::salvage;
use crate::options::opened;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Hold;
use crate::ports::store::Ledgers;
use crate::ports::store::SecretStore;
use crate::record::Content;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;
use crate::store;
use crate::store::unlisted;
use crate::told::Told;

/// Set a damaged ledger aside, and begin one with what can be saved of it.
///
/// # Errors
/// It cannot be written, or it is of a newer doorkey.
pub(super) fn ledger(ports: &Ports<'_>, told: &mut Told) -> Result<(), Failure> {
    let pages = ports.ledgers.read()?;
    match Ledger::read(&pages.lines, pages.head.as_deref()) {
        Ok(_) => return Ok(()),
        Err(damage @ Damage::Newer(_)) => return Err(damage.into()),
        Err(_) => {}
    }
    let mut locked = ports.ledgers.lock()?;
    let pages = locked.read()?;
    if Ledger::read(&pages.lines, pages.head.as_deref()).is_ok() {
        return Ok(());
    }
    let events = salvage(&pages.lines, ports.clock.now());
    let (entry, book) = Ledger::new().record(&events)?;
    let aside = locked.begin_anew(&entry.lines, &entry.head)?;
    let sets = book.sets().count();
    told.said.push(format!(
        "the damaged ledger is kept as {}; the new one has {sets} sets, with every code that is not surely \
         burnt marked as maybe used",
        aside.display()
    ));
    told.notes.push(
        "give back the codes you know to be unused: `doorkey codes give-back SITE NUMBER`"
            .to_owned(),
    );
    Ok(())
}

/// List the records the ledger does not know, and delete what is left of what was removed.
///
/// # Errors
/// The store or the ledger cannot be used.
pub(super) fn records(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    kind: StoreKind,
    told: &mut Told,
) -> Result<(), Failure> {
    // What another run is putting there at this moment is no orphan.
    let _held = opened::held(ports, config, Hold::Alone)?;
    let book = store::book(ports.ledgers)?;
    let at = ports.clock.now();
    let mut unlock = unlocking.unlock(ports.terminal, ports.inputs, &mut told.notes);
    let mut shelf = ports.stores.open(kind, &mut unlock);
    let keys = store::keys(shelf.as_mut())?;
    let compared = compare(&keys, &book);
    let mut said = Vec::new();
    for id in compared.leftovers {
        store::forget(shelf.as_mut(), id)?;
        said.push(format!(
            "record {id}, which was left of what was removed, is deleted"
        ));
    }
    for id in compared.orphans {
        let record = match store::fetch(shelf.as_mut(), id) {
            Ok(record) => record,
            Err(error @ (StoreError::Damaged { .. } | StoreError::NotFound)) => {
                said.push(format!("record {id} cannot be listed: {error}"));
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        if let Content::ServiceKey(_) = record.content {
            let is_there = |id: RecordId| keys.contains(&id.first());
            said.push(settle_key(
                ports.ledgers,
                shelf.as_mut(),
                &record,
                is_there,
            )?);
            continue;
        }
        if let Some(twin) = twin(shelf.as_mut(), &record, &book)
            && is_needless(ports.ledgers, &record, twin.id, at)?
        {
            store::forget(shelf.as_mut(), id)?;
            said.push(format!(
                "record {id} held the same codes as those of `{}`, and is deleted",
                twin.site
            ));
            continue;
        }
        said.extend(adopt(ports.ledgers, &record, at)?);
    }
    drop(shelf);
    drop(unlock);
    told.said.extend(said);
    Ok(())
}

/// What is kept, and has exactly these codes: a run that was stopped was run again.
struct Twin<'b> {
    id: RecordId,
    site: &'b str,
}

fn twin<'b>(shelf: &mut dyn SecretStore, record: &Record, book: &'b Book) -> Option<Twin<'b>> {
    let mut named = kept(book).filter(|kept| kept.site == record.site);
    named.find(|kept| {
        let known = store::fetch(shelf, kept.id);
        known.is_ok_and(|known| known.has_content_of(record))
    })
}

/// The sets in use and the enrolments.
fn kept(book: &Book) -> impl Iterator<Item = Twin<'_>> {
    let sets = book.sets().filter(|set| !set.void);
    let sets = sets.map(|set| (set.id, set.site.as_str()));
    let factors = book
        .factors()
        .map(|factor| (factor.id, factor.site.as_str()));
    sets.chain(factors).map(|(id, site)| Twin { id, site })
}

/// That `record` can be deleted. It can where its twin is still kept, and where nobody has listed it or will.
fn is_needless(
    ledgers: &dyn Ledgers,
    record: &Record,
    twin: RecordId,
    at: u64,
) -> Result<bool, Failure> {
    store::change(ledgers, |book| {
        let is_free = book.knows(record.id).is_none() && kept(book).any(|kept| kept.id == twin);
        let never = unlisted::never(record, at).filter(|_| is_free);
        let is_needless = never.is_some();
        Ok((never.unwrap_or_default(), is_needless))
    })
}
