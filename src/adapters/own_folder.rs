//! A folder of this user alone: what is in it is opened by name below it, never through a link, and must be a
//! regular file of this user with one name.

pub(in crate::adapters) mod lock;

use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::system::file;
use crate::adapters::system::folder::HeldFolder;
use crate::failure::Failure;
use crate::failure::Kind;

/// The folder, opened.
pub(in crate::adapters) struct Folder {
    pub(in crate::adapters) held: HeldFolder,
    pub(in crate::adapters) path: PathBuf,
    /// What the owner can do where something in it cannot be used.
    pub(in crate::adapters) hint: &'static str,
}

impl Folder {
    pub(in crate::adapters) fn open(path: &Path, hint: &'static str) -> io::Result<Self> {
        Self::of_this_user(HeldFolder::open(path)?, path.to_owned(), hint)
    }

    /// The same, made where it is not there, and closed to others.
    pub(in crate::adapters) fn make(path: &Path, hint: &'static str) -> io::Result<Self> {
        // Not this umask's business: the mode is set once more when the folder is opened.
        file::make_private_folders(path)?;
        let folder = Self::open(path, hint)?;
        folder.held.close_to_others()?;
        Ok(folder)
    }

    /// A folder in it.
    pub(in crate::adapters) fn folder(&self, name: &str, who: OpenAs) -> io::Result<Self> {
        let path = self.path.join(name);
        let held = match (self.held.folder(name), who) {
            (Err(error), OpenAs::Writer) if error.kind() == io::ErrorKind::NotFound => {
                match self.held.make_folder(name) {
                    // Another run was faster.
                    Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                        return Err(error);
                    }
                    _ => {}
                }
                self.held.sync()?;
                self.held.folder(name)?
            }
            (opened, _) => opened?,
        };
        let folder = Self::of_this_user(held, path, self.hint)?;
        if let OpenAs::Writer = who {
            folder.held.close_to_others()?;
        }
        Ok(folder)
    }

    fn of_this_user(held: HeldFolder, path: PathBuf, hint: &'static str) -> io::Result<Self> {
        if !file::hands(&path, &held.metadata()?).are_ours {
            return Err(io::Error::other("the folder belongs to another user"));
        }
        Ok(Self { held, path, hint })
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
        let opened = match who {
            OpenAs::Reader => self.held.read(name)?,
            OpenAs::Writer => match self.held.change(name) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    let made = self.held.change_or_make(name)?;
                    self.held.sync()?;
                    made
                }
                opened => opened?,
            },
        };
        let metadata = opened.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        if !file::hands(&self.path.join(name), &metadata).are_ours {
            return Err(io::Error::other(file::NOT_OURS));
        }
        if file::names(&opened)? != 1 {
            return Err(io::Error::other("it has a second name elsewhere"));
        }
        if let OpenAs::Writer = who {
            file::close_to_others(&opened, 0o600)?;
        }
        Ok(opened)
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

pub(in crate::adapters) fn unusable(
    path: &Path,
    why: &(impl ToString + ?Sized),
    hint: &'static str,
) -> Failure {
    Failure::new(Kind::Store, format!("`{}` cannot be used", path.display()))
        .because(why)
        .hint(hint)
}
