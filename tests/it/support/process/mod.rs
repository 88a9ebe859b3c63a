//! The real binary as a user starts it: a scrubbed environment, a fresh home, a deadline, and what must hold of every run.

mod ran;
mod running;

use std::ffi::OsStr;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::Duration;

use tempfile::TempDir;

pub use ran::End;
pub use ran::Ran;
pub use running::Running;
pub use running::wait_for;

/// A fresh home that several runs may share; it is removed on drop.
pub struct Home(TempDir);

impl Home {
    /// Empty XDG folders, private as a login makes them.
    pub fn new() -> Self {
        let home = Self(tempfile::tempdir().expect("a place for a home"));
        for (_, folder) in FOLDERS {
            let mut builder = fs::DirBuilder::new();
            builder
                .recursive(true)
                .mode(0o700)
                .create(home.path().join(folder))
                .expect("a folder of the home");
        }
        home
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// A file in it, by a path relative to it.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).expect("a file in the home");
        path
    }

    /// A program to be run in it.
    pub fn program(&self, path: impl Into<OsString>) -> Program<'_> {
        let mut program = Program {
            home: self,
            path: path.into(),
            args: Vec::new(),
            env: Vec::new(),
            through: Vec::new(),
            redirects: Vec::new(),
            stdin: None,
            deadline: Duration::from_secs(20),
        };
        for (name, folder) in FOLDERS {
            program = program.env(name, self.path().join(folder));
        }
        let program = program
            .env("HOME", self.path())
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("LC_ALL", "C.UTF-8");
        match std::env::var_os("LLVM_PROFILE_FILE") {
            Some(pattern) => program.env("LLVM_PROFILE_FILE", pattern), // for coverage
            None => program,
        }
    }
}

/// A program with its arguments, environment and open files, not yet started.
#[derive(Clone)]
pub struct Program<'a> {
    home: &'a Home,
    path: OsString,
    args: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    through: Vec<OsString>,
    redirects: Vec<String>,
    stdin: Option<Vec<u8>>,
    deadline: Duration,
}

impl Program<'_> {
    /// More arguments.
    pub fn args(mut self, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    /// One variable more, or another value for it.
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        let name = name.into();
        self.env.retain(|(known, _)| *known != name);
        self.env.push((name, value.into()));
        self
    }

    /// One variable less.
    pub fn without_env(mut self, name: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self
    }

    /// These bytes on standard input, through a pipe; without them it is `/dev/null`, on a terminal the terminal.
    pub fn stdin(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.stdin = Some(bytes.as_ref().to_vec());
        self
    }

    /// These bytes on descriptor `n` (0 to 9), from a file in the home.
    pub fn descriptor(self, n: u8, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.home.file(&format!(".descriptor-{n}"), bytes);
        self.redirect(&format!("{n}< {}", quoted(path.as_os_str())))
    }

    /// The same through a pipe (bash's `n< <(cat …)`, which leaves `_`, `PWD` and `SHLVL` in the environment).
    pub fn piped_descriptor(self, n: u8, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.home.file(&format!(".descriptor-{n}"), bytes);
        self.redirect(&format!("{n}< <(cat {})", quoted(path.as_os_str())))
    }

    /// A redirection in the shell's own words: `0<&-`, `> /dev/full`, `2>&1`.
    pub fn redirect(mut self, words: &str) -> Self {
        self.redirects.push(words.to_owned());
        self
    }

    /// Started by another program that execs it: `["prlimit", "--nofile=8"]`, `["strace", "-f", "-o", …]`.
    pub fn through(mut self, launcher: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.through.extend(launcher.into_iter().map(Into::into));
        self
    }

    /// The same code without its symbols, which a debugger would read anew each time.
    pub fn without_symbols(mut self) -> Self {
        static COPY: OnceLock<PathBuf> = OnceLock::new();
        let copy = COPY.get_or_init(|| {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
            let made = folder.join(format!("stripped-{}", std::process::id()));
            let strip = Command::new("strip")
                .arg("-o")
                .arg(&made)
                .arg(&self.path)
                .status();
            assert!(strip.expect("binutils").success());
            let place = folder.join("doorkey-stripped");
            fs::rename(made, &place).expect("beside it");
            place
        });
        self.path = copy.into();
        self
    }

    /// How long it may run (20 s unless told).
    pub fn deadline(mut self, time: Duration) -> Self {
        self.deadline = time;
        self
    }

    /// Runs it to its end without a terminal.
    pub fn run(&self) -> Ran {
        self.start().wait()
    }

    /// Starts it without a terminal: its own session, so that `/dev/tty` cannot be opened.
    pub fn start(&self) -> Running {
        let mut command = self.command(&["setsid"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.stdin(if self.stdin.is_some() {
            Stdio::piped()
        } else {
            Stdio::null()
        });
        Running::start(&mut command, self.stdin.clone(), self.deadline, self.line())
    }

    /// The command behind a session starter such as `setsid --ctty`, with no standard stream set.
    pub(super) fn command(&self, session: &[&str]) -> Command {
        let mut words: Vec<OsString> = session.iter().map(Into::into).collect();
        words.extend(self.through.iter().cloned());
        if !self.redirects.is_empty() {
            let all = self.redirects.join(" ");
            let shell = if all.contains("<(") { "bash" } else { "sh" };
            words.extend([shell, "-c", &format!("exec \"$0\" \"$@\" {all}")].map(OsString::from));
        }
        words.push(self.path.clone());
        words.extend(self.args.iter().cloned());
        let mut words = words.into_iter();
        let mut command = Command::new(words.next().unwrap_or_default());
        command
            .args(words)
            .env_clear()
            .envs(self.env.iter().cloned())
            .current_dir(self.home.path());
        command
    }

    /// Given bytes for standard input become a redirection: on a terminal there is no pipe to write them to.
    pub(super) fn on_a_terminal(mut self) -> Self {
        if let Some(bytes) = self.stdin.take() {
            let later = std::mem::take(&mut self.redirects);
            self = self.descriptor(0, bytes);
            self.redirects.extend(later);
        }
        self
    }

    /// The program and its arguments as one would type them.
    pub fn line(&self) -> String {
        let words = std::iter::once(&self.path).chain(&self.args);
        words.map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
    }

    /// Another program in the same environment.
    pub(super) fn instead(&self, path: &str, args: &[&str]) -> Self {
        Self {
            path: path.into(),
            args: args.iter().map(Into::into).collect(),
            redirects: Vec::new(),
            ..self.clone()
        }
    }

    /// The redirections, as one would type them.
    pub(super) fn redirections(&self) -> String {
        self.redirects.join(" ")
    }
}

/// A word as the shell must be given it.
pub(super) fn quoted(word: &OsStr) -> String {
    let word = &*word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-=:,@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

const FOLDERS: [(&str, &str); 6] = [
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_STATE_HOME", ".local/state"),
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_RUNTIME_DIR", "run"),
    ("TMPDIR", "tmp"),
];
