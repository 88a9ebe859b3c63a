//! Everything the program may do to the world, on one page.
//!
//! Small traits with their specification; `adapters` keeps the real ones, the tests their own. Time and
//! randomness are not here yet: no command needs them.

use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::breach::range::Range;
use crate::failure::Failure;
use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// The world as one run sees it.
pub struct Ports<'a> {
    /// Where the owner sits.
    pub terminal: &'a mut dyn Terminal,
    /// Standard input, descriptors, files, folders and variables.
    pub inputs: &'a dyn Inputs,
    /// Files that a run writes.
    pub files: &'a dyn Files,
    /// Who can be asked for ranges.
    pub ranges: &'a dyn Ranges,
    /// How far a long run has come.
    pub progress: &'a dyn Progress,
}

/// The controlling terminal, also when standard input is a pipe.
pub trait Terminal {
    /// Ask for a secret without showing what is typed. On every way out, signals included, the
    /// terminal is as it was.
    ///
    /// # Errors
    /// There is no terminal, the owner cancelled, or what was typed would have been altered.
    fn ask_secret(&mut self, prompt: &str) -> Result<Secret, Failure>;

    /// Whether standard output is a terminal, so that colour is welcome.
    fn is_output(&self) -> bool;
}

/// What the owner points doorkey at. Nothing here writes.
pub trait Inputs {
    /// Whether standard input is a terminal, so that a prompt is expected.
    fn stdin_is_terminal(&self) -> bool;

    /// Standard input, without a buffer that would keep a copy.
    ///
    /// # Errors
    /// It is closed.
    fn stdin(&self) -> Result<Box<dyn Read>, Unreadable>;

    /// An open file descriptor by its number.
    ///
    /// # Errors
    /// It is not open, or this system cannot do it.
    fn descriptor(&self, number: u32) -> Result<Box<dyn Read>, Unreadable>;

    /// A file, pipe or device.
    ///
    /// # Errors
    /// What the system says; a folder is refused.
    fn file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable>;

    /// What stands below a folder, sorted, with why it cannot be read where it is not a file. Links to
    /// files are followed and links to folders not; names that start with `..` are left out (Kubernetes
    /// keeps its snapshots there).
    ///
    /// # Errors
    /// What the system says; more than 10,000 files or 16 levels are refused.
    fn folder(&self, path: &Path) -> Result<Vec<(PathBuf, Option<Unreadable>)>, Unreadable>;

    /// A variable of the environment, as bytes; `None` when it is not set.
    fn variable(&self, name: &str) -> Option<Secret>;

    /// The owner's config file and its path; `None` when there is none.
    ///
    /// # Errors
    /// It is there but cannot be read.
    fn config(&self) -> Result<Option<(PathBuf, Secret)>, Unreadable>;
}

/// Files that a run writes because the owner asked for them.
pub trait Files {
    /// Begin a file that takes the place of `path` once it is whole; until then `path` stays as it is.
    /// Only the owner can read it.
    ///
    /// # Errors
    /// What the system says.
    fn replace(&self, path: &Path) -> io::Result<Box<dyn Replacement>>;
}

/// A file in the making.
pub trait Replacement: Write {
    /// Put it in its place, durably.
    ///
    /// # Errors
    /// What the system says; the old file is still there.
    fn commit(self: Box<Self>) -> io::Result<()>;
}

/// Makes a source of ranges out of what the owner asked for.
pub trait Ranges {
    /// Open `origin`. Nothing is asked yet.
    ///
    /// # Errors
    /// It is not a URL that may be asked, or not a folder.
    fn open(&self, origin: &Origin) -> Result<Box<dyn RangeSource>, Failure>;
}

/// Who is to be asked for ranges.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// The service, or a mirror that serves the same files.
    Service(Service),
    /// A folder of range files, `5BAA6` or `5BAA6.txt`.
    Folder(PathBuf),
    /// Only what earlier runs kept of the service at this URL, or not even that: no socket is opened.
    Kept(Option<String>),
}

/// A service of ranges and how patient to be with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Service {
    /// The base URL; `range/5BAA6` is added.
    pub url: String,
    /// Plain HTTP to another machine is allowed.
    pub allow_http: bool,
    /// For one request, from connecting to the last byte.
    pub timeout: Duration,
    /// For all requests of the run; `None` grows with their number.
    pub deadline: Option<Duration>,
    /// Whether ranges are kept in, and taken from, the cache.
    pub cache: bool,
}

/// Someone who can be asked for ranges. Only a [`Prefix`] can leave through here.
pub trait RangeSource {
    /// Its name in reports: a host, a folder.
    fn name(&self) -> &str;

    /// Whether asking has a price, so that a run collects all its prefixes before it asks.
    fn is_remote(&self) -> bool;

    /// Ask for each of `prefixes` (each at most once, in any order) and hand every answer to `each`.
    /// A prefix that is never handed over counts as unknown.
    fn fetch(
        &mut self,
        kind: HashKind,
        prefixes: &[Prefix],
        each: &mut dyn FnMut(Prefix, Result<Answer, Unavailable>),
    );
}

/// A complete, well-formed range.
#[derive(Debug)]
pub struct Answer {
    /// The range.
    pub range: Range,
    /// Why its silence proves nothing: an old copy can say "exposed", never "clear".
    pub stale: Option<String>,
}

/// Why there is no answer, in a few words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unavailable(pub String);

/// Tells the owner how far a long run has come; silent where nobody looks.
pub trait Progress {
    /// So many of `total` are done; `None` where the total is not known.
    fn at(&self, done: u64, total: Option<u64>);

    /// The run is over: leave no trace on the screen.
    fn end(&self);
}
