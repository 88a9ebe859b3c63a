//! The same as JSON lines: a line for each row, with its kind, then one with what was said.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::failure::Failure;
use crate::render::mirror::Failed;
use crate::render::safe_json;
use crate::render::talk;
use crate::render::told::breaches::BreachMirror;
use crate::render::told::breaches::PartMirror;
use crate::render::told::breaches::PasteMirror;
use crate::render::told::service_keys::KeyMirror;
use crate::render::told::site_lists::ListMirror;
use crate::sites::account::Account;
use crate::told::Fact;
use crate::told::Told;

/// Write `told`, or why there is nothing to tell.
///
/// # Errors
/// What the streams say.
pub fn jsonl(
    schema: &'static str,
    told: Result<&Told, &Failure>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    match told {
        Ok(told) => {
            for fact in &told.facts {
                rows(fact, out)?;
            }
            let summary = Summary {
                said: &told.said,
                notes: &told.notes,
                exit: told.exit().code(),
            };
            write(&Last { schema, summary }, out)?;
        }
        Err(failure) => {
            let failed = Failed::of(failure);
            write(&Broken { schema, failed }, out)?;
            talk::failure(err, failure)?;
        }
    }
    out.flush()
}

/// The rows of a fact. What is not made of rows is in the sentences.
fn rows(fact: &Fact, out: &mut dyn Write) -> io::Result<()> {
    match fact {
        Fact::Breaches(all) => {
            for breach in all {
                row("breach", BreachMirror::of(breach), out)?;
            }
        }
        Fact::Account(account) => account_rows(account, out)?,
        Fact::ServiceKeys(all) => {
            for key in all {
                row("key", KeyMirror::of(key), out)?;
            }
        }
        Fact::SiteLists(all) => {
            for list in all {
                row("list", ListMirror::of(list), out)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn account_rows(account: &Account, out: &mut dyn Write) -> io::Result<()> {
    let sent = account.sent.word();
    let name = &account.address;
    row(
        "account",
        AccountRow {
            account: name,
            sent,
        },
        out,
    )?;
    for part in &account.parts {
        row("part", PartMirror::of(part), out)?;
    }
    for breach in &account.breaches {
        row("breach", BreachMirror::of(breach), out)?;
    }
    for paste in &account.pastes {
        row("paste", PasteMirror::of(paste), out)?;
    }
    for site in &account.stealer_logs {
        row("stealer_log", SiteRow { site }, out)?;
    }
    Ok(())
}

fn row(kind: &'static str, row: impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write(&Row { row: kind, of: row }, out)
}

/// A whole line at once.
fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::new();
    safe_json::append(&mut line, value)?;
    line.push(b'\n');
    out.write_all(&line)
}

#[derive(Serialize)]
struct Row<T> {
    row: &'static str,
    #[serde(flatten)]
    of: T,
}

#[derive(Serialize)]
struct AccountRow<'a> {
    account: &'a str,
    sent: &'static str,
}

#[derive(Serialize)]
struct SiteRow<'a> {
    site: &'a str,
}

#[derive(Serialize)]
struct Last<'a> {
    schema: &'static str,
    summary: Summary<'a>,
}

#[derive(Serialize)]
struct Summary<'a> {
    said: &'a [String],
    notes: &'a [String],
    exit: u8,
}

#[derive(Serialize)]
struct Broken<'a> {
    schema: &'static str,
    #[serde(flatten)]
    failed: Failed<'a>,
}
