//! A label at the end of its line, which the next lines answer: `Password:` alone, or a heading of a form.

use crate::request::lint::password::judge::Kind;
use crate::request::lint::password::label::Label;
use crate::request::lint::password::label::Sort;
use crate::request::lint::password::link::How;
use crate::request::lint::password::link::is_space;
use crate::request::lint::password::value::is_edge;
use crate::request::lint::password::words::DETERMINERS;
use crate::request::lint::password::words::NOUNS;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// What the lines before left open.
#[derive(Default)]
pub(super) struct Open {
    asked: Option<Asked>,
    /// What the last line said, if it was `login ada` and nothing more.
    is_login: bool,
}

#[derive(Clone, Copy)]
struct Asked {
    sort: Sort,
    /// How many empty lines were passed.
    empty: usize,
    /// So many lines answered.
    answers: usize,
    /// No colon asked, but a heading.
    is_heading: bool,
}

impl Open {
    /// The next line answers this label.
    pub(super) fn begin(&mut self, label: Label) {
        self.ask(label, false);
    }

    fn ask(&mut self, label: Label, is_heading: bool) {
        self.asked = Some(Asked {
            sort: label.sort,
            empty: 0,
            answers: 0,
            is_heading,
        });
    }

    /// The same where the line has nothing but the label: `### Old password`.
    pub(super) fn headed(&mut self, view: &View, line: Part, label: Label) {
        let is_mark =
            |byte: u8| is_space(byte) || matches!(byte, b'#' | b'*' | b'_' | b'\r' | b'"');
        let mut whole = view.trimmed(line, is_mark);
        if view.before(whole.to) == b'?' && self.asked.is_none() {
            let words = view.parts(clipped(line), |byte| !is_word(byte));
            if !words.iter().any(|&word| NOUNS.have(view, word)) {
                self.ask(label, true);
            }
            whole.to -= 1;
        }
        let is_first = label.from - whole.from.min(label.from) < MAX_ADJECTIVE;
        if whole.to != label.to || !is_first || self.asked.is_some() {
            return;
        }
        let before = Part {
            from: whole.from,
            to: label.from,
        };
        let words = view.parts(before, |byte| !is_word(byte));
        if words.iter().all(|&word| DETERMINERS.have(view, word)) {
            self.ask(label, true);
        }
    }

    /// The password that this line is, if the ones before asked for one.
    pub(super) fn read(&mut self, view: &View, line: Part) -> Option<Part> {
        let value = self.netrc(view, line).or_else(|| self.answer(view, line));
        let words = view.parts(clipped(line), |byte| byte.is_ascii_whitespace());
        let first = words
            .first()
            .map(|&word| view.lower(word))
            .unwrap_or_default();
        self.is_login = words.len() == 2
            && matches!(
                first.as_slice(),
                b"login" | b"user" | b"username" | b"account"
            );
        value
    }

    fn answer(&mut self, view: &View, line: Part) -> Option<Part> {
        let mut asked = self.asked.take()?;
        let mut part = view.trimmed(clipped(line), is_around);
        // `1. …`.
        let number = view.skip_to(part.from, part.from + 3, |byte| byte.is_ascii_digit());
        if matches!(view.slice(number, number + 2), [b'.' | b')', b' ']) {
            part.from = (number + 2).min(part.to);
        }
        if part.from >= part.to {
            let is_fence = view.slice(line.from, line.to.min(line.from + 3)) == b"```";
            asked.empty += usize::from(!is_fence);
            self.asked = (asked.empty < 3).then_some(asked);
            return None;
        }
        let text = view.of(part);
        if text.iter().any(u8::is_ascii_whitespace) || part.to - part.from > MAX_ANSWER {
            return None;
        }
        let is_listed = matches!(
            view.slice(line.from, line.from + 2),
            [b'-' | b'*' | b'+', b' '] | [b'0'..=b'9', b'.' | b')']
        );
        if asked.answers > 0 && !is_listed && asked.empty > 0 {
            return None;
        }
        let is_near = (asked.empty == 0 && !asked.is_heading) || is_listed;
        let is_small = text.iter().all(u8::is_ascii_lowercase) && text.len() > 4;
        let kind = Kind {
            sort: asked.sort,
            how: How::Assigned,
            is_loose: false,
            is_quoted: false,
            is_alone: is_near || is_small,
        };
        asked.answers += 1;
        // A list goes on.
        self.asked = (asked.answers < MAX_ANSWERS).then_some(asked);
        let is_next_label = view.byte(part.to) == b':';
        (!is_next_label && kind.is_password(text)).then_some(part)
    }

    /// `login ada password …`, on one line or on two.
    fn netrc(&self, view: &View, line: Part) -> Option<Part> {
        let words = view.parts(clipped(line), |byte| byte.is_ascii_whitespace());
        let at = words
            .iter()
            .position(|&word| view.lower(word) == b"password")?;
        let is_login = match at {
            0 => self.is_login && words.len() == 2,
            1 => false,
            _ => {
                let before = words.get(at - 2)?;
                matches!(
                    view.lower(*before).as_slice(),
                    b"login" | b"user" | b"account" | b"machine"
                )
            }
        };
        let value = *words.get(at + 1)?;
        let kind = Kind {
            sort: Sort::Plain,
            how: How::Assigned,
            is_loose: false,
            is_quoted: false,
            is_alone: true,
        };
        (is_login && kind.is_password(view.of(value))).then_some(value)
    }
}

/// As much of a line as says what it is.
fn clipped(line: Part) -> Part {
    Part {
        from: line.from,
        to: line.to.min(line.from + MAX_LINE),
    }
}

/// What stands around an answer: marks of a list, a quote, emphasis.
fn is_around(byte: u8) -> bool {
    is_edge(byte)
        || is_space(byte)
        || matches!(
            byte,
            b'-' | b'+' | b'>' | b'`' | b'"' | b'\r' | b'_' | b'~' | b'#' | b':'
        )
}

const MAX_ADJECTIVE: usize = 24;
const MAX_ANSWER: usize = 128;
const MAX_ANSWERS: usize = 32;
const MAX_LINE: usize = 512;
