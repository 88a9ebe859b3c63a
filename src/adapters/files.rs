//! Files that a run writes: without a name while the run lasts, then synced and renamed into place.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Seek;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;

use crate::adapters::places;
use crate::adapters::system::file;
use crate::adapters::unfinished;
use crate::ports::Files;
use crate::ports::Replacement;
use crate::record::id::RecordId;

/// The real file system.
pub struct SystemFiles;

impl Files for SystemFiles {
    fn replace(&self, path: &Path) -> io::Result<Box<dyn Replacement>> {
        can_be_replaced(path)?;
        NewFile::begin(path, true)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Replacement>> {
        match fs::symlink_metadata(path) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => NewFile::begin(path, false),
            Err(error) => Err(error),
        }
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        file::make_private_folders(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn write_config(&self, text: &[u8]) -> io::Result<PathBuf> {
        let path = places::config().ok_or_else(|| io::Error::other("there is no home folder"))?;
        if let Some(folder) = path.parent() {
            file::make_private_folders(folder)?;
        }
        let mut file = self.replace(&path)?;
        file.write_all(text)?;
        file.commit()?;
        Ok(path)
    }
}

/// A device or a pipe must not give way to a file (`/dev/null`, run as root), and of a link nobody knows
/// whether it or what it points to is meant.
fn can_be_replaced(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(there) if there.is_file() => Ok(()),
        Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(there) if there.is_symlink() => {
            Err(io::Error::other("it is a link; name the file itself"))
        }
        Ok(_) => Err(io::Error::other("it is not a regular file")),
    }
}

struct NewFile {
    content: File,
    folder: PathBuf,
    path: PathBuf,
    replaces: bool,
}

impl NewFile {
    /// A run that is killed leaves nothing behind: the file has no name until it is whole.
    fn begin(path: &Path, replaces: bool) -> io::Result<Box<dyn Replacement>> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).to_owned();
        let content = tempfile::tempfile_in(&folder)?;
        file::close_to_others(&content, 0o600)?;
        Ok(Box::new(Self {
            content,
            folder,
            path: path.to_owned(),
            replaces,
        }))
    }

    /// Give it its name. It is on the disk before it has any: to sync may take seconds, and a run that ends there
    /// must not leave what it holds under a name that nobody knows.
    fn publish(&mut self) -> io::Result<()> {
        self.content.sync_all()?;
        if !self.replaces {
            return match file::give_name(&self.content, &self.path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => self.publish_copy(),
                given => given,
            };
        }
        let id = RecordId::random(&mut UnwrapErr(SysRng));
        let new = self.folder.join(format!("{UNFINISHED}{id}"));
        if unfinished::begin(&new, || file::give_name(&self.content, &new)).is_err() {
            return self.publish_copy();
        }
        unfinished::finish(&new, || {
            let renamed = fs::rename(&new, &self.path);
            if renamed.is_err() {
                let _gone = fs::remove_file(&new);
            }
            renamed
        })
    }

    /// The same where a file without a name can be given none: a copy, which has one from the start.
    fn publish_copy(&mut self) -> io::Result<()> {
        // 0600 from the start.
        let mut named = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempfile_in(&self.folder)?;
        let new = named.path().to_owned();
        unfinished::begin(&new, || Ok(()))?;
        let copied = self.copy_into(named.as_file_mut());
        unfinished::finish(&new, || {
            // Where it was not copied it goes away with its handle.
            copied?;
            if self.replaces {
                named.persist(&self.path)?;
            } else {
                named.persist_noclobber(&self.path)?;
            }
            Ok(())
        })
    }

    fn copy_into(&mut self, named: &mut File) -> io::Result<()> {
        self.content.rewind()?;
        io::copy(&mut self.content, named)?;
        named.sync_all()
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.content.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.content.flush()
    }
}

impl Replacement for NewFile {
    fn commit(mut self: Box<Self>) -> io::Result<()> {
        self.publish()?;
        let synced = file::sync_folder(&self.folder);
        if synced.is_err() && !self.replaces {
            // Whether or not it goes away, that it failed is what is told.
            let _gone = fs::remove_file(&self.path);
        }
        synced
    }
}

/// How the name of a file begins that has not got its own yet.
const UNFINISHED: &str = ".doorkey-";
