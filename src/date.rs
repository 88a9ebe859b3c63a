//! A day of the calendar, from the seconds that a clock counts.

use std::fmt;

/// A day of the Gregorian calendar, UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Date {
    year: u64,
    month: u64,
    day: u64,
}

impl Date {
    /// The day in which this second since 1970 began lies.
    ///
    /// Counted in eras of 400 years that begin in March, so that a leap day is the last of its year.
    /// Source: <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
    #[must_use]
    pub fn at(seconds: u64) -> Self {
        let days = seconds / SECONDS_OF_A_DAY + DAYS_BEFORE_1970;
        let (era, day_of_era) = (days / DAYS_OF_AN_ERA, days % DAYS_OF_AN_ERA);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        Self {
            year: era * 400 + year_of_era + u64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
        }
    }
}

impl fmt::Display for Date {
    /// As ISO 8601 has it: `2026-11-23`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// As clocks count them, without leap seconds.
pub const SECONDS_OF_A_DAY: u64 = 86_400;
const DAYS_OF_AN_ERA: u64 = 146_097;
/// From 1 March of the year 0.
const DAYS_BEFORE_1970: u64 = 719_468;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lies_in_its_day() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_709_164_800, "2024-02-29"),
            (1_735_689_599, "2024-12-31"),
            (1_735_689_600, "2025-01-01"),
            (4_107_542_400, "2100-03-01"),
            (253_402_300_799, "9999-12-31"),
        ] {
            assert_eq!(Date::at(seconds).to_string(), day, "{seconds}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_follows_the_one_before() {
        let mut before = Date::at(0);
        for day in 1..=146_097 {
            let date = Date::at(day * 86_400);
            assert!(date > before && date.day <= 31 && date.month <= 12);
            assert!(date.day == before.day + 1 || date.day == 1);
            before = date;
        }
        assert_eq!(before.to_string(), "2370-01-01");
    }

    #[test]
    fn no_clock_is_too_wrong() {
        assert!(Date::at(u64::MAX) > Date::at(0));
    }
}
