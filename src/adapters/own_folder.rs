//! A folder of this user alone: what is in it is opened by name below it, never through a link, and must be a
//! regular file of this user with one name.

mod lock;

use std::fs::DirBuilder;
use std::fs::File;
use std::io;
use std::io::Read;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;

use rustix::fs::CWD;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::fs::mkdirat;
use rustix::fs::openat;
use rustix::io::Errno;
use rustix::process::geteuid;

use crate::failure::Failure;
use crate::failure::Kind;

/// The folder, opened.
pub(in crate::adapters) struct Folder {
    pub(in crate::adapters) handle: File,
    pub(in crate::adapters) path: PathBuf,
    /// What the owner can do where something in it cannot be used.
    pub(in crate::adapters) hint: &'static str,
}

impl Folder {
    pub(in crate::adapters) fn open(path: &Path, hint: &'static str) -> io::Result<Self> {
        let handle = openat(CWD, path, FOLDER, Mode::empty())?;
        Self::of_this_user(handle.into(), path.to_owned(), hint)
    }

    /// The same, made where it is not there, and closed to others.
    pub(in crate::adapters) fn make(path: &Path, hint: &'static str) -> io::Result<Self> {
        // Not this umask's business: the mode is set once more when the folder is opened.
        DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        let folder = Self::open(path, hint)?;
        close_to_others(&folder.handle, 0o700)?;
        Ok(folder)
    }

    /// A folder in it.
    pub(in crate::adapters) fn folder(&self, name: &str, who: OpenAs) -> io::Result<Self> {
        let path = self.path.join(name);
        let handle = match (openat(&self.handle, name, FOLDER, Mode::empty()), who) {
            (Err(Errno::NOENT), OpenAs::Writer) => {
                match mkdirat(&self.handle, name, Mode::RWXU) {
                    // Another run was faster.
                    Ok(()) | Err(Errno::EXIST) => {}
                    Err(error) => return Err(error.into()),
                }
                self.handle.sync_all()?;
                openat(&self.handle, name, FOLDER, Mode::empty())?
            }
            (opened, _) => opened?,
        };
        let folder = Self::of_this_user(handle.into(), path, self.hint)?;
        if let OpenAs::Writer = who {
            close_to_others(&folder.handle, 0o700)?;
        }
        Ok(folder)
    }

    fn of_this_user(handle: File, path: PathBuf, hint: &'static str) -> io::Result<Self> {
        if handle.metadata()?.uid() != geteuid().as_raw() {
            return Err(io::Error::other("the folder belongs to another user"));
        }
        Ok(Self { handle, path, hint })
    }

    /// Why `name` in it cannot be used.
    pub(in crate::adapters) fn unusable(
        &self,
        name: &str,
        why: &(impl ToString + ?Sized),
    ) -> Failure {
        unusable(&self.path.join(name), why, self.hint)
    }

    /// A file in it.
    pub(in crate::adapters) fn file(&self, name: &str, who: OpenAs) -> Result<File, Failure> {
        self.open_file(name, who)
            .map_err(|error| self.unusable(name, &error))
    }

    fn open_file(&self, name: &str, who: OpenAs) -> io::Result<File> {
        let direction = match who {
            OpenAs::Reader => OFlags::RDONLY,
            OpenAs::Writer => OFlags::RDWR,
        };
        // Without waiting: a pipe in the place of the file must not hold us up.
        let flags = direction | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let opened = match (openat(&self.handle, name, flags, Mode::empty()), who) {
            (Err(Errno::NOENT), OpenAs::Writer) => {
                let made = flags | OFlags::CREATE;
                let file = openat(&self.handle, name, made, Mode::RUSR | Mode::WUSR)?;
                self.handle.sync_all()?;
                file
            }
            (opened, _) => opened?,
        };
        let file = File::from(opened);
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        if metadata.uid() != geteuid().as_raw() {
            return Err(io::Error::other("it belongs to another user"));
        }
        if metadata.nlink() != 1 {
            return Err(io::Error::other("it has a second name elsewhere"));
        }
        if let OpenAs::Writer = who {
            close_to_others(&file, 0o600)?;
        }
        Ok(file)
    }

    /// `None` where there is no such file.
    pub(in crate::adapters) fn content(
        &self,
        name: &str,
        limit: u64,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let file = match self.open_file(name, OpenAs::Reader) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.unusable(name, &error)),
        };
        // Room for all of it, and for the read that finds the end: a small file is then read at once.
        let length = file.metadata().map_or(0, |file| file.len().min(limit));
        let mut content = Vec::with_capacity(usize::try_from(length + 64).unwrap_or_default());
        let read = file.take(limit + 1).read_to_end(&mut content);
        read.map_err(|error| self.unusable(name, &error))?;
        if content.len() as u64 > limit {
            return Err(self.unusable(name, &"it is too long to be ours"));
        }
        Ok(Some(content))
    }
}

#[derive(Clone, Copy)]
pub(in crate::adapters) enum OpenAs {
    /// Of what is there.
    Reader,
    /// Of what is there or is made now.
    Writer,
}

/// The mode it should have, whatever the umask made of it, and whatever others were allowed.
pub(in crate::adapters) fn close_to_others(file: &File, mode: u32) -> io::Result<()> {
    if file.metadata()?.mode() & 0o777 != mode {
        file.set_permissions(PermissionsExt::from_mode(mode))?;
    }
    Ok(())
}

pub(in crate::adapters) fn unusable(
    path: &Path,
    why: &(impl ToString + ?Sized),
    hint: &'static str,
) -> Failure {
    Failure::new(Kind::Store, format!("`{}` cannot be used", path.display()))
        .because(why)
        .hint(hint)
}

const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);
