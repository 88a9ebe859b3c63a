//! What must not stand in a text, as text and as JSON: where it is and what it would cost, never what stands there.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::told::LintRow;

/// A line for each place, and the cost below the first of each rule.
pub(super) fn lines(rows: &[LintRow], style: Style, out: &mut dyn Write) -> io::Result<()> {
    for (at, row) in rows.iter().enumerate() {
        let place = format!("{}:{}:{}", row.file, row.line, row.column);
        let id = style.paint(Tone::Bad, row.rule.id);
        writeln!(out, "{}: {id}: {}", sanitize(&place), row.rule.title)?;
        let is_told = rows.iter().take(at).any(|other| other.rule == row.rule);
        if !is_told {
            for line in style.width.lines(row.rule.cost, INDENT.len()) {
                writeln!(out, "{INDENT}{line}")?;
            }
        }
    }
    Ok(())
}

/// The same for a program: `lint`.
pub(super) fn members(text: &mut Vec<u8>, rows: &[LintRow]) -> io::Result<()> {
    #[derive(Serialize)]
    struct Whole {
        lint: Vec<Mirror>,
    }
    let lint = rows.iter().map(Mirror::of).collect();
    append_members(text, &Whole { lint })
}

#[derive(Serialize)]
struct Mirror {
    rule: &'static str,
    title: &'static str,
    line: usize,
    column: usize,
    cost: &'static str,
}

impl Mirror {
    fn of(row: &LintRow) -> Self {
        Self {
            rule: row.rule.id,
            title: row.rule.title,
            line: row.line,
            column: row.column,
            cost: row.rule.cost,
        }
    }
}

const INDENT: &str = "    ";
