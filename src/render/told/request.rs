//! The way back into an account: routes, drafts and what is missing, as text and as JSON.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::recipes::Expect;
use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::request::draft::Block;
use crate::request::draft::Content;
use crate::request::draft::Draft;
use crate::request::triage::Hint;
use crate::request::triage::Missing;
use crate::request::triage::Route;
use crate::request::triage::Triage;

/// The routes for a reader: what may make them needless, the first in full, the others in short; in full too is
/// the one whose texts follow.
pub(super) fn triage(triage: &Triage, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let asks = |route: &Route| route.door.issue || route.door.mail.is_some();
    let first_asking = triage.routes.iter().position(asks);
    section("Before you write to anybody:", &triage.needless, style, out)?;
    for (index, route) in triage.routes.iter().enumerate() {
        let number = format!("{}. ", index + 1);
        let title = sanitize(&route.title);
        writeln!(out, "{number}{}", style.paint(Tone::Good, &title))?;
        paragraph(&route.why, "   ", style, out)?;
        if index == 0 || first_asking == Some(index) {
            for step in &route.steps {
                item(step, "   - ", style, out)?;
            }
        }
        paragraph(&expected(&route.expect), "   ", style, out)?;
        writeln!(out)?;
    }
    section("Beware:", &triage.warnings, style, out)?;
    if !triage.missing.is_empty() {
        writeln!(out, "Not known, and it might change the answer:")?;
        for fact in triage.missing.iter().take(MOST_MISSING) {
            item(fact.asks(), "  - ", style, out)?;
        }
        let more = triage.missing.len().saturating_sub(MOST_MISSING);
        if more > 0 {
            item(&format!("and {more} more"), "  - ", style, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// More than these nobody reads; the JSON has all of them.
const MOST_MISSING: usize = 5;

fn section(title: &str, hints: &[Hint], style: Style, out: &mut dyn Write) -> io::Result<()> {
    if hints.is_empty() {
        return Ok(());
    }
    writeln!(out, "{title}")?;
    for hint in hints {
        item(&hint.say, "  - ", style, out)?;
    }
    writeln!(out)
}

/// How long it takes, in words.
pub(super) fn expected(expect: &Expect) -> String {
    let days = |days: f64| match days {
        0.0 => "at once".to_owned(),
        days => format!("{days} days"),
    };
    let mut parts = Vec::new();
    if let Some(first) = expect.first_answer_days.filter(|&days| days > 0.0) {
        parts.push(format!("first answer after about {}", days(first)));
    }
    match expect.resolved_days {
        Some(resolved) if resolved > 0.0 => {
            parts.push(format!("done after about {}", days(resolved)));
        }
        Some(_) => parts.push("done at once".to_owned()),
        None => {}
    }
    if parts.is_empty() {
        parts.push("how long it takes is not known".to_owned());
    }
    format!("{} ({})", parts.join(", "), expect.basis)
}

pub(super) fn paragraph(
    text: &str,
    indent: &str,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    for line in style.width.lines(&sanitize(text), indent.len()) {
        writeln!(out, "{indent}{line}")?;
    }
    Ok(())
}

pub(super) fn item(text: &str, bullet: &str, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let mut label = bullet.to_owned();
    for line in style.width.lines(&sanitize(text), bullet.len()) {
        writeln!(out, "{label}{line}")?;
        label = " ".repeat(bullet.len());
    }
    Ok(())
}

/// The texts for a reader: what to file, field by field, and what to send.
pub(super) fn draft(draft: &Draft, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}", crate::request::draft::text::write(draft))
}

/// The texts for a program: `draft`.
pub(super) fn draft_members(text: &mut Vec<u8>, draft: &Draft) -> io::Result<()> {
    #[derive(Serialize)]
    struct Whole<'a> {
        draft: DraftMirror<'a>,
    }
    let mirror = DraftMirror {
        issue: draft.issue.as_ref().map(|issue| IssueMirror {
            url: &issue.url,
            title: &issue.title,
            fields: issue.blocks.iter().map(FieldMirror::of).collect(),
            conduct: &issue.conduct.0,
        }),
        mail: draft.mail.as_ref().map(|mail| MailMirror {
            from: mail.from.as_deref(),
            from_rule: &mail.from_rule,
            to: &mail.to,
            subject: &mail.subject,
            body: &mail.body,
        }),
        open: draft.open(),
    };
    append_members(text, &Whole { draft: mirror })
}

/// The same for a program: `routes`, `needless`, `warnings`, `missing_facts`.
pub(super) fn triage_members(text: &mut Vec<u8>, triage: &Triage) -> io::Result<()> {
    let mirror = TriageMirror {
        routes: triage.routes.iter().map(RouteMirror::of).collect(),
        needless: triage.needless.iter().map(HintMirror::of).collect(),
        warnings: triage.warnings.iter().map(HintMirror::of).collect(),
        missing_facts: triage.missing.iter().map(MissingMirror::of).collect(),
    };
    append_members(text, &mirror)
}

#[derive(Serialize)]
struct TriageMirror<'a> {
    routes: Vec<RouteMirror<'a>>,
    needless: Vec<HintMirror<'a>>,
    warnings: Vec<HintMirror<'a>>,
    missing_facts: Vec<MissingMirror<'a>>,
}

#[derive(Serialize)]
struct RouteMirror<'a> {
    id: &'a str,
    title: &'a str,
    why: &'a str,
    steps: &'a [String],
    expect: ExpectMirror<'a>,
}

impl<'a> RouteMirror<'a> {
    fn of(route: &'a Route) -> Self {
        Self {
            id: &route.id,
            title: &route.title,
            why: &route.why,
            steps: &route.steps,
            expect: ExpectMirror::of(&route.expect),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ExpectMirror<'a> {
    first_answer_days: Option<f64>,
    resolved_days: Option<f64>,
    basis: &'a str,
}

impl<'a> ExpectMirror<'a> {
    pub(super) fn of(expect: &'a Expect) -> Self {
        Self {
            first_answer_days: expect.first_answer_days,
            resolved_days: expect.resolved_days,
            basis: &expect.basis,
        }
    }
}

#[derive(Serialize)]
pub(super) struct HintMirror<'a> {
    id: &'a str,
    say: &'a str,
}

impl<'a> HintMirror<'a> {
    pub(super) fn of(hint: &'a Hint) -> Self {
        Self {
            id: &hint.id,
            say: &hint.say,
        }
    }
}

#[derive(Serialize)]
struct MissingMirror<'a> {
    key: &'static str,
    why: &'a str,
}

impl<'a> MissingMirror<'a> {
    fn of(missing: &'a Missing) -> Self {
        Self {
            key: missing.key,
            why: &missing.why,
        }
    }
}

#[derive(Serialize)]
struct DraftMirror<'a> {
    issue: Option<IssueMirror<'a>>,
    mail: Option<MailMirror<'a>>,
    open: Vec<String>,
}

#[derive(Serialize)]
struct IssueMirror<'a> {
    url: &'a str,
    title: &'a str,
    fields: Vec<FieldMirror<'a>>,
    conduct: &'a str,
}

#[derive(Serialize)]
struct FieldMirror<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    honest: Option<&'a str>,
}

impl<'a> FieldMirror<'a> {
    fn of(block: &'a Block) -> Self {
        let (kind, text, sentence, honest) = match &block.content {
            Content::Text(text) => ("text", Some(text.as_str()), None, None),
            Content::Box { sentence, honest } => {
                ("box", None, Some(sentence.as_str()), honest.as_deref())
            }
        };
        Self {
            id: &block.id,
            label: &block.label,
            kind,
            text,
            sentence,
            honest,
        }
    }
}

#[derive(Serialize)]
struct MailMirror<'a> {
    from: Option<&'a str>,
    from_rule: &'a str,
    to: &'a str,
    subject: &'a str,
    body: &'a str,
}
