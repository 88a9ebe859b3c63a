//! A folder of ours alone, held open: its files are reached through it, and no link is followed.

use std::fmt::Display;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use rustix::fs::AtFlags;
use rustix::fs::CWD;
use rustix::fs::Dir;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::fs::RenameFlags;
use rustix::fs::fchmod;
use rustix::fs::fsync;
use rustix::fs::linkat;
use rustix::fs::mkdirat;
use rustix::fs::openat;
use rustix::fs::renameat;
use rustix::fs::renameat_with;
use rustix::fs::statat;
use rustix::fs::unlinkat;
use rustix::io::Errno;

use crate::record::id::RecordId;
use crate::record::trouble::StoreError;

/// An open folder. What is in it stays what was checked, even if another folder takes its name.
pub(super) struct Folder {
    open: OwnedFd,
    path: PathBuf,
}

impl Folder {
    /// The private folder at `path`; `None` where there is none. Only its own name must not be a link.
    pub(super) fn open(path: &Path) -> Result<Option<Self>, StoreError> {
        Self::checked(
            openat(CWD, path, A_FOLDER | OFlags::NOFOLLOW, Mode::empty()),
            path.to_owned(),
            0o077,
        )
    }

    /// The folder at `path`, which others may look into and not change.
    pub(super) fn open_shared(path: &Path) -> Result<Option<Self>, StoreError> {
        Self::checked(
            openat(CWD, path, A_FOLDER, Mode::empty()),
            path.to_owned(),
            0o022,
        )
    }

    /// A private folder in this one.
    pub(super) fn below(&self, name: &str) -> Result<Option<Self>, StoreError> {
        Self::checked(
            openat(&self.open, name, A_FOLDER | OFlags::NOFOLLOW, Mode::empty()),
            self.place(name),
            0o077,
        )
    }

    fn checked(
        open: rustix::io::Result<OwnedFd>,
        path: PathBuf,
        forbidden: u32,
    ) -> Result<Option<Self>, StoreError> {
        let open = match open {
            Ok(open) => File::from(open),
            Err(Errno::NOENT) => return Ok(None),
            Err(error) => return Err(refused(&path, error)),
        };
        let found = open.metadata().map_err(|error| unusable(&path, &error))?;
        is_ours(&path, &found, forbidden)?;
        Ok(Some(Self {
            open: open.into(),
            path,
        }))
    }

    /// A new private folder in this one.
    pub(super) fn make(&self, name: &str) -> Result<Self, StoreError> {
        let path = self.place(name);
        let open = mkdirat(&self.open, name, Mode::RWXU)
            .and_then(|()| openat(&self.open, name, A_FOLDER | OFlags::NOFOLLOW, Mode::empty()))
            // The umask may have taken bits away.
            .and_then(|open| fchmod(&open, Mode::RWXU).map(|()| open))
            .map_err(|error| refused(&path, error))?;
        Ok(Self { open, path })
    }

    /// Where something in it stands.
    pub(super) fn place(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Whether something stands there, whatever it is.
    pub(super) fn holds(&self, name: &str) -> Result<bool, StoreError> {
        match statat(&self.open, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(_) => Ok(true),
            Err(Errno::NOENT) => Ok(false),
            Err(error) => Err(refused(&self.place(name), error)),
        }
    }

    /// What is in a file of ours alone, if it is no more than `most` bytes; `None` where there is none.
    pub(super) fn read(&self, name: &str, most: usize) -> Result<Option<Vec<u8>>, StoreError> {
        let place = self.place(name);
        let file = match openat(&self.open, name, A_FILE, Mode::empty()) {
            Ok(file) => File::from(file),
            Err(Errno::NOENT) => return Ok(None),
            Err(error) => return Err(refused(&place, error)),
        };
        let found = file.metadata().map_err(|error| unusable(&place, &error))?;
        if !found.is_file() {
            return Err(unusable(&place, &"it is not a regular file"));
        }
        is_ours(&place, &found, 0o077)?;
        if found.nlink() != 1 {
            return Err(unusable(
                &place,
                &"it has another name elsewhere (a hard link)",
            ));
        }
        let mut bytes = Vec::with_capacity(most + 1);
        file.take(most as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| unusable(&place, &error))?;
        if bytes.len() > most {
            return Err(StoreError::Damaged {
                place: place.display().to_string(),
                what: format!("it has more than {most} bytes"),
            });
        }
        Ok(Some(bytes))
    }

    /// Put a file where there is none, durably: it has this name once it is whole.
    pub(super) fn write_new(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let new = unfinished();
        let written = self.write(&new, bytes).and_then(|()| {
            self.publish(&new, name).map_err(|error| match error {
                Errno::EXIST => StoreError::AlreadyThere,
                error => refused(&self.place(name), error),
            })
        });
        if written.is_err() {
            let _not_there = unlinkat(&self.open, &new, AtFlags::empty());
        }
        written.and_then(|()| self.sync())
    }

    /// Write a new file under its own name, durable but for the name.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let place = self.place(name);
        let file = openat(&self.open, name, A_NEW_FILE, Mode::RUSR | Mode::WUSR)
            .and_then(|file| fchmod(&file, Mode::RUSR | Mode::WUSR).map(|()| file))
            .map_err(|error| refused(&place, error))?;
        let mut file = File::from(file);
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(|error| unusable(&place, &error))
    }

    /// Give a file its name, if nothing else has it. Some file systems cannot rename that way; there it has
    /// two names for a moment.
    fn publish(&self, new: &str, name: &str) -> rustix::io::Result<()> {
        match renameat_with(&self.open, new, &self.open, name, RenameFlags::NOREPLACE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                linkat(&self.open, new, &self.open, name, AtFlags::empty())?;
                unlinkat(&self.open, new, AtFlags::empty())
            }
            told => told,
        }
    }

    /// The same for a folder. The second way takes the place of an empty folder, which holds nothing to lose.
    pub(super) fn publish_folder(&self, new: &str, name: &str) -> Result<(), StoreError> {
        let renamed = match renameat_with(&self.open, new, &self.open, name, RenameFlags::NOREPLACE)
        {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                renameat(&self.open, new, &self.open, name)
            }
            told => told,
        };
        renamed.map_err(|error| match error {
            Errno::EXIST | Errno::NOTEMPTY => {
                StoreError::VaultExists(self.place(name).display().to_string())
            }
            error => refused(&self.place(name), error),
        })
    }

    /// Delete a file; whether there was one.
    pub(super) fn remove(&self, name: &str) -> Result<bool, StoreError> {
        match unlinkat(&self.open, name, AtFlags::empty()) {
            Ok(()) => Ok(true),
            Err(Errno::NOENT) => Ok(false),
            Err(error) => Err(refused(&self.place(name), error)),
        }
    }

    /// Make the names in it durable.
    pub(super) fn sync(&self) -> Result<(), StoreError> {
        fsync(&self.open).map_err(|error| refused(&self.path, error))
    }

    /// The names in it that are text.
    pub(super) fn names(&self) -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.open).map_err(|error| refused(&self.path, error))? {
            let entry = entry.map_err(|error| refused(&self.path, error))?;
            if names.len() == MAX_NAMES {
                return Err(unusable(
                    &self.path,
                    &format!("there are more than {MAX_NAMES} files in it"),
                ));
            }
            names.extend(entry.file_name().to_str().ok().map(str::to_owned));
        }
        Ok(names)
    }

    /// Delete what other runs have begun so long ago and not ended. What cannot be deleted harms nobody.
    pub(super) fn sweep(&self, older: Duration) {
        for name in self.names().unwrap_or_default() {
            let place = self.place(&name);
            let is_old = name.starts_with(NEW)
                && fs::symlink_metadata(&place)
                    .and_then(|found| found.modified())
                    .is_ok_and(|then| then.elapsed().is_ok_and(|age| age > older));
            if is_old && !matches!(self.remove(&name), Ok(true)) {
                self.discard(&name);
            }
        }
    }

    /// Delete a folder in it and all that is in there, as far as that is possible.
    pub(super) fn discard(&self, name: &str) {
        let _still_there = fs::remove_dir_all(self.place(name));
    }
}

/// A name for what is not whole yet.
pub(super) fn unfinished() -> String {
    format!("{NEW}{}", RecordId::random(&mut UnwrapErr(SysRng)))
}

/// That nobody else owns it, and `forbidden` is in nobody's power.
fn is_ours(path: &Path, found: &fs::Metadata, forbidden: u32) -> Result<(), StoreError> {
    let mode = found.mode() & 0o7777;
    if found.uid() != rustix::process::geteuid().as_raw() {
        Err(unusable(path, &"it belongs to another user"))
    } else if mode & forbidden != 0 {
        let wanted = mode & !forbidden;
        Err(unusable(
            path,
            &format!("others have access to it: its mode is {mode:o}, make it {wanted:o}"),
        ))
    } else {
        Ok(())
    }
}

/// What the system says of a file that stays closed.
fn refused(path: &Path, error: Errno) -> StoreError {
    match error {
        Errno::LOOP => unusable(path, &"it is a link, and none is followed"),
        Errno::NOTDIR => unusable(path, &"it is a link or a file, not a folder"),
        error => unusable(path, &io::Error::from(error)),
    }
}

/// A file of the vault, and why it cannot be used.
pub(super) fn unusable(path: &Path, why: &dyn Display) -> StoreError {
    StoreError::Unusable {
        place: path.display().to_string(),
        what: why.to_string(),
    }
}

/// Nobody has said where the vault is to stand.
pub(super) fn homeless() -> StoreError {
    StoreError::Unusable {
        place: "~/.local/share/doorkey/vault".to_owned(),
        what: "neither `HOME` nor `XDG_DATA_HOME` names a folder".to_owned(),
    }
}

const NEW: &str = ".new-";
const MAX_NAMES: usize = 100_000;
const A_FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::CLOEXEC);
/// Of a pipe nothing is waited for.
const A_FILE: OFlags = OFlags::RDONLY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);
const A_NEW_FILE: OFlags = OFlags::WRONLY
    .union(OFlags::CREATE)
    .union(OFlags::EXCL)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);
