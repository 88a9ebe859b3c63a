//! `doorkey totp import`: what other apps wrote, joined with what is kept here.

mod rows;

use std::path::PathBuf;

use crate::commands::totp::given::picture;
use crate::commands::totp::import::rows::Found;
use crate::commands::totp::import::rows::Plan;
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
        let known = self.known(ports, config, &mut told.notes)?;
        let mut plan = Plan::new(&store::book(ports.ledgers)?, known);
        let rows: Vec<_> = found.rows.into_iter().map(|row| plan.decide(row)).collect();
        if !self.dry_run {
            self.keep(ports, config, &mut told.notes, &rows)?;
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
    ) -> Result<Vec<(String, Enrolment)>, Failure> {
        let book = store::book(ports.ledgers)?;
        let factors: Vec<_> = book.factors().collect();
        if factors.is_empty() {
            return Ok(Vec::new());
        }
        opened::with(ports, config, &self.unlocking, notes, |store| {
            let mut known = Vec::with_capacity(factors.len());
            for factor in factors {
                let name = joined(&factor.site, &factor.account);
                let fetched = store::fetch(store, factor.id);
                match fetched.and_then(|record| factors::enrolment(&record)) {
                    Ok(enrolment) => known.push((name, enrolment)),
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
        rows: &[(ImportedRow, Option<New>)],
    ) -> Result<(), Failure> {
        let at = ports.clock.now();
        let news: Vec<_> = rows.iter().filter_map(|(_, new)| new.as_ref()).collect();
        let records: Vec<_> = news
            .iter()
            .map(|new| Record {
                id: RecordId::random(ports.random),
                site: new.site.clone(),
                account: new.account.clone(),
                created: at,
                content: factors::content(&new.enrolment),
            })
            .collect();
        if records.is_empty() {
            return Ok(());
        }
        let ledgers = ports.ledgers;
        opened::with_first(ports, config, &self.unlocking, notes, |store| {
            for (new, record) in news.iter().zip(&records) {
                store::keep(store, record)?;
                let proof = Proof {
                    // The app it came from has it too.
                    elsewhere: true,
                    ..Proof::default()
                };
                let what = What::Enrolled(factors::enrolled(record, &new.enrolment, proof));
                store::change(ledgers, |_| Ok((vec![Event { at, what }], ()))).map_err(|failure| {
                    failure.hint("what is in the secret store and not listed yet: `doorkey doctor --repair` lists it")
                })?;
            }
            Ok(())
        })
    }
}

/// An enrolment that is to be kept, under a name that is free.
pub(super) struct New {
    site: String,
    account: String,
    enrolment: Enrolment,
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
