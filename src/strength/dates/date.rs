//! Dates and years: how one can be read, how people write it in a password, whether a text holds one.

/// A day of the calendar; 31 February is let through, a guesser tries it too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Date {
    year: u16,
    month: u16,
    day: u16,
}

/// What people put between the parts of a date.
const SEPARATORS: [char; 5] = ['-', '.', '/', '_', ' '];

impl Date {
    /// Every day that `text` can be read as: `1987-12-24`, `24.12.1987`, `12/24/87`, `19871224`,
    /// `241287`. Parts in doubt are read both ways.
    #[must_use]
    pub fn readings(text: &str) -> Vec<Self> {
        let parts: Vec<&str> = text.split(SEPARATORS).collect();
        let mut readings = Vec::new();
        for (year, month, day) in match parts.as_slice() {
            &[a, b, c] if a.len() == 4 => vec![(a, b, c)],
            &[a, b, c] => vec![(c, b, a), (c, a, b), (a, b, c)],
            [run] => cuts(run),
            _ => Vec::new(),
        } {
            if let Some(date) = Self::read(year, month, day)
                && !readings.contains(&date)
            {
                readings.push(date);
            }
        }
        readings
    }

    fn read(year: &str, month: &str, day: &str) -> Option<Self> {
        let short = |part: &str| (1..=2).contains(&part.len());
        if !short(month) || !short(day) {
            return None;
        }
        let date = Self {
            year: full_year(year)?,
            month: number(month)?,
            day: number(day)?,
        };
        ((1..=12).contains(&date.month) && (1..=31).contains(&date.day)).then_some(date)
    }

    /// The year in two digits.
    #[must_use]
    pub fn short_year(self) -> String {
        format!("{:02}", self.year % 100)
    }

    /// How people write this day in a password, the likeliest first; four characters at least.
    #[must_use]
    pub fn spellings(self) -> Vec<String> {
        let Self { year, month, day } = self;
        let (m, d, y) = (
            format!("{month:02}"),
            format!("{day:02}"),
            format!("{:02}", year % 100),
        );
        let mut all = vec![
            format!("{year}"),
            format!("{d}{m}{year}"),
            format!("{d}{m}{y}"),
            format!("{d}{m}"),
            format!("{m}{d}"),
            format!("{m}{d}{y}"),
            format!("{year}{m}{d}"),
            format!("{m}{d}{year}"),
            format!("{m}{y}"),
            format!("{m}{year}"),
            format!("{year}{m}"),
        ];
        let year = year.to_string();
        for separator in ["", "-", ".", "/", "_"] {
            for y in [&year, &y] {
                all.push([&d, &m, y].map(String::as_str).join(separator));
                all.push([&m, &d, y].map(String::as_str).join(separator));
                all.push([y, &m, &d].map(String::as_str).join(separator));
                if month < 10 || day < 10 {
                    all.push(format!("{day}{separator}{month}{separator}{y}"));
                    all.push(format!("{month}{separator}{day}{separator}{y}"));
                }
            }
        }
        all
    }
}

/// Whether `text` holds a date, or a year of the last or this century. A run of digits counts as a
/// whole: `20261` is no year, and a long number is not a date because a stretch of it could be one.
#[must_use]
pub fn inside(text: &str) -> bool {
    let dated =
        |run: &str| (run.len() == 4 && full_year(run).is_some()) || !Date::readings(run).is_empty();
    let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    if digits.iter().any(|run| dated(run)) {
        return true;
    }
    text.split(|c: char| !c.is_ascii_digit() && !SEPARATORS.contains(&c))
        .any(|stretch| {
            let parts: Vec<&str> = stretch.split(SEPARATORS).collect();
            parts
                .windows(3)
                .any(|parts| !Date::readings(&parts.join("-")).is_empty())
        })
}

/// The ways to cut a run of digits into year, month and day.
fn cuts(run: &str) -> Vec<(&str, &str, &str)> {
    let part = |from: usize, to: usize| run.get(from..to).unwrap_or_default();
    match run.len() {
        8 => vec![
            (part(0, 4), part(4, 6), part(6, 8)),
            (part(4, 8), part(2, 4), part(0, 2)),
            (part(4, 8), part(0, 2), part(2, 4)),
        ],
        6 => vec![
            (part(0, 2), part(2, 4), part(4, 6)),
            (part(4, 6), part(2, 4), part(0, 2)),
            (part(4, 6), part(0, 2), part(2, 4)),
        ],
        _ => Vec::new(),
    }
}

/// `1987` from `1987` or `87`: a year from 1900 to 2099, two digits above 50 being of the last century.
fn full_year(text: &str) -> Option<u16> {
    match (text.len(), number(text)?) {
        (4, year @ 1900..=2099) => Some(year),
        (2, year @ 51..) => Some(1900 + year),
        (2, year) => Some(2000 + year),
        _ => None,
    }
}

/// The number that `text` spells in digits alone; `parse` would take a sign.
fn number(text: &str) -> Option<u16> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_layouts_are_read() {
        let day = Date {
            year: 1987,
            month: 12,
            day: 24,
        };
        for text in [
            "1987-12-24",
            "24.12.1987",
            "24/12/1987",
            "12/24/1987",
            "19871224",
            "24121987",
            "12241987",
            "24.12.87",
        ] {
            assert!(Date::readings(text).contains(&day), "{text}");
        }
    }

    #[test]
    fn a_day_in_doubt_is_read_both_ways() {
        assert_eq!(Date::readings("03/04/1990").len(), 2);
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "1987",
            "1987-13-24",
            "99999999",
            "1-2",
            "a-b-c",
            "+1-2-1987",
            "1234-12-24",
            "é7-12-24",
        ] {
            assert_eq!(Date::readings(text), [], "{text}");
        }
    }

    #[test]
    fn every_spelling_has_four_characters_or_more() {
        for date in Date::readings("1.2.2003") {
            assert!(date.spellings().iter().all(|spelling| spelling.len() >= 4));
        }
    }

    #[test]
    fn dates_and_years_inside_are_seen() {
        for text in [
            "Summer2024!",
            "x1987",
            "ada24.12.1987",
            "ada241287x",
            "19991231",
            "on 1/2/99!",
            "a1-24.12.1987",
        ] {
            assert!(inside(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not_dates() {
        for text in [
            "",
            "hunter2",
            "route66",
            "pi31415",
            "20261",
            "x-1-y",
            "48151623427",
            "999999",
            "1234",
        ] {
            assert!(!inside(text), "{text}");
        }
    }
}
