//! What it takes to try every string of one layout: letters and digits that are drawn, and signs laid between them.

use crate::strength::shape::charset;

/// log2 of the strings that are laid out as `given` is, in a way that everyone knows: `k3x9q-w7m2z`, `+44 20 7946 0018`;
/// `None` where it is laid out otherwise, or where that is more than `most`.
#[must_use]
pub fn bits(given: &[char], most: f64) -> Option<f64> {
    let is_drawn = |letter: &&char| letter.is_ascii_alphanumeric();
    let drawn = given.iter().filter(is_drawn).count();
    // Most passwords end here: patterns explain them for less than digits alone would cost.
    if drawn == given.len() || small(drawn) * 10_f64.log2() > most {
        return None;
    }
    let signs = grouped(given).or_else(|| number(given))?;
    let drawn = small(drawn) * charset::alphabet(given.iter().filter(is_drawn)).log2();
    Some(drawn + signs)
}

/// Bits of the signs between groups of one length, as keys and codes are written.
fn grouped(given: &[char]) -> Option<f64> {
    let is_drawn = |letter: &char| letter.is_ascii_alphanumeric();
    let length = given.iter().take_while(|letter| is_drawn(letter)).count();
    let sign = given.get(length)?;
    let is_usual = length >= 2 && matches!(sign, '-' | ' ' | '.' | ':' | '_');
    let is_even = (given.len() + 1).is_multiple_of(length + 1)
        && given.chunks(length + 1).all(|group| {
            group.iter().take(length).all(is_drawn)
                && group.get(length).is_none_or(|end| end == sign)
        });
    (is_usual && is_even).then_some(GROUPS)
}

/// Bits of writing in groups.
const GROUPS: f64 = 2.0;

/// Bits of the signs of a number as people write one: digits in groups, with one sign or spaces between them, a plus first,
/// or brackets around a group.
fn number(given: &[char]) -> Option<f64> {
    let rest = given.strip_prefix(&['+']).unwrap_or(given);
    let (mut between, mut digits, mut runs, mut brackets) = (None, 0_usize, 0_usize, 0_usize);
    let mut before = ' ';
    for &letter in rest {
        match letter {
            '0'..='9' => digits += 1,
            '(' | ')' => brackets += 1,
            '-' | '.' | '/' if between.is_none_or(|known| known == letter) => {
                between = Some(letter);
            }
            ' ' => {}
            _ => return None,
        }
        runs += usize::from(before.is_ascii_digit() && !letter.is_ascii_digit());
        before = letter;
    }
    let is_number = digits >= 6 && 2 * runs <= digits && matches!(brackets, 0 | 2);
    is_number.then(|| NUMBER + small(runs))
}

/// Bits of writing a number in groups, with or without a plus.
const NUMBER: f64 = 5.0;

/// A count as a float.
fn small(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<f64> {
        bits(&text.chars().collect::<Vec<_>>(), f64::INFINITY)
    }

    #[test]
    fn groups_of_one_length_cost_little_more_than_what_is_drawn() {
        for (text, drawn) in [
            ("k3x9q-w7m2z", 10.0 * 36_f64.log2()),
            ("0f:9a:44:c1:7e:b2", 48.0),
            ("QJ4T PX9K LM2V", 12.0 * 36_f64.log2()),
        ] {
            let bits = of(text).unwrap_or_default();
            assert!((drawn + 1.9..drawn + 3.0).contains(&bits), "{text} {bits}");
        }
    }

    #[test]
    fn numbers_are_laid_out_as_everyone_knows() {
        for text in [
            "+44 20 7946 0018",
            "(030) 901820",
            "4929-1031-8850-2741",
            "079/464 11 07",
        ] {
            let digits = small(text.chars().filter(char::is_ascii_digit).count());
            let bits = of(text).unwrap_or_default() - digits * 10_f64.log2();
            assert!((1.9..10.0).contains(&bits), "{text} {bits}");
        }
    }

    #[test]
    fn other_layouts_are_none() {
        for text in [
            "",
            "plain",
            "~!^&",
            "f#9K~q2;Lx",
            "abc-de-fgh",
            "-abc-",
            "ab=cd=ef",
            "für-alle",
            "3+4=7;9-2",
            "1.2-3.4/5",
            "8(6)7(5)3(0)9",
            "30=90=1820",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        let text: Vec<char> = "k3x9q-w7m2z".chars().collect();
        assert_eq!(bits(&text, 20.0), None);
    }
}
