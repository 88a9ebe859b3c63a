//! What it costs to guess how a word is dressed up: capitals, look-alikes, backwards.

use crate::strength::prices::Prices;

/// Whether a letter is small or a capital; of what is neither, nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Case {
    /// No letter, or one of a script without capitals.
    None = 0,
    /// A small letter.
    Lower = 1,
    /// A capital.
    Upper = 2,
}

impl Case {
    /// The case of `letter`.
    #[must_use]
    pub fn of(letter: char) -> Self {
        let known = OF_ASCII.get(letter as usize).copied();
        known.unwrap_or_else(|| {
            if letter.is_uppercase() {
                Self::Upper
            } else if letter.is_lowercase() {
                Self::Lower
            } else {
                Self::None
            }
        })
    }
}

/// Without a branch: which case it is, nothing foretells.
static OF_ASCII: [Case; 128] = {
    let mut cases = [Case::None; 128];
    let mut letter: u8 = 0;
    while letter < 128 {
        if letter.is_ascii_uppercase() {
            cases[letter as usize] = Case::Upper;
        } else if letter.is_ascii_lowercase() {
            cases[letter as usize] = Case::Lower;
        }
        letter += 1;
    }
    cases
};

/// Bits for the capitals of a word: none, the first letter, all, or one of the ways to choose as many.
#[must_use]
pub fn capitals(given: &[char], prices: &Prices) -> f32 {
    let cases = || given.iter().map(|letter| Case::of(*letter));
    let (mut upper, mut letters) = (0_u32, 0_u32);
    for case in cases() {
        upper += u32::from(case == Case::Upper);
        letters += u32::from(case != Case::None);
    }
    if upper == 0 {
        return 0.0;
    }
    let leading = cases().find(|case| *case != Case::None) == Some(Case::Upper);
    match upper {
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
