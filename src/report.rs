//! What a command found: a row for each thing it was given, then the account of the whole run.

use std::io;

use zeroize::Zeroizing;

use crate::breach::exposure::Exposure;
use crate::exit::Exit;
use crate::policy::PolicyVerdict;
use crate::secret::item::Place;
use crate::strength::estimate::Estimate;

/// Takes rows as they are found, so that a run over a million lines need not hold them.
pub trait Sink {
    /// One more row, in input order.
    ///
    /// # Errors
    /// What the stream below says; the command stops.
    fn row(&mut self, row: &Row) -> io::Result<()>;
}

/// One thing the command was given.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The variable, key, file or line it came from. Outside text: a renderer must sanitize it.
    pub id: String,
    /// The file and line, where there is a file.
    pub place: Option<Place>,
    /// What was found out about it.
    pub outcome: Outcome,
}

/// What was found out about one row.
#[derive(Clone, PartialEq, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one row at a time, and most are judged"
)]
pub enum Outcome {
    /// A secret was read and judged.
    Judged(Judged),
    /// It could not be read; why, and what to do.
    Unread {
        /// What is wrong with the input there.
        reason: String,
        /// An act the owner can do.
        hint: Option<String>,
    },
}

/// The judgement of one secret; `None` where the command does not ask.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Judged {
    /// How hard it is to guess.
    pub strength: Option<Estimate>,
    /// The characters of each segment of the estimate, where the owner asked to see them; else empty.
    pub revealed: Vec<Zeroizing<String>>,
    /// What the policy says.
    pub policy: Option<PolicyVerdict>,
    /// Whether it was seen in a breach.
    pub exposure: Option<Exposure>,
    /// What is to be mended.
    pub findings: Vec<Finding>,
    /// What the reader should know and need not mend (normal forms, a length over bcrypt's 72 bytes).
    pub notes: Vec<String>,
}

/// Something to mend.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule it breaks.
    pub rule: &'static Rule,
    /// How bad it is here; a rule only knows how bad it is mostly.
    pub severity: Severity,
    /// One sentence; never a part of the secret.
    pub message: String,
    /// Whether `--fail-on` counts it.
    pub counts: bool,
}

/// A rule that a secret can break. Its id is a contract.
#[derive(PartialEq, Eq, Debug)]
pub struct Rule {
    /// Stable id: the word of `--fail-on`, the `ruleId` of SARIF.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The rule in a few words.
    pub title: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Worth mending.
    Warning,
    /// Mend it now.
    Error,
}

impl Severity {
    /// Its word, which is also SARIF's level.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The account of a whole run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Rows fully judged.
    pub checked: u64,
    /// Rows not (fully) judged, by reason, most frequent first.
    pub not_checked: Vec<(String, u64)>,
    /// Findings that `--fail-on` counts.
    pub counted: u64,
    /// Findings in all.
    pub found: u64,
    /// Rows that could not be read.
    pub unread: u64,
    /// Rows whose exposure nobody could tell, where that matters to the exit code.
    pub unknown: u64,
    /// Whether findings and gaps leave the exit code at 0.
    pub exit_zero: bool,
    /// What the reader should know of the run: where ranges came from, what was left out.
    pub notes: Vec<String>,
}

impl Report {
    /// Count one more row that was not judged, and why. Distinct reasons are bounded: past
    /// [`MAX_REASONS`] they are one.
    pub fn count_not_checked(&mut self, reason: &str) {
        let reason = match self.not_checked.len() {
            MAX_REASONS.. if !self.not_checked.iter().any(|(known, _)| known == reason) => {
                "other reasons"
            }
            _ => reason,
        };
        match self
            .not_checked
            .iter_mut()
            .find(|(known, _)| known == reason)
        {
            Some((_, count)) => *count += 1,
            None => self.not_checked.push((reason.to_owned(), 1)),
        }
    }

    /// Rows that were given.
    #[must_use]
    pub fn given(&self) -> u64 {
        self.checked + self.not_checked.iter().map(|(_, count)| count).sum::<u64>()
    }

    /// The exit code. A finding beats what could not be read, and that beats what nobody could tell.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self {
                exit_zero: true, ..
            } => Exit::Done,
            Self { counted: 1.., .. } => Exit::Found,
            Self { unread: 1.., .. } => Exit::Input,
            Self { unknown: 1.., .. } => Exit::Incomplete,
            _ => Exit::Done,
        }
    }
}

const MAX_REASONS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_beats_what_could_not_be_read_and_that_beats_what_nobody_could_tell() {
        for case in 0..16 {
            let has = |bit: u64| case >> bit & 1;
            let report = Report {
                counted: has(0),
                unread: has(1),
                unknown: has(2),
                exit_zero: has(3) == 1,
                // What is not counted leaves the exit code alone.
                found: 9,
                not_checked: vec![("no network".to_owned(), 9)],
                ..Report::default()
            };
            let exit = match (has(3), has(0), has(1), has(2)) {
                (1, ..) | (0, 0, 0, 0) => Exit::Done,
                (0, 1, ..) => Exit::Found,
                (0, 0, 1, _) => Exit::Input,
                _ => Exit::Incomplete,
            };
            assert_eq!(report.exit(), exit, "{report:?}");
        }
    }

    #[test]
    fn every_row_that_was_given_is_in_the_account() {
        let mut report = Report {
            checked: 5,
            ..Report::default()
        };
        for reason in ["no network", "not UTF-8", "no network"] {
            report.count_not_checked(reason);
        }
        let told = [("no network".to_owned(), 2), ("not UTF-8".to_owned(), 1)];
        assert_eq!(report.not_checked, told);
        assert_eq!(report.given(), 8);
    }

    #[test]
    fn reasons_past_the_sixteenth_are_counted_as_one() {
        let mut report = Report::default();
        for round in 1..=2 {
            for number in 0..20 {
                report.count_not_checked(&format!("reason {number}"));
            }
            let told: Vec<_> = report
                .not_checked
                .iter()
                .map(|(reason, count)| (reason.as_str(), *count))
                .collect();
            assert_eq!(told.len(), 17);
            assert_eq!(told.first(), Some(&("reason 0", round)));
            assert_eq!(told.get(15), Some(&("reason 15", round)));
            assert_eq!(told.last(), Some(&("other reasons", 4 * round)));
            assert_eq!(report.given(), 20 * round);
        }
    }
}
