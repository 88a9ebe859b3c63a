//! Examinations and what they found, as text and as JSON.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::told::Examined;
use crate::told::Health;

/// A line each, with what to do below it.
pub(super) fn human(rows: &[Examined], style: Style, out: &mut dyn Write) -> io::Result<()> {
    rows.iter().try_for_each(|row| line(row, style, out))
}

/// The member `checks`.
pub(super) fn members(text: &mut Vec<u8>, rows: &[Examined]) -> io::Result<()> {
    let checks = rows.iter().map(CheckMirror::of).collect();
    append_members(text, &Checks { checks })
}

fn line(row: &Examined, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let (word, tone) = match row.health {
        Health::Good => ("good", Tone::Good),
        Health::Bad => ("mend", Tone::Bad),
        Health::Unknown => ("unknown", Tone::Doubt),
    };
    let saw = format!("{word}  {}: {}", row.check, sanitize(&row.saw));
    let saw = style.width.fitted(&saw, 6);
    let rest = saw.strip_prefix(word).unwrap_or_default();
    writeln!(out, "{}{rest}", style.paint(tone, word))?;
    if let Some(hint) = &row.hint {
        for line in style.width.lines(&sanitize(hint), 6) {
            writeln!(out, "      {line}")?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Checks<'a> {
    checks: Vec<CheckMirror<'a>>,
}

#[derive(Serialize)]
struct CheckMirror<'a> {
    check: &'static str,
    health: &'static str,
    saw: &'a str,
    hint: Option<&'a str>,
}

impl<'a> CheckMirror<'a> {
    fn of(row: &'a Examined) -> Self {
        Self {
            check: row.check,
            health: match row.health {
                Health::Good => "good",
                Health::Bad => "bad",
                Health::Unknown => "unknown",
            },
            saw: &row.saw,
            hint: row.hint.as_deref(),
        }
    }
}
