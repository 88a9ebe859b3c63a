//! A draft as plain text: for the screen, and to copy from.

use crate::request::draft::Block;
use crate::request::draft::Content;
use crate::request::draft::Draft;
use crate::request::draft::Issue;
use crate::request::draft::Mail;
use crate::request::draft::inert;
use crate::request::draft::lines;

/// The draft as plain text. What is copied stands between two lines that begin with `---`, with none of its
/// own lines broken, for a form keeps every line end.
#[must_use]
pub fn write(draft: &Draft) -> String {
    let mut parts = Vec::new();
    parts.extend(draft.issue.as_ref().map(issue));
    parts.extend(draft.mail.as_ref().map(mail));
    // What lines are made of has none of it; what is shown on a terminal is looked at all the same.
    let text = parts.join("\n");
    text.split('\n')
        .map(inert::shown)
        .collect::<Vec<_>>()
        .join("\n")
}

fn issue(issue: &Issue) -> String {
    let (conduct, summary) = &issue.conduct;
    let mut parts = vec![
        headed("The issue: everybody can read it"),
        format!("Form:  {}\n", issue.url),
        format!("Rules: {conduct}\n       {summary}\n"),
        block("the title", &issue.title),
    ];
    parts.extend(issue.blocks.iter().map(field));
    parts.join("\n")
}

fn field(field: &Block) -> String {
    let Content::Box { sentence, honest } = &field.content else {
        let Content::Text(text) = &field.content else {
            return String::new();
        };
        return block(&format!("\"{}\"", field.label), text);
    };
    let mut text = format!("--- \"{}\": only you can tick this\n", field.label);
    text.push_str(&lines::after("[ ] ", sentence));
    text.push('\n');
    if honest.is_some() {
        text.push_str(&lines::after("    ", NOT_TRUE));
        text.push('\n');
    }
    text
}

fn mail(mail: &Mail) -> String {
    let mut text = headed("The mail: only staff can read it");
    for (name, value) in [
        ("From:    ", mail.from.as_deref()),
        ("         ", Some(mail.from_rule.as_str())),
        ("To:      ", Some(mail.to.as_str())),
        ("Subject: ", Some(mail.subject.as_str())),
    ] {
        // Without an address the rule says which one.
        let Some(value) = value else { continue };
        let name = match (name.trim(), &mail.from) {
            ("", None) => "From:    ",
            _ => name,
        };
        for part in [name, value, "\n"] {
            text.push_str(part);
        }
    }
    text.push('\n');
    text.push_str(&block("the mail", mail.body.trim_end()));
    text
}

fn headed(title: &str) -> String {
    format!("{title}\n{}\n", "=".repeat(title.len()))
}

fn block(place: &str, text: &str) -> String {
    format!("--- copy into {place}\n{text}\n--- end\n")
}

/// Beside a box whose sentence is not true.
pub(super) const NOT_TRUE: &str = "As your answers stand this is not true of you; the form requires it, so the reason above says what is.";
