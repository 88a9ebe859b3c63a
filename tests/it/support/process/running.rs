//! A program that runs, and its deadline.

use std::io::Read;
use std::io::Write;
use std::process::Child;
use std::process::Command;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;
use rustix::process::kill_process_group;

use super::End;
use super::Ran;

/// A run that goes on; it is killed with its session's group on drop.
pub struct Running {
    child: Child,
    stdout: Receiver<Vec<u8>>,
    stderr: Receiver<Vec<u8>>,
    started: Instant,
    deadline: Duration,
    line: String,
}

impl Running {
    pub(super) fn start(
        command: &mut Command,
        stdin: Option<Vec<u8>>,
        deadline: Duration,
        line: String,
    ) -> Self {
        let started = Instant::now();
        let mut child = command
            .spawn()
            .expect("`setsid` of util-linux and the program");
        if let (Some(mut pipe), Some(bytes)) = (child.stdin.take(), stdin) {
            thread::spawn(move || drop(pipe.write_all(&bytes)));
        }
        let stdout = collect(child.stdout.take());
        let stderr = collect(child.stderr.take());
        Self {
            child,
            stdout,
            stderr,
            started,
            deadline,
            line,
        }
    }

    /// Its process, which is also its group and session.
    pub fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("a process to signal");
    }

    /// Whether it has not ended yet.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Waits for its end; past the deadline it is killed and the test fails.
    pub fn wait(mut self) -> Ran {
        let left = self.deadline.saturating_sub(self.started.elapsed());
        let end = wait_for(&mut self.child, left);
        let took = self.started.elapsed();
        kill_process_group(self.pid(), Signal::KILL).ok(); // what it left behind would hold the pipes
        let grace = Duration::from_secs(2);
        let ran = Ran {
            stdout: self.stdout.recv_timeout(grace).unwrap_or_default(),
            stderr: self.stderr.recv_timeout(grace).unwrap_or_default(),
            end: end.unwrap_or(End::Signal(Signal::KILL.as_raw())),
            took,
            line: self.line.clone(),
        };
        assert!(
            end.is_some(),
            "still running after {:?}: {ran}",
            self.deadline
        );
        ran
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            kill_process_group(self.pid(), Signal::KILL).ok();
            drop(self.child.wait());
        }
    }
}

/// Waits for a child until the time is over; then `None`, and it still runs.
pub fn wait_for(child: &mut Child, time: Duration) -> Option<End> {
    let until = Instant::now() + time;
    loop {
        if let Some(status) = child.try_wait().expect("a child to wait for") {
            return Some(status.into());
        }
        if Instant::now() >= until {
            return None;
        }
        thread::sleep(Duration::from_millis(3));
    }
}

/// Reads a pipe to its end in a thread, so that a full pipe cannot block the child.
fn collect(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            drop(pipe.take(64 << 20).read_to_end(&mut bytes));
        }
        drop(send.send(bytes));
    });
    receive
}
