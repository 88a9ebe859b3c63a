//! A login session of its own for one test: a home, a session bus, and gnome-keyring on it, in any state.

mod ending;
mod impostor;
mod screen;
mod worker;

use std::ffi::OsString;
use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Child;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

use crate::support::process::End;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;

use ending::end;
use ending::end_all_that_live_in;
use screen::Screen;

pub use impostor::Manner;
pub use worker::Told;
pub use worker::Worker;
pub use worker::hex;
pub use worker::serve;

/// Ends with all that was started in it, also when the test panics.
pub struct Session {
    home: Home,
    address: Option<String>,
    bus: Option<Child>,
    daemon: Option<Child>,
    screen: Option<Screen>,
}

impl Session {
    /// With an open keyring.
    pub fn unlocked() -> Self {
        let mut session = Self::without_default_collection();
        session.unlock(PASSWORD);
        session
    }

    /// The bus starts a keyring when it is asked for one, as on a machine where nobody ever logged in.
    pub fn without_default_collection() -> Self {
        let mut session = Self::without_bus();
        session.start_bus("--session");
        session
    }

    /// A desktop with an open keyring: a dialog can be shown on it, and nobody answers.
    pub fn with_a_screen() -> Self {
        let mut session = Self::without_bus();
        session.screen = Some(Screen::start(&session.home));
        session.start_bus("--session");
        session.unlock(PASSWORD);
        session
    }

    /// A bus on which nobody keeps secrets.
    pub fn without_service() -> Self {
        let mut session = Self::without_bus();
        let config = session.home.file("bus.conf", BUS_WITHOUT_SERVICES);
        session.start_bus(&format!("--config-file={}", config.display()));
        session
    }

    /// Something else listens where the bus should be.
    pub fn with_an_impostor(manner: Manner) -> Self {
        let mut session = Self::without_bus();
        let path = session.home.path().join("run/bus");
        impostor::listen(&path, manner);
        session.address = Some(format!("unix:path={}", path.display()));
        session
    }

    /// Only a home.
    pub fn without_bus() -> Self {
        Self {
            home: Home::new(),
            address: None,
            bus: None,
            daemon: None,
            screen: None,
        }
    }

    /// A program of this session.
    pub fn program(&self, path: impl Into<OsString>) -> Program<'_> {
        let mut program = self.home.program(path);
        if let Some(address) = &self.address {
            program = program.env("DBUS_SESSION_BUS_ADDRESS", address);
        }
        match &self.screen {
            Some(screen) => program.env("DISPLAY", &screen.name),
            None => program,
        }
    }

    /// Its home.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Where its bus listens.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// What another reader of the keyring says: `secret-tool` with these arguments.
    pub fn secret_tool<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Program<'_> {
        self.program("secret-tool").args(args)
    }

    /// A process of this session that serves the adapter.
    pub fn worker(&self) -> Worker {
        self.worker_through([])
    }

    /// The same, started by another program.
    pub fn worker_through<'a>(&self, launcher: impl IntoIterator<Item = &'a str>) -> Worker {
        let this_binary = std::env::current_exe().expect("this test's own program");
        Worker::start(self.program(this_binary).through(launcher))
    }

    /// Let other users in.
    pub fn open_to_all(&self) {
        for name in ["", "run", "run/bus"] {
            let mode = fs::Permissions::from_mode(0o777);
            fs::set_permissions(self.home.path().join(name), mode).expect("a mode");
        }
    }

    /// All files of the home.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.home.path().to_owned()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)
                .expect("a folder of the home")
                .flatten()
            {
                let kind = entry.file_type().expect("a kind");
                if kind.is_dir() {
                    folders.push(entry.path());
                } else if kind.is_file() {
                    files.push(entry.path());
                }
            }
        }
        files
    }

    /// Those of them that have these bytes in them.
    pub fn files_with(&self, bytes: &[u8]) -> Vec<String> {
        let has = |path: &PathBuf| {
            let content = fs::read(path).unwrap_or_default();
            content.windows(bytes.len()).any(|window| window == bytes)
        };
        let found = self.files().into_iter().filter(has);
        found.map(|path| path.display().to_string()).collect()
    }

    /// Start a keyring that takes the place of the one there is, and open it with `password`.
    pub fn unlock(&mut self, password: &str) {
        let daemon = self.after_a_change(|| self.start_keyring(password));
        if let Some(replaced) = self.daemon.replace(daemon) {
            end(replaced);
        }
    }

    /// Do what starts a keyring, and wait until it is the one that the bus knows.
    pub fn after_a_change<T>(&self, start: impl FnOnce() -> T) -> T {
        let before = self.owner();
        let started = start();
        until("a keyring takes over the bus", || {
            let owner = self.owner();
            owner.is_some() && owner != before
        });
        started
    }

    fn start_keyring(&self, password: &str) -> Child {
        let program = self.program("gnome-keyring-daemon").args([
            "--replace",
            "--foreground",
            "--unlock",
            "--components=secrets",
        ]);
        let mut command = program.command(&["setsid"]);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut daemon = command.spawn().expect("gnome-keyring-daemon");
        let mut stdin = daemon.stdin.take().expect("its standard input");
        stdin
            .write_all(password.as_bytes())
            .expect("a keyring that reads its password");
        daemon
    }

    /// A second keyring with the same content, which nobody opens.
    pub fn copy_keyring(&self, name: &str) {
        let folder = self.home.path().join(".local/share/keyrings");
        let copy = folder.join(format!("{name}.keyring"));
        fs::copy(folder.join("login.keyring"), copy).expect("a keyring to copy");
    }

    /// Close the keyring.
    pub fn lock(&self) {
        let ran = self.bus_call(
            "org.freedesktop.secrets",
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            "array:objpath:/org/freedesktop/secrets/collection/login",
        );
        ran.exits(0);
    }

    /// The keyring answers nobody.
    pub fn stop(&self) {
        kill_process(self.daemon(), Signal::STOP).expect("a keyring to stop");
    }

    /// It goes on.
    pub fn resume(&self) {
        kill_process(self.daemon(), Signal::CONT).expect("a keyring to resume");
    }

    /// It is gone; the bus starts another, closed one for the next who asks.
    pub fn kill(&mut self) {
        let before = self.owner();
        end(self.daemon.take().expect("a keyring to kill"));
        until("the bus has noticed", || self.owner() != before);
    }

    /// Another address for the bus, whatever stands there.
    pub fn set_address(&mut self, address: &str) {
        self.address = Some(address.to_owned());
    }

    fn daemon(&self) -> Pid {
        Pid::from_child(self.daemon.as_ref().expect("a keyring of ours"))
    }

    fn start_bus(&mut self, config: &str) {
        let address = format!("--address=unix:path={}/run/bus", self.home.path().display());
        let program =
            self.program("dbus-daemon")
                .args([config, "--nofork", "--print-address=1", &address]);
        let mut command = program.command(&["setsid"]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut bus = command.spawn().expect("dbus-daemon");
        let stdout = bus.stdout.take().expect("its standard output");
        self.bus = Some(bus);
        let mut address = String::new();
        BufReader::new(stdout)
            .read_line(&mut address)
            .expect("the address of the bus");
        assert!(!address.is_empty(), "the bus did not start");
        self.address = Some(address.trim_end().to_owned());
    }

    /// Who keeps secrets on the bus, if anyone; asking starts nobody.
    fn owner(&self) -> Option<String> {
        let ran = self.bus_call(
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.GetNameOwner",
            "string:org.freedesktop.secrets",
        );
        (ran.end == End::Code(0)).then(|| ran.out())
    }

    fn bus_call(&self, to: &str, object: &str, method: &str, argument: &str) -> Ran {
        let to = format!("--dest={to}");
        let args = [
            "--session",
            "--print-reply=literal",
            &to,
            object,
            method,
            argument,
        ];
        self.program("dbus-send").args(args).run()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for child in [self.daemon.take(), self.bus.take()].into_iter().flatten() {
            end(child);
        }
        end_all_that_live_in(self.home.path());
    }
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < Duration::from_secs(10), "never: {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// What opens the keyrings of these tests.
pub const PASSWORD: &str = "the keyring's own password";

const BUS_WITHOUT_SERVICES: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;
