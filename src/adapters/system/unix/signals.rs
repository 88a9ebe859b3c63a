//! Ctrl-C and a polite kill: something is done first, then they end the run as they always do.

use std::fs;
use std::io;
use std::io::Read;
use std::os::unix::net::UnixStream;
use std::process;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;

use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::flag;
use signal_hook::low_level;

/// Let `first` be done when one of them comes while not `idle`, and end the run before what it gives is dropped.
///
/// # Errors
/// What the system says; they are not watched then.
pub(in crate::adapters) fn watch<T>(
    idle: &Arc<AtomicBool>,
    first: impl Fn() -> T + Send + 'static,
) -> io::Result<()> {
    let (mut wake, wakes) = UnixStream::pair()?;
    let mut came = Vec::new();
    for signal in [SIGINT, SIGTERM] {
        // Who started us wanted it ignored: `nohup`, or a job in the background.
        if is_ignored(signal) {
            continue;
        }
        let flag = Arc::new(AtomicBool::new(false));
        if process::id() == 1 {
            flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(idle))?;
        } else {
            flag::register_conditional_default(signal, Arc::clone(idle))?;
        }
        flag::register(signal, Arc::clone(&flag))?;
        low_level::pipe::register(signal, wakes.try_clone()?)?;
        came.push((signal, flag));
    }
    thread::Builder::new().spawn(move || {
        let mut byte = [0];
        while wake.read(&mut byte).is_ok_and(|read| read > 0) {
            let came = came
                .iter()
                .find(|(_, flag)| flag.swap(false, Ordering::SeqCst));
            let Some(&(signal, _)) = came else {
                continue;
            };
            let _held_to_the_end = first();
            if process::id() == 1 {
                low_level::exit(128 + signal);
            }
            let _never = low_level::emulate_default_handler(signal);
        }
    })?;
    Ok(())
}

/// Whether the system says that this process ignores `signal`.
fn is_ignored(signal: i32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}
