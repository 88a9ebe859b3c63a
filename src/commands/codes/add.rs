//! `doorkey codes add` and `replace`: a set is kept, read back, and only then spoken of.

use std::path::Path;

use crate::commands::codes::intake::Intake;
use crate::commands::codes::intake::TakenIn;
use crate::commands::codes::keep::in_use;
use crate::commands::codes::keep::keep;
use crate::commands::codes::keep::taken;
use crate::commands::codes::named::Named;
use crate::config::Config;
use crate::failure::Failure;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
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
    #[command(flatten)]
    intake: Intake,
    /// Delete FILE once the codes are kept
    #[arg(long, requires = "file")]
    remove_file: bool,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Add {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let (site, account) = self.keeping.named.kept()?;
        if in_use(&book, &site, &account).is_some() {
            return Err(taken(&site, &account));
        }
        self.keeping.run(ports, config, false)
    }
}

impl Replace {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let mut keeping = self.keeping;
        // Of the account that has the set, where the owner named none.
        keeping.named.account = Some(keeping.named.find(&book)?.account.clone());
        keeping.run(ports, config, true)
    }
}

impl Keeping {
    fn run(self, ports: &mut Ports<'_>, config: &Config, replaces: bool) -> Result<Told, Failure> {
        let TakenIn {
            record,
            marks,
            notes,
            file,
        } = self.intake.read(ports, &self.named)?;
        let mut told = keep(ports, config, &self.unlocking, &record, &marks, replaces)?;
        told.notes.splice(..0, notes);
        Ok(match file {
            Some(file) => self.remove_file(ports, &file, told),
            None => told,
        })
    }

    /// Offer to delete the file, and say what that cannot promise.
    fn remove_file(&self, ports: &mut Ports<'_>, file: &Path, told: Told) -> Told {
        let place = file.display();
        let asked = self.remove_file
            || (!self.yes && {
                let question = format!("Delete `{place}`, now that its codes are kept? [y/N] ");
                let answer = ports.terminal.ask_line(&question).unwrap_or_default();
                matches!(answer.to_ascii_lowercase().as_str(), "y" | "yes")
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
