//! Passwords that a text gives away by saying what they are: `password: …`, `my old password was …`.

use crate::request::lint::found::Found;
use crate::request::lint::rules::PASSWORD;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// Look for them, line by line.
pub(super) fn look(view: &View, found: &mut Found) {
    for line in view.lines() {
        let mut index = line.from;
        while index < line.to {
            let label = LABELS.iter().find(|label| {
                !is_word(view.before(index))
                    && view.says(index, label)
                    && !is_word(view.byte(index + label.len()))
            });
            let Some(label) = label else {
                index += 1;
                continue;
            };
            let after = Part {
                from: index + label.len(),
                to: line.to,
            };
            let given = given(view, line, index, after);
            if let Some(value) = given {
                found.add(view, index, value.to, &PASSWORD);
            }
            index = given.map_or(after.from, |value| value.to.max(after.from));
        }
    }
}

/// How the label hands its value over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// `:` or `=`, or a tag.
    Assigned,
    /// `is`, `was`.
    Said,
    /// Nothing but a quote.
    Quoted,
}

/// What is given as a password after this label.
fn given(view: &View, whole: Part, label: usize, after: Part) -> Option<Part> {
    let (link, at) = link(view, after)?;
    let space = view.skip(at, is_space).min(whole.to);
    let quote = view.byte(space);
    let is_quoted = matches!(quote, b'"' | b'\'' | b'`');
    let value = if is_quoted {
        let from = space + 1;
        let to = view.skip_to(from, whole.to.min(from + MAX_VALUE), |byte| byte != quote);
        (to < whole.to && view.byte(to) == quote).then_some(Part { from, to })?
    } else if link == Link::Quoted {
        return None;
    } else {
        let end = |byte: u8| !byte.is_ascii_whitespace() && !matches!(byte, b'<' | b'"' | b'`');
        let to = view.skip_to(space, whole.to.min(space + MAX_VALUE), end);
        let part = Part { from: space, to };
        let is_edge = |byte: u8| {
            matches!(
                byte,
                b'*' | b',' | b'.' | b';' | b'!' | b'?' | b')' | b']' | b'\''
            )
        };
        let trimmed = view.trimmed(part, is_edge);
        Part {
            from: trimmed.from,
            to: trimmed.to,
        }
    };
    let rest = view.skip_to(value.to, whole.to.min(value.to + MAX_VALUE), |byte| {
        matches!(byte, b'.' | b'!' | b'*' | b' ' | b'\r')
    });
    let is_alone = rest >= whole.to
        || matches!(view.byte(rest), b',' | b';' | b')' | b'<' | b'"')
        || (view.byte(value.to) == b'.' && view.byte(value.to + 1) == b' ');
    let is_old = link == Link::Said && is_old(view, whole, label);
    let goes_on = ["and ", "or ", "but ", "until ", "before "];
    let is_alone = is_alone || (is_old && goes_on.iter().any(|word| view.says(rest, word)));
    let text = view.slice(value.from, value.to.min(value.from + MAX_PASSWORD));
    let kind = Kind {
        link,
        is_quoted,
        is_alone,
        is_old,
    };
    kind.is_password(text).then_some(value)
}

/// Where the value begins, and how it is handed over.
fn link(view: &View, after: Part) -> Option<(Link, usize)> {
    let mut at = after.from;
    for _ in 0..MAX_FILLERS {
        at = view.skip(at, |byte| {
            is_space(byte) || matches!(byte, b'*' | b'_' | b'"' | b'\'')
        });
        match view.byte(at) {
            b':' | b'=' => {
                let at = view.skip(at, |byte| matches!(byte, b':' | b'=' | b'>' | b'*' | b'~'));
                return Some((Link::Assigned, at));
            }
            b'>' if at == after.from => return Some((Link::Assigned, at + 1)),
            b'`' => return Some((Link::Quoted, at)),
            _ => {}
        }
        if at >= after.to {
            return None;
        }
        let end = view.skip(at, is_word);
        let word = view.lower(Part { from: at, to: end });
        if [&b"is"[..], b"was", b"were", b"are"].contains(&word.as_slice()) {
            let at = view.skip(end, |byte| byte == b':' || is_space(byte));
            return Some((Link::Said, at));
        }
        if end == at || !FILLERS.contains(&word.as_slice()) {
            // `the password "hunter2"`: the quote was passed over as a mark around the label.
            let quote = matches!(view.before(at), b'"' | b'\'') && is_space(view.before(at - 1));
            return quote.then_some((Link::Quoted, at - 1));
        }
        at = end;
    }
    None
}

/// Whether the words before say that it is an old one, or one of somebody's.
fn is_old(view: &View, line: Part, label: usize) -> bool {
    let before = view
        .slice(label.saturating_sub(24).max(line.from), label)
        .to_ascii_lowercase();
    let mut words = before.split(|byte| !byte.is_ascii_alphabetic());
    words.any(|word| {
        [
            &b"old"[..],
            b"previous",
            b"last",
            b"former",
            b"earlier",
            b"first",
        ]
        .contains(&word)
    })
}

#[derive(Clone, Copy)]
struct Kind {
    link: Link,
    is_quoted: bool,
    /// Nothing of the sentence follows.
    is_alone: bool,
    is_old: bool,
}

impl Kind {
    fn is_password(self, text: &[u8]) -> bool {
        let lower = text.to_ascii_lowercase();
        let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
        let letters = text
            .iter()
            .filter(|byte| byte.is_ascii_alphabetic())
            .count();
        if text.len() < 3 || is_stand_in(text, &lower) || STATES.contains(&lower.as_slice()) {
            return false;
        }
        let is_number = letters == 0
            && text
                .iter()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.' | b'/'));
        if is_number {
            let is_year = text.len() == 4 && (text.starts_with(b"19") || text.starts_with(b"20"));
            return self.link == Link::Assigned && digits == text.len() && digits > 3 && !is_year;
        }
        // `12-character`, `90-day`.
        let is_measure = text.first().is_some_and(u8::is_ascii_digit)
            && text.contains(&b'-')
            && text
                .iter()
                .skip_while(|byte| byte.is_ascii_digit())
                .all(|byte| byte.is_ascii_lowercase() || *byte == b'-');
        if is_measure {
            return false;
        }
        let inside = text.get(1..text.len() - 1).unwrap_or_default();
        let has_mark = inside.iter().any(|byte| {
            matches!(
                byte,
                b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'+' | b'=' | b'?' | b'~'
            )
        });
        if (digits > 0 && letters > 0) || has_mark || (digits > 0 && self.is_quoted) {
            return true;
        }
        let has_capital =
            inside.iter().any(u8::is_ascii_uppercase) && text.iter().any(u8::is_ascii_lowercase);
        let is_state = lower.ends_with(b"ed") || lower.ends_with(b"ing");
        let is_given = self.is_quoted
            || (self.is_alone
                && (self.link == Link::Assigned
                    || (self.link == Link::Said && (self.is_old || has_capital))));
        is_given && !is_state && letters == text.len() || (self.is_quoted && text.contains(&b' '))
    }
}

/// What stands where a password was.
fn is_stand_in(text: &[u8], lower: &[u8]) -> bool {
    let first = text.first().copied().unwrap_or_default();
    let has = |part: &[u8]| lower.windows(part.len()).any(|window| window == part);
    let is_variable = text
        .iter()
        .all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_'))
        && text.contains(&b'_');
    matches!(first, b'<' | b'$' | b'{' | b'[' | b'%' | b'(' | b'/' | b'-')
        || text.iter().all(|&byte| byte == first)
        || is_variable
        || has(b"://")
        || has(b"**")
        || has(b"...")
        || has(b"xxx")
        || has(b"redacted")
        || has(b"secrets.")
        || has(b"environ")
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

const LABELS: [&str; 11] = [
    "password",
    "passwords",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "pw",
    "pin",
    "pass word",
    "pass-word",
    "passwort",
];

/// Words that may stand between the label and what it hands over.
const FILLERS: [&[u8]; 27] = [
    b"i",
    b"used",
    b"use",
    b"my",
    b"on",
    b"for",
    b"the",
    b"remember",
    b"pypi",
    b"testpypi",
    b"account",
    b"before",
    b"that",
    b"have",
    b"had",
    b"and",
    b"recent",
    b"most",
    b"last",
    b"previous",
    b"old",
    b"there",
    b"then",
    b"with",
    b"back",
    b"at",
    b"to",
];

/// What is said of a password that is none.
const STATES: [&[u8]; 62] = [
    b"lost",
    b"forgotten",
    b"forgot",
    b"unknown",
    b"known",
    b"works",
    b"work",
    b"yes",
    b"no",
    b"none",
    b"ok",
    b"okay",
    b"fine",
    b"reset",
    b"correct",
    b"wrong",
    b"right",
    b"same",
    b"n/a",
    b"null",
    b"nil",
    b"empty",
    b"see",
    b"weak",
    b"strong",
    b"short",
    b"long",
    b"bad",
    b"good",
    b"safe",
    b"unsafe",
    b"secure",
    b"insecure",
    b"stolen",
    b"different",
    b"similar",
    b"gone",
    b"old",
    b"new",
    b"simple",
    b"invalid",
    b"true",
    b"false",
    b"required",
    b"there",
    b"this",
    b"that",
    b"it",
    b"not",
    b"terrible",
    b"incorrect",
    b"valid",
    b"broken",
    b"password",
    b"2fa",
    b"1password",
    b"argon2",
    b"argon2id",
    b"sha256",
    b"keepassxc",
    b"bitwarden",
    b"lastpass",
];

const MAX_PASSWORD: usize = 128;
/// Where a value is taken to end at the latest: a line may say `password:` all over.
const MAX_VALUE: usize = 512;
const MAX_FILLERS: usize = 6;
