//! One run of git: its environment, its end, and what it wrote, within bounds.

use std::env;
use std::ffi::OsStr;
use std::ffi::OsString;
use std::io;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::event::poll;
use rustix::io::Errno;
use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process_group;

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

/// A run of git that is over.
pub(super) struct Ended {
    /// Whether it ended by itself.
    pub(super) in_time: bool,
    status: Option<ExitStatus>,
    /// Its standard output.
    pub(super) output: Vec<u8>,
    /// Its standard error.
    pub(super) errors: Vec<u8>,
}

impl Ended {
    pub(super) fn is_success(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }
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
    pub(super) fn run<const N: usize>(&self, args: [&str; N]) -> Result<Ended, Failure> {
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
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // So that what it has started itself can be ended with it, and cannot read the terminal.
            .process_group(0);
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let failed =
            |error: io::Error| Failure::new(Kind::Input, "`git` cannot be run").because(&error);
        let mut child = command.spawn().map_err(failed)?;
        let ended = watch(&mut child, Instant::now() + self.patience);
        if !matches!(ended, Ok(Ended { in_time: true, .. })) {
            let _gone = kill_process_group(Pid::from_child(&child), Signal::KILL);
            let _reaped = child.wait();
        }
        ended.map_err(failed)
    }
}

/// Whether git may see a variable of ours: none of doorkey's, and of git's own only those that say how the
/// owner reaches others.
pub(super) fn is_kept(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let is_ours = name.starts_with("DOORKEY_") || name.starts_with("SSH_ASKPASS");
    !is_ours && (!name.starts_with("GIT_") || KEPT.contains(&&*name))
}

/// Read both pipes until it has ended, or the time is up. A program that lives on with a pipe in its hand
/// (an ssh that waits for the next connection) is not waited for.
fn watch(child: &mut Child, deadline: Instant) -> io::Result<Ended> {
    let mut pipes = Pipes {
        output: child.stdout.take(),
        errors: child.stderr.take(),
        read: [Vec::new(), Vec::new()],
    };
    let mut status = None;
    loop {
        let has_more = pipes.read_within(NAP)?;
        if status.is_some() && !has_more {
            break;
        }
        status = child.try_wait()?;
        if status.is_none() && Instant::now() >= deadline {
            break;
        }
    }
    let [output, errors] = pipes.read;
    Ok(Ended {
        in_time: status.is_some(),
        status,
        output,
        errors,
    })
}

struct Pipes<A, B> {
    output: Option<A>,
    errors: Option<B>,
    read: [Vec<u8>; 2],
}

impl<A: Read + std::os::fd::AsFd, B: Read + std::os::fd::AsFd> Pipes<A, B> {
    /// Read what comes within so long; whether anything came.
    fn read_within(&mut self, time: Duration) -> io::Result<bool> {
        let mut waiting = Vec::new();
        waiting.extend(self.output.as_ref().map(|pipe| PollFd::new(pipe, READY)));
        waiting.extend(self.errors.as_ref().map(|pipe| PollFd::new(pipe, READY)));
        let time = Timespec::try_from(time).map_err(io::Error::other)?;
        match poll(&mut waiting, Some(&time)) {
            Ok(0) | Err(Errno::INTR) => return Ok(false),
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        let mut ready = waiting.iter().map(|pipe| !pipe.revents().is_empty());
        let first = self.output.is_some() && ready.next().unwrap_or(false);
        let second = self.errors.is_some() && ready.next().unwrap_or(false);
        drop(waiting);
        let [output, errors] = &mut self.read;
        let mut came = false;
        if first {
            came |= read_some(&mut self.output, output)?;
        }
        if second {
            came |= read_some(&mut self.errors, errors)?;
        }
        Ok(came)
    }
}

/// One piece more; at its end the pipe is closed.
fn read_some(pipe: &mut Option<impl Read>, into: &mut Vec<u8>) -> io::Result<bool> {
    let mut chunk = [0; CHUNK];
    let count = match pipe.as_mut().map(|pipe| pipe.read(&mut chunk)) {
        Some(Err(error)) if error.kind() == io::ErrorKind::Interrupted => return Ok(true),
        Some(read) => read?,
        None => 0,
    };
    if count == 0 {
        *pipe = None;
    }
    into.extend_from_slice(chunk.get(..count).unwrap_or_default());
    if into.len() > MOST {
        let why = format!("it wrote more than {} KiB", MOST >> 10);
        return Err(io::Error::other(why));
    }
    Ok(count > 0)
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
const READY: PollFlags = PollFlags::IN;
const NAP: Duration = Duration::from_millis(20);
const MOST: usize = 64 << 10;
const CHUNK: usize = 4096;
