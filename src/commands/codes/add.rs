//! `doorkey codes add` and `replace`: a set is kept, read back, and only then spoken of.

use std::path::Path;

use crate::commands::codes::intake::Intake;
use crate::commands::codes::intake::TakenIn;
use crate::commands::codes::keep::Place;
use crate::commands::codes::keep::Same;
use crate::commands::codes::keep::in_use;
use crate::commands::codes::keep::keep;
use crate::commands::codes::keep::taken;
use crate::commands::codes::named::Named;
use crate::config::Config;
use crate::failure::Failure;
use crate::ledger::event::Which;
use crate::options::confirm::is_yes;
use crate::options::opened;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;
use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::same::same_code;
use crate::recovery_codes::shape::Shape;
use crate::store;
use crate::told::Told;

/// Keep a set of recovery codes that a site handed out
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Add {
    #[command(flatten)]
    keeping: Keeping,
}

/// Keep a new set in the place of the old one, which is void from then on
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Replace {
    #[command(flatten)]
    keeping: Keeping,
}

#[derive(clap::Args, Clone, Debug)]
struct Keeping {
    #[command(flatten)]
    named: Named,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    intake: Intake,
    /// Delete FILE once the codes are kept
    #[arg(long, requires = "file")]
    remove_file: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Add {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let (site, account) = self.keeping.named.kept()?;
        if in_use(&book, &site, &account).is_some() {
            return Err(taken(&book, &site, &account));
        }
        self.keeping.run(ports, config, None)
    }
}

impl Replace {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let mut keeping = self.keeping;
        // Of the account that has the set, where the owner named none.
        let old = keeping.named.find(&book, "replace")?;
        keeping.named.account = Some(old.account.clone());
        keeping.run(ports, config, Some(old.id))
    }
}

impl Keeping {
    fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        old: Option<RecordId>,
    ) -> Result<Told, Failure> {
        let TakenIn {
            record,
            marks,
            mut notes,
            file,
            is_whole,
        } = self.intake.read(ports, &self.named)?;
        let place = match old {
            Some(old) => Place::OfAnother(self.same(ports, config, &record, old, &mut notes)?),
            None => Place::Free,
        };
        let mut told = keep(ports, config, &self.unlocking, &record, &marks, &place)?;
        // The store was opened twice for a replacement, and said its own twice.
        told.notes.retain(|note| !notes.contains(note));
        told.notes.splice(..0, notes);
        Ok(match file {
            Some(file) if is_whole => self.remove_file(ports, &file, told),
            Some(file) => told.note(format!(
                "`{}` is not deleted: what was not understood may be a code",
                file.display()
            )),
            None => told,
        })
    }

    /// Which codes of `record` are in the old set too: a site may show old codes among new ones, and an owner
    /// may give the old file once more.
    fn same(
        &self,
        ports: &mut Ports<'_>,
        config: &Config,
        record: &Record,
        old: RecordId,
        notes: &mut Vec<String>,
    ) -> Result<Vec<Same>, Failure> {
        let fetched = opened::with(ports, config, &self.unlocking, notes, |store| {
            Ok(store::fetch(store, old))
        })?;
        let known = match fetched {
            Ok(known) => known,
            // A new set is what mends this.
            Err(StoreError::NotFound | StoreError::Damaged { .. }) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let codes: Vec<_> = record.recovery_codes().iter().collect();
        let alphabet = Shape::of(&codes).map_or(Alphabet::Other, |shape| shape.alphabet);
        let mut same = Vec::new();
        for (number, code) in (1..).zip(codes) {
            let found = (1..)
                .zip(known.recovery_codes())
                .find(|(_, known)| same_code(known, code, alphabet));
            same.extend(found.map(|(at, _)| Same {
                old: Which {
                    set: old,
                    number: at,
                },
                number,
            }));
        }
        Ok(same)
    }

    /// Offer to delete the file, and say what that cannot promise.
    fn remove_file(&self, ports: &mut Ports<'_>, file: &Path, told: Told) -> Told {
        let place = file.display();
        let asked = self.remove_file
            || (!self.yes && {
                let question = format!("Delete `{place}`, now that its codes are kept? [y/N] ");
                is_yes(&ports.terminal.ask_line(&question).unwrap_or_default())
            });
        if !asked {
            return told.note(format!(
                "`{place}` still holds the codes; `--remove-file` deletes it"
            ));
        }
        match ports.files.remove(file) {
            Ok(()) => told.say(format!("`{place}` is deleted")).note(
                "a deleted file can be read back from many disks, and copies may stand in backups, in a \
                 synced folder and in the browser's list of downloads",
            ),
            Err(error) => told.note(format!("`{place}` could not be deleted: {error}")),
        }
    }
}
