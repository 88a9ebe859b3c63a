//! Trees of `pass` and gopass on this machine, opened by the owner's `gpg`.

use std::cell::Cell;
use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use crate::adapters::child;
use crate::adapters::child::Run;
use crate::adapters::pass_trees::walk::Walk;
use crate::adapters::process;
use crate::failure::Failure;
use crate::ports::pass_trees::PassTrees;
use crate::ports::pass_trees::Tree;
use crate::secret::Secret;

mod status;
mod walk;

/// Trees on this machine.
#[derive(Default)]
pub struct SystemPassTrees {
    /// Why no more files are opened: what `GnuPG` waited for did not come.
    given_up: Cell<Option<&'static str>>,
    /// `GnuPG`'s home; `None` is the owner's.
    home: Option<PathBuf>,
}

impl PassTrees for SystemPassTrees {
    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn list(&self, folder: &Path) -> Result<Tree, Failure> {
        Walk::below(folder)
    }

    fn open(&self, folder: &Path, name: &str) -> Result<Secret, String> {
        if let Some(why) = self.given_up.get() {
            return Err(why.to_owned());
        }
        let gpg = ["gpg", "gpg2"].into_iter().find_map(process::program);
        let gpg = gpg.ok_or("`gpg` was not found: install GnuPG")?;
        let file = walk::open(folder, name).map_err(|error| error.to_string())?;
        let mut command = Command::new(gpg);
        command.args(OPTIONS).stdin(Stdio::from(file));
        for (name, _) in env::vars_os().filter(|(name, _)| is_ours(name)) {
            command.env_remove(name);
        }
        command.envs(self.home.iter().map(|home| ("GNUPGHOME", home)));
        let run = child::run(&mut command, PATIENCE, MOST)
            .map_err(|error| format!("`gpg` cannot be run: {error}"))?;
        if !run.is_in_time() {
            self.given_up.set(Some(TOO_LATE));
            return Err(TOO_LATE.to_owned());
        }
        if !is_open(&run) {
            let why = status::why(&run.errors);
            if why == status::CANCELLED {
                self.given_up.set(Some(NOT_ASKED_AGAIN));
            }
            return Err(why.to_owned());
        }
        Ok(run.output)
    }
}

/// Whether it was sealed, and all of it came out whole.
fn is_open(run: &Run) -> bool {
    run.is_success() && status::is_open(&run.errors)
}

/// No child sees what was told to doorkey.
fn is_ours(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with("DOORKEY_")
}

/// The file on standard input, the text on standard output, and what became of it, in words that no language
/// changes, on standard error.
const OPTIONS: [&str; 8] = [
    "--batch",
    "--quiet",
    "--no-auto-key-retrieve",
    "--max-output",
    "1048576",
    "--status-fd",
    "2",
    "--decrypt",
];
/// As much as [`OPTIONS`] say, and a bit for what is told.
const MOST: usize = (1 << 20) + 1;
/// Long enough to find the key that must be touched.
const PATIENCE: Duration = Duration::from_mins(2);
const TOO_LATE: &str = "`gpg` did not end within two minutes: does it wait for a passphrase or a key? try `gpg --decrypt` first";
const NOT_ASKED_AGAIN: &str = "the question for the passphrase was cancelled before";

#[cfg(test)]
mod tests;
