//! What stands at a place, and whether there is a console.

use std::fs;
use std::io;
use std::io::IsTerminal;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::system::file;
use crate::ports::machine::Standing;

/// What stands at `path`.
pub(in crate::adapters) fn standing(path: &Path) -> Standing {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Standing::Missing,
        Err(error) => Standing::Hidden(error.to_string()),
        Ok(found) if !found.is_dir() => Standing::NotAFolder,
        Ok(found) if !file::hands(path, &found).are_ours => {
            Standing::Hidden(file::NOT_OURS.to_owned())
        }
        Ok(_) => Standing::Closed,
    }
}

/// Whether there is a console to ask on.
pub(in crate::adapters) fn has_terminal() -> bool {
    io::stdin().is_terminal()
}

/// A share has a name that says so: `\\SERVER\SHARE`. A letter that stands for one does not.
pub(in crate::adapters) fn network(path: &Path) -> Option<&'static str> {
    let path: PathBuf = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let is_share = path.to_str()?.starts_with(r"\\?\UNC\");
    is_share.then_some("SMB")
}
