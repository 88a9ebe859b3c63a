//! A text or records from end to end, in units of whole ranges.

use std::io;
use std::io::Read;

use crate::breach::digest::HashKind;
use crate::corpus::layout;
use crate::corpus::row::Row;
use crate::corpus::source::error::Fault;
use crate::corpus::source::error::SourceError;
use crate::corpus::source::error::Wrong;
use crate::corpus::source::form;
use crate::corpus::source::form::Form;
use crate::corpus::source::records;
use crate::corpus::source::text;

/// A source that is read from end to end.
pub struct Stream {
    /// Its name in reports.
    pub name: String,
    /// What it holds.
    pub form: Form,
    kind: HashKind,
    bytes: Box<dyn Read + Send>,
    /// What was read and not handed out.
    held: Vec<u8>,
    is_over: bool,
    /// Its first row, where it can be read.
    first: Option<Row>,
    /// Rows of the whole space, were they everywhere as here.
    estimate: u64,
}

impl Stream {
    /// Look at the beginning of `bytes`. `form` is told from there where it is not given.
    ///
    /// # Errors
    /// It cannot be read, is empty, or has no form that is known.
    pub fn open(
        name: String,
        bytes: Box<dyn Read + Send>,
        kind: HashKind,
        form: Option<Form>,
    ) -> Result<Self, SourceError> {
        let mut stream = Self {
            name,
            form: Form::Text,
            kind,
            bytes,
            held: Vec::new(),
            is_over: false,
            first: None,
            estimate: 0,
        };
        match stream.look(form) {
            Ok(()) => Ok(stream),
            Err(fault) => Err(stream.error(fault)),
        }
    }

    fn look(&mut self, form: Option<Form>) -> Result<(), Fault> {
        let mut start = Vec::new();
        self.fill(&mut start, AT_ONCE).map_err(Fault::Read)?;
        if start.starts_with(layout::HEADER_MAGIC) {
            return Err(Fault::Corpus);
        }
        self.form = match form {
            Some(_) if start.is_empty() => return Err(Fault::Empty),
            Some(form) => form,
            None => form::tell(&start, self.kind)?,
        };
        let whole = match self.form {
            Form::Text => {
                let end = start.iter().rposition(|&byte| byte == b'\n');
                end.map_or(start.len(), |end| end + 1)
            }
            Form::Records(layout) => start.len() - start.len() % layout.length(),
        };
        let mut rows = Vec::new();
        // What is wrong with it is said when its turn comes.
        let _later = parse(
            self.form,
            self.kind,
            start.get(..whole).unwrap_or_default(),
            &mut rows,
        );
        self.first = rows.first().copied();
        self.estimate = rows.len() as u64;
        if let (Some(first), Some(last), false) = (rows.first(), rows.last(), self.is_over) {
            let span = u128::from(last.key.head.saturating_sub(first.key.head).max(1));
            let all = (rows.len() as u128) << 64;
            self.estimate = u64::try_from(all / span).unwrap_or(u64::MAX);
        }
        self.held = start;
        Ok(())
    }

    /// Its first row; `None` where it is not one.
    #[must_use]
    pub fn first(&self) -> Option<&Row> {
        self.first.as_ref()
    }

    /// About how many rows a whole corpus like this has.
    #[must_use]
    pub fn estimate(&self) -> u64 {
        self.estimate
    }

    /// The error of this source.
    #[must_use]
    pub fn error(&self, fault: Fault) -> SourceError {
        SourceError {
            place: self.name.clone(),
            fault,
        }
    }

    /// The next rows in `unit`: all of each range. `false` where there are no more.
    ///
    /// # Errors
    /// It cannot be read, or a range is too large.
    pub fn next(&mut self, unit: &mut Vec<u8>) -> Result<bool, Fault> {
        unit.clear();
        unit.append(&mut self.held);
        let mut enough = AT_ONCE;
        loop {
            self.fill(unit, enough).map_err(Fault::Read)?;
            if self.is_over {
                return Ok(!unit.is_empty());
            }
            if let Some(end) = self.cut(unit) {
                self.held
                    .extend_from_slice(unit.get(end..).unwrap_or_default());
                unit.truncate(end);
                return Ok(true);
            }
            enough += AT_ONCE;
            if enough > MOST {
                // The text may be none: what is wrong with a line is worth more than that it is long.
                let (form, mut rows) = (self.form, Vec::new());
                let end = match form {
                    Form::Text => unit.len(),
                    Form::Records(layout) => unit.len() - unit.len() % layout.length(),
                };
                let bytes = unit.get(..end).unwrap_or_default();
                return match parse(form, self.kind, bytes, &mut rows) {
                    Err(_) => Ok(true),
                    Ok(_) => Err(Fault::TooLarge),
                };
            }
        }
    }

    /// Read until there are `enough` bytes, or no more.
    fn fill(&mut self, unit: &mut Vec<u8>, enough: usize) -> io::Result<()> {
        let missing = enough.saturating_sub(unit.len());
        unit.reserve_exact(missing);
        let mut limited = (&mut self.bytes).take(missing as u64);
        let read = limited.read_to_end(unit)?;
        self.is_over |= read < missing;
        Ok(())
    }

    /// Where the last range that may go on begins; `None` where there is only one.
    fn cut(&self, unit: &[u8]) -> Option<usize> {
        match self.form {
            Form::Text => cut_text(unit),
            Form::Records(layout) => {
                let range = |record: &[u8]| records::row(record, layout).map(|row| row.key.range());
                let mut records = unit.chunks_exact(layout.length());
                let last = range(records.next_back()?)?;
                let before = records.rposition(|record| range(record) != Some(last))?;
                Some((before + 1) * layout.length())
            }
        }
    }
}

/// The rows of a unit. How many lines or records it has.
///
/// # Errors
/// Which is wrong, from 1, and how.
pub(super) fn parse(
    form: Form,
    kind: HashKind,
    unit: &[u8],
    rows: &mut Vec<Row>,
) -> Result<u64, (u64, Wrong)> {
    match form {
        Form::Text => text::parse(unit, kind, None, rows),
        Form::Records(layout) => records::parse(unit, layout, rows),
    }
}

fn cut_text(unit: &[u8]) -> Option<usize> {
    // The last line may not be whole.
    let mut end = unit.iter().rposition(|&byte| byte == b'\n')?;
    let mut start = 0;
    let mut last = None;
    loop {
        let before = unit.get(..end)?;
        let begin = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        let range = prefix(before.get(begin..)?);
        match last {
            Some(last) if last != range => return Some(start),
            _ => last = Some(range),
        }
        start = begin;
        end = begin.checked_sub(1)?;
    }
}

/// The first five digits of a line, in one case.
fn prefix(mut line: &[u8]) -> [u8; 5] {
    while let Some(rest) = line.strip_prefix(text::MARK) {
        line = rest;
    }
    line.first_chunk()
        .map_or([0; 5], |five: &[u8; 5]| five.map(|digit| digit & !0x20))
}

/// Bytes of a unit; more only where a range has more.
const AT_ONCE: usize = 1 << 20;
/// Bytes of the largest range that is taken, in text.
const MOST: usize = 4 << 20;
