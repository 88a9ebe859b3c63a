//! What a policy asks of a password: the built-in ones, and the file an owner writes their own in.
//!
//! A policy is a TOML file. Only `name` and one rule are required:
//!
//! ```toml
//! name = "house"                  # how verdicts call it
//! title = "rules of the house"    # one line about it
//! source = "handbook, page 3"     # where the rules stand; shown with every failure
//! note = ["a sentence for the reader"]
//! second-factor = true            # the password is not the only factor
//!
//! min-length = 15                 # code points after NFC; bytes of what is not UTF-8
//! advised-length = 20             # shorter is told, and passes
//! max-length = 128
//! min-score = 3                   # 0 to 4: 10^3, 10^6, 10^8, 10^10 guesses
//! min-zxcvbn = 2                  # 0 to 4, by zxcvbn's arithmetic: what a site that runs zxcvbn asks for
//! classes = ["upper", "lower", "digit", "symbol"]   # each must be there
//! personal = "whole"              # not one of the owner's words; "contains": none inside either
//! refuse = ["exposed", "date", "variation"]
//! max-age-days = 365              # not judged (a secret has no age), but compared with the standards
//!
//! [sources]                       # where one rule stands, if not where the others do
//! min-length = "handbook, page 4"
//! ```
//!
//! `exposed` refuses what was seen in a breach or stands in the list of common passwords, `date` what
//! holds a date or a year, `variation` what is nearly the old password. Rules are judged in
//! `judge.rs`; `conflicts.rs` says where a policy disagrees with the standards.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::policy::error::PolicyError;

mod conflicts;
pub mod error;
pub mod judge;

/// What a policy says of one secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyVerdict {
    /// The policy's name.
    pub name: String,
    /// `None` when a rule could not be decided (exposure unknown) and no other failed.
    pub passed: Option<bool>,
    /// The rules that failed.
    pub failures: Vec<PolicyFailure>,
}

/// A rule of a policy that a secret does not meet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyFailure {
    /// Stable id of the rule.
    pub rule: &'static str,
    /// What is wrong, in a sentence that holds no part of the secret.
    pub message: String,
    /// Where the rule stands: standard and section.
    pub source: String,
}

/// A policy, read and found to make sense. Its texts come from outside where its file does: a
/// renderer must sanitize them.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Policy {
    /// How verdicts call it.
    pub name: String,
    /// One line about it.
    #[serde(default)]
    pub title: String,
    /// Where its rules stand.
    #[serde(default)]
    pub source: String,
    /// Sentences for the reader.
    #[serde(default)]
    pub note: Vec<String>,
    #[serde(default)]
    pub(super) second_factor: bool,
    pub(super) min_length: Option<usize>,
    pub(super) advised_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    pub(super) min_score: Option<u8>,
    pub(super) min_zxcvbn: Option<u8>,
    #[serde(default)]
    pub(super) classes: Vec<Class>,
    pub(super) personal: Option<Personal>,
    #[serde(default)]
    pub(super) refuse: Vec<Refusal>,
    pub(super) max_age_days: Option<u32>,
    #[serde(default)]
    pub(super) sources: BTreeMap<RuleId, String>,
}

/// A kind of character.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Class {
    Upper,
    Lower,
    Digit,
    Symbol,
}

/// How words about the owner are refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Personal {
    Whole,
    Contains,
}

/// What is refused wherever it is found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Refusal {
    Exposed,
    Date,
    Variation,
}

/// A rule. Its id is a contract.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RuleId {
    MinLength,
    MaxLength,
    MinScore,
    MinZxcvbn,
    Classes,
    Personal,
    Date,
    Variation,
    Exposed,
}

impl Policy {
    /// Whether it asks what zxcvbn would say.
    #[must_use]
    pub fn asks_zxcvbn(&self) -> bool {
        self.min_zxcvbn.is_some()
    }

    /// The names of the built-in policies.
    pub const NAMES: [&'static str; 5] = ["nist", "nist-mfa", "owasp", "pypi", "guide"];

    /// The built-in policy of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let text = match name {
            "nist" => include_str!("built_in/nist.toml"),
            "nist-mfa" => include_str!("built_in/nist-mfa.toml"),
            "owasp" => include_str!("built_in/owasp.toml"),
            "pypi" => include_str!("built_in/pypi.toml"),
            "guide" => include_str!("built_in/guide.toml"),
            _ => return None,
        };
        Self::parse(text).ok()
    }

    /// Read a policy in the form the module describes.
    ///
    /// # Errors
    /// What is not TOML, a key or value that no policy has, and rules that contradict each other.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let policy: Self =
            toml::from_str(text).map_err(|error| PolicyError::unread(text, &error))?;
        match policy.nonsense() {
            Some((key, wrong)) => Err(PolicyError::nonsense(text, key, wrong)),
            None => Ok(policy),
        }
    }

    /// The least score it asks for, if it asks for one.
    #[must_use]
    pub fn min_score(&self) -> Option<u8> {
        self.min_score.or(self.min_zxcvbn)
    }

    /// Whether it refuses what was exposed, so that somebody must be asked.
    #[must_use]
    pub fn asks_exposure(&self) -> bool {
        self.refuse.contains(&Refusal::Exposed)
    }

    /// The first key whose value cannot be meant, and why.
    fn nonsense(&self) -> Option<(&'static str, &'static str)> {
        let above = |low: Option<usize>, high: Option<usize>| matches!((low, high), (Some(l), Some(h)) if l > h);
        let checks = [
            ("name", self.name.trim().is_empty(), "is empty"),
            (
                "min-length",
                self.min_length == Some(0),
                "is 0: leave it out to ask for no length",
            ),
            (
                "max-length",
                self.max_length == Some(0),
                "is 0: nothing could pass",
            ),
            (
                "min-length",
                above(self.min_length, self.max_length),
                "is above `max-length`: nothing could pass",
            ),
            (
                "max-length",
                above(Some(self.classes.len()), self.max_length),
                "leaves no room for all of `classes`",
            ),
            (
                "advised-length",
                above(self.min_length, self.advised_length),
                "is below `min-length`",
            ),
            (
                "advised-length",
                above(self.advised_length, self.max_length),
                "is above `max-length`",
            ),
            (
                "min-score",
                self.min_score > Some(4),
                "is above 4, the highest score there is",
            ),
            (
                "min-zxcvbn",
                self.min_zxcvbn > Some(4),
                "is above 4, the highest score there is",
            ),
            ("classes", has_twice(&self.classes), "names one kind twice"),
            ("refuse", has_twice(&self.refuse), "names one thing twice"),
            (
                "max-age-days",
                self.max_age_days == Some(0),
                "is 0: leave it out to ask for no change",
            ),
            (
                "sources",
                self.sources.keys().any(|rule| !self.asks(*rule)),
                "names a rule that the policy does not have",
            ),
            (
                "name",
                RuleId::ALL.iter().all(|rule| !self.asks(*rule)),
                "stands alone: the policy has no rule",
            ),
        ];
        checks
            .into_iter()
            .find(|(_, wrong, _)| *wrong)
            .map(|(key, _, why)| (key, why))
    }

    /// Whether the policy has this rule.
    fn asks(&self, rule: RuleId) -> bool {
        match rule {
            RuleId::MinLength => self.min_length.is_some(),
            RuleId::MaxLength => self.max_length.is_some(),
            RuleId::MinScore => self.min_score.is_some(),
            RuleId::MinZxcvbn => self.min_zxcvbn.is_some(),
            RuleId::Classes => !self.classes.is_empty(),
            RuleId::Personal => self.personal.is_some(),
            RuleId::Date => self.refuse.contains(&Refusal::Date),
            RuleId::Variation => self.refuse.contains(&Refusal::Variation),
            RuleId::Exposed => self.refuse.contains(&Refusal::Exposed),
        }
    }
}

/// Whether anything is in the list more than once.
fn has_twice<T: PartialEq>(all: &[T]) -> bool {
    let mut places = (1..).zip(all);
    places.any(|(next, one)| all.iter().skip(next).any(|other| other == one))
}

impl RuleId {
    /// Every rule.
    const ALL: [Self; 9] = [
        Self::MinLength,
        Self::MaxLength,
        Self::MinScore,
        Self::MinZxcvbn,
        Self::Classes,
        Self::Personal,
        Self::Date,
        Self::Variation,
        Self::Exposed,
    ];

    /// The id, as it stands in verdicts and in `[sources]`.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::MinLength => "min-length",
            Self::MaxLength => "max-length",
            Self::MinScore => "min-score",
            Self::MinZxcvbn => "min-zxcvbn",
            Self::Classes => "classes",
            Self::Personal => "personal",
            Self::Date => "date",
            Self::Variation => "variation",
            Self::Exposed => "exposed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_policy_reads_and_has_its_own_name() {
        for name in Policy::NAMES {
            let policy = Policy::named(name);
            assert!(
                policy.as_ref().is_some_and(|policy| policy.name == name),
                "{name}"
            );
            assert!(
                policy.is_some_and(|policy| !policy.title.is_empty() && !policy.source.is_empty()),
                "{name}"
            );
        }
        assert_eq!(Policy::named("none"), None);
    }

    #[test]
    fn the_score_asked_for_can_be_read() {
        assert_eq!(
            Policy::named("pypi").and_then(|policy| policy.min_score()),
            Some(2)
        );
        assert_eq!(
            Policy::named("nist").and_then(|policy| policy.min_score()),
            None
        );
        assert!(Policy::named("nist").is_some_and(|policy| policy.asks_exposure()));
    }

    #[test]
    fn a_file_with_every_key_reads() {
        let text = "name = 'x'\ntitle = 't'\nsource = 's'\nnote = ['n']\nsecond-factor = true\nmin-length = 8\n\
            advised-length = 15\nmax-length = 64\nmin-score = 3\nclasses = ['upper', 'digit']\npersonal = 'contains'\n\
            refuse = ['date', 'exposed']\nmax-age-days = 90\n[sources]\nmin-length = 'a'\ndate = 'b'\n";
        assert!(Policy::parse(text).is_ok());
    }

    #[test]
    fn what_stands_in_the_module_documentation_reads() {
        let lines = include_str!("mod.rs")
            .lines()
            .map_while(|line| line.strip_prefix("//!"));
        let toml: Vec<&str> = lines
            .skip_while(|line| *line != " ```toml")
            .skip(1)
            .take_while(|line| *line != " ```")
            .collect();
        assert!(toml.len() > 10);
        assert_eq!(Policy::parse(&toml.join("\n")).err(), None);
    }
}
