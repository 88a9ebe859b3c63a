//! `doorkey audit diff`: what was mended between two audits.

use std::path::PathBuf;

use crate::audit::vault::diff;
use crate::audit::vault::diff::Report;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Compare two reports that `--format json` wrote: what was mended, what is new
#[derive(clap::Args, Clone, Debug)]
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
            is_open: !diff.unknown.is_empty(),
            ..Told::default()
        };
        for (word, rows) in [
            ("new", &diff.new),
            ("mended", &diff.mended),
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
        if !diff.unknown.is_empty() {
            let note = "what was not checked again may still be there: make the new report with all that the old one had";
            told = told.note(note);
        }
        let counts = vec![
            ("mended", Word::Number(diff.mended.len())),
            ("new", Word::Number(diff.new.len())),
            ("open", Word::Number(diff.open)),
            ("not_checked_again", Word::Number(diff.unknown.len())),
        ];
        Ok(told.say(diff.sentence()).fact(Fact::Words(counts)))
    }
}

/// Rows of one kind.
const SHOWN: usize = 50;
