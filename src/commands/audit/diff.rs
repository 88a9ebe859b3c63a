//! `doorkey audit diff`: what was mended between two audits.

use std::path::PathBuf;

use crate::audit::vault::diff;
use crate::audit::vault::diff::Report;
use crate::failure::Failure;
use crate::options::form;
use crate::options::form::FormatName;
use crate::ports::Ports;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Compare two reports that `--format json` wrote: what was mended, what is new
///
/// Exit code 1 where something is new; 3 where nothing is, and something that is gone was not looked for again, or is
/// only hidden by `--ignore-file` or `--new-only`.
#[derive(clap::Args, Clone, Debug)]
#[command(arg = form::one_of(&[FormatName::Human, FormatName::Json]), after_long_help = EXAMPLES)]
pub(super) struct Diff {
    /// The older report
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The newer report
    #[arg(value_name = "NEW")]
    new: PathBuf,
}

impl Diff {
    pub(super) fn run(&self, ports: &Ports<'_>) -> Result<Told, Failure> {
        let report = |path: &PathBuf| -> Result<Report, Failure> {
            let text = super::read(ports, path)?;
            Report::parse(text.reveal())
                .map_err(|why| Failure::from(why).because(&format!("in `{}`", path.display())))
        };
        let diff = diff::diff(&report(&self.old)?, &report(&self.new)?)?;
        let mut told = Told {
            found: !diff.new.is_empty(),
            is_open: !diff.unknown.is_empty() || !diff.hidden.is_empty(),
            ..Told::default()
        };
        for (word, rows) in [
            ("new", &diff.new),
            ("mended", &diff.mended),
            ("hidden in the new report", &diff.hidden),
            ("not checked again", &diff.unknown),
        ] {
            let lines = rows
                .iter()
                .take(SHOWN)
                .map(|row| format!("{word}: {}, {}", row.rule, row.entry));
            told.said.extend(lines);
            if rows.len() > SHOWN {
                told.said
                    .push(format!("{word}: {} more", rows.len() - SHOWN));
            }
        }
        let (gone, come) = &diff.files;
        let told_of = |names: &[String]| {
            let shown: Vec<_> = names
                .iter()
                .take(FILES)
                .map(|name| format!("`{name}`"))
                .collect();
            let more = names.len().saturating_sub(FILES);
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            format!("{}{more}", shown.join(", "))
        };
        if !gone.is_empty() {
            let instead = match come.as_slice() {
                [] => "nothing instead".to_owned(),
                come => format!("{} instead", told_of(come)),
            };
            told = told.note(format!(
                "the new report has not {} of the old one, but {instead}: if that is another vault, \
                 \"mended\" only means that it is not in that one",
                told_of(gone)
            ));
        }
        if !diff.hidden.is_empty() {
            let note = "what is hidden in the new report is still there: it is ignored, or known and `--new-only` left it out";
            told = told.note(note);
        }
        if !diff.unknown.is_empty() {
            let note = "what was not checked again may still be there: make the new report with all that the old one had, and by the same options";
            told = told.note(note);
        }
        let counts = vec![
            ("mended", Word::Number(diff.mended.len())),
            ("new", Word::Number(diff.new.len())),
            ("open", Word::Number(diff.open)),
            ("hidden", Word::Number(diff.hidden.len())),
            ("not_checked_again", Word::Number(diff.unknown.len())),
            ("files_gone", Word::Number(gone.len())),
            ("files_new", Word::Number(come.len())),
        ];
        Ok(told.say(diff.sentence()).fact(Fact::Words(counts)))
    }
}

/// Names of files in one sentence.
const FILES: usize = 3;
/// Rows of one kind.
const SHOWN: usize = 50;

const EXAMPLES: &str = "\
Examples:
  doorkey audit vault.kdbx --format json --output before.json
  doorkey audit vault.kdbx --format json --output after.json     when you have mended something
  doorkey audit diff before.json after.json";
