//! This process and the programs it finds: no core file, no reading of its memory by other programs of the
//! same user, and a panic that does not show what it was handling.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::io;
use std::io::Write;
use std::panic;
use std::path::PathBuf;
use std::thread;

use crate::adapters::system::file;
use crate::adapters::system::limits;

/// Close what would let a secret out by accident. Best effort: where the system refuses, the run goes on.
pub fn seal() {
    limits::seal();
    panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let _nobody_listens = writeln!(
            io::stderr(),
            "error: a bug in doorkey, at {place}\nhint: please report this place; what was being read is not shown"
        );
    }));
}

/// How much more memory the limit of `ulimit -v` leaves, in bytes; `None` where none is set or known.
pub(crate) fn memory_left() -> Option<u64> {
    limits::memory_left()
}

/// Whether the system lets this process start a thread.
pub(crate) fn gives_threads() -> bool {
    thread::Builder::new().spawn(|| ()).is_ok()
}

/// The program of this name on the path; folders that are not absolute are left out, so that the folder one
/// happens to be in has no say.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(format!("{name}{EXE_SUFFIX}")))
        .find(|path| file::is_executable(path))
}
