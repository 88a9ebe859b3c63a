//! The journal of a download on the disk.

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufReader;
use std::io::Read;
use std::io::Seek;
use std::path::Path;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use crate::adapters::new_corpus;
use crate::adapters::system::file;
use crate::adapters::unfinished;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::downloads::JournalFile;

/// A journal that this run alone has.
pub(super) struct OpenJournal {
    file: File,
    path: PathBuf,
    /// Where the next entry goes.
    end: u64,
    /// Bytes that a power cut may cost.
    unsynced: u64,
}

impl OpenJournal {
    /// Open or begin it. The lock goes with the process.
    ///
    /// # Errors
    /// Another run is at it, or what the system says.
    pub(super) fn open(path: &Path, makes_folder: bool) -> Result<Self, Failure> {
        let begun = || {
            if let Some(folder) = path.parent().filter(|_| makes_folder) {
                file::make_private_folders(folder)?;
            }
            let file = new_corpus::open_alone(path)?;
            let there = file.metadata()?;
            if !there.is_file() {
                return Err(io::Error::other("it is not a regular file"));
            }
            Ok((file, there.len()))
        };
        let (file, end) = begun().map_err(|error: io::Error| {
            let what = format!("the download's journal `{}` cannot be used", path.display());
            Failure::new(Kind::Output, what).because(&error)
        })?;
        unfinished::say("stopped; the same command goes on from there");
        Ok(Self {
            file,
            path: path.to_owned(),
            end,
            unsynced: 0,
        })
    }
}

impl JournalFile for OpenJournal {
    fn written(&self) -> io::Result<u64> {
        let time = self.file.metadata()?.modified()?;
        let time = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(time.as_secs())
    }

    fn read(&mut self) -> io::Result<Box<dyn Read + '_>> {
        self.file.rewind()?;
        Ok(Box::new(BufReader::with_capacity(BUFFER, &self.file)))
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.file.set_len(length)?;
        self.end = length;
        Ok(())
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let at = self.end;
        if let Err(error) = file::write_all_at(&self.file, bytes, at) {
            // Half an entry is cut off by the next run, if not now.
            let _maybe = self.file.set_len(at);
            return Err(error);
        }
        self.end += bytes.len() as u64;
        self.unsynced += bytes.len() as u64;
        if self.unsynced > SYNC_EVERY {
            self.sync()?;
        }
        Ok(at)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        self.unsynced = 0;
        Ok(())
    }

    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> io::Result<()> {
        file::read_exact_at(&self.file, bytes, offset)
    }

    fn remove(self: Box<Self>) -> io::Result<()> {
        if file::identity(&self.file)? != file::identity_of_name(&self.path)? {
            return Err(io::Error::other("another file has taken its name"));
        }
        fs::remove_file(&self.path)
    }
}

impl Drop for OpenJournal {
    fn drop(&mut self) {
        unfinished::say_nothing();
    }
}

const BUFFER: usize = 1 << 20;
/// About 7,000 ranges at 64 bits.
const SYNC_EVERY: u64 = 64 << 20;
