//! The numbers in a password, and what it takes to guess the next one.

use crate::strength::previous::small;

/// The numbers of a password; of more than so many the others are one.
pub(super) struct Numbers {
    pub(super) all: [Option<Number>; 16],
    pub(super) count: usize,
}

#[derive(Clone, Copy)]
pub(super) struct Number {
    value: u64,
    digits: usize,
}

/// The runs of digits of `text`.
pub(super) fn all(text: &[char]) -> Numbers {
    let mut numbers = Numbers {
        all: [None; 16],
        count: 0,
    };
    let mut was_digit = false;
    for digit in text.iter().map(|letter| letter.to_digit(10)) {
        if let Some(digit) = digit {
            numbers.count += usize::from(!was_digit && numbers.count < 16);
            let slot = numbers
                .count
                .checked_sub(1)
                .and_then(|last| numbers.all.get_mut(last));
            if let Some(slot) = slot {
                let number = slot.get_or_insert(Number {
                    value: 0,
                    digits: 0,
                });
                number.value = number.value.wrapping_mul(10).wrapping_add(u64::from(digit));
                number.digits += 1;
            }
        }
        was_digit = digit.is_some();
    }
    numbers
}

/// The price of a number when the one in its place was `was`.
pub(super) fn stepped(now: Number, was: Number) -> f32 {
    let is_long = now.digits.max(was.digits) > 18;
    match now.value.abs_diff(was.value) {
        _ if is_long => f32::INFINITY,
        0 if now.digits == was.digits => 0.0,
        0 | 1 => 1.0,
        // Up or down by so many, small steps first.
        step @ 2..=99 => {
            let step = f32::from(u16::try_from(step).unwrap_or(u16::MAX));
            2.0 * step.log2() + 1.0
        }
        _ => f32::INFINITY,
    }
}

/// The price of a number that is drawn; years are few.
pub(super) fn drawn(number: Number) -> f32 {
    match (number.digits, number.value) {
        (4, 1950..=2049) => 6.0,
        _ => small(number.digits) * 10.0_f32.log2(),
    }
}
