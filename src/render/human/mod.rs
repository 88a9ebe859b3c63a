//! For a reader: one secret gets a calm screen, several get a line each, and the last line accounts for all.
//!
//! Nothing is kept but the first row, until it is known whether there is a second.

use std::io;
use std::io::Write;

use crate::breach::exposure::Exposure;
use crate::failure::Failure;
use crate::number::counted;
use crate::render::Renderer;
use crate::render::human::card::card;
use crate::render::human::line::Weight;
use crate::render::human::line::line;
use crate::render::human::line::weight;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::render::talk;
use crate::render::words;
use crate::report::Outcome;
use crate::report::Report;
use crate::report::Row;
use crate::report::Sink;

pub mod answer;
pub mod card;
pub mod line;

/// How many rows with nothing to mend, and how many that nobody could judge, are shown.
const SHOWN: u64 = 20;

/// Writes the screen: results to `out`, talk to `err`.
pub struct Human<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    style: Style,
    quiet: bool,
    /// The first row, while it is the only one.
    first: Option<Row>,
    rows: u64,
    clean: u64,
    unknown: u64,
}

impl<'a> Human<'a> {
    /// A screen on `out`, with talk on `err`. When `quiet`, only a failure is told.
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, style: Style, quiet: bool) -> Self {
        Self {
            out,
            err,
            style,
            quiet,
            first: None,
            rows: 0,
            clean: 0,
            unknown: 0,
        }
    }

    fn show(&mut self, row: &Row) -> io::Result<()> {
        let seen = match weight(row) {
            Weight::Loud => None,
            Weight::Unknown => Some(&mut self.unknown),
            Weight::Clean => Some(&mut self.clean),
        };
        if let Some(seen) = seen {
            *seen += 1;
            if *seen > SHOWN {
                return Ok(());
            }
        }
        self.out.write_all(line(row, self.style).as_bytes())
    }

    fn show_first(&mut self) -> io::Result<()> {
        self.first.take().map_or(Ok(()), |first| self.show(&first))
    }

    /// How many were not shown, and how many things there are to mend.
    fn counts(&mut self, report: &Report) -> io::Result<()> {
        for (seen, what) in [
            (self.clean, "with nothing to mend, not shown"),
            (self.unknown, "nobody could judge, not shown"),
        ] {
            if seen > SHOWN {
                writeln!(self.out, "{} {what}", counted(seen - SHOWN, "more", "more"))?;
            }
        }
        if report.found > 0 {
            let things = counted(report.found, "thing to mend", "things to mend");
            let fail = if report.counted < report.found {
                format!(", {} of them counted by `--fail-on`", report.counted)
            } else {
                String::new()
            };
            writeln!(self.out, "{things}{fail}")?;
        }
        Ok(())
    }
}

impl Sink for Human<'_> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        self.rows += 1;
        if self.rows == 1 {
            self.first = Some(row.clone());
            return Ok(());
        }
        self.show_first()?;
        self.show(row)
    }
}

impl Renderer for Human<'_> {
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()> {
        match end {
            Ok(_) if self.quiet => Ok(()),
            Ok(report) => {
                let account = if let Some(only) = self.first.take() {
                    self.out.write_all(card(&only, self.style).as_bytes())?;
                    account(&only, report)
                } else {
                    self.counts(report)?;
                    words::account(report)
                };
                self.out.flush()?;
                talk::notes(self.err, report, self.style.width)?;
                let whole = report.checked > 0 && report.checked == report.given();
                let tone = if whole { Tone::Label } else { Tone::Doubt };
                for line in self.style.width.fitted(&account, 2).lines() {
                    writeln!(self.out, "{}", self.style.paint(tone, line))?;
                }
                self.out.flush()
            }
            Err(why) => {
                // A line and not a screen: this row was not all that was asked for.
                let shown = self.show_first().and_then(|()| match self.rows {
                    0 => Ok(()),
                    _ => writeln!(
                        self.out,
                        "stopped before the end: not everything was checked"
                    ),
                });
                let shown = shown.and_then(|()| self.out.flush());
                talk::failure_on(self.err, why, self.style.width)?;
                shown
            }
        }
    }
}

/// The account of a run over this one thing. Why its exposure is unknown has just been told.
fn account(only: &Row, report: &Report) -> String {
    match &only.outcome {
        Outcome::Judged(judged) if judged.exposure.as_ref().is_some_and(Exposure::is_unknown) => {
            words::account_in_short(report)
        }
        _ => words::account(report),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Format;
    use crate::render::Options;
    use crate::render::samples;
    use crate::render::samples::account;
    use crate::render::wrap::Width;
    use crate::text::is_hostile;

    fn screen(rows: &[Row], report: &Report) -> String {
        let text = samples::shown(Format::Human, rows, Ok(report)).0;
        assert!(!text.contains(|c| c != '\n' && is_hostile(c)));
        text
    }

    #[test]
    fn several_secrets_get_a_line_each() {
        let report = Report {
            found: 1,
            counted: 1,
            ..account(3, 1)
        };
        let rows = [
            samples::exposed("DB_PASSWORD"),
            samples::unread("API_KEY"),
            samples::clear("ADMIN"),
            samples::unknown("MAIL"),
            samples::lower_bound("LONG", 20.0),
        ];
        insta::assert_snapshot!(screen(&rows, &report), @"
        DB_PASSWORD  exposed 42 times; score 1 of 4; policy nist not met: too short: 9 characters, at least 15 are needed
        .env:3 API_KEY  not checked: empty; give it a value
        ADMIN  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        MAIL  exposure unknown: no answer in 5 seconds; score 4 of 4
        LONG  score at least 4 of 4, first 3 of 9 characters analysed
        1 thing to mend
        checked 3 of 4, 1 not checked (empty)
        ");
    }

    #[test]
    fn hostile_names_neither_drive_the_terminal_nor_start_a_command() {
        let rows: Vec<Row> = samples::HOSTILE
            .iter()
            .map(|id| samples::clear(id))
            .collect();
        insta::assert_snapshot!(screen(&rows, &account(7, 0)), @r#"
        a\u{1b}]0;x\u{7}b  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        \u{3a}:error::x  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        \u{202e}  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        <x>&"  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        a\u{a}b  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        %0A::warning::x,y=z  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        ]]>\u{23}#[add-mask]\u{fffe}  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        checked 7 of 7
        "#);
    }

    #[test]
    fn beyond_twenty_only_rows_with_something_to_say_are_shown() {
        let mut rows = Vec::new();
        for number in 0..100 {
            rows.push(samples::clear(&format!("clear{number}")));
            rows.push(samples::unknown(&format!("unknown{number}")));
        }
        rows.push(samples::exposed("last"));
        let text = screen(&rows, &account(101, 100));
        assert_eq!(text.matches("clear").count(), 20);
        assert_eq!(text.matches("unknown").count(), 20 * 2);
        let tail: Vec<_> = text.lines().skip(40).collect();
        insta::assert_snapshot!(tail.join("\n"), @"
        last  exposed 42 times; score 1 of 4; policy nist not met: too short: 9 characters, at least 15 are needed
        80 more with nothing to mend, not shown
        80 more nobody could judge, not shown
        checked 101 of 201, 100 not checked (empty)
        ");
    }

    #[test]
    fn a_failure_is_told_beside_what_was_found() {
        let failure = samples::failure();
        let (out, err) = samples::shown(Format::Human, &[samples::clear("a")], Err(&failure));
        insta::assert_snapshot!(out, @"
        a  not in any known breach (api.pwnedpasswords.com); score 4 of 4
        stopped before the end: not everything was checked
        ");
        insta::assert_snapshot!(err, @r"
        error: no range could be asked for
        because: the name\u{1b}[2J cannot be resolved
        hint: run again with `--offline`
        ");
    }

    #[test]
    fn quiet_says_nothing_but_failures() {
        let quiet = Options {
            quiet: true,
            ..Options::default()
        };
        let rows = [samples::exposed("a")];
        let said = samples::shown_with(Format::Human, quiet, &rows, Ok(&account(1, 0)));
        assert_eq!(said, (String::new(), String::new()));
        let failure = samples::failure();
        let (out, err) = samples::shown_with(Format::Human, quiet, &rows, Err(&failure));
        assert_eq!(out, "");
        assert!(err.starts_with("error: no range could be asked for\nbecause: "));
    }

    #[test]
    fn colour_adds_nothing_that_the_words_do_not_say() {
        let colour = Options {
            colour: true,
            ..Options::default()
        };
        let rows = [
            samples::exposed("a"),
            samples::clear("b"),
            samples::unknown("c"),
        ];
        for rows in [&rows[..], &rows[..1]] {
            let plain = screen(rows, &account(2, 1));
            let (mut painted, _) =
                samples::shown_with(Format::Human, colour, rows, Ok(&account(2, 1)));
            assert_ne!(painted, plain);
            for code in ["[0m", "[2m", "[1;31m", "[1;32m", "[1;33m"] {
                painted = painted.replace(&format!("\u{1b}{code}"), "");
            }
            assert_eq!(painted, plain);
        }
    }

    #[test]
    fn on_a_narrow_screen_no_line_is_wider_than_it_and_no_word_is_broken() {
        let narrow = Options {
            width: Width::of_screen(40),
            ..Options::default()
        };
        let rows = [
            samples::exposed("a"),
            samples::clear("b"),
            samples::unknown("c"),
        ];
        for rows in [&rows[..], &rows[..1], &rows[2..]] {
            let report = account(2, 1);
            let (told, _) = samples::shown_with(Format::Human, narrow, rows, Ok(&report));
            let widest = told.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(40), "{told}");
            let words = |text: &str| {
                text.split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            if rows.len() > 1 {
                assert_eq!(words(&told), words(&screen(rows, &report)));
            }
        }
    }

    #[test]
    fn notes_of_the_run_go_beside_the_result() {
        let report = Report {
            notes: vec!["ranges came from a folder\u{1b}[2J".to_owned()],
            ..account(1, 0)
        };
        let (out, err) = samples::shown(Format::Human, &[samples::clear("a")], Ok(&report));
        assert_eq!(err, "note: ranges came from a folder\\u{1b}[2J\n");
        assert!(out.ends_with("\nchecked 1 of 1\n"));
    }
}
