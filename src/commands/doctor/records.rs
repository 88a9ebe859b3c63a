//! The records of the store beside what the ledger has: what has no counterpart?

use std::collections::BTreeMap;

use crate::commands::doctor::good;
use crate::commands::doctor::unknown;
use crate::config::StoreKind;
use crate::ledger::book::Book;
use crate::ledger::book::Standing;
use crate::options::storing;
use crate::ports::Ports;
use crate::record::id::Key;
use crate::record::id::RecordId;
use crate::store;
use crate::told::Examined;
use crate::told::Health;

/// What the two say of each other.
pub(super) struct Compared<'b> {
    /// The sites of sets and enrolments whose record is gone.
    pub(super) without_record: Vec<&'b str>,
    /// The services whose key is gone.
    pub(super) without_key: Vec<&'b str>,
    /// Records that the ledger does not know.
    pub(super) orphans: Vec<RecordId>,
    /// What is left of what was removed.
    pub(super) leftovers: Vec<RecordId>,
    /// How many records lack their first part, which is written last.
    pub(super) unfinished: usize,
}

/// Compare the keys of the store with the book.
pub(super) fn compare<'b>(keys: &[Key], book: &'b Book) -> Compared<'b> {
    let mut parts: BTreeMap<RecordId, bool> = BTreeMap::new();
    for key in keys {
        *parts.entry(key.id).or_default() |= key.part == 1;
    }
    let has_first = |id| parts.get(&id).copied().unwrap_or_default();
    let known = |id: &RecordId| book.knows(*id);
    Compared {
        without_record: book
            .sets()
            .map(|set| (set.id, &set.site))
            .chain(book.factors().map(|factor| (factor.id, &factor.site)))
            .filter(|(id, _)| !has_first(*id))
            .map(|(_, site)| site.as_str())
            .collect(),
        without_key: book
            .keys()
            .filter(|key| !has_first(key.id))
            .map(|key| key.address.as_str())
            .collect(),
        orphans: parts
            .iter()
            .filter(|(id, has_first)| **has_first && known(id).is_none())
            .map(|(id, _)| *id)
            .collect(),
        leftovers: parts
            .iter()
            .filter(|(id, _)| known(id) == Some(Standing::Removed))
            .map(|(id, _)| *id)
            .collect(),
        // Another run may be about to finish them, so nobody deletes them.
        unfinished: parts
            .iter()
            .filter(|(id, has_first)| !**has_first && known(id).is_none())
            .count(),
    }
}

/// Say what has no counterpart.
pub(super) fn examine(ports: &Ports<'_>, kind: StoreKind, book: &Book) -> Vec<Examined> {
    let mut nobody = storing::nobody();
    let keys = match store::keys(ports.stores.open(kind, &mut nobody).as_mut()) {
        Ok(keys) => keys,
        Err(error) => return vec![unknown("records", error.to_string())],
    };
    let compared = compare(&keys, book);
    let mut rows = Vec::new();
    for site in &compared.without_record {
        rows.push(bad(
            format!("the secrets of `{site}` are gone: the ledger knows them, the store does not"),
            "look for them in a backup of the store, or in the other store (`DOORKEY_STORE`); else make new ones \
             at the site",
        ));
    }
    for address in &compared.without_key {
        rows.push(bad(
            format!("the key of `{address}` is gone: the ledger knows it, the store does not"),
            "look for it in the other store (`DOORKEY_STORE`); else `doorkey breaches key keep` takes it in again, and \
             `doorkey breaches key forget` forgets it",
        ));
    }
    if !compared.orphans.is_empty() {
        rows.push(bad(
            format!(
                "{} in the store that the ledger does not know",
                records(compared.orphans.len())
            ),
            "`doorkey doctor --repair` lists them, every code as maybe used",
        ));
    }
    if !compared.leftovers.is_empty() {
        rows.push(bad(
            format!(
                "{} left of what was removed",
                records(compared.leftovers.len())
            ),
            "`doorkey doctor --repair` deletes them",
        ));
    }
    if compared.unfinished > 0 {
        rows.push(good(
            "records",
            format!(
                "{} that were never finished; they do no harm",
                records(compared.unfinished)
            ),
        ));
    }
    if rows.is_empty() {
        rows.push(good(
            "records",
            format!("{} in the store, as the ledger says", records(keys.len())),
        ));
    }
    rows
}

fn records(count: usize) -> String {
    match count {
        1 => "one record".to_owned(),
        count => format!("{count} records"),
    }
}

fn bad(saw: String, hint: &str) -> Examined {
    Examined {
        check: "records",
        health: Health::Bad,
        saw,
        hint: Some(hint.to_owned()),
    }
}
