//! A common password with signs put between its parts: `let-me-in`, `wo ai ni`, `Who's there?`.

use zeroize::Zeroizing;

use crate::strength::dress;
use crate::strength::prices::Prices;
use crate::strength::reading::Reading;
use crate::strength::words;

/// Bits of each kind of sign, and of putting one in at all.
const SIGN: f32 = 3.0;

/// More kinds of signs stand in no writing.
const KINDS: u8 = 3;

/// Bits of each place: most stand where a word ends.
const PLACE: f32 = 1.5;

/// A shorter password is not looked for: most short words have some sign in the middle of a longer password.
const LEAST: usize = 6;

/// log2 of the guesses for the common password that `reading` is without the signs between its letters and digits, and at
/// its end; `None` where there is none, or no sign between them, or more than three kinds of signs.
#[must_use]
pub fn bits(reading: &Reading, prices: &Prices) -> Option<f32> {
    if !reading.is_whole() {
        return None;
    }
    let (given, folded) = (&reading.given, &reading.folded);
    let is_sign = |letter: &&char| letter.is_ascii() && !letter.is_ascii_alphanumeric();
    let signs = folded.iter().filter(is_sign).count();
    let at_end = folded.iter().rev().take_while(is_sign).count();
    let length = folded.len() - signs;
    if signs == at_end
        || !(LEAST..=words::LONGEST).contains(&length)
        || folded.first().is_none_or(|first| is_sign(&first))
    {
        return None;
    }
    let mut met = 0_u128;
    for sign in folded.iter().filter(is_sign) {
        met |= 1 << (*sign as u32 & 127);
    }
    let kinds = u8::try_from(met.count_ones())
        .ok()
        .filter(|kinds| *kinds <= KINDS)?;
    let mut letters = Zeroizing::new(Vec::with_capacity(length));
    letters.extend(folded.iter().filter(|letter| !is_sign(letter)));
    let found = words::common(&letters)?;
    #[expect(clippy::cast_precision_loss, reason = "256 at most")]
    let places = signs as f32;
    Some(found + SIGN * f32::from(kinds) + PLACE * places + dress::capitals(given, prices))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::prices::PRICES;

    fn of(text: &str) -> Option<f32> {
        bits(&Reading::of(text.as_bytes()), &PRICES)
    }

    #[test]
    fn a_common_password_is_found_through_signs() {
        for text in [
            "let-me-in",
            "i love you",
            "Sun_Shine",
            "1234-5678",
            "foot.ball",
            "star/wars",
            "star-wars!",
            "let's go",
            "i.love-you",
            "abc 123",
        ] {
            let bits = of(text);
            assert!(
                bits.is_some_and(|bits| (4.0..24.0).contains(&bits)),
                "{text} {bits:?}"
            );
        }
        assert!(of("i love you") < of("i-l-o-v-e-y-o-u"));
    }

    #[test]
    fn nothing_else_is() {
        for text in [
            "",
            "-",
            "iloveyou",
            "iloveyou!",
            "-iloveyou",
            "i-love_you~!",
            "kx9-q7w2vb",
            "let-me",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        let long = format!("i-love-you{}", "-".repeat(300));
        assert_eq!(of(&long), None);
    }
}
