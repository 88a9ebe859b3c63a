//! The pasteboard of macOS: a place that keeps what was put there until someone puts something else.

use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::adapters::clipboard::SCREEN;
use crate::adapters::clipboard::environment;
use crate::adapters::clipboard::refused;
use crate::failure::Failure;
use crate::ports::Offer;
use crate::secret::Secret;

/// A secret on the pasteboard. On drop it is replaced by nothing, if it is still there.
///
/// After a signal that ends doorkey it stays: nobody is left to look.
pub(super) struct Pasteboard {
    copy: PathBuf,
    paste: PathBuf,
    secret: Secret,
}

impl Pasteboard {
    /// Put `secret` there with these programs.
    pub(super) fn offer(copy: PathBuf, paste: PathBuf, secret: &Secret) -> Result<Self, Failure> {
        let mut own = Secret::new(Vec::with_capacity(secret.len()));
        own.extend(secret.reveal());
        put(&copy, secret).map_err(|error| {
            refused("the clipboard cannot be reached")
                .because(&error)
                .hint(SCREEN)
        })?;
        Ok(Self {
            copy,
            paste,
            secret: own,
        })
    }

    /// Whether it is what would be pasted now; where that cannot be told it is taken to be.
    fn is_there(&self) -> bool {
        pasted(&self.paste, self.secret.len()).is_none_or(|found| found.is_same(&self.secret))
    }
}

impl Offer for Pasteboard {
    fn hold(&mut self, time: Duration) {
        let until = Instant::now() + time;
        while self.is_there() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            thread::sleep(left.min(A_SECOND));
        }
    }
}

impl Drop for Pasteboard {
    fn drop(&mut self) {
        if self.is_there() {
            // Who cannot be reached any more cannot be told.
            let _unreachable = put(&self.copy, &Secret::default());
        }
    }
}

fn put(copy: &Path, secret: &Secret) -> io::Result<()> {
    let mut child = Command::new(copy)
        .env_clear()
        .envs(environment())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut pipe) = child.stdin.take() {
        pipe.write_all(secret.reveal())?;
    }
    if ends_well(&mut child) {
        Ok(())
    } else {
        Err(io::Error::other("the program failed"))
    }
}

/// What would be pasted, of which one byte more than `length` is enough to know that it is something else.
fn pasted(paste: &Path, length: usize) -> Option<Secret> {
    let mut child = Command::new(paste)
        .env_clear()
        .envs(environment())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let most = u64::try_from(length).ok()? + 1;
    let read = (child.stdout.take()).map(|pipe| Secret::read_all(&mut pipe.take(most)));
    let ended = ends_well(&mut child);
    let found = read.and_then(Result::ok)?;
    (ended || found.len() > length).then_some(found)
}

/// Wait for it a while; what takes longer is ended.
fn ends_well(child: &mut Child) -> bool {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(A_MOMENT),
            Err(_) => break,
        }
    }
    let _gone = child.kill();
    let _gone = child.wait();
    false
}

const PATIENCE: Duration = Duration::from_secs(3);
const A_MOMENT: Duration = Duration::from_millis(5);
const A_SECOND: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use tempfile::TempDir;

    use super::*;

    /// Programs that keep what they are given in a file, as the real ones keep it on the pasteboard.
    fn board() -> (TempDir, PathBuf, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("board");
        let script = |name: &str, line: String| {
            let path = folder.path().join(name);
            fs::write(&path, format!("#!/bin/sh\n{line}\n")).expect("a script");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("its mode");
            path
        };
        let copy = script("pbcopy", format!("exec cat > '{}'", file.display()));
        let paste = script("pbpaste", format!("exec cat '{}'", file.display()));
        (folder, file, copy, paste)
    }

    #[test]
    fn it_is_there_and_then_nothing_is() {
        let (_folder, file, copy, paste) = board();
        let secret = Secret::new(b"5f3c9a7712e4b0d8".to_vec());
        let offer = Pasteboard::offer(copy, paste, &secret).expect("a board");
        assert_eq!(fs::read(&file).expect("a board"), secret.reveal());
        drop(offer);
        assert_eq!(fs::read(&file).expect("a board"), b"");
    }

    #[test]
    fn what_someone_copied_since_is_left_alone_and_ends_the_wait() {
        let (_folder, file, copy, paste) = board();
        let secret = Secret::new(b"5f3c9a7712e4b0d8".to_vec());
        let mut offer = Pasteboard::offer(copy, paste, &secret).expect("a board");
        fs::write(&file, "something else").expect("a board");
        offer.hold(Duration::from_mins(1));
        drop(offer);
        assert_eq!(fs::read(&file).expect("a board"), b"something else");
    }

    #[test]
    fn a_program_that_fails_is_told() {
        let (folder, _, _, paste) = board();
        let missing = folder.path().join("missing");
        assert!(Pasteboard::offer(missing, paste, &Secret::new(vec![b'x'])).is_err());
    }
}
