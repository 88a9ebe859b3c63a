//! A fault at one system call of a run: it is killed there, or told that the disk is full or broken.

use std::fs;
use std::time::Duration;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;

/// What can go wrong at a call.
pub const FAULTS: [&str; 3] = ["signal=KILL", "error=ENOSPC", "error=EIO"];

/// The calls that change a file, a folder, or what another process is told.
pub const CALLS: [&str; 14] = [
    "mkdir",
    "mkdirat",
    "openat",
    "write",
    "pwrite64",
    "sendmsg",
    "fsync",
    "fdatasync",
    "ftruncate",
    "fchmod",
    "rename,renameat",
    "renameat2",
    "linkat",
    "unlink,unlinkat",
];

/// The program with a fault at the `nth` such call; `None` where it made fewer.
pub fn with_fault(
    program: &Program<'_>,
    home: &Home,
    call: &str,
    nth: usize,
    fault: &str,
) -> Option<Ran> {
    let inject = format!("inject={call}:{fault}:when={nth}");
    let ran = program
        .clone()
        .through(["strace", "-f", "-o", "calls", "-e"])
        .through([format!("trace={call}"), "-e".to_owned(), inject])
        .deadline(Duration::from_mins(1))
        .run();
    let calls = fs::read_to_string(home.path().join("calls")).expect("the calls");
    let signal = fault.strip_prefix("signal=").unwrap_or("none");
    let injected = calls.contains("(INJECTED)")
        || calls.contains("killed by SIGKILL")
        || calls.contains(&format!("--- SIG{signal} "));
    injected.then_some(ran)
}

/// Every fault at every call of what `begin` makes: run it, and let `check` see how it went. How many faults
/// there were.
pub fn everywhere(
    begin: impl Fn() -> Home,
    program: impl Fn(&Home) -> Program<'_>,
    check: impl Fn(&Home, &Ran, &str),
) -> usize {
    let mut count = 0;
    for fault in FAULTS {
        for call in CALLS {
            for nth in 1.. {
                let home = begin();
                let Some(ran) = with_fault(&program(&home), &home, call, nth, fault) else {
                    break;
                };
                count += 1;
                let what = format!("{fault} at {call} {nth}: {ran}");
                if fault == "signal=KILL" {
                    assert_eq!(ran.end.as_shell(), 137, "{what}");
                } else if ran.end.as_shell() != 127 {
                    // 127: the loader was not let start it.
                    ran.assert_sane();
                }
                check(&home, &ran, &what);
            }
        }
    }
    count
}
