//! The signals that would end or pause the program, held back while the terminal is hidden.

use std::fs;
use std::io;
use std::io::Read;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::process;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use signal_hook::consts::SIGALRM;
use signal_hook::consts::SIGCONT;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGQUIT;
use signal_hook::consts::SIGTERM;
use signal_hook::consts::SIGTSTP;
use signal_hook::flag;
use signal_hook::low_level;

use crate::adapters::terminal::screen::write_shown;

/// The signals that came, and whether they act at once.
#[derive(Clone)]
pub(super) struct Signals {
    wake: Arc<UnixStream>,
    act: Arc<AtomicBool>,
    came: Vec<(i32, Arc<AtomicBool>)>,
    resumed: Arc<AtomicBool>,
    ending: Arc<Mutex<Ending>>,
}

/// What happens before one of them ends the program.
#[derive(Default)]
struct Ending {
    /// Whether the terminal is hidden or drawn on, and must be restored first.
    is_asking: bool,
    /// What the owner is told.
    words: Option<String>,
    /// Whether a thread sees to the words while nothing is asked.
    is_watched: bool,
}

impl Signals {
    /// Catch them from now on. While none are held they do what they always do.
    pub(super) fn catch() -> io::Result<Self> {
        let (wake, wakes) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        let act = Arc::new(AtomicBool::new(true));
        let mut came = Vec::new();
        for signal in caught() {
            let flag = Arc::default();
            // In this order: first whether to act at once, then that it came, then the wake-up.
            if is_first_process() {
                flag::register_conditional_shutdown(signal, exit_code(signal), Arc::clone(&act))?;
            } else {
                flag::register_conditional_default(signal, Arc::clone(&act))?;
            }
            flag::register(signal, Arc::clone(&flag))?;
            low_level::pipe::register(signal, wakes.try_clone()?)?;
            came.push((signal, flag));
        }
        let resumed = Arc::default();
        flag::register(SIGCONT, Arc::clone(&resumed))?;
        low_level::pipe::register(SIGCONT, wakes)?;
        Ok(Self {
            wake: Arc::new(wake),
            act,
            came,
            resumed,
            ending: Arc::default(),
        })
    }

    /// Hold them back from now on; those already held stay.
    pub(super) fn hold(&self) {
        let mut ending = self.ending();
        ending.is_asking = true;
        self.hold_back();
    }

    /// Say `words` from now on before one of them ends the program, whatever it does at that moment.
    pub(super) fn say_at_end(&self, words: Option<&str>) {
        let mut ending = self.ending();
        ending.words = words.map(str::to_owned);
        if ending.words.is_some() {
            self.hold_back();
            let watch = self.clone();
            if !ending.is_watched {
                // Where there can be no thread they end it unsaid, which is better than not at all.
                let spawned = thread::Builder::new().spawn(move || watch.watch());
                ending.is_watched = spawned.is_ok();
            }
            if !ending.is_watched {
                ending.words = None;
            }
        }
        self.let_act(&ending);
    }

    /// See to the words until there are none. The system wakes nobody else than the handler, which may say nothing.
    fn watch(&self) {
        loop {
            thread::sleep(A_MOMENT);
            let mut ending = self.ending();
            if ending.words.is_none() {
                ending.is_watched = false;
                return;
            }
            if !ending.is_asking {
                self.act_on_those_that_came(&ending);
            }
        }
    }

    fn hold_back(&self) {
        if self.act.load(Ordering::SeqCst) {
            for (_, came) in &self.came {
                came.store(false, Ordering::SeqCst); // it has acted
            }
            self.act.store(false, Ordering::SeqCst);
        }
    }

    /// Let them act again, at once those that came while they were held. Returns from a pause.
    pub(super) fn release(&self) {
        let mut ending = self.ending();
        ending.is_asking = false;
        self.let_act(&ending);
    }

    /// Unless the terminal is to be restored first.
    fn let_act(&self, ending: &Ending) {
        if ending.is_asking {
            return;
        }
        if ending.words.is_some() || !self.act.swap(true, Ordering::SeqCst) {
            self.act_on_those_that_came(ending);
        }
    }

    fn act_on_those_that_came(&self, ending: &Ending) {
        for (signal, came) in &self.came {
            if came.swap(false, Ordering::SeqCst) {
                if *signal != SIGTSTP {
                    say(ending.words.as_deref());
                }
                if is_first_process() {
                    low_level::exit(exit_code(*signal));
                }
                // It is one that has a default.
                let _never = low_level::emulate_default_handler(*signal);
            }
        }
    }

    fn ending(&self) -> MutexGuard<'_, Ending> {
        // Nothing in it is left half done by a panic.
        self.ending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What becomes readable when a signal comes.
    pub(super) fn wake(&self) -> &UnixStream {
        &self.wake
    }

    /// Whether one came that is held back.
    pub(super) fn came(&self) -> bool {
        let mut bytes = [0; 16];
        while matches!((&*self.wake).read(&mut bytes), Ok(1..)) {}
        self.came
            .iter()
            .any(|(_, came)| came.load(Ordering::SeqCst))
    }

    /// Whether the program was resumed since the last call, also from a pause that cannot be caught.
    pub(super) fn resumed(&self) -> bool {
        self.resumed.swap(false, Ordering::SeqCst)
    }
}

/// As a note of the report would be, which nobody gets to see any more.
fn say(words: Option<&str>) {
    let Some(words) = words else {
        return;
    };
    let mut err = io::stderr().lock();
    // Where nobody reads, nobody can be told.
    let _untold = err
        .write_all(b"\nnote: ")
        .and_then(|()| write_shown(&mut err, words.as_bytes()))
        .and_then(|()| err.write_all(b"\n"));
}

/// What is caught: that which ends the program before that which only pauses it.
///
/// Where no shell could resume the program (in a container, under `ssh -t`) the kernel ignores Ctrl-Z; were
/// it caught, what stands for its default would stop the program for ever.
fn caught() -> Vec<i32> {
    let mut signals = vec![SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGALRM];
    if has_a_shell() && !is_first_process() {
        signals.push(SIGTSTP);
    }
    signals
}

/// The first process of a container, which no default of a signal ends: signal-hook would crash it instead.
fn is_first_process() -> bool {
    process::id() == 1
}

/// What a shell says of a program that a signal ended.
fn exit_code(signal: i32) -> i32 {
    128 + signal
}

/// Whether this is a job: a shell puts each in a group that is not the session's first.
///
/// Read from Linux's `/proc`, because rustix's `getsid` panics where the session began outside the container.
fn has_a_shell() -> bool {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    let mut fields = fields.split(' ').skip(2);
    match (fields.next(), fields.next()) {
        (Some(group), Some(session)) => group != session,
        _ => true,
    }
}

/// So long a signal waits at most for its words.
const A_MOMENT: Duration = Duration::from_millis(50);
