//! Dates with the name of a month: `13-nov-1987`, `november2024`, `july 4th`.

use crate::strength::dates::DAY;
use crate::strength::dates::MONTH;
use crate::strength::dates::Reader;
use crate::strength::dates::months;
use crate::strength::dates::months::Month;
use crate::strength::dates::separator_bits;
use crate::strength::segment::Kind;

impl<T: FnMut(Kind, usize, f32)> Reader<'_, T> {
    /// A day or a year, then the name of a month: `13-nov-1987`, `24dec`, `2024nov`.
    pub(super) fn named(&mut self) {
        let width = self.digits(0, 4);
        let (first, is_day) = match width {
            1 | 2 if self.is_day(0, width) => (DAY, true),
            4 => match self.year(0, 4) {
                Some(year) => (year, false),
                None => return,
            },
            _ => return,
        };
        let ordinal = if is_day { self.ordinal(width) } else { 0 };
        let Some(gap) = self.gap(width + ordinal, None) else {
            return;
        };
        let rest = self.rest;
        for Month { length, bits } in months::at(rest.get(gap.end..).unwrap_or_default()) {
            let end = gap.end + length;
            let bits = first + ordinal_bits(ordinal) + gap.bits + MONTH + bits + 1.0;
            (self.tell)(Kind::Date, end, bits);
            if is_day {
                self.years(end, bits, Some(gap));
            } else {
                self.days(end, bits, Some(gap));
            }
        }
    }

    /// The name of a month, then a day or a year or both: `november2024`, `nov87`, `dec-24-1987`.
    pub(super) fn name_first(&mut self) {
        let rest = self.rest;
        for Month { length, bits } in months::at(rest) {
            let bits = MONTH + bits + 0.5;
            self.years(length, bits, None);
            self.days(length, bits, None);
        }
    }

    /// A year from `from` on, of four digits or two, perhaps after a separator.
    fn years(&mut self, from: usize, bits: f32, before: Option<Gap>) {
        let Some(gap) = self.gap(from, before) else {
            return;
        };
        for width in [2, 4] {
            if let Some(year) = self.year(gap.end, width) {
                (self.tell)(Kind::Date, gap.end + width, bits + gap.bits + year);
            }
        }
    }

    /// A day from `from` on, perhaps after a separator, and perhaps a year.
    fn days(&mut self, from: usize, bits: f32, before: Option<Gap>) {
        let Some(gap) = self.gap(from, before) else {
            return;
        };
        for width in [1, 2] {
            if self.is_day(gap.end, width) {
                let ordinal = self.ordinal(gap.end + width);
                let end = gap.end + width + ordinal;
                let bits = bits + gap.bits + DAY + 0.5 + ordinal_bits(ordinal);
                (self.tell)(Kind::Date, end, bits);
                self.years(end, bits, Some(gap));
            }
        }
    }

    /// How many letters the English ending of a day has at `from`: `4th`, `1st`.
    fn ordinal(&self, from: usize) -> usize {
        match self.rest.get(from..from + 2) {
            Some(['t', 'h'] | ['s', 't'] | ['n' | 'r', 'd']) => 2,
            _ => 0,
        }
    }

    /// What stands at `from` between two parts; a letter or a digit is a part already.
    fn gap(&self, from: usize, before: Option<Gap>) -> Option<Gap> {
        let letter = self.rest.get(from).copied()?;
        let next = self.rest.get(from + 1);
        let (separator, bits, end) = match letter {
            // `24. Dezember`, `July 4, 1976`: what else stands between is a space.
            '.' | ',' if next == Some(&' ') => (Some(' '), 2.0, from + 2),
            _ if letter.is_ascii_alphanumeric() => (None, 0.5, from),
            _ => (Some(letter), separator_bits(Some(&letter))?, from + 1),
        };
        let foretold = separator.is_some() && before.is_some_and(|gap| gap.separator == separator);
        Some(Gap {
            separator,
            bits: if foretold { 0.3 } else { bits },
            end,
        })
    }
}

/// What stands between two parts of a date.
#[derive(Clone, Copy)]
struct Gap {
    separator: Option<char>,
    bits: f32,
    end: usize,
}

/// Bits of an English ending.
fn ordinal_bits(letters: usize) -> f32 {
    if letters == 0 { 0.0 } else { 1.0 }
}
