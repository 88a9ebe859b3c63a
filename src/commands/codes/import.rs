//! `doorkey codes import`: what another machine or a backup knows, joined with what is known here.

use std::path::PathBuf;

use crate::commands::codes::keep::in_use;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::What;
use crate::options::opened;
use crate::options::password::PasswordOptions;
use crate::options::site::canonical;
use crate::options::site::sentence;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::SecretStore;
use crate::record::MAX_NAME;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;
use crate::secret::Secret;
use crate::store;
use crate::store::bundle;
use crate::store::bundle::Bundled;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Take in the sets of an export
///
/// A set that is known here keeps the later state of each code, so that an old file never un-burns one.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Import {
    /// The encrypted file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    password: PasswordOptions,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Import {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let place = self.file.display().to_string();
        let sealed = ports
            .inputs
            .file(&self.file)
            .and_then(|mut file| Secret::read_all(&mut file))
            .map_err(|why| {
                Failure::new(Kind::Input, format!("`{place}` cannot be read")).because(&why)
            })?;
        let with = self.password.read(ports)?;
        let text = ports.seals.open(&sealed, &with, &place)?;
        let sets = bundle::decode(&text)?;
        drop(text);
        let mut told = Told::default();
        let book = store::book(ports.ledgers)?;
        let sets: Vec<_> = sets
            .into_iter()
            .map(|set| renewed(set, &book, ports))
            .collect();
        opened::with_first(ports, config, &self.unlocking, &mut told.notes, |store| {
            for set in &sets {
                put(store, set)?;
            }
            Ok(())
        })?;
        for set in &sets {
            let said = list(ports, set)?;
            told.said.push(said);
        }
        let facts = vec![("sets", Word::Number(sets.len()))];
        Ok(told.fact(Fact::Words(facts)))
    }
}

/// A set that was removed here comes back as a new one: what the ledger says of the old one is final.
fn renewed(mut set: Bundled, book: &Book, ports: &mut Ports<'_>) -> Bundled {
    set.record.site = canonical(&set.record.site);
    if book.set(set.record.id).is_some_and(|known| known.removed) {
        set.record.id = RecordId::random(ports.random);
    }
    set
}

/// Keep the record, unless it is kept already.
fn put(store: &mut dyn SecretStore, set: &Bundled) -> Result<(), Failure> {
    let kept = match store::fetch(store, set.record.id) {
        Ok(kept) => kept,
        Err(StoreError::NotFound) => return Ok(store::keep(store, &set.record)?),
        Err(error) => return Err(error.into()),
    };
    if kept.has_content_of(&set.record) {
        return Ok(());
    }
    Err(Failure::new(
        Kind::Input,
        "a set of the file and the set of the same id here have different codes",
    )
    .hint("one of the two was changed by hand; nothing of it was taken in"))
}

/// Write it down, and say what was done.
fn list(ports: &Ports<'_>, set: &Bundled) -> Result<String, Failure> {
    let record = &set.record;
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        let name = sentence(&record.site, &record.account);
        if let Some(known) = book.set(record.id) {
            let merged = What::Merged {
                set: record.id,
                void: set.void,
                marks: set.marks.clone(),
            };
            let said = format!(
                "{}: known here; the later state of each code counts",
                sentence(&known.site, &known.account)
            );
            return Ok((vec![Event { at, what: merged }], said));
        }
        let account = free_account(book, set);
        let said = match &account {
            account if *account == record.account => format!("{name}: taken in"),
            account => format!(
                "{name}: another set of this name is in use here, so it goes by {}",
                sentence(&record.site, account)
            ),
        };
        let added = What::Added(Added {
            set: record.id,
            site: record.site.clone(),
            account,
            count: u32::try_from(record.recovery_codes().len()).unwrap_or(u32::MAX),
            marks: set.marks.clone(),
            void: set.void,
            replaces: None,
        });
        Ok((
            vec![Event {
                at: record.created,
                what: added,
            }],
            said,
        ))
    })
}

/// An account under which it hides no other set.
fn free_account(book: &Book, set: &Bundled) -> String {
    let Record {
        id, site, account, ..
    } = &set.record;
    if set.void || in_use(book, site, account).is_none() {
        return account.clone();
    }
    let id = id.to_string();
    let mut free = format!("{account} imported {}", id.get(..6).unwrap_or_default())
        .trim()
        .to_owned();
    while free.len() > MAX_NAME {
        free.remove(0);
    }
    free
}
