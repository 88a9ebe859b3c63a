//! Which command has an answer of which form.

use crate::cli::Command;
use crate::commands::request::Form;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::form::FormatName;
use crate::render::Format;
use crate::render::audit;

/// What each command offers.
pub(crate) static OFFERED: &[(&str, &[FormatName])] = &[
    ("check", JUDGED),
    ("pwned", JUDGED),
    (
        "audit",
        &[
            FormatName::Human,
            FormatName::Html,
            FormatName::Json,
            FormatName::Jsonl,
            FormatName::Csv,
            FormatName::Sarif,
            FormatName::Github,
            FormatName::Gitlab,
            FormatName::Junit,
        ],
    ),
    ("breaches", LINES),
    ("data", LINES),
    ("codes", BOTH),
    ("totp", BOTH),
    ("corpus", BOTH),
    ("init", BOTH),
    ("store", BOTH),
    ("doctor", BOTH),
    (
        "request",
        &[
            FormatName::Human,
            FormatName::Json,
            FormatName::Markdown,
            FormatName::Text,
            FormatName::Html,
            FormatName::Eml,
        ],
    ),
];

const JUDGED: &[FormatName] = &[
    FormatName::Human,
    FormatName::Json,
    FormatName::Jsonl,
    FormatName::Sarif,
    FormatName::Github,
    FormatName::Gitlab,
    FormatName::Junit,
];
const LINES: &[FormatName] = &[FormatName::Human, FormatName::Json, FormatName::Jsonl];
const BOTH: &[FormatName] = &[FormatName::Human, FormatName::Json];

/// The form that was asked for. Known before anything is done: a code that is marked must be seen.
///
/// # Errors
/// The command has no answer of this form.
pub(crate) fn format(name: FormatName, command: &Command) -> Result<Format, Failure> {
    let format = common(name).filter(|&format| suits(command, format));
    format.ok_or_else(|| {
        no_such_form(match command {
            Command::Breaches(_) | Command::Data(_) => {
                "`--format` takes `human`, `json` and `jsonl` here"
            }
            _ => TEXT_OR_JSON,
        })
    })
}

/// Those that judge secrets have all common forms, the others text and JSON.
fn suits(command: &Command, format: Format) -> bool {
    match command {
        Command::Check(_) | Command::Pwned(_) | Command::Completions(_) => true,
        Command::Breaches(_) | Command::Data(_) => {
            matches!(format, Format::Human | Format::Json | Format::Jsonl)
        }
        Command::Audit(_)
        | Command::Codes(_)
        | Command::Totp(_)
        | Command::Request(_)
        | Command::Corpus(_)
        | Command::Init(_)
        | Command::Store(_)
        | Command::Doctor(_) => {
            matches!(format, Format::Human | Format::Json)
        }
    }
}

fn common(name: FormatName) -> Option<Format> {
    Some(match name {
        FormatName::Human => Format::Human,
        FormatName::Json => Format::Json,
        FormatName::Jsonl => Format::Jsonl,
        FormatName::Sarif => Format::Sarif,
        FormatName::Github => Format::Github,
        FormatName::Gitlab => Format::Gitlab,
        FormatName::Junit => Format::Junit,
        FormatName::Csv
        | FormatName::Markdown
        | FormatName::Text
        | FormatName::Html
        | FormatName::Eml => return None,
    })
}

/// The forms of the list of an audit.
///
/// # Errors
/// It has no such form.
pub(crate) fn list(name: FormatName) -> Result<audit::Form, Failure> {
    match name {
        FormatName::Csv => Ok(audit::Form::Csv),
        FormatName::Html => Ok(audit::Form::Html),
        name => common(name).map(audit::Form::Common).ok_or_else(|| {
            no_such_form("`--format` takes `human`, `json`, `jsonl`, `csv`, `html`, `sarif`, `github`, `gitlab` and `junit` here")
        }),
    }
}

/// The forms of a request and its texts.
///
/// # Errors
/// It has no such form.
pub(crate) fn request(name: FormatName) -> Result<Form, Failure> {
    Ok(match name {
        FormatName::Human => Form::Human,
        FormatName::Json => Form::Json,
        FormatName::Markdown => Form::Markdown,
        FormatName::Text => Form::Text,
        FormatName::Html => Form::Html,
        FormatName::Eml => Form::Eml,
        FormatName::Csv
        | FormatName::Jsonl
        | FormatName::Sarif
        | FormatName::Github
        | FormatName::Gitlab
        | FormatName::Junit => {
            let hint =
                "`--format` takes `human`, `json`, `markdown`, `text`, `html` and `eml` here";
            return Err(no_such_form(hint));
        }
    })
}

/// For a command that has no other form.
pub(crate) fn text_or_json() -> Failure {
    no_such_form(TEXT_OR_JSON)
}

const TEXT_OR_JSON: &str = "`--format` takes `human` and `json` here";

fn no_such_form(hint: &str) -> Failure {
    Failure::new(Kind::Usage, "the answer of this command has no such form").hint(hint)
}
