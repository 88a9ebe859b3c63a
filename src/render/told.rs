//! What a command that keeps, hands out or mends has to say, as text and as one JSON document.

mod breaches;
mod checks;
mod factors;
mod finds;
pub mod lines;
mod lint;
mod plan;
mod request;
mod service_keys;
mod services;
mod site_lists;

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
use crate::failure::Failure;
use crate::number::counted;
use crate::render::Options;
use crate::render::mirror::Failed;
use crate::render::safe_json::append;
use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::talk;
use crate::secret::Secret;
use crate::told::CodeRow;
use crate::told::Fact;
use crate::told::SetRow;
use crate::told::State;
use crate::told::Told;
use crate::told::Word;

/// Write `told` for a reader: the answer to `out`, notes to `err`.
///
/// # Errors
/// What the streams say.
pub fn human(
    told: &Told,
    options: Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    let style = options.style();
    let row = |out: &mut dyn Write, text: &str| writeln!(out, "{}", style.width.fitted(text, 4));
    for fact in &told.facts {
        match fact {
            Fact::Text(_, text) => out.write_all(text.reveal())?,
            Fact::RecoveryCodes(rows) => codes(rows, out)?,
            Fact::OneTimeCode(row) => factors::code(row, options.quiet, out, err)?,
            _ if options.quiet => {}
            Fact::Sets(rows) => {
                for set in rows {
                    row(out, &self::set(set))?;
                }
            }
            Fact::Examined(rows) => checks::human(rows, style, out)?,
            Fact::Factors(rows) => {
                for factor in rows {
                    row(out, &factors::line(factor))?;
                }
            }
            Fact::Imported(rows) => {
                for row in rows {
                    factors::imported(row, style, out)?;
                }
            }
            Fact::Triage(triage) => request::triage(triage, style, out)?,
            Fact::Draft(draft) => request::draft(draft, out)?,
            Fact::Finds(finds) => finds::human(finds, style, out)?,
            Fact::Cases(_) | Fact::Case(_) | Fact::Plan(..) | Fact::Steps(..) => {
                plan::human(fact, style, out)?;
            }
            Fact::Services(recipes) => services::human(recipes, style, out)?,
            Fact::Lint(rows) => lint::lines(rows, style, out)?,
            Fact::Breaches(rows) => breaches::human(rows, style, out)?,
            Fact::Account(account) => breaches::account(account, style, out)?,
            Fact::ServiceKeys(rows) => service_keys::human(rows, out)?,
            Fact::SiteLists(rows) => site_lists::human(rows, style, out)?,
            // In the sentences, or shown when it was handed out.
            Fact::Settled(_) | Fact::Words(_) => {}
        }
    }
    if options.quiet {
        return out.flush();
    }
    for sentence in &told.said {
        writeln!(out, "{}", style.width.fitted(&sanitize(sentence), 0))?;
    }
    out.flush()?;
    for note in &told.notes {
        talk::note(err, note, style.width)?;
    }
    err.flush()
}

/// Write `told`, or why there is nothing to tell, as one JSON document.
///
/// # Errors
/// What the streams say.
pub fn json(
    schema: &str,
    told: Result<&Told, &Failure>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    // Never grows while it holds a code: what a vector leaves behind would have to be wiped.
    let mut text = Vec::with_capacity(64 << 10);
    text.extend_from_slice(b"{\"schema\":");
    append(&mut text, &schema)?;
    match told {
        Ok(told) => {
            for fact in &told.facts {
                text.push(b',');
                members(&mut text, fact)?;
            }
            text.push(b',');
            let account = Account {
                said: &told.said,
                notes: &told.notes,
                exit: told.exit().code(),
            };
            append_members(&mut text, &account)?;
        }
        Err(failure) => {
            text.push(b',');
            append_members(&mut text, &Failed::of(failure))?;
        }
    }
    text.extend_from_slice(b"}\n");
    let text = Secret::new(text);
    let written = out.write_all(text.reveal()).and_then(|()| out.flush());
    if let Err(failure) = told {
        talk::failure(err, failure)?;
    }
    written
}

fn set(row: &SetRow) -> String {
    let whose = match row.account.as_str() {
        "" => row.site.clone(),
        account => format!("{} ({account})", row.site),
    };
    let mut parts = Vec::new();
    if row.void > 0 {
        parts.push(format!("{} void: another set took their place", row.void));
    } else {
        parts.push(format!("{} of {} left", row.unused, row.total));
    }
    if row.handed_out > 0 {
        parts.push(format!("{} maybe used", row.handed_out));
    }
    if row.burnt > 0 {
        parts.push(format!("{} burnt", row.burnt));
    }
    let text = format!(
        "{whose}  {}; added {} ({})",
        parts.join(", "),
        Date::at(row.added),
        age(row.days)
    );
    sanitize(&text).into_owned()
}

/// How long ago, in days.
fn age(days: u64) -> String {
    match days {
        0 => "today".to_owned(),
        days => format!("{} ago", counted(days, "day", "days")),
    }
}

fn codes(rows: &[CodeRow], out: &mut dyn Write) -> io::Result<()> {
    for row in rows {
        write!(out, "{:>3}  ", row.number)?;
        out.write_all(row.recovery_code.as_ref().map_or(&[], Secret::reveal))?;
        let state = match row.state {
            State::Unused => "",
            State::HandedOut => "  maybe used",
            State::Burnt => "  burnt",
            State::Void => "  void",
        };
        writeln!(out, "{state}")?;
    }
    Ok(())
}

fn members(text: &mut Vec<u8>, fact: &Fact) -> io::Result<()> {
    match fact {
        Fact::Sets(rows) => {
            let sets: Vec<_> = rows.iter().map(SetMirror::of).collect();
            append_members(text, &Sets { sets })
        }
        Fact::Settled(row) => append_members(text, &Settled::of(row)),
        Fact::RecoveryCodes(rows) => {
            let first = rows.first();
            let recovery_codes = rows.iter().map(CodeMirror::of).collect();
            let whole = RecoveryCodes {
                site: first.map_or("", |row| &row.site),
                account: first.map_or("", |row| &row.account),
                recovery_codes,
            };
            append_members(text, &whole)
        }
        Fact::Factors(rows) => factors::members(text, rows),
        Fact::OneTimeCode(row) => factors::code_members(text, row),
        Fact::Imported(rows) => factors::imported_members(text, rows),
        Fact::Words(words) => {
            for (at, (name, word)) in words.iter().enumerate() {
                if at > 0 {
                    text.push(b',');
                }
                append(text, name)?;
                text.push(b':');
                match word {
                    Word::Text(word) => append(text, word)?,
                    Word::Flag(word) => append(text, word)?,
                    Word::Number(word) => append(text, word)?,
                }
            }
            Ok(())
        }
        Fact::Examined(rows) => checks::members(text, rows),
        Fact::Triage(triage) => request::triage_members(text, triage),
        Fact::Draft(draft) => request::draft_members(text, draft),
        Fact::Finds(finds) => finds::members(text, finds),
        Fact::Cases(_) | Fact::Case(_) | Fact::Plan(..) | Fact::Steps(..) => {
            plan::members(text, fact)
        }
        Fact::Services(recipes) => services::members(text, recipes),
        Fact::Lint(rows) => lint::members(text, rows),
        Fact::Breaches(rows) => breaches::members(text, rows),
        Fact::Account(account) => breaches::account_members(text, account),
        Fact::ServiceKeys(rows) => service_keys::members(text, rows),
        Fact::SiteLists(rows) => site_lists::members(text, rows),
        Fact::Text(name, secret) => {
            append(text, name)?;
            text.push(b':');
            append(text, &revealed(secret))
        }
    }
}

/// A moment as RFC 3339 has it.
fn moment(seconds: u64) -> String {
    let second = seconds % SECONDS_OF_A_DAY;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", Date::at(seconds))
}

fn revealed(secret: &Secret) -> &str {
    // Only text is ever taken in as a code.
    str::from_utf8(secret.reveal()).unwrap_or_default()
}

#[derive(Serialize)]
struct Account<'a> {
    said: &'a [String],
    notes: &'a [String],
    exit: u8,
}

#[derive(Serialize)]
struct Sets<'a> {
    sets: Vec<SetMirror<'a>>,
}

#[derive(Serialize)]
struct SetMirror<'a> {
    site: &'a str,
    account: &'a str,
    total: usize,
    unused: usize,
    handed_out: usize,
    burnt: usize,
    void: usize,
    added: String,
    days: u64,
}

impl<'a> SetMirror<'a> {
    fn of(row: &'a SetRow) -> Self {
        Self {
            site: &row.site,
            account: &row.account,
            total: row.total,
            unused: row.unused,
            handed_out: row.handed_out,
            burnt: row.burnt,
            void: row.void,
            added: moment(row.added),
            days: row.days,
        }
    }
}

#[derive(Serialize)]
struct Settled<'a> {
    site: &'a str,
    account: &'a str,
    number: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery_code: Option<&'a str>,
    state: &'static str,
}

impl<'a> Settled<'a> {
    fn of(row: &'a CodeRow) -> Self {
        Self {
            site: &row.site,
            account: &row.account,
            number: row.number,
            recovery_code: row.recovery_code.as_ref().map(revealed),
            state: row.state.word(),
        }
    }
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the JSON")]
struct RecoveryCodes<'a> {
    site: &'a str,
    account: &'a str,
    recovery_codes: Vec<CodeMirror<'a>>,
}

#[derive(Serialize)]
struct CodeMirror<'a> {
    number: u32,
    value: &'a str,
    state: &'static str,
}

impl<'a> CodeMirror<'a> {
    fn of(row: &'a CodeRow) -> Self {
        Self {
            number: row.number,
            value: row.recovery_code.as_ref().map_or("", revealed),
            state: row.state.word(),
        }
    }
}
