//! What one word may be: a code, a plain word, or something with a form of its own.

/// What one word may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// A code, or a plain word of ASCII letters.
    Candidate,
    /// A plain word of any script.
    Plain,
    /// An address, a date, a time, or too short to be a code.
    Known,
    /// None of these.
    Odd,
}

/// The shortest and the longest code, in bytes.
pub const LENGTHS: std::ops::RangeInclusive<usize> = 4..=128;

/// What `word` may be.
#[must_use]
pub fn kind(word: &str) -> Word {
    if is_address(word) || is_date_or_time(word) {
        return Word::Known;
    }
    if LENGTHS.contains(&word.len()) && is_code_text(word.as_bytes()) {
        return Word::Candidate;
    }
    let is_short = word.len() < *LENGTHS.start() && word.is_ascii();
    if is_short || !word.chars().any(char::is_alphanumeric) {
        return Word::Known;
    }
    let is_plain = |c: char| {
        c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '/' | '(' | ')' | '.' | '…' | '&')
    };
    if word.chars().all(is_plain) {
        Word::Plain
    } else {
        Word::Odd
    }
}

/// A word without the quotes, brackets and stops around it, and whether it is struck out.
#[must_use]
pub fn bare(word: &str) -> (&str, bool) {
    let is_around = |c| {
        matches!(
            c,
            '"' | '\''
                | '`'
                | '“'
                | '”'
                | '„'
                | '‘'
                | '’'
                | '«'
                | '»'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
        )
    };
    let is_after = |c| is_around(c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?');
    let word = word
        .trim_start_matches(is_around)
        .trim_end_matches(is_after);
    let between = |pair| {
        let inner = word.strip_prefix(pair)?.strip_suffix(pair)?;
        (!inner.is_empty()).then_some(inner)
    };
    match between("~~") {
        Some(inner) => (inner, true),
        None => (between("**").unwrap_or(word), false),
    }
}

/// Whether it is a word that stands in such files beside the codes.
#[must_use]
pub fn is_common(word: &str) -> bool {
    word.split(['-', ' ', '_', '/']).any(|part| {
        COMMON
            .iter()
            .any(|common| common.eq_ignore_ascii_case(part))
    })
}

/// Whether it says that a code is used.
#[must_use]
pub fn says_used(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    USED.iter().any(|used| used.eq_ignore_ascii_case(word))
}

/// The bytes of codes: letters and digits in groups, those of base 64, and at the end padding or a check symbol of
/// Crockford's.
fn is_code_text(word: &[u8]) -> bool {
    let core = match word {
        [core @ .., b'=', b'='] | [core @ .., b'*' | b'~' | b'$' | b'='] => core,
        _ => word,
    };
    let is_long = word.len() >= BASE64_LENGTH;
    core.iter().all(|&byte| match byte {
        b'-' | b'_' | b'+' => true,
        b'/' => is_long,
        byte => byte.is_ascii_alphanumeric(),
    }) && core.first().is_some_and(u8::is_ascii_alphanumeric)
        && core.last() != Some(&b'-')
        && !core.windows(2).any(|pair| pair == b"--")
}

/// A mail address, a URL, a domain or a file name.
fn is_address(word: &str) -> bool {
    if word.contains('@') || word.contains("://") || word.starts_with("www.") {
        return true;
    }
    let host = word.split('/').next().unwrap_or_default();
    host.rsplit_once('.').is_some_and(|(name, last)| {
        let is_name = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte));
        is_name
            && !name.is_empty()
            && (2..=6).contains(&last.len())
            && last.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// `2026-01-31`, `31/01/2026`, `31.1.26`, `2026-01-31T10:20:30Z`, `10:20`.
fn is_date_or_time(word: &str) -> bool {
    let bytes = word.as_bytes();
    let date = match bytes.iter().position(|byte| *byte == b'T') {
        Some(at) if at >= 8 => bytes.get(..at).unwrap_or_default(),
        _ => bytes,
    };
    let is_time = bytes.contains(&b':')
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_digit() || b":.".contains(byte));
    is_time || is_date(date)
}

fn is_date(date: &[u8]) -> bool {
    if !(6..=10).contains(&date.len()) {
        return false;
    }
    let Some(separator) = date
        .iter()
        .find(|byte| !byte.is_ascii_digit())
        .filter(|byte| b"-/.".contains(byte))
    else {
        return false;
    };
    let mut parts = date.split(|byte| byte == separator).map(number);
    let (Some(Some(first)), Some(Some(second)), Some(Some(third)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let is_day = |day| (1..=31).contains(&day);
    let is_year = |year| (1970..2200).contains(&year);
    is_day(second)
        && (is_year(first) && is_day(third) || is_day(first) && (is_year(third) || third < 100))
}

/// A number of one to four digits.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 4 {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + u32::from(digit - b'0'))
    })
}

/// Codes in base 64 are at least as long; shorter words with `/` are paths and alternatives.
const BASE64_LENGTH: usize = 16;

const USED: [&str; 5] = ["used", "burnt", "burned", "spent", "redeemed"];

const COMMON: [&str; 56] = [
    "access",
    "account",
    "after",
    "again",
    "already",
    "available",
    "backup",
    "code",
    "codes",
    "copied",
    "copy",
    "created",
    "date",
    "download",
    "email",
    "factor",
    "false",
    "file",
    "from",
    "generated",
    "github",
    "gitlab",
    "google",
    "important",
    "keep",
    "login",
    "mastodon",
    "name",
    "note",
    "notes",
    "null",
    "number",
    "once",
    "only",
    "password",
    "print",
    "printed",
    "pypi",
    "recovery",
    "safe",
    "save",
    "saved",
    "secret",
    "security",
    "site",
    "status",
    "this",
    "token",
    "true",
    "unused",
    "used",
    "user",
    "username",
    "verification",
    "warning",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_by_its_form() {
        for (word, expected) in [
            ("a1b2c3d4", Word::Candidate),
            ("a1b2c-d3e4f", Word::Candidate),
            ("recovery", Word::Candidate),
            ("9z4k*", Word::Candidate),
            ("QUJDRA/+QUJDRA==", Word::Candidate),
            ("don’t", Word::Plain),
            ("größe", Word::Plain),
            ("ada@example.org", Word::Known),
            ("https://g.co/2sv", Word::Known),
            ("g.co/2sv", Word::Known),
            ("pypi.org", Word::Known),
            ("codes-2026-01-02T03:04:05.txt", Word::Known),
            ("2026-01-31", Word::Known),
            ("31/01/2026", Word::Known),
            ("2026-01-31T10:20:30Z", Word::Known),
            ("10:20", Word::Known),
            ("2FA", Word::Known),
            ("====", Word::Known),
            ("a1b2.c3d4", Word::Odd),
            ("-a1b2", Word::Odd),
            ("a1--b2", Word::Odd),
            ("a1b2\u{202e}c3", Word::Odd),
            ("a1b2/c3", Word::Odd),
        ] {
            assert_eq!(kind(word), expected, "{word}");
        }
    }

    #[test]
    fn what_is_longer_than_a_code_is_odd() {
        assert_eq!(kind(&"a1".repeat(64)), Word::Candidate);
        assert_eq!(kind(&"a1".repeat(65)), Word::Odd);
    }

    #[test]
    fn a_code_in_groups_is_no_date() {
        for code in ["1234-5678", "2026-13-32", "12-34-56789", "1234-12-12-12"] {
            assert_eq!(kind(code), Word::Candidate, "{code}");
        }
    }

    #[test]
    fn quotes_and_stops_are_taken_off() {
        for (word, expected) in [
            ("`a1b2`", ("a1b2", false)),
            ("\"a1b2\",", ("a1b2", false)),
            ("(a1b2).", ("a1b2", false)),
            ("**a1b2**", ("a1b2", false)),
            ("~~a1b2~~", ("a1b2", true)),
            ("a1b2*", ("a1b2*", false)),
            ("~~", ("~~", false)),
        ] {
            assert_eq!(bare(word), expected);
        }
    }
}
