//! Days of the calendar and seconds that a clock counts, each from the other.

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

impl Date {
    /// Read a day as ISO 8601 has it: `2026-11-23`. `None` where there is no such day, or it lies before
    /// 1970.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |length| {
            let part = parts.next().filter(|part| part.len() == length)?;
            let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u64>().ok().filter(|_| is_number)
        };
        let (year, month, _day) = (number(4)?, number(2)?, number(2)?);
        if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        // One of the days around where it must be, so that the calendar stands in one place.
        let about = (year - 1970) * 365 + (year - 1969) / 4 + (month - 1) * 30;
        (about.saturating_sub(40)..about + 60)
            .map(|days| Self::at(days * SECONDS_OF_A_DAY))
            .find(|date| date.to_string() == text)
    }

    /// The year it lies in.
    #[must_use]
    pub fn year(self) -> u16 {
        u16::try_from(self.year).unwrap_or(u16::MAX)
    }

    /// The second since 1970 began with which the day begins.
    #[must_use]
    pub fn second(self) -> u64 {
        let (year, month) = match self.month {
            1 | 2 => (self.year - 1, self.month + 9),
            month => (self.year, month - 3),
        };
        let (era, year_of_era) = (year / 400, year % 400);
        let day_of_year = (153 * month + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        (era * DAYS_OF_AN_ERA + day_of_era - DAYS_BEFORE_1970) * SECONDS_OF_A_DAY
    }

    /// The day so many days later.
    #[must_use]
    pub fn after(self, days: u64) -> Self {
        Self::at(self.second().saturating_add(days * SECONDS_OF_A_DAY))
    }
}

impl fmt::Display for Date {
    /// As ISO 8601 has it: `2026-11-23`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// The second that a date and time names as RFC 3339 has it, `2026-11-25T12:00:00Z`, or as ISO 8601 shortens that:
/// without seconds, or with a zone of hours alone. Parts of a second are left out. `None` where it is none, has no
/// zone, or lies before 1970.
/// Source: <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>.
#[must_use]
pub fn of_rfc_3339(text: &str) -> Option<u64> {
    let (day, rest) = text.split_once(['T', 't', ' '])?;
    let (clock, zone) = rest.split_at(rest.find(['Z', 'z', '+', '-'])?);
    let second = Date::parse(day)?.second() + of_clock(clock)?;
    in_zone(second, zone)
}

/// The second of the day of `23:59`, `23:59:60` or `23:59:59.123`.
#[must_use]
pub fn of_clock(text: &str) -> Option<u64> {
    let mut parts = text.split(':');
    let (hours, minutes) = (two(parts.next()?, 23)?, two(parts.next()?, 59)?);
    let seconds = match parts.next() {
        None => 0,
        Some(part) => {
            let (whole, fraction) = part.split_once(['.', ',']).unwrap_or((part, "0"));
            let is_fraction = fraction.bytes().all(|byte| byte.is_ascii_digit());
            two(whole, 60).filter(|_| is_fraction && !fraction.is_empty())?
        }
    };
    let is_whole = parts.next().is_none();
    is_whole.then_some(hours * 3600 + minutes * 60 + seconds)
}

/// What a second of the clocks in a zone is in UTC: `Z`, `+02:00`, `-0200` or `+02`.
#[must_use]
pub fn in_zone(second: u64, zone: &str) -> Option<u64> {
    if let "Z" | "z" = zone {
        return Some(second);
    }
    match zone.strip_prefix('+') {
        Some(ahead) => second.checked_sub(of_zone(ahead)?),
        None => second.checked_add(of_zone(zone.strip_prefix('-')?)?),
    }
}

/// How many seconds `02:00`, `0200` or `02` are.
fn of_zone(text: &str) -> Option<u64> {
    let (hours, minutes) = match text.split_once(':') {
        Some(parts) => parts,
        None => text.split_at_checked(2)?,
    };
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    Some(two(hours, 23)? * 3600 + two(minutes, 59)? * 60)
}

/// A number of two digits.
fn two(text: &str, most: u64) -> Option<u64> {
    let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|&number| is_number && number <= most)
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
            assert_eq!(date.second(), day * 86_400);
            assert_eq!(Date::parse(&date.to_string()), Some(date));
            before = date;
        }
        assert_eq!(before.to_string(), "2370-01-01");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-02-30",
            "2026-2-3",
            "26-02-03",
            "1969-12-31",
            "2026-13-01",
            "2026-00-01",
            "2026-11-23T",
            "2026-11-23-1",
            "é026-11-23",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_zone_is_of_this_world_and_in_two_digits_each() {
        for (text, second) in [
            ("1994-11-06T10:49:37+02:00", Some(784_111_777)),
            ("1994-11-06T07:49:37.5-01:00", Some(784_111_777)),
            ("1994-11-06 08:49:37z", Some(784_111_777)),
            ("1994-11-06T10:49:37+2:00", None),
            ("1994-11-06T10:49:37+02:0", None),
            ("1994-11-06T10:49:37+99:99", None),
            ("1994-11-06T10:49:37+24:00", None),
            ("1994-11-06T10:49:37+02:60", None),
            ("1994-11-06T10:49:37+02:00x", None),
            ("1994-11-06T8:49:37Z", None),
            ("1994-11-06T08:49:37", None),
            ("1994-11-06T08:49:37.Z", None),
            ("1994-11-06T08:49:37é", None),
        ] {
            assert_eq!(of_rfc_3339(text), second, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        let day = |text| Date::parse(text);
        assert_eq!(day("2027-12-30").map(|day| day.after(3)), day("2028-01-02"));
        assert_eq!(day("2028-02-28").map(|day| day.after(1)), day("2028-02-29"));
    }

    #[test]
    fn no_clock_is_too_wrong() {
        assert!(Date::at(u64::MAX) > Date::at(0));
    }
}
