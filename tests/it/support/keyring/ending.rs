//! Ending what was started in a session, and nothing else.

use std::fs;
use std::path::Path;
use std::process::Child;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;
use rustix::process::kill_process_group;

/// Kill a child with its group.
pub(super) fn end(mut child: Child) {
    kill_process_group(Pid::from_child(&child), Signal::KILL).ok();
    drop(child.kill());
    drop(child.wait());
}

/// What the bus started has other parents; its environment tells where it belongs.
pub(super) fn end_all_that_live_in(home: &Path) {
    let mark = format!("HOME={}\0", home.display());
    for entry in fs::read_dir("/proc").expect("proc").flatten() {
        let name = entry.file_name();
        let pid = name.to_str().and_then(|name| name.parse().ok());
        let environ = fs::read(entry.path().join("environ")).unwrap_or_default();
        let is_ours = environ
            .windows(mark.len())
            .any(|window| window == mark.as_bytes());
        if let Some(pid) = pid.and_then(Pid::from_raw).filter(|_| is_ours) {
            kill_process(pid, Signal::KILL).ok();
        }
    }
}
