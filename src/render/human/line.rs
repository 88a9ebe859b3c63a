//! The line for one of several secrets, and whether it has something to say.

use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::policy::PolicyVerdict;
use crate::render::human::answer::tone;
use crate::render::number::is_lower_bound;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::words;
use crate::report::Judged;
use crate::report::Outcome;
use crate::report::Row;
use crate::rules;
use crate::strength::estimate::Estimate;

/// How much a row has to say when there are many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// Something to mend, or it could not be read: always shown.
    Loud,
    /// Nobody could say: shown for the first, then counted.
    Unknown,
    /// Nothing to mend: shown for the first, then counted.
    Clean,
}

/// How much `row` has to say.
#[must_use]
pub fn weight(row: &Row) -> Weight {
    match &row.outcome {
        Outcome::Unread { .. } => Weight::Loud,
        Outcome::Judged(judged) if has_something_to_mend(judged) => Weight::Loud,
        Outcome::Judged(_) if words::open_question(row).is_some() => Weight::Unknown,
        Outcome::Judged(_) => Weight::Clean,
    }
}

/// The line, ended.
#[must_use]
pub fn line(row: &Row, style: Style) -> String {
    let said = match &row.outcome {
        Outcome::Unread { reason, hint } => {
            let hint = hint.as_ref().map(|hint| format!("; {}", sanitize(hint)));
            format!(
                "not checked: {}{}",
                sanitize(reason),
                hint.unwrap_or_default()
            )
        }
        Outcome::Judged(judged) => judgement(judged),
    };
    let name = words::name(row);
    let whole = format!("{name}  {said}");
    let fitted = style.width.fitted(&whole, 4);
    if fitted == whole {
        return format!("{name}  {}\n", style.paint(tone(row), &said));
    }
    let lines = fitted
        .lines()
        .map(|line| format!("{}\n", style.paint(tone(row), line)));
    lines.collect()
}

fn has_something_to_mend(judged: &Judged) -> bool {
    !judged.findings.is_empty()
        || judged
            .exposure
            .as_ref()
            .is_some_and(|exposure| exposure.is_common || is_exposed(exposure))
        || judged
            .policy
            .as_ref()
            .is_some_and(|policy| policy.passed == Some(false))
}

fn judgement(judged: &Judged) -> String {
    let mut parts = Vec::new();
    parts.extend(judged.exposure.as_ref().map(exposure));
    for finding in &judged.findings {
        if ![&rules::EXPOSED, &rules::POLICY, &rules::WEAK].contains(&finding.rule) {
            parts.push(sanitize(&finding.message).into_owned());
        }
    }
    if let Some(estimate) = &judged.strength {
        let weak = judged
            .findings
            .iter()
            .any(|finding| finding.rule == &rules::WEAK);
        parts.push(score(estimate) + if weak { ", too weak" } else { "" });
    }
    let is_told = judged.exposure.as_ref().is_some_and(is_exposed);
    parts.extend(
        judged
            .policy
            .as_ref()
            .map(|verdict| policy(verdict, is_told)),
    );
    parts.extend(
        judged
            .notes
            .iter()
            .map(|note| format!("note: {}", sanitize(note))),
    );
    if parts.is_empty() {
        parts.push("not judged: nothing was asked".to_owned());
    }
    parts.join("; ")
}

fn exposure(exposure: &Exposure) -> String {
    let phrase = words::exposure(exposure).into_owned();
    match exposure.verdict {
        Verdict::Clear => format!("{phrase} ({})", sanitize(&exposure.source)),
        Verdict::Exposed(_) | Verdict::Unknown(_) => phrase,
    }
}

fn score(estimate: &Estimate) -> String {
    let (score, analysed, length) = (estimate.score, estimate.analysed, estimate.length);
    if is_lower_bound(estimate) {
        format!("score at least {score} of 4, first {analysed} of {length} characters analysed")
    } else {
        format!("score {score} of 4")
    }
}

fn is_exposed(exposure: &Exposure) -> bool {
    matches!(exposure.verdict, Verdict::Exposed(_))
}

/// What fails, without the exposure where the line has told it.
fn policy(policy: &PolicyVerdict, exposure_is_told: bool) -> String {
    let mut said = format!("policy {} {}", sanitize(&policy.name), words::met(policy));
    let told = |rule| exposure_is_told && rule == "exposed";
    let failures = policy.failures.iter().filter(|failure| !told(failure.rule));
    for (at, failure) in failures.enumerate() {
        said.push_str(if at == 0 { ": " } else { ", " });
        said.push_str(&sanitize(&failure.message));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::PolicyFailure;

    #[test]
    fn the_policy_does_not_tell_an_exposure_twice() {
        let failure = |rule, message: &str| PolicyFailure {
            rule,
            message: message.to_owned(),
            source: String::new(),
        };
        let verdict = PolicyVerdict {
            name: "nist".to_owned(),
            passed: Some(false),
            failures: vec![
                failure("min-length", "it is short"),
                failure("exposed", "it was exposed"),
            ],
        };
        assert_eq!(policy(&verdict, true), "policy nist not met: it is short");
        assert_eq!(
            policy(&verdict, false),
            "policy nist not met: it is short, it was exposed"
        );
    }
}
