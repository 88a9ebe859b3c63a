//! The folder itself: what is in it is opened by name below it, and must be a file of this user alone.

use std::fs::File;
use std::io;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;

use rustix::fs::CWD;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::fs::openat;
use rustix::io::Errno;
use rustix::process::geteuid;

use crate::failure::Failure;
use crate::failure::Kind;

/// The folder, opened.
pub(super) struct Folder {
    pub(super) handle: File,
    pub(super) path: PathBuf,
}

impl Folder {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = File::from(openat(CWD, path, flags, Mode::empty())?);
        let metadata = handle.metadata()?;
        if metadata.uid() != geteuid().as_raw() {
            return Err(io::Error::other("the folder belongs to another user"));
        }
        Ok(Self {
            handle,
            path: path.to_owned(),
        })
    }

    /// A file in it.
    pub(super) fn file(&self, name: &str, who: OpenAs) -> Result<File, Failure> {
        self.open_file(name, who)
            .map_err(|error| unusable(&self.path.join(name), &error))
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
    pub(super) fn content(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Failure> {
        let path = || self.path.join(name);
        let file = match self.open_file(name, OpenAs::Reader) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unusable(&path(), &error)),
        };
        // Room for all of it, and for the read that finds the end: a small file is then read at once.
        let length = file.metadata().map_or(0, |file| file.len().min(limit));
        let mut content = Vec::with_capacity(usize::try_from(length + 64).unwrap_or_default());
        let read = file.take(limit + 1).read_to_end(&mut content);
        read.map_err(|error| unusable(&path(), &error))?;
        if content.len() as u64 > limit {
            return Err(unusable(&path(), &"it is too long to be ours"));
        }
        Ok(Some(content))
    }
}

#[derive(Clone, Copy)]
pub(super) enum OpenAs {
    /// Of what is there.
    Reader,
    /// Of what is there or is made now.
    Writer,
}

/// The mode it should have, whatever the umask made of it, and whatever others were allowed.
pub(super) fn close_to_others(file: &File, mode: u32) -> io::Result<()> {
    if file.metadata()?.mode() & 0o777 != mode {
        file.set_permissions(PermissionsExt::from_mode(mode))?;
    }
    Ok(())
}

pub(super) fn unusable(path: &Path, why: &(impl ToString + ?Sized)) -> Failure {
    Failure::new(Kind::Store, format!("`{}` cannot be used", path.display()))
        .because(why)
        .hint("no code was handed out; check the owner and the mode of the file, and that the disk is not full")
}
