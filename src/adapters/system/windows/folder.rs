//! A folder held open. Windows has no way to reach what is in it but by its path; held open like this it can be
//! neither renamed nor removed, so that its path leads there as long as it is held. No link is followed.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::fs;
use std::fs::File;
use std::fs::Metadata;
use std::fs::OpenOptions;
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::path::absolute;

use crate::adapters::system::Stands;
use crate::adapters::system::file;

/// The folder.
pub(in crate::adapters) struct HeldFolder {
    held: File,
    path: PathBuf,
}

impl HeldFolder {
    /// The folder at `path`, whose own name is no link.
    pub(in crate::adapters) fn open(path: &Path) -> io::Result<Self> {
        let held = file::no_link(hold(path, file::FOLDER | file::ITSELF)?)?;
        Self::of(held, absolute(path)?)
    }

    /// The folder that `path` leads to.
    pub(in crate::adapters) fn open_behind(path: &Path) -> io::Result<Self> {
        Self::of(hold(path, file::FOLDER)?, fs::canonicalize(path)?)
    }

    /// A folder in it.
    pub(in crate::adapters) fn folder(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        Self::open(&self.place(name)?)
    }

    /// Make a folder in it.
    pub(in crate::adapters) fn make_folder(&self, name: &str) -> io::Result<()> {
        fs::create_dir(self.place(name)?)
    }

    /// A file in it, to be read.
    pub(in crate::adapters) fn read(&self, name: &str) -> io::Result<File> {
        file::open_no_link(&self.place(name)?)
    }

    /// The same, to be changed too.
    pub(in crate::adapters) fn change(&self, name: &str) -> io::Result<File> {
        file::change_no_link(&self.place(name)?)
    }

    /// The same, and made where it is missing.
    pub(in crate::adapters) fn change_or_make(&self, name: &str) -> io::Result<File> {
        match file::make_shared(&self.place(name)?) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.change(name),
            made => made,
        }
    }

    /// Make a file that is not there yet.
    pub(in crate::adapters) fn make(&self, name: &str) -> io::Result<File> {
        file::make_shared(&self.place(name)?)
    }

    /// The same.
    pub(in crate::adapters) fn make_shared(&self, name: &str) -> io::Result<File> {
        self.make(name)
    }

    /// What stands in it under this name; `None` for nothing.
    pub(in crate::adapters) fn stands(
        &self,
        name: impl AsRef<OsStr>,
    ) -> io::Result<Option<Stands>> {
        let found = match fs::symlink_metadata(self.place(name)?) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(Some(match found.file_type() {
            kind if kind.is_file() => Stands::File(found.len()),
            kind if kind.is_dir() => Stands::Folder,
            _ => Stands::Other,
        }))
    }

    /// Delete a file in it.
    pub(in crate::adapters) fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.place(name)?)
    }

    /// Give a file the name of another, whose place it takes.
    pub(in crate::adapters) fn replace(&self, new: &str, name: &str) -> io::Result<()> {
        fs::rename(self.place(new)?, self.place(name)?)
    }

    /// Give a file its name, if nothing else has it; it has two names for a moment.
    pub(in crate::adapters) fn publish(&self, new: &str, name: &str) -> io::Result<()> {
        let new = self.place(new)?;
        fs::hard_link(&new, self.place(name)?)?;
        fs::remove_file(new)
    }

    /// The same for a folder. It may take the place of an empty folder, which holds nothing to lose.
    pub(in crate::adapters) fn publish_folder(&self, new: &str, name: &str) -> io::Result<()> {
        fs::rename(self.place(new)?, self.place(name)?)
    }

    /// The names in it.
    pub(in crate::adapters) fn names(
        &self,
    ) -> io::Result<impl Iterator<Item = io::Result<OsString>>> {
        Ok(fs::read_dir(&self.path)?.map(|entry| Ok(entry?.file_name())))
    }

    /// Ask for the names in it to be made durable.
    pub(in crate::adapters) fn sync(&self) -> io::Result<()> {
        file::sync_folder(&self.path)
    }

    /// What is known of it.
    pub(in crate::adapters) fn metadata(&self) -> io::Result<Metadata> {
        self.held.metadata()
    }

    /// Whether it lies on the disk that `other` lies on: what leads to another is a link, and none was followed.
    #[expect(clippy::unused_self, reason = "Unix mounts disks without a link")]
    pub(in crate::adapters) fn is_beside(&self, _other: &Self) -> bool {
        true
    }

    /// There is no mode to set.
    pub(in crate::adapters) fn close_to_others(&self) -> io::Result<()> {
        file::close_to_others(&self.held, 0o700)
    }

    fn of(held: File, path: PathBuf) -> io::Result<Self> {
        if held.metadata()?.is_dir() {
            Ok(Self { held, path })
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    /// A name in it, and no way to another folder, another stream of a file, or a device.
    fn place(&self, name: impl AsRef<OsStr>) -> io::Result<PathBuf> {
        let name = name.as_ref();
        let bytes = name.as_encoded_bytes();
        let leads_away = bytes.iter().any(|byte| b"/\\:".contains(byte));
        if leads_away || matches!(bytes, b"" | b"." | b"..") {
            return Err(io::ErrorKind::InvalidFilename.into());
        }
        Ok(self.path.join(name))
    }
}

/// Open a folder so that others may read and write in it, but not take it away.
fn hold(path: &Path, flags: u32) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(flags);
    options.share_mode(READ | WRITE).open(path)
}

/// Source: `FILE_SHARE_READ` and `FILE_SHARE_WRITE` of
/// <https://learn.microsoft.com/en-us/windows/win32/api/fileapi/nf-fileapi-createfilew>.
const READ: u32 = 1;
const WRITE: u32 = 2;
