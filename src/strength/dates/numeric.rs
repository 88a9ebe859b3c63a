//! Dates in digits: `24121987`, `241287`, `1987-12-24`, `2.1.87`, `11/2024`.

use crate::strength::dates::DAY_AND_MONTH;
use crate::strength::dates::FOUNDED;
use crate::strength::dates::MONTH;
use crate::strength::dates::Reader;
use crate::strength::dates::separator_bits;
use crate::strength::segment::Kind;

impl<T: FnMut(Kind, usize, f32)> Reader<'_, T> {
    /// What is made of digits alone.
    pub(super) fn runs(&mut self) {
        let digits = self
            .rest
            .iter()
            .take(8)
            .take_while(|letter| letter.is_ascii_digit())
            .count();
        if digits < 4 {
            return;
        }
        if let Some(year) = self.year(0, 4) {
            (self.tell)(Kind::Year, 4, year);
            if self.is_month(4, 2) {
                (self.tell)(Kind::Date, 6, year + MONTH + 2.0);
                if self.is_day(6, 2) {
                    (self.tell)(Kind::Date, 8, year + DAY_AND_MONTH + 2.0);
                }
            }
        }
        // Of a club, a country, a poet: by itself, in no date.
        if self
            .number(0, 4)
            .is_some_and(|year| (1850..1900).contains(&year))
        {
            (self.tell)(Kind::Year, 4, FOUNDED);
        }
        if let Some(order) = self.order((0, 2), (2, 2)) {
            (self.tell)(Kind::Date, 4, DAY_AND_MONTH + order + 1.0);
            for width in [2, 4] {
                if let Some(year) = self.year(4, width) {
                    (self.tell)(Kind::Date, 4 + width, DAY_AND_MONTH + order + 0.5 + year);
                }
            }
        }
        if let Some(year) = self.year(0, 2)
            && self.is_month(2, 2)
            && self.is_day(4, 2)
        {
            (self.tell)(Kind::Date, 6, year + DAY_AND_MONTH + 2.5);
        }
        if let Some(year) = self.year(2, 4)
            && self.is_month(0, 2)
        {
            (self.tell)(Kind::Date, 6, year + MONTH + 1.5);
        }
        // `1121987`: zeros left out. `01` in two places is the padded form.
        for (one, two) in [(1, 1), (1, 2), (2, 1)] {
            let end = one + two;
            if let Some(order) = self.order((0, one), (one, two))
                && self.rest.get(one) != Some(&'0')
                && let Some(year) = self.year(end, 4)
            {
                (self.tell)(Kind::Date, end + 4, DAY_AND_MONTH + order + 2.0 + year);
            }
        }
    }

    /// Two or three numbers with separators.
    pub(super) fn parts(&mut self) {
        let first = self.digits(0, 4);
        let Some(separator) = separator_bits(self.rest.get(first)) else {
            return;
        };
        let two = first + 1;
        let second = self.digits(two, 4);
        let three = two + second + 1;
        let same = self.rest.get(first) == self.rest.get(two + second);
        match (first, second) {
            (4, 1 | 2) => {
                let Some(year) = self.year(0, 4).filter(|_| self.is_month(two, second)) else {
                    return;
                };
                (self.tell)(Kind::Date, two + second, year + MONTH + 2.0 + separator);
                self.day_at_end(same, three, year + DAY_AND_MONTH + 1.5 + separator);
            }
            (1 | 2, 4) => {
                if let Some(year) = self.year(two, 4).filter(|_| self.is_month(0, first)) {
                    (self.tell)(Kind::Date, two + 4, year + MONTH + 1.5 + separator);
                }
            }
            (1 | 2, 1 | 2) if same => {
                let short = if first + second < 4 { 0.7 } else { 0.0 };
                if let Some(order) = self.order((0, first), (two, second)) {
                    for width in [2, 4] {
                        if let Some(year) = self.year(three, width) {
                            let layout = order + separator + short;
                            (self.tell)(Kind::Date, three + width, DAY_AND_MONTH + year + layout);
                        }
                    }
                }
                if let Some(year) = self
                    .year(0, 2)
                    .filter(|_| first == 2 && self.is_month(two, second))
                {
                    self.day_at_end(same, three, year + DAY_AND_MONTH + 2.5 + separator + short);
                }
            }
            _ => {}
        }
    }

    fn day_at_end(&mut self, same: bool, from: usize, bits: f32) {
        let width = self.digits(from, 2);
        if same && self.is_day(from, width) {
            (self.tell)(Kind::Date, from + width, bits);
        }
    }

    /// Whether `day` and `month` can be one, in this order or the other: the bits of the order.
    fn order(&self, one: (usize, usize), two: (usize, usize)) -> Option<f32> {
        if self.is_day(one.0, one.1) && self.is_month(two.0, two.1) {
            Some(1.0)
        } else if self.is_month(one.0, one.1) && self.is_day(two.0, two.1) {
            Some(1.6)
        } else {
            None
        }
    }
}
