//! Files for a server that knows nothing of a corpus: a folder of ranges, or one text; whole before they have their name.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::corpus_file::HEAD;
use crate::adapters::new_corpus::open_alone;
use crate::adapters::system;
use crate::adapters::system::file;
use crate::adapters::system::folder::HeldFolder;
use crate::corpus::text;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Replacement;
use crate::ports::servers::RangeFiles;

/// A folder of range files in the making.
pub(super) struct NewFolder {
    /// Held for its lock.
    locked: File,
    held: HeldFolder,
    part: PathBuf,
    path: PathBuf,
    is_done: bool,
}

impl NewFolder {
    /// Begin the folder that will be `path`.
    ///
    /// # Errors
    /// As [`Servers::folder`](crate::ports::servers::Servers::folder).
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        let unwritable = |error: io::Error| {
            let what = format!("the folder `{}` cannot be written", path.display());
            Failure::new(Kind::Output, what)
                .because(&error)
                .hint("name a folder that is not there yet, or an empty one")
        };
        can_be_taken(path).map_err(unwritable)?;
        let part = part_of(path).map_err(unwritable)?;
        let locked = open_folder(&part).map_err(unwritable)?;
        let folder = Self {
            locked,
            held: HeldFolder::open(&part).map_err(unwritable)?,
            part,
            path: path.to_owned(),
            is_done: false,
        };
        Ok(folder)
    }
}

impl RangeFiles for NewFolder {
    fn put(&mut self, name: &str, body: &[u8]) -> io::Result<()> {
        self.held.make_shared(name)?.write_all(body)
    }

    fn commit(mut self: Box<Self>) -> io::Result<()> {
        // A million files are not synced one by one.
        file::sync_disk(&self.locked)?;
        fs::rename(&self.part, &self.path)?;
        self.is_done = true;
        system::sync_name(&self.path)
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if !self.is_done {
            let _gone = fs::remove_dir_all(&self.part);
        }
    }
}

/// A text in the making.
pub(super) struct NewText {
    file: File,
    part: PathBuf,
    path: PathBuf,
    is_done: bool,
}

impl NewText {
    /// Begin the file that will be `path`. What an earlier run left of it is overwritten.
    ///
    /// # Errors
    /// As [`Servers::text`](crate::ports::servers::Servers::text).
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        let unwritable = |error: io::Error| {
            let what = format!("`{}` cannot be written", path.display());
            Failure::new(Kind::Output, what).because(&error)
        };
        match fs::symlink_metadata(path) {
            Ok(there) if !there.is_file() => {
                return Err(unwritable(io::Error::other("it is not a regular file")));
            }
            _ => {}
        }
        let part = part_of(path).map_err(unwritable)?;
        let file = open_alone(&part).map_err(unwritable)?;
        file.set_len(0).map_err(unwritable)?;
        Ok(Self {
            file,
            part,
            path: path.to_owned(),
            is_done: false,
        })
    }
}

impl Write for NewText {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Replacement for NewText {
    fn commit(mut self: Box<Self>) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.part, &self.path)?;
        self.is_done = true;
        system::sync_name(&self.path)
    }
}

impl Drop for NewText {
    fn drop(&mut self) {
        if !self.is_done {
            let _gone = fs::remove_file(&self.part);
        }
    }
}

/// See [`Servers::is_of_source`](crate::ports::servers::Servers::is_of_source).
pub(super) fn is_of_source(path: &Path, source: &Path) -> bool {
    let mut read = vec![source.to_owned()];
    let folder = if source.is_dir() {
        source
    } else {
        folder_of(source)
    };
    read.push(folder.to_owned());
    // A set of shards, by its folder or its head.
    if source.is_dir() || source.ends_with(HEAD) {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        read.extend(entries.map(|entry| entry.path()));
    }
    let identity = |path: &PathBuf| file::identity_behind(path).ok();
    let read: Vec<_> = read.iter().filter_map(identity).collect();
    let written = [Some(path.to_owned()), part_of(path).ok()];
    let mut written = written.iter().flatten().filter_map(identity);
    written.any(|written| read.contains(&written))
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Whether a folder may be put here. The rename that does it looks once more.
fn can_be_taken(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(there) if !there.is_dir() => Err(io::Error::other("it is there and not a folder")),
        Ok(_) => match fs::read_dir(path)?.next() {
            None => Ok(()),
            Some(_) => Err(io::Error::other("it is not empty")),
        },
    }
}

/// Where `path` is made: beside it.
fn part_of(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name();
    let mut name = name
        .ok_or_else(|| io::Error::other("it has no name of its own"))?
        .to_owned();
    name.push(".part");
    Ok(path.with_file_name(name))
}

/// Open the part, locked, and empty it: what an earlier run left may have other names than ours.
fn open_folder(part: &Path) -> io::Result<File> {
    let locked = file::folder_to_lock(part)?;
    locked
        .try_lock()
        .map_err(|_| io::Error::other("another run is making it"))?;
    for entry in fs::read_dir(part)? {
        let name = entry?.file_name();
        let hex = name
            .to_str()
            .map(|name| name.strip_suffix(".txt").unwrap_or(name));
        if hex.and_then(text::range_number).is_none() {
            let what = format!("`{}` has files that are not ranges", part.display());
            return Err(io::Error::other(what));
        }
        fs::remove_file(part.join(name))?;
    }
    Ok(locked)
}
