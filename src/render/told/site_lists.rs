//! Public lists and what became of each, as text and as JSON.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::date::Date;
use crate::number::counted;
use crate::number::grouped;
use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::render::told::moment;
use crate::sites::kept::ListFate;
use crate::sites::kept::ListRow;

/// A line each.
pub(super) fn human(rows: &[ListRow], style: Style, out: &mut dyn Write) -> io::Result<()> {
    for row in rows {
        let tone = match row.fate {
            ListFate::Updated | ListFate::Unchanged | ListFate::Here => Tone::Good,
            ListFate::Missing => Tone::Label,
            ListFate::Failed => Tone::Doubt,
        };
        let mut parts = Vec::new();
        parts.extend(row.why.clone());
        if let Some((fetched, checked)) = row.fetched {
            parts.push(counted(row.rows, "row", "rows"));
            if row.bad > 0 {
                parts.push(format!("{} more cannot be read", grouped(row.bad as u64)));
            }
            parts.push(format!("fetched {}", Date::at(fetched)));
            if Date::at(fetched) != Date::at(checked) {
                parts.push(format!("the newest on {}", Date::at(checked)));
            }
            parts.push(format!("from {}", row.source));
        }
        let name = row.list.replace('_', " ");
        let word = style.paint(tone, row.fate.word());
        let line = parts.join(", ");
        writeln!(out, "{word}  {name}: {}", sanitize(&line))?;
    }
    Ok(())
}

/// The member `lists`.
pub(super) fn members(text: &mut Vec<u8>, rows: &[ListRow]) -> io::Result<()> {
    let lists = rows.iter().map(ListMirror::of).collect();
    append_members(text, &Lists { lists })
}

#[derive(Serialize)]
struct Lists<'a> {
    lists: Vec<ListMirror<'a>>,
}

/// A list, as a program reads it.
#[derive(Serialize)]
pub(super) struct ListMirror<'a> {
    list: &'static str,
    state: &'static str,
    rows: usize,
    bad: usize,
    source: Option<&'a str>,
    fetched: Option<String>,
    checked: Option<String>,
    entity_tag: Option<&'a str>,
    reason: Option<&'a str>,
}

impl<'a> ListMirror<'a> {
    pub(super) fn of(row: &'a ListRow) -> Self {
        Self {
            list: row.list,
            state: row.fate.word(),
            rows: row.rows,
            bad: row.bad,
            source: Some(row.source.as_str()).filter(|source| !source.is_empty()),
            fetched: row.fetched.map(|(fetched, _)| moment(fetched)),
            checked: row.fetched.map(|(_, checked)| moment(checked)),
            entity_tag: row.entity_tag.as_deref(),
            reason: row.why.as_deref(),
        }
    }
}
