//! A folder held open: what is in it is reached by name below it, and no link is followed. What it holds stays what
//! was checked, even if another folder takes its name.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::fs::File;
use std::fs::Metadata;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::AtFlags;
use rustix::fs::CWD;
use rustix::fs::Dir;
use rustix::fs::FileType;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::fs::RenameFlags;
use rustix::fs::linkat;
use rustix::fs::mkdirat;
use rustix::fs::openat;
use rustix::fs::renameat;
use rustix::fs::renameat_with;
use rustix::fs::statat;
use rustix::fs::unlinkat;
use rustix::io::Errno;

use crate::adapters::system::Stands;
use crate::adapters::system::file;

/// The folder.
pub(in crate::adapters) struct HeldFolder(File);

impl HeldFolder {
    /// The folder at `path`, whose own name is no link.
    pub(in crate::adapters) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(
            openat(CWD, path, FOLDER | OFlags::NOFOLLOW, Mode::empty())?.into(),
        ))
    }

    /// The folder that `path` leads to.
    pub(in crate::adapters) fn open_behind(path: &Path) -> io::Result<Self> {
        Ok(Self(openat(CWD, path, FOLDER, Mode::empty())?.into()))
    }

    /// A folder in it.
    pub(in crate::adapters) fn folder(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        let flags = FOLDER | OFlags::NOFOLLOW;
        Ok(Self(
            openat(&self.0, name.as_ref(), flags, Mode::empty())?.into(),
        ))
    }

    /// Make a folder in it, for us alone.
    pub(in crate::adapters) fn make_folder(&self, name: &str) -> io::Result<()> {
        Ok(mkdirat(&self.0, name, Mode::RWXU)?)
    }

    /// A file in it, to be read. Of a pipe nothing is waited for.
    pub(in crate::adapters) fn read(&self, name: &str) -> io::Result<File> {
        Ok(openat(&self.0, name, OFlags::RDONLY | A_FILE, Mode::empty())?.into())
    }

    /// The same, to be changed too.
    pub(in crate::adapters) fn change(&self, name: &str) -> io::Result<File> {
        Ok(openat(&self.0, name, OFlags::RDWR | A_FILE, Mode::empty())?.into())
    }

    /// The same, and made for us alone where it is missing.
    pub(in crate::adapters) fn change_or_make(&self, name: &str) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | A_FILE;
        Ok(openat(&self.0, name, flags, Mode::RUSR | Mode::WUSR)?.into())
    }

    /// Make a file that is not there yet, for us alone as far as the umask lets us.
    pub(in crate::adapters) fn make(&self, name: &str) -> io::Result<File> {
        Ok(openat(&self.0, name, A_NEW_FILE, Mode::RUSR | Mode::WUSR)?.into())
    }

    /// The same, for all to read.
    pub(in crate::adapters) fn make_shared(&self, name: &str) -> io::Result<File> {
        let mode = Mode::RUSR | Mode::WUSR | Mode::RGRP | Mode::ROTH;
        Ok(openat(&self.0, name, A_NEW_FILE, mode)?.into())
    }

    /// What stands in it under this name; `None` for nothing.
    pub(in crate::adapters) fn stands(
        &self,
        name: impl AsRef<OsStr>,
    ) -> io::Result<Option<Stands>> {
        let found = match statat(&self.0, name.as_ref(), AtFlags::SYMLINK_NOFOLLOW) {
            Ok(found) => found,
            Err(Errno::NOENT) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(Some(match FileType::from_raw_mode(found.st_mode) {
            FileType::RegularFile => Stands::File(u64::try_from(found.st_size).unwrap_or(u64::MAX)),
            FileType::Directory => Stands::Folder,
            _ => Stands::Other,
        }))
    }

    /// Delete a file in it.
    pub(in crate::adapters) fn remove(&self, name: &str) -> io::Result<()> {
        Ok(unlinkat(&self.0, name, AtFlags::empty())?)
    }

    /// Give a file the name of another, whose place it takes.
    pub(in crate::adapters) fn replace(&self, new: &str, name: &str) -> io::Result<()> {
        Ok(renameat(&self.0, new, &self.0, name)?)
    }

    /// Give a file its name, if nothing else has it. Some file systems cannot rename that way; there it has
    /// two names for a moment.
    pub(in crate::adapters) fn publish(&self, new: &str, name: &str) -> io::Result<()> {
        Ok(
            match renameat_with(&self.0, new, &self.0, name, RenameFlags::NOREPLACE) {
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                    linkat(&self.0, new, &self.0, name, AtFlags::empty())?;
                    unlinkat(&self.0, new, AtFlags::empty())
                }
                told => told,
            }?,
        )
    }

    /// The same for a folder. The second way takes the place of an empty folder, which holds nothing to lose.
    pub(in crate::adapters) fn publish_folder(&self, new: &str, name: &str) -> io::Result<()> {
        Ok(
            match renameat_with(&self.0, new, &self.0, name, RenameFlags::NOREPLACE) {
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                    renameat(&self.0, new, &self.0, name)
                }
                told => told,
            }?,
        )
    }

    /// The names in it, but for its own and that of the folder above.
    pub(in crate::adapters) fn names(
        &self,
    ) -> io::Result<impl Iterator<Item = io::Result<OsString>>> {
        let entries = Dir::read_from(&self.0)?.map(|entry| {
            let entry = entry?;
            Ok(OsStr::from_bytes(entry.file_name().to_bytes()).to_owned())
        });
        Ok(entries.filter(|name: &io::Result<OsString>| {
            name.as_ref()
                .map_or(true, |name| name != "." && name != "..")
        }))
    }

    /// Make the names in it durable.
    pub(in crate::adapters) fn sync(&self) -> io::Result<()> {
        self.0.sync_all()
    }

    /// What is known of it.
    pub(in crate::adapters) fn metadata(&self) -> io::Result<Metadata> {
        self.0.metadata()
    }

    /// Whether it lies on the disk that `other` lies on.
    pub(in crate::adapters) fn is_beside(&self, other: &Self) -> bool {
        let disk = |folder: &Self| folder.0.metadata().map(|found| found.dev());
        matches!((disk(self), disk(other)), (Ok(one), Ok(another)) if one == another)
    }

    /// Close it to others, whatever the umask and they made of it.
    pub(in crate::adapters) fn close_to_others(&self) -> io::Result<()> {
        file::close_to_others(&self.0, 0o700)
    }
}

const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::CLOEXEC);
const A_FILE: OFlags = OFlags::NOFOLLOW
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);
const A_NEW_FILE: OFlags = OFlags::WRONLY
    .union(OFlags::CREATE)
    .union(OFlags::EXCL)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);
