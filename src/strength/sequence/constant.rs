//! Digits that everyone can look up: of π, e, the golden ratio, the root of two; the first primes, the numbers of Fibonacci.

/// Fewer digits are other numbers as well: `31415` is the first that is not.
const LEAST: usize = 5;

/// Bits of which constant it is, and of writing one at all.
const CONSTANT: f32 = 6.0;

/// Tell length and bits of every beginning of a constant that `rest` begins with; a point may stand after its first digit.
///
/// Bits: 6 + log2(digits).
pub(super) fn each(rest: &[char], tell: &mut impl FnMut(usize, f32)) {
    let &[first, second, third, ..] = rest else {
        return;
    };
    let point = usize::from(matches!(second, '.' | ','));
    let constant = match (first, if point > 0 { third } else { second }) {
        ('3', '1') => "31415926535897932384626433832795028841971",
        ('2', '7') => "27182818284590452353602874713526624977572",
        ('1', '6') => "16180339887498948482045868343656381177203",
        ('1', '4') => "14142135623730950488016887242096980785697",
        ('2', '3') if point == 0 => "23571113171923293137414347535961677173798",
        ('1', '1') if point == 0 => "11235813213455891442333776109871597258441",
        _ => return,
    };
    let digits = rest
        .iter()
        .enumerate()
        .filter(|(place, _)| point == 0 || *place != 1);
    let same = constant.chars().zip(digits);
    let count = same
        .take_while(|(digit, (_, letter))| digit == *letter)
        .count();
    for count in LEAST..=count {
        tell(count + point, CONSTANT + super::log2(count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(text: &str) -> Option<(usize, f32)> {
        let given: Vec<char> = text.chars().collect();
        let mut last = None;
        each(&given, &mut |length, bits| last = Some((length, bits)));
        last
    }

    #[test]
    fn beginnings_of_constants_are_told() {
        for text in [
            "3.14159",
            "31415926535",
            "2.7182818284",
            "1,61803",
            "1.41421356",
            "2357111317",
            "11235813213455",
        ] {
            let (length, bits) = longest(text).unwrap_or_default();
            assert_eq!(length, text.len(), "{text}");
            assert!(bits < 11.0, "{text} {bits}");
        }
        assert_eq!(longest("3.1415x").map(|(length, _)| length), Some(6));
    }

    #[test]
    fn other_numbers_are_not() {
        for text in [
            "",
            "3.14",
            "3141",
            "31425926",
            "14159265",
            "2.3571",
            "pi",
            "1618.0339",
        ] {
            assert_eq!(longest(text), None, "{text}");
        }
    }
}
