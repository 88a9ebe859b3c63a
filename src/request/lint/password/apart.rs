//! A password in a sentence beside the one that names it: `I forgot my password. It was either … or …`.

use crate::request::lint::password::judge::Kind;
use crate::request::lint::password::judge::is_mixed;
use crate::request::lint::password::label::Label;
use crate::request::lint::password::label::Sort;
use crate::request::lint::password::link::How;
use crate::request::lint::password::link::is_space;
use crate::request::lint::password::value::is_edge;
use crate::request::lint::password::words::AGAIN;
use crate::request::lint::password::words::AGAIN_SURE;
use crate::request::lint::password::words::NOUNS;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// What stands apart from the last label of a line.
pub(super) fn apart(view: &View, line: Part, label: Label) -> Vec<Part> {
    let behind = again(view, line, label);
    let before = label.from.saturating_sub(MAX_SENTENCE).max(line.from);
    let beside = either(
        view,
        Part {
            from: before,
            to: line.to.min(label.to + MAX_SENTENCE),
        },
    );
    behind.into_iter().chain(beside).collect()
}

/// What the next sentence says with `it was` or `maybe`.
fn again(view: &View, line: Part, label: Label) -> Option<Part> {
    let end = line.to.min(label.to + MAX_SENTENCE);
    let mut at = label.to;
    while at < end {
        at += 1;
        let is_end = matches!(view.before(at), b'.' | b'!' | b'?') && view.byte(at) == b' ';
        if is_end {
            let between = Part {
                from: label.to,
                to: at,
            };
            let words = view.parts(between, |byte| !is_word(byte));
            if words.iter().any(|&word| NOUNS.have(view, word)) {
                return None;
            }
            let rest = Part {
                from: at,
                to: line.to.min(at + MAX_SENTENCE),
            };
            let is_question = view.before(at) == b'?';
            return said_again(view, rest, is_question);
        }
    }
    None
}

fn said_again(view: &View, rest: Part, is_question: bool) -> Option<Part> {
    let mut at = rest.from;
    let mut is_sure = false;
    for _ in 0..MAX_WORDS {
        at = view.skip_to(at, rest.to, |byte| {
            is_space(byte) || matches!(byte, b'\'' | b',' | b':')
        });
        let word = Part {
            from: at,
            to: view.skip_to(at, rest.to, is_word),
        };
        if !AGAIN.have(view, word) {
            break;
        }
        is_sure |= AGAIN_SURE.have(view, word);
        at = word.to;
    }
    let value = next(view, at, rest.to);
    // A question may be answered by nothing but the password.
    let is_answer = is_question && view.skip(value.to, is_edge) >= rest.to;
    ((is_sure || is_answer) && is_given(view, value)).then_some(value)
}

/// `either … or …`, where both look like passwords.
fn either(view: &View, part: Part) -> Vec<Part> {
    let mut at = part.from;
    while at < part.to {
        let is_word = !is_word(view.before(at)) && view.says(at, "either ");
        at += 1;
        if !is_word {
            continue;
        }
        let first = next(view, at + 6, part.to);
        let or = view.skip_to(first.to, part.to, |byte| is_space(byte) || is_edge(byte));
        if !view.says(or, "or ") {
            continue;
        }
        let second = next(view, or + 3, part.to);
        if is_given(view, first) && is_given(view, second) {
            return vec![first, second];
        }
    }
    Vec::new()
}

/// The word from `at` on.
fn next(view: &View, at: usize, end: usize) -> Part {
    let quote = |byte: u8| is_space(byte) || matches!(byte, b'"' | b'`' | b'\'');
    let from = view.skip_to(at, end, quote);
    let to = view.skip_to(from, end, |byte| {
        !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'`')
    });
    view.trimmed(Part { from, to }, is_edge)
}

fn is_given(view: &View, value: Part) -> bool {
    let kind = Kind {
        sort: Sort::Plain,
        how: How::Said,
        is_loose: true,
        is_quoted: false,
        is_alone: false,
    };
    let text = view.of(value);
    text.len() > 4 && is_mixed(text) && kind.is_password(text)
}

const MAX_SENTENCE: usize = 200;
const MAX_WORDS: usize = 8;
