//! Mail addresses and telephone numbers.

use crate::request::lint::found::Found;
use crate::request::lint::rules::EMAIL_ADDRESS;
use crate::request::lint::rules::PHONE_NUMBER;
use crate::request::lint::view::LETTER;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// Look for addresses that are not `allowed`.
pub(super) fn addresses(view: &View, allowed: &[&str], found: &mut Found) {
    for line in view.lines() {
        let mut free = line.from;
        for at in line.from..line.to {
            if view.byte(at) == b'@'
                && let Some(part) = address(
                    view,
                    Part {
                        from: free,
                        to: line.to,
                    },
                    at,
                )
            {
                if !is_allowed(view, part, allowed) {
                    found.add(view, part.from, part.to, &EMAIL_ADDRESS);
                }
                free = part.to;
            } else if let Some(part) = spelled(view, line, at)
                && part.from >= free
            {
                found.add(view, part.from, part.to, &EMAIL_ADDRESS);
                free = part.to;
            }
        }
    }
}

/// The address around the `@` at `at`, within `room`.
fn address(view: &View, room: Part, at: usize) -> Option<Part> {
    let mut from = at;
    while from > room.from && at - from < MAX_LOCAL && is_local(view.byte(from - 1)) {
        from -= 1;
    }
    let from = view
        .skip(from, |byte| matches!(byte, b'.' | b'_' | b'-' | b'+'))
        .min(at);
    let to = domain(view, at + 1, room.to)?;
    // `https://user@host` is a link, and `git@github.com:org/name` the way to a repository.
    let is_link = is_login(view.slice(from.saturating_sub(MAX_LOCAL).max(room.from), at));
    let is_repository =
        view.byte(to) == b':' && is_word(view.byte(to + 1)) && view.slice(from, at) == b"git";
    (from < at && !is_link && !is_repository && !is_masked(view, from, at))
        .then_some(Part { from, to })
}

/// Whether stars stand for a part of the name: `a***@example.org`, `a***a@example.org`.
fn is_masked(view: &View, from: usize, at: usize) -> bool {
    let mut begin = from;
    while from - begin < MAX_LOCAL && view.before(begin) == b'*' {
        begin -= 1;
    }
    let is_behind = begin < from && is_word(view.before(begin));
    is_behind || view.has_gap(from, at)
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
fn spelled(view: &View, line: Part, at: usize) -> Option<Part> {
    let is_at = ["(at)", "[at]", "{at}", "<at>"]
        .iter()
        .any(|word| view.says(at, word));
    if !is_at {
        return None;
    }
    let mut end = at;
    while end > line.from && view.byte(end - 1) == b' ' {
        end -= 1;
    }
    let mut from = end;
    while from > line.from && end - from < MAX_LOCAL && is_local(view.byte(from - 1)) {
        from -= 1;
    }
    let begin = view.skip(at + 4, |byte| byte == b' ');
    let to = view.skip(begin, |byte| is_word(byte) || matches!(byte, b'-' | b'.'));
    (from < end && begin < to).then_some(Part { from, to })
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

/// Look for telephone numbers: international ones, those that are cut as nothing else is, and those that are
/// called one.
pub(super) fn numbers(view: &View, found: &mut Found) {
    for line in view.lines() {
        let mut index = line.from;
        while index < line.to {
            let byte = view.byte(index);
            let before = match view.before(index) {
                // Emphasis.
                b'_' => view.before(index - 1),
                before => before,
            };
            let is_begin = matches!(byte, b'0'..=b'9' | b'+' | b'(')
                && !is_word(before)
                && !matches!(
                    before,
                    b'-' | b'.' | b'/' | b'_' | b'#' | b'=' | b':' | b'@' | b'+'
                );
            if !is_begin {
                index += 1;
                continue;
            }
            let number = Number::at(view, index, line.to);
            if number.is_telephone(view, line) {
                found.add(view, number.from, number.to, &PHONE_NUMBER);
            }
            index = number.to.max(index + 1);
        }
    }
}

/// A run of digits in groups.
struct Number {
    from: usize,
    to: usize,
    groups: Vec<usize>,
    separators: Vec<u8>,
    is_international: bool,
    first: u8,
}

impl Number {
    fn at(view: &View, from: usize, end: usize) -> Self {
        let is_international = view.byte(from) == b'+';
        let mut number = Self {
            from,
            to: from,
            groups: Vec::new(),
            separators: Vec::new(),
            is_international,
            first: 0,
        };
        let mut index = view.skip_to(from, from + 2, |byte| matches!(byte, b'+' | b'('));
        number.first = view.byte(index);
        while index < end && number.groups.len() < MAX_GROUPS {
            let to = view.skip(index, |byte| byte.is_ascii_digit());
            if to == index {
                break;
            }
            number.groups.push(to - index);
            number.to = to;
            let next = view.skip_to(to, to + 3, |byte| {
                matches!(byte, b' ' | b'-' | b'.' | b'(' | b')' | b'/')
            });
            if next - to > 2 || next == to {
                break;
            }
            number.separators.push(view.byte(to));
            index = next;
        }
        number
    }

    fn is_telephone(&self, view: &View, line: Part) -> bool {
        let digits: usize = self.groups.iter().sum();
        let next = view.byte(self.to);
        let is_joined = is_word(next)
            || (matches!(next, b'-' | b'_' | b'/' | b'+') && is_word(view.byte(self.to + 1)));
        if is_joined || !(7..=15).contains(&digits) {
            return false;
        }
        if self.is_international {
            return digits >= 8 && (self.groups.len() > 1 || digits > 9);
        }
        // No year begins with a zero, and an area code does.
        let is_dated = (matches!(self.groups.as_slice(), [4, 2, 2, ..]) && self.first != b'0')
            || matches!(self.groups.as_slice(), [2, 2, 4, ..])
            || (matches!(self.groups.first(), Some(3))
                && view.slice(self.from, self.from + 2) == b"97");
        let is_american = matches!(self.groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
        let is_national = self.first == b'0'
            && digits >= 9
            && self.groups.len() > 1
            && self.groups.iter().all(|&length| length > 1)
            && self
                .separators
                .iter()
                .take(self.groups.len() - 1)
                .all(|&byte| byte != b'.');
        !is_dated && (is_american || is_national || is_called(view, line, self.from))
    }
}

/// Whether what stands before calls it a telephone number.
fn is_called(view: &View, line: Part, from: usize) -> bool {
    let before = view.slice(from.saturating_sub(24).max(line.from), from);
    let words = before.to_ascii_lowercase();
    let mut words = words.split(|byte| !byte.is_ascii_alphabetic());
    words.any(|word| CALLED.contains(&word))
}

const CALLED: [&[u8]; 9] = [
    b"phone",
    b"telephone",
    b"tel",
    b"mobile",
    b"cell",
    b"call",
    b"whatsapp",
    b"sms",
    b"fax",
];

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

/// RFC 5321, section 4.5.3.1.
const MAX_LOCAL: usize = 64;
const MAX_DOMAIN: usize = 255;
const MAX_GROUPS: usize = 8;
