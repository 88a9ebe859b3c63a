//! The whole judgement of one secret in one plain sentence.

use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::render::number::is_lower_bound;
use crate::render::sanitize::sanitize;
use crate::render::style::Tone;
use crate::render::words;
use crate::report::Finding;
use crate::report::Judged;
use crate::report::Outcome;
use crate::report::Row;
use crate::rules;
use crate::strength::estimate::Estimate;

/// The whole judgement in plain words.
#[must_use]
pub fn answer(judged: &Judged) -> String {
    let mut answer = match (&judged.strength, &judged.exposure) {
        (Some(estimate), Some(exposure)) => {
            let strong = estimate.score >= 3;
            let but = match (&exposure.verdict, strong) {
                (Verdict::Clear, true) | (Verdict::Exposed(_) | Verdict::Unknown(_), false) => {
                    "and"
                }
                (Verdict::Clear, false) => "though",
                (Verdict::Exposed(_) | Verdict::Unknown(_), true) => "but",
            };
            format!(
                "{}, {but} {}",
                strength(estimate),
                words::exposure_in_short(exposure)
            )
        }
        (Some(estimate), None) => strength(estimate),
        (None, Some(exposure)) => words::exposure_in_short(exposure).into_owned(),
        (None, None) => String::new(),
    };
    let policy = judged
        .policy
        .as_ref()
        .and_then(|policy| match policy.passed {
            Some(true) if !answer.is_empty() => None,
            // The open question has just been told.
            None if is_unknown(judged) => None,
            _ => Some(format!(
                "policy {} {}",
                sanitize(&policy.name),
                words::met(policy)
            )),
        });
    let others = judged
        .findings
        .iter()
        .filter(|finding| !is_told(judged, finding));
    let others = others.map(|finding| sanitize(&finding.message).into_owned());
    for part in policy.into_iter().chain(others) {
        if !answer.is_empty() {
            answer.push_str("; ");
        }
        answer.push_str(&part);
    }
    if answer.is_empty() {
        answer.push_str("not judged: nothing was asked");
    }
    answer
}

/// What the answer is to the reader.
#[must_use]
pub fn tone(row: &Row) -> Tone {
    let Outcome::Judged(judged) = &row.outcome else {
        return Tone::Doubt;
    };
    let exposed =
        |exposure: &Exposure| exposure.is_common || matches!(exposure.verdict, Verdict::Exposed(_));
    let is_exposed = judged.exposure.as_ref().is_some_and(exposed);
    if is_exposed || judged.findings.iter().any(|finding| finding.counts) {
        return Tone::Bad;
    }
    let weak = |estimate: &Estimate| estimate.score < 3;
    let is_weak = judged.strength.as_ref().is_some_and(weak);
    if is_weak || !judged.findings.is_empty() || words::open_question(row).is_some() {
        return Tone::Doubt;
    }
    Tone::Good
}

fn strength(estimate: &Estimate) -> String {
    let word = words::strength(estimate.score);
    if is_lower_bound(estimate) && estimate.score < 4 {
        format!("at least {word}")
    } else {
        word.to_owned()
    }
}

fn is_unknown(judged: &Judged) -> bool {
    judged.exposure.as_ref().is_some_and(Exposure::is_unknown)
}

/// Whether the answer says what the finding says.
fn is_told(judged: &Judged, finding: &Finding) -> bool {
    if finding.rule == &rules::EXPOSED {
        judged.exposure.is_some()
    } else if finding.rule == &rules::POLICY {
        judged.policy.is_some()
    } else {
        let weak = |estimate: &Estimate| estimate.score < 2;
        finding.rule == &rules::WEAK && judged.strength.as_ref().is_some_and(weak)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::PolicyVerdict;
    use crate::render::samples;

    #[test]
    fn an_open_question_is_told_once() {
        let undecided = PolicyVerdict {
            name: "nist".to_owned(),
            passed: None,
            failures: Vec::new(),
        };
        let unknown = samples::exposure(Verdict::Unknown("offline".to_owned()));
        let judged = Judged {
            policy: Some(undecided),
            exposure: Some(unknown),
            ..Judged::default()
        };
        assert_eq!(answer(&judged), "exposure unknown");
    }
}
