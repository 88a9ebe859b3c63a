//! Rows and reports made by hand for the tests of this room.

use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::policy::PolicyFailure;
use crate::policy::PolicyVerdict;
use crate::render::Format;
use crate::render::Options;
use crate::render::Subject;
use crate::render::renderer;
use crate::report::Finding;
use crate::report::Judged;
use crate::report::Outcome;
use crate::report::Report;
use crate::report::Row;
use crate::rules;
use crate::secret::item::Place;
use crate::strength::estimate::Basis;
use crate::strength::estimate::Estimate;
use crate::strength::reason;
use crate::strength::segment;
use crate::strength::segment::Dress;
use crate::strength::segment::Segment;

/// Names that try to drive what shows them.
pub(crate) const HOSTILE: [&str; 7] = [
    "a\u{1b}]0;x\u{7}b",
    "::error::x",
    "\u{202e}",
    "<x>&\"",
    "a\nb",
    "%0A::warning::x,y=z",
    "]]>##[add-mask]\u{fffe}",
];

/// What `format` writes to `out` and to `err`.
pub(crate) fn shown(
    format: Format,
    rows: &[Row],
    end: Result<&Report, &Failure>,
) -> (String, String) {
    shown_with(format, Options::default(), rows, end)
}

/// The same, with options.
pub(crate) fn shown_with(
    format: Format,
    options: Options,
    rows: &[Row],
    end: Result<&Report, &Failure>,
) -> (String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut renderer = renderer(format, Subject::Check, options, &mut out, &mut err);
    for row in rows {
        assert!(renderer.row(row).is_ok());
    }
    assert!(renderer.finish(end).is_ok());
    drop(renderer);
    (
        String::from_utf8_lossy(&out).into_owned(),
        String::from_utf8_lossy(&err).into_owned(),
    )
}

pub(crate) fn judged(id: &str, judged: Judged) -> Row {
    Row {
        id: id.to_owned(),
        place: None,
        outcome: Outcome::Judged(judged),
    }
}

pub(crate) fn estimate(score: u8, guesses_log10: f64) -> Estimate {
    Estimate {
        score,
        guesses_log10,
        range_log10: None,
        basis: Basis::Patterns,
        segments: Vec::new(),
        reasons: Vec::new(),
        suggestions: Vec::new(),
        length: 9,
        length_as_given: 9,
        bytes: 9,
        analysed: 9,
    }
}

/// Weak, short and exposed 42 times.
pub(crate) fn exposed(id: &str) -> Row {
    judged(
        id,
        Judged {
            strength: Some(Estimate {
                basis: Basis::List,
                segments: vec![Segment {
                    start: 0,
                    end: 9,
                    kind: segment::Kind::Common,
                    dress: Dress {
                        capitals: true,
                        ..Dress::default()
                    },
                    bits: 14.0,
                }],
                reasons: vec![reason::NEARLY_COMMON],
                suggestions: vec!["choose a new one: no change to this one is enough"],
                ..estimate(1, 4.25)
            }),
            policy: Some(PolicyVerdict {
                name: "nist".to_owned(),
                passed: Some(false),
                failures: vec![PolicyFailure {
                    rule: "length",
                    message: "too short: 9 characters, at least 15 are needed".to_owned(),
                    source: "NIST SP 800-63B-4, 3.1.1.2".to_owned(),
                }],
            }),
            exposure: Some(exposure(Verdict::Exposed(Some(42)))),
            findings: vec![Finding {
                rule: &rules::EXPOSED,
                severity: rules::EXPOSED.severity,
                message: "exposed 42 times".to_owned(),
                counts: true,
            }],
            notes: Vec::new(),
            revealed: Vec::new(),
        },
    )
}

/// Strong, and not in any known breach.
pub(crate) fn clear(id: &str) -> Row {
    judged(
        id,
        Judged {
            strength: Some(estimate(4, 14.5)),
            exposure: Some(exposure(Verdict::Clear)),
            ..Judged::default()
        },
    )
}

/// Strong, but nobody could say whether it was exposed.
pub(crate) fn unknown(id: &str) -> Row {
    judged(
        id,
        Judged {
            strength: Some(estimate(4, 14.5)),
            exposure: Some(exposure(Verdict::Unknown(
                "no answer in 5 seconds".to_owned(),
            ))),
            ..Judged::default()
        },
    )
}

/// A long one, of which the first 3 of 9 characters were analysed.
pub(crate) fn lower_bound(id: &str, guesses_log10: f64) -> Row {
    judged(
        id,
        Judged {
            strength: Some(Estimate {
                analysed: 3,
                ..estimate(4, guesses_log10)
            }),
            ..Judged::default()
        },
    )
}

/// An empty value.
pub(crate) fn unread(id: &str) -> Row {
    Row {
        id: id.to_owned(),
        place: Some(Place {
            file: ".env".to_owned(),
            line: Some(3),
        }),
        outcome: Outcome::Unread {
            reason: "empty".to_owned(),
            hint: Some("give it a value".to_owned()),
        },
    }
}

pub(crate) fn exposure(verdict: Verdict) -> Exposure {
    Exposure::new(verdict, "api.pwnedpasswords.com")
}

/// So many checked, so many not.
pub(crate) fn account(checked: u64, not_checked: u64) -> Report {
    let mut report = Report {
        checked,
        ..Report::default()
    };
    if not_checked > 0 {
        report.unread = not_checked;
        report.not_checked = vec![("empty".to_owned(), not_checked)];
    }
    report
}

pub(crate) fn failure() -> Failure {
    Failure::new(Kind::Network, "no range could be asked for")
        .because("the name\u{1b}[2J cannot be resolved")
        .hint("run again with `--offline`")
}
