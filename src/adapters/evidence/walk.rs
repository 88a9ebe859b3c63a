//! A walk through the folders below one folder, in bounds, that cannot be led out of it.
//!
//! Level by level, so that what lies near is found before a deep tree has used up the bound. Each folder is
//! opened anew from the first one, name by name, and no name may be a link: what is moved or replaced while
//! the walk goes on leads nowhere.

use std::collections::VecDeque;
use std::ffi::CStr;
use std::ffi::OsStr;
use std::ffi::OsString;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::path::PathBuf;

use rustix::fs::AtFlags;
use rustix::fs::Dir;
use rustix::fs::FileType;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::fs::fstat;
use rustix::fs::openat;
use rustix::fs::statat;
use rustix::io::Errno;

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
        let root = OpenOptions::new()
            .read(true)
            .custom_flags(FOLDER.bits().cast_signed())
            .open(folder);
        match root {
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

    fn all(&mut self, root: &File, levels: usize) {
        let Ok(device) = fstat(root).map(|found| found.st_dev) else {
            return self.pass_over(&[], Why::Unreadable);
        };
        while let Some(names) = self.waiting.pop_front() {
            if names.len() >= levels {
                // What waits behind it lies as deep.
                return self.pass_over(&[], Why::TooDeep);
            }
            match descend(root, &names) {
                Ok(opened) if fstat(&opened).is_ok_and(|found| found.st_dev != device) => {
                    self.pass_over(&names, Why::Elsewhere);
                }
                Ok(opened) => {
                    if self.one(&opened, &names).is_err() {
                        self.pass_over(&names, Why::Unreadable);
                    }
                }
                // It was there a moment ago: taken away, or replaced by a link.
                Err(Errno::NOENT | Errno::NOTDIR | Errno::LOOP) => {}
                Err(_) => self.pass_over(&names, Why::Unreadable),
            }
            if self.found.files.len() >= MOST_FILES || self.seen >= MOST_NAMES {
                return self.pass_over(&[], Why::TooMany);
            }
        }
    }

    /// What stands in one folder.
    fn one(&mut self, opened: &OwnedFd, names: &[OsString]) -> Result<(), Errno> {
        let mut folders = Vec::new();
        for entry in Dir::read_from(opened)? {
            let entry = entry?;
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            self.seen += 1;
            if self.seen >= MOST_NAMES || self.found.files.len() >= MOST_FILES {
                break;
            }
            match entry.file_type() {
                FileType::Directory | FileType::RegularFile | FileType::Unknown => {}
                _ => continue,
            }
            let Ok(found) = statat(opened, name, AtFlags::SYMLINK_NOFOLLOW) else {
                continue;
            };
            match FileType::from_raw_mode(found.st_mode) {
                FileType::RegularFile => self.found.files.push(FoundFile {
                    path: self.path(names).join(os(name)),
                    size: u64::try_from(found.st_size).unwrap_or(u64::MAX),
                }),
                FileType::Directory if !is_of_programs(name) => folders.push(os(name).to_owned()),
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

/// The folder that these names lead to, each a folder and none a link.
fn descend(root: &File, names: &[OsString]) -> Result<OwnedFd, Errno> {
    let flags = FOLDER | OFlags::NOFOLLOW;
    let mut opened = openat(root, ".", flags, Mode::empty())?;
    for name in names {
        opened = openat(&opened, name.as_os_str(), flags, Mode::empty())?;
    }
    Ok(opened)
}

/// Hidden folders, and those that programs fill.
fn is_of_programs(name: &CStr) -> bool {
    let name = name.to_bytes();
    let is = |known: &&str| name.eq_ignore_ascii_case(known.as_bytes());
    name.starts_with(b".") || OF_PROGRAMS.iter().any(is)
}

fn os(name: &CStr) -> &OsStr {
    OsStr::from_bytes(name.to_bytes())
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

const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::CLOEXEC)
    .union(OFlags::NONBLOCK);

/// Links, pipes and folders included.
const MOST_NAMES: usize = 100_000;

const MOST_TOLD: usize = 100;
