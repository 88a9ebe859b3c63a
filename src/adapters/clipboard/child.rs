//! A program that offers a secret as long as it lives.

use std::io;
use std::io::Read;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::event::poll;
use rustix::io::Errno;

use crate::adapters::clipboard::environment;
use crate::adapters::process::program;
use crate::ports::Offer;
use crate::secret::MAX_PICTURE;
use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// The program, ended on drop.
pub(super) struct Serving {
    child: Child,
}

/// How one knows that a program offers what it was given.
#[derive(Clone, Copy)]
pub(super) enum Ready {
    /// It says this on standard error.
    Says(&'static str),
    /// It is still there after a moment.
    Lives,
}

/// What a program writes to standard output, up to the length of a picture.
///
/// # Errors
/// It cannot be run, wrote too much, did not end in time, or its exit code is not 0.
pub(super) fn output(path: &Path, args: &[&str]) -> Result<Secret, Unreadable> {
    let refused = |error: io::Error| Unreadable::Refused(error.to_string());
    let mut child = Command::new(path)
        .args(args)
        .env_clear()
        .envs(environment())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(refused)?;
    let output = child.stdout.take();
    let read = output.map_or(Ok(Secret::default()), |mut output| {
        Secret::read_at_most(&mut output, MAX_PICTURE)
    });
    if read.is_err() {
        let _gone = child.kill();
    }
    let status = child.wait().map_err(refused)?;
    match read? {
        picture if status.success() => Ok(picture),
        _ => Err(Unreadable::Refused(format!(
            "`{}` found none",
            path.display()
        ))),
    }
}

impl Serving {
    /// Start it, give it the secret, and wait until it offers it.
    pub(super) fn start(
        path: &Path,
        args: &[&str],
        ready: Ready,
        secret: &Secret,
    ) -> io::Result<Self> {
        let guarded = Self::spawn(path, args, None, true);
        let attempt = guarded.and_then(|serving| serving.given(secret, ready));
        // A `setpriv` that knows no better is no reason to do without a clipboard.
        attempt.or_else(|_| Self::spawn(path, args, None, false)?.given(secret, ready))
    }

    /// Start it without the secret.
    ///
    /// Where there is a `setpriv` (util-linux) the program is guarded: the kernel ends it with this process,
    /// however that ends, and it has a group of its own, so that Ctrl-Z does not silence it. Otherwise it
    /// shares our group, and Ctrl-C ends it with us; after a kill it would live on.
    pub(super) fn spawn(
        path: &Path,
        args: &[&str],
        tmpdir: Option<&Path>,
        guarded: bool,
    ) -> io::Result<Self> {
        let mut command = match program("setpriv").filter(|_| guarded) {
            Some(guard) => {
                let mut command = Command::new(guard);
                command.args(["--pdeathsig", "KILL"]).arg(path);
                command.process_group(0);
                command
            }
            None => Command::new(path),
        };
        let child = command
            .args(args)
            .env_clear()
            .envs(environment())
            .envs(tmpdir.map(|path| ("TMPDIR", path)))
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        Ok(Self { child })
    }

    /// Give it the secret and wait until it offers it.
    pub(super) fn given(mut self, secret: &Secret, ready: Ready) -> io::Result<Self> {
        if let Some(mut pipe) = self.child.stdin.take() {
            pipe.write_all(secret.reveal())?;
        }
        let (words, time) = match ready {
            Ready::Says(words) => (words, PATIENCE),
            Ready::Lives => ("", A_MOMENT),
        };
        let has_said = self.says_within(words, time)?;
        match ready {
            _ if self.has_ended() => Err(io::Error::other("the program ended at once")),
            Ready::Says(_) if !has_said => Err(io::Error::other("the program does not answer")),
            _ => Ok(self),
        }
    }

    /// Whether it ended by itself.
    pub(super) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Whether it says these words on standard error; comes back early where it ends. No words are waited
    /// for in vain.
    fn says_within(&mut self, words: &str, time: Duration) -> io::Result<bool> {
        let until = Instant::now() + time;
        let mut said = Vec::new();
        let mut chunk = [0; 256];
        while let Some(pipe) = &mut self.child.stderr {
            let left = until.saturating_duration_since(Instant::now());
            let time = Timespec::try_from(left).map_err(io::Error::other)?;
            let mut ready = [PollFd::new(pipe, PollFlags::IN)];
            match poll(&mut ready, Some(&time)) {
                Ok(1..) => {}
                Err(Errno::INTR) => continue,
                Ok(0) => break,
                Err(error) => return Err(error.into()),
            }
            match pipe.read(&mut chunk)? {
                0 => {
                    // Its end comes a little after that of its words.
                    thread::sleep(A_MOMENT);
                    break;
                }
                count => said.extend_from_slice(&chunk[..count]),
            }
            let has_said = |words: &[u8]| said.windows(words.len()).any(|window| window == words);
            if said.len() > MAX_SAID || !words.is_empty() && has_said(words.as_bytes()) {
                return Ok(said.len() <= MAX_SAID);
            }
        }
        Ok(false)
    }
}

impl Offer for Serving {
    fn hold(&mut self, time: Duration) {
        let until = Instant::now() + time;
        while !self.has_ended() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            thread::sleep(left.min(A_MOMENT));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It is gone already where someone else copied.
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

const MAX_SAID: usize = 4096;
const PATIENCE: Duration = Duration::from_secs(3);
const A_MOMENT: Duration = Duration::from_millis(100);
