//! `doorkey codes import`: what another machine or a backup knows, joined with what is known here.

use std::path::PathBuf;

use crate::commands::codes::keep::in_use;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::accounts;
use crate::ledger::book::Book;
use crate::ledger::book::Set;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::options::opened;
use crate::options::password::PasswordOptions;
use crate::options::site::canonical;
use crate::options::site::is_same_site;
use crate::options::site::sentence;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Hold;
use crate::ports::store::SecretStore;
use crate::record::MAX_NAME;
use crate::record::Record;
use crate::record::id::RecordId;
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
        let _alone = opened::held(ports, config, Hold::Alone)?;
        let mut told = Told::default();
        let book = store::book(ports.ledgers)?;
        let mut sets: Vec<_> = sets.into_iter().map(|set| renewed(set, &book)).collect();
        opened::with_first(ports, config, &self.unlocking, &mut told.notes, |store| {
            for back in &mut sets {
                put(store, back, &book)?;
            }
            Ok(())
        })?;
        for back in &sets {
            let said = list(ports, back)?;
            told.said.push(said);
        }
        let facts = vec![("sets", Word::Number(sets.len()))];
        Ok(told.fact(Fact::Words(facts)))
    }
}

/// A set of the file, under the id that it has here.
struct Back {
    set: Bundled,
    /// Those of the same codes that were removed here: what the ledger says of them is final.
    removed: Vec<RecordId>,
}

/// A set that was removed here comes back as a new one, always the same.
fn renewed(mut set: Bundled, book: &Book) -> Back {
    set.record.site = canonical(&set.record.site);
    let mut removed = Vec::new();
    while book.set(set.record.id).is_some_and(|known| known.removed) {
        removed.push(set.record.id);
        set.record.id = set.record.id.successor();
    }
    Back { set, removed }
}

/// Keep the record, unless it is kept already, here or under another id.
fn put(store: &mut dyn SecretStore, back: &mut Back, book: &Book) -> Result<(), Failure> {
    let record = &mut back.set.record;
    if book.set(record.id).is_none()
        && let Some(known) = twin(store, record, book)
    {
        record.id = known;
        return Ok(());
    }
    if store::join(store, record)? {
        return Ok(());
    }
    Err(Failure::new(
        Kind::Input,
        "a set of the file and the set of the same id here have different codes",
    )
    .hint("one of the two was changed by hand; nothing of it was taken in"))
}

/// The set here that has exactly these codes: of a second copy every code would be offered once more. One in use comes
/// before one that is void.
fn twin(store: &mut dyn SecretStore, record: &Record, book: &Book) -> Option<RecordId> {
    let same_site = |set: &&Set| is_same_site(&set.site, &record.site);
    let mut known: Vec<_> = book.sets().filter(same_site).collect();
    known.sort_by_key(|set| set.void);
    let mut has_codes =
        |id| store::fetch(store, id).is_ok_and(|known| known.has_content_of(record));
    known
        .into_iter()
        .map(|set| set.id)
        .find(|id| has_codes(*id))
}

/// Write it down, and say what was done.
fn list(ports: &Ports<'_>, back: &Back) -> Result<String, Failure> {
    let Back { set, removed } = back;
    let record = &set.record;
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        let removed: Vec<_> = removed.iter().filter_map(|id| book.set(*id)).collect();
        let void = set.void || removed.iter().any(|set| set.void);
        let known: Vec<_> = removed.iter().map(|set| set.known()).collect();
        let told = known.iter().map(Vec::as_slice).chain([&set.marks[..]]);
        let name = sentence(&record.site, &record.account);
        if let Some(known) = book.set(record.id) {
            let here = known.known();
            let mut marks = accounts::together(told.chain([&here[..]]));
            marks.retain(|mark| !here.contains(mark));
            let said = format!(
                "{}: known here; the later state of each code counts{}",
                sentence(&known.site, &known.account),
                in_doubt(&marks)
            );
            let is_news = !marks.is_empty() || (void && !known.void);
            let what = What::Merged {
                set: record.id,
                void,
                marks,
            };
            let news = is_news.then_some(Event { at, what });
            return Ok((news.into_iter().collect(), said));
        }
        let account = if void {
            record.account.clone()
        } else {
            free_account(book, record)
        };
        let mut said = match &account {
            account if *account == record.account => format!("{name}: taken in"),
            account => format!(
                "{name}: another set of this name is in use here, so it goes by {}",
                sentence(&record.site, account)
            ),
        };
        if !removed.is_empty() {
            said += "; it was removed here, and what was known of its codes still counts";
        }
        let added = What::Added(Added {
            set: record.id,
            site: record.site.clone(),
            account,
            count: u32::try_from(record.recovery_codes().len()).unwrap_or(u32::MAX),
            marks: accounts::together(told),
            void,
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

/// Which codes are maybe used by the marks that are news.
fn in_doubt(news: &[Marked]) -> String {
    let doubtful = news.iter().filter(|mark| mark.phase == Phase::HandedOut);
    let numbers: Vec<_> = doubtful.map(|mark| mark.number.to_string()).collect();
    if numbers.is_empty() {
        return String::new();
    }
    format!("; maybe used from now on: {}", numbers.join(", "))
}

/// An account under which it hides no other set.
fn free_account(book: &Book, record: &Record) -> String {
    let Record {
        id, site, account, ..
    } = record;
    if in_use(book, site, account).is_none() {
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
