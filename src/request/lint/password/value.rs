//! Where what is handed over begins and ends, and what stands behind it.

use crate::request::lint::password::judge::Kind;
use crate::request::lint::password::judge::is_phrase;
use crate::request::lint::password::judge::is_stand_in;
use crate::request::lint::password::label::Label;
use crate::request::lint::password::label::Sort;
use crate::request::lint::password::link::How;
use crate::request::lint::password::link::Link;
use crate::request::lint::password::link::is_space;
use crate::request::lint::password::words::JOINTS;
use crate::request::lint::password::words::OLD;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// The passwords that this link hands over: one, or several with `or` between them.
pub(super) fn values(view: &View, line: Part, label: Label, given: Link) -> Vec<Part> {
    let mut found = Vec::new();
    let is_recalled = given.how == How::Said && is_old(view, line, label.from);
    let mut kind = Kind {
        sort: label.sort,
        how: if is_recalled {
            How::Recalled
        } else {
            given.how
        },
        is_loose: given.is_loose,
        is_quoted: false,
        is_alone: false,
    };
    let is_phrased = !given.is_loose && label.sort == Sort::Plain;
    let least = match given.how {
        How::Assigned => 3,
        How::Said | How::Recalled => 4,
        How::Quoted | How::Beside => usize::MAX,
    };
    if is_phrased && let Some(phrase) = phrase(view, line, given.at, least) {
        return vec![phrase];
    }
    let mut at = given.at;
    for _ in 0..MAX_VALUES {
        let Some(value) = value(view, line, at, kind) else {
            break;
        };
        kind.is_quoted = value.is_quoted;
        kind.is_alone = is_alone(view, line, value.part, kind);
        let text = view.slice(
            value.part.from,
            value.part.to.min(value.part.from + MAX_PASSWORD),
        );
        let lower = text.to_ascii_lowercase();
        let is_one = kind.is_password(text);
        if is_one {
            found.push(value.part);
        } else if kind.is_state(&lower) {
            break;
        }
        // A comma goes on with what was begun; `or` and `and` may begin it: `they are ada and …`.
        let is_begun = is_one || (text.len() > 2 && is_stand_in(text, &lower));
        let Some(next) = joint(view, line, value.end, is_begun) else {
            break;
        };
        at = next;
        // What follows the first may be of another kind: it must look like a password by itself.
        kind.is_loose = true;
    }
    found
}

/// A value, and where what follows it begins.
struct Value {
    part: Part,
    end: usize,
    is_quoted: bool,
}

fn value(view: &View, line: Part, at: usize, kind: Kind) -> Option<Value> {
    // A colon may stand at the end of a table's cell.
    let is_loose = |byte: u8| is_space(byte) || byte == b'|';
    let from = view.skip_to(at, line.to, is_loose);
    let quote = view.byte(from);
    if matches!(quote, b'"' | b'\'' | b'`') {
        let from = from + 1;
        let to = view.skip_to(from, line.to.min(from + MAX_VALUE), |byte| byte != quote);
        let is_closed = to < line.to && view.byte(to) == quote;
        return is_closed.then_some(Value {
            part: Part { from, to },
            end: to + 1,
            is_quoted: true,
        });
    }
    if kind.how == How::Quoted || from >= line.to {
        return None;
    }
    let is_joined = kind.sort == Sort::Joined;
    let is_inside = |byte: u8| {
        let is_end = byte.is_ascii_whitespace() || matches!(byte, b'<' | b'"' | b'`');
        !is_end && (!is_joined || byte.is_ascii())
    };
    let end = view.skip_to(from, line.to.min(from + MAX_VALUE), is_inside);
    let part = view.trimmed(Part { from, to: end }, is_edge);
    Some(Value {
        part,
        end,
        is_quoted: false,
    })
}

/// What stands at the edges of a word and is not of it.
pub(super) fn is_edge(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b',' | b'.' | b';' | b'!' | b'?' | b')' | b']' | b'\'' | b'|'
    )
}

/// Whether nothing of the sentence follows a value.
fn is_alone(view: &View, line: Part, value: Part, kind: Kind) -> bool {
    let rest = view.skip_to(value.to, line.to.min(value.to + MAX_VALUE), |byte| {
        matches!(byte, b'.' | b'!' | b'*' | b' ' | b'\r' | b'|')
    });
    let goes_on = ["and ", "or ", "but ", "until ", "before "];
    rest >= line.to
        || matches!(
            view.byte(rest),
            b',' | b';' | b')' | b'<' | b'"' | b'(' | b'#'
        )
        || (view.byte(value.to) == b'.' && view.byte(value.to + 1) == b' ')
        || (kind.how == How::Recalled && goes_on.iter().any(|word| view.says(rest, word)))
}

/// Where the next value begins: behind `or`, `and`, a comma, a slash.
fn joint(view: &View, line: Part, end: usize, is_begun: bool) -> Option<usize> {
    let mut is_joint = is_begun && matches!(view.before(end), b',' | b';');
    let mut at = end;
    for _ in 0..MAX_JOINTS {
        let next = view.skip_to(at, line.to, |byte| {
            is_space(byte) || matches!(byte, b',' | b'/')
        });
        is_joint |= view.slice(at, next).contains(&b'/')
            || (is_begun && view.slice(at, next).contains(&b','));
        at = next;
        let to = view.skip_to(at, line.to, is_word);
        if !JOINTS.have(view, Part { from: at, to }) {
            break;
        }
        is_joint = true;
        at = to;
    }
    (is_joint && at < line.to).then_some(at)
}

/// Several words up to the end of the line or of the sentence that are a password together.
fn phrase(view: &View, line: Part, at: usize, least: usize) -> Option<Part> {
    let from = view.skip(at, is_space).min(line.to);
    let end = line.to.min(from + MAX_PASSWORD);
    let to = view.skip_to(from, end, |byte| byte.is_ascii_alphabetic() || byte == b' ');
    let is_end = to >= line.to || matches!(view.byte(to), b'.' | b',' | b'!' | b'(' | b'\r' | b'<');
    let part = view.trimmed(Part { from, to }, |byte| byte == b' ');
    (is_end && is_phrase(view.of(part), least)).then_some(part)
}

/// Whether the words before say that it is an old one, or one of somebody's.
fn is_old(view: &View, line: Part, label: usize) -> bool {
    let before = view
        .slice(label.saturating_sub(24).max(line.from), label)
        .to_ascii_lowercase();
    let mut words = before.split(|byte| !byte.is_ascii_alphabetic());
    words.any(|word| OLD.has(word))
}

const MAX_PASSWORD: usize = 128;
/// Where a value is taken to end at the latest: a line may say `password:` all over.
const MAX_VALUE: usize = 512;
const MAX_VALUES: usize = 8;
const MAX_JOINTS: usize = 4;
