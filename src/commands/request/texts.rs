//! The texts of a request in the form that was asked for, and as files.

use std::path::Path;
use std::path::PathBuf;

use crate::commands::request::Form;
use crate::commands::request::named;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::new_file;
use crate::ports::Ports;
use crate::recipes::Recipe;
use crate::request::draft::Draft;
use crate::request::draft::eml;
use crate::request::draft::html;
use crate::request::draft::markdown;
use crate::request::draft::text;
use crate::request::facts::Facts;
use crate::request::triage::Route;
use crate::request::triage::Triage;
use crate::secret::Secret;

/// The texts of `draft` as this form has them; `None` where the form is the answer of every command.
pub(super) fn of(draft: &Draft, form: Form, triage: &Triage) -> Result<Option<Secret>, Failure> {
    let write = match form {
        Form::Human | Form::Json => return Ok(None),
        Form::Markdown => markdown::write,
        Form::Text => text::write,
        Form::Html => html::write,
        Form::Eml => eml::write,
    };
    if draft.is_empty() {
        return Err(nothing(triage));
    }
    if form == Form::Eml && draft.mail.is_none() {
        return Err(Failure::new(Kind::Usage, "no mail belongs to this route")
            .hint("`--format markdown` and `--format text` have what is to be filed"));
    }
    Ok(Some(Secret::new(write(draft).into_bytes())))
}

/// Write the texts to new files in `folder`, all or none, and say which.
pub(super) fn write(
    ports: &Ports<'_>,
    folder: &Path,
    draft: &Draft,
    triage: &Triage,
    known: &[Secret],
) -> Result<Vec<PathBuf>, Failure> {
    if draft.is_empty() {
        return Err(nothing(triage));
    }
    if named::place(folder, known).is_none() {
        let what = "the path of `--out` looks like a secret, and nothing was written";
        return Err(Failure::new(Kind::Usage, what).hint("name a folder: `--out texts`"));
    }
    let mut files = vec![
        ("request.txt", text::write(draft)),
        ("request.html", html::write(draft)),
    ];
    if draft.issue.is_some() {
        let issue = Draft {
            issue: draft.issue.clone(),
            ..Draft::default()
        };
        files.push(("issue.md", markdown::write(&issue)));
    }
    if draft.mail.is_some() {
        files.push(("mail.eml", eml::write(draft)));
    }
    let files: Vec<_> = files
        .into_iter()
        .map(|(name, text)| (folder.join(name), Secret::new(text.into_bytes())))
        .collect();
    new_file::write_all(ports, &files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// The route whose texts are written, and these: the one that was asked for, or the best that has any; none where
/// a better one stands alone.
pub(super) fn chosen<'a>(
    recipe: &Recipe,
    facts: &Facts,
    triage: &'a Triage,
    wished: Option<&str>,
) -> Result<(&'a Route, Draft), Failure> {
    let mut routes = triage.routes.iter();
    let route = match wished {
        Some(id) => routes.find(|route| route.id == id),
        None => routes
            .take_while(|route| !route.door.alone)
            .find(|route| !Draft::of(recipe, facts, route).is_empty())
            .or(triage.routes.first()),
    };
    let route = route.ok_or_else(|| {
        let ids: Vec<_> = triage.routes.iter().map(|route| &*route.id).collect();
        Failure::new(Kind::Usage, "this is none of the routes that fit the case")
            .hint(format!("`--route` takes {} here", ids.join(", ")))
    })?;
    Ok((route, Draft::of(recipe, facts, route)))
}

fn nothing(triage: &Triage) -> Failure {
    let with: Vec<_> = triage
        .routes
        .iter()
        .filter(|route| route.door.issue || route.door.mail.is_some())
        .map(|route| format!("`--route {}`", route.id))
        .collect();
    let failure = Failure::new(
        Kind::Usage,
        "this route has nothing to file and nothing to send",
    );
    if with.is_empty() {
        failure.hint("without `--format` and `--out` its steps are shown")
    } else {
        failure.hint(format!("{} has", with.join(" or ")))
    }
}
