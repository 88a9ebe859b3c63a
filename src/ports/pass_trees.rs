//! Trees of `pass` and gopass: folders of files that `GnuPG` has sealed.

use std::path::Path;

use crate::failure::Failure;
use crate::secret::Secret;
use crate::vault::entry::BadEntry;

/// Looks through such trees and opens what lies in them, with the owner's own `gpg`.
pub trait PassTrees {
    /// Whether there is a folder at `path`: what is there is not opened.
    fn is_folder(&self, path: &Path) -> bool;

    /// The sealed files below `folder`. No link is followed, none below `folder` at least.
    ///
    /// # Errors
    /// It cannot be read, or is no such tree.
    fn list(&self, folder: &Path) -> Result<Tree, Failure>;

    /// What the file of this name in the tree holds: only in memory, never in an argument. The owner may be asked
    /// for a passphrase, by `GnuPG`; who cancels that is not asked again.
    ///
    /// # Errors
    /// Why it does not open, for the one who reads a list of such; without a word of what is in it.
    fn open(&self, folder: &Path, name: &str) -> Result<Secret, String>;
}

/// What was found in a tree.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tree {
    /// The paths of its files below its folder, with `/` and without `.gpg`, sorted.
    pub names: Vec<String>,
    /// What was not looked at, or cannot be opened.
    pub bad: Vec<BadEntry>,
}
