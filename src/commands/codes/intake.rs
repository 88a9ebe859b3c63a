//! Recovery codes on their way in: from a prompt, standard input or a file.

use std::path::PathBuf;

use crate::commands::codes::named::Named;
use crate::commands::codes::named::arguments;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ports::Ports;
use crate::record::Content;
use crate::record::MAX_RECOVERY_CODE;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::recovery_codes::fit;
use crate::recovery_codes::read;
use crate::recovery_codes::read::Found;
use crate::recovery_codes::service;
use crate::secret::Secret;
use crate::secret::item::Unreadable;
use crate::store;

/// Where the codes come from. They are never an argument.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Where the codes come from (default: a prompt)")]
pub(super) struct Intake {
    /// Read them from standard input
    #[arg(long, conflicts_with = "file")]
    stdin: bool,
    /// Read them from FILE, as the site let you download it
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

/// A set that was read.
pub(super) struct TakenIn {
    /// To be kept.
    pub(super) record: Record,
    /// The codes that bear a mark in the text: used before they came here.
    pub(super) marks: Vec<Marked>,
    /// What was seen, and what is odd about it.
    pub(super) notes: Vec<String>,
    /// The file it came from.
    pub(super) file: Option<PathBuf>,
    /// Whether every line of it was understood.
    pub(super) is_whole: bool,
}

impl Intake {
    /// Read a set of codes for `named`.
    ///
    /// # Errors
    /// There is none to read, or it cannot be told what the codes are.
    pub(super) fn read(&self, ports: &mut Ports<'_>, named: &Named) -> Result<TakenIn, Failure> {
        let (site, account) = named.kept()?;
        let text = self.text(ports, &site)?;
        let service = service::known(&site);
        let name = self.file.as_ref().map(|file| file.to_string_lossy());
        let found = read::read(&text, service, name.as_deref())?;
        drop(text);
        if found
            .codes
            .iter()
            .any(|found| found.code.len() > MAX_RECOVERY_CODE)
        {
            let why = format!("a code is longer than {MAX_RECOVERY_CODE} bytes");
            return Err(Failure::new(Kind::Input, why));
        }
        let codes: Vec<_> = found.codes.iter().map(|found| &found.code).collect();
        let is_short = service
            .and_then(|service| service.count)
            .is_some_and(|count| codes.len() < usize::from(count));
        let odd = fit::warnings(service, &codes);
        let marks = marks(&found);
        let is_whole = found.not_understood.is_empty();
        let mut notes = found.notes;
        notes.extend(odd);
        if is_short || !is_whole {
            notes.push(format!(
                "where codes are missing, hand in the whole set once more: `doorkey codes replace {}`",
                arguments(&store::book(ports.ledgers)?, &site, &account)
            ));
        }
        notes.extend(
            service
                .iter()
                .flat_map(|service| service.advice.iter().map(ToString::to_string)),
        );
        Ok(TakenIn {
            record: Record {
                id: RecordId::random(ports.random),
                site,
                account,
                created: ports.clock.now(),
                content: Content::RecoveryCodes(
                    found.codes.into_iter().map(|found| found.code).collect(),
                ),
            },
            marks,
            notes,
            file: self.file.clone(),
            is_whole,
        })
    }

    fn text(&self, ports: &mut Ports<'_>, site: &str) -> Result<Secret, Failure> {
        let unreadable = |what: &str, why: &Unreadable| {
            Failure::new(Kind::Input, format!("{what} cannot be read")).because(why)
        };
        match &self.file {
            Some(file) => ports
                .inputs
                .file(file)
                .and_then(|mut source| Secret::read_all(&mut source))
                .map_err(|why| unreadable(&format!("`{}`", file.display()), &why)),
            None if self.stdin || !ports.inputs.stdin_is_terminal() => ports
                .inputs
                .stdin()
                .and_then(|mut source| Secret::read_all(&mut source))
                .map_err(|why| unreadable("standard input", &why)),
            None => ports.terminal.ask_secret_lines(&format!(
                "Paste the recovery codes of {site}; they are not shown. An empty line ends them:\n"
            )),
        }
    }
}

fn marks(found: &Found) -> Vec<Marked> {
    let numbered = (1..).zip(&found.codes);
    numbered
        .filter(|(_, found)| found.used)
        .map(|(number, _)| Marked {
            number,
            life: 0,
            phase: Phase::Burnt,
        })
        .collect()
}
