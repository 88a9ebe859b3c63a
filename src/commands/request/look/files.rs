//! Files that may hold recovery codes or one-time codes, by their names and by what is in short texts.

use std::collections::BTreeMap;
use std::path::Path;

use crate::commands::request::look::Looked;
use crate::commands::request::look::read;
use crate::commands::request::named;
use crate::failure::Failure;
use crate::failure::Kind as Family;
use crate::options::site::word;
use crate::ports::Ports;
use crate::ports::evidence::Why;
use crate::recipes::Recipe;
use crate::recovery_codes::service;
use crate::request::search::Find;
use crate::request::search::Kind;
use crate::request::search::content;
use crate::request::search::content::Holds;
use crate::request::search::names;
use crate::request::search::names::Says;
use crate::request::search::places::Place;
use crate::secret::item::Unreadable;
use crate::text::is_hostile;

/// A search through folders.
pub(super) struct Files<'a, 'p> {
    ports: &'a Ports<'p>,
    recipe: &'a Recipe,
    /// Whether it is known what a code of the service looks like.
    knows_shape: bool,
    opened: usize,
    left: usize,
}

impl<'a, 'p> Files<'a, 'p> {
    /// Nothing is opened yet.
    pub(super) fn new(ports: &'a Ports<'p>, recipe: &'a Recipe) -> Self {
        let service = service::known(&recipe.id);
        Self {
            ports,
            recipe,
            knows_shape: service.is_some_and(|service| service.shape.is_some()),
            opened: 0,
            left: 0,
        }
    }

    /// Add what stands in `places`.
    ///
    /// # Errors
    /// One that the owner named is not there.
    pub(super) fn look(mut self, places: &[Place], looked: &mut Looked) -> Result<(), Failure> {
        let mut files = BTreeMap::new();
        for place in places {
            let found = self.ports.evidence.files(&place.path, place.levels);
            if place.is_named && !found.is_there {
                let what = format!("there is no folder {}", named::path(&place.path, &[]));
                return Err(Failure::new(Family::Input, what));
            }
            for passed in &found.passed_over {
                if let Some(why) = words(passed.why, place.levels) {
                    let what = format!("{}: {why}", named::path(&passed.path, &[]));
                    looked.finds.not_looked_at.push(what);
                }
            }
            let seen = found.files.into_iter().map(|file| (file.path, file.size));
            files.extend(seen);
        }
        let mut quiet = Vec::new();
        // Those whose names speak are opened before the bound on the others is reached.
        for (path, size) in &files {
            let name = name(path);
            match names::says(&name, self.recipe) {
                Says::Backup(kind) => looked.finds.found.push(self.find(kind, path)),
                Says::Nothing if names::may_be_text(&name, *size) => quiet.push(path),
                Says::Nothing | Says::CodesOfAnother => {}
                says => self.one(path, says, names::may_be_text(&name, *size), looked),
            }
        }
        for path in quiet {
            self.one(path, Says::Nothing, true, looked);
        }
        if self.left > 0 {
            let what = format!("{} of the short texts: there are too many", self.left);
            looked.finds.not_looked_at.push(what);
        }
        Ok(())
    }

    /// One file, opened where it may be a short text.
    fn one(&mut self, path: &Path, says: Says, is_text: bool, looked: &mut Looked) {
        let holds = if is_text {
            self.open(path, says, looked)
        } else {
            Some(Holds::NoText)
        };
        let is_named = matches!(says, Says::CodesOfTheService | Says::Codes);
        let kind = match (holds, says) {
            (Some(Holds::Something(kind)), _) => kind,
            // What it holds is the shape of another service's.
            (Some(Holds::Nothing), Says::Codes) if self.knows_shape => return,
            (_, _) if is_named => Kind::MaybeRecoveryCodes,
            _ => return,
        };
        looked.finds.found.push(self.find(kind, path));
    }

    fn open(&mut self, path: &Path, says: Says, looked: &mut Looked) -> Option<Holds> {
        if self.opened == MOST_OPENED {
            self.left += 1;
            return None;
        }
        self.opened += 1;
        match read(self.ports, path) {
            Ok(text) => Some(content::holds(&text, self.recipe, says)),
            // It was there a moment ago.
            Err(Unreadable::Missing) => None,
            Err(why) => {
                let what = format!("{}: {why}", named::path(path, &[]));
                looked.finds.not_looked_at.push(what);
                None
            }
        }
    }

    fn find(&self, kind: Kind, path: &Path) -> Find {
        let place = named::place(path, &[]);
        let typed = path
            .to_str()
            .filter(|_| place.is_some())
            .filter(|path| !path.contains(is_hostile))
            .map(word);
        Find {
            kind,
            place: place.unwrap_or_else(|| unnamed(path)),
            hint: kind.of_file(self.recipe, typed.as_deref()),
        }
    }
}

/// The folder of a file whose name must not be shown.
fn unnamed(path: &Path) -> String {
    let folder = path.parent().and_then(|folder| named::place(folder, &[]));
    folder.map_or_else(
        || "a file whose path looks like a secret".to_owned(),
        |folder| format!("{folder}, a file whose name looks like a secret"),
    )
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Why a folder was passed over; `None` where it was not asked for.
fn words(why: Why, levels: u8) -> Option<String> {
    Some(match why {
        Why::Unreadable => "it cannot be read".to_owned(),
        Why::TooDeep if levels == 1 => return None,
        Why::TooDeep => format!("folders more than {levels} levels down"),
        Why::TooMany => "there are more files in it than are looked through".to_owned(),
        Why::Elsewhere => "it lies on another disk; `--in DIR` looks through it".to_owned(),
    })
}

/// More short texts than anybody keeps notes in.
const MOST_OPENED: usize = 5_000;
