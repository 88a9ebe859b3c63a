//! Which command has an answer of which form.

use clap::ValueEnum;

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

/// Refuse a form that the command of this name does not have, before anything is done: a code that is marked must be seen.
/// The flag may stand before the command, where the parser of its own flags does not see it.
///
/// # Errors
/// The command has no answer of this form.
pub(crate) fn suits(command: Option<&str>, form: FormatName) -> Result<(), Failure> {
    let offer = OFFERED.iter().find(|(name, _)| Some(*name) == command);
    match offer {
        Some((_, forms)) if !forms.contains(&form) => Err(no_such_form(forms)),
        _ => Ok(()),
    }
}

/// The form that was asked for, of those that commands share.
///
/// # Errors
/// It is not one of them.
pub(crate) fn format(name: FormatName) -> Result<Format, Failure> {
    common(name).ok_or_else(text_or_json)
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
        name => format(name).map(audit::Form::Common),
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
        | FormatName::Junit => return Err(text_or_json()),
    })
}

/// For a command that has no other form.
pub(crate) fn text_or_json() -> Failure {
    no_such_form(BOTH)
}

fn no_such_form(forms: &[FormatName]) -> Failure {
    let values = forms.iter().filter_map(ValueEnum::to_possible_value);
    let mut names: Vec<_> = values
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    let last = names.pop().unwrap_or_default();
    let hint = format!("`--format` takes {} and {last} here", names.join(", "));
    Failure::new(Kind::Usage, "the answer of this command has no such form").hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_refused_with_those_that_the_command_has() {
        for (command, form, hint) in [
            (
                "codes",
                FormatName::Jsonl,
                "`--format` takes `human` and `json` here",
            ),
            (
                "data",
                FormatName::Csv,
                "`--format` takes `human`, `json` and `jsonl` here",
            ),
            (
                "check",
                FormatName::Csv,
                "`--format` takes `human`, `json`, `jsonl`, `sarif`, `github`, `gitlab` and `junit` here",
            ),
        ] {
            let told = suits(Some(command), form)
                .err()
                .and_then(|failure| failure.hint);
            assert_eq!(told.as_deref(), Some(hint));
        }
        for (command, forms) in OFFERED {
            for form in *forms {
                assert!(suits(Some(command), *form).is_ok(), "{command}");
            }
        }
        assert!(suits(Some("completions"), FormatName::Json).is_ok());
    }
}
