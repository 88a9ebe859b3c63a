//! Keys of services, without the keys, as text and as a member of a JSON document.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::date::Date;
use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::told::age;
use crate::render::told::moment;
use crate::told::ServiceKeyRow;

/// A line each.
pub(super) fn human(rows: &[ServiceKeyRow], out: &mut dyn Write) -> io::Result<()> {
    for row in rows {
        let (address, kept) = (&row.address, Date::at(row.kept));
        let text = format!("{address}  a key, kept {kept} ({})", age(row.days));
        writeln!(out, "{}", sanitize(&text))?;
    }
    Ok(())
}

/// The member `keys`.
pub(super) fn members(text: &mut Vec<u8>, rows: &[ServiceKeyRow]) -> io::Result<()> {
    let keys = rows.iter().map(KeyMirror::of).collect();
    append_members(text, &Keys { keys })
}

#[derive(Serialize)]
struct Keys<'a> {
    keys: Vec<KeyMirror<'a>>,
}

/// A key in JSON.
#[derive(Serialize)]
pub(super) struct KeyMirror<'a> {
    service: &'a str,
    kept: String,
    days: u64,
}

impl<'a> KeyMirror<'a> {
    pub(super) fn of(row: &'a ServiceKeyRow) -> Self {
        Self {
            service: &row.address,
            kept: moment(row.kept),
            days: row.days,
        }
    }
}
