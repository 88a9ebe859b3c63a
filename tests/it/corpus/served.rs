//! A server that runs, and a client that knows no more of HTTP than it must.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::Shutdown;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::support::process::Home;
use crate::support::process::Running;

/// `doorkey corpus serve` at a free port.
pub struct Served {
    pub running: Running,
    pub port: u16,
    talk: PathBuf,
}

impl Served {
    /// Start it over these files.
    pub fn start(home: &Home, files: &[&Path]) -> Self {
        Self::start_at(home, files, "127.0.0.1:0")
    }

    /// The same, at a port of this machine that is named so.
    pub fn start_at(home: &Home, files: &[&Path], listen: &str) -> Self {
        let talk = home.path().join("talk");
        let running = home
            .program(env!("CARGO_BIN_EXE_doorkey"))
            .args(["corpus", "serve", "--listen", listen])
            .args(files.iter().copied())
            .redirect("2> talk")
            .deadline(Duration::from_mins(2))
            .start();
        let mut served = Self {
            running,
            port: 0,
            talk,
        };
        let said = served.waits_for("listening on http://127.0.0.1:");
        let port = said.split("listening on http://127.0.0.1:").nth(1);
        let port = port.and_then(|rest| rest.split('/').next());
        served.port = port.and_then(|port| port.parse().ok()).expect("a port");
        served
    }

    /// What it said, once this is in it.
    #[track_caller]
    pub fn waits_for(&self, text: &str) -> String {
        let until = Instant::now() + Duration::from_secs(30);
        loop {
            let said = fs::read_to_string(&self.talk).unwrap_or_default();
            if said.contains(text) {
                return said;
            }
            assert!(Instant::now() < until, "never said `{text}`: {said}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn connect(&self) -> Connection {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a server");
        stream
            .set_read_timeout(Some(Duration::from_secs(40)))
            .expect("a time");
        Connection(BufReader::new(stream))
    }

    /// One request on a connection of its own.
    pub fn ask(&self, method: &str, path: &str, headers: &str) -> Reply {
        self.connect().ask(method, path, headers)
    }
}

/// A connection that is kept.
pub struct Connection(BufReader<TcpStream>);

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Connection {
    pub fn ask(&mut self, method: &str, path: &str, headers: &str) -> Reply {
        self.send(format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"
        ));
        self.reply(method != "HEAD").expect("an answer")
    }

    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        // Who has closed says so when it is read from.
        self.0.get_mut().write_all(bytes.as_ref()).ok();
    }

    pub fn end(&mut self) {
        self.0.get_mut().shutdown(Shutdown::Write).ok();
    }

    /// The next answer; `None` where the connection ends before one begins.
    pub fn reply(&mut self, has_body: bool) -> Option<Reply> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let mut reply = Reply {
            status,
            head,
            body: String::new(),
        };
        if has_body && status != 304 {
            let length = reply.header("content-length").expect("a length");
            let mut body = vec![0; length.parse().expect("a number")];
            self.0.read_exact(&mut body).ok()?;
            reply.body = String::from_utf8(body).expect("text");
        }
        Some(reply)
    }

    /// Whether it is closed within this time without another byte.
    pub fn closes_within(&mut self, time: Duration) -> bool {
        self.0.get_mut().set_read_timeout(Some(time)).ok();
        let mut rest = Vec::new();
        self.0.read_to_end(&mut rest).map_or_else(
            |error| error.kind() == std::io::ErrorKind::ConnectionReset,
            |_| true,
        )
    }
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}
