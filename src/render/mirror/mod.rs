//! The JSON contract `doorkey/check/1` and `doorkey/pwned/1` as structs. What stands here is what a
//! script sees; a change of an internal type changes nothing here by itself.

use serde::Serialize;

use crate::breach::exposure;
use crate::failure;
use crate::policy::PolicyVerdict;
use crate::render::mirror::strength::Strength;
use crate::report;
use crate::report::Outcome;
use crate::secret::item;

mod strength;

/// One of `results`.
#[derive(Serialize)]
pub struct Row<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place<'a>>,
    strength: Option<Strength<'a>>,
    policy: Option<Policy<'a>>,
    exposure: Option<Exposure<'a>>,
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Unread<'a>>,
}

#[derive(Clone, Copy, Serialize)]
struct Place<'a> {
    file: &'a str,
    line: Option<u64>,
}

#[derive(Serialize)]
struct Policy<'a> {
    name: &'a str,
    passed: Option<bool>,
    failures: Vec<PolicyFailure<'a>>,
}

#[derive(Serialize)]
struct PolicyFailure<'a> {
    rule: &'a str,
    message: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct Exposure<'a> {
    verdict: &'static str,
    count: Option<u64>,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    match_bits: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Unread<'a> {
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
}

/// One of `findings`.
#[derive(Serialize)]
pub struct Finding<'a> {
    id: &'a str,
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    counts: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place<'a>>,
}

/// The account of the run.
#[derive(Serialize)]
pub struct Summary<'a> {
    checked: u64,
    not_checked: u64,
    not_checked_reasons: Vec<Reason<'a>>,
    notes: &'a [String],
    exit: u8,
}

#[derive(Serialize)]
struct Reason<'a> {
    reason: &'a str,
    count: u64,
}

/// Why there is no account.
#[derive(Serialize)]
pub struct Failed<'a> {
    error: Failure<'a>,
    exit: u8,
}

#[derive(Serialize)]
struct Failure<'a> {
    kind: &'static str,
    message: &'a str,
    because: Option<&'a str>,
    hint: Option<&'a str>,
}

impl<'a> Row<'a> {
    /// The mirror of `row`.
    #[must_use]
    pub fn of(row: &'a report::Row) -> Self {
        let (judged, error) = match &row.outcome {
            Outcome::Judged(judged) => (Some(judged), None),
            Outcome::Unread { reason, hint } => {
                let hint = hint.as_deref();
                (
                    None,
                    Some(Unread {
                        message: reason,
                        hint,
                    }),
                )
            }
        };
        Self {
            id: &row.id,
            place: row.place.as_ref().map(Place::of),
            strength: judged
                .and_then(|judged| Some((judged, judged.strength.as_ref()?)))
                .map(|(judged, estimate)| Strength::of(estimate, &judged.revealed)),
            policy: judged
                .and_then(|judged| judged.policy.as_ref())
                .map(Policy::of),
            exposure: judged
                .and_then(|judged| judged.exposure.as_ref())
                .map(Exposure::of),
            notes: judged.map_or(&[], |judged| &judged.notes),
            error,
        }
    }
}

impl<'a> Place<'a> {
    fn of(place: &'a item::Place) -> Self {
        Self {
            file: &place.file,
            line: place.line,
        }
    }
}

impl<'a> Policy<'a> {
    fn of(verdict: &'a PolicyVerdict) -> Self {
        Self {
            name: &verdict.name,
            passed: verdict.passed,
            failures: verdict
                .failures
                .iter()
                .map(|failure| PolicyFailure {
                    rule: failure.rule,
                    message: &failure.message,
                    source: &failure.source,
                })
                .collect(),
        }
    }
}

impl<'a> Exposure<'a> {
    fn of(exposure: &'a exposure::Exposure) -> Self {
        // A count of 0 is said by a whole answer only, so `count == 0` is as good as "clear".
        let (verdict, count, reason) = match &exposure.verdict {
            exposure::Verdict::Exposed(count) => ("exposed", *count, None),
            exposure::Verdict::Clear => ("clear", Some(0), None),
            exposure::Verdict::Unknown(reason) => ("unknown", None, Some(reason.as_str())),
        };
        Self {
            verdict,
            count,
            source: &exposure.source,
            match_bits: exposure.match_bits,
            reason,
        }
    }
}

impl<'a> Finding<'a> {
    /// The mirror of `finding`, which was made in `row`.
    #[must_use]
    pub fn of(row: &'a report::Row, finding: &'a report::Finding) -> Self {
        Self {
            id: &row.id,
            rule: finding.rule.id,
            severity: finding.severity.word(),
            message: &finding.message,
            counts: finding.counts,
            place: row.place.as_ref().map(Place::of),
        }
    }
}

impl<'a> Summary<'a> {
    /// The mirror of `report`.
    #[must_use]
    pub fn of(report: &'a report::Report) -> Self {
        Self {
            checked: report.checked,
            not_checked: report.given() - report.checked,
            not_checked_reasons: report
                .not_checked
                .iter()
                .map(|(reason, count)| Reason {
                    reason,
                    count: *count,
                })
                .collect(),
            notes: &report.notes,
            exit: report.exit().code(),
        }
    }
}

impl<'a> Failed<'a> {
    /// The mirror of `failure`.
    #[must_use]
    pub fn of(failure: &'a failure::Failure) -> Self {
        Self {
            error: Failure {
                kind: failure.kind.word(),
                message: &failure.what,
                because: failure.because.as_deref(),
                hint: failure.hint.as_deref(),
            },
            exit: failure.kind.exit().code(),
        }
    }
}

/// The findings of `row`.
#[must_use]
pub fn findings(row: &report::Row) -> &[report::Finding] {
    match &row.outcome {
        Outcome::Judged(judged) => &judged.findings,
        Outcome::Unread { .. } => &[],
    }
}

/// JSON has no infinity: one becomes the largest number, so that a comparison still says what it means.
fn finite(number: f64) -> Option<f64> {
    (!number.is_nan()).then(|| number.clamp(f64::MIN, f64::MAX))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::estimate::ATTACKERS;

    #[test]
    fn the_attackers_stand_under_their_own_ids() {
        let ids = [
            "online_throttled",
            "online_unthrottled",
            "offline_slow_hash",
            "offline_fast_hash",
        ];
        assert_eq!(ATTACKERS.map(|attacker| attacker.id), ids);
    }

    #[test]
    fn no_infinity_reaches_json() {
        assert_eq!(finite(f64::INFINITY), Some(f64::MAX));
        assert_eq!(finite(f64::NAN), None);
        assert_eq!(finite(1.5), Some(1.5));
    }
}
