//! Enrolments and one-time codes, as text and as members of a JSON document.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::date::Date;
use crate::number::counted;
use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::render::told::age;
use crate::render::told::revealed;
use crate::told::FactorRow;
use crate::told::Fate;
use crate::told::ImportedRow;
use crate::told::OneTimeRow;

/// An enrolment in a line.
pub(super) fn line(row: &FactorRow) -> String {
    let FactorRow {
        name,
        traits,
        proof,
        ..
    } = row;
    let mut parts = Vec::new();
    let word = match traits.method.as_str() {
        "totp" | "hotp" => format!("{} digits", traits.digits),
        "steam" => "Steam".to_owned(),
        "motp" => "mOTP".to_owned(),
        other => other.to_owned(),
    };
    parts.push(match (traits.method.as_str(), traits.period) {
        ("hotp", _) => format!("{word} by counter, next {}", proof.counter),
        (_, Some(period)) => format!("{word} every {period} s"),
        _ => word,
    });
    if traits.algorithm != "SHA1" {
        parts.push(traits.algorithm.clone());
    }
    if !proof.confirmed {
        parts.push("never confirmed".to_owned());
    }
    if !proof.elsewhere {
        parts.push("on this machine alone".to_owned());
    }
    let text = format!(
        "{name}  {}; kept {} ({})",
        parts.join(", "),
        Date::at(row.added),
        age(row.days)
    );
    sanitize(&text).into_owned()
}

/// The code alone on `out`; how long it counts, and the next, on `err`.
pub(super) fn code(
    row: &OneTimeRow,
    quiet: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(row.one_time_code.reveal())?;
    out.write_all(b"\n")?;
    if quiet {
        return Ok(());
    }
    out.flush()?;
    if let (Some(left), Some(next)) = (row.seconds_left, &row.next) {
        let left = counted(left, "second", "seconds");
        write!(err, "{left} left, then ")?;
        err.write_all(next.reveal())?;
        return err.write_all(b"\n");
    }
    let counter = row.counter.unwrap_or_default();
    writeln!(
        err,
        "the code of counter {counter}; the next one is another"
    )
}

/// One row of a file.
pub(super) fn imported(row: &ImportedRow, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let (word, tone) = match row.fate {
        Fate::Taken => ("taken", Tone::Good),
        Fate::Known => ("known", Tone::Good),
        Fate::Bad => ("bad", Tone::Bad),
    };
    let word = style.paint(tone, word);
    let text = format!("{}  ({})", row.name, row.place);
    writeln!(out, "{word}  {}", sanitize(text.trim_start()))?;
    for note in &row.notes {
        writeln!(out, "       {}", sanitize(note))?;
    }
    Ok(())
}

pub(super) fn members(text: &mut Vec<u8>, rows: &[FactorRow]) -> io::Result<()> {
    let enrolments = rows.iter().map(FactorMirror::of).collect();
    append_members(text, &Factors { enrolments })
}

pub(super) fn code_members(text: &mut Vec<u8>, row: &OneTimeRow) -> io::Result<()> {
    let mirror = CodeMirror {
        name: &row.name,
        issuer: &row.issuer,
        account: &row.account,
        one_time_code: revealed(&row.one_time_code),
        next: row.next.as_ref().map(revealed),
        seconds_left: row.seconds_left,
        valid_from: row.valid.map(|valid| valid.from),
        valid_to: row.valid.map(|valid| valid.to),
        counter: row.counter,
    };
    append_members(text, &mirror)
}

pub(super) fn imported_members(text: &mut Vec<u8>, rows: &[ImportedRow]) -> io::Result<()> {
    let rows = rows.iter().map(|row| ImportedMirror {
        place: &row.place,
        name: &row.name,
        fate: row.fate.word(),
        notes: &row.notes,
    });
    append_members(
        text,
        &ImportedMirrors {
            rows: rows.collect(),
        },
    )
}

#[derive(Serialize)]
struct Factors<'a> {
    enrolments: Vec<FactorMirror<'a>>,
}

#[derive(Serialize)]
struct FactorMirror<'a> {
    name: &'a str,
    site: &'a str,
    issuer: &'a str,
    account: &'a str,
    r#type: &'a str,
    algorithm: &'a str,
    digits: u8,
    period: Option<u32>,
    bits: u32,
    confirmed: bool,
    elsewhere: bool,
    added: String,
    days: u64,
}

impl<'a> FactorMirror<'a> {
    fn of(row: &'a FactorRow) -> Self {
        let holder = &row.traits.holder;
        Self {
            name: &row.name,
            site: &row.site,
            issuer: &row.traits.issuer,
            account: if row.account.is_empty() {
                holder
            } else {
                &row.account
            },
            r#type: &row.traits.method,
            algorithm: &row.traits.algorithm,
            digits: row.traits.digits,
            period: row.traits.period,
            bits: row.traits.bits,
            confirmed: row.proof.confirmed,
            elsewhere: row.proof.elsewhere,
            added: super::moment(row.added),
            days: row.days,
        }
    }
}

#[derive(Serialize)]
struct CodeMirror<'a> {
    name: &'a str,
    issuer: &'a str,
    account: &'a str,
    one_time_code: &'a str,
    next: Option<&'a str>,
    seconds_left: Option<u64>,
    valid_from: Option<u64>,
    valid_to: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
}

#[derive(Serialize)]
struct ImportedMirrors<'a> {
    rows: Vec<ImportedMirror<'a>>,
}

#[derive(Serialize)]
struct ImportedMirror<'a> {
    place: &'a str,
    name: &'a str,
    fate: &'static str,
    notes: &'a [String],
}
