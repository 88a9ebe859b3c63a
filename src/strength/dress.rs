//! What it costs to guess how a word is dressed up: capitals, look-alikes, backwards.

use crate::strength::prices::Prices;

/// Bits for the capitals of a word: none, the first letter, all, or one of the ways to choose as many.
#[must_use]
pub fn capitals(given: &[char], prices: &Prices) -> f32 {
    let (mut upper, mut letters, mut leading) = (0_u32, 0_u32, false);
    for &letter in given {
        let is_upper = letter.is_uppercase();
        if letters == 0 {
            leading = is_upper;
        }
        if is_upper || letter.is_lowercase() {
            letters += 1;
        }
        upper += u32::from(is_upper);
    }
    match upper {
        0 => 0.0,
        1 if leading && letters > 1 => prices.title,
        _ if upper == letters => prices.upper,
        _ if is_humped(given) => prices.title + prices.hump * small(upper - u32::from(leading)),
        _ => prices.mixed + choices(letters, upper.min(letters - upper)),
    }
}

/// Whether capitals stand where parts begin: `OpenSesame`, `playStation`; parts of three letters and more in the mean, and
/// none but the first and the last of one.
#[must_use]
pub fn is_humped(given: &[char]) -> bool {
    let (mut parts, mut letters, mut part) = (0_usize, 0_usize, 0_usize);
    for letter in given.iter().filter(|letter| letter.is_alphabetic()) {
        if letter.is_uppercase() {
            if parts > 1 && part < 2 || parts == 1 && part == 0 {
                return false;
            }
            parts += 1;
            part = 0;
        } else if letters == 0 {
            parts = 1;
        }
        part += 1;
        letters += 1;
    }
    parts >= 2 && part >= 2 && letters >= 3 * parts
}

/// A small count as a float.
fn small(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Whether the first letter is a capital and no other.
#[must_use]
pub fn is_title(given: &[char]) -> bool {
    let mut letters = given.iter().filter(|letter| letter.is_alphabetic());
    letters.next().is_some_and(|letter| letter.is_uppercase())
        && letters.all(|letter| !letter.is_uppercase())
}

/// log2 of the number of ways to choose 1 to `few` of `all` things.
fn choices(all: u32, few: u32) -> f32 {
    let (mut ways, mut sum) = (1.0_f32, 0.0_f32);
    #[expect(clippy::cast_precision_loss, reason = "256 at most")]
    for chosen in 0..few.min(24) {
        ways *= (all - chosen) as f32 / (chosen + 1) as f32;
        sum += ways;
    }
    sum.max(1.0).log2()
}

/// Bits for `leet` kinds of look-alikes in one word; `mixed` where a letter is written both ways.
#[must_use]
pub fn look_alikes(leet: u8, mixed: bool, prices: &Prices) -> f32 {
    match leet {
        0 => 0.0,
        kinds => {
            prices.leet
                + f32::from(kinds - 1) * prices.more_leet
                + if mixed { prices.more_leet } else { 0.0 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::prices::PRICES;

    fn bits(text: &str) -> f32 {
        capitals(&text.chars().collect::<Vec<_>>(), &PRICES)
    }

    #[test]
    fn the_more_usual_the_capitals_the_cheaper() {
        assert!(bits("summer") < bits("Summer"));
        assert!(bits("Summer") < bits("SUMMER"));
        assert!(bits("SUMMER") < bits("summeR"));
        assert!(bits("summeR") < bits("sUmMeR"));
    }

    #[test]
    fn capitals_where_parts_begin_are_cheaper_than_elsewhere() {
        for (parts, elsewhere) in [
            ("OpenSesame", "OPenSEsame"),
            ("StarWars", "StARwars"),
            ("playStation", "plAYstation"),
            ("LetItSnow", "LETiTsnow"),
            ("NightAndDay", "NiGhTaNdDaY"),
        ] {
            assert!(bits(parts) + 2.0 < bits(elsewhere), "{parts}");
            assert!(bits("Summer") < bits(parts), "{parts}");
        }
        for none in ["sUmMeR", "SuMmEr", "summeR", "SummerR", "SUMMer"] {
            assert!(!is_humped(&none.chars().collect::<Vec<_>>()), "{none}");
        }
    }

    #[test]
    fn digits_are_neither_upper_nor_lower() {
        assert!((bits("NICOLE123") - PRICES.upper).abs() < f32::EPSILON);
        assert!(bits("123").abs() < f32::EPSILON);
        assert!((bits("1Password") - PRICES.title).abs() < f32::EPSILON);
    }

    #[test]
    fn a_long_text_costs_a_finite_price() {
        assert!(bits(&"aB".repeat(128)).is_finite());
    }
}
