//! What is known of services: a line each, or one whole, as text and as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::io::Write;

use serde::Serialize;

use crate::number::counted;
use crate::recipes::CodeFacts;
use crate::recipes::Door;
use crate::recipes::Recipe;
use crate::recipes::Remark;
use crate::recipes::TotpFacts;
use crate::render::safe_json::append_members;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::render::told::request::ExpectMirror;
use crate::render::told::request::expected;
use crate::render::told::request::item;
use crate::render::told::request::paragraph;
use crate::request::facts::Facts;
use crate::request::triage::filled;

/// One service whole, several a line each.
pub(super) fn human(recipes: &[Recipe], style: Style, out: &mut dyn Write) -> io::Result<()> {
    if let [recipe] = recipes {
        return whole(recipe, style, out);
    }
    let width = |text: fn(&Recipe) -> &str| {
        let widths = recipes.iter().map(|recipe| text(recipe).chars().count());
        widths.max().unwrap_or_default()
    };
    let ids = width(|recipe| &recipe.id);
    let titles = width(|recipe| &recipe.title);
    for recipe in recipes {
        let form = if recipe.form.is_some() {
            ", a public form"
        } else {
            ""
        };
        let line = format!(
            "{:ids$}  {:titles$}  read {}  {}{form}",
            recipe.id,
            recipe.title,
            recipe.checked_on,
            counted(recipe.doors.len(), "door", "doors"),
        );
        writeln!(out, "{}", sanitize(&line))?;
    }
    Ok(())
}

fn whole(recipe: &Recipe, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let title = format!("{} ({})", recipe.title, recipe.id);
    writeln!(out, "{}", style.paint(Tone::Good, &sanitize(&title)))?;
    let names = match recipe.names.as_slice() {
        [] => String::new(),
        names => format!("also called {}; ", names.join(", ")),
    };
    let read = format!("{names}its sources were read on {}", recipe.checked_on);
    paragraph(&read, "", style, out)?;
    list("Taken as proof:", &recipe.proof, recipe, style, out)?;
    list(
        "Offered as proof, and not taken:",
        &recipe.no_proof,
        recipe,
        style,
        out,
    )?;
    list("Not known:", &recipe.unknown, recipe, style, out)?;
    let codes = codes(recipe.recovery_codes.as_ref());
    list(&codes.0, codes.1, recipe, style, out)?;
    if let Some(totp) = &recipe.totp {
        list(&one_time(totp), &totp.notes, recipe, style, out)?;
    }
    if let Some(form) = &recipe.form {
        let labels: Vec<_> = form
            .fields
            .iter()
            .map(|field| field.label.clone())
            .collect();
        let title = format!("Public form: {}?template={}", form.url, form.template);
        list(&title, &labels, recipe, style, out)?;
    }
    for door in &recipe.doors {
        writeln!(out)?;
        let title = format!("{} ({})", door.title, door.id);
        for line in style.width.lines(&sanitize(&title), 0) {
            writeln!(out, "{}", style.paint(Tone::Label, &line))?;
        }
        for step in &door.steps {
            item(&fill(step, recipe), "  - ", style, out)?;
        }
        paragraph(&expected(&door.expect), "  ", style, out)?;
    }
    let said = |remarks: &[Remark]| remarks.iter().map(|it| it.say.clone()).collect::<Vec<_>>();
    list(
        "Before you file anything:",
        &said(&recipe.needless),
        recipe,
        style,
        out,
    )?;
    list("Beware:", &said(&recipe.warnings), recipe, style, out)?;
    list(
        "In the first hour back in:",
        &said(&recipe.after),
        recipe,
        style,
        out,
    )?;
    list("Sources:", &recipe.sources, recipe, style, out)
}

/// A title and what stands below it; nothing where there is neither a note nor more than a title.
fn list(
    title: &str,
    items: &[String],
    recipe: &Recipe,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    if items.is_empty() && title.ends_with(':') {
        return Ok(());
    }
    writeln!(out)?;
    paragraph(title, "", style, out)?;
    for text in items {
        item(&fill(text, recipe), "  - ", style, out)?;
    }
    Ok(())
}

/// What is known of the recovery codes, in a line, and the notes.
fn codes(codes: Option<&CodeFacts>) -> (Cow<'static, str>, &[String]) {
    let Some(codes) = codes else {
        return (Cow::Borrowed("Recovery codes: not known"), &[]);
    };
    let count = match codes.count {
        Some(0) => return (Cow::Borrowed("Recovery codes: none"), &codes.notes),
        Some(count) => count.to_string(),
        None => "their number is not known".to_owned(),
    };
    let shape = match &codes.shape {
        Some(shape) => format!("each {shape}"),
        None => "their shape is not known".to_owned(),
    };
    let line = format!("Recovery codes: {count}, {shape}");
    (Cow::Owned(line), &codes.notes)
}

/// How one-time codes are made, in a line.
fn one_time(totp: &TotpFacts) -> String {
    let parts = [
        totp.algorithm.clone(),
        totp.digits.map(|digits| format!("{digits} digits")),
        totp.period.map(|period| format!("{period} seconds")),
        totp.window.map(|window| {
            let steps = counted(u64::from(window), "step", "steps");
            format!("{steps} before and after are taken")
        }),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    format!("One-time codes: {}", parts.join(", "))
}

/// The sentence with the addresses in it.
fn fill(text: &str, recipe: &Recipe) -> String {
    filled(text, recipe, &Facts::default())
}

/// The same for a program: `services`, each whole.
pub(super) fn members(text: &mut Vec<u8>, recipes: &[Recipe]) -> io::Result<()> {
    #[derive(Serialize)]
    struct Services<'a> {
        services: Vec<RecipeMirror<'a>>,
    }
    let services = recipes.iter().map(RecipeMirror::of).collect();
    append_members(text, &Services { services })
}

#[derive(Serialize)]
struct RecipeMirror<'a> {
    id: &'a str,
    title: &'a str,
    names: &'a [String],
    checked_on: &'a str,
    sources: &'a [String],
    unknown: &'a [String],
    addresses: &'a BTreeMap<String, String>,
    proof: &'a [String],
    no_proof: &'a [String],
    recovery_codes: Option<CodesMirror<'a>>,
    totp: Option<TotpMirror<'a>>,
    form: Option<String>,
    doors: Vec<DoorMirror<'a>>,
    needless: Vec<RemarkMirror<'a>>,
    warnings: Vec<RemarkMirror<'a>>,
    after: Vec<RemarkMirror<'a>>,
}

impl<'a> RecipeMirror<'a> {
    fn of(recipe: &'a Recipe) -> Self {
        let remarks = |remarks: &'a [Remark]| {
            let mirrors = remarks.iter().map(|remark| RemarkMirror {
                id: &remark.id,
                say: fill(&remark.say, recipe),
            });
            mirrors.collect()
        };
        Self {
            id: &recipe.id,
            title: &recipe.title,
            names: &recipe.names,
            checked_on: &recipe.checked_on,
            sources: &recipe.sources,
            unknown: &recipe.unknown,
            addresses: &recipe.addresses,
            proof: &recipe.proof,
            no_proof: &recipe.no_proof,
            recovery_codes: recipe.recovery_codes.as_ref().map(|codes| CodesMirror {
                count: codes.count,
                shape: codes.shape.as_deref(),
                notes: &codes.notes,
            }),
            totp: recipe.totp.as_ref().map(|totp| TotpMirror {
                algorithm: totp.algorithm.as_deref(),
                digits: totp.digits,
                period: totp.period,
                window: totp.window,
                notes: &totp.notes,
            }),
            form: recipe
                .form
                .as_ref()
                .map(|form| format!("{}?template={}", form.url, form.template)),
            doors: recipe
                .doors
                .iter()
                .map(|door| DoorMirror::of(door, recipe))
                .collect(),
            needless: remarks(&recipe.needless),
            warnings: remarks(&recipe.warnings),
            after: remarks(&recipe.after),
        }
    }
}

#[derive(Serialize)]
struct CodesMirror<'a> {
    count: Option<u16>,
    shape: Option<&'a str>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct TotpMirror<'a> {
    algorithm: Option<&'a str>,
    digits: Option<u8>,
    period: Option<u16>,
    window: Option<u8>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct DoorMirror<'a> {
    id: &'a str,
    title: &'a str,
    steps: Vec<String>,
    issue: bool,
    mail_to: Option<&'a str>,
    expect: ExpectMirror<'a>,
}

impl<'a> DoorMirror<'a> {
    fn of(door: &'a Door, recipe: &'a Recipe) -> Self {
        let mail_to = door
            .mail
            .as_ref()
            .and_then(|mail| recipe.addresses.get(&mail.to));
        Self {
            id: &door.id,
            title: &door.title,
            steps: door.steps.iter().map(|step| fill(step, recipe)).collect(),
            issue: door.issue,
            mail_to: mail_to.map(String::as_str),
            expect: ExpectMirror::of(&door.expect),
        }
    }
}

#[derive(Serialize)]
struct RemarkMirror<'a> {
    id: &'a str,
    say: String,
}
