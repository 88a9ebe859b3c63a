//! GitLab's code quality report: an issue for each finding and each open question.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>. It has no place for the account of a
//! run: the exit code tells.

use std::collections::HashMap;
use std::io;
use std::io::Write;

use serde_json::Value;
use serde_json::json;

use crate::failure::Failure;
use crate::render::Renderer;
use crate::render::mirror::findings;
use crate::render::safe_json;
use crate::render::sanitize::sanitize;
use crate::render::words;
use crate::report::Report;
use crate::report::Row;
use crate::report::Severity;
use crate::report::Sink;
use crate::secret::item::Place;

/// Writes the issues as they come.
pub struct Gitlab<'a> {
    out: &'a mut dyn Write,
    begun: bool,
    /// How often each name stood in a fingerprint: GitLab drops all but one of a kind.
    met: HashMap<String, u64>,
}

impl<'a> Gitlab<'a> {
    /// A report on `out`.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            begun: false,
            met: HashMap::new(),
        }
    }

    fn issue(
        &mut self,
        check: &str,
        severity: &str,
        row: Option<&Row>,
        description: &str,
    ) -> io::Result<()> {
        let place = row.and_then(|row| row.place.as_ref());
        let place = place.filter(|place| !place.file.is_empty());
        let fingerprint = self.fingerprint(check, row, place);
        let mut text = if self.begun { b",\n" } else { b"[\n" }.to_vec();
        self.begun = true;
        let issue = json!({
            "description": sanitize(description),
            "check_name": format!("doorkey/{check}"),
            "fingerprint": fingerprint,
            "severity": severity,
            "location": location(place),
        });
        safe_json::append(&mut text, &issue)?;
        self.out.write_all(&text)
    }

    /// Made of names only, as they are told anyway. A digest of the secret would be the secret to whoever guesses it.
    fn fingerprint(&mut self, check: &str, row: Option<&Row>, place: Option<&Place>) -> String {
        let file = place.map(|place| &*place.file).unwrap_or_default();
        let id = row.map(|row| &*row.id).unwrap_or_default();
        let name = sanitize(&format!("{check}/{file}/{id}")).into_owned();
        let times = self.met.entry(name.clone()).or_default();
        *times += 1;
        format!("{name}#{times}")
    }
}

impl Sink for Gitlab<'_> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        for finding in findings(row) {
            let severity = match finding.rule.severity {
                Severity::Note => "info",
                Severity::Warning => "major",
                Severity::Error => "critical",
            };
            let description = format!("{}: {}", row.id, finding.message);
            self.issue(finding.rule.id, severity, Some(row), &description)?;
        }
        match words::open_question(row) {
            None => Ok(()),
            Some(why) => {
                let description = format!("{}: {why}", row.id);
                self.issue(NOT_CHECKED, "major", Some(row), &description)
            }
        }
    }
}

impl Renderer for Gitlab<'_> {
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()> {
        if let Err(why) = end {
            let because = why.because.as_ref();
            let because = because.map(|because| format!(": {because}"));
            let description = format!("{}{}", why.what, because.unwrap_or_default());
            self.issue(NOT_CHECKED, "critical", None, &description)?;
        }
        let close: &[u8] = if self.begun { b"\n]\n" } else { b"[]\n" };
        self.out.write_all(close)?;
        self.out.flush()
    }
}

/// The format wants a file and a line of everything.
fn location(place: Option<&Place>) -> Value {
    let path = place.map_or_else(
        || ".".to_owned(),
        |place| sanitize(&place.file).into_owned(),
    );
    let path = path.strip_prefix("./").unwrap_or(&path);
    let line = place
        .and_then(|place| place.line)
        .unwrap_or_default()
        .max(1);
    json!({ "path": path, "lines": { "begin": line } })
}

const NOT_CHECKED: &str = "not-checked";

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::render::Format;
    use crate::render::samples;

    fn issues(rows: &[Row], end: Result<&Report, &Failure>) -> Vec<Value> {
        let (text, _) = samples::shown(Format::Gitlab, rows, end);
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn findings_and_open_questions_are_issues_and_clean_rows_are_not() {
        let rows = [
            samples::exposed("DB_PASSWORD"),
            samples::unread("API_KEY"),
            samples::unknown("MAIL"),
            samples::clear("ADMIN"),
        ];
        let (text, _) = samples::shown(Format::Gitlab, &rows, Ok(&samples::account(2, 2)));
        insta::assert_snapshot!(text, @r#"
        [
        {"check_name":"doorkey/exposed","description":"DB_PASSWORD: exposed 42 times","fingerprint":"exposed//DB_PASSWORD#1","location":{"lines":{"begin":1},"path":"."},"severity":"critical"},
        {"check_name":"doorkey/not-checked","description":"API_KEY: not checked: empty","fingerprint":"not-checked/.env/API_KEY#1","location":{"lines":{"begin":3},"path":".env"},"severity":"major"},
        {"check_name":"doorkey/not-checked","description":"MAIL: exposure unknown: no answer in 5 seconds","fingerprint":"not-checked//MAIL#1","location":{"lines":{"begin":1},"path":"."},"severity":"major"}
        ]
        "#);
        assert!(issues(&[samples::clear("a")], Ok(&samples::account(1, 0))).is_empty());
    }

    #[test]
    fn no_two_fingerprints_are_the_same_also_where_names_are() {
        let rows = ["a", "a", "b", "a"].map(samples::exposed);
        let issues = issues(&rows, Ok(&samples::account(4, 0)));
        let unique: HashSet<_> = issues.iter().map(|it| &it["fingerprint"]).collect();
        assert_eq!((issues.len(), unique.len()), (4, 4));
    }

    #[test]
    fn a_run_that_failed_is_an_issue_and_hostile_names_are_inert() {
        let rows = samples::HOSTILE.map(samples::exposed);
        let issues = issues(&rows, Err(&samples::failure()));
        assert_eq!(issues.len(), rows.len() + 1);
        for issue in &issues {
            for text in ["description", "fingerprint"] {
                let text = issue[text].as_str().unwrap();
                assert_eq!(sanitize(text), text);
            }
        }
    }
}
