//! Names of files below the owner's home, and of keyring entries.

mod walk;

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::evidence::walk::Walk;
use crate::adapters::keyring;
use crate::adapters::system::homes;
use crate::failure::Failure;
use crate::ports::evidence::Evidence;
use crate::ports::evidence::Found;

/// This machine.
pub struct ThisHome;

impl Evidence for ThisHome {
    fn home(&self) -> Option<PathBuf> {
        homes::home()
    }

    fn folders(&self, folder: &Path) -> Vec<String> {
        let Ok(entries) = fs::read_dir(folder) else {
            return Vec::new();
        };
        let mut names: Vec<_> = entries
            .flatten()
            .take(MOST_NAMES)
            .filter(|entry| fs::metadata(entry.path()).is_ok_and(|found| found.is_dir()))
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }

    fn files(&self, folder: &Path, levels: u8) -> Found {
        Walk::below(folder, levels)
    }

    fn keyring_users(&self, service: &str) -> Result<Vec<String>, Failure> {
        Ok(keyring::users_of(service)?)
    }
}

/// More names than a home has.
const MOST_NAMES: usize = 10_000;
