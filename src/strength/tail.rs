//! What lies beyond the head of a long secret, which is searched for no pattern.

use crate::strength::reading::Reading;

/// The most bits that one character beyond the head adds: what a letter drawn at random is worth.
const A_CHARACTER: f64 = 4.7;

/// The longest stretch that is looked for as a repeat, in bytes.
const LONGEST_PERIOD: usize = 128;

/// log2 of the guesses that the characters beyond the head add to `head_bits`: as much each as one of the head does,
/// [`A_CHARACTER`] at most; nothing where the secret is one stretch over and over.
#[must_use]
pub fn bits(secret: &[u8], reading: &Reading, head_bits: f64) -> f64 {
    let head = reading.given.len();
    let beyond = reading.length.saturating_sub(head);
    if beyond == 0 || repeats(secret) {
        return 0.0;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "lengths of secrets are far below 2^53"
    )]
    let (beyond, head) = (beyond as f64, head as f64);
    beyond * (head_bits / head).min(A_CHARACTER)
}

/// Whether all of it is one stretch of at most [`LONGEST_PERIOD`] bytes over and over.
///
/// If it is, its shortest stretch is that of any start which holds two of it (Fine and Wilf, 1965): one is looked for in
/// a short start, and that one alone is held against the whole.
fn repeats(secret: &[u8]) -> bool {
    let start = secret.get(..4 * LONGEST_PERIOD).unwrap_or(secret);
    let has = |bytes: &[u8], period: usize| {
        let again = bytes.get(period..).unwrap_or_default();
        bytes.starts_with(again)
    };
    (1..=LONGEST_PERIOD)
        .find(|&period| has(start, period))
        .is_some_and(|period| has(secret, period))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::spelling::HEAD;

    fn of(text: &str) -> f64 {
        bits(text.as_bytes(), &Reading::of(text.as_bytes()), 512.0)
    }

    #[test]
    fn nothing_beyond_the_head_adds_nothing() {
        assert!(of(&"x".repeat(HEAD)).abs() < f64::EPSILON);
    }

    #[test]
    fn each_character_beyond_adds_what_one_of_the_head_is_worth() {
        let text: String = (0..HEAD + 10)
            .map(|place| char::from(b'!' + (place * place * place / 7 % 89).to_le_bytes()[0]))
            .collect();
        assert!((of(&text) - 20.0).abs() < 0.001);
    }

    #[test]
    fn the_same_over_and_over_adds_nothing() {
        for stretch in ["a", "abc", "é", "correct horse "] {
            assert!(of(&stretch.repeat(2000)).abs() < f64::EPSILON, "{stretch}");
        }
    }
}
