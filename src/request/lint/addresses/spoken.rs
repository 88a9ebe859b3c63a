//! A mail address as it is spoken: `ada at gmail.com`, `ada AT example DOT org`.
//!
//! Projects are at example.org too, so either the address must be called one, or the host must be one where only
//! mailboxes are, and what stands before it must be a name.

use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// The address whose `at` stands here.
pub(super) fn spoken(view: &View, line: Part, at: usize) -> Option<Part> {
    let sign = SIGNS.iter().find(|sign| view.says(at, sign.text))?;
    let name = name(view, line, at)?;
    let begin = view.skip_to(at + sign.text.len(), line.to, |byte| byte == b' ');
    let host = host(view, begin, line.to)?;
    let is_loud = !sign.is_word
        || (view.slice(at, at + sign.text.len()) == b" AT "
            && view.byte(name.to - 1).is_ascii_lowercase());
    let text = view.lower(Part {
        from: begin,
        to: host.to,
    });
    let is_mailboxes = MAILBOXES
        .iter()
        .any(|mailboxes| mailboxes.as_bytes() == text);
    let is_dotted = host.is_spoken || is_mailboxes || is_called(view, line, name.from);
    let is_name = !NO_NAMES.contains(&view.lower(name).as_slice());
    (is_name && (is_dotted || is_loud)).then_some(Part {
        from: name.from,
        to: host.to,
    })
}

/// How `@` is spoken or written apart.
struct Sign {
    text: &'static str,
    /// A word of any sentence.
    is_word: bool,
}

const SIGNS: [Sign; 5] = [
    Sign {
        text: " at ",
        is_word: true,
    },
    Sign {
        text: "_at_",
        is_word: true,
    },
    Sign {
        text: "-at-",
        is_word: true,
    },
    Sign {
        text: " _at_ ",
        is_word: false,
    },
    Sign {
        text: " @ ",
        is_word: false,
    },
];

/// The word before.
fn name(view: &View, line: Part, to: usize) -> Option<Part> {
    let mut from = to;
    while from > line.from && to - from < MAX_NAME && is_name(view.byte(from - 1)) {
        from -= 1;
    }
    let is_begin = !matches!(view.before(from), b'/' | b'@' | b':' | b'-');
    (from < to && is_begin).then_some(Part { from, to })
}

fn is_name(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'.' | b'_' | b'+')
}

pub(super) struct Host {
    pub(super) to: usize,
    /// Its dot is a word, or in brackets.
    pub(super) is_spoken: bool,
}

/// `example.org`, `example dot org`.
pub(super) fn host(view: &View, from: usize, end: usize) -> Option<Host> {
    let end = end.min(from + MAX_HOST);
    let is_host = |byte: u8| is_word(byte) || matches!(byte, b'-' | b'.');
    let mut to = view.skip_to(from, end, is_host);
    for dot in DOTS {
        if view.says(to, dot) {
            let top = to + dot.len();
            let last = view.skip_to(top, end, is_host);
            return (to > from && last - top >= 2).then_some(Host {
                to: last,
                is_spoken: true,
            });
        }
    }
    while to > from && matches!(view.byte(to - 1), b'.' | b'-') {
        to -= 1;
    }
    let name = view.slice(from, to);
    let dot = name.iter().rposition(|&byte| byte == b'.')?;
    let top = name.get(dot + 1..)?;
    let is_top = top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic);
    (dot > 0 && is_top).then_some(Host {
        to,
        is_spoken: false,
    })
}

/// Whether the words before speak of mail.
fn is_called(view: &View, line: Part, name: usize) -> bool {
    let before = Part {
        from: name.saturating_sub(MAX_BEFORE).max(line.from),
        to: name,
    };
    // `Mail (…)` is the name of something.
    let clause = view
        .of(before)
        .iter()
        .rposition(|byte| matches!(byte, b'(' | b')' | b';' | b'|'));
    let before = Part {
        from: clause.map_or(before.from, |at| before.from + at),
        to: before.to,
    };
    let words = view.parts(before, |byte| !is_word(byte));
    words
        .iter()
        .any(|&word| CALLED.contains(&view.lower(word).as_slice()))
}

const DOTS: [&str; 8] = [
    "[.]", "(.)", " dot ", "_dot_", "-dot-", "(dot)", "[dot]", " (dot) ",
];

/// What says that a mail address follows.
const CALLED: [&[u8]; 6] = [
    b"email", b"mail", b"address", b"mailto", b"write", b"contact",
];

/// Hosts of mailboxes and of little else.
const MAILBOXES: [&str; 46] = [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.co.uk",
    "hotmail.fr",
    "live.com",
    "msn.com",
    "yahoo.com",
    "yahoo.co.uk",
    "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.de",
    "yahoo.fr",
    "ymail.com",
    "aol.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "gmx.de",
    "gmx.net",
    "gmx.com",
    "gmx.at",
    "web.de",
    "t-online.de",
    "posteo.de",
    "posteo.net",
    "mailbox.org",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "tutanota.com",
    "tuta.io",
    "fastmail.com",
    "fastmail.fm",
    "zoho.com",
    "mail.ru",
    "inbox.ru",
    "yandex.ru",
    "ya.ru",
    "qq.com",
    "163.com",
    "126.com",
    "naver.com",
    "seznam.cz",
    "wp.pl",
];

/// What is at a host and is no name of a person.
const NO_NAMES: [&[u8]; 74] = [
    b"account",
    b"accounts",
    b"mailbox",
    b"mail",
    b"mails",
    b"email",
    b"emails",
    b"address",
    b"addresses",
    b"inbox",
    b"me",
    b"is",
    b"was",
    b"are",
    b"were",
    b"am",
    b"be",
    b"been",
    b"hosted",
    b"look",
    b"looked",
    b"looking",
    b"still",
    b"user",
    b"users",
    b"login",
    b"registered",
    b"server",
    b"servers",
    b"it",
    b"one",
    b"available",
    b"now",
    b"works",
    b"work",
    b"worked",
    b"working",
    b"provider",
    b"docs",
    b"project",
    b"projects",
    b"package",
    b"found",
    b"released",
    b"published",
    b"page",
    b"pages",
    b"site",
    b"team",
    b"staff",
    b"support",
    b"people",
    b"meet",
    b"here",
    b"there",
    b"only",
    b"and",
    b"or",
    b"them",
    b"him",
    b"hosting",
    b"not",
    b"new",
    b"old",
    b"also",
    b"up",
    b"out",
    b"directly",
    b"live",
    b"lives",
    b"stored",
    b"read",
    b"us",
    b"you",
];

const MAX_NAME: usize = 64;
const MAX_HOST: usize = 255;
const MAX_BEFORE: usize = 32;
