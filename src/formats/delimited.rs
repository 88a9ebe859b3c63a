//! Comma-separated values, cell by cell and without a copy of any: most of a password manager's are passwords.
//!
//! Source: [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), and what is met besides: a byte order mark, `;` or
//! a tab instead of the comma. A row whose quotation marks do not match is named with its line, and the next line
//! is tried.

use std::borrow::Cow;
use std::str;

/// The rows of a text, in their order; empty lines are left out.
#[derive(Clone)]
pub(crate) struct Rows<'a> {
    rest: &'a [u8],
    line: usize,
    delimiter: u8,
    is_backslashed: bool,
    /// The last row, and all behind it.
    last: (&'a [u8], usize),
}

/// A row.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    /// The line it begins in, from 1.
    pub(crate) line: usize,
    /// Its cells, or why it has none.
    pub(crate) cells: Result<Vec<Cell<'a>>, &'static str>,
}

/// A cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cell<'a> {
    /// As it stands.
    Plain(&'a [u8]),
    /// What stood between quotation marks; two of them are one.
    Quoted(&'a [u8]),
    /// What stood between quotation marks; a backslash stands before what means itself.
    Backslashed(&'a [u8]),
}

impl<'a> Rows<'a> {
    pub(crate) fn of(text: &'a [u8], delimiter: u8) -> Self {
        let rest = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        Self {
            rest,
            line: 1,
            delimiter,
            is_backslashed: false,
            last: (rest, 1),
        }
    }

    /// The same where a backslash stands before each quotation mark and backslash that means itself.
    pub(crate) fn backslashed(self) -> Self {
        Self {
            is_backslashed: true,
            ..self
        }
    }

    /// Go back to the line after that in which the last row began: it was no row, and may have taken others in.
    /// How many bytes will be read again.
    pub(crate) fn lose_only_a_line(&mut self) -> usize {
        let (all, line) = self.last;
        let end = all.iter().position(|&byte| byte == b'\n');
        let rest = end.and_then(|end| all.get(end + 1..)).unwrap_or_default();
        let again = rest.len().saturating_sub(self.rest.len());
        if again > 0 {
            (self.rest, self.line) = (rest, line + 1);
        }
        again
    }

    /// The cells of the next row, and how many bytes it has with its end.
    fn cells(&self) -> Result<(Vec<Cell<'a>>, usize), &'static str> {
        let mut cells = Vec::new();
        let mut at = 0;
        loop {
            let rest = self.rest.get(at..).unwrap_or_default();
            let (cell, length) = self.cell(rest)?;
            if cells.len() == MAX_COLUMNS {
                return Err("it has more columns than any export");
            }
            cells.push(cell);
            at += length;
            match self.rest.get(at) {
                Some(&byte) if byte == self.delimiter => at += 1,
                Some(b'\r') => return Ok((cells, at + 2)),
                Some(_) => return Ok((cells, at + 1)),
                None => return Ok((cells, at)),
            }
        }
    }

    /// The cell that `rest` begins with, and how many bytes it takes.
    fn cell(&self, rest: &'a [u8]) -> Result<(Cell<'a>, usize), &'static str> {
        let is_end = |byte: u8| byte == self.delimiter || byte == b'\n';
        let Some(quoted) = rest.strip_prefix(b"\"") else {
            let length = rest.iter().position(|&byte| is_end(byte));
            let cell = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
            let ends_the_line = length.is_none_or(|length| rest.get(length) == Some(&b'\n'));
            let cell = match cell.strip_suffix(b"\r") {
                Some(cell) if ends_the_line => cell,
                _ => cell,
            };
            return Ok((Cell::Plain(cell), cell.len()));
        };
        let mut at = 0;
        loop {
            let rest = quoted.get(at..).unwrap_or_default();
            let is_mark = |&byte: &u8| byte == b'"' || (self.is_backslashed && byte == b'\\');
            let Some(mark) = rest.iter().position(is_mark) else {
                return Err("a quotation mark in it is opened and never closed");
            };
            if rest.get(mark) == Some(&b'\\') {
                at += mark + 2;
                continue;
            }
            match rest.get(mark + 1..).unwrap_or_default() {
                [b'"', ..] => at += mark + 2,
                [] | [b'\r', b'\n', ..] | [b'\r'] => at += mark,
                [byte, ..] if is_end(*byte) => at += mark,
                _ => return Err("something stands behind a quotation mark that closes a column"),
            }
            if rest.get(mark + 1) != Some(&b'"') {
                let cell = quoted.get(..at).unwrap_or_default();
                let cell = if self.is_backslashed {
                    Cell::Backslashed(cell)
                } else {
                    Cell::Quoted(cell)
                };
                return Ok((cell, at + 2));
            }
        }
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        loop {
            let line = self.line;
            let first = self.rest.iter().position(|&byte| byte == b'\n');
            let first = first.map_or(self.rest.len(), |end| end + 1);
            if first == 0 {
                return None;
            }
            let is_blank = self.rest.get(..first)?.trim_ascii().is_empty();
            let (cells, length) = match self.cells() {
                Ok((cells, length)) if !is_blank => (Ok(cells), length),
                Ok(_) => (Ok(Vec::new()), first),
                // Only the line it begins in is lost.
                Err(why) => (Err(why), first),
            };
            let (row, rest) = self.rest.split_at(length.min(self.rest.len()));
            self.last = (self.rest, line);
            self.line += row.split(|&byte| byte == b'\n').count() - 1;
            self.rest = rest;
            if !is_blank {
                return Some(Record { line, cells });
            }
        }
    }
}

impl<'a> Cell<'a> {
    /// What it says.
    pub(crate) fn text(self) -> Cow<'a, [u8]> {
        match self {
            Self::Quoted(text) if text.contains(&b'"') => Cow::Owned(without(b'"', text)),
            Self::Backslashed(text) if text.contains(&b'\\') => Cow::Owned(without(b'\\', text)),
            Self::Quoted(text) | Self::Backslashed(text) | Self::Plain(text) => Cow::Borrowed(text),
        }
    }

    /// Whether what it says is UTF-8.
    pub(crate) fn is_text(self) -> bool {
        let (Self::Quoted(text) | Self::Backslashed(text) | Self::Plain(text)) = self;
        str::from_utf8(text).is_ok()
    }

    /// Whether nothing is in it.
    pub(crate) fn is_empty(self) -> bool {
        let (Self::Quoted(text) | Self::Backslashed(text) | Self::Plain(text)) = self;
        text.trim_ascii().is_empty()
    }
}

/// `text` without each `mark` that stands before a byte that means itself.
fn without(mark: u8, text: &[u8]) -> Vec<u8> {
    let mut is_after = false;
    let kept = text.iter().filter(|&&byte| {
        is_after = byte == mark && !is_after;
        !is_after
    });
    // Room for all, so that nothing is left behind by growth.
    let mut once = Vec::with_capacity(text.len());
    once.extend(kept);
    once
}

/// No row is believed that has more.
const MAX_COLUMNS: usize = 1000;

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;

    /// The rows as they are told: `line: a|b`, or `line! why`.
    fn rows(text: &str) -> Vec<String> {
        let told = |record: Record<'_>| match record.cells {
            Ok(cells) => {
                let cells = cells.into_iter().map(Cell::text);
                let texts: Vec<_> = cells
                    .map(|cell| String::from_utf8_lossy(&cell).into_owned())
                    .collect();
                format!("{}: {}", record.line, texts.join("|"))
            }
            Err(why) => format!("{}! {why}", record.line),
        };
        Rows::of(text.as_bytes(), b',').map(told).collect()
    }

    #[test]
    fn rows_are_read_with_their_lines() {
        for (text, told) in [
            ("", vec![]),
            ("\u{feff}a,b\n", vec!["1: a|b"]),
            ("a,b\r\nc,\r\n", vec!["1: a|b", "2: c|"]),
            ("a\n\n \r\nb", vec!["1: a", "4: b"]),
            (",", vec!["1: |"]),
            (
                "\"a\",\"\",\"b,\"\"c\"\"\"\r\nd",
                vec!["1: a||b,\"c\"", "2: d"],
            ),
            ("\"a\nb\r\nc\",d\ne", vec!["1: a\nb\r\nc|d", "4: e"]),
            ("\"\"\"\"", vec!["1: \""]),
            ("a\"b,c\"\n", vec!["1: a\"b|c\""]),
            ("a\rb,c\r\n", vec!["1: a\rb|c"]),
            ("\"a\"\r", vec!["1: a"]),
        ] {
            assert_eq!(rows(text), told, "{text:?}");
        }
    }

    #[test]
    fn a_row_with_wrong_quotation_marks_loses_only_its_line() {
        let closed = "something stands behind a quotation mark that closes a column";
        let opened = "a quotation mark in it is opened and never closed";
        for (text, told) in [
            (
                "a,\"b\"c\nd",
                vec![format!("1! {closed}"), "2: d".to_owned()],
            ),
            (
                "a,\"b\nc,d\n",
                vec![format!("1! {opened}"), "2: c|d".to_owned()],
            ),
            (
                "\"a\" ,b\nc",
                vec![format!("1! {closed}"), "2: c".to_owned()],
            ),
        ] {
            assert_eq!(rows(text), told, "{text:?}");
        }
    }

    #[test]
    fn a_row_without_end_is_refused() {
        let told = rows(&format!("{}\na", ",".repeat(5000)));
        assert_eq!(told, ["1! it has more columns than any export", "2: a"]);
    }

    #[test]
    fn backslashes_stand_for_what_follows_only_where_that_is_asked_for() {
        let text = br#""a\"b","c\\","\\\"","d""e",f\g
"\"#;
        let mut rows = Rows::of(text, b',').backslashed();
        let cells = rows.next().unwrap().cells.unwrap();
        let texts: Vec<_> = cells
            .into_iter()
            .map(|cell| cell.text().into_owned())
            .collect();
        assert_eq!(texts, [&b"a\"b"[..], b"c\\", b"\\\"", b"d\"\"e", b"f\\g"]);
        assert!(rows.next().unwrap().cells.is_err());
        assert!(rows.next().is_none());
        let mut rows = Rows::of(b"\"a\\\",b", b',');
        assert_eq!(rows.next().unwrap().cells.unwrap().len(), 2);
    }

    #[test]
    fn a_row_that_was_none_gives_back_what_it_took_in() {
        let mut rows = Rows::of(b"a,\"b\nc,\"\nd", b',');
        let row = rows.next().unwrap();
        assert_eq!((row.line, row.cells.unwrap().len()), (1, 2));
        assert_eq!(rows.lose_only_a_line(), 4);
        let row = rows.next().unwrap();
        assert_eq!(row.line, 2);
        assert!(row.cells.is_err());
        assert_eq!(rows.lose_only_a_line(), 0);
        assert_eq!(rows.next().map(|row| row.line), Some(3));
        assert_eq!(rows.lose_only_a_line(), 0);
        assert!(rows.next().is_none());
    }

    #[test]
    fn every_short_text_is_read_to_its_end_and_in_order() {
        let mut texts = vec![String::new()];
        for _ in 0..7 {
            let longer = texts
                .iter()
                .flat_map(|text| ["a", ",", "\"", "\n", "\r"].map(|char| format!("{text}{char}")));
            texts = longer.collect();
            for text in &texts {
                let lines = text.lines().count() + 1;
                let mut last = 0;
                for record in Rows::of(text.as_bytes(), b',') {
                    assert!(last < record.line && record.line <= lines, "{text:?}");
                    last = record.line;
                }
                for delimiter in [b',', b'a'] {
                    assert!(Rows::of(text.as_bytes(), delimiter).backslashed().count() <= lines);
                }
            }
        }
    }
}
