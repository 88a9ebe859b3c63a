//! What on this machine may open an account, as text and as members of a JSON document.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::request::search::Finds;

/// A find in a line, what to do with it below; then what could not be looked at.
pub(super) fn human(finds: &Finds, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for find in &finds.found {
        let title = style.paint(Tone::Good, find.kind.title());
        writeln!(out, "{title}: {}", sanitize(&find.place))?;
        indented(&find.hint, "  ", "  ", style, out)?;
    }
    if !finds.found.is_empty() {
        writeln!(out)?;
    }
    if finds.not_looked_at.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", style.paint(Tone::Doubt, "not looked at:"))?;
    for what in &finds.not_looked_at {
        indented(what, "  - ", "    ", style, out)?;
    }
    writeln!(out)
}

fn indented(
    text: &str,
    first: &str,
    rest: &str,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut label = first;
    for line in style.width.lines(&sanitize(text), first.len()) {
        writeln!(out, "{label}{line}")?;
        label = rest;
    }
    Ok(())
}

/// The same for a program: `found`, `looked_at`, `not_looked_at`.
pub(super) fn members(text: &mut Vec<u8>, finds: &Finds) -> io::Result<()> {
    let found = finds.found.iter().map(|find| FindMirror {
        kind: find.kind.word(),
        place: &find.place,
        hint: &find.hint,
    });
    let mirror = FindsMirror {
        found: found.collect(),
        looked_at: &finds.looked_at,
        not_looked_at: &finds.not_looked_at,
    };
    append_members(text, &mirror)
}

#[derive(Serialize)]
struct FindsMirror<'a> {
    found: Vec<FindMirror<'a>>,
    looked_at: &'a [String],
    not_looked_at: &'a [String],
}

#[derive(Serialize)]
struct FindMirror<'a> {
    kind: &'static str,
    place: &'a str,
    hint: &'a str,
}
