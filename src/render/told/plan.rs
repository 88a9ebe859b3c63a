//! Cases and their plans, as text and as members of a JSON document.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::date::Date;
use crate::number::counted;
use crate::render::safe_json::append;
use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::render::told::moment;
use crate::render::told::request::HintMirror;
use crate::render::told::request::item;
use crate::request::case::Event;
use crate::request::case::What;
use crate::request::case::line;
use crate::request::plan::Plan;
use crate::request::plan::Step;
use crate::told::CaseRow;
use crate::told::CaseSheet;
use crate::told::Fact;

/// What stands in this file of `fact`, for a reader.
pub(super) fn human(fact: &Fact, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match fact {
        Fact::Cases(rows) => rows
            .iter()
            .try_for_each(|row| writeln!(out, "{}", style.width.fitted(&case(row), 4))),
        Fact::Case(sheet) => whole(sheet, style, out),
        Fact::Plan(name, plan) => days(name, plan, style, out),
        Fact::Steps(_, hints) => {
            for (index, hint) in hints.iter().enumerate() {
                item(&hint.say, &format!("{:>3}. ", index + 1), style, out)?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A case in a line.
fn case(row: &CaseRow) -> String {
    let mut parts = vec![match &row.outcome {
        Some(outcome) => format!("closed: {}", spaced(outcome)),
        None => spaced(row.state),
    }];
    if !row.username.is_empty() {
        parts.push(format!("account `{}`", row.username));
    }
    parts.push(format!("since {}", Date::at(row.since)));
    if let Some(next) = row.next {
        parts.push(format!("next on {next}"));
    }
    let service = match row.service.as_str() {
        "" => String::new(),
        service => format!(" ({service})"),
    };
    let text = format!("{}{service}  {}", row.name, parts.join(", "));
    sanitize(&text).into_owned()
}

fn whole(sheet: &CaseSheet, style: Style, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", style.paint(Tone::Good, &case(&sheet.row)))?;
    if let Some((_, title)) = &sheet.route {
        writeln!(out, "route: {}", sanitize(title))?;
    }
    if !sheet.facts.is_empty() {
        writeln!(out, "\nKnown:")?;
    }
    for (key, value) in &sheet.facts {
        item(&format!("{key}: {value}"), "  - ", style, out)?;
    }
    writeln!(out, "\nWhat happened:")?;
    for event in &sheet.log {
        let Some(what) = happened(&event.what) else {
            continue;
        };
        item(&what, &format!("  {}  ", Date::at(event.at)), style, out)?;
    }
    Ok(())
}

/// What happened, in words; answers stand among what is known.
fn happened(what: &What) -> Option<String> {
    Some(match what {
        What::Fact { .. } => return None,
        What::Begun => "begun".to_owned(),
        What::Drafted { route } => format!("texts written for `{route}`"),
        What::Filed { issue } => format!("filed: {issue}"),
        What::Mailed => "mail sent".to_owned(),
        What::Answered => "staff answered".to_owned(),
        What::Pushed => "branch pushed".to_owned(),
        What::BackIn => "back in".to_owned(),
        What::Closed { outcome } => format!("closed: {}", spaced(outcome)),
        What::Note { text } => format!("note: {text}"),
    })
}

fn days(name: &str, plan: &Plan, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let (from, is_known) = plan.from;
    let since = if is_known && plan.days() == 0 {
        format!("{name}: {}, on its way since today", plan.today)
    } else if is_known {
        format!(
            "{name}: {}, {} since {from}",
            plan.today,
            counted(plan.days(), "day", "days")
        )
    } else {
        format!("{name}: {}, nothing is on its way yet", plan.today)
    };
    writeln!(out, "{}", style.paint(Tone::Good, &sanitize(&since)))?;
    let (mut now, mut later, mut done) = (Vec::new(), Vec::new(), Vec::new());
    for step in &plan.steps {
        match step {
            Step { done: true, .. } => done.push(step),
            step if step.day <= plan.today => now.push(step),
            _ => later.push(step),
        }
    }
    if !now.is_empty() {
        writeln!(out, "\nToday:")?;
    }
    for step in now {
        let late = if step.overdue {
            format!(" (since {})", step.day)
        } else {
            String::new()
        };
        item(&format!("{}{late}", step.say), "  - ", style, out)?;
    }
    for (title, steps) in [("Later:", later), ("Done:", done)] {
        if !steps.is_empty() {
            writeln!(out, "\n{title}")?;
        }
        for step in steps {
            item(&step.say, &format!("  {}  ", step.day), style, out)?;
        }
    }
    writeln!(out, "\nBeware:")?;
    plan.warnings
        .iter()
        .try_for_each(|warning| item(warning, "  - ", style, out))
}

fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

/// The same for a program: `requests` (with `facts`, `route` and `log` where it is one), `plan`, or the name of
/// the steps.
pub(super) fn members(text: &mut Vec<u8>, fact: &Fact) -> io::Result<()> {
    match fact {
        Fact::Cases(rows) => {
            let requests = rows.iter().map(CaseMirror::of).collect();
            append_members(text, &Cases { requests })
        }
        Fact::Case(sheet) => append_members(text, &Case::of(sheet)),
        Fact::Plan(name, plan) => append_members(text, &Days::of(name, plan)),
        Fact::Steps(name, hints) => {
            append(text, name)?;
            text.push(b':');
            let steps: Vec<_> = hints.iter().map(HintMirror::of).collect();
            append(text, &steps)
        }
        _ => Ok(()),
    }
}

#[derive(Serialize)]
struct Cases<'a> {
    requests: Vec<CaseMirror<'a>>,
}

#[derive(Serialize)]
struct CaseMirror<'a> {
    name: &'a str,
    service: &'a str,
    username: &'a str,
    state: &'a str,
    outcome: Option<&'a str>,
    since: String,
    next: Option<String>,
}

impl<'a> CaseMirror<'a> {
    fn of(row: &'a CaseRow) -> Self {
        Self {
            name: &row.name,
            service: &row.service,
            username: &row.username,
            state: row.state,
            outcome: row.outcome.as_deref(),
            since: moment(row.since),
            next: row.next.map(|day| day.to_string()),
        }
    }
}

#[derive(Serialize)]
struct Case<'a> {
    requests: [CaseMirror<'a>; 1],
    facts: Vec<FactMirror<'a>>,
    route: Option<RouteMirror<'a>>,
    log: Vec<EventMirror>,
}

impl<'a> Case<'a> {
    fn of(sheet: &'a CaseSheet) -> Self {
        let fact = |(key, value): &'a (&'static str, String)| FactMirror { key, value };
        let route = sheet.route.as_ref();
        Self {
            requests: [CaseMirror::of(&sheet.row)],
            facts: sheet.facts.iter().map(fact).collect(),
            route: route.map(|(id, title)| RouteMirror { id, title }),
            log: sheet.log.iter().map(EventMirror::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct FactMirror<'a> {
    key: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct RouteMirror<'a> {
    id: &'a str,
    title: &'a str,
}

/// As the log has it, with the moment in words.
#[derive(Serialize)]
struct EventMirror {
    at: String,
    #[serde(flatten)]
    rest: serde_json::Map<String, serde_json::Value>,
}

impl EventMirror {
    fn of(event: &Event) -> Self {
        let mut rest: serde_json::Map<_, _> =
            serde_json::from_slice(&line::write(event)).unwrap_or_default();
        rest.remove("at");
        Self {
            at: moment(event.at),
            rest,
        }
    }
}

#[derive(Serialize)]
struct Days<'a> {
    request: &'a str,
    today: String,
    day: Option<u64>,
    plan: Vec<StepMirror<'a>>,
    warnings: &'a [String],
}

impl<'a> Days<'a> {
    fn of(name: &'a str, plan: &'a Plan) -> Self {
        let (_, is_known) = plan.from;
        Self {
            request: name,
            today: plan.today.to_string(),
            day: is_known.then(|| plan.days()),
            plan: plan.steps.iter().map(StepMirror::of).collect(),
            warnings: &plan.warnings,
        }
    }
}

#[derive(Serialize)]
struct StepMirror<'a> {
    day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    id: &'a str,
    say: &'a str,
    done: bool,
    overdue: bool,
}

impl<'a> StepMirror<'a> {
    fn of(step: &'a Step) -> Self {
        Self {
            day: step.day.to_string(),
            until: step.until.map(|day| day.to_string()),
            id: &step.id,
            say: &step.say,
            done: step.done,
            overdue: step.overdue,
        }
    }
}
