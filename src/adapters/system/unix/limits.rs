//! What the system is asked to keep this process from, and what it lets it have.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

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

/// No core file, and no reading of this memory by other programs of the same user. Best effort: where the system
/// refuses, the run goes on.
pub(in crate::adapters) fn seal() {
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
}

/// How much more memory the limit of `ulimit -v` leaves, in bytes; `None` where none is set or known.
pub(in crate::adapters) fn memory_left() -> Option<u64> {
    let limit = getrlimit(Resource::As).current?;
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let size = status
        .lines()
        .find_map(|line| line.strip_prefix("VmSize:"))?;
    let kib: u64 = size.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(limit.saturating_sub(kib << 10))
}
