//! This process and the programs it finds: no core file, no reading of its memory by other programs of the
//! same user, and a panic that does not show what it was handling.

use std::env;
use std::fs;
use std::io;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::panic;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

#[cfg(target_os = "linux")]
use rustix::process::DumpableBehavior;
use rustix::process::Resource;
use rustix::process::Rlimit;
use rustix::process::getrlimit;
#[cfg(target_os = "linux")]
use rustix::process::set_dumpable_behavior;
use rustix::process::setrlimit;
use signal_hook::consts::SIGXFSZ;
use signal_hook::flag;

/// Close what would let a secret out by accident. Best effort: where the system refuses, the run goes on.
pub fn seal() {
    let _refused = setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    );
    #[cfg(target_os = "linux")]
    let _refused = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    // A file over the limit of `ulimit -f` is then an error of the write, not the end of the process.
    let _refused = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
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
    let limit = getrlimit(Resource::As).current?;
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let size = status
        .lines()
        .find_map(|line| line.strip_prefix("VmSize:"))?;
    let kib: u64 = size.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(limit.saturating_sub(kib << 10))
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
        .map(|folder| folder.join(name))
        .find(|path| is_executable(path))
}

fn is_executable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}
