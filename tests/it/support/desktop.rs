//! A real X server without a screen, and other programs that copy and paste on it.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// An X server without a screen.
pub struct Desktop {
    server: Child,
    display: String,
}

impl Desktop {
    /// On a display of its own.
    pub fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset",
                "-screen",
                "0",
                "640x480x8",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb");
        let mut number = String::new();
        let said = server.stdout.take().expect("its output");
        BufReader::new(said)
            .read_line(&mut number)
            .expect("the display's number");
        let display = format!(":{}", number.trim());
        Self { server, display }
    }

    /// Its name, as `DISPLAY` has it.
    pub fn name(&self) -> &str {
        &self.display
    }

    /// What another program pastes; `None` where nothing is offered.
    pub fn pasted(&self) -> Option<String> {
        // Where the owner ends in the middle of an answer, xclip waits for ever.
        let out = Command::new("timeout")
            .args(["1", "xclip", "-out", "-selection", "clipboard"])
            .env("DISPLAY", &self.display)
            .output()
            .expect("xclip");
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        out.status.success().then_some(text)
    }

    /// Until it is what another program pastes.
    pub fn waits_for(&self, wanted: Option<&str>) {
        let until = Instant::now() + SOON;
        loop {
            let found = self.pasted();
            if found.as_deref() == wanted {
                return;
            }
            assert!(Instant::now() < until, "wanted {wanted:?}, found {found:?}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What another program copies.
    pub fn copy(&self, text: &str) {
        let mut child = Command::new("xclip")
            .args(["-in", "-selection", "clipboard"])
            .env("DISPLAY", &self.display)
            .stdin(Stdio::piped())
            .spawn()
            .expect("xclip");
        let mut pipe = child.stdin.take().expect("its input");
        pipe.write_all(text.as_bytes()).expect("a reader");
        drop(pipe);
        child.wait().expect("its end");
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

const SOON: Duration = Duration::from_secs(10);
