//! Files that a run writes: temporary, synced, then renamed into place.

use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use tempfile::NamedTempFile;

use crate::ports::Files;
use crate::ports::Replacement;

/// The real file system.
pub struct SystemFiles;

impl Files for SystemFiles {
    fn replace(&self, path: &Path) -> io::Result<Box<dyn Replacement>> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).to_owned();
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        // 0600 from the start.
        let file = tempfile::Builder::new()
            .prefix(".doorkey-")
            .tempfile_in(&folder)?;
        Ok(Box::new(NewFile {
            file,
            folder,
            path: path.to_owned(),
        }))
    }
}

struct NewFile {
    file: NamedTempFile,
    folder: PathBuf,
    path: PathBuf,
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Replacement for NewFile {
    fn commit(self: Box<Self>) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        self.file.persist(&self.path)?;
        File::open(&self.folder)?.sync_all()
    }
}
