//! The estimator that asks the `zxcvbn` crate, mends what it gets wrong, and prices what it cannot know.

use zeroize::Zeroizing;
use zxcvbn::Entropy;
use zxcvbn::matching::Match;
use zxcvbn::matching::patterns::MatchPattern;

use crate::secret::Secret;
use crate::strength::estimate::Estimate;
use crate::strength::estimate::Estimator;
use crate::strength::feedback;
use crate::strength::personal::About;
use crate::strength::spelling;

/// Judges by the patterns that the `zxcvbn` crate knows.
pub struct Zxcvbn;

/// Code points that are analysed at most.
///
/// The crate's work grows faster than the square of the length, and from 28 keys on a keyboard walk
/// overflows its arithmetic (which panics in a debug build). Random text reaches the crate's
/// largest number, 1.8e19, at 20.
pub const ANALYSED: usize = 28;

impl Estimator for Zxcvbn {
    fn estimate(&self, secret: &Secret, about: &About) -> Estimate {
        let text = spelling::normal(secret);
        let length = text.chars().count();
        if length == 0 {
            return empty();
        }
        let analysed = length.min(ANALYSED);
        let (entropy, guesses_log10) = judge(&text);
        let personal = personal_log10(&text, about).filter(|&price| price < guesses_log10);
        let guesses_log10 = personal.unwrap_or(guesses_log10);
        let score = Estimate::score_of(guesses_log10);
        let (mut warning, mut suggestions) = told(&entropy);
        if personal.is_some() && score < 4 {
            warning = Some("it uses what you told about yourself".to_owned());
            suggestions.insert(
                0,
                "leave out names, dates and words that have to do with you".to_owned(),
            );
        }
        Estimate {
            score,
            guesses_log10,
            warning,
            suggestions,
            length,
            analysed,
        }
    }
}

/// What the crate says of the start of `text`, and log10 of the guesses it counts.
fn judge(text: &str) -> (Entropy, f64) {
    let start = start(text);
    let mut entropy = zxcvbn::zxcvbn(&start, &[]);
    // The crate prices `NICOLE123` at nothing: it finds no way to write capitals next to digits. No
    // spelling is weaker than the same in lower case, which is priced right.
    if entropy.sequence().iter().any(is_underpriced) {
        let lower = zxcvbn::zxcvbn(&self::start(&Zeroizing::new(start.to_lowercase())), &[]);
        if lower.guesses() > entropy.guesses() {
            entropy = lower;
        }
    }
    let log10 = log10(entropy.guesses());
    (entropy, log10)
}

/// The crate lets a number up to four above a power of ten pass as that power (ten characters
/// without a pattern are one above); taking those off keeps `Estimate::score_of` in step with it.
#[expect(
    clippy::cast_precision_loss,
    reason = "a logarithm needs no more than the first 53 bits"
)]
fn log10(guesses: u64) -> f64 {
    let guesses = if guesses < 1000 {
        guesses.max(1)
    } else {
        guesses - 5
    };
    (guesses as f64).log10()
}

/// Whether the crate found no way to spell the capitals of a word, so that the word costs nothing.
fn is_underpriced(found: &Match) -> bool {
    match &found.pattern {
        MatchPattern::Dictionary(word) => word.uppercase_variations == 0,
        MatchPattern::Repeat(repeat) => repeat.base_matches.iter().any(is_underpriced),
        _ => false,
    }
}

/// log10 of the guesses of someone who knows the owner: each word told, in any of four dresses, and
/// the rest by pattern. The crate takes such words as well, but hardly counts them.
fn personal_log10(text: &str, about: &About) -> Option<f64> {
    let uses = u32::try_from(about.used_in(text))
        .ok()
        .filter(|&uses| uses > 0)?;
    let words = u32::try_from(about.words().len().saturating_mul(4)).unwrap_or(u32::MAX);
    let rest = about.cut_from(text);
    let rest_log10 = if rest.is_empty() { 0.0 } else { judge(&rest).1 };
    Some(rest_log10 + f64::from(uses) * f64::from(words).log10())
}

/// What is analysed of `text`: its first [`ANALYSED`] code points.
///
/// The crate tries every reading of every look-alike symbol, 600 readings where all of them stand in
/// one text. No owner writes so; there the brackets, four ways to write `c`, are taken for one.
fn start(text: &str) -> Zeroizing<String> {
    let mut start = Zeroizing::new(String::with_capacity(ANALYSED * 4));
    let letters = || text.chars().take(ANALYSED);
    let crowded = LOOK_ALIKES
        .chars()
        .filter(|symbol| letters().any(|letter| letter == *symbol))
        .count()
        > CROWD;
    start.extend(letters().map(|letter| match letter {
        '{' | '[' | '<' if crowded => '(',
        other => other,
    }));
    start
}

/// The symbols that the crate reads as letters.
const LOOK_ALIKES: &str = "4@8({[<369!1|70$5+%2";

/// More different look-alikes than this are too many to try every reading.
const CROWD: usize = 12;

/// What makes it weak and what would help, where the crate says so.
fn told(entropy: &Entropy) -> (Option<String>, Vec<String>) {
    let Some(said) = entropy.feedback() else {
        return (None, Vec::new());
    };
    let warning = said.warning().map(feedback::warning).map(str::to_owned);
    let suggestions = said
        .suggestions()
        .iter()
        .copied()
        .map(feedback::suggestion)
        .map(str::to_owned);
    (warning, suggestions.collect())
}

/// The estimate of nothing at all; the crate would say minus infinity.
fn empty() -> Estimate {
    Estimate {
        score: 0,
        guesses_log10: 0.0,
        warning: Some("it is empty".to_owned()),
        suggestions: Vec::new(),
        length: 0,
        analysed: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Estimate {
        Zxcvbn.estimate(&Secret::new(text.into()), &About::default())
    }

    fn of_ada(text: &str) -> Estimate {
        let about = About::parse(&["Ada Lovelace, ada@example.org, 1987-12-24".to_owned()]);
        Zxcvbn.estimate(&Secret::new(text.into()), &about)
    }

    /// A small generator whose numbers are the same in every run.
    fn numbers() -> impl Iterator<Item = usize> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 40).unwrap_or_default()
        })
    }

    #[test]
    fn weak_and_strong_are_told_apart() {
        assert_eq!(of("password").score, 0);
        assert_eq!(
            of("password").warning.as_deref(),
            Some("it is one of the ten most common passwords")
        );
        assert!(!of("password").suggestions.is_empty());
        assert_eq!(of("kX9#mP2$vL5q").score, 4);
        assert_eq!(of("kX9#mP2$vL5q").warning, None);
    }

    #[test]
    fn scores_are_those_of_zxcvbn_where_no_pattern_is() {
        for (text, score) in [
            ("k", 0),
            ("kXq", 0),
            ("kX9mvq", 1),
            ("kX9mPvLq", 2),
            ("kX9mP2vL5q", 3),
            ("kX9mP2vL5qw", 4),
        ] {
            assert_eq!(of(text).score, score, "{text}");
            assert_eq!(u8::from(zxcvbn::zxcvbn(text, &[]).score()), score, "{text}");
        }
    }

    #[test]
    fn the_score_follows_from_the_guesses() {
        for text in [
            "",
            "a",
            "password1",
            "Summer2024!",
            "NICOLE123",
            "lovelace1987",
            "kX9#mP2$vL5q",
            "correct horse",
        ] {
            for estimate in [of(text), of_ada(text)] {
                assert_eq!(
                    estimate.score,
                    Estimate::score_of(estimate.guesses_log10),
                    "{text}"
                );
                assert!(
                    estimate.guesses_log10.is_finite() && estimate.guesses_log10 >= 0.0,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn capitals_never_make_a_word_weaker() {
        for text in [
            "NICOLE123",
            "HELLO1",
            "MICHAEL1",
            "BLUE30",
            "NICOLE123NICOLE123",
            "kqHELLO1",
        ] {
            assert!(
                of(text).guesses_log10 >= of(&text.to_lowercase()).guesses_log10,
                "{text}"
            );
            assert!(of(text).guesses_log10 > 1.5, "{text}");
        }
    }

    #[test]
    fn what_was_told_about_the_owner_is_cheap() {
        for text in [
            "AdaLovelace2024!",
            "4d4L0v3l4c3",
            "ecalevol!",
            "lovelace1987",
            "LOVELACE-24.12.1987",
        ] {
            assert!(
                of_ada(text).guesses_log10 < of(text).guesses_log10,
                "{text}"
            );
            assert!(of_ada(text).score <= 2, "{text} {:?}", of_ada(text));
            assert_eq!(
                of_ada(text).warning.as_deref(),
                Some("it uses what you told about yourself")
            );
        }
        assert_eq!(of_ada("kX9#mP2$vL5q"), of("kX9#mP2$vL5q"));
    }

    #[test]
    fn knowing_more_never_makes_it_stronger() {
        let mut numbers = numbers();
        let parts = [
            "ada", "Lovelace", "1987", "xK", "9#", "password", "2412", "e", "zq7", "ADA",
        ];
        for _ in 0..300 {
            let text: String = (0..4)
                .filter_map(|_| parts.get(numbers.next()? % parts.len()))
                .copied()
                .collect();
            assert!(
                of_ada(&text).guesses_log10 <= of(&text).guesses_log10,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_analysed_is_said() {
        let long = of(&"é".repeat(5000));
        assert_eq!((long.length, long.analysed), (5000, ANALYSED));
        let short = of("cafe\u{301}");
        assert_eq!((short.length, short.analysed), (4, 4));
        assert_eq!(of("").length, 0);
    }

    #[test]
    fn bytes_that_are_not_text_are_judged_one_by_one() {
        let raw = Zxcvbn.estimate(
            &Secret::new(vec![0xff, 0xfe, b'a', 0x80, 0x00]),
            &About::default(),
        );
        assert_eq!((raw.length, raw.analysed), (5, 5));
        assert!(raw.guesses_log10 > 3.0);
    }

    #[test]
    fn any_bytes_are_judged() {
        let mut numbers = numbers();
        let alphabets: [&[u8]; 5] = [
            b"0123456789",
            b"4@8({[<369!1|70$5+%2",
            b"789456123/*-+.0",
            b"qwertyuiopasdfghjklQAZ1!2@",
            &[
                0xf0, 0x9f, 0x98, 0x80, 0xc3, 0x9f, 0xc4, 0xb0, b'A', 0, b'\n', 0xff,
            ],
        ];
        for round in 0..1000 {
            let alphabet = alphabets
                .get(round % alphabets.len())
                .copied()
                .unwrap_or_default();
            let length = numbers.next().unwrap_or_default() % 60;
            let bytes: Vec<u8> = numbers
                .by_ref()
                .take(length)
                .filter_map(|n| alphabet.get(n % alphabet.len()))
                .copied()
                .collect();
            let estimate = Zxcvbn.estimate(&Secret::new(bytes), &About::default());
            assert!(estimate.guesses_log10.is_finite() && estimate.score <= 4);
        }
    }

    #[test]
    fn a_walk_with_many_turns_overflows_nothing() {
        for walk in [
            "7894561230",
            "123698745",
            "147852369",
            "q2w3e4r5t6y7u8i9o0p",
            "1qazxsw23edcvfr45tgbnhy67ujm",
            "0.3695214789",
        ] {
            assert!(of(&walk.repeat(6)).guesses_log10 > 1.0);
        }
    }
}
