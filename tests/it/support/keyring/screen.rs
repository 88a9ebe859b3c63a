//! A desktop to show a dialog on.

use std::io::BufRead;
use std::io::BufReader;
use std::process::Child;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

use crate::support::process::Home;
use crate::support::process::wait_for;

/// An X server without hardware.
pub(super) struct Screen {
    server: Child,
    /// What `DISPLAY` is to be.
    pub(super) name: String,
}

impl Screen {
    pub(super) fn start(home: &Home) -> Self {
        let program =
            home.program("Xvfb")
                .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"]);
        let mut command = program.command(&["setsid"]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = command.spawn().expect("Xvfb");
        let mut number = String::new();
        BufReader::new(server.stdout.take().expect("its standard output"))
            .read_line(&mut number)
            .expect("the number of the screen");
        let name = format!(":{}", number.trim_end());
        assert!(name.len() > 1, "the screen did not start");
        Self { server, name }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Asked to end it takes its socket and its lock file away.
        kill_process(Pid::from_child(&self.server), Signal::TERM).ok();
        wait_for(&mut self.server, Duration::from_secs(5));
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
