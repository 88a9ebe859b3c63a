//! What was found before: fingerprints of findings, keyed with a salt of their file, so that only what is new counts.
//!
//! A fingerprint is of the rule and of where it was broken (site, user, title), never of a password: who has the file
//! could guess a weak one. So a finding stays known when the password is changed and the new one breaks the same rule;
//! but not when it breaks it worse than before.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use hmac::Hmac;
use hmac::KeyInit;
use hmac::Mac;
use serde::Deserialize;
use serde::Serialize;
use sha2::Sha256;

use crate::audit::vault::list::List;
use crate::audit::vault::list::Row;
use crate::digits::hex;
use crate::failure::Explain;
use crate::failure::Kind;
use crate::number::counted;
use crate::report::Rule;
use crate::report::Severity;

/// Findings that were there before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Baseline {
    salt: [u8; 32],
    /// How bad what each fingerprint stands for was, every time that it was found.
    known: BTreeMap<String, Vec<Severity>>,
}

impl Baseline {
    /// One without findings. `salt` is random; whoever knows it can guess names.
    #[must_use]
    pub fn new(salt: [u8; 32]) -> Self {
        Self {
            salt,
            known: BTreeMap::new(),
        }
    }

    /// Read a file.
    ///
    /// # Errors
    /// It is no baseline, or one of a later doorkey.
    pub fn parse(text: &[u8]) -> Result<Self, NotABaseline> {
        let file: File = serde_json::from_slice(text).map_err(|_| NotABaseline)?;
        let salt = salt(&file.salt)
            .filter(|_| file.schema == SCHEMA)
            .ok_or(NotABaseline)?;
        let mut known: BTreeMap<String, Vec<Severity>> = BTreeMap::new();
        for text in file.findings {
            let (fingerprint, word) = text.split_once(' ').ok_or(NotABaseline)?;
            let severity = severity(word).ok_or(NotABaseline)?;
            known
                .entry(fingerprint.to_owned())
                .or_default()
                .push(severity);
        }
        Ok(Self { salt, known })
    }

    /// The file.
    ///
    /// # Errors
    /// None that is known of.
    pub fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
        let findings = self.known.iter().flat_map(|(text, found)| {
            let words = found.iter().map(|severity| severity.word());
            words.map(move |word| format!("{text} {word}"))
        });
        let file = File {
            schema: SCHEMA.to_owned(),
            salt: hex::encode(&self.salt),
            findings: findings.collect(),
        };
        let mut text = serde_json::to_vec_pretty(&file)?;
        text.push(b'\n');
        Ok(text)
    }

    /// Hold what is in `list`, and nothing else.
    pub fn take(&mut self, list: &List) {
        self.known.clear();
        for row in &list.rows {
            for finding in &row.findings {
                let fingerprint = self.fingerprint(finding.rule, row);
                self.known
                    .entry(fingerprint)
                    .or_default()
                    .push(finding.severity);
            }
        }
    }

    /// Mark what was there before: it makes no exit code. Two findings that look the same from here count as two, and one
    /// that is worse than it was is new.
    pub fn mark(&self, list: &mut List) {
        let mut left: BTreeMap<&str, Left> = BTreeMap::new();
        for (fingerprint, found) in &self.known {
            left.insert(fingerprint, Left::of(found));
        }
        let mut worse = 0;
        for row in &mut list.rows {
            for at in 0..row.findings.len() {
                let found = row.findings.get(at);
                let Some((rule, severity)) = found.map(|it| (it.rule, it.severity)) else {
                    continue;
                };
                let fingerprint = self.fingerprint(rule, row);
                let known = left.get_mut(fingerprint.as_str());
                let Some(known) = known.filter(|known| !known.is_empty()) else {
                    continue;
                };
                if !known.take(severity) {
                    worse += 1;
                    continue;
                }
                if let Some(finding) = row.findings.get_mut(at) {
                    finding.is_known = true;
                    finding.counts = false;
                }
                list.account.known += 1;
            }
        }
        if worse > 0 {
            let findings = counted(
                worse,
                "finding of the baseline is",
                "findings of the baseline are",
            );
            list.account
                .notes
                .push(format!("{findings} worse now than then, and new for that"));
        }
        list.arrange();
    }

    /// What the finding of `rule` in `row` is known by.
    fn fingerprint(&self, rule: &Rule, row: &Row) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.salt) else {
            // A key of any length is taken.
            return String::new();
        };
        for part in [rule.id, &row.host, &row.user.to_lowercase(), &row.title] {
            mac.update(part.as_bytes());
            mac.update(b"\0");
        }
        if row.host.is_empty() && row.user.is_empty() && row.title.is_empty() {
            mac.update(row.place.as_bytes());
        }
        hex::encode(mac.finalize().into_bytes().get(..16).unwrap_or_default())
    }
}

/// How many findings of one fingerprint there were, and nobody has found again yet. Thousands of entries can look the
/// same from here, so that they are counted and not searched.
struct Left([usize; ALL.len()]);

impl Left {
    fn of(found: &[Severity]) -> Self {
        Self(ALL.map(|severity| found.iter().filter(|was| **was == severity).count()))
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|&left| left == 0)
    }

    /// Take the least bad of those that were as bad, so that the others stay for what is worse; whether there was one.
    fn take(&mut self, severity: Severity) -> bool {
        let mut enough = ALL.iter().zip(&mut self.0);
        let least = enough.find(|(was, left)| **was >= severity && **left > 0);
        least.map(|(_, left)| *left -= 1).is_some()
    }
}

/// From the least bad to the worst.
const ALL: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

impl List {
    /// Without what was there before.
    #[must_use]
    pub fn new_only(mut self) -> Self {
        for row in &mut self.rows {
            self.hidden
                .extend(row.hide("known", |finding| !finding.is_known));
        }
        self.account.sought.is_new_only = true;
        self.arrange();
        self
    }
}

/// The file as it is written.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    salt: String,
    findings: Vec<String>,
}

const SCHEMA: &str = "doorkey/audit-baseline/1";

fn severity(text: &str) -> Option<Severity> {
    ALL.into_iter().find(|severity| severity.word() == text)
}

fn salt(text: &str) -> Option<[u8; 32]> {
    hex::decode(text.as_bytes())?.reveal().try_into().ok()
}

/// A file is no baseline.
#[derive(PartialEq, Eq, Debug)]
pub struct NotABaseline;

impl fmt::Display for NotABaseline {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("this is no baseline of `doorkey audit`")
    }
}

impl Error for NotABaseline {}

impl Explain for NotABaseline {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        Some("make a new one with `--write-baseline FILE`".to_owned())
    }
}
