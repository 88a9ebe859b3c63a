//! `doorkey codes`: recovery codes taken in, handed out one at a time, and never twice.

mod add;
mod drill;
mod export;
mod generate;
mod import;
mod intake;
mod keep;
mod named;
mod remove;
mod rename;
mod settle;
mod sheet;
mod show;
mod split;
mod status;
mod r#use;

use crate::commands::codes::add::Add;
use crate::commands::codes::add::Replace;
use crate::commands::codes::drill::Drill;
use crate::commands::codes::export::Export;
use crate::commands::codes::generate::Generate;
use crate::commands::codes::import::Import;
use crate::commands::codes::remove::Remove;
use crate::commands::codes::rename::Rename;
use crate::commands::codes::settle::Burn;
use crate::commands::codes::settle::GiveBack;
use crate::commands::codes::sheet::Sheet;
use crate::commands::codes::show::Show;
use crate::commands::codes::split::Combine;
use crate::commands::codes::split::Split;
use crate::commands::codes::status::List;
use crate::commands::codes::status::Status;
use crate::commands::codes::r#use::Use;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::told::Told;

/// Keep recovery codes, hand out one at a time, and know which are used
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Codes {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    Add(Add),
    Replace(Replace),
    Use(Use),
    Burn(Burn),
    GiveBack(GiveBack),
    Status(Status),
    List(List),
    Show(Show),
    Remove(Remove),
    Rename(Rename),
    Drill(Drill),
    Sheet(Sheet),
    Generate(Generate),
    Export(Export),
    Import(Import),
    Split(Split),
    Combine(Combine),
}

/// Writes a recovery code where the owner asked for it, at once; `None` where it becomes a part of a document.
pub type Shown<'a> = Option<&'a mut dyn FnMut(&Secret) -> Result<(), Failure>>;

impl Codes {
    /// Do what was asked.
    ///
    /// # Errors
    /// The store or the ledger cannot be used, there is no such set, the owner said no.
    pub fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        shown: Shown<'_>,
    ) -> Result<Told, Failure> {
        match self.action {
            Action::Add(add) => add.run(ports, config),
            Action::Replace(replace) => replace.run(ports, config),
            Action::Use(r#use) => r#use.run(ports, config, shown),
            Action::Burn(burn) => burn.run(ports),
            Action::GiveBack(give_back) => give_back.run(ports),
            Action::Status(status) => status.run(ports),
            Action::List(list) => list.run(ports),
            Action::Show(show) => show.run(ports, config, shown.is_some()),
            Action::Remove(remove) => remove.run(ports, config),
            Action::Rename(rename) => rename.run(ports),
            Action::Drill(drill) => drill.run(ports, config),
            Action::Sheet(sheet) => sheet.run(ports, config),
            Action::Export(export) => export.run(ports, config),
            Action::Import(import) => import.run(ports, config),
            Action::Split(split) => split.run(ports, config),
            Action::Combine(combine) => combine.run(ports),
            Action::Generate(generate) => generate.run(ports, config),
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  doorkey codes add pypi                 paste the codes; they are not shown
  doorkey codes add github --file ~/Downloads/github-recovery-codes.txt
  doorkey codes use pypi                 shows one code, then asks whether it worked
  doorkey codes status --min-left 3      exits with 1 where fewer are left
  doorkey codes sheet pypi --to pypi.html";
