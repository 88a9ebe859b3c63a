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
    /// Gone, because the new report does not tell what is ignored or known: they are still there.
    pub hidden: Vec<Told>,
    /// Files of the old report that the new one has not, and the other way round. Outside text.
    pub files: (Vec<String>, Vec<String>),
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
    /// The name and the format of each file.
    files: Vec<(String, String)>,
    /// A part of what it is about was not read.
    is_partial: bool,
    findings: Vec<Told>,
    /// Found, but not among the findings.
    hidden: Vec<Told>,
    options: Options,
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
        // A report of before they were listed says only of which rules something is ignored, and how many are known.
        let is_listed = document.hidden.is_some();
        let told = findings.iter().filter(|finding| finding.known).count();
        let is_cut = !is_listed && document.known > told;
        let is_hiding = |rule: &str| {
            let mut ignored = document.ignored.iter();
            is_cut || (!is_listed && ignored.any(|it| it.rule == rule && it.count > 0))
        };
        let is_whole = |rule: &RuleState| {
            rule.state == "checked" && rule.not_checked.is_empty() && !is_hiding(&rule.rule)
        };
        let files = document.files.unwrap_or_default();
        let is_partial = document.entries == Some(0) || files.iter().any(FileState::is_partial);
        Ok(Self {
            is_redacted: document.redacted,
            is_partial,
            files: files
                .into_iter()
                .map(|file| (file.name, file.format.unwrap_or_default()))
                .collect(),
            checked: rules
                .into_iter()
                .filter(is_whole)
                .map(|rule| rule.rule)
                .collect(),
            findings: findings.into_iter().map(FindingText::told).collect(),
            hidden: document
                .hidden
                .into_iter()
                .flatten()
                .map(FindingText::told)
                .collect(),
            options: document.options.unwrap_or_default(),
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
    let hidden_before = counts(&old.hidden);
    let mut diff = Diff::default();
    for (told, count) in counts(&new.findings) {
        let known = before.remove(told).unwrap_or_default();
        // What is no longer ignored was there before, too.
        let hidden = hidden_before.get(told).copied().unwrap_or_default();
        let open = count.min(known + hidden);
        diff.open += open;
        diff.new
            .extend(std::iter::repeat_n(told.clone(), count - open));
        if known > count {
            before.insert(told, known - count);
        }
    }
    for (told, count) in counts(&new.hidden) {
        let gone = before.remove(told).unwrap_or_default();
        diff.hidden
            .extend(std::iter::repeat_n(told.clone(), gone.min(count)));
        if gone > count {
            before.insert(told, gone - count);
        }
    }
    // What stood in a file that was not read again, or not given, is not mended by that. A file that took the place of
    // another may be its next export, but not where another program wrote it.
    let (gone, come) = (
        others(&old.files, &new.files),
        others(&new.files, &old.files),
    );
    let of_program = |files: &[&(String, String)]| {
        let mut formats: Vec<String> = files.iter().map(|(_, format)| format.clone()).collect();
        formats.sort();
        formats
    };
    let is_swapped = !gone.is_empty() && of_program(&gone) != of_program(&come);
    let is_whole = !new.is_partial && new.files.len() >= old.files.len() && !is_swapped;
    let names =
        |files: Vec<&(String, String)>| files.into_iter().map(|(name, _)| name.clone()).collect();
    diff.files = (names(gone), names(come));
    for (told, count) in before {
        let is_checked = is_whole
            && new.checked.contains(&told.rule)
            && new.options.reach(&old.options, &told.rule);
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
        if !self.hidden.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(sentence, ", {} hidden in the new report", self.hidden.len());
        }
        if !self.unknown.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(sentence, ", {} not checked again", self.unknown.len());
        }
        sentence
    }
}

/// Those of `files` that are not among `known`, by their names without the folders before.
fn others<'a>(
    files: &'a [(String, String)],
    known: &[(String, String)],
) -> Vec<&'a (String, String)> {
    let base = |name: &str| {
        name.rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let mut known: Vec<String> = known.iter().map(|(name, _)| base(name)).collect();
    let is_other = |(name, _): &&(String, String)| {
        let at = known.iter().position(|known| *known == base(name));
        at.map(|at| known.swap_remove(at)).is_none()
    };
    files.iter().filter(is_other).collect()
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
    #[serde(default)]
    known: usize,
    #[serde(default)]
    ignored: Vec<IgnoredState>,
    hidden: Option<Vec<FindingText>>,
    options: Option<Options>,
}

#[derive(Deserialize)]
struct IgnoredState {
    rule: String,
    count: u64,
}

/// What decides how much a report could find; nothing where an older doorkey wrote it.
#[derive(Deserialize, Default, Debug)]
struct Options {
    about: Option<u64>,
    masters: Option<u64>,
    expiring_days: Option<u64>,
    old_days: Option<u64>,
    unused_days: Option<u64>,
}

impl Options {
    /// Whether a run with these finds by `rule` whatever one with `old` does. Not known is no.
    fn reach(&self, old: &Self, rule: &str) -> bool {
        let (old, new, is_more_found_by_more) = match rule {
            "weak" => (old.about, self.about, true),
            "reused" | "variant" => (old.masters, self.masters, true),
            "expiring" => (old.expiring_days, self.expiring_days, true),
            "old" => (old.old_days, self.old_days, false),
            "unused" => (old.unused_days, self.unused_days, false),
            _ => return true,
        };
        match (old, new) {
            (Some(old), Some(new)) if is_more_found_by_more => new >= old,
            (Some(old), Some(new)) => new <= old,
            _ => false,
        }
    }
}

#[derive(Deserialize)]
struct FileState {
    #[serde(default)]
    name: String,
    format: Option<String>,
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
    #[serde(default)]
    known: bool,
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
mod tests;
