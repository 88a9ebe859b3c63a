//! A draft as Markdown: the issue as it will look, and the mail as it is.

use crate::request::draft::Block;
use crate::request::draft::Content;
use crate::request::draft::Draft;
use crate::request::draft::Issue;
use crate::request::draft::Mail;
use crate::request::draft::inert;
use crate::request::draft::text::NOT_TRUE;

/// The draft as Markdown. Fields stand under the headings that the form makes of their labels; the mail
/// stands in a block of code, where nothing in it is Markdown.
#[must_use]
pub fn write(draft: &Draft) -> String {
    let mut parts = Vec::new();
    parts.extend(draft.issue.as_ref().map(issue));
    parts.extend(draft.mail.as_ref().map(mail));
    parts.join("\n")
}

fn issue(issue: &Issue) -> String {
    let (conduct, summary) = &issue.conduct;
    let mut parts = vec![
        format!("# {}\n", issue.title),
        format!(
            "Open <{}>, copy each field, and tick the boxes yourself.\n",
            issue.url
        ),
        format!("Rules: {summary}, <{conduct}>.\n"),
    ];
    parts.extend(issue.blocks.iter().map(field));
    parts.join("\n")
}

fn field(field: &Block) -> String {
    let label = &field.label;
    match &field.content {
        Content::Text(text) => format!("### {label}\n\n{text}\n"),
        Content::Box { sentence, honest } => {
            let honest = honest.as_ref().map(|_| format!("\n> {NOT_TRUE}\n"));
            format!(
                "### {label}\n\n- [ ] {sentence}\n{}",
                honest.unwrap_or_default()
            )
        }
    }
}

fn mail(mail: &Mail) -> String {
    let from = mail
        .from
        .as_deref()
        .map_or(String::new(), |from| format!("From: {from}\n"));
    let whole = format!(
        "{from}To: {}\nSubject: {}\n\n{}",
        mail.to, mail.subject, mail.body
    );
    let fence = "`".repeat(inert::longest_run(&whole, '`').max(2) + 1);
    format!(
        "# The mail\n\nOnly staff can read it; {}.\n\n{fence}text\n{}\n{fence}\n",
        mail.from_rule,
        whole.trim_end()
    )
}
