//! What became of the findings of an older audit: two JSON reports, compared.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::fmt::Write;

use serde::Deserialize;

use crate::failure::Explain;
use crate::failure::Kind;

/// What two reports have in common, and what not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diff {
    /// In the old one only.
    pub mended: Vec<Told>,
    /// In the new one only.
    pub new: Vec<Told>,
    /// In both.
    pub open: usize,
    /// Gone, but the new report does not say that their rule was checked, or not all was read for it: nobody knows.
    pub unknown: Vec<Told>,
}

/// One finding as a report tells it. Outside text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Told {
    /// The rule.
    pub rule: String,
    /// The entry, as a reader knows it.
    pub entry: String,
}

/// A JSON report that was read.
#[derive(Debug)]
pub struct Report {
    is_redacted: bool,
    checked: Vec<String>,
    files: usize,
    /// A part of what it is about was not read.
    is_partial: bool,
    findings: Vec<Told>,
}

impl Report {
    /// Read a report.
    ///
    /// # Errors
    /// It is none, or one that tells of a failure.
    pub fn parse(text: &[u8]) -> Result<Self, NotAReport> {
        let document: Document = serde_json::from_slice(text).map_err(|_| NotAReport::NotOne)?;
        if document.schema != SCHEMA {
            return Err(NotAReport::NotOne);
        }
        let (Some(findings), Some(rules)) = (document.findings, document.rules) else {
            return Err(NotAReport::Failed);
        };
        let is_whole = |rule: &RuleState| rule.state == "checked" && rule.not_checked.is_empty();
        let files = document.files.unwrap_or_default();
        let is_partial = document.entries == Some(0) || files.iter().any(FileState::is_partial);
        Ok(Self {
            is_redacted: document.redacted,
            files: files.len(),
            is_partial,
            checked: rules
                .into_iter()
                .filter(is_whole)
                .map(|rule| rule.rule)
                .collect(),
            findings: findings.into_iter().map(FindingText::told).collect(),
        })
    }
}

/// Compare an older report with a newer one.
///
/// # Errors
/// One has names and the other has not.
pub fn diff(old: &Report, new: &Report) -> Result<Diff, NotAReport> {
    if old.is_redacted != new.is_redacted {
        return Err(NotAReport::OneIsRedacted);
    }
    let mut before = counts(&old.findings);
    let mut diff = Diff::default();
    for (told, count) in counts(&new.findings) {
        let known = before.remove(told).unwrap_or_default();
        diff.open += known.min(count);
        diff.new.extend(std::iter::repeat_n(
            told.clone(),
            count.saturating_sub(known),
        ));
        if known > count {
            before.insert(told, known - count);
        }
    }
    // What stood in a file that was not read again, or not given, is not mended by that.
    let is_whole = !new.is_partial && new.files >= old.files;
    for (told, count) in before {
        let is_checked = is_whole && new.checked.contains(&told.rule);
        let list = if is_checked {
            &mut diff.mended
        } else {
            &mut diff.unknown
        };
        list.extend(std::iter::repeat_n(told.clone(), count));
    }
    Ok(diff)
}

impl Diff {
    /// The answer in a line: `3 mended, 1 new, 12 still open`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut sentence = format!(
            "{} mended, {} new, {} still open",
            self.mended.len(),
            self.new.len(),
            self.open
        );
        if !self.unknown.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(sentence, ", {} not checked again", self.unknown.len());
        }
        sentence
    }
}

fn counts(findings: &[Told]) -> BTreeMap<&Told, usize> {
    let mut counts = BTreeMap::new();
    for told in findings {
        *counts.entry(told).or_default() += 1;
    }
    counts
}

#[derive(Deserialize)]
struct Document {
    schema: String,
    #[serde(default)]
    redacted: bool,
    findings: Option<Vec<FindingText>>,
    rules: Option<Vec<RuleState>>,
    files: Option<Vec<FileState>>,
    entries: Option<u64>,
}

#[derive(Deserialize)]
struct FileState {
    #[serde(default)]
    bad: Vec<serde::de::IgnoredAny>,
    #[serde(default)]
    incomplete: bool,
    error: Option<serde::de::IgnoredAny>,
}

impl FileState {
    fn is_partial(&self) -> bool {
        self.incomplete || self.error.is_some() || !self.bad.is_empty()
    }
}

#[derive(Deserialize)]
struct RuleState {
    rule: String,
    state: String,
    #[serde(default)]
    not_checked: Vec<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct FindingText {
    rule: String,
    title: String,
    #[serde(default)]
    user: String,
    #[serde(default)]
    host: String,
    #[serde(default)]
    place: String,
}

impl FindingText {
    /// By site, user and title, which stay when an entry moves in its file; by its place where it has none of them.
    fn told(self) -> Told {
        let parts = [self.title, self.user, self.host];
        let mut parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            parts.push(self.place);
        }
        Told {
            rule: self.rule,
            entry: parts.join(", "),
        }
    }
}

/// The JSON contract of `doorkey audit`.
pub const SCHEMA: &str = "doorkey/audit/1";

/// Why two reports cannot be compared.
#[derive(PartialEq, Eq, Debug)]
pub enum NotAReport {
    /// It is no JSON report of an audit.
    NotOne,
    /// It tells of an audit that failed.
    Failed,
    /// One has names and the other has not.
    OneIsRedacted,
}

impl fmt::Display for NotAReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotOne => "this is no report of `doorkey audit --format json`",
            Self::Failed => "this report tells of an audit that failed",
            Self::OneIsRedacted => {
                "one report has names and the other has not: nothing in them can be compared"
            }
        })
    }
}

impl Error for NotAReport {}

impl Explain for NotAReport {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        Some(
            "make both with `doorkey audit --format json`, both with `--redact` or both without"
                .to_owned(),
        )
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn report(findings: &[(&str, &str)], checked: &[&str]) -> Report {
        let findings: Vec<_> = findings
            .iter()
            .map(|(rule, title)| format!(r#"{{"rule":"{rule}","title":"{title}","more":1}}"#))
            .collect();
        let rules: Vec<_> = checked
            .iter()
            .map(|rule| format!(r#"{{"rule":"{rule}","state":"checked"}}"#))
            .collect();
        let text = format!(
            r#"{{"schema":"{SCHEMA}","findings":[{}],"rules":[{}]}}"#,
            findings.join(","),
            rules.join(",")
        );
        Report::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn what_is_gone_is_mended_only_where_it_was_looked_for_again() {
        let old = report(
            &[
                ("weak", "A"),
                ("weak", "B"),
                ("reused", "A"),
                ("exposed", "A"),
                ("weak", "C"),
                ("weak", "C"),
            ],
            &[],
        );
        let new = report(
            &[("weak", "B"), ("weak", "D"), ("weak", "C")],
            &["weak", "reused"],
        );
        let diff = diff(&old, &new).unwrap();
        assert_eq!(
            diff.sentence(),
            "3 mended, 1 new, 2 still open, 1 not checked again"
        );
        assert_eq!(
            diff.new,
            [Told {
                rule: "weak".to_owned(),
                entry: "D".to_owned()
            }]
        );
    }

    #[test]
    fn what_is_gone_with_its_file_is_not_mended() {
        let with = |findings: &str, more: &str| {
            let rules = r#"[{"rule":"weak","state":"checked"}]"#;
            let text =
                format!(r#"{{"schema":"{SCHEMA}","findings":[{findings}],"rules":{rules}{more}}}"#);
            Report::parse(text.as_bytes()).unwrap()
        };
        let old = with(
            r#"{"rule":"weak","title":"A"}"#,
            r#","entries":2,"files":[{"name":"a"},{"name":"b","error":null,"bad":[],"incomplete":false}]"#,
        );
        for (more, sentence) in [
            (
                r#","entries":2,"files":[{"name":"a"},{"name":"c","error":null}]"#,
                "1 mended, 0 new, 0 still open",
            ),
            (r#","entries":1,"files":[{"name":"a"}]"#, LEFT),
            (
                r#","entries":1,"files":[{"name":"a"},{"name":"b","error":"it is damaged"}]"#,
                LEFT,
            ),
            (
                r#","entries":1,"files":[{"name":"a"},{"name":"b","bad":[{"place":"line 3","why":"x"}]}]"#,
                LEFT,
            ),
            (
                r#","entries":1,"files":[{"name":"a"},{"name":"b","incomplete":true}]"#,
                LEFT,
            ),
            (r#","entries":0,"files":[{"name":"a"},{"name":"b"}]"#, LEFT),
        ] {
            let diff = diff(&old, &with("", more)).unwrap();
            assert_eq!(diff.sentence(), sentence, "{more}");
        }
    }

    const LEFT: &str = "0 mended, 0 new, 0 still open, 1 not checked again";

    #[test]
    fn what_is_no_report_is_refused() {
        let error = |text: &str| Report::parse(text.as_bytes()).err();
        assert_eq!(error("{}"), Some(NotAReport::NotOne));
        assert_eq!(
            error(r#"{"schema":"doorkey/check/1","findings":[],"rules":[]}"#),
            Some(NotAReport::NotOne)
        );
        assert_eq!(
            error(r#"{"schema":"doorkey/audit/1","error":{}}"#),
            Some(NotAReport::Failed)
        );
        let redacted = Report::parse(
            br#"{"schema":"doorkey/audit/1","redacted":true,"findings":[],"rules":[]}"#,
        )
        .unwrap();
        assert_eq!(
            diff(&report(&[], &[]), &redacted),
            Err(NotAReport::OneIsRedacted)
        );
    }
}
