//! What is still to be done when Ctrl-C or a polite kill ends the run: files in the making go, and a word is said.

use std::fs;
use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::OnceLock;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crate::adapters::system::signals;

/// Make `path` by `first`, and remove it when such a signal comes, until [`finish`]. A signal that comes while it is
/// made waits until it is known to be ours. Where the system does not let us watch for signals the file stays behind,
/// and the next run takes it over.
///
/// # Errors
/// What `first` says; nothing is removed then.
pub(super) fn begin<T>(path: &Path, first: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let watch = WATCH.get_or_init(Watch::default);
    let mut todo = begun(watch);
    let made = first();
    if made.is_ok() {
        todo.paths.push(path.to_owned());
    }
    watch.idle.store(todo.is_empty(), Ordering::SeqCst);
    made
}

/// Say `line` on standard error when such a signal comes, until [`say_nothing`].
pub(super) fn say(line: &'static str) {
    let watch = WATCH.get_or_init(Watch::default);
    begun(watch).line = Some(line);
}

/// Let a signal end the run without a word.
pub(super) fn say_nothing() {
    let watch = WATCH.get_or_init(Watch::default);
    let mut todo = lock(watch);
    todo.line = None;
    watch.idle.store(todo.is_empty(), Ordering::SeqCst);
}

/// Leave `path` to others from now on. `last` is done while no signal can come in between.
pub(super) fn finish<T>(path: &Path, last: impl FnOnce() -> T) -> T {
    let watch = WATCH.get_or_init(Watch::default);
    let mut todo = lock(watch);
    let done = last();
    todo.paths.retain(|known| known != path);
    watch.idle.store(todo.is_empty(), Ordering::SeqCst);
    done
}

#[derive(Default)]
struct Watch {
    todo: Mutex<Todo>,
    /// Whether signals do what they always do.
    idle: Arc<AtomicBool>,
    begun: OnceLock<()>,
}

#[derive(Default)]
struct Todo {
    paths: Vec<PathBuf>,
    line: Option<&'static str>,
}

impl Todo {
    fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.line.is_none()
    }
}

static WATCH: OnceLock<Watch> = OnceLock::new();

/// Watch for signals from now on.
fn begun(watch: &'static Watch) -> MutexGuard<'static, Todo> {
    let todo = lock(watch);
    watch.idle.store(false, Ordering::SeqCst);
    if watch.begun.set(()).is_ok() {
        let _unwatched = signals::watch(&watch.idle, move || end(watch));
    }
    todo
}

/// Clear up. Held to the end: nothing is put in its place any more.
fn end(watch: &'static Watch) -> MutexGuard<'static, Todo> {
    let todo = lock(watch);
    for path in &todo.paths {
        let _gone = fs::remove_file(path);
    }
    if let Some(line) = todo.line {
        let mut stderr = io::stderr();
        // Over the bar, or behind the `^C`.
        let over = if stderr.is_terminal() { CLEAR } else { "" };
        let _nobody = writeln!(stderr, "{over}{line}");
    }
    todo
}

fn lock(watch: &Watch) -> MutexGuard<'_, Todo> {
    watch.todo.lock().unwrap_or_else(PoisonError::into_inner)
}

/// To the start of the line, and all of it blank.
const CLEAR: &str = "\r\x1b[2K";
