//! A command of the owner's that writes a secret: run by `sh`, within a minute and 64 KiB.

use std::io;
use std::io::Read;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::event::poll;
use rustix::io::Errno;
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// What `command` writes to standard output. Its standard error is ours, and so is the terminal: it may ask.
///
/// # Errors
/// It cannot be run, did not end in time, wrote too much, or its exit code is not 0.
pub(super) fn output_of(command: &str) -> Result<Secret, Unreadable> {
    within(command, PATIENCE)
}

fn within(command: &str, patience: Duration) -> Result<Secret, Unreadable> {
    let deadline = Instant::now() + patience;
    let mut shell = Command::new("sh");
    shell
        .args(["-c", command])
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    for name in OURS {
        shell.env_remove(name);
    }
    let mut child = shell.spawn().map_err(|error| refused(&error))?;
    let output = child.stdout.take();
    let written = output.map_or(Ok(Secret::default()), |output| read(output, deadline));
    let ended = written.and_then(|secret| Ok((secret, end(&mut child, deadline)?)));
    if ended.is_err() {
        // What it has started itself loses its standard output, no more.
        let _gone = child.kill();
        let _reaped = child.wait();
    }
    match ended? {
        (secret, status) if status.success() => Ok(secret),
        (_, status) => Err(Unreadable::Refused(format!("the command failed: {status}"))),
    }
}

/// All it writes.
fn read(mut output: ChildStdout, deadline: Instant) -> Result<Secret, Unreadable> {
    let mut all = Secret::new(Vec::with_capacity(MOST + CHUNK));
    let mut chunk = Zeroizing::new([0; CHUNK]);
    loop {
        wait_for(&output, deadline)?;
        match output.read(&mut chunk[..]) {
            Ok(0) => return Ok(all),
            Ok(count) => all.extend(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(refused(&error)),
        }
        if all.len() > MOST {
            return Err(Unreadable::Refused(format!(
                "the command wrote more than {} KiB",
                MOST >> 10
            )));
        }
    }
}

/// Until something can be read.
fn wait_for(output: &ChildStdout, deadline: Instant) -> Result<(), Unreadable> {
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let time = Timespec::try_from(left).map_err(|_| too_slow())?;
        match poll(&mut [PollFd::new(output, PollFlags::IN)], Some(&time)) {
            Ok(0) => return Err(too_slow()),
            Ok(_) => return Ok(()),
            Err(Errno::INTR) => {}
            Err(error) => return Err(refused(&error.into())),
        }
    }
}

/// Until it has ended.
fn end(child: &mut Child, deadline: Instant) -> Result<ExitStatus, Unreadable> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if Instant::now() >= deadline => return Err(too_slow()),
            Ok(None) => thread::sleep(NAP),
            Err(error) => return Err(refused(&error)),
        }
    }
}

fn too_slow() -> Unreadable {
    Unreadable::Refused("the command did not end in time".to_owned())
}

fn refused(error: &io::Error) -> Unreadable {
    Unreadable::Refused(error.to_string())
}

/// Variables of ours that hold a secret, or lead to one.
const OURS: [&str; 4] = [
    "DOORKEY_HIBP_KEY",
    "DOORKEY_PASSPHRASE",
    "DOORKEY_PASSPHRASE_COMMAND",
    "DOORKEY_IDENTITY_FILE",
];
const PATIENCE: Duration = Duration::from_mins(1);
const NAP: Duration = Duration::from_millis(5);
const MOST: usize = 64 << 10;
const CHUNK: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_secs(10);

    fn told(command: &str) -> Result<Vec<u8>, String> {
        within(command, SOON)
            .map(|secret| secret.reveal().to_vec())
            .map_err(|why| why.to_string())
    }

    #[test]
    fn what_it_writes_is_read_to_the_end() {
        assert_eq!(told("printf 'one\\ntwo'"), Ok(b"one\ntwo".to_vec()));
        assert_eq!(told("head -c 65536 /dev/zero"), Ok(vec![0; 65536]));
        assert_eq!(told("cat"), Ok(Vec::new()));
    }

    #[test]
    fn a_command_that_fails_is_told_by_its_exit_code() {
        let failed = |code| Err(format!("the command failed: exit status: {code}"));
        assert_eq!(told("printf one; exit 3"), failed(3));
        assert_eq!(told("false | false"), failed(1));
    }

    #[test]
    fn one_that_writes_without_end_is_stopped() {
        assert_eq!(
            told("yes"),
            Err("the command wrote more than 64 KiB".to_owned())
        );
    }

    #[test]
    fn one_that_does_not_end_is_stopped() {
        for command in ["sleep 60", "exec >&-; sleep 60", "printf one; sleep 60"] {
            let begun = Instant::now();
            let stopped = within(command, Duration::from_millis(200)).err();
            assert_eq!(stopped, Some(too_slow()), "{command}");
            assert!(begun.elapsed() < SOON);
        }
    }
}
