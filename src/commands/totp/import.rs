//! `doorkey totp import`: what other apps wrote, joined with what is kept here.

mod rows;

use std::path::PathBuf;

use crate::commands::totp::given::picture;
use crate::commands::totp::import::rows::Act;
use crate::commands::totp::import::rows::Found;
use crate::commands::totp::import::rows::Kept;
use crate::commands::totp::import::rows::Plan;
use crate::commands::totp::import::rows::free_in;
use crate::commands::totp::named::handle;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Event;
use crate::ledger::event::Proof;
use crate::ledger::event::What;
use crate::options::opened;
use crate::options::password::PasswordOptions;
use crate::options::site::joined;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Hold;
use crate::ports::store::Ledgers;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;
use crate::store;
use crate::store::factors;
use crate::told::Fact;
use crate::told::Fate;
use crate::told::ImportedRow;
use crate::told::Told;
use crate::told::Word;
use crate::totp::enrolment::Enrolment;

/// Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes
///
/// What kind of file it is, is seen from its content. Rows that cannot be read are listed with the reason, and
/// the others are taken in.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Import {
    /// The files; all pictures of one export together. `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Only say what would be taken in
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    password: PasswordOptions,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Import {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let mut found = Found::default();
        for path in &self.files {
            let place = path.display().to_string();
            let file = picture(ports, path)?;
            found.add(&file, &place, self.files.len() > 1, &self.password, ports)?;
        }
        found.close()?;
        if found.rows.is_empty() {
            let what = "there are no one-time codes in it";
            let failure = Failure::new(Kind::Input, what);
            return Err(match found.notes.first() {
                Some(note) => failure.because(note),
                None => failure,
            });
        }
        let mut told = Told::default();
        told.notes.append(&mut found.notes);
        // Nothing is added by others between what is known here and what is kept.
        let hold = || opened::held(ports, config, Hold::Alone);
        let _alone = (!self.dry_run).then(hold).transpose()?;
        let known = self.known(ports, config, &mut told.notes)?;
        let mut plan = Plan::new(&store::book(ports.ledgers)?, known);
        let rows = found.rows.into_iter();
        let mut rows: Vec<_> = rows.map(|row| plan.decide(row, ports.random)).collect();
        if !self.dry_run {
            self.keep(ports, config, &mut told.notes, &mut rows)?;
        }
        let rows = rows.into_iter().map(|(row, _)| row).collect();
        Ok(summary(told, rows, found.is_incomplete, self.dry_run))
    }

    /// The secrets that are kept here, to know them again.
    fn known(
        &self,
        ports: &mut Ports<'_>,
        config: &Config,
        notes: &mut Vec<String>,
    ) -> Result<Vec<Kept>, Failure> {
        let book = store::book(ports.ledgers)?;
        let factors: Vec<_> = book.factors().collect();
        if factors.is_empty() {
            return Ok(Vec::new());
        }
        opened::with(ports, config, &self.unlocking, notes, |store| {
            let mut known = Vec::with_capacity(factors.len());
            for factor in factors {
                let fetched = store::fetch(store, factor.id);
                match fetched.and_then(|record| factors::enrolment(&record)) {
                    Ok(enrolment) => known.push(Kept {
                        id: factor.id,
                        name: handle(factor),
                        enrolment,
                        counter: factor.proof.counter,
                    }),
                    // Whatever it was, a new one beside it does no harm; `doctor` names it.
                    Err(StoreError::NotFound | StoreError::Damaged { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Ok(known)
        })
    }

    /// Each is in the store before the ledger says so, one after another: whenever this ends, what is listed is
    /// whole.
    fn keep(
        &self,
        ports: &mut Ports<'_>,
        config: &Config,
        notes: &mut Vec<String>,
        rows: &mut [(ImportedRow, Act)],
    ) -> Result<(), Failure> {
        if rows.iter().all(|(_, act)| matches!(act, Act::Leave)) {
            return Ok(());
        }
        let at = ports.clock.now();
        let ledgers = ports.ledgers;
        opened::with_first(ports, config, &self.unlocking, notes, |store| {
            for (row, act) in rows {
                match act {
                    Act::Leave => {}
                    Act::Keep(new) => {
                        let record = new.record(at);
                        store::keep(store, &record)?;
                        row.name = new.list(ledgers, record, at)?;
                    }
                    Act::Count { id, counter } => count(ledgers, *id, *counter, at)?,
                }
            }
            Ok(())
        })
    }
}

/// An enrolment that is to be kept, under a name that is free.
pub(super) struct New {
    id: RecordId,
    site: String,
    account: String,
    enrolment: Enrolment,
}

impl New {
    fn record(&self, at: u64) -> Record {
        Record {
            id: self.id,
            site: self.site.clone(),
            account: self.account.clone(),
            created: at,
            content: factors::content(&self.enrolment),
        }
    }

    /// Say in the ledger that it is kept, under a name that is free there now, and which that is.
    fn list(&self, ledgers: &dyn Ledgers, mut record: Record, at: u64) -> Result<String, Failure> {
        let listed = store::change(ledgers, |book| {
            if let Some(known) = book.factor(record.id) {
                // A repair found it in the store.
                return Ok((Vec::new(), handle(known)));
            }
            record.account = free_in(book, &record.site, &record.account);
            let proof = Proof {
                // The app it came from has it too.
                elsewhere: true,
                ..Proof::default()
            };
            let name = joined(&record.site, &record.account);
            let what = What::Enrolled(factors::enrolled(&record, &self.enrolment, proof));
            Ok((vec![Event { at, what }], name))
        });
        listed.map_err(|failure| {
            failure.hint("what is in the secret store and not listed yet: `doorkey doctor --repair` lists it")
        })
    }
}

/// The other app has given the codes below `counter`.
fn count(ledgers: &dyn Ledgers, id: RecordId, counter: u64, at: u64) -> Result<(), Failure> {
    store::change(ledgers, |book| {
        let behind = book
            .factor(id)
            .is_some_and(|factor| !factor.removed && factor.proof.counter < counter);
        let what = What::Counted { id, counter };
        let news = behind.then_some(Event { at, what });
        Ok((news.into_iter().collect(), ()))
    })
}

fn summary(mut told: Told, rows: Vec<ImportedRow>, is_incomplete: bool, dry_run: bool) -> Told {
    let count = |fate| rows.iter().filter(|row| row.fate == fate).count();
    let [taken, known, bad] = [Fate::Taken, Fate::Known, Fate::Bad].map(count);
    told.found = bad > 0 || is_incomplete;
    let would = if dry_run { " would be" } else { "" };
    let mut said =
        format!("{taken}{would} taken in, {known} known already, {bad} that cannot be read");
    if is_incomplete {
        said += "; a part of the export is missing";
    }
    if taken > 0 && !dry_run {
        told = told.note(
            "delete the file: whoever has it has the codes; `doorkey totp list` shows what is kept",
        );
    }
    let counts = vec![
        ("taken", Word::Number(taken)),
        ("known", Word::Number(known)),
        ("bad", Word::Number(bad)),
        ("incomplete", Word::Flag(is_incomplete)),
        ("dry_run", Word::Flag(dry_run)),
    ];
    told.say(said)
        .fact(Fact::Imported(rows))
        .fact(Fact::Words(counts))
}
