//! Years and dates as a guesser prices them: `1987`, `24.12.1987`, `241287`, `13-Nov-1987`, `november2024`.

use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;

pub mod date;
mod months;
mod named;
mod numeric;

/// Tell every year and every date that begins at `start` of `folded`; `now` is the year of today.
///
/// Years go from 1900 to five from now, and from 1850 by themselves; of two digits they are a part of dates alone.
///
/// Bits: a year 2 + log2(1 + years ago), at most 5.8 for 1950 to 2012, at most 7.5 else, and 0.5
/// more where it is to come; a day 5, a month 3.6; and for the layout 1 to 5 (order, separator, zeros,
/// language).
pub fn each_from(folded: &[char], start: usize, now: u16, add: &mut impl FnMut(Segment)) {
    let rest = folded.get(start..).unwrap_or_default();
    let Some(first) = rest.first().filter(|letter| letter.is_ascii_alphanumeric()) else {
        return;
    };
    let mut tell = |kind: Kind, length: usize, bits: f32| {
        add(Segment {
            start,
            end: start + length,
            kind,
            dress: Dress::default(),
            bits,
        });
    };
    let mut reader = Reader {
        rest,
        now,
        tell: &mut tell,
    };
    if first.is_ascii_digit() {
        reader.runs();
        reader.parts();
        reader.named();
    } else {
        reader.name_first();
    }
}

/// Bits of a year when clubs were founded: log2 of how many there are, and of why one should come to mind.
const FOUNDED: f32 = 9.5;

/// log2 of the days of a year, of the days of a month, and of the months.
const DAY_AND_MONTH: f32 = 8.5;
const DAY: f32 = 5.0;
const MONTH: f32 = 3.6;

/// Bits of a year.
fn year_bits(year: u16, now: u16) -> f32 {
    let recent =
        2.0 + (1.0 + f32::from(year.abs_diff(now))).log2() + if year > now { 0.5 } else { 0.0 };
    // Somebody may have been born then.
    let alive = if (1950..=2012).contains(&year) {
        5.8
    } else {
        7.5
    };
    recent.min(alive)
}

struct Reader<'a, T> {
    rest: &'a [char],
    now: u16,
    tell: &'a mut T,
}

impl<T: FnMut(Kind, usize, f32)> Reader<'_, T> {
    /// The number that `width` digits spell.
    fn number(&self, from: usize, width: usize) -> Option<u16> {
        let digits = self.rest.get(from..from + width)?;
        digits.iter().try_fold(0, |number, digit| {
            let digit = u16::try_from(digit.to_digit(10)?).ok()?;
            Some(number * 10 + digit)
        })
    }

    /// Bits of the year of `width` digits, 4 or 2.
    fn year(&self, from: usize, width: usize) -> Option<f32> {
        let number = self.number(from, width)?;
        let last = self.now.saturating_add(5);
        let century = last - last % 100;
        let year = match width {
            4 => number,
            // The year of those two digits that is not later than `last`.
            _ if number <= last % 100 => century + number,
            _ => century.checked_sub(100)? + number,
        };
        (1900..=last)
            .contains(&year)
            .then(|| year_bits(year, self.now))
    }

    fn is_day(&self, from: usize, width: usize) -> bool {
        self.number(from, width)
            .is_some_and(|day| (1..=31).contains(&day))
    }

    fn is_month(&self, from: usize, width: usize) -> bool {
        self.number(from, width)
            .is_some_and(|month| (1..=12).contains(&month))
    }

    /// How many digits stand at `from`, `most` at the most.
    fn digits(&self, from: usize, most: usize) -> usize {
        let rest = self.rest.get(from..).unwrap_or_default();
        rest.iter()
            .take(most)
            .take_while(|letter| letter.is_ascii_digit())
            .count()
    }
}

/// Bits of what stands between the parts of a date.
fn separator_bits(letter: Option<&char>) -> Option<f32> {
    match letter? {
        '-' | '.' | '/' => Some(2.0),
        '_' | ' ' => Some(3.5),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
