//! Talk beside the result: notes of the run, and why a run ended without one.

use std::io;
use std::io::Write;

use crate::failure::Failure;
use crate::render::Renderer;
use crate::render::human::wrap::WIDTH;
use crate::render::human::wrap::wrap;
use crate::render::sanitize::sanitize;
use crate::report::Report;
use crate::report::Row;
use crate::report::Sink;

/// Say why there is no result: what, because of what, and what to do.
///
/// # Errors
/// What `err` says.
pub fn failure(err: &mut dyn Write, failure: &Failure) -> io::Result<()> {
    writeln!(err, "error: {}", sanitize(&failure.what))?;
    if let Some(because) = &failure.because {
        writeln!(err, "because: {}", sanitize(because))?;
    }
    if let Some(hint) = &failure.hint {
        writeln!(err, "hint: {}", sanitize(hint))?;
    }
    err.flush()
}

/// Say one thing while a run goes on.
///
/// # Errors
/// What `err` says.
pub fn line(err: &mut dyn Write, text: &str) -> io::Result<()> {
    writeln!(err, "{}", sanitize(text))?;
    err.flush()
}

/// Say what the reader should know of the run, in lines that fit a screen.
///
/// # Errors
/// What `err` says.
pub fn notes(err: &mut dyn Write, report: &Report) -> io::Result<()> {
    for note in &report.notes {
        let mut label = "note: ";
        for line in wrap(&sanitize(note), WIDTH - label.len()) {
            writeln!(err, "{label}{line}")?;
            label = "      ";
        }
    }
    err.flush()
}

/// A document for a program, with the failure also told to whoever reads the log.
pub struct Talking<'a> {
    /// Writes the document.
    pub document: Box<dyn Renderer + 'a>,
    /// Where talk goes.
    pub err: &'a mut dyn Write,
}

impl Sink for Talking<'_> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        self.document.row(row)
    }
}

impl Renderer for Talking<'_> {
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()> {
        let written = self.document.finish(end);
        if let Err(why) = end {
            // Told even when the document could not be written: this may be the reason.
            failure(self.err, why)?;
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_note_is_broken_between_words() {
        let report = Report {
            notes: vec!["word ".repeat(20).trim_end().to_owned(), "short".to_owned()],
            ..Report::default()
        };
        let mut said = Vec::new();
        assert!(notes(&mut said, &report).is_ok());
        let said = String::from_utf8(said).unwrap_or_default();
        assert!(said.starts_with("note: word word") && said.ends_with("word\nnote: short\n"));
        assert!(said.contains("\n      word") && said.lines().all(|line| line.len() <= 80));
    }
}
