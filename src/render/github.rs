//! Annotations of a GitHub workflow: a line for each finding and each open question, then the account.
//!
//! Every line is a command of ours, so no part of a line can be taken for one.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io;
use std::io::Write;

use crate::failure::Failure;
use crate::render::Renderer;
use crate::render::mirror::findings;
use crate::render::sanitize::sanitize;
use crate::render::words;
use crate::report::Report;
use crate::report::Row;
use crate::report::Severity;
use crate::report::Sink;
use crate::secret::item::Place;

/// Writes the annotations.
pub struct Github<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Github<'a> {
    /// Annotations on `out`.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }

    fn annotate(
        &mut self,
        level: &str,
        place: Option<&Place>,
        title: &str,
        message: &str,
    ) -> io::Result<()> {
        write!(self.out, "::{level} ")?;
        if let Some(place) = place {
            write!(self.out, "file={},", property(&place.file))?;
            if let Some(line) = place.line {
                write!(self.out, "line={line},")?;
            }
        }
        writeln!(self.out, "title={}::{}", property(title), value(message))
    }
}

impl Sink for Github<'_> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        let place = row.place.as_ref();
        for finding in findings(row) {
            let level = match finding.severity {
                Severity::Note => "notice",
                worse => worse.word(),
            };
            let title = format!("doorkey {}", finding.rule.id);
            let message = format!("{}: {}", row.id, finding.message);
            self.annotate(level, place, &title, &message)?;
        }
        match words::open_question(row) {
            None => Ok(()),
            Some(why) => {
                let message = format!("{}: {why}", row.id);
                self.annotate("warning", place, "doorkey not checked", &message)
            }
        }
    }
}

impl Renderer for Github<'_> {
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()> {
        match end {
            Ok(report) => {
                for note in &report.notes {
                    self.annotate("notice", None, "doorkey note", note)?;
                }
                self.annotate("notice", None, "doorkey", &words::account(report))?;
            }
            Err(why) => {
                let because = why
                    .because
                    .as_ref()
                    .map(|because| format!("; because: {because}"));
                let hint = why.hint.as_ref().map(|hint| format!("; hint: {hint}"));
                let message = [Some(why.what.clone()), because, hint];
                let message: String = message.into_iter().flatten().collect();
                self.annotate("error", None, "doorkey failed", &message)?;
            }
        }
        self.out.flush()
    }
}

/// The message of a command. Sanitized first, so that no CR or LF is left to escape.
fn value(text: &str) -> String {
    sanitize(text).replace('%', "%25")
}

/// A property of a command, where `:` and `,` end it.
fn property(text: &str) -> String {
    value(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::render::Format;
    use crate::render::samples;

    #[test]
    fn findings_and_open_questions_are_annotated_and_clean_rows_are_not() {
        let rows = [
            samples::exposed("DB_PASSWORD"),
            samples::unread("API_KEY"),
            samples::unknown("MAIL"),
            samples::clear("ADMIN"),
        ];
        let (text, _) = samples::shown(Format::Github, &rows, Ok(&samples::account(2, 2)));
        insta::assert_snapshot!(text, @"
        ::error title=doorkey exposed::DB_PASSWORD: exposed 42 times
        ::warning file=.env,line=3,title=doorkey not checked::API_KEY: not checked: empty
        ::warning title=doorkey not checked::MAIL: exposure unknown: no answer in 5 seconds
        ::notice title=doorkey::checked 2 of 4, 2 not checked (empty)
        ");
    }

    #[test]
    fn no_name_can_start_a_command_or_end_a_property() {
        let mut text = String::new();
        for id in samples::HOSTILE {
            let mut row = samples::unread(id);
            if let Some(place) = &mut row.place {
                place.file = format!("{id}:,%\r\n");
            }
            let (shown, _) = samples::shown(Format::Github, &[row], Ok(&samples::account(0, 1)));
            assert_eq!(shown.lines().count(), 2, "{}", id.escape_unicode());
            assert!(shown.lines().all(|line| line.starts_with("::warning file=")
                || line == "::notice title=doorkey::checked 0 of 1, 1 not checked (empty)"));
            assert!(!shown.contains("##"));
            text.extend(shown.lines().next());
            text.push('\n');
        }
        insta::assert_snapshot!(text, @r#"
        ::warning file=a\u{1b}]0;x\u{7}b%3A%2C%25\u{d}\u{a},line=3,title=doorkey not checked::a\u{1b}]0;x\u{7}b: not checked: empty
        ::warning file=\u{3a}%3Aerror%3A%3Ax%3A%2C%25\u{d}\u{a},line=3,title=doorkey not checked::\u{3a}:error::x: not checked: empty
        ::warning file=\u{202e}%3A%2C%25\u{d}\u{a},line=3,title=doorkey not checked::\u{202e}: not checked: empty
        ::warning file=<x>&"%3A%2C%25\u{d}\u{a},line=3,title=doorkey not checked::<x>&": not checked: empty
        ::warning file=a\u{a}b%3A%2C%25\u{d}\u{a},line=3,title=doorkey not checked::a\u{a}b: not checked: empty
        ::warning file=%250A%3A%3Awarning%3A%3Ax%2Cy=z%3A%2C%25\u{d}\u{a},line=3,title=doorkey not checked::%250A::warning::x,y=z: not checked: empty
        ::warning file=]]>\u{23}#[add-mask]\u{fffe}%3A%2C%25\u{d}\u{a},line=3,title=doorkey not checked::]]>\u{23}#[add-mask]\u{fffe}: not checked: empty
        "#);
    }

    #[test]
    fn a_failure_is_an_error_and_is_told_to_the_log_too() {
        let (out, err) = samples::shown(Format::Github, &[], Err(&samples::failure()));
        insta::assert_snapshot!(out, @r"::error title=doorkey failed::no range could be asked for; because: the name\u{1b}[2J cannot be resolved; hint: run again with `--offline`");
        insta::assert_snapshot!(err, @r"
        error: no range could be asked for
        because: the name\u{1b}[2J cannot be resolved
        hint: run again with `--offline`
        ");
    }
}
