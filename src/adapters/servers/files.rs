//! Files for a server that knows nothing of a corpus: a folder of ranges, or one text; whole before they have their name.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::corpus_file::HEAD;
use crate::adapters::new_corpus::open_part;
use crate::adapters::part_folder::PartFolder;
use crate::adapters::part_folder::part_of;
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
    folder: PartFolder,
    held: HeldFolder,
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
        let folder = PartFolder::begin(path, is_range).map_err(unwritable)?;
        let held = HeldFolder::open(&folder.part).map_err(unwritable)?;
        Ok(Self { folder, held })
    }
}

impl RangeFiles for NewFolder {
    fn put(&mut self, name: &str, body: &[u8]) -> io::Result<()> {
        self.held.make_shared(name)?.write_all(body)
    }

    fn commit(self: Box<Self>) -> io::Result<()> {
        // A million files are not synced one by one.
        self.folder.sync_disk()?;
        self.folder.commit()
    }
}

/// Whether a run may have left a range under this name, with either ending.
fn is_range(name: &str) -> bool {
    text::range_number(name.strip_suffix(".txt").unwrap_or(name)).is_some()
}

/// A text in the making.
pub(super) struct NewText {
    file: File,
    part: PathBuf,
    path: PathBuf,
    is_done: bool,
}

impl NewText {
    /// Begin the file that will be `path`. What an earlier run left of it is overwritten, and nothing else.
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
        let file = open_part(&part, is_row).map_err(unwritable)?;
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

/// Whether a file is empty, or begins as the text of a corpus does: with a digest and a colon.
fn is_row(first: &[u8]) -> bool {
    let is_hex = |byte: &u8| byte.is_ascii_digit() || (b'A'..=b'F').contains(byte);
    let digits = first.iter().take_while(|byte| is_hex(byte)).count();
    first.is_empty() || (matches!(digits, 32 | 40) && first.get(digits) == Some(&b':'))
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
