//! zxcvbn's arithmetic over our segments: what a site that asks zxcvbn, such as PyPI, would make of a password.
//!
//! zxcvbn takes the way through a password that makes the least of `l! * g1 * .. * gl + 10000^(l - 1)`, where `l`
//! stretches are guessed in `g1` to `gl` guesses, and a character without a pattern takes ten. Source: Wheeler, "zxcvbn:
//! Low-Budget Password Strength Estimation" (USENIX Security 2016), section 4. Its dictionaries are not ours, so that
//! this is close to its score and not the score itself: a test counts how often the two agree.

use crate::strength::context::Context;
use crate::strength::estimate::Estimate;
use crate::strength::model;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;

/// The characters that zxcvbn is given at most by PyPI's library.
pub const HEAD: usize = 72;

/// More stretches than this are never the cheapest: one at fewer has a smaller factorial.
const MOST: usize = 16;

/// The estimate of `secret`, and log10 of the guesses that zxcvbn would count for it, told what `context` says of its owner.
#[must_use]
pub fn beside_estimate(secret: &[u8], context: &Context<'_>) -> (Estimate, f64) {
    let mut theirs = 0.0;
    let ours = model::estimate_and_see(secret, context, |length, found| {
        theirs = guesses_log10(length, &found.general_steps());
    });
    (ours, theirs)
}

/// log10 of the guesses that zxcvbn counts for a password of `length` characters in which `steps` were found.
#[must_use]
pub fn guesses_log10(length: usize, steps: &[Segment]) -> f64 {
    let length = length.min(HEAD);
    if length == 0 {
        return 0.0;
    }
    // The least product, in log10, of so many stretches up to a place; those that end without a pattern apart, since
    // one such stretch never follows another.
    let mut known = vec![[f64::INFINITY; MOST + 1]; length + 1];
    let mut unknown = known.clone();
    if let Some(origin) = known.get_mut(0).and_then(|row| row.get_mut(0)) {
        *origin = 0.0;
    }
    let mut by_start: Vec<&Segment> = steps
        .iter()
        .filter(|step| is_pattern(step, length))
        .collect();
    by_start.sort_unstable_by_key(|step| step.start);
    let mut next = by_start.into_iter().peekable();
    for place in 0..length {
        let known_here = known
            .get(place)
            .copied()
            .unwrap_or([f64::INFINITY; MOST + 1]);
        let unknown_here = unknown
            .get(place)
            .copied()
            .unwrap_or([f64::INFINITY; MOST + 1]);
        while let Some(step) = next.next_if(|step| step.start <= place) {
            let guesses = pattern_log10(step, length);
            let row = known.get_mut(step.end);
            for (count, best) in row.into_iter().flatten().enumerate().skip(1) {
                let before = least(&known_here, count - 1).min(least(&unknown_here, count - 1));
                *best = best.min(before + guesses);
            }
        }
        for end in place + 1..=length {
            let guesses = brute_force_log10(end - place, length);
            let row = unknown.get_mut(end);
            for (count, best) in row.into_iter().flatten().enumerate().skip(1) {
                *best = best.min(least(&known_here, count - 1) + guesses);
            }
        }
    }
    let at = |rows: &[[f64; MOST + 1]], count| {
        rows.get(length)
            .map_or(f64::INFINITY, |row| least(row, count))
    };
    let mut factorial_log10 = 0.0;
    let mut best = f64::INFINITY;
    for (count, number) in (1..=MOST).zip(1_u32..) {
        factorial_log10 += f64::from(number).log10();
        let product = at(&known, count).min(at(&unknown, count)) + factorial_log10;
        best = best.min(sum_log10(product, 4.0 * f64::from(number - 1)));
    }
    best
}

fn least(row: &[f64; MOST + 1], count: usize) -> f64 {
    row.get(count).copied().unwrap_or(f64::INFINITY)
}

/// Whether zxcvbn knows such a pattern at all.
fn is_pattern(step: &Segment, length: usize) -> bool {
    let known = !matches!(
        step.kind,
        Kind::Previous | Kind::Affix | Kind::Address | Kind::Separator | Kind::Rest | Kind::Made
    );
    known && step.end <= length
}

/// A part of a password takes 10 guesses at least, or 50 where it has two characters or more.
fn pattern_log10(step: &Segment, length: usize) -> f64 {
    let guesses = f64::from(step.bits) * std::f64::consts::LOG10_2;
    match step.end - step.start {
        whole if whole == length => guesses.max(0.0),
        1 => guesses.max(1.0),
        _ => guesses.max(50_f64.log10()),
    }
}

fn brute_force_log10(characters: usize, length: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "72 at most")]
    let guesses = characters as f64;
    match characters {
        _ if characters == length => guesses,
        1 => 11_f64.log10(),
        _ => guesses.max(51_f64.log10()),
    }
}

/// log10 of the sum of two numbers whose log10 are given.
fn sum_log10(a: f64, b: f64) -> f64 {
    let (more, less) = if a >= b { (a, b) } else { (b, a) };
    if more.is_infinite() {
        return more;
    }
    more + (1.0 + 10_f64.powf(less - more)).log10()
}

#[cfg(test)]
mod tests;
