//! What several formats say in the same words about a row and about the run. All of it is sanitized.

use std::borrow::Cow;
use std::fmt::Write;

use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::breach::exposure::rests_on;
use crate::number::grouped;
use crate::policy::PolicyVerdict;
use crate::render::sanitize::sanitize;
use crate::report::Judged;
use crate::report::Outcome;
use crate::report::Report;
use crate::report::Row;

/// How many different reasons the last line names.
const REASONS: usize = 5;

const UNKNOWN: &str = "exposure unknown";

/// Of a password in the embedded list, where nobody could tell more.
const COMMON: &str = "it stands in the list of common passwords";

/// The row's name: its file and line where it has them, then its id.
#[must_use]
pub fn name(row: &Row) -> String {
    match &row.place {
        None => sanitize(&row.id).into_owned(),
        Some(place) => {
            let line = place
                .line
                .map_or_else(String::new, |line| format!(":{line}"));
            let named = format!("{}{line}", place.file);
            if row.id == place.file || row.id == named {
                sanitize(&named).into_owned()
            } else {
                sanitize(&format!("{named} {}", row.id)).into_owned()
            }
        }
    }
}

/// Why the row was not, or not wholly, judged; `None` when it was.
#[must_use]
pub fn open_question(row: &Row) -> Option<String> {
    match &row.outcome {
        Outcome::Unread { reason, .. } => Some(format!("not checked: {}", sanitize(reason))),
        Outcome::Judged(judged) => unknown_exposure(judged).or_else(|| undecided_policy(judged)),
    }
}

/// What is known of the exposure, in a phrase: "exposed 42 times", "exposure unknown: ..".
#[must_use]
pub fn exposure(exposure: &Exposure) -> Cow<'static, str> {
    let basis = exposure.match_bits.map(rests_on).unwrap_or_default();
    match &exposure.verdict {
        Verdict::Exposed(None) => format!("exposed{basis}").into(),
        Verdict::Exposed(Some(1)) => format!("exposed once{basis}").into(),
        Verdict::Exposed(Some(count)) => format!("exposed {} times{basis}", grouped(*count)).into(),
        Verdict::Clear => "not in any known breach".into(),
        Verdict::Unknown(reason) if exposure.is_common => {
            format!("exposure unknown: {}; {COMMON}", sanitize(reason)).into()
        }
        Verdict::Unknown(reason) => format!("exposure unknown: {}", sanitize(reason)).into(),
    }
}

/// The same without the cause of what is unknown, for where that is told beside it.
#[must_use]
pub fn exposure_in_short(exposure: &Exposure) -> Cow<'static, str> {
    match exposure.is_unknown() {
        true if exposure.is_common => format!("exposure unknown; {COMMON}").into(),
        true => UNKNOWN.into(),
        false => self::exposure(exposure),
    }
}

/// The account of one secret whose exposure nobody could tell, on the screen that tells why.
#[must_use]
pub fn account_in_short(report: &Report) -> String {
    let count = report.given() - report.checked;
    account(&Report {
        not_checked: vec![(UNKNOWN.to_owned(), count)],
        ..report.clone()
    })
}

/// How strong a score is, in a word or two.
#[must_use]
pub fn strength(score: u8) -> &'static str {
    match score {
        0 => "very weak",
        1 => "weak",
        2 => "fair",
        3 => "good",
        _ => "strong",
    }
}

/// Whether the policy is met, in a word or two.
#[must_use]
pub fn met(policy: &PolicyVerdict) -> &'static str {
    match policy.passed {
        Some(true) => "met",
        Some(false) => "not met",
        None => "undecided",
    }
}

/// The last line of a run: what was looked at, and what was not and why.
#[must_use]
pub fn account(report: &Report) -> String {
    let given = report.given();
    let mut line = format!("checked {} of {given}", report.checked);
    if given == 0 {
        line.push_str(": nothing was given");
    }
    if given > report.checked {
        let mut reasons: Vec<_> = report
            .not_checked
            .iter()
            .take(REASONS)
            .map(|(reason, _)| sanitize(reason).into_owned())
            .collect();
        if report.not_checked.len() > REASONS {
            reasons.push(format!(
                "{} more reasons",
                report.not_checked.len() - REASONS
            ));
        }
        let count = given - report.checked;
        // Writing to a string cannot fail.
        let _ = write!(line, ", {count} not checked ({})", reasons.join("; "));
    }
    line
}

fn unknown_exposure(judged: &Judged) -> Option<String> {
    let found = judged.exposure.as_ref()?;
    found.is_unknown().then(|| exposure(found).into_owned())
}

fn undecided_policy(judged: &Judged) -> Option<String> {
    let policy = judged.policy.as_ref()?;
    (policy.passed.is_none()).then(|| format!("policy {} undecided", sanitize(&policy.name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_names_what_was_not_checked() {
        let mut report = Report {
            checked: 2,
            ..Report::default()
        };
        assert_eq!(account(&report), "checked 2 of 2");
        report.not_checked = vec![("empty".to_owned(), 2), ("a\nb".to_owned(), 1)];
        assert_eq!(
            account(&report),
            r"checked 2 of 5, 3 not checked (empty; a\u{a}b)"
        );
        assert_eq!(
            account(&Report::default()),
            "checked 0 of 0: nothing was given"
        );
    }

    #[test]
    fn the_account_of_a_thousand_reasons_stays_one_line() {
        let report = Report {
            not_checked: (0..1000).map(|n| (format!("r{n}"), 1)).collect(),
            ..Report::default()
        };
        assert_eq!(
            account(&report),
            "checked 0 of 1000, 1000 not checked (r0; r1; r2; r3; r4; 995 more reasons)"
        );
    }

    #[test]
    fn unknown_is_never_told_as_clear() {
        let why = Verdict::Unknown("the service\nis down".to_owned());
        let unknown = Exposure::new(why, "api.pwnedpasswords.com");
        assert_eq!(
            exposure(&unknown),
            r"exposure unknown: the service\u{a}is down"
        );
        assert_eq!(exposure_in_short(&unknown), "exposure unknown");
    }

    #[test]
    fn of_a_common_password_that_is_told_though_nobody_could_say_more() {
        let unknown = Exposure {
            is_common: true,
            ..Exposure::new(Verdict::Unknown("offline".to_owned()), "here")
        };
        for said in [exposure(&unknown), exposure_in_short(&unknown)] {
            assert!(
                said.ends_with("; it stands in the list of common passwords"),
                "{said}"
            );
        }
    }
}
