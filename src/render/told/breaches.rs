//! Breaches, and what is known of one address, as text and as JSON.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::date::Date;
use crate::number::counted;
use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::sites::account::Account;
use crate::sites::account::Answer;
use crate::sites::account::Part;
use crate::sites::account::Paste;
use crate::sites::breach_list::Breach;

/// Two lines each: what and when, and what was lost.
pub(super) fn human(breaches: &[Breach], style: Style, out: &mut dyn Write) -> io::Result<()> {
    for breach in breaches {
        let mut parts = vec![day(breach.happened)];
        parts.push(breach.title.clone());
        if !breach.domain.is_empty() && breach.domain != breach.title {
            parts.push(breach.domain.clone());
        }
        if breach.accounts > 0 {
            parts.push(counted(breach.accounts, "account", "accounts"));
        }
        let line = sanitize(&parts.join("  ")).into_owned();
        let marks: Vec<_> = breach.marks.iter().map(|mark| mark.word()).collect();
        if marks.is_empty() {
            writeln!(out, "{line}")?;
        } else {
            let marks = marks.join(", ").replace('_', " ");
            writeln!(out, "{line}  ({})", style.paint(Tone::Doubt, &marks))?;
        }
        if !breach.classes.is_empty() {
            let lost = format!("lost: {}", breach.classes.join(", ").to_lowercase());
            for line in style.width.lines(&sanitize(&lost), 12) {
                writeln!(out, "            {line}")?;
            }
        }
    }
    Ok(())
}

/// What became of each part, and what was found in it.
pub(super) fn account(account: &Account, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for part in &account.parts {
        let name = part.name.replace('_', " ");
        let (word, tone, why) = match &part.answer {
            Answer::Found {
                count,
                passed_over: 0,
            } => ("found", Tone::Bad, count.to_string()),
            Answer::Found { count, passed_over } => {
                let more =
                    format!("at least {count}: {passed_over} more in the answer cannot be read");
                ("found", Tone::Bad, more)
            }
            Answer::Clear => ("clear", Tone::Good, "the service knows of none".to_owned()),
            Answer::Unknown(why) => ("unknown", Tone::Doubt, why.clone()),
            Answer::NotAsked(why) => ("not asked", Tone::Label, (*why).to_owned()),
        };
        let part_told = format!("{word}  {name}: {}", sanitize(&why));
        let part_told = style.width.fitted(&part_told, 4);
        let rest = part_told.strip_prefix(word).unwrap_or_default();
        writeln!(out, "{}{rest}", style.paint(tone, word))?;
        match part.name {
            "breaches" => human(&account.breaches, style, out)?,
            "pastes" => {
                for paste in &account.pastes {
                    let count = counted(paste.addresses, "address", "addresses");
                    let what = [&*paste.source, &*paste.id, &*paste.title];
                    let what: Vec<_> = what.into_iter().filter(|it| !it.is_empty()).collect();
                    let line = format!("{}  {}  {count}", day(paste.date), what.join("  "));
                    writeln!(out, "{}", sanitize(&line))?;
                }
            }
            _ => {
                for site in &account.stealer_logs {
                    writeln!(out, "            {}", sanitize(site))?;
                }
            }
        }
    }
    Ok(())
}

fn day(date: Option<Date>) -> String {
    date.map_or_else(|| "          ".to_owned(), |date| date.to_string())
}

/// The member `breaches`.
pub(super) fn members(text: &mut Vec<u8>, breaches: &[Breach]) -> io::Result<()> {
    let breaches = breaches.iter().map(BreachMirror::of).collect();
    append_members(text, &Breaches { breaches })
}

/// The members of an account.
pub(super) fn account_members(text: &mut Vec<u8>, account: &Account) -> io::Result<()> {
    let mirror = AccountMirror {
        account: &account.address,
        sent: account.sent.word(),
        parts: account.parts.iter().map(PartMirror::of).collect(),
        breaches: account.breaches.iter().map(BreachMirror::of).collect(),
        pastes: account.pastes.iter().map(PasteMirror::of).collect(),
        stealer_logs: &account.stealer_logs,
    };
    append_members(text, &mirror)
}

#[derive(Serialize)]
struct Breaches<'a> {
    breaches: Vec<BreachMirror<'a>>,
}

/// One breach, as a program reads it.
#[derive(Serialize)]
pub(super) struct BreachMirror<'a> {
    name: &'a str,
    title: &'a str,
    domain: &'a str,
    happened: Option<String>,
    added: Option<String>,
    modified: Option<String>,
    accounts: u64,
    classes: &'a [String],
    marks: Vec<&'static str>,
}

#[derive(Serialize)]
struct AccountMirror<'a> {
    account: &'a str,
    sent: &'static str,
    parts: Vec<PartMirror<'a>>,
    breaches: Vec<BreachMirror<'a>>,
    pastes: Vec<PasteMirror<'a>>,
    stealer_logs: &'a [String],
}

/// A part of a question, as a program reads it.
#[derive(Serialize)]
pub(super) struct PartMirror<'a> {
    part: &'static str,
    answer: &'static str,
    count: usize,
    /// Rows of the answer beside those that are counted: where there are any, there are at least `count`.
    passed_over: usize,
    reason: Option<&'a str>,
}

/// A paste, as a program reads it.
#[derive(Serialize)]
pub(super) struct PasteMirror<'a> {
    source: &'a str,
    id: &'a str,
    title: &'a str,
    date: Option<String>,
    addresses: u64,
}

impl<'a> BreachMirror<'a> {
    pub(super) fn of(breach: &'a Breach) -> Self {
        let day = |date: Option<Date>| date.map(|date| date.to_string());
        Self {
            name: &breach.name,
            title: &breach.title,
            domain: &breach.domain,
            happened: day(breach.happened),
            added: day(breach.added),
            modified: day(breach.modified),
            accounts: breach.accounts,
            classes: &breach.classes,
            marks: breach.marks.iter().map(|mark| mark.word()).collect(),
        }
    }
}

impl<'a> PartMirror<'a> {
    pub(super) fn of(part: &'a Part) -> Self {
        let (count, passed_over, reason) = match &part.answer {
            Answer::Found { count, passed_over } => (*count, *passed_over, None),
            Answer::Clear => (0, 0, None),
            Answer::Unknown(why) => (0, 0, Some(why.as_str())),
            Answer::NotAsked(why) => (0, 0, Some(*why)),
        };
        Self {
            part: part.name,
            answer: part.answer.word(),
            count,
            passed_over,
            reason,
        }
    }
}

impl<'a> PasteMirror<'a> {
    pub(super) fn of(paste: &'a Paste) -> Self {
        Self {
            source: &paste.source,
            id: &paste.id,
            title: &paste.title,
            date: paste.date.map(|date| date.to_string()),
            addresses: paste.addresses,
        }
    }
}
