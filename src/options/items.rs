//! What one named source gives: a variable, a dotenv file, a folder.

use std::iter;
use std::path::Path;

use crate::options::wanted::Label;
use crate::ports::Inputs;
use crate::secret::Secret;
use crate::secret::dotenv;
use crate::secret::item::Item;
use crate::secret::item::Place;
use crate::secret::item::Unreadable;

pub(super) fn variable(inputs: &dyn Inputs, name: &str, number: usize) -> Item {
    let content = inputs.variable(name).ok_or(Unreadable::NotSet);
    let content = content.and_then(Secret::or_empty);
    // `--env $DB_PASSWORD` instead of `--env DB_PASSWORD` would name the secret here.
    let conventional = |byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
    let id = if content.is_ok() || name.bytes().all(conventional) {
        name.to_owned()
    } else {
        format!("`--env` no. {number} (its name is not shown: it may be a secret)")
    };
    Item {
        id: id.into(),
        place: None,
        content,
    }
}

pub(super) fn dotenv(inputs: &dyn Inputs, file: &Path) -> Vec<(Label<'static>, Item)> {
    let name = file.display().to_string();
    match whole(inputs, file).and_then(Secret::or_utf16) {
        Ok(text) => dotenv::parse(&name, &text).map(called).collect(),
        Err(why) => {
            let item = Item {
                id: name.clone().into(),
                place: Some(Place {
                    file: name,
                    line: None,
                }),
                content: Err(why),
            };
            vec![(Label::Nameless, item)]
        }
    }
}

/// An entry, whose line stands for its name where that may be a piece of a secret.
fn called(item: Item) -> (Label<'static>, Item) {
    let line = item.place.as_ref().and_then(|place| place.line);
    let is_line = line.is_some_and(|line| item.id.to_string() == format!("line {line}"));
    let label = if is_line { Label::Nameless } else { Label::Id };
    (label, item)
}

pub(super) fn folder<'a>(
    inputs: &'a dyn Inputs,
    folder: &'a Path,
) -> Box<dyn Iterator<Item = (Label<'static>, Item)> + 'a> {
    let item = move |path: &Path, content| {
        let id = path
            .strip_prefix(folder)
            .unwrap_or(path)
            .display()
            .to_string();
        Item {
            id: id.into(),
            place: Some(Place {
                file: path.display().to_string(),
                line: None,
            }),
            content,
        }
    };
    match inputs.folder(folder) {
        Err(why) => {
            let item = Item {
                id: folder.display().to_string().into(),
                place: None,
                content: Err(why),
            };
            Box::new(iter::once((Label::Nameless, item)))
        }
        Ok(files) => Box::new(files.into_iter().map(move |(path, why_not)| {
            let label = match &why_not {
                None | Some(Unreadable::NotAFile | Unreadable::Missing) => Label::Id,
                Some(_) => Label::Folder,
            };
            let content = match why_not {
                Some(why) => Err(why),
                None => whole(inputs, &path).and_then(|mut secret| {
                    secret.strip_line_end();
                    secret.or_empty()
                }),
            };
            (label, item(&path, content))
        })),
    }
}

/// Everything in a file.
fn whole(inputs: &dyn Inputs, path: &Path) -> Result<Secret, Unreadable> {
    Secret::read_all(&mut inputs.file(path)?)
}
