//! `doorkey codes sheet`: a set on paper.

use std::path::Path;
use std::path::PathBuf;

use crate::commands::codes::named::Named;
use crate::commands::codes::named::arguments;
use crate::commands::codes::named::name;
use crate::config::Config;
use crate::date::Date;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Phase;
use crate::options::new_file;
use crate::options::opened::fetched;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::recovery_codes::service;
use crate::recovery_codes::sheet;
use crate::recovery_codes::sheet::CodeState;
use crate::recovery_codes::sheet::SheetCode;
use crate::store;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Write a sheet to print: the codes with check boxes, a QR of them, and where to use them
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Sheet {
    #[command(flatten)]
    named: Named,
    /// The file to write: `.html` for a browser to print, `.txt` for plain text. Nothing may stand there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Sheet {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let is_html = is_html(&self.to)?;
        let book = store::book(ports.ledgers)?;
        let set = self.named.find(&book, "sheet")?.clone();
        let mut told = Told::default();
        let record = fetched(ports, config, &self.unlocking, &mut told.notes, set.id)?;
        let codes = set.numbered().zip(record.recovery_codes());
        let id = set.id.to_string();
        let sheet = sheet::Sheet {
            site: &set.site,
            account: &set.account,
            made: Date::at(set.added),
            where_to_use: service::known(&set.site).and_then(|service| service.used_at),
            fingerprint: id.get(..6),
            codes: codes
                .map(|((number, mark), code)| SheetCode {
                    number,
                    code,
                    state: match mark.phase {
                        Phase::Unused => CodeState::Unused,
                        Phase::HandedOut => CodeState::HandedOut,
                        Phase::Burnt => CodeState::Burnt,
                    },
                })
                .collect(),
        };
        let page = if is_html { sheet.html() } else { sheet.text() };
        new_file::write(ports, &self.to, &page)?;
        let place = self.to.display().to_string();
        Ok(told
            .say(format!(
                "the sheet of {} is written to `{place}`",
                name(&set)
            ))
            .note(format!(
                "print it, delete the file, and compare the paper: `doorkey codes drill {}`",
                arguments(&book, &set.site, &set.account)
            ))
            .fact(Fact::Words(vec![("file", Word::Text(place))])))
    }
}

/// What the ending of a name asks for.
///
/// # Errors
/// It is neither.
pub(super) fn is_html(path: &Path) -> Result<bool, Failure> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html" | "htm") => Ok(true),
        Some("txt") => Ok(false),
        _ => Err(Failure::new(
            Kind::Usage,
            "the name of the sheet must end in `.html` or `.txt`",
        )),
    }
}
