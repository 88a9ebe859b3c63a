//! Talk beside the result: notes of the run, and why a run ended without one.

use std::io;
use std::io::Write;

use crate::failure::Failure;
use crate::render::Renderer;
use crate::render::sanitize::sanitize;
use crate::render::wrap::Width;
use crate::report::Report;
use crate::report::Row;
use crate::report::Sink;

/// Say why there is no result: what, because of what, and what to do.
///
/// # Errors
/// What `err` says.
pub fn failure(err: &mut dyn Write, failure: &Failure) -> io::Result<()> {
    failure_on(err, failure, Width::default())
}

/// The same on a screen of this width.
///
/// # Errors
/// What `err` says.
pub fn failure_on(err: &mut dyn Write, failure: &Failure, width: Width) -> io::Result<()> {
    let mut say = |label: &str, text: &str| {
        let line = format!("{label}: {}", sanitize(text));
        writeln!(err, "{}", width.fitted(&line, 2))
    };
    say("error", &failure.what)?;
    if let Some(because) = &failure.because {
        say("because", because)?;
    }
    if let Some(hint) = &failure.hint {
        say("hint", hint)?;
    }
    err.flush()
}

/// Say one thing while a run goes on.
///
/// # Errors
/// What `err` says.
pub fn line(err: &mut dyn Write, text: &str, width: Width) -> io::Result<()> {
    writeln!(err, "{}", width.fitted(&sanitize(text), 0))?;
    err.flush()
}

/// Say what the reader should know of the run, in lines that fit a screen.
///
/// # Errors
/// What `err` says.
pub fn notes(err: &mut dyn Write, report: &Report, width: Width) -> io::Result<()> {
    for note in &report.notes {
        self::note(err, note, width)?;
    }
    err.flush()
}

/// One of them.
///
/// # Errors
/// What `err` says.
pub fn note(err: &mut dyn Write, note: &str, width: Width) -> io::Result<()> {
    let mut label = "note: ";
    for line in width.lines(&sanitize(note), label.len()) {
        writeln!(err, "{label}{line}")?;
        label = "      ";
    }
    Ok(())
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
    use crate::failure::Kind;

    #[test]
    fn a_long_note_is_broken_between_words() {
        let report = Report {
            notes: vec!["word ".repeat(20).trim_end().to_owned(), "short".to_owned()],
            ..Report::default()
        };
        let mut said = Vec::new();
        assert!(notes(&mut said, &report, Width::default()).is_ok());
        let said = String::from_utf8(said).unwrap_or_default();
        assert!(said.starts_with("note: word word") && said.ends_with("word\nnote: short\n"));
        assert!(said.contains("\n      word") && said.lines().all(|line| line.len() <= 80));
    }

    #[test]
    fn a_failure_fits_a_narrow_screen_and_its_command_stays_whole() {
        let command = "`a command that is longer than the screen on which it is to be copied`";
        let failure = Failure::new(
            Kind::Store,
            "the keyring of this machine is locked, and waits",
        )
        .hint(format!("unlock it with {command} and say so"));
        let mut said = Vec::new();
        assert!(failure_on(&mut said, &failure, Width::of_screen(40)).is_ok());
        let said = String::from_utf8(said).unwrap_or_default();
        let long: Vec<_> = said
            .lines()
            .filter(|line| line.chars().count() > 40)
            .collect();
        assert_eq!(long, [format!("  {command}")], "{said}");
    }
}
