//! Where to look: the folders in which people keep what they saved.

use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

/// A folder to look through.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Where it stands.
    pub path: PathBuf,
    /// How many levels down.
    pub levels: u8,
    /// Whether the owner named it.
    pub is_named: bool,
}

/// The folders to look through, each once: those that the owner named, then of those that are usual the ones that
/// `home` has, by the names of its folders.
#[must_use]
pub fn places(
    named: &[PathBuf],
    home: Option<&Path>,
    in_home: &[String],
    user_dirs: &[PathBuf],
) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let deep = |path: PathBuf, is_named| Place {
        path,
        levels: LEVELS,
        is_named,
    };
    for path in named {
        places.push(deep(path.clone(), true));
    }
    let Some(home) = home else {
        return without_doubles(&places);
    };
    places.push(Place {
        path: home.to_owned(),
        levels: 1,
        is_named: false,
    });
    // Where there is no such folder, the file names the home itself.
    let is_below = |path: &&PathBuf| !home.starts_with(path);
    for path in user_dirs.iter().filter(is_below) {
        places.push(deep(path.clone(), false));
    }
    let usual = in_home
        .iter()
        .filter(|name| is_usual(name))
        .take(MOST_USUAL);
    places.extend(usual.map(|name| deep(home.join(name), false)));
    for name in in_home {
        let below = BELOW.iter().filter(|(first, _)| first == name);
        for (first, rest) in below {
            places.push(deep(home.join(first).join(rest), false));
        }
    }
    without_doubles(&places)
}

/// Without what lies below another one that is looked through.
fn without_doubles(places: &[Place]) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let covers = |other: &Place| {
            other.levels > 1 && place.path.starts_with(&other.path) || other.path == place.path
        };
        // Of two that are the same the first is kept; a wider one that comes later counts too.
        let is_covered = kept.iter().any(covers)
            || places
                .iter()
                .skip(at + 1)
                .any(|other| covers(other) && other.path != place.path && !place.is_named);
        if !is_covered {
            kept.push(place.clone());
        }
    }
    kept
}

/// Whether a folder of the home is one in which people keep downloads, papers or copies.
fn is_usual(name: &str) -> bool {
    let name = name.to_lowercase();
    USUAL.contains(&name.as_str()) || STARTS.iter().any(|start| name.starts_with(start))
}

/// The folders of downloads, documents and the desktop, as `user-dirs.dirs` names them in the owner's language.
///
/// Lines such as `XDG_DOWNLOAD_DIR="$HOME/Descargas"`; nothing in it is ever run.
/// Source: <https://man.archlinux.org/man/user-dirs.dirs.5>.
#[must_use]
pub fn user_dirs(text: &str, home: &Path) -> Vec<PathBuf> {
    let lines = text.lines().take(MOST_LINES).filter_map(|line| {
        let (name, value) = line.trim().split_once('=')?;
        if !USER_DIRS.contains(&name) {
            return None;
        }
        let value = value.strip_prefix('"')?.strip_suffix('"')?;
        let (base, rest) = match value.strip_prefix("$HOME/") {
            Some(rest) => (home, rest),
            None => (Path::new("/"), value.strip_prefix('/')?),
        };
        let path = base.join(unescaped(rest)?);
        let climbs = path.components().any(|part| part == Component::ParentDir);
        (!climbs).then_some(path)
    });
    lines.collect()
}

/// Without the backslashes before what a shell would take for itself; `None` where it would run or fill in more.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            // No path has a NUL in it.
            '\\' => plain.push(chars.next().filter(|&char| char != '\0')?),
            '$' | '`' | '"' | '\0' => return None,
            _ => plain.push(char),
        }
    }
    // What ends with a slash would be another path of the same folder.
    let end = plain.trim_end_matches('/').trim_start_matches('/');
    Some(end.to_owned())
}

/// How deep people put things away.
const LEVELS: u8 = 8;

/// More than anybody reads before they agree.
const MOST_USUAL: usize = 40;

const MOST_LINES: usize = 1_000;

const USER_DIRS: [&str; 3] = ["XDG_DOWNLOAD_DIR", "XDG_DOCUMENTS_DIR", "XDG_DESKTOP_DIR"];

/// In lower case.
const USUAL: [&str; 16] = [
    "downloads",
    "documents",
    "desktop",
    "dropbox",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "gdrive",
    "my drive",
    "icloud",
    "iclouddrive",
    "seafile",
    "sync",
    "mega",
    ".trash",
];

const STARTS: [&str; 3] = ["backup", "onedrive", "dropbox ("];

/// A folder of the home, and what lies in it.
const BELOW: [(&str, &str); 4] = [
    (".local", "share/Trash/files"),
    ("Library", "Mobile Documents/com~apple~CloudDocs"),
    ("Library", "CloudStorage"),
    ("snap", "firefox/common/Downloads"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(given: &[&str], inside: &[&str], user_dirs: &[&str]) -> Vec<String> {
        let paths = |all: &[&str]| all.iter().map(PathBuf::from).collect::<Vec<_>>();
        let inside: Vec<_> = inside.iter().map(|&name| name.to_owned()).collect();
        let home = Path::new("/home/ada");
        let places = places(&paths(given), Some(home), &inside, &paths(user_dirs));
        let words = places
            .iter()
            .map(|place| format!("{} {}", place.path.display(), place.levels));
        words.collect()
    }

    #[test]
    fn usual_folders_are_looked_through_where_they_are() {
        assert_eq!(
            told(
                &[],
                &[
                    "Downloads",
                    "src",
                    "Backup-2024",
                    "OneDrive - Ada",
                    ".local"
                ],
                &[]
            ),
            [
                "/home/ada 1",
                "/home/ada/Downloads 8",
                "/home/ada/Backup-2024 8",
                "/home/ada/OneDrive - Ada 8",
                "/home/ada/.local/share/Trash/files 8",
            ]
        );
    }

    #[test]
    fn a_folder_is_looked_through_once() {
        assert_eq!(
            told(
                &["/mnt/old"],
                &["Downloads"],
                &["/home/ada/Downloads", "/home/ada/Documents/in"]
            ),
            [
                "/mnt/old 8",
                "/home/ada 1",
                "/home/ada/Downloads 8",
                "/home/ada/Documents/in 8"
            ]
        );
        assert_eq!(
            told(
                &["/home/ada"],
                &["Documents"],
                &["/home/ada/Documents/in", "/home/ada", "/home"]
            ),
            ["/home/ada 8"]
        );
        assert_eq!(
            told(&[], &["Documents"], &["/home/ada/Documents/in"]),
            ["/home/ada 1", "/home/ada/Documents 8"]
        );
    }

    #[test]
    fn folders_in_the_owners_language_are_read_and_nothing_is_run() {
        let text = "# comment\nXDG_DOWNLOAD_DIR=\"$HOME/Descargas\"\n XDG_DOCUMENTS_DIR=\"/data/Do\\$c\\\"s/\"\n\
                    XDG_MUSIC_DIR=\"$HOME/M\"\nXDG_DESKTOP_DIR=\"$HOME/\"\n";
        let told = |text: &str| user_dirs(text, Path::new("/home/ada"));
        assert_eq!(
            told(text),
            ["/home/ada/Descargas", "/data/Do$c\"s", "/home/ada/"].map(PathBuf::from)
        );
        for hostile in [
            "$(touch x)",
            "$HOME/`x`",
            "$HOME/$OTHER",
            "relative",
            "$HOME/../root",
            "$HOME",
            "$HOME/a\\",
            "/a\"; x; \"",
        ] {
            let line = format!("XDG_DOWNLOAD_DIR=\"{hostile}\"");
            assert_eq!(told(&line), Vec::<PathBuf>::new(), "{hostile}");
        }
        assert_eq!(
            told("XDG_DOWNLOAD_DIR=$HOME/x\n=\nXDG_DOWNLOAD_DIR"),
            Vec::<PathBuf>::new()
        );
    }
}
