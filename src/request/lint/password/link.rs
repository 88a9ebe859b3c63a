//! How a label hands its value over: by a mark, by a verb, or by standing right before it.

use crate::request::lint::password::label::Label;
use crate::request::lint::password::label::Sort;
use crate::request::lint::password::languages::NAMES;
use crate::request::lint::password::languages::OWNERS;
use crate::request::lint::password::languages::PARTICLES;
use crate::request::lint::password::words::CHANGED;
use crate::request::lint::password::words::FILLERS;
use crate::request::lint::password::words::GOAL;
use crate::request::lint::password::words::HEDGES;
use crate::request::lint::password::words::OTHERS;
use crate::request::lint::password::words::PARTIAL;
use crate::request::lint::password::words::PREPOSITIONS;
use crate::request::lint::password::words::VERBS;
use crate::request::lint::view::LETTER;
use crate::request::lint::view::OTHER;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// Where the value begins, and how it is handed over.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub(super) how: How,
    pub(super) at: usize,
    /// Words stand between that could speak of something else.
    pub(super) is_loose: bool,
}

/// How the label hands its value over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// `:` or `=`, an arrow, or a tag.
    Assigned,
    /// `is`, `was`.
    Said,
    /// The same of an old one.
    Recalled,
    /// Nothing but a quote.
    Quoted,
    /// A hyphen, the side of a table's cell, or nothing at all.
    Beside,
}

impl Link {
    /// Whether a sentence says it, and no layout.
    pub(super) fn is_said(self) -> bool {
        self.how == How::Said && !self.is_loose
    }

    fn new(how: How, at: usize, loose: usize) -> Self {
        Self {
            how,
            at,
            is_loose: loose > 0,
        }
    }
}

/// How this label hands its value over, if it does.
pub(super) fn link(view: &View, line: Part, label: Label) -> Option<Link> {
    let mut at = match label.sort {
        Sort::Joined => particles(view, label)?,
        _ => label.to,
    };
    let is_foreign = matches!(label.sort, Sort::Foreign | Sort::Joined);
    let is_changed = is_changed(view, line, label);
    let mut loose = 0;
    for count in 0..MAX_WORDS {
        at = marks(view, at);
        if count == 0
            && let Some(at) = apposition(view, label, at, line.to)
        {
            return Some(Link::new(How::Beside, at, loose));
        }
        at = asides(view, at, line.to);
        if let Some((how, at)) = mark(view, label, at, count) {
            return Some(Link::new(how, at, loose));
        }
        if at >= line.to {
            return None;
        }
        let end = view.skip_to(at, line.to, is_word);
        let word = Part { from: at, to: end };
        if let Some(at) = said(view, word, line.to) {
            return Some(Link::new(How::Said, at, loose));
        }
        let is_quoted = matches!(view.before(at), b'"' | b'\'') && is_space(view.before(at - 1));
        if is_quoted && !FILLERS.have(view, word) {
            // `the password "hunter2"`: the quote was passed over as a mark around the label.
            return Some(Link::new(How::Quoted, at - 1, loose));
        }
        let is_apart = view.slice(label.to, at).iter().any(|&byte| is_space(byte));
        let is_beside = count == 0 && (is_apart || label.sort == Sort::Joined);
        if is_beside && is_typed_word(view, at, line.to) && !is_another(view, word) {
            return Some(Link::new(How::Beside, at, loose));
        }
        if is_changed && GOAL.have(view, word) && is_typed_word(view, marks(view, end), line.to) {
            return Some(Link::new(How::Said, marks(view, end), loose));
        }
        if end == at || is_another(view, word) || (is_foreign && is_one_of(view, word, NAMES)) {
            return None;
        }
        if !FILLERS.have(view, word) {
            loose += 1;
            if !is_foreign && loose > MAX_LOOSE {
                return None;
            }
        }
        let next = marks(view, end);
        let is_owned = is_foreign && is_one_of(view, word, OWNERS);
        if is_foreign && !is_owned && loose <= MAX_LOOSE + 1 && is_typed_word(view, next, line.to) {
            return Some(Link::new(How::Beside, next, loose));
        }
        at = end;
    }
    None
}

/// Whether the words before say that it was made another: `I changed my password to …`.
fn is_changed(view: &View, line: Part, label: Label) -> bool {
    let before = Part {
        from: label.from.saturating_sub(MAX_CHANGED).max(line.from),
        to: label.from,
    };
    let words = view.parts(before, |byte| !is_word(byte));
    words.iter().any(|&word| CHANGED.have(view, word))
}

/// The value in `my password (…)` and `my password, …, is lost`: a word alone that looks like one.
fn apposition(view: &View, label: Label, at: usize, end: usize) -> Option<usize> {
    let close = match view.byte(at) {
        b'(' if is_space(view.before(at)) => b')',
        b',' if at == label.to => b',',
        _ => return None,
    };
    let from = view.skip_to(at + 1, end, is_space);
    let to = view.skip_to(from, end.min(from + MAX_ASIDE), |byte| {
        !byte.is_ascii_whitespace() && byte != close
    });
    (view.byte(to) == close && is_typed_word(view, from, to)).then_some(from)
}

/// Behind spaces and what emphasises.
fn marks(view: &View, at: usize) -> usize {
    let mut at = at;
    while is_mark(view, at) {
        at += 1;
    }
    at
}

fn is_mark(view: &View, at: usize) -> bool {
    let byte = view.byte(at);
    is_space(byte)
        || matches!(byte, b'*' | b'_' | b'"' | b'\'' | b'#' | b']')
        || (byte == OTHER && QUOTES.contains(&view.letter(at)))
}

/// Behind `(old)`, `</b>` and what is quoted before a colon: `Password for 'https://…': `.
fn asides(view: &View, at: usize, end: usize) -> usize {
    (0..MAX_ASIDES).fold(at, |at, _| aside(view, at, end))
}

fn aside(view: &View, at: usize, end: usize) -> usize {
    let end = end.min(at + MAX_ASIDE);
    let close = match view.byte(at) {
        b'(' => {
            let to = view.skip_to(at, end, |byte| byte != b')');
            return if to < end { marks(view, to + 1) } else { at };
        }
        b'[' => b']',
        b'<' => b'>',
        _ if view.before(at) == b'\'' => b'\'',
        _ => return at,
    };
    let to = view.skip_to(at, end, |byte| byte != close);
    let next = marks(view, to + 1);
    let is_named = matches!(view.byte(next), b':' | b'=') || view.byte(at) == b'<';
    if to < end && is_named { next } else { at }
}

/// A mark that hands over, and where the value begins.
fn mark(view: &View, label: Label, at: usize, count: usize) -> Option<(How, usize)> {
    let is_apart = is_space(view.before(at)) && is_space(view.byte(at + 1));
    match view.byte(at) {
        b':' | b'=' => {
            let is_mark = |byte: u8| matches!(byte, b':' | b'=' | b'>' | b'*' | b'~');
            Some((How::Assigned, view.skip(at, is_mark)))
        }
        // `password........: hunter2`.
        b'.' if view.byte(at + 1) == b'.' => {
            let end = view.skip(at, |byte| byte == b'.' || is_space(byte));
            (view.byte(end) == b':').then_some((How::Assigned, end + 1))
        }
        b'>' if at == label.to => Some((How::Assigned, at + 1)),
        b'-' if view.byte(at + 1) == b'>' => Some((How::Assigned, at + 2)),
        b'-' if view.byte(at + 1) == b'-' && view.byte(at + 2) == b'>' => {
            Some((How::Assigned, at + 3))
        }
        OTHER if ARROWS.contains(&view.letter(at)) => Some((How::Assigned, at + 1)),
        b'-' if is_apart && count == 0 => Some((How::Beside, at + 1)),
        b'|' if count == 0 => Some((How::Beside, at + 1)),
        b'`' if is_space(view.before(at)) => Some((How::Quoted, at)),
        _ if view.before(at) == b'>' && count == 0 && at > label.to => Some((How::Beside, at)),
        _ => None,
    }
}

/// Behind a verb that hands over, and what may follow it.
fn said(view: &View, word: Part, end: usize) -> Option<usize> {
    let from = if PARTIAL.have(view, word) {
        preposition(view, word.to, end)
    } else {
        VERBS.have(view, word).then_some(word.to)?
    };
    Some(hedged(view, from, end))
}

/// Behind `with` or `in`: `starts with …`.
fn preposition(view: &View, from: usize, end: usize) -> usize {
    let at = view.skip_to(from, end, is_space);
    let to = view.skip_to(at, end, is_word);
    let is_one = PREPOSITIONS.have(view, Part { from: at, to });
    if is_one { to } else { from }
}

/// Behind `probably`, `set to`, `something like`.
fn hedged(view: &View, from: usize, end: usize) -> usize {
    let mut at = from;
    for _ in 0..MAX_WORDS {
        at = view.skip_to(at, end, |byte| {
            is_space(byte) || matches!(byte, b':' | b'*' | b',')
        });
        let to = view.skip_to(at, end, is_word);
        let is_hedge = HEDGES.have(view, Part { from: at, to });
        if !is_hedge || !matches!(view.byte(to), b' ' | b'\t' | b':' | b',') {
            break;
        }
        at = to;
    }
    at
}

/// Behind what a language without spaces puts between the label and the value: `是`, `は`.
fn particles(view: &View, label: Label) -> Option<usize> {
    let to = view.skip_to(label.to, label.to + MAX_PARTICLES, |byte| byte == LETTER);
    let is_link = to == label.to || PARTICLES.contains(&view.letter(to - 1));
    is_link.then_some(to)
}

/// Whether a word, without a number behind it, names another thing.
fn is_another(view: &View, word: Part) -> bool {
    OTHERS.have(view, view.trimmed(word, |byte| byte.is_ascii_digit()))
}

/// Whether a word of another language is among `words`.
fn is_one_of(view: &View, word: Part, words: &[&str]) -> bool {
    words.iter().any(|other| {
        let mut letters = (word.from..word.to).map(|at| view.letter(at));
        other.chars().all(|char| letters.next() == Some(char)) && letters.next().is_none()
    })
}

/// Whether the next word has both letters and digits.
fn is_typed_word(view: &View, at: usize, end: usize) -> bool {
    let to = view.skip_to(at, end.min(at + MAX_ASIDE), |byte| {
        !byte.is_ascii_whitespace()
    });
    let word = view.slice(at, to);
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte == LETTER;
    word.iter().any(u8::is_ascii_digit) && word.iter().any(is_letter)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// `→`, `⇒`, `➜`, `➔`, `⟶`.
const ARROWS: [char; 5] = ['\u{2192}', '\u{21d2}', '\u{279c}', '\u{2794}', '\u{27f6}'];

/// Of French and Russian, German, and Japanese.
const QUOTES: [char; 6] = [
    '\u{ab}', '\u{bb}', '\u{201e}', '\u{300c}', '\u{300e}', '\u{2039}',
];

const MAX_WORDS: usize = 10;
/// How many words may stand between that are not known to be harmless there.
const MAX_LOOSE: usize = 3;
const MAX_CHANGED: usize = 32;
const MAX_ASIDES: usize = 4;
const MAX_ASIDE: usize = 64;
const MAX_PARTICLES: usize = 6;
