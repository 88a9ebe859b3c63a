//! `JUnit` XML: a test case a row, failed by what `--fail-on` counts, in error where nobody could judge.
//!
//! All rows are kept until the end: the format wants the totals first.

use std::io;
use std::io::Write;

use quick_junit::NonSuccessKind;
use quick_junit::TestCase;
use quick_junit::TestCaseStatus;
use quick_junit::TestSuite;

use crate::failure::Failure;
use crate::render::Renderer;
use crate::render::Subject;
use crate::render::mirror::findings;
use crate::render::sanitize::sanitize;
use crate::render::words;
use crate::report::Finding;
use crate::report::Report;
use crate::report::Row;
use crate::report::Sink;

/// Collects the test cases and writes them.
pub struct Junit<'a> {
    out: &'a mut dyn Write,
    subject: Subject,
    cases: Vec<TestCase>,
}

impl<'a> Junit<'a> {
    /// A document on `out`.
    pub fn new(out: &'a mut dyn Write, subject: Subject) -> Self {
        Self {
            out,
            subject,
            cases: Vec::new(),
        }
    }
}

impl Sink for Junit<'_> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        let mut case = TestCase::new(words::name(row), status(row));
        case.set_classname(self.subject.command());
        let rest: Vec<_> = findings(row)
            .iter()
            .filter(|finding| !finding.counts)
            .map(told)
            .collect();
        if !rest.is_empty() {
            case.set_system_out(rest.join("\n"));
        }
        self.cases.push(case);
        Ok(())
    }
}

impl Renderer for Junit<'_> {
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()> {
        let mut suite = TestSuite::new(self.subject.command());
        suite.add_test_cases(self.cases.drain(..));
        match end {
            Ok(report) => {
                let mut lines: Vec<_> = report
                    .notes
                    .iter()
                    .map(|note| format!("note: {}", sanitize(note)))
                    .collect();
                lines.push(words::account(report));
                suite.set_system_out(lines.join("\n"));
            }
            Err(why) => {
                suite.add_test_case(failed(why, self.subject));
            }
        }
        let mut document = quick_junit::Report::new(self.subject.command());
        document.add_test_suite(suite);
        // Not straight to `out`: the crate's error would not tell a full disk from a reader who left.
        let mut text = Vec::new();
        document.serialize(&mut text).map_err(io::Error::other)?;
        self.out.write_all(&text)?;
        self.out.flush()
    }
}

/// One status a test case is all the format has, so several findings share a failure.
fn status(row: &Row) -> TestCaseStatus {
    let counted: Vec<&Finding> = findings(row)
        .iter()
        .filter(|finding| finding.counts)
        .collect();
    let open = words::open_question(row);
    match (counted.first(), open) {
        (None, None) => TestCaseStatus::success(),
        (None, Some(why)) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_type("not-checked").set_message(why);
            status
        }
        (Some(first), open) => {
            let messages: Vec<_> = counted
                .iter()
                .map(|finding| sanitize(&finding.message))
                .collect();
            let told: Vec<_> = counted
                .iter()
                .map(|finding| told(finding))
                .chain(open)
                .collect();
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status
                .set_type(first.rule.id)
                .set_message(messages.join("; "))
                .set_description(told.join("\n"));
            status
        }
    }
}

fn told(finding: &Finding) -> String {
    format!(
        "{}: {}; {}",
        finding.rule.id,
        sanitize(&finding.message),
        finding.rule.help
    )
}

/// A test case that says why there is no account.
fn failed(why: &Failure, subject: Subject) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status
        .set_type(why.kind.word())
        .set_message(sanitize(&why.what));
    let because = why
        .because
        .as_ref()
        .map(|because| format!("because: {}", sanitize(because)));
    let hint = why
        .hint
        .as_ref()
        .map(|hint| format!("hint: {}", sanitize(hint)));
    let told: Vec<_> = because.into_iter().chain(hint).collect();
    if !told.is_empty() {
        status.set_description(told.join("\n"));
    }
    TestCase::new(subject.command(), status)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::render::Format;
    use crate::render::samples;

    #[test]
    fn a_counted_finding_is_a_failure_and_an_open_question_an_error() {
        let rows = [
            samples::exposed("DB_PASSWORD"),
            samples::unread("API_KEY"),
            samples::unknown("MAIL"),
            samples::clear("ADMIN"),
        ];
        let (text, _) = samples::shown(Format::Junit, &rows, Ok(&samples::account(2, 2)));
        insta::assert_snapshot!(text, @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="doorkey check" tests="4" skipped="0" failures="1" errors="2">
            <testsuite name="doorkey check" tests="4" skipped="0" errors="2" failures="1">
                <testcase name="DB_PASSWORD" classname="doorkey check">
                    <failure message="exposed 42 times" type="exposed">exposed: exposed 42 times; change it everywhere it is used; it stands in the lists attackers try first</failure>
                </testcase>
                <testcase name=".env:3 API_KEY" classname="doorkey check">
                    <error message="not checked: empty" type="not-checked"/>
                </testcase>
                <testcase name="MAIL" classname="doorkey check">
                    <error message="exposure unknown: no answer in 5 seconds" type="not-checked"/>
                </testcase>
                <testcase name="ADMIN" classname="doorkey check"/>
                <system-out>checked 2 of 4, 2 not checked (empty)</system-out>
            </testsuite>
        </testsuites>
        "#);
    }

    #[test]
    fn a_failure_leaves_a_valid_document_that_fails() {
        let (text, _) = samples::shown(
            Format::Junit,
            &[samples::clear("a")],
            Err(&samples::failure()),
        );
        insta::assert_snapshot!(text, @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="doorkey check" tests="2" skipped="0" failures="0" errors="1">
            <testsuite name="doorkey check" tests="2" skipped="0" errors="1" failures="0">
                <testcase name="a" classname="doorkey check"/>
                <testcase name="doorkey check">
                    <error message="no range could be asked for" type="network">because: the name\u{1b}[2J cannot be resolved
        hint: run again with `--offline`</error>
                </testcase>
            </testsuite>
        </testsuites>
        "#);
    }

    #[test]
    fn no_name_breaks_the_document() {
        let mut rows: Vec<Row> = samples::HOSTILE
            .iter()
            .map(|id| samples::exposed(id))
            .collect();
        let every: String = ('\0'..=char::MAX)
            .filter(|char| u32::from(*char) < 0x1_0000)
            .collect();
        rows.push(samples::exposed(&every));
        let (text, _) = samples::shown(Format::Junit, &rows, Ok(&samples::account(8, 0)));
        let forbidden =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!text.contains(forbidden));
        let read = quick_junit::Report::deserialize_from_str(&text).unwrap();
        let cases = &read.test_suites[0].test_cases;
        assert_eq!(cases.len(), rows.len());
        for (case, row) in cases.iter().zip(&rows) {
            assert_eq!(case.name.as_str(), words::name(row));
        }
    }
}
