//! `doorkey totp`: second factors enrolled with proof, and their codes.

mod code;
mod copied;
mod enroll;
mod export;
mod given;
mod import;
mod keep;
mod list;
mod named;
mod prove;
mod remove;
mod rename;
mod show;
mod symbol;
mod verify;
mod watch;

use crate::commands::totp::code::Code;
use crate::commands::totp::enroll::Enroll;
use crate::commands::totp::export::Export;
use crate::commands::totp::import::Import;
use crate::commands::totp::list::List;
use crate::commands::totp::remove::Remove;
use crate::commands::totp::rename::Rename;
use crate::commands::totp::show::Show;
use crate::commands::totp::verify::Verify;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::told::Told;

/// Enrol second factors, with proof, and give their one-time codes
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Totp {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    Enroll(Enroll),
    Code(Code),
    Verify(Verify),
    List(List),
    Show(Show),
    Rename(Rename),
    Remove(Remove),
    Import(Import),
    Export(Export),
}

impl Totp {
    /// Do what was asked. `is_document`: the answer becomes one JSON document.
    ///
    /// # Errors
    /// The store or the ledger cannot be used, there is no such enrolment, what was given is none.
    pub fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        is_document: bool,
    ) -> Result<Told, Failure> {
        match self.action {
            Action::Enroll(enroll) => enroll.run(ports, config),
            Action::Code(code) => code.run(ports, config),
            Action::Verify(verify) => verify.run(ports, config),
            Action::List(list) => list.run(ports),
            Action::Show(show) => show.run(ports, config, is_document),
            Action::Rename(rename) => rename.run(ports),
            Action::Remove(remove) => remove.run(ports, config),
            Action::Import(import) => import.run(ports, config),
            Action::Export(export) => export.run(ports, config),
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  doorkey totp enroll pypi               type or paste the site's secret; it is not shown
  doorkey totp enroll github ada --image qr.png
  doorkey totp code pypi                 the code of this moment
  doorkey totp code pypi --clip          on the clipboard, and taken away again
  doorkey totp import backup.json        from another app, whichever it is
  doorkey totp export backup.json        for another app, encrypted";
