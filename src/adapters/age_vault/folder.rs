//! A folder of ours alone, held open: its files are reached through it, and no link is followed.

use std::fmt::Display;
use std::fs;
use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;

use crate::adapters::system::file;
use crate::adapters::system::folder::HeldFolder;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;

/// An open folder. What is in it stays what was checked, even if another folder takes its name.
pub(super) struct Folder {
    open: HeldFolder,
    path: PathBuf,
}

impl Folder {
    /// The private folder at `path`; `None` where there is none. Only its own name must not be a link.
    pub(super) fn open(path: &Path) -> Result<Option<Self>, StoreError> {
        Self::checked(HeldFolder::open(path), path.to_owned(), 0o077)
    }

    /// The folder at `path`, which others may look into and not change.
    pub(super) fn open_shared(path: &Path) -> Result<Option<Self>, StoreError> {
        Self::checked(HeldFolder::open_behind(path), path.to_owned(), 0o022)
    }

    /// A private folder in this one.
    pub(super) fn below(&self, name: &str) -> Result<Option<Self>, StoreError> {
        Self::checked(self.open.folder(name), self.place(name), 0o077)
    }

    fn checked(
        open: io::Result<HeldFolder>,
        path: PathBuf,
        forbidden: u32,
    ) -> Result<Option<Self>, StoreError> {
        let open = match open {
            Ok(open) => open,
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(refused(&path, &error)),
        };
        let found = open.metadata().map_err(|error| unusable(&path, &error))?;
        is_ours(&path, &found, forbidden)?;
        Ok(Some(Self { open, path }))
    }

    /// A new private folder in this one.
    pub(super) fn make(&self, name: &str) -> Result<Self, StoreError> {
        let path = self.place(name);
        let open = self
            .open
            .make_folder(name)
            .and_then(|()| self.open.folder(name))
            // The umask may have taken bits away.
            .and_then(|open| open.close_to_others().map(|()| open))
            .map_err(|error| refused(&path, &error))?;
        Ok(Self { open, path })
    }

    /// Where something in it stands.
    pub(super) fn place(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Whether something stands there, whatever it is.
    pub(super) fn holds(&self, name: &str) -> Result<bool, StoreError> {
        let stands = self.open.stands(name);
        let stands = stands.map_err(|error| refused(&self.place(name), &error))?;
        Ok(stands.is_some())
    }

    /// What is in a file of ours alone, if it is no more than `most` bytes; `None` where there is none.
    pub(super) fn read(&self, name: &str, most: usize) -> Result<Option<Vec<u8>>, StoreError> {
        let place = self.place(name);
        let file = match self.open.read(name) {
            Ok(file) => file,
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(refused(&place, &error)),
        };
        let found = file.metadata().map_err(|error| unusable(&place, &error))?;
        if !found.is_file() {
            return Err(unusable(&place, &"it is not a regular file"));
        }
        is_ours(&place, &found, 0o077)?;
        let names = file::names(&file).map_err(|error| unusable(&place, &error))?;
        if names != 1 {
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
            self.open
                .publish(&new, name)
                .map_err(|error| match error.kind() {
                    io::ErrorKind::AlreadyExists => StoreError::AlreadyThere,
                    _ => refused(&self.place(name), &error),
                })
        });
        if written.is_err() {
            let _not_there = self.open.remove(&new);
        }
        written.and_then(|()| self.sync())
    }

    /// Write a new file under its own name, durable but for the name.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let place = self.place(name);
        let mut file = self
            .open
            .make(name)
            .and_then(|file| file::close_to_others(&file, 0o600).map(|()| file))
            .map_err(|error| refused(&place, &error))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(|error| unusable(&place, &error))
    }

    /// Give a folder its name, if nothing else has it.
    pub(super) fn publish_folder(&self, new: &str, name: &str) -> Result<(), StoreError> {
        let renamed = self.open.publish_folder(new, name);
        renamed.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::DirectoryNotEmpty => {
                StoreError::VaultExists(self.place(name).display().to_string())
            }
            _ => refused(&self.place(name), &error),
        })
    }

    /// Delete a file; whether there was one.
    pub(super) fn remove(&self, name: &str) -> Result<bool, StoreError> {
        match self.open.remove(name) {
            Ok(()) => Ok(true),
            Err(error) if is_absent(&error) => Ok(false),
            Err(error) => Err(refused(&self.place(name), &error)),
        }
    }

    /// Make the names in it durable.
    pub(super) fn sync(&self) -> Result<(), StoreError> {
        let synced = self.open.sync();
        synced.map_err(|error| refused(&self.path, &error))
    }

    /// The names in it that are text.
    pub(super) fn names(&self) -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        let found = self.open.names();
        for name in found.map_err(|error| refused(&self.path, &error))? {
            let name = name.map_err(|error| refused(&self.path, &error))?;
            if names.len() == MAX_NAMES {
                return Err(unusable(
                    &self.path,
                    &format!("there are more than {MAX_NAMES} files in it"),
                ));
            }
            names.extend(name.into_string().ok());
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
    let hands = file::hands(path, found);
    if !hands.are_ours {
        Err(unusable(path, &file::NOT_OURS))
    } else if let Some(mode) = hands.open_for(forbidden) {
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
fn refused(path: &Path, error: &io::Error) -> StoreError {
    match error.kind() {
        _ if file::is_link(error) => unusable(path, &"it is a link, and none is followed"),
        io::ErrorKind::NotADirectory => unusable(path, &"it is a link or a file, not a folder"),
        _ => unusable(path, error),
    }
}

fn is_absent(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
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
