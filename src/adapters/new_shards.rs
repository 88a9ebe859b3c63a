//! A set of shards in the making: a folder beside its place, under a lock, that gets its name when it is whole.

use std::fs;
use std::fs::File;
use std::fs::TryLockError;
use std::io;
use std::io::BufWriter;
use std::io::IntoInnerError;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::corpus_file::HEAD;
use crate::adapters::corpus_file::shard_name;
use crate::adapters::system;
use crate::adapters::system::file;
use crate::corpus::writer::Ends;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::corpora::NewShards;

/// The folder in the making.
pub(super) struct PartFolder {
    /// Held for its lock.
    _locked: File,
    part: PathBuf,
    path: PathBuf,
    /// The shard that is written, and its number.
    open: Option<(u16, BufWriter<File>)>,
    is_done: bool,
}

impl PartFolder {
    /// Begin the folder that will be `path`. What an earlier run left of it is overwritten.
    ///
    /// # Errors
    /// There is something at `path`, another run is at it, or what the system says.
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        let unwritable = |error: io::Error| {
            let what = format!("the shards `{}` cannot be written", path.display());
            Failure::new(Kind::Output, what).because(&error)
        };
        is_free(path).map_err(unwritable)?;
        let plain: PathBuf = path.components().collect();
        let mut name = plain.clone().into_os_string();
        name.push(".part");
        let part = PathBuf::from(name);
        let locked = locked(&part).map_err(unwritable)?;
        Ok(Self {
            _locked: locked,
            part,
            path: plain,
            open: None,
            is_done: false,
        })
    }

    fn create(&self, name: &str) -> io::Result<BufWriter<File>> {
        let file = file::make_shared(&self.part.join(name))?;
        Ok(BufWriter::with_capacity(BUFFER, file))
    }

    /// Make the open shard durable.
    fn close(&mut self) -> io::Result<()> {
        match self.open.take() {
            Some((_, file)) => synced(file),
            None => Ok(()),
        }
    }
}

impl NewShards for PartFolder {
    fn write(&mut self, shard: u16, bytes: &[u8]) -> io::Result<()> {
        let is_open = self
            .open
            .as_ref()
            .is_some_and(|(number, _)| *number == shard);
        if !is_open {
            self.close()?;
            self.open = Some((shard, self.create(&shard_name(shard))?));
        }
        match &mut self.open {
            Some((_, file)) => file.write_all(bytes),
            None => Ok(()),
        }
    }

    fn commit(mut self: Box<Self>, ends: &Ends) -> io::Result<()> {
        self.close()?;
        let mut head = self.create(HEAD)?;
        head.write_all(&ends.head)?;
        head.write_all(&ends.trailer)?;
        synced(head)?;
        file::sync_folder(&self.part)?;
        fs::rename(&self.part, &self.path)?;
        self.is_done = true;
        system::sync_name(&self.path)
    }
}

impl Drop for PartFolder {
    fn drop(&mut self) {
        if !self.is_done {
            let _gone = fs::remove_dir_all(&self.part);
        }
    }
}

fn synced(file: BufWriter<File>) -> io::Result<()> {
    let file = file.into_inner().map_err(IntoInnerError::into_error)?;
    file.sync_all()
}

/// Nothing is at `path`, or an empty folder.
fn is_free(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(there) if there.is_dir() => match fs::read_dir(path)?.next() {
            None => Ok(()),
            Some(_) => Err(io::Error::other("the folder is not empty")),
        },
        Ok(_) => Err(io::Error::other("it is not a folder")),
    }
}

/// The folder of this name, locked and empty. Who held it before may have renamed it away while we waited for it.
fn locked(part: &Path) -> io::Result<File> {
    for _ in 0..TRIES {
        let folder = file::folder_to_lock(part)?;
        match folder.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other("another run is making them"));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let ours = file::identity(&folder)?;
        if file::identity_of_name(part).is_ok_and(|named| named == ours) {
            empty(part)?;
            return Ok(folder);
        }
    }
    Err(io::Error::other("another run is making them"))
}

/// Remove what an earlier run of ours left, and nothing else.
fn empty(part: &Path) -> io::Result<()> {
    for entry in fs::read_dir(part)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().unwrap_or_default();
        if name != HEAD && !name.starts_with("part-") {
            return Err(io::Error::other(format!(
                "`{}` holds files that are not of a set of shards",
                part.display()
            )));
        }
        fs::remove_file(entry.path())?;
    }
    Ok(())
}

const BUFFER: usize = 256 << 10;
const TRIES: usize = 4;
