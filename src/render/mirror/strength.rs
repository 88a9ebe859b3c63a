//! What a script sees of an estimate.

use std::f64::consts::LOG10_2;

use serde::Serialize;
use zeroize::Zeroizing;

use crate::render::mirror::finite;
use crate::render::mirror::is_false;
use crate::strength::estimate::ATTACKERS;
use crate::strength::estimate::Attacker;
use crate::strength::estimate::Estimate;
use crate::strength::segment;

#[derive(Serialize)]
pub(super) struct Strength<'a> {
    score: u8,
    guesses_log10: Option<f64>,
    #[serde(skip_serializing_if = "is_false")]
    lower_bound: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    range_log10: Option<[f64; 2]>,
    basis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis_detail: Option<&'static str>,
    crack_seconds: CrackSeconds,
    bands: Bands,
    warning: Option<&'static str>,
    reasons: Vec<Reason>,
    segments: Vec<Segment<'a>>,
    suggestions: &'a [&'static str],
    length: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    length_as_given: Option<usize>,
    bytes: usize,
    analysed: usize,
}

/// In the order and under the ids of [`ATTACKERS`].
#[derive(Serialize)]
struct Bands {
    online_throttled: &'static str,
    online_unthrottled: &'static str,
    offline_slow_hash: &'static str,
    offline_fast_hash: &'static str,
}

#[derive(Serialize)]
struct Reason {
    id: &'static str,
    message: &'static str,
}

#[derive(Serialize)]
struct Segment<'a> {
    kind: &'static str,
    start: usize,
    length: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dress: Vec<&'static str>,
    guesses_log10: Option<f64>,
    /// Only with `--reveal-segments`.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// In the order and under the ids of [`ATTACKERS`].
#[derive(Serialize)]
struct CrackSeconds {
    online_throttled: Option<f64>,
    online_unthrottled: Option<f64>,
    offline_slow_hash: Option<f64>,
    offline_fast_hash: Option<f64>,
}

impl<'a> Strength<'a> {
    pub(super) fn of(estimate: &'a Estimate, revealed: &'a [Zeroizing<String>]) -> Self {
        let [throttled, unthrottled, slow, fast] = ATTACKERS;
        let seconds = |attacker: Attacker| finite(estimate.crack_seconds(attacker));
        let band = |attacker: Attacker| estimate.band(attacker).id();
        Self {
            score: estimate.score,
            guesses_log10: finite(estimate.guesses_log10),
            lower_bound: estimate.analysed < estimate.length,
            crack_seconds: CrackSeconds {
                online_throttled: seconds(throttled),
                online_unthrottled: seconds(unthrottled),
                offline_slow_hash: seconds(slow),
                offline_fast_hash: seconds(fast),
            },
            bands: Bands {
                online_throttled: band(throttled),
                online_unthrottled: band(unthrottled),
                offline_slow_hash: band(slow),
                offline_fast_hash: band(fast),
            },
            range_log10: estimate.range_log10.map(|(least, most)| [least, most]),
            basis: estimate.basis.id(),
            basis_detail: estimate.basis.detail(),
            warning: estimate.warning(),
            reasons: estimate
                .reasons
                .iter()
                .map(|reason| Reason {
                    id: reason.id,
                    message: reason.sentence,
                })
                .collect(),
            segments: Segment::all(estimate, revealed),
            suggestions: &estimate.suggestions,
            length: estimate.length,
            length_as_given: (estimate.length_as_given != estimate.length)
                .then_some(estimate.length_as_given),
            bytes: estimate.bytes,
            analysed: estimate.analysed,
        }
    }
}

impl<'a> Segment<'a> {
    fn all(estimate: &Estimate, revealed: &'a [Zeroizing<String>]) -> Vec<Self> {
        let segments = estimate.segments.iter().enumerate();
        let one = |(place, segment): (usize, &segment::Segment)| Self {
            kind: segment.kind.id(),
            start: segment.start,
            length: segment.end - segment.start,
            dress: segment.dress.ids().collect(),
            guesses_log10: finite(tidy(f64::from(segment.bits) * LOG10_2)),
            text: revealed.get(place).map(|text| text.as_str()),
        };
        segments.map(one).collect()
    }
}

/// Without what a logarithm of another base leaves behind the decimal point.
fn tidy(log10: f64) -> f64 {
    (log10 * 1e4).round() / 1e4
}
