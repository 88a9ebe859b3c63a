//! All ranges of a service, fetched once, and what is known of them.

mod journal_file;
mod mood;
mod sweep;

use std::fs;
use std::io;
use std::path::Path;

use crate::adapters::downloads::journal_file::OpenJournal;
use crate::adapters::service_address::Address;
use crate::breach::digest::HashKind;
use crate::failure::Failure;
use crate::ports::downloads::Arrival;
use crate::ports::downloads::Asks;
use crate::ports::downloads::Downloads;
use crate::ports::downloads::JournalFile;
use crate::ports::downloads::SweepSource;
use crate::ports::downloads::Swept;

/// The real one.
pub struct SystemDownloads;

impl Downloads for SystemDownloads {
    fn name(&self, source: &SweepSource) -> Result<String, Failure> {
        let address = Address::parse(&source.url, source.allow_http)?;
        Ok(address.name().to_owned())
    }

    fn sweep(
        &self,
        kind: HashKind,
        source: &SweepSource,
        asks: Asks,
        each: &mut dyn FnMut(u32, Arrival) -> Result<(), Failure>,
    ) -> Result<Swept, Failure> {
        sweep::sweep(kind, source, asks, each)
    }

    fn journal(&self, path: &Path, makes_folder: bool) -> Result<Box<dyn JournalFile>, Failure> {
        Ok(Box::new(OpenJournal::open(path, makes_folder)?))
    }

    fn is_there(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok()
    }

    fn kept(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        match fs::read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}
