//! The adapter in a process of its own, so that each test has its own environment and bus: this test binary, started once more.

use std::fmt::Write as _;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::process::Child;
use std::process::ChildStdin;
use std::process::Stdio;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use doorkey::adapters::keyring::Keyring;
use doorkey::ports::store::SecretStore;
use doorkey::record::id::Key;
use doorkey::record::trouble::StoreError;
use doorkey::secret::Secret;

use crate::support::process::End;
use crate::support::process::Program;
use crate::support::process::wait_for;

/// A process that does with the keyring what it is told, one call after the other.
pub struct Worker {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
}

/// What came of one call.
#[derive(Debug)]
pub struct Told {
    /// What it brought, or the error as `Debug` writes it.
    pub result: Result<String, String>,
    /// How long it took.
    pub took: Duration,
}

impl Worker {
    pub(super) fn start(program: Program<'_>) -> Self {
        let program = program
            .args(["--exact", "keyring::worker", "--ignored", "--nocapture"])
            .args(["--test-threads=1"])
            .env(MARK, "1");
        let mut command = program.command(&["setsid"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("this test binary");
        let stdout = child.stdout.take().expect("its standard output");
        let (send, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some(said) = line.strip_prefix(SAYS) {
                    drop(send.send(said.to_owned()));
                }
            }
        });
        let worker = Self {
            stdin: child.stdin.take(),
            child,
            lines,
        };
        assert_eq!(worker.hear(), "ready");
        worker
    }

    pub fn probe(&mut self) -> Told {
        self.ask("probe")
    }

    pub fn put(&mut self, key: &str, record: &[u8]) -> Told {
        self.ask(&format!("put {key} {}", hex(record)))
    }

    pub fn get(&mut self, key: &str) -> Told {
        self.ask(&format!("get {key}"))
    }

    pub fn delete(&mut self, key: &str) -> Told {
        self.ask(&format!("delete {key}"))
    }

    pub fn list(&mut self) -> Told {
        self.ask("list")
    }

    /// Begin a call; [`Worker::answer`] has its end.
    pub fn begin(&mut self, line: &str) {
        let stdin = self.stdin.as_mut().expect("its standard input");
        writeln!(stdin, "{line}").expect("a worker that listens");
    }

    /// The end of a call.
    pub fn answer(&self) -> Told {
        let said = self.hear();
        let (millis, said) = said.split_once(' ').expect("a time and an answer");
        let millis = millis.parse().expect("milliseconds");
        let result = match said.split_once(' ') {
            Some(("ok", brought)) => Ok(brought.to_owned()),
            Some(("error", error)) => Err(error.to_owned()),
            _ => panic!("the worker said {said}"),
        };
        Told {
            result,
            took: Duration::from_millis(millis),
        }
    }

    /// Lets it end, which it does at once, whatever it still waits for.
    pub fn ends(mut self) {
        self.stdin = None;
        let end = wait_for(&mut self.child, Duration::from_secs(2));
        assert_eq!(end, Some(End::Code(0)));
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().expect("a worker to kill");
    }

    fn ask(&mut self, line: &str) -> Told {
        self.begin(line);
        self.answer()
    }

    fn hear(&self) -> String {
        self.lines
            .recv_timeout(Duration::from_secs(20))
            .expect("an answer within 20 seconds")
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Told {
    /// It failed with exactly this, and in ten seconds.
    #[track_caller]
    pub fn fails(self, error: &StoreError) {
        let expected: Result<&str, String> = Err(format!("{error:?}"));
        assert_eq!(self.result.as_deref().map_err(Clone::clone), expected);
        assert!(self.took < Duration::from_secs(10), "after {:?}", self.took);
    }

    /// It brought these bytes.
    #[track_caller]
    pub fn brings(self, record: &[u8]) {
        assert_eq!(self.result, Ok(hex(record)));
    }

    /// It did what it was told.
    #[track_caller]
    pub fn succeeds(self) {
        assert_eq!(self.result, Ok(String::new()));
    }

    /// It is an error of this kind, by the name of its variant.
    #[track_caller]
    pub fn fails_as(self, kind: &str) {
        let is_so = matches!(&self.result, Err(error) if error.starts_with(kind));
        assert!(is_so, "{:?} is not {kind}", self.result);
        assert!(self.took < Duration::from_secs(10), "after {:?}", self.took);
    }
}

/// The worker's side: one call a line, until the input ends.
pub fn serve() {
    if std::env::var_os(MARK).is_none() {
        return; // run as a test among the others
    }
    let mut keyring = Keyring::default();
    // libtest has begun a line.
    say("\n", "ready");
    for line in io::stdin().lines().map_while(Result::ok) {
        let started = Instant::now();
        let result = obey(&mut keyring, &line);
        let millis = started.elapsed().as_millis();
        match result {
            Ok(brought) => say("", &format!("{millis} ok {brought}")),
            Err(error) => say("", &format!("{millis} error {error:?}")),
        }
    }
}

fn say(before: &str, what: &str) {
    writeln!(io::stdout(), "{before}{SAYS}{what}").expect("a test that listens");
}

fn obey(keyring: &mut Keyring, line: &str) -> Result<String, StoreError> {
    let mut words = line.split(' ');
    let mut word = || words.next().unwrap_or_default();
    let order = word();
    let mut key = || -> Key { word().parse().expect("a key") };
    match order {
        "probe" => keyring.probe().map(|()| String::new()),
        "get" => Ok(hex(keyring.get(key())?.reveal())),
        "delete" => keyring.delete(key()).map(|()| String::new()),
        "list" => {
            let names = keyring.list()?.into_iter().map(|key| key.to_string());
            Ok(names.collect::<Vec<_>>().join(" "))
        }
        "put" => {
            let key = key();
            let record = Secret::new(unhex(word()));
            keyring.put_new(key, &record).map(|()| String::new())
        }
        other => panic!("no such order: {other}"),
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        write!(digits, "{byte:02x}").expect("room");
    }
    digits
}

fn unhex(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| {
            let pair = str::from_utf8(pair).expect("digits");
            u8::from_str_radix(pair, 16).expect("digits")
        })
        .collect()
}

const MARK: &str = "DOORKEY_TEST_KEYRING_WORKER";
const SAYS: &str = "= ";
