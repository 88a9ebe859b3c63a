//! `doorkey request look`: what on this machine opens the account, so that no request is needed. Where it looks
//! is said and agreed to first, and no value is ever shown.

mod files;
mod kept;
mod logins;

use std::path::PathBuf;

use crate::commands::request::look::files::Files;
use crate::commands::request::recipe;
use crate::failure::Failure;
use crate::options::confirm::confirm;
use crate::ports::Ports;
use crate::recipes::Recipe;
use crate::request::search::Finds;
use crate::request::search::places;
use crate::request::search::places::Place;
use crate::secret::Secret;
use crate::secret::item::Unreadable;
use crate::text::is_hostile;
use crate::told::Fact;
use crate::told::Told;

/// Look on this machine for what makes a request needless: recovery codes, passwords, backups
///
/// Where it looks is said first. Nothing that it finds is shown, copied or sent; only the place is told, and what
/// to do with it.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Look {
    /// The service: pypi, github, npm …
    service: Option<String>,
    /// Look through DIR and what is below it too
    #[arg(long = "in", value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Ask nothing: look
    #[arg(long)]
    yes: bool,
}

impl Look {
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let recipe = recipe(self.service.as_deref().unwrap_or_default())?;
        let search = Search::plan(ports, &recipe, &self.folders);
        if !self.yes {
            confirm(ports, &search.question())?;
        }
        Ok(told(&recipe, search.run(ports)?))
    }
}

/// Where to look, known before anything is opened.
pub(super) struct Search<'r> {
    recipe: &'r Recipe,
    home: Option<PathBuf>,
    places: Vec<Place>,
}

/// What came of it.
#[derive(Default)]
pub(super) struct Looked {
    /// What was found, and what was not looked at.
    pub(super) finds: Finds,
    /// What the owner should know besides.
    pub(super) notes: Vec<String>,
}

impl<'r> Search<'r> {
    /// Until the owner agrees only the names of the folders in their home are looked at, and which of them are
    /// downloads and documents in their language.
    pub(super) fn plan(ports: &Ports<'_>, recipe: &'r Recipe, named: &[PathBuf]) -> Self {
        let home = ports.evidence.home();
        let in_home = home.as_deref().map(|home| ports.evidence.folders(home));
        let user_dirs = home.as_deref().map(|home| {
            let path = home.join(".config/user-dirs.dirs");
            let text = read(ports, &path).ok();
            let text = text
                .as_ref()
                .and_then(|text| str::from_utf8(text.reveal()).ok());
            places::user_dirs(text.unwrap_or_default(), home)
        });
        let places = places::places(
            named,
            home.as_deref(),
            &in_home.unwrap_or_default(),
            &user_dirs.unwrap_or_default(),
        );
        Self {
            recipe,
            home,
            places,
        }
    }

    /// Exactly where it will look, and what for; then whether it may.
    pub(super) fn question(&self) -> String {
        let title = &self.recipe.title;
        let mut text = format!(
            "doorkey looks for what opens an account of {title}: files with recovery codes,\n\
             backups of authenticator apps and password managers, and saved logins.\n\
             It looks at\n"
        );
        for place in self.looked_at() {
            text.extend(["  ", &shown(&place), "\n"]);
        }
        text += "Short texts are opened there. Nothing in them is shown, copied or sent.\n\
                 Look there? [y/N] ";
        text
    }

    /// Look.
    ///
    /// # Errors
    /// A folder that the owner named is not there.
    pub(super) fn run(&self, ports: &Ports<'_>) -> Result<Looked, Failure> {
        let mut looked = Looked::default();
        kept::look(ports, self.recipe, &mut looked);
        if let Some(home) = &self.home {
            logins::look(ports, self.recipe, home, &mut looked);
        }
        logins::look_in_keyring(ports, self.recipe, &mut looked);
        Files::new(ports, self.recipe).look(&self.places, &mut looked)?;
        looked.finds.looked_at = self.looked_at();
        looked.finds.found.sort();
        looked.finds.found.dedup();
        let more = looked.finds.found.len().saturating_sub(MOST_FINDS);
        if more > 0 {
            looked.finds.found.truncate(MOST_FINDS);
            looked.notes.push(format!(
                "{more} more were found; look in one folder with `--in DIR`, or tidy up"
            ));
        }
        let more = looked.finds.not_looked_at.len().saturating_sub(MOST_TOLD);
        if more > 0 {
            looked.finds.not_looked_at.truncate(MOST_TOLD);
            looked.finds.not_looked_at.push(format!("{more} more"));
        }
        Ok(looked)
    }

    fn looked_at(&self) -> Vec<String> {
        let mut all = vec!["what doorkey itself keeps (its ledger; no store is opened)".to_owned()];
        if let Some(home) = &self.home {
            all.extend(logins::files(self.recipe, home));
        }
        all.extend(logins::entries(self.recipe));
        all.extend(self.places.iter().map(|place| {
            let path = place.path.display();
            match place.levels {
                1 => format!("{path} (only the files in it)"),
                levels => format!("{path} (and {levels} levels below it)"),
            }
        }));
        all
    }
}

/// What was found, in words.
fn told(recipe: &Recipe, looked: Looked) -> Told {
    let title = &recipe.title;
    let finds = looked.finds;
    let said = match (finds.found.len(), finds.not_looked_at.is_empty()) {
        (0, true) => format!("nothing that opens an account of {title} was found"),
        (0, false) => {
            format!("nothing that opens an account of {title} was found in what could be looked at")
        }
        (1, _) => "this may open the account: try it before you file a request".to_owned(),
        (count, _) => {
            format!("{count} things that may open the account: try them before you file a request")
        }
    };
    let mut told = Told::default().fact(Fact::Finds(finds)).say(said);
    told.notes = looked.notes;
    told
}

/// A short text that nobody named for this run.
fn read(ports: &Ports<'_>, path: &std::path::Path) -> Result<Secret, Unreadable> {
    let mut source = ports.inputs.regular_file(path)?;
    match Secret::read_at_most(&mut source, LARGEST) {
        Err(Unreadable::TooLong(_)) => Err(Unreadable::Refused("too long".to_owned())),
        read => read,
    }
}

/// A path in a question, which goes to the terminal as it is.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        if is_hostile(char) {
            shown.extend(char.escape_unicode());
        } else {
            shown.push(char);
        }
    }
    shown
}

/// Larger than any set of recovery codes and any file of logins.
const LARGEST: usize = 64 << 10;

/// More finds than anybody tries.
const MOST_FINDS: usize = 100;

const MOST_TOLD: usize = 50;
