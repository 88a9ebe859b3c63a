//! A pseudo-terminal with the real binary in it: what is typed, what is shown, and in what state the terminal is left.
//!
//! The program is started by `setsid --ctty` of util-linux, which execs it: it is the session's leader, and its process id is
//! the child's. A leader has no parent that could resume it, so the kernel ignores Ctrl-Z there; tests of job control start it
//! with [`Terminal::under_a_shell`]. Linux only (`/proc`, `setsid`).

mod modes;
mod pty;
mod session;

use std::fs::File;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::process::Child;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

use super::process::End;
use super::process::Program;
use super::process::wait_for;
pub use modes::Modes;
pub use session::Process;

/// A terminal with a program in it; what is still in its session is killed on drop.
pub struct Terminal {
    master: Arc<File>,
    slave: OwnedFd,
    child: Child,
    start: Modes,
    end: Option<End>,
    shown: Arc<Mutex<Vec<u8>>>,
    read_to: usize,
    stop: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    line: String,
}

impl Terminal {
    /// The program as the leader of a fresh session, 80 by 24; `TERM` is `xterm` unless the program has one.
    pub fn open(program: &Program<'_>) -> Self {
        let program = program.clone().on_a_terminal();
        let (master, slave) = pty::pair();
        let start = Modes::of(&slave);
        let stdio = || Stdio::from(slave.try_clone().expect("another handle of the terminal"));
        let mut command = program.command(&["setsid", "--ctty"]);
        if !command.get_envs().any(|(name, _)| name == "TERM") {
            command.env("TERM", "xterm");
        }
        let child = command
            .stdin(stdio())
            .stdout(stdio())
            .stderr(stdio())
            .spawn();
        let (shown, stop) = (
            Arc::new(Mutex::new(Vec::new())),
            Arc::new(AtomicBool::new(false)),
        );
        let reader = {
            let (master, shown, stop) =
                (Arc::clone(&master), Arc::clone(&shown), Arc::clone(&stop));
            thread::spawn(
                move || while !stop.load(Ordering::Relaxed) && pty::pull(&master, &shown, 20) {},
            )
        };
        Self {
            master,
            slave,
            child: child.expect("`setsid` of util-linux and the program"),
            start,
            end: None,
            shown,
            read_to: 0,
            stop,
            reader: Some(reader),
            line: program.line(),
        }
    }

    /// The program as a job of an interactive bash, whose prompt is [`PROMPT`]; its command line has just been typed.
    pub fn under_a_shell(program: &Program<'_>) -> Self {
        let program = program.clone().on_a_terminal();
        let words = ["--norc", "--noprofile", "--noediting", "-i"];
        let mut terminal = Self::open(
            &program
                .instead("bash", &words)
                .env("PS1", PROMPT)
                .env("HISTFILE", "/dev/null"),
        );
        terminal.read_until(PROMPT, PATIENCE);
        terminal.start = terminal.modes();
        terminal.type_bytes(format!("{} {}\n", program.line(), program.redirections()).as_bytes());
        terminal.read_until("\n", PATIENCE); // the echo of what was typed
        terminal
    }

    /// Types at the shell, and waits for its next prompt; returns what was shown between.
    pub fn at_the_shell(&mut self, line: &str) -> String {
        self.type_bytes(format!("{line}\n").as_bytes());
        self.read_until("\n", PATIENCE);
        let shown = self.read_until(PROMPT, PATIENCE);
        shown.trim_end_matches(PROMPT).replace("\r\n", "\n")
    }

    /// Types these bytes, control characters as they are: 3 for Ctrl-C, 4 for Ctrl-D, 26 for Ctrl-Z, 28 for Ctrl-\.
    pub fn type_bytes(&mut self, bytes: &[u8]) {
        (&*self.master)
            .write_all(bytes)
            .expect("a terminal to type at");
    }

    /// Reads on until `text` is shown, and returns all since the last call up to and with it.
    pub fn read_until(&mut self, text: &str, timeout: Duration) -> String {
        let (start, mut found) = (self.read_to, None);
        self.wait_until(&format!("`{text}` on the screen"), timeout, |terminal| {
            let shown = terminal.lock();
            let rest = shown.get(start..).unwrap_or_default();
            found = rest
                .windows(text.len().max(1))
                .position(|window| window == text.as_bytes());
            found.is_some()
        });
        self.read_to = start + found.unwrap_or(0) + text.len();
        String::from_utf8_lossy(self.lock().get(start..self.read_to).unwrap_or_default())
            .into_owned()
    }

    /// All that was shown so far, as bytes.
    pub fn output(&self) -> Vec<u8> {
        self.lock().clone()
    }

    /// All that was shown so far, as text.
    pub fn screen(&self) -> String {
        String::from_utf8_lossy(&self.lock()).into_owned()
    }

    /// The terminal's settings as they are now.
    pub fn modes(&self) -> Modes {
        Modes::of(&self.slave)
    }

    /// The settings before the program was started: what it must leave behind.
    pub fn modes_at_start(&self) -> &Modes {
        &self.start
    }

    /// What was typed and read by nobody: it would reach the shell. It is taken away, and the settings stay as they were.
    pub fn unread_input(&mut self) -> Vec<u8> {
        pty::drain(&self.slave)
    }

    /// Resizes the terminal, which sends SIGWINCH to the foreground.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        pty::resize(&*self.master, columns, rows);
    }

    /// The session's leader: the program, or the shell above it.
    pub fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Sends a signal to the leader alone, as `kill` does.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("a process to signal");
    }

    /// Everything that lives in the terminal's session.
    pub fn session(&self) -> Vec<Process> {
        session::of(self.pid().as_raw_nonzero().get())
    }

    /// Waits until a job under the shell is stopped, and returns it.
    pub fn wait_for_stopped(&mut self, timeout: Duration) -> Process {
        let mut stopped = None;
        self.wait_until("a stopped job", timeout, |terminal| {
            stopped = terminal
                .session()
                .into_iter()
                .find(|process| process.state == 'T');
            stopped.is_some()
        });
        stopped.expect("the job that was found")
    }

    /// Waits for the end of the leader, and until all it wrote is on the screen.
    pub fn wait(&mut self, timeout: Duration) -> End {
        self.end = self.end.or_else(|| wait_for(&mut self.child, timeout));
        let Some(end) = self.end else {
            self.fail("its end", timeout)
        };
        // The kernel hands output over in its own time, but in order: behind a mark of ours nothing is missing.
        rustix::io::write(&self.slave, MARK).expect("a terminal to mark");
        self.wait_until("the last of its output", PATIENCE, |terminal| {
            let mut shown = terminal.lock();
            let found = shown.windows(MARK.len()).position(|window| window == MARK);
            found.map(|at| shown.drain(at..at + MARK.len())).is_some()
        });
        end
    }

    /// Waits until something holds; past the deadline the test fails and shows the screen.
    pub fn wait_until(
        &mut self,
        what: &str,
        timeout: Duration,
        mut holds: impl FnMut(&Self) -> bool,
    ) {
        let until = Instant::now() + timeout;
        loop {
            let over = Instant::now() >= until;
            if holds(self) {
                return;
            }
            if over {
                self.fail(what, timeout);
            }
            if self.end.is_none() {
                self.end = wait_for(&mut self.child, Duration::ZERO);
            }
            thread::sleep(Duration::from_millis(3));
        }
    }

    fn fail(&self, what: &str, timeout: Duration) -> ! {
        let session: Vec<String> = self.session().iter().map(ToString::to_string).collect();
        let (line, end, screen, left) = (&self.line, self.end, self.screen(), session.join(", "));
        panic!(
            "waited {timeout:?} for {what}: {line}\nended: {end:?}; session: [{left}]\n--- screen\n{screen}\n---"
        );
    }

    fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        for process in self.session() {
            if let Some(pid) = Pid::from_raw(process.pid) {
                kill_process(pid, Signal::KILL).ok();
            }
        }
        drop(self.child.wait());
        self.stop.store(true, Ordering::Relaxed);
        drop(self.reader.take().map(JoinHandle::join));
    }
}

/// The shell's prompt in [`Terminal::under_a_shell`].
pub const PROMPT: &str = "[ready] ";

const PATIENCE: Duration = Duration::from_secs(20);

const MARK: &[u8] = b"\0the end of the output\0";
