//! A table with a column of passwords: of Markdown, or as browsers export them.

use crate::request::lint::password::judge::Kind;
use crate::request::lint::password::label::Labels;
use crate::request::lint::password::label::Sort;
use crate::request::lint::password::link::How;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// The column of the table that is being read.
#[derive(Default)]
pub(super) struct Table {
    column: Option<Column>,
}

#[derive(Clone, Copy)]
struct Column {
    separator: u8,
    place: usize,
    /// Its head was seen, and the line below that Markdown asks for.
    is_sure: bool,
}

impl Table {
    /// The password in this line, if the head of its table names one.
    pub(super) fn read(&mut self, view: &View, line: Part, labels: &Labels) -> Option<Part> {
        let clipped = Part {
            from: line.from,
            to: line.to.min(line.from + MAX_LINE),
        };
        let Some(column) = self.column else {
            self.column = head(view, clipped, labels);
            return None;
        };
        let is_rule = |byte: &u8| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'\r');
        if !column.is_sure && !view.of(clipped).iter().all(is_rule) {
            self.column = head(view, clipped, labels);
            return None;
        }
        let cells = cells(view, clipped, column.separator);
        self.column = (cells.len() > 1).then_some(Column {
            is_sure: true,
            ..column
        });
        let cell = *cells.get(column.place)?;
        let kind = Kind {
            sort: Sort::Plain,
            how: How::Beside,
            is_loose: false,
            is_quoted: false,
            is_alone: true,
        };
        let text = view.of(cell);
        let is_word = !text.iter().any(u8::is_ascii_whitespace);
        (is_word && kind.is_password(text)).then_some(cell)
    }
}

/// The column whose head is a label and nothing else.
fn head(view: &View, line: Part, labels: &Labels) -> Option<Column> {
    [b'|', b',', b';', b'\t'].into_iter().find_map(|separator| {
        let cells = cells(view, line, separator);
        if !cells.iter().all(|&cell| is_head(view, cell)) {
            return None;
        }
        let place = cells.iter().position(|cell| {
            let label = labels.at(view, cell.from, cell.to);
            label.is_some_and(|label| label.to == cell.to)
        })?;
        let is_sure = separator != b'|';
        (cells.len() > 1).then_some(Column {
            separator,
            place,
            is_sure,
        })
    })
}

/// One or two words: a sentence with commas is no head of a table.
fn is_head(view: &View, cell: Part) -> bool {
    let text = view.of(cell);
    let words = text.split(|&byte| byte == b' ').count();
    let is_plain = |byte: &u8| is_word(*byte) || matches!(byte, b' ' | b'_' | b'-' | b'/' | b'#');
    words < 3 && text.iter().all(is_plain)
}

/// The cells of a line, without what stands around them; an empty one stays.
fn cells(view: &View, line: Part, separator: u8) -> Vec<Part> {
    let line = view.trimmed(line, |byte| matches!(byte, b' ' | b'\r' | b'|'));
    let mut cells = Vec::new();
    let mut from = line.from;
    for at in line.from..=line.to {
        if at == line.to || view.byte(at) == separator {
            let is_loose = |byte: u8| matches!(byte, b' ' | b'"' | b'*' | b'\'' | b'`');
            cells.push(view.trimmed(Part { from, to: at }, is_loose));
            from = at + 1;
        }
    }
    cells
}

const MAX_LINE: usize = 1024;
