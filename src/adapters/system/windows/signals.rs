//! Ctrl-C: something is done first, then the run ends.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::flag;
use signal_hook::low_level;

/// Let `first` be done when Ctrl-C comes while not `idle`, and end the run before what it gives is dropped.
///
/// # Errors
/// What the system says; it is not watched for then.
pub(in crate::adapters) fn watch<T>(
    idle: &Arc<AtomicBool>,
    first: impl Fn() -> T + Send + 'static,
) -> io::Result<()> {
    let mut came = Vec::new();
    for signal in [SIGINT, SIGTERM] {
        let flag = Arc::new(AtomicBool::new(false));
        flag::register(signal, Arc::clone(&flag))?;
        came.push((signal, flag));
    }
    let idle = Arc::clone(idle);
    // Nothing can be waited for here that Ctrl-C would wake.
    thread::Builder::new().spawn(move || {
        loop {
            thread::sleep(A_MOMENT);
            let came = came.iter().find(|(_, flag)| flag.load(Ordering::SeqCst));
            let Some(&(signal, _)) = came else {
                continue;
            };
            let _held_to_the_end = (!idle.load(Ordering::SeqCst)).then(&first);
            low_level::exit(128 + signal);
        }
    })?;
    Ok(())
}

const A_MOMENT: Duration = Duration::from_millis(50);
