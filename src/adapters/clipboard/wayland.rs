//! Wayland's clipboard through `wl-copy`, which writes what it is given into a file.
//!
//! It does so in `/tmp`, and leaves the file there when it is ended; only since version 2.3 can the folder be
//! chosen, and since then it can say that this is a secret. So an older one is not used, and the folder is one
//! of our own, in memory (`XDG_RUNTIME_DIR`), that goes with the offer. The secret is handed over only once
//! `wl-copy` has begun its file there. However doorkey ends, a shell that waits for that removes the folder.

use std::env;
use std::fs;
use std::io;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use tempfile::TempDir;

use crate::adapters::clipboard::SCREEN;
use crate::adapters::clipboard::child::Ready;
use crate::adapters::clipboard::child::Serving;
use crate::adapters::clipboard::environment;
use crate::adapters::clipboard::refused;
use crate::adapters::process::program;
use crate::failure::Failure;
use crate::ports::Offer;
use crate::secret::Secret;

/// The program, the folder of its file, and who removes that; dropped in this order.
pub(super) struct Kept {
    serving: Serving,
    _folder: TempDir,
    _sweeper: Sweeper,
}

/// A shell that waits for the end of this process, however it ends, and then removes the folder.
struct Sweeper(Child);

/// Offer `secret`.
pub(super) fn offer(secret: &Secret) -> Result<Kept, Failure> {
    let path = program("wl-copy").ok_or_else(|| {
        refused("`wl-copy` was not found")
            .hint(format!("install `wl-clipboard` 2.3 or newer; or {SCREEN}"))
    })?;
    if !knows_secrets(&path) {
        return Err(
            refused("this `wl-copy` leaves what it copies in a file").hint(format!(
                "`wl-clipboard` 2.3 or newer can be kept from it; or {SCREEN}"
            )),
        );
    }
    let unreachable = |error: io::Error| {
        refused("the clipboard cannot be reached")
            .because(&error)
            .hint(SCREEN)
    };
    let folder = folder().map_err(unreachable)?;
    let sweeper = Sweeper::of(folder.path()).map_err(unreachable)?;
    let serving = [true, false]
        .into_iter()
        .find_map(|guarded| begun(&path, folder.path(), guarded).transpose())
        .unwrap_or_else(|| Err(io::Error::other("`wl-copy` does not keep to its folder")))
        .and_then(|serving| serving.given(secret, Ready::Lives))
        .map_err(unreachable)?;
    Ok(Kept {
        serving,
        _folder: folder,
        _sweeper: sweeper,
    })
}

impl Offer for Kept {
    fn hold(&mut self, time: Duration) {
        self.serving.hold(time);
    }
}

impl Sweeper {
    /// It reads from us what never comes, in a group of its own so that Ctrl-C does not end it with us.
    fn of(folder: &Path) -> io::Result<Self> {
        let shell = program("sh").ok_or_else(|| io::Error::other("`sh` was not found"))?;
        let child = Command::new(shell)
            .args(["-c", "read -r never; rm -rf -- \"$1\"", "sh"])
            .arg(folder)
            .env_clear()
            .envs(environment())
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self(child))
    }
}

impl Drop for Sweeper {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _gone = self.0.wait();
    }
}

/// `wl-copy` once it has begun its file in our folder; `None` where it did not.
fn begun(path: &Path, folder: &Path, guarded: bool) -> io::Result<Option<Serving>> {
    let args = ["--foreground", "--sensitive", "--type", "text/plain"];
    let mut serving = Serving::spawn(path, &args, Some(folder), guarded)?;
    let until = Instant::now() + PATIENCE;
    while !serving.has_ended() && Instant::now() < until {
        if fs::read_dir(folder)?.next().is_some() {
            return Ok(Some(serving));
        }
        thread::sleep(A_MOMENT);
    }
    Ok(None)
}

/// A folder in the memory of the session that nobody else can enter.
fn folder() -> io::Result<TempDir> {
    let runtime = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let runtime = runtime.filter(|path| path.is_absolute());
    let runtime = runtime.ok_or_else(|| io::Error::other("`XDG_RUNTIME_DIR` is not set"))?;
    tempfile::Builder::new()
        .prefix("doorkey-")
        .tempdir_in(runtime)
}

/// Whether this `wl-copy` is of a version that can be told to be careful.
fn knows_secrets(path: &Path) -> bool {
    let mut command = Command::new(path);
    command.arg("--help").env_clear().envs(environment());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    let until = Instant::now() + PATIENCE;
    while matches!(child.try_wait(), Ok(None)) && Instant::now() < until {
        thread::sleep(A_MOMENT);
    }
    let _gone = child.kill();
    let _gone = child.wait();
    let mut help = Vec::new();
    let read = child
        .stdout
        .take()
        .map(|pipe| pipe.take(MAX_HELP).read_to_end(&mut help));
    matches!(read, Some(Ok(_))) && String::from_utf8_lossy(&help).contains("--sensitive")
}

const PATIENCE: Duration = Duration::from_secs(3);
const A_MOMENT: Duration = Duration::from_millis(10);
const MAX_HELP: u64 = 32 << 10;
