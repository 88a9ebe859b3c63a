//! A password that stands before its label: `I used … as my password`, `… was my password`.

use crate::request::lint::password::judge::Kind;
use crate::request::lint::password::label::Label;
use crate::request::lint::password::label::Sort;
use crate::request::lint::password::link::How;
use crate::request::lint::password::link::is_space;
use crate::request::lint::password::value::is_edge;
use crate::request::lint::password::words::BE;
use crate::request::lint::password::words::CONNECTORS;
use crate::request::lint::password::words::DETERMINERS;
use crate::request::lint::password::words::FILLERS;
use crate::request::lint::password::words::OTHERS;
use crate::request::lint::password::words::TO;
use crate::request::lint::password::words::USED;
use crate::request::lint::password::words::Words;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// The password before this label, if there is one.
pub(super) fn behind(view: &View, line: Part, label: Label) -> Option<Part> {
    if label.sort != Sort::Plain || is_part_of_another(view, line, label) {
        return None;
    }
    let room = label.from.saturating_sub(MAX_BEFORE).max(line.from);
    let last = connector(view, room, label.from);
    let is_bracket =
        last.from == last.to && view.slice(last.to.saturating_sub(2), last.to) == b" (";
    if !is_bracket && !CONNECTORS.have(view, last) {
        return None;
    }
    let lower = view.lower(last);
    // Programs are used for passwords, and a password for one.
    if lower == b"for" && matches!(view.before(label.to), b's' | b'S') {
        return None;
    }
    let value = value(view, room, last.from - usize::from(is_bracket))?;
    let is_sure = lower == b"as";
    let kind = Kind {
        sort: Sort::Plain,
        how: if is_sure { How::Assigned } else { How::Said },
        is_loose: !is_sure,
        is_quoted: matches!(view.before(value.from), b'"' | b'\'' | b'`'),
        is_alone: USED.have(view, word(view, room, value.from)),
    };
    let is_small_word = FILLERS.have(view, value) || OTHERS.have(view, value);
    (!is_small_word && kind.is_password(view.of(value))).then_some(value)
}

/// The word that makes a password of the one before: `as` in `as my old`, `used` in `used to be my`.
fn connector(view: &View, room: usize, label: usize) -> Part {
    let skip = |last: Part, words: &Words| {
        (0..MAX_DETERMINERS).fold(last, |last, _| {
            if words.have(view, last) {
                word(view, room, last.from)
            } else {
                last
            }
        })
    };
    let last = skip(word(view, room, label), &DETERMINERS);
    if BE.have(view, last) {
        return skip(word(view, room, last.from), &TO);
    }
    last
}

/// Whether the label begins the name of something else: `password manager`.
fn is_part_of_another(view: &View, line: Part, label: Label) -> bool {
    let from = view.skip_to(label.to, line.to, |byte| is_space(byte) || byte == b'-');
    let to = view.skip_to(from, line.to, is_word);
    OTHERS.have(view, Part { from, to })
}

/// The last word before `to`, with nothing but spaces and marks behind it.
fn word(view: &View, room: usize, to: usize) -> Part {
    let is_loose = |byte: u8| is_space(byte) || matches!(byte, b'*' | b'_' | b'"' | b'\'');
    let to = backward(view, room, to, is_loose);
    Part {
        from: backward(view, room, to, is_word),
        to,
    }
}

/// The same up to a space, with the marks that a password has.
fn value(view: &View, room: usize, to: usize) -> Option<Part> {
    let to = backward(view, room, to, is_space);
    let from = backward(view, room, to, |byte| !byte.is_ascii_whitespace());
    let is_loose = |byte: u8| is_edge(byte) || matches!(byte, b'"' | b'`' | b'(');
    let part = view.trimmed(Part { from, to }, is_loose);
    (part.from < part.to).then_some(part)
}

/// The first place before `to`, and not before `room`, behind which all is `wanted`.
fn backward(view: &View, room: usize, to: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let mut from = to;
    while from > room && wanted(view.byte(from - 1)) {
        from -= 1;
    }
    from
}

const MAX_BEFORE: usize = 160;
const MAX_DETERMINERS: usize = 5;
