//! Numbers counted up or down, one after the other: `12345678910`, `010203`, `2020202120222023`.

use crate::strength::sequence::log2;

/// Numbers counted up or down, written one after the other.
pub(super) fn each(rest: &[char], tell: &mut impl FnMut(usize, f32)) {
    let is_number = |four: &[char; 4]| {
        four.iter()
            .fold(true, |all, one| all & one.is_ascii_digit())
    };
    if !rest.first_chunk().is_some_and(is_number) {
        return;
    }
    for width in 1..=4 {
        let Some(first) = number(rest, 0, width) else {
            return;
        };
        let padded = width > 1 && rest.first() == Some(&'0');
        for second_width in width.saturating_sub(1).max(1)..=width + 1 {
            let Some(second) = number(rest, width, second_width) else {
                break;
            };
            let lost = rest.get(width) == Some(&'0');
            if padded == (second_width == width) || (!padded && !lost) {
                count(rest, first, second, if padded { width } else { 1 }, tell);
            }
        }
    }
}

/// Follow the numbers that begin with `first` and `second`, with zeros before them up to `width`.
fn count(rest: &[char], first: i32, second: i32, width: usize, tell: &mut impl FnMut(usize, f32)) {
    let step = second - first;
    let Some(step_bits) = count_bits(step) else {
        return;
    };
    let first_bits = match first {
        0 | 1 => 1.0,
        1950..=2040 => 5.0,
        _ if first == step => 1.0,
        _ => f32::from(i16::try_from(first).unwrap_or(i16::MAX)).log2() + 0.5,
    };
    let padding = if width > 1 { 1.0 } else { 0.0 };
    let (mut numbers, mut length, mut due) = (0, 0, first);
    while let Some(end) = written(rest, length, due, width) {
        (numbers, length, due) = (numbers + 1, end, due + step);
        // Numbers of one digit alone are a plain sequence.
        if numbers >= 3 && length > numbers {
            tell(
                length,
                first_bits + step_bits + padding + log2(numbers) + 1.0,
            );
        }
    }
}

/// Bits of what is added to a number to get the next; `None` where nobody counts like that.
fn count_bits(step: i32) -> Option<f32> {
    match step {
        1 => Some(0.5),
        -1 => Some(2.2),
        2 | 5 | 10 | 11 | 100 | 101 | 111 => Some(3.5),
        -2 | -5 | -10 | -11 | -100 | -101 | -111 => Some(5.0),
        _ => None,
    }
}

/// The number that `width` digits from `from` on spell.
fn number(rest: &[char], from: usize, width: usize) -> Option<i32> {
    let digits = rest.get(from..from + width)?;
    digits.iter().try_fold(0, |number, digit| {
        let digit = digit.to_digit(10)?.cast_signed();
        Some(number * 10 + digit)
    })
}

/// Where `number` ends, when it is written from `from` on, with zeros before it up to `width`.
fn written(rest: &[char], from: usize, number: i32, width: usize) -> Option<usize> {
    let digits = number
        .checked_ilog10()
        .map_or(1, |power| power as usize + 1)
        .max(width);
    let fits = number >= 0 && self::number(rest, from, digits) == Some(number);
    fits.then_some(from + digits)
}
