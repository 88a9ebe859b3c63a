//! What is left out of the lists because it might be about a person.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::sources;

/// First and last names, to tell `anna.smith` from `was.here`.
pub(crate) struct Names {
    first: BTreeSet<String>,
    last: BTreeSet<String>,
}

/// The names of all languages.
pub(crate) fn names(folder: &Path) -> io::Result<Names> {
    let read = |files: &[(&str, &str)]| {
        let mut names = BTreeSet::new();
        for (language, file) in files {
            let list = sources::json(folder, language, file)?;
            names.extend(list.into_iter().map(|(name, _)| name));
        }
        names.retain(|name| name.len() >= 3);
        io::Result::Ok(names)
    };
    Ok(Names {
        first: read(&[
            ("en-4.1.1", "firstnames"),
            ("de-3.0.2", "firstnames"),
            ("es-es-4.1.2", "firstnames"),
            ("pl-3.0.2", "maleFirstnames"),
            ("pl-3.0.2", "femaleFirstnames"),
            ("pt-br-4.1.1", "firstnames"),
        ])?,
        last: read(&[
            ("en-4.1.1", "lastnames"),
            ("de-3.0.2", "lastnames"),
            ("es-es-4.1.2", "lastnames"),
            ("pl-3.0.2", "maleLastnames"),
            ("pl-3.0.2", "femaleLastnames"),
        ])?,
    })
}

impl Names {
    /// Why a password is left out, if it is.
    pub(crate) fn refuse(&self, text: &str, rank: f32) -> Option<&'static str> {
        if let Some((user, host)) = text.split_once('@')
            && !user.is_empty()
            && host.rsplit_once('.').is_some_and(|(_, top)| {
                top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic())
            })
        {
            return Some("like an e-mail address");
        }
        if rank > 10_000.0 && is_telephone(text) {
            return Some("like a telephone or account number");
        }
        let lower = text.to_lowercase();
        if let Some((a, b)) = lower.split_once(['.', '_', '-'])
            && ((self.first.contains(a) && self.last.contains(b))
                || (self.last.contains(a) && self.first.contains(b)))
            && a != b
        {
            return Some("like a full name");
        }
        None
    }
}

/// Seven digits or more, with nothing but what stands in telephone numbers, that are neither dates
/// nor patterns.
fn is_telephone(text: &str) -> bool {
    if !text
        .chars()
        .all(|c| c.is_ascii_digit() || "+-() ./".contains(c))
    {
        return false;
    }
    let digits: Vec<i32> = text
        .chars()
        .filter_map(|c| c.to_digit(10))
        .map(u32::cast_signed)
        .collect();
    if digits.len() < 7 {
        return false;
    }
    !is_date(&digits) && !is_pattern(&digits)
}

fn is_date(digits: &[i32]) -> bool {
    let number = |digits: &[i32]| digits.iter().fold(0, |sum, digit| sum * 10 + digit);
    let year = |digits: &[i32]| (1900..=2030).contains(&number(digits));
    let day = |a: &[i32], b: &[i32]| {
        let (a, b) = (number(a), number(b));
        (1..=31).contains(&a) && (1..=12).contains(&b)
            || (1..=12).contains(&a) && (1..=31).contains(&b)
    };
    match digits.len() {
        8 => {
            day(&digits[..2], &digits[2..4]) && year(&digits[4..])
                || year(&digits[..4]) && day(&digits[4..6], &digits[6..])
                // Two years, or a range of them.
                || year(&digits[..4]) && year(&digits[4..])
        }
        7 => {
            year(&digits[3..])
                && (day(&digits[..1], &digits[1..3]) || day(&digits[..2], &digits[2..3]))
                || year(&digits[..4])
                    && (day(&digits[4..5], &digits[5..]) || day(&digits[4..6], &digits[6..]))
        }
        _ => false,
    }
}

/// Whether few choices made it: few digits, runs, blocks that repeat, steps, mirrors.
fn is_pattern(digits: &[i32]) -> bool {
    let different: BTreeSet<i32> = digits.iter().copied().collect();
    if different.len() <= 3 {
        return true;
    }
    let period = (1..=digits.len() / 2)
        .find(|&period| digits.iter().zip(&digits[period..]).all(|(a, b)| a == b));
    let mirrored = digits.iter().eq(digits.iter().rev());
    // Pairs of neighbours that are alike, in steps of one, or next to one another on a keypad.
    let near = digits.windows(2).filter(|pair| {
        let step = (pair[0] - pair[1]).abs();
        step <= 1 || step == 9
    });
    let keypad = digits.windows(2).filter(|pair| {
        let place = |digit: i32| {
            if digit == 0 {
                (1, -1)
            } else {
                ((digit - 1) % 3, (digit - 1) / 3)
            }
        };
        let ((a, b), (c, d)) = (place(pair[0]), place(pair[1]));
        (a - c).abs() <= 1 && (b - d).abs() <= 1
    });
    let pairs = digits.len() - 1;
    let steps: BTreeSet<i32> = digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |sum, digit| sum * 10 + digit))
        .collect();
    let even = digits.len().is_multiple_of(2)
        && steps.len() > 2
        && digits
            .chunks(2)
            .map(|pair| pair[0] * 10 + pair[1])
            .collect::<Vec<_>>()
            .windows(3)
            .all(|three| three[0] - three[1] == three[1] - three[2]);
    period.is_some()
        || mirrored
        || even
        || near.count() * 4 >= pairs * 3
        || keypad.count() * 8 >= pairs * 7
}
