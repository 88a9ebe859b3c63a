//! A walk through a tree, in bounds, that no link leads out of it.

use std::fs;
use std::fs::DirEntry;
use std::fs::File;
use std::io;
use std::path::Path;

use crate::adapters::system::folder::HeldFolder;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::pass_trees::Tree;
use crate::vault::entry::BadEntry;

/// A walk under way.
#[derive(Default)]
pub(super) struct Walk {
    tree: Tree,
    /// Folders still to be looked at, by their paths below the first, with a `/` at the end.
    waiting: Vec<String>,
    seen: usize,
    is_tree: bool,
}

impl Walk {
    /// What lies below `folder`.
    pub(super) fn below(folder: &Path) -> Result<Tree, Failure> {
        let mut walk = Self {
            waiting: vec![String::new()],
            ..Self::default()
        };
        while let Some(below) = walk.waiting.pop() {
            match fs::read_dir(folder.join(&below)) {
                Ok(entries) => {
                    for entry in entries {
                        match entry {
                            Ok(entry) => walk.look(&below, &entry),
                            Err(error) => walk.pass_over(&below, &error.to_string()),
                        }
                    }
                }
                Err(error) if below.is_empty() => {
                    let what = format!("`{}` cannot be read", folder.display());
                    return Err(Failure::new(Kind::Input, what).because(&error));
                }
                Err(error) => walk.pass_over(&below, &error.to_string()),
            }
            if walk.seen > MOST_NAMES {
                walk.pass_over(
                    &below,
                    "there is more than anybody keeps: the rest was not looked at",
                );
                break;
            }
        }
        if !walk.is_tree {
            let what = format!("`{}` is no tree of `pass`", folder.display());
            return Err(Failure::new(Kind::Input, what).hint(
                "such a tree has a file `.gpg-id`; it is in `~/.password-store` most of the time",
            ));
        }
        walk.tree.names.sort();
        Ok(walk.tree)
    }

    fn look(&mut self, below: &str, entry: &DirEntry) {
        self.seen += 1;
        if self.seen > MOST_NAMES {
            return;
        }
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            let path = format!("{below}{}", name.to_string_lossy());
            return self.pass_over(&path, "its name is no text");
        };
        let path = format!("{below}{name}");
        let Ok(kind) = entry.file_type() else {
            return self.pass_over(&path, "it cannot be looked at");
        };
        if NO_ENTRIES.contains(&name) {
            self.is_tree |= matches!(name, ".gpg-id" | ".age-recipients");
            return;
        }
        if kind.is_dir() {
            if below.matches('/').count() >= MOST_FOLDERS {
                return self.pass_over(&path, "it lies too deep");
            }
            return self.waiting.push(format!("{path}/"));
        }
        if let Some(sealed) = path.strip_suffix(".gpg") {
            if name == ".gpg" {
                self.pass_over(&path, "it has no name");
            } else if kind.is_file() {
                self.tree.names.push(sealed.to_owned());
            } else {
                self.pass_over(&path, "it is a link or no file: it was not followed");
            }
        } else if path.strip_suffix(".age").is_some() {
            self.pass_over(&path, "it is sealed with age: only gopass opens it");
        } else if kind.is_symlink() {
            self.pass_over(&path, "it is a link: it was not followed");
        }
    }

    fn pass_over(&mut self, path: &str, why: &str) {
        let place = path.trim_end_matches('/').to_owned();
        let why = why.to_owned();
        self.tree.bad.push(BadEntry { place, why });
    }
}

/// The file of a tree, each part of its path a folder and none a link.
pub(super) fn open(folder: &Path, name: &str) -> io::Result<File> {
    let path = format!("{name}.gpg");
    let mut parts: Vec<_> = path.split('/').collect();
    if parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
        return Err(io::Error::other("it lies in no tree"));
    }
    let last = parts.pop().unwrap_or_default();
    let mut held = HeldFolder::open_behind(folder)?;
    for part in parts {
        held = held.folder(part)?;
    }
    let opened = held.read(last)?;
    let found = opened.metadata()?;
    if !found.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    if found.len() > LONGEST {
        return Err(io::Error::other("it is larger than any password"));
    }
    Ok(opened)
}

/// Who it is sealed for, and what pass, gopass and git keep for themselves. All else is an entry where it is sealed, also
/// where its name begins with a dot and pass does not list it: pass shows it to who asks for it.
const NO_ENTRIES: [&str; 10] = [
    ".age-recipients",
    ".extensions",
    ".git",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".gitmodules",
    ".gpg-id",
    ".gpg-id.sig",
    ".public-keys",
];
/// How deep folders lie in each other.
const MOST_FOLDERS: usize = 32;
/// Files and folders of a tree, whatever they are.
const MOST_NAMES: usize = 100_000;
/// The longest file that is opened, in bytes.
const LONGEST: u64 = 4 << 20;
