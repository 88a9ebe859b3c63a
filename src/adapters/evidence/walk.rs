//! A walk through the folders below one folder, in bounds, that cannot be led out of it.
//!
//! Level by level, so that what lies near is found before a deep tree has used up the bound. Each folder is
//! opened anew from the first one, name by name, and no name may be a link: what is moved or replaced while
//! the walk goes on leads nowhere.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::system::Stands;
use crate::adapters::system::file;
use crate::adapters::system::folder::HeldFolder;
use crate::ports::evidence::Found;
use crate::ports::evidence::FoundFile;
use crate::ports::evidence::MOST_FILES;
use crate::ports::evidence::PassedOver;
use crate::ports::evidence::Why;

/// A walk under way.
pub(super) struct Walk<'a> {
    folder: &'a Path,
    found: Found,
    /// Folders still to be looked at: the names that lead there.
    waiting: VecDeque<Vec<OsString>>,
    /// Names seen so far, of whatever kind.
    seen: usize,
}

impl<'a> Walk<'a> {
    /// The regular files below `folder`.
    pub(super) fn below(folder: &'a Path, levels: u8) -> Found {
        let mut walk = Self {
            folder,
            found: Found::default(),
            waiting: VecDeque::from([Vec::new()]),
            seen: 0,
        };
        match HeldFolder::open_behind(folder) {
            Ok(root) => {
                walk.found.is_there = true;
                walk.all(&root, usize::from(levels));
            }
            Err(error) if is_absent(&error) => {}
            Err(_) => {
                walk.found.is_there = true;
                walk.pass_over(&[], Why::Unreadable);
            }
        }
        walk.found.files.sort();
        walk.found
    }

    fn all(&mut self, root: &HeldFolder, levels: usize) {
        while let Some(names) = self.waiting.pop_front() {
            if names.len() >= levels {
                // What waits behind it lies as deep.
                return self.pass_over(&[], Why::TooDeep);
            }
            let looked = match descend(root, &names) {
                Ok(Some(opened)) if !opened.is_beside(root) => {
                    self.pass_over(&names, Why::Elsewhere);
                    Ok(())
                }
                Ok(opened) => self.one(opened.as_ref().unwrap_or(root), &names),
                // It was there a moment ago: taken away, or replaced by a link.
                Err(error) if is_absent(&error) || file::is_link(&error) => Ok(()),
                Err(error) => Err(error),
            };
            if looked.is_err() {
                self.pass_over(&names, Why::Unreadable);
            }
            if self.found.files.len() >= MOST_FILES || self.seen >= MOST_NAMES {
                return self.pass_over(&[], Why::TooMany);
            }
        }
    }

    /// What stands in one folder.
    fn one(&mut self, opened: &HeldFolder, names: &[OsString]) -> io::Result<()> {
        let mut folders = Vec::new();
        for name in opened.names()? {
            let name = name?;
            self.seen += 1;
            if self.seen >= MOST_NAMES || self.found.files.len() >= MOST_FILES {
                break;
            }
            match opened.stands(&name) {
                Ok(Some(Stands::File(size))) => self.found.files.push(FoundFile {
                    path: self.path(names).join(name),
                    size,
                }),
                Ok(Some(Stands::Folder)) if !is_of_programs(&name) => folders.push(name),
                _ => {}
            }
        }
        folders.sort();
        for folder in folders {
            self.waiting.push_back([names, &[folder]].concat());
        }
        Ok(())
    }

    fn path(&self, names: &[OsString]) -> PathBuf {
        let below: PathBuf = names.iter().collect();
        // To join nothing would add a slash.
        if names.is_empty() {
            return self.folder.to_owned();
        }
        self.folder.join(below)
    }

    fn pass_over(&mut self, names: &[OsString], why: Why) {
        if self.found.passed_over.len() < MOST_TOLD {
            let path = self.path(names);
            self.found.passed_over.push(PassedOver { path, why });
        }
    }
}

/// The folder that these names lead to, each a folder and none a link; `None` for the first one itself.
fn descend(root: &HeldFolder, names: &[OsString]) -> io::Result<Option<HeldFolder>> {
    let mut opened: Option<HeldFolder> = None;
    for name in names {
        opened = Some(opened.as_ref().unwrap_or(root).folder(name)?);
    }
    Ok(opened)
}

/// Hidden folders, and those that programs fill.
fn is_of_programs(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let is = |known: &&str| name.eq_ignore_ascii_case(known.as_bytes());
    name.starts_with(b".") || OF_PROGRAMS.iter().any(is)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

const OF_PROGRAMS: [&str; 6] = [
    "node_modules",
    "__pycache__",
    "site-packages",
    "cache",
    "caches",
    "venv",
];

/// Links, pipes and folders included.
const MOST_NAMES: usize = 100_000;

const MOST_TOLD: usize = 100;
