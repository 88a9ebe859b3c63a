//! What stands around a code in its column: boxes, bullets, numbers, labels before it, a remark after it.

use crate::recovery_codes::read::word::Word;
use crate::recovery_codes::read::word::bare;
use crate::recovery_codes::read::word::is_common;
use crate::recovery_codes::read::word::kind;
use crate::recovery_codes::read::word::says_used;

/// What is left of a column.
pub(super) struct Stripped<'a> {
    /// The rest.
    pub(super) text: &'a str,
    /// Whether a mark says that it is used.
    pub(super) used: bool,
    /// Whether a number, bullet, box or label was before it.
    pub(super) listed: bool,
    /// Whether a label says that it is no code but a user name, a date or the like.
    pub(super) is_about: bool,
}

/// Take off all that stands around.
pub(super) fn strip(text: &str) -> Stripped<'_> {
    let mut left = Stripped {
        text: text.trim(),
        used: false,
        listed: false,
        is_about: false,
    };
    for _ in 0..DEPTH {
        let before = left.text.len();
        left = label(number(bullet(mark(pair(left)))));
        left.text = left.text.trim();
        if left.text.len() == before {
            break;
        }
    }
    remark(left)
}

/// Quotes, brackets and strokes on both sides, where there are none within.
fn pair(left: Stripped<'_>) -> Stripped<'_> {
    for (open, close) in [
        ("~~", "~~"),
        ("**", "**"),
        ("`", "`"),
        ("\"", "\""),
        ("'", "'"),
        ("“", "”"),
        ("[", "]"),
    ] {
        let inner = left
            .text
            .strip_prefix(open)
            .and_then(|text| text.strip_suffix(close));
        let Some(inner) = inner.filter(|inner| inner.len() > 1 && !inner.contains(open)) else {
            continue;
        };
        let used = left.used || open == "~~";
        return Stripped {
            text: inner,
            used,
            ..left
        };
    }
    left
}

/// A box, ticked or not, or a mark alone.
fn mark(left: Stripped<'_>) -> Stripped<'_> {
    let rest = |marks: &[&str]| {
        let rest = marks.iter().find_map(|mark| left.text.strip_prefix(mark))?;
        Some(rest.strip_prefix('\u{FE0F}').unwrap_or(rest))
    };
    match (rest(&TICKED), rest(&OPEN)) {
        (Some(text), _) => Stripped {
            text,
            used: true,
            listed: true,
            ..left
        },
        (None, Some(text)) => Stripped {
            text,
            listed: true,
            ..left
        },
        (None, None) => left,
    }
}

fn bullet(left: Stripped<'_>) -> Stripped<'_> {
    let ascii = left
        .text
        .strip_prefix(['-', '*', '+', '>'])
        .filter(|rest| rest.is_empty() || rest.starts_with(' '));
    match ascii.or_else(|| left.text.strip_prefix(BULLETS)) {
        Some(text) => Stripped {
            text,
            listed: true,
            ..left
        },
        None => left,
    }
}

/// `1.`, `1)`, `(1)`, `#1`, `01:`, and `1 ` before a long word.
fn number(left: Stripped<'_>) -> Stripped<'_> {
    let opened = left.text.strip_prefix(['#', '(']);
    let text = opened.unwrap_or(left.text);
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let Some(after) = text.get(digits..).filter(|_| (1..=3).contains(&digits)) else {
        return left;
    };
    let next = |rest: &str| rest.split(' ').next().map_or(0, str::len);
    let rest = match after.as_bytes() {
        [b')' | b':', ..] => after.get(1..),
        [b'.'] => Some(""),
        [b'.', next, ..] if !next.is_ascii_digit() => after.get(1..),
        [b' ', ..] if opened.is_some() || after.get(1..).is_some_and(|rest| next(rest) >= 6) => {
            after.get(1..)
        }
        _ => None,
    };
    match rest {
        Some(text) => Stripped {
            text,
            listed: true,
            ..left
        },
        None => left,
    }
}

/// `code 3:`, `"recovery_code" =`; words, then `:` or `=`, then something.
fn label(left: Stripped<'_>) -> Stripped<'_> {
    let end = left
        .text
        .bytes()
        .take(LABEL)
        .position(|byte| byte == b':' || byte == b'=');
    let Some((name, text)) = end.and_then(|end| {
        Some((
            left.text.get(..end)?,
            left.text.get(end + 1..)?.trim_start(),
        ))
    }) else {
        return left;
    };
    let is_something = |c: char| c.is_alphanumeric() || !c.is_ascii() || "\"'`~[".contains(c);
    let words = || {
        name.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let is_word = |word: &str| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.len() - letters.len();
        letters.chars().all(char::is_alphabetic)
            && (digits == 0 || digits <= 3 && (letters.is_empty() || is_common(letters)))
    };
    let has_letters = name.chars().any(char::is_alphabetic);
    if !has_letters || !text.starts_with(is_something) || !words().all(is_word) {
        return left;
    }
    Stripped {
        text,
        used: left.used || words().any(says_used),
        listed: true,
        is_about: left.is_about
            || words().any(|word| ABOUT.iter().any(|about| about.eq_ignore_ascii_case(word))),
    }
}

/// What follows a code: `# lost`, `(used)`, `used 2026-01-31`. Not where another code may be in it.
fn remark(left: Stripped<'_>) -> Stripped<'_> {
    let mut at = 0;
    for word in left.text.split(' ') {
        let begins = |marker: &str| word.starts_with(marker);
        if at > 0 && (REMARKS.into_iter().any(begins) || says_used(word)) {
            break;
        }
        if kind(bare(word).0) != Word::Candidate {
            return left;
        }
        at += word.len() + 1;
    }
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let (Some(head), Some(tail)) = (left.text.get(..at.saturating_sub(1)), left.text.get(at..))
    else {
        return left;
    };
    let hides_a_code = |word: &str| {
        let word = bare(word).0;
        has_digit(word) && kind(word) != Word::Known
    };
    if !has_digit(head) || tail.split(' ').any(hides_a_code) {
        return left;
    }
    let first = tail
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty());
    let is_ticked = TICKED.iter().any(|mark| tail.starts_with(mark));
    Stripped {
        text: head,
        used: left.used || is_ticked || first.is_some_and(says_used),
        ..left
    }
}

/// So many decorations around one code, and no more.
const DEPTH: usize = 8;

/// No label is longer, in bytes.
const LABEL: usize = 48;

const TICKED: [&str; 12] = [
    "[x]", "[X]", "[✓]", "[✔]", "☑", "☒", "✓", "✔", "✅", "✗", "✘", "❌",
];
const OPEN: [&str; 7] = ["[ ]", "[]", "☐", "□", "◻", "▢", "⬜"];
const BULLETS: [char; 10] = ['•', '–', '—', '·', '▪', '‣', '◦', '●', '○', '■'];
const REMARKS: [&str; 22] = [
    "#", "//", "(", "[", "<-", "->", "-", "–", "—", "←", "→", "✓", "✔", "☑", "☒", "✅", "✗", "✘",
    "❌", "*", "!", "=",
];

/// Labels of what is no code.
const ABOUT: [&str; 27] = [
    "account",
    "created",
    "date",
    "email",
    "expires",
    "generated",
    "host",
    "id",
    "login",
    "mail",
    "name",
    "on",
    "password",
    "phone",
    "printed",
    "saved",
    "server",
    "service",
    "site",
    "time",
    "uri",
    "url",
    "user",
    "username",
    "version",
    "web",
    "website",
];
