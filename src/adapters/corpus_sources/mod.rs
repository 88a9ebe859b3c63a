//! What a corpus is built from: files and pipes, compressed or not, and folders of range files.

mod folders;
mod unpack;
mod zstd;

use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;

use crate::adapters::corpus_sources::folders::Folders;
use crate::corpus::source::files::RangeFiles;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::corpus_sources::CorpusSources;

/// The real one.
pub struct SystemCorpusSources;

impl CorpusSources for SystemCorpusSources {
    fn file(&self, path: &Path) -> Result<Option<Box<dyn Read + Send>>, Failure> {
        let unreadable = |error: io::Error| unreadable(path, &error);
        let bytes: Box<dyn Read + Send> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else if path.is_dir() {
            // Before it is opened: Windows opens no folder as a file.
            return Ok(None);
        } else {
            Box::new(File::open(path).map_err(unreadable)?)
        };
        unpack::unpacked(bytes, path).map(Some).map_err(unreadable)
    }

    fn folders(&self, folders: &[&Path]) -> Result<Box<dyn RangeFiles>, Failure> {
        Ok(Box::new(Folders::list(folders)?))
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let what = format!("`{}` cannot be read", path.display());
    Failure::new(Kind::Input, what).because(error)
}
