//! What was named or found, as a message repeats it: not where the name itself looks like a secret.

use std::ffi::OsStr;
use std::path::Path;

use crate::request::lint::Audience;
use crate::request::lint::look;
use crate::secret::Secret;

/// The path, or words for it where somebody typed a secret in its place.
pub(super) fn path(path: &Path, known: &[Secret]) -> String {
    let text = path.display().to_string();
    if is_secret(&text, known) {
        return "a path that looks like a secret".to_owned();
    }
    format!("`{text}`")
}

/// The place of a file that was found; `None` in the place of a name that looks like a secret.
pub(super) fn place(path: &Path, known: &[Secret]) -> Option<String> {
    let text = path.display().to_string();
    (!is_secret(&text, known)).then_some(text)
}

/// A name that another program keeps, or what stands for it.
pub(super) fn name(name: &str) -> &str {
    if is_secret(name, &[]) {
        return "(a name that looks like a secret)";
    }
    name
}

/// Whether it has the shape of a secret. That it looks random is not enough: many files are called like that.
fn is_secret(text: &str, known: &[Secret]) -> bool {
    let stem = Path::new(text).file_stem().and_then(OsStr::to_str);
    let mut views = [Some(text), stem].into_iter().flatten();
    views.any(|view| {
        let mut hits = look(view, Audience::Private, &[], known).into_iter();
        hits.any(|hit| !VAGUE.contains(&hit.rule.id))
    })
}

/// Rules that names of files meet by chance.
const VAGUE: [&str; 3] = ["high_entropy", "password", "creation_date_claim"];
