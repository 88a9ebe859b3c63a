//! Telephone numbers.

use crate::request::lint::found::Found;
use crate::request::lint::rules::PHONE_NUMBER;
use crate::request::lint::view::LETTER;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// Look for telephone numbers: international ones, those that are cut as nothing else is, and those that are
/// called one.
pub(super) fn look(view: &View, found: &mut Found) {
    for line in view.lines() {
        let mut index = line.from;
        while index < line.to {
            let byte = view.byte(index);
            let before = match view.before(index) {
                // Emphasis.
                b'_' => view.before(index - 1),
                before => before,
            };
            let is_apart = match before {
                // `tel:+49…`, `Phone:0170…`, `wa.me/49…`, and not `12:34:56`.
                b':' | b'=' | b'/' => is_labelled(view, line, index),
                LETTER => is_called(view, line, index),
                _ => !is_word(before) && !matches!(before, b'-' | b'.' | b'_' | b'#' | b'@' | b'+'),
            };
            let is_begin = matches!(byte, b'0'..=b'9' | b'+' | b'(') && is_apart;
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
        // `0049…` in one piece; what counts on from one has more zeros.
        let is_dialled = digits > 11
            && self.groups.len() == 1
            && matches!(
                view.slice(self.from, self.from + 3),
                [b'0', b'0', b'1'..=b'9']
            );
        if is_dialled {
            return true;
        }
        if self.is_international {
            return digits >= 8 && (self.groups.len() > 1 || digits > 9);
        }
        // No year begins with a zero, and an area code does.
        let is_day =
            self.groups == [8] && matches!(view.slice(self.from, self.from + 2), b"19" | b"20");
        let is_dated = is_day
            || (matches!(self.groups.as_slice(), [4, 2, 2, ..]) && self.first != b'0')
            || matches!(self.groups.as_slice(), [2, 2, 4, ..])
            || (matches!(self.groups.first(), Some(3))
                && view.slice(self.from, self.from + 2) == b"97");
        let is_bracketed = view.byte(self.from) == b'('
            && digits >= 9
            && matches!(self.groups.as_slice(), [area, second, ..]
                if *second > 2 && (matches!(area, 2 | 3) || (self.first == b'0' && *area < 6)));
        let is_cut = match self.groups.as_slice() {
            // Russia and its neighbours, with the eight that is dialled first.
            [1, 3, 3, 2, 2] => matches!(self.first, b'7' | b'8'),
            // Mobile numbers of China.
            [3, 4, 4] => matches!(view.slice(self.from, self.from + 2), [b'1', b'3'..=b'9']),
            _ => false,
        };
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
        !is_dated
            && (is_american
                || is_national
                || is_bracketed
                || is_cut
                || is_called(view, line, self.from))
    }
}

/// Whether the word right before a mark calls what follows a telephone number, or a plus does behind any word.
fn is_labelled(view: &View, line: Part, at: usize) -> bool {
    let to = at - 1;
    let from = to.saturating_sub(MAX_LABEL).max(line.from);
    let mut begin = to;
    while begin > from && is_word(view.byte(begin - 1)) {
        begin -= 1;
    }
    let is_country = view.byte(at) == b'+' && view.before(to).is_ascii_alphabetic();
    is_country || names(view, Part { from: begin, to }) || is_chat(view, at)
}

/// `wa.me/`, behind which `WhatsApp` has nothing but a number.
fn is_chat(view: &View, at: usize) -> bool {
    at.checked_sub(6)
        .is_some_and(|from| view.says(from, "wa.me/"))
}

/// Whether what stands before calls it a telephone number.
fn is_called(view: &View, line: Part, from: usize) -> bool {
    let before = Part {
        from: from.saturating_sub(MAX_LABEL).max(line.from),
        to: from,
    };
    let words = view.parts(before, |byte| !is_word(byte));
    words.into_iter().any(|word| names(view, word)) || is_chat(view, from)
}

/// Whether a word is what a telephone is called; of those of China and Japan, whether it ends like one.
fn names(view: &View, word: Part) -> bool {
    CALLED.iter().any(|called| {
        let mut rest = (word.from..word.to).rev().map(|at| view.letter(at));
        let is_joined = called.starts_with(|char: char| char > '\u{2e80}');
        called.chars().rev().all(|char| rest.next() == Some(char))
            && (is_joined || rest.next().is_none())
    })
}

/// What telephones are called, small and without accents; `call` and `cell` as well.
const CALLED: [&str; 33] = [
    "phone",
    "telephone",
    "tel",
    "mobile",
    "cell",
    "call",
    "whatsapp",
    "sms",
    "fax",
    "viber",
    "cellphone",
    "telefon",
    "telefono",
    "telefone",
    "telefoon",
    "handy",
    "mobil",
    "mobiel",
    "movil",
    "celular",
    "cellulare",
    "portable",
    "телефон",
    "тел",
    "моб",
    "komorka",
    "手机",
    "手機",
    "电话",
    "電話",
    "携帯",
    "전화",
    "휴대폰",
];

const MAX_LABEL: usize = 24;
const MAX_GROUPS: usize = 8;
