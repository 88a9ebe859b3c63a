//! A world for one run in this process: every port is a fake, every word said is kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use doorkey::adapters::age_vault::seals::AgeSeals;
use doorkey::adapters::corpora::SystemCorpora;
use doorkey::adapters::corpus_sources::SystemCorpusSources;
use doorkey::adapters::downloads::SystemDownloads;
use doorkey::adapters::files::SystemFiles;
use doorkey::adapters::pass_trees::SystemPassTrees;
use doorkey::adapters::servers::SystemServers;
use doorkey::adapters::web_apis::SystemWebApis;
use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::breach::digest::Prefix;
use doorkey::breach::range::Range;
use doorkey::exit::Exit;
use doorkey::failure::Failure;
use doorkey::failure::Kind;
use doorkey::ports::Answer;
use doorkey::ports::Files;
use doorkey::ports::Inputs;
use doorkey::ports::Origin;
use doorkey::ports::Ports;
use doorkey::ports::Progress;
use doorkey::ports::RangeSource;
use doorkey::ports::Ranges;
use doorkey::ports::Replacement;
use doorkey::ports::Seekable;
use doorkey::ports::Terminal;
use doorkey::ports::Unavailable;
use doorkey::ports::git::Remote;
use doorkey::ports::targets::Meeting;
use doorkey::ports::targets::Targets;
use doorkey::ports::web_api::Reply;
use doorkey::qr::terminal::Picture;
use doorkey::record::trouble::StoreError;
use doorkey::secret::Secret;
use doorkey::secret::item::Unreadable;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::support::world::apis::FakeApis;
pub use crate::support::world::apis::FakeLists;
pub use crate::support::world::outside::Outside;
use crate::support::world::safe::FakeClock;
pub use crate::support::world::safe::NOON;
pub use crate::support::world::safe::Safe;

mod apis;
mod outside;
mod safe;

/// What a run will find. Begin with [`World::new`], end with [`World::run`].
#[derive(Default)]
pub struct World {
    typed: VecDeque<Vec<u8>>,
    replies: Vec<(String, String)>,
    stdin: Option<Vec<u8>>,
    variables: BTreeMap<String, Vec<u8>>,
    files: BTreeMap<PathBuf, Vec<u8>>,
    config: Option<String>,
    ranges: FakeRanges,
    safe: Safe,
    outside: Outside,
    apis: FakeApis,
    asks_for_real: bool,
    lists: FakeLists,
    seed: u64,
    now: Option<u64>,
}

/// What a run said and did.
pub struct Told {
    pub exit: Exit,
    pub out: String,
    pub err: String,
    pub asked: Vec<String>,
    pub written: BTreeMap<PathBuf, Vec<u8>>,
    pub removed: Vec<PathBuf>,
    pub revealed: Vec<String>,
    /// Every question whose answer is shown, in order.
    pub questions: Vec<String>,
    /// What was asked of the web, of git and of the browser.
    pub done: Vec<String>,
    /// What was asked of services with JSON answers.
    pub questions_sent: Vec<String>,
}

impl World {
    /// A terminal with nobody typing, no files, no variables, and a service that does not answer.
    pub fn new() -> Self {
        Self::default()
    }

    /// In this safe, which other runs share. Its config file is this run's.
    pub fn safe(mut self, safe: &Safe) -> Self {
        self.safe = safe.clone();
        self.config = safe.config();
        // Every run draws other numbers.
        self.seed = RUNS.fetch_add(1, Ordering::Relaxed);
        self
    }

    /// At this second; else it is a minute past noon on 2026-11-23.
    pub fn at(mut self, second: u64) -> Self {
        self.now = Some(second);
        self
    }

    /// With these random numbers.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The owner types this line at the next prompt.
    pub fn types(mut self, line: impl AsRef<[u8]>) -> Self {
        self.typed.push_back(line.as_ref().to_vec());
        self
    }

    /// The owner types this line whenever a question has `words` in it, wherever its lines are broken; and
    /// nothing but Enter where a question has none of such words.
    pub fn replies(mut self, words: &str, line: &str) -> Self {
        self.replies.push((words.to_owned(), line.to_owned()));
        self
    }

    /// Standard input is a pipe with these bytes.
    pub fn stdin(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.stdin = Some(bytes.as_ref().to_vec());
        self
    }

    /// A variable of the environment.
    pub fn variable(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.variables
            .insert(name.to_owned(), value.as_ref().to_vec());
        self
    }

    /// A file.
    pub fn file(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files
            .insert(PathBuf::from(path), bytes.as_ref().to_vec());
        self
    }

    /// The owner's config file.
    pub fn config(mut self, text: &str) -> Self {
        self.config = Some(text.to_owned());
        self
    }

    /// The service answers `body` under `prefix`.
    pub fn range(mut self, prefix: &str, body: &str) -> Self {
        self.ranges
            .bodies
            .insert(prefix.to_owned(), body.to_owned());
        self
    }

    /// The service answers every prefix; it knows each of `exposed` that often.
    pub fn exposed(mut self, exposed: &[(&str, u64)]) -> Self {
        self.ranges.answers_all = true;
        for (password, count) in exposed {
            let digest = Digest::of(&Secret::new(password.as_bytes().to_vec()));
            let row = format!("{}:{count}\r\n", digest.suffix().to_hex(HashKind::Sha1));
            self.ranges
                .bodies
                .entry(digest.prefix().to_string())
                .or_default()
                .push_str(&row);
        }
        self
    }

    /// The web answers `body` under `url`.
    pub fn page(mut self, url: &str, status: u16, body: &str) -> Self {
        let answer = (status, body.to_owned());
        self.outside.pages.insert(url.to_owned(), answer);
        self
    }

    /// A service answers this under `path` (with its query).
    pub fn api(mut self, path: &str, reply: Reply) -> Self {
        self.apis.answers.insert(path.to_owned(), reply);
        self
    }

    /// The same with a body and an entity tag.
    pub fn api_body(self, path: &str, body: &str) -> Self {
        let reply = Reply::Body {
            body: body.as_bytes().to_vec(),
            entity_tag: Some("\"v1\"".to_owned()),
        };
        self.api(path, reply)
    }

    /// Services are asked over real sockets.
    pub fn asks_for_real(mut self) -> Self {
        self.asks_for_real = true;
        self
    }

    /// With these lists, which other runs share.
    pub fn lists(mut self, lists: &FakeLists) -> Self {
        self.lists = lists.clone();
        self
    }

    /// The web says that it is this second.
    pub fn web_says(mut self, second: u64) -> Self {
        self.outside.second = Some(second);
        self
    }

    /// The run stands in a repository with this remote.
    pub fn remote(mut self, name: &str, address: &str) -> Self {
        self.outside.remotes.push(Remote {
            name: name.to_owned(),
            address: address.to_owned(),
        });
        self
    }

    /// No push is taken.
    pub fn refuses_push(mut self) -> Self {
        self.outside.refuses_push = true;
        self
    }

    /// The keyring has an entry of this user for whatever service is asked for.
    pub fn keyring_user(mut self, name: &str) -> Self {
        self.outside.keyring_users.push(name.to_owned());
        self
    }

    /// The keyring cannot be asked.
    pub fn keyring_fails(mut self, trouble: StoreError) -> Self {
        self.outside.keyring_trouble = Some(trouble);
        self
    }

    /// Run `doorkey` with `args`.
    pub fn run<'a>(self, args: impl IntoIterator<Item = &'a str>) -> Told {
        let asked = Rc::clone(&self.ranges.asked);
        let mut outside = self.outside;
        let questions_sent = Rc::clone(&self.apis.asked);
        let size = |bytes: &Vec<u8>| u64::try_from(bytes.len()).expect("a size");
        let files = self.files.iter();
        outside.files = files
            .map(|(path, bytes)| (path.clone(), size(bytes)))
            .collect();
        let written = Rc::default();
        let removed = Rc::default();
        let revealed = Rc::default();
        let questions = Rc::default();
        let mut terminal = FakeTerminal {
            typed: self.typed,
            replies: self.replies,
            revealed: Rc::clone(&revealed),
            questions: Rc::clone(&questions),
        };
        let files = FakeFiles {
            written: Rc::clone(&written),
            files: self.files.keys().cloned().collect(),
            removed: Rc::clone(&removed),
            safe: self.safe.clone(),
        };
        let inputs = FakeInputs {
            stdin: self.stdin,
            variables: self.variables,
            files: self.files,
            config: self.config,
            began: self.safe.config(),
            safe: self.safe.clone(),
        };
        let mut ports = Ports {
            terminal: &mut terminal,
            inputs: &inputs,
            files: &files,
            ranges: &self.ranges,
            progress: &Silent,
            clock: &FakeClock(self.now.unwrap_or(NOON)),
            random: &mut StdRng::seed_from_u64(self.seed),
            stores: &self.safe,
            ledgers: &self.safe,
            clipboard: &self.safe,
            seals: &AgeSeals,
            machine: &self.safe,
            cases: &self.safe,
            web: &outside,
            git: &outside,
            evidence: &outside,
            browser: &outside,
            corpora: &SystemCorpora,
            corpus_sources: &SystemCorpusSources,
            downloads: &SystemDownloads,
            servers: &SystemServers,
            web_apis: if self.asks_for_real {
                &SystemWebApis
            } else {
                &self.apis
            },
            site_lists: &self.lists,
            pass_trees: &SystemPassTrees::default(),
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let args = std::iter::once("doorkey").chain(args).map(OsString::from);
        let exit = doorkey::run(args, &mut ports, &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).expect("what is said is UTF-8");
        Told {
            exit,
            out: text(out),
            err: text(err),
            asked: asked.take(),
            written: written.take(),
            removed: removed.take(),
            revealed: revealed.take(),
            questions: questions.take(),
            done: outside.done(),
            questions_sent: questions_sent.take(),
        }
    }
}

impl Told {
    #[track_caller]
    pub fn exits(self, exit: Exit) -> Self {
        assert_eq!(
            self.exit, exit,
            "\n--- out\n{}\n--- err\n{}",
            self.out, self.err
        );
        self
    }

    /// On standard output.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(
            self.out.contains(text),
            "`{text}` is not in\n{}\n--- err\n{}",
            self.out,
            self.err
        );
        self
    }

    /// On standard error, wherever its lines are broken.
    #[track_caller]
    pub fn talks(self, text: &str) -> Self {
        assert!(
            self.err.replace("\n      ", " ").contains(text),
            "`{text}` is not in\n{}\n--- out\n{}",
            self.err,
            self.out
        );
        self
    }

    /// On neither.
    #[track_caller]
    pub fn never_says(self, text: &str) -> Self {
        assert!(!self.out.contains(text), "`{text}` is in\n{}", self.out);
        assert!(!self.err.contains(text), "`{text}` is in\n{}", self.err);
        self
    }

    /// The whole screen: what was said, then the talk, then the exit code.
    pub fn screen(&self) -> String {
        let talk: Vec<_> = self.err.lines().map(|line| format!("! {line}")).collect();
        format!(
            "{}{}\n[exit {}]",
            self.out,
            talk.join("\n"),
            self.exit.code()
        )
    }

    /// Standard output as one JSON document.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in\n{}", self.out))
    }
}

static RUNS: AtomicU64 = AtomicU64::new(1);

struct FakeTerminal {
    typed: VecDeque<Vec<u8>>,
    replies: Vec<(String, String)>,
    revealed: Rc<RefCell<Vec<String>>>,
    questions: Rc<RefCell<Vec<String>>>,
}

impl Terminal for FakeTerminal {
    fn ask_secret(&mut self, _prompt: &str) -> Result<Secret, Failure> {
        let typed = self.typed.pop_front();
        typed
            .map(Secret::new)
            .ok_or_else(|| Failure::new(Kind::Cancelled, "there is no terminal to ask on"))
    }

    fn is_output(&self) -> bool {
        false
    }

    fn reveal_picture(
        &mut self,
        picture: &Picture,
        screen: &Secret,
        question: &str,
    ) -> Result<String, Failure> {
        let lines = picture.lines().map(String::from_utf8_lossy);
        let picture: Vec<_> = lines.map(std::borrow::Cow::into_owned).collect();
        self.revealed.borrow_mut().push(picture.join("\n"));
        self.reveal(screen, question)
    }

    fn watch(&mut self, frame: &mut dyn FnMut() -> Option<Secret>) -> Result<(), Failure> {
        let screen = frame().unwrap_or_default();
        let screen = String::from_utf8_lossy(screen.reveal()).into_owned();
        self.revealed.borrow_mut().push(screen);
        Ok(())
    }

    fn size(&self) -> Option<(u16, u16)> {
        Some((80, 24))
    }

    fn last_words(&mut self, _words: Option<&str>) {}

    fn ask_secret_lines(&mut self, prompt: &str) -> Result<Secret, Failure> {
        let mut lines = Secret::default();
        loop {
            match self.ask_secret(prompt) {
                Ok(line) if line.is_empty() => return Ok(lines),
                Ok(line) => {
                    lines.extend(line.reveal());
                    lines.extend(b"\n");
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    fn ask_line(&mut self, question: &str) -> Result<String, Failure> {
        self.questions.borrow_mut().push(question.to_owned());
        let words: Vec<_> = question.split_whitespace().collect();
        let words = words.join(" ");
        if let Some((_, line)) = self.replies.iter().find(|(has, _)| words.contains(has)) {
            return Ok(line.clone());
        }
        if self.typed.is_empty() && !self.replies.is_empty() {
            return Ok(String::new());
        }
        let line = self.ask_secret(question)?;
        Ok(String::from_utf8_lossy(line.reveal()).into_owned())
    }

    fn reveal(&mut self, screen: &Secret, question: &str) -> Result<String, Failure> {
        let screen = String::from_utf8_lossy(screen.reveal()).into_owned();
        self.revealed.borrow_mut().push(screen);
        self.ask_line(question)
    }
}

struct FakeInputs {
    stdin: Option<Vec<u8>>,
    variables: BTreeMap<String, Vec<u8>>,
    files: BTreeMap<PathBuf, Vec<u8>>,
    config: Option<String>,
    /// What the safe's config file said when the run began.
    began: Option<String>,
    safe: Safe,
}

impl Inputs for FakeInputs {
    fn stdin_is_terminal(&self) -> bool {
        self.stdin.is_none()
    }

    fn stdin(&self) -> Result<Box<dyn Read>, Unreadable> {
        Ok(Box::new(io::Cursor::new(
            self.stdin.clone().unwrap_or_default(),
        )))
    }

    fn descriptor(&self, number: u32) -> Result<Box<dyn Read>, Unreadable> {
        self.file(Path::new(&format!("/dev/fd/{number}")))
    }

    fn file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable> {
        let bytes = self.files.get(path).cloned().ok_or(Unreadable::Missing)?;
        Ok(Box::new(io::Cursor::new(bytes)))
    }

    fn seekable_file(&self, path: &Path) -> Result<Option<Box<dyn Seekable>>, Unreadable> {
        let bytes = self.files.get(path).cloned().ok_or(Unreadable::Missing)?;
        Ok(Some(Box::new(io::Cursor::new(bytes))))
    }

    fn regular_file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable> {
        self.file(path)
    }

    fn own_file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable> {
        self.file(path)
    }

    fn output_of(&self, command: &str) -> Result<Secret, Unreadable> {
        // A command "writes" what stands in the file of its name.
        let bytes = self.files.get(Path::new(command)).cloned();
        bytes
            .map(Secret::new)
            .ok_or_else(|| Unreadable::Refused("the command failed: exit status: 1".to_owned()))
    }

    fn folder(&self, path: &Path) -> Result<Vec<(PathBuf, Option<Unreadable>)>, Unreadable> {
        let below = self.files.keys().filter(|file| file.starts_with(path));
        let below: Vec<_> = below.map(|file| (file.clone(), None)).collect();
        if below.is_empty() {
            return Err(Unreadable::Missing);
        }
        Ok(below)
    }

    fn variable(&self, name: &str) -> Option<Secret> {
        self.variables.get(name).cloned().map(Secret::new)
    }

    fn path_in(&self, name: &str) -> Option<PathBuf> {
        let path = self.variables.get(name).filter(|path| !path.is_empty());
        path.map(|path| PathBuf::from(String::from_utf8_lossy(path).into_owned()))
    }

    fn config(&self) -> Result<Option<(PathBuf, Secret)>, Unreadable> {
        let now = self.safe.config();
        let is_written = now != self.began;
        let text = if is_written { now } else { self.config.clone() };
        let text = text.map(|text| Secret::new(text.into_bytes()));
        Ok(text.map(|text| (PathBuf::from("/home/ada/.config/doorkey/config.toml"), text)))
    }
}

#[derive(Default, Clone)]
struct FakeRanges {
    bodies: BTreeMap<String, String>,
    answers_all: bool,
    asked: Rc<RefCell<Vec<String>>>,
}

impl Ranges for FakeRanges {
    fn open(&self, origin: &Origin) -> Result<Box<dyn RangeSource>, Failure> {
        let (name, silent) = match origin {
            Origin::Service(_) => ("ranges.example", false),
            Origin::Folder(_) => ("/srv/ranges", false),
            Origin::Kept(_) => ("ranges kept from earlier runs", true),
        };
        let source = FakeSource {
            name,
            silent,
            ranges: self.clone(),
        };
        Ok(Box::new(source))
    }
}

struct FakeSource {
    name: &'static str,
    silent: bool,
    ranges: FakeRanges,
}

impl RangeSource for FakeSource {
    fn name(&self) -> &str {
        self.name
    }

    fn is_remote(&self) -> bool {
        true
    }

    fn fetch(
        &mut self,
        kind: HashKind,
        prefixes: &[Prefix],
        each: &mut dyn FnMut(Prefix, Result<Answer, Unavailable>),
    ) {
        for &prefix in prefixes {
            let name = prefix.to_string();
            let other = || format!("{}:1", "0".repeat(kind.digits() - 5));
            let body = self.ranges.bodies.get(&name).cloned();
            let body = body
                .or_else(|| self.ranges.answers_all.then(other))
                .filter(|_| !self.silent);
            self.ranges.asked.borrow_mut().push(name);
            let answer = match body {
                None => Err(Unavailable("the connection failed: no network".to_owned())),
                Some(body) => Range::parse(body.as_bytes(), kind)
                    .map(|range| Answer { range, stale: None })
                    .map_err(|error| Unavailable(error.to_string())),
            };
            each(prefix, answer);
        }
    }
}

type Written = Rc<RefCell<BTreeMap<PathBuf, Vec<u8>>>>;

struct FakeFiles {
    written: Written,
    files: Vec<PathBuf>,
    removed: Rc<RefCell<Vec<PathBuf>>>,
    safe: Safe,
}

impl Files for FakeFiles {
    fn replace(&self, path: &Path) -> io::Result<Box<dyn Replacement>> {
        let file = FakeFile {
            path: path.to_owned(),
            bytes: Vec::new(),
            written: Rc::clone(&self.written),
        };
        Ok(Box::new(file))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Replacement>> {
        if self.files.iter().any(|file| file == path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.replace(path)
    }

    fn make_folder(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.removed.borrow_mut().push(path.to_owned());
        Ok(())
    }

    fn write_config(&self, text: &[u8]) -> io::Result<PathBuf> {
        let text = str::from_utf8(text).map_err(io::Error::other)?;
        self.safe.write_config(text);
        Ok(PathBuf::from("/home/ada/.config/doorkey/config.toml"))
    }
}

impl Targets for FakeFiles {
    fn meeting(&self, target: &Path, source: &Path) -> Option<Meeting> {
        // A corpus is a real file.
        SystemFiles.meeting(target, source)
    }

    fn is_behind(&self, _target: &Path, _number: u32) -> bool {
        false
    }

    fn stranger(&self, target: &Path) -> Option<&'static str> {
        SystemFiles.stranger(target)
    }
}

struct FakeFile {
    path: PathBuf,
    bytes: Vec<u8>,
    written: Written,
}

impl Write for FakeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Replacement for FakeFile {
    fn commit(self: Box<Self>) -> io::Result<()> {
        self.written.borrow_mut().insert(self.path, self.bytes);
        Ok(())
    }
}

struct Silent;

impl Progress for Silent {
    fn at(&self, _done: u64, _total: Option<u64>) {}

    fn end(&self) {}
}
