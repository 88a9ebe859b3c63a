//! One run of git: its environment, its end, and what it wrote, within bounds.

use std::env;
use std::ffi::OsStr;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use crate::adapters::child;
use crate::adapters::child::Run;
use crate::adapters::process;
use crate::failure::Failure;
use crate::failure::Kind;

/// How git is run.
#[derive(Clone)]
pub(super) struct Runner {
    /// Where; `None` is where doorkey stands.
    pub(super) folder: Option<PathBuf>,
    /// How long one run may take.
    pub(super) patience: Duration,
    /// Variables besides those it always has.
    pub(super) variables: Vec<(OsString, OsString)>,
}

impl Runner {
    /// Where doorkey stands.
    pub(super) fn here(patience: Duration) -> Self {
        Self {
            folder: None,
            patience,
            variables: Vec::new(),
        }
    }

    /// In `folder`.
    pub(super) fn within(&self, folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
            ..self.clone()
        }
    }

    /// With one variable more.
    pub(super) fn with(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Run git with these arguments to its end, or to that of our patience.
    ///
    /// # Errors
    /// There is no git, or it cannot be started.
    pub(super) fn run<const N: usize>(&self, args: [&str; N]) -> Result<Run, Failure> {
        let git = process::program("git").ok_or_else(|| {
            Failure::new(Kind::Input, "`git` was not found")
                .hint("install git, or run the command by hand on a machine that has it")
        })?;
        let mut command = Command::new(git);
        command.args(OPTIONS).args(args);
        for (name, _) in env::vars_os().filter(|(name, _)| !is_kept(name)) {
            command.env_remove(name);
        }
        command
            .envs(VARIABLES)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let failed =
            |error: io::Error| Failure::new(Kind::Input, "`git` cannot be run").because(&error);
        child::run(&mut command, self.patience, MOST).map_err(failed)
    }
}

/// Whether git may see a variable of ours: none of doorkey's, and of git's own only those that say how the
/// owner reaches others.
pub(super) fn is_kept(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let is_ours = name.starts_with("DOORKEY_") || name.starts_with("SSH_ASKPASS");
    !is_ours && (!name.starts_with("GIT_") || KEPT.contains(&&*name))
}

/// What holds for every run, whatever a config says.
const OPTIONS: [&str; 17] = [
    "--no-pager",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "credential.interactive=false",
    "-c",
    "push.gpgSign=false",
    "-c",
    "protocol.allow=never",
    "-c",
    "protocol.https.allow=always",
    "-c",
    "protocol.ssh.allow=always",
    "-c",
    "protocol.file.allow=always",
];
/// Nothing asks, and nothing is translated.
const VARIABLES: [(&str, &str); 7] = [
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_ASKPASS", ""),
    ("SSH_ASKPASS_REQUIRE", "never"),
    ("GCM_INTERACTIVE", "never"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("LC_ALL", "C"),
];
/// Git's variables that say how the owner reaches others.
const KEPT: [&str; 9] = [
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_SSH_VARIANT",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_EXEC_PATH",
    "GIT_SSL_CAINFO",
    "GIT_SSL_CAPATH",
];
const MOST: usize = 64 << 10;
