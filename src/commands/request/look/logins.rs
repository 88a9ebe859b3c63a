//! Logins that programs saved: `~/.pypirc`, `~/.netrc`, the keyring; and which browsers may have one.

use std::path::Path;

use crate::commands::request::look::Looked;
use crate::commands::request::look::read;
use crate::commands::request::named;
use crate::ports::Ports;
use crate::recipes::Recipe;
use crate::request::search::Find;
use crate::request::search::Kind;
use crate::request::search::TOKEN_USER;
use crate::request::search::log_in;
use crate::request::search::netrc;
use crate::request::search::open_entry;
use crate::request::search::pypirc;
use crate::request::search::pypirc::Credential;
use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// The files that are looked at.
pub(super) fn files(recipe: &Recipe, home: &Path) -> Vec<String> {
    let pypirc = keyring(recipe).map(|_| home.join(".pypirc"));
    let paths = pypirc.into_iter().chain([home.join(".netrc")]);
    paths.map(|path| path.display().to_string()).collect()
}

/// The entries of the keyring that are looked for.
pub(super) fn entries(recipe: &Recipe) -> Option<String> {
    keyring(recipe)
        .map(|service| format!("entries of the keyring for {service} (their user names only)"))
}

/// What programs keep a password of the service under; only indexes of Python packages have it.
fn keyring(recipe: &Recipe) -> Option<&String> {
    recipe.addresses.get("keyring")
}

/// Add what stands in files of the home, and say which browsers were used here.
pub(super) fn look(ports: &Ports<'_>, recipe: &Recipe, home: &Path, looked: &mut Looked) {
    if keyring(recipe).is_some() {
        let path = home.join(".pypirc");
        if let Some(file) = opened(ports, &path, looked) {
            look_in_pypirc(&file, recipe, &path, looked);
        }
    }
    let path = home.join(".netrc");
    if let Some(file) = opened(ports, &path, looked) {
        for login in netrc::logins(&file, recipe) {
            let place = format!(
                "{}, machine `{}`",
                path.display(),
                named::name(&login.machine)
            );
            saved(recipe, place, login.credential, looked);
        }
    }
    look_for_browsers(ports, recipe, home, looked);
}

fn look_in_pypirc(file: &Secret, recipe: &Recipe, path: &Path, looked: &mut Looked) {
    let Some(logins) = pypirc::logins(file, recipe) else {
        let why = format!("`{}`: it is no text", path.display());
        looked.finds.not_looked_at.push(why);
        return;
    };
    for login in logins {
        let place = format!(
            "{}, section `{}`",
            path.display(),
            named::name(&login.section)
        );
        match login.credential {
            Some(credential) => saved(recipe, place, credential, looked),
            None if login.has_username => looked.notes.push(format!(
                "{place}: a user name for {} stands there, and no password",
                recipe.title
            )),
            None => {}
        }
    }
}

/// A password is a find; a token is not.
fn saved(recipe: &Recipe, place: String, credential: Credential, looked: &mut Looked) {
    match credential {
        Credential::Password => looked.finds.found.push(Find {
            kind: Kind::Password,
            place,
            hint: log_in(recipe),
        }),
        Credential::Token => looked.notes.push(format!("{place}: {TOKEN}")),
    }
}

/// Add the entries of the keyring.
pub(super) fn look_in_keyring(ports: &Ports<'_>, recipe: &Recipe, looked: &mut Looked) {
    let Some(service) = keyring(recipe) else {
        return;
    };
    let users = match ports.evidence.keyring_users(service) {
        Ok(users) => users,
        Err(failure) => {
            let why = format!("the keyring: {}", failure.what);
            looked.finds.not_looked_at.push(why);
            return;
        }
    };
    for user in users {
        if user == TOKEN_USER {
            let note = format!("keyring entry `{service}`: {TOKEN}");
            looked.notes.push(note);
            continue;
        }
        let place = match user.as_str() {
            "" => format!("`{service}` (locked, so it may be an API token too)"),
            user => format!("`{service}` (`{}`)", named::name(user)),
        };
        looked.finds.found.push(Find {
            kind: Kind::KeyringEntry,
            place,
            hint: open_entry(recipe),
        });
    }
}

/// Their files are not read: what they saved is encrypted, and theirs to show.
fn look_for_browsers(ports: &Ports<'_>, recipe: &Recipe, home: &Path, looked: &mut Looked) {
    let has_profile = |folder: &str| !ports.evidence.folders(&home.join(folder)).is_empty();
    let mut names: Vec<_> = BROWSERS
        .iter()
        .filter(|(_, folder)| has_profile(folder))
        .map(|(name, _)| *name)
        .collect();
    names.dedup();
    if !names.is_empty() {
        let site = recipe.names.first().unwrap_or(&recipe.title);
        looked.notes.push(format!(
            "look among the passwords that {} saved for `{site}`; doorkey does not read them",
            names.join(", ")
        ));
    }
}

/// A file, if there is one.
fn opened(ports: &Ports<'_>, path: &Path, looked: &mut Looked) -> Option<Secret> {
    match read(ports, path) {
        Ok(file) => Some(file),
        Err(Unreadable::Missing) => None,
        Err(why) => {
            let why = format!("`{}`: {why}", path.display());
            looked.finds.not_looked_at.push(why);
            None
        }
    }
}

const TOKEN: &str = "an API token stands there: it uploads, and opens no account page";

/// Browsers, and where their profiles are; those of one browser stand together.
const BROWSERS: [(&str, &str); 14] = [
    ("Firefox", ".mozilla/firefox"),
    ("Firefox", "snap/firefox/common/.mozilla/firefox"),
    ("Firefox", ".var/app/org.mozilla.firefox/.mozilla/firefox"),
    ("Firefox", "Library/Application Support/Firefox/Profiles"),
    ("Chrome", ".config/google-chrome"),
    ("Chrome", ".var/app/com.google.Chrome/config/google-chrome"),
    ("Chrome", "Library/Application Support/Google/Chrome"),
    ("Chromium", ".config/chromium"),
    ("Chromium", "snap/chromium/common/chromium"),
    ("Brave", ".config/BraveSoftware"),
    ("Edge", ".config/microsoft-edge"),
    ("Vivaldi", ".config/vivaldi"),
    ("Safari", "Library/Safari"),
    ("Opera", ".config/opera"),
];
