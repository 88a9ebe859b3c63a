//! Mail addresses, also those that are spelled out for people: `ada (at) example.org`.

mod spoken;

use crate::request::at_sign;
use crate::request::lint::addresses::spoken::host;
use crate::request::lint::addresses::spoken::spoken;
use crate::request::lint::found::Found;
use crate::request::lint::rules::EMAIL_ADDRESS;
use crate::request::lint::view::LETTER;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// Look for addresses that are not `allowed`.
pub(super) fn look(view: &View, allowed: &[&str], found: &mut Found) {
    for line in view.lines() {
        let mut free = line.from;
        for at in line.from..line.to {
            let sign = at_sign::length(view.slice(at, at + MAX_SIGN));
            let room = Part {
                from: free,
                to: line.to,
            };
            if let Some(sign) = sign
                && let Some(part) = address(view, room, at, sign)
            {
                if !is_allowed(view, part, allowed) {
                    found.add(view, part.from, part.to, &EMAIL_ADDRESS);
                }
                free = part.to;
            } else if let Some(part) = bracketed(view, line, at).or_else(|| spoken(view, line, at))
                && part.from >= free
            {
                found.add(view, part.from, part.to, &EMAIL_ADDRESS);
                free = part.to;
            }
        }
    }
}

/// The address around the `@` at `at`, which is so many bytes long, within `room`.
fn address(view: &View, room: Part, at: usize, sign: usize) -> Option<Part> {
    let mut from = at;
    while from > room.from && at - from < MAX_LOCAL && is_local(view.byte(from - 1)) {
        from -= 1;
    }
    let from = view
        .skip(from, |byte| matches!(byte, b'.' | b'_' | b'-' | b'+'))
        .min(at);
    let spoken = || host(view, at + sign, room.to).filter(|host| host.is_spoken);
    let to = domain(view, at + sign, room.to).or_else(|| Some(spoken()?.to))?;
    // `https://user@host` is a link, and `git@github.com:org/name` the way to a repository.
    let is_link = is_login(view.slice(from.saturating_sub(MAX_LOCAL).max(room.from), at));
    let is_repository =
        view.byte(to) == b':' && is_word(view.byte(to + 1)) && view.slice(from, at) == b"git";
    (from < at && !is_link && !is_repository && !is_masked(view, from, at))
        .then_some(Part { from, to })
}

/// Whether stars stand for a part of the name: `a***@example.org`, `a***a@example.org`. As many on both sides of the
/// whole name only emphasise it.
fn is_masked(view: &View, from: usize, at: usize) -> bool {
    let mut begin = from;
    while from - begin < MAX_LOCAL && view.before(begin) == b'*' {
        begin -= 1;
    }
    let is_behind = begin < from && is_word(view.before(begin));
    let after = view.gap(at);
    is_behind || view.has_gap(from, at - 1) || (after > 0 && view.gap(from) != after)
}

/// Whether the last of these bytes are the name in a link: nothing but `//` and it.
fn is_login(before: &[u8]) -> bool {
    let last = before.iter().rposition(|&byte| {
        byte.is_ascii_whitespace() || matches!(byte, b'/' | b'?' | b'#' | b'<' | b'"')
    });
    last.is_some_and(|last| {
        before
            .get(..=last)
            .is_some_and(|before| before.ends_with(b"//"))
    })
}

/// The end of a domain with a top-level domain of letters.
fn domain(view: &View, from: usize, end: usize) -> Option<usize> {
    let end = end.min(from + MAX_DOMAIN);
    let is_domain = |byte: u8| is_word(byte) || matches!(byte, b'-' | b'.');
    let mut to = view.skip_to(from, end, is_domain);
    while to > from && matches!(view.byte(to - 1), b'.' | b'-') {
        to -= 1;
    }
    let name = view.slice(from, to);
    let dot = name.iter().rposition(|&byte| byte == b'.')?;
    let top = name.get(dot + 1..)?;
    let is_top = top.len() >= 2
        && top
            .iter()
            .all(|byte| byte.is_ascii_alphabetic() || *byte == LETTER);
    let is_code = name.first() == Some(&b'v') && name.get(1).is_some_and(u8::is_ascii_digit);
    (dot > 0 && is_top && !is_code).then_some(to)
}

/// `ada (at) example.org`, `ada [at] example [dot] org`: the bracket at `at`.
fn bracketed(view: &View, line: Part, at: usize) -> Option<Part> {
    let length = ["(at)", "[at]", "{at}", "<at>", "(@)", "[@]", "{@}"]
        .iter()
        .find(|word| view.says(at, word))?
        .len();
    let name = name(view, line, at)?;
    let begin = view.skip(at + length, |byte| byte == b' ');
    let to = view.skip(begin, |byte| is_word(byte) || matches!(byte, b'-' | b'.'));
    (begin < to).then_some(Part {
        from: name.from,
        to,
    })
}

/// The word before `at`, with nothing but spaces between.
fn name(view: &View, line: Part, at: usize) -> Option<Part> {
    let mut to = at;
    while to > line.from && view.byte(to - 1) == b' ' {
        to -= 1;
    }
    let mut from = to;
    while from > line.from && to - from < MAX_LOCAL && is_local(view.byte(from - 1)) {
        from -= 1;
    }
    (from < to).then_some(Part { from, to })
}

fn is_allowed(view: &View, part: Part, allowed: &[&str]) -> bool {
    let address = view.of(part);
    let is = |other: &&str| address.eq_ignore_ascii_case(other.as_bytes());
    allowed.iter().any(is)
        || STAFF.iter().any(is)
        || address
            .to_ascii_lowercase()
            .ends_with(b"@users.noreply.github.com")
}

fn is_local(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'%')
}

/// Addresses of staff, which stand on public pages of theirs.
const STAFF: [&str; 9] = [
    "support@pypi.org",
    "support+orgs@pypi.org",
    "support+orgs-billing@pypi.org",
    "security@pypi.org",
    "admin@pypi.org",
    "noreply@pypi.org",
    "conduct@pypa.io",
    "conduct-wg@python.org",
    "git@github.com",
];

/// `&#000064;`, and then some.
const MAX_SIGN: usize = 16;
/// RFC 5321, section 4.5.3.1.
const MAX_LOCAL: usize = 64;
const MAX_DOMAIN: usize = 255;
