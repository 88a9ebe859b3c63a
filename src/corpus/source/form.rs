//! What the bytes of a source are, told from its first ones.

use crate::breach::digest::HashKind;
use crate::corpus::source::error::Fault;
use crate::corpus::source::error::Unit;
use crate::corpus::source::records;
use crate::corpus::source::records::Layout;
use crate::corpus::source::text;

/// The forms there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Lines of a digest and a count.
    Text,
    /// Binary records.
    Records(Layout),
}

impl Form {
    /// What its rows are.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::Text => Unit::Line,
            Self::Records(_) => Unit::Record,
        }
    }
}

/// The form of what begins with `start`. Records are told by their order: those of another length are not sorted.
///
/// # Errors
/// It has none of the forms, or several.
pub fn tell(start: &[u8], kind: HashKind) -> Result<Form, Fault> {
    if start.is_empty() {
        return Err(Fault::Empty);
    }
    let mut line = start;
    while let Some(rest) = line.strip_prefix(text::MARK) {
        line = rest;
    }
    let line = line.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let is_text = line
        .iter()
        .all(|byte| byte.is_ascii_graphic() || *byte == b'\r' || *byte == b' ');
    if is_text && !line.is_empty() {
        return Ok(Form::Text);
    }
    let whole = Layout::Whole(kind);
    let truncated = kind == HashKind::Sha1 && is_sorted(start, Layout::Truncated);
    let are_many = start.len() >= 8 * whole.length();
    match (truncated, is_sorted(start, whole)) {
        // Every second record of truncated ones looks like whole ones in order; the other way round it does not.
        (true, false) => Ok(Form::Records(Layout::Truncated)),
        (true, true) if are_many => Ok(Form::Records(Layout::Truncated)),
        (false, true) => Ok(Form::Records(whole)),
        _ => Err(Fault::Unclear),
    }
}

fn is_sorted(start: &[u8], layout: Layout) -> bool {
    let records = start.chunks_exact(layout.length()).take(ENOUGH);
    let rows: Option<Vec<_>> = records.map(|record| records::row(record, layout)).collect();
    rows.is_some_and(|rows| {
        !rows.is_empty()
            && rows.iter().all(|row| row.count > 0)
            && rows.is_sorted_by_key(|row| row.key)
    })
}

/// So many records that none of another length are in order by chance.
const ENOUGH: usize = 64;
