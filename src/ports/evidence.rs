//! What stands on this machine that may open a lost account: names of files and of keyring entries, never
//! what is in them.

use std::path::Path;
use std::path::PathBuf;

use crate::failure::Failure;

/// Looks for names.
pub trait Evidence {
    /// The owner's home; `None` where there is none.
    fn home(&self) -> Option<PathBuf>;

    /// The names of the folders that stand in `folder`, sorted; a link that leads to a folder counts. None where
    /// it cannot be read.
    fn folders(&self, folder: &Path) -> Vec<String>;

    /// The regular files below `folder`, at most so many levels down: 1 are those that stand in it. `folder`
    /// itself may be a link, below it none is followed, and no other file system is entered. Passed over
    /// without a word: hidden folders, and those in which programs keep what is not the owner's
    /// (`node_modules`, `__pycache__`, `site-packages`, caches).
    fn files(&self, folder: &Path, levels: u8) -> Found;

    /// The user names of the keyring's entries for `service` (an address such as
    /// `https://upload.pypi.org/legacy/`), without opening the keyring and without any prompt; empty where a
    /// locked keyring hides the name of an entry.
    ///
    /// # Errors
    /// The keyring cannot be reached, or cannot be asked without a prompt.
    fn keyring_users(&self, service: &str) -> Result<Vec<String>, Failure>;
}

/// The files that were found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// They, sorted by their paths.
    pub files: Vec<FoundFile>,
    /// Whether there is such a folder.
    pub is_there: bool,
    /// What was not looked at, a hundred at most.
    pub passed_over: Vec<PassedOver>,
}

/// A regular file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FoundFile {
    /// Where it stands.
    pub path: PathBuf,
    /// How many bytes it had when it was seen.
    pub size: u64,
}

/// A folder that was not looked at, or not whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PassedOver {
    /// Where it stands.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
}

/// Why a folder was not looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// The system does not let it be read.
    Unreadable,
    /// It lies deeper than was asked for.
    TooDeep,
    /// There are more files than anybody looks through.
    TooMany,
    /// It lies on another file system.
    Elsewhere,
}

/// The most files of one folder that are looked at.
pub const MOST_FILES: usize = 10_000;
