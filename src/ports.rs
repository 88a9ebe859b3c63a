//! Everything the program may do to the world, on one page.
//!
//! Small traits with their specification; `adapters` keeps the real ones, the tests their own.

pub mod browser;
pub mod cases;
pub mod corpora;
pub mod corpus_sources;
pub mod downloads;
pub mod evidence;
pub mod git;
pub mod machine;
pub mod pass_trees;
pub mod seals;
pub mod servers;
pub mod site_lists;
pub mod store;
pub mod targets;
pub mod web;
pub mod web_api;

use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use rand::CryptoRng;

use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::breach::range::Range;
use crate::failure::Failure;
use crate::ports::browser::Browser;
use crate::ports::cases::Cases;
use crate::ports::corpora::Corpora;
use crate::ports::corpus_sources::CorpusSources;
use crate::ports::downloads::Downloads;
use crate::ports::evidence::Evidence;
use crate::ports::git::Git;
use crate::ports::machine::Machine;
use crate::ports::pass_trees::PassTrees;
use crate::ports::seals::Seals;
use crate::ports::servers::Servers;
use crate::ports::site_lists::SiteLists;
use crate::ports::store::Ledgers;
use crate::ports::store::Stores;
use crate::ports::targets::Targets;
use crate::ports::web::Web;
use crate::ports::web_api::WebApis;
use crate::qr::terminal::Picture;
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
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// Random numbers that nobody can guess.
    pub random: &'a mut dyn CryptoRng,
    /// Where secrets are kept.
    pub stores: &'a dyn Stores,
    /// Where it is written what became of them.
    pub ledgers: &'a dyn Ledgers,
    /// Where a secret waits to be pasted.
    pub clipboard: &'a dyn Clipboard,
    /// Encrypts what leaves for another machine or for paper.
    pub seals: &'a dyn Seals,
    /// What doorkey stands on, for who examines it.
    pub machine: &'a dyn Machine,
    /// Where the logs of recovery cases are.
    pub cases: &'a dyn Cases,
    /// Public pages.
    pub web: &'a dyn Web,
    /// The repository that doorkey was started in.
    pub git: &'a dyn Git,
    /// What stands on this machine that may open a lost account.
    pub evidence: &'a dyn Evidence,
    /// The owner's browser.
    pub browser: &'a dyn Browser,
    /// Where exposed digests are kept offline.
    pub corpora: &'a dyn Corpora,
    /// What a corpus is built from.
    pub corpus_sources: &'a dyn CorpusSources,
    /// What a corpus is downloaded from, and how far that has come.
    pub downloads: &'a dyn Downloads,
    /// Serves a corpus to others.
    pub servers: &'a dyn Servers,
    /// Services that answer questions with JSON.
    pub web_apis: &'a dyn WebApis,
    /// The public lists that are kept here.
    pub site_lists: &'a dyn SiteLists,
    /// Passwords that `GnuPG` has sealed, file by file.
    pub pass_trees: &'a dyn PassTrees,
}

/// The controlling terminal, also when standard input is a pipe.
pub trait Terminal {
    /// Ask for a secret without showing what is typed. On every way out, signals included, the
    /// terminal is as it was.
    ///
    /// # Errors
    /// There is no terminal, the owner cancelled, or what was typed would have been altered.
    fn ask_secret(&mut self, prompt: &str) -> Result<Secret, Failure>;

    /// Ask for several lines without showing them, up to an empty one that nothing follows; each with a line end.
    /// Empty ones in the middle of a paste are kept, so that the others have their numbers.
    ///
    /// # Errors
    /// As [`ask_secret`](Self::ask_secret).
    fn ask_secret_lines(&mut self, prompt: &str) -> Result<Secret, Failure>;

    /// Ask for one line, shown as it is typed; without its line end and the spaces around it.
    ///
    /// # Errors
    /// There is no terminal, or the owner cancelled.
    fn ask_line(&mut self, question: &str) -> Result<String, Failure>;

    /// Show `screen` (lines of text) where it leaves no trace (the alternate screen, where there is one),
    /// ask `question` below it, and take both away when it is answered, and on every way out.
    ///
    /// # Errors
    /// As [`ask_line`](Self::ask_line). What was shown may have been seen.
    fn reveal(&mut self, screen: &Secret, question: &str) -> Result<String, Failure>;

    /// The same with `picture` above the text. What the picture needs of the screen is the caller's to know
    /// ([`size`](Self::size)).
    ///
    /// # Errors
    /// As [`reveal`](Self::reveal).
    fn reveal_picture(
        &mut self,
        picture: &Picture,
        screen: &Secret,
        question: &str,
    ) -> Result<String, Failure>;

    /// Show what `frame` makes, anew several times a second and where it leaves no trace, until the owner
    /// presses Enter or `frame` makes nothing more.
    ///
    /// # Errors
    /// There is no terminal that can be drawn on.
    fn watch(&mut self, frame: &mut dyn FnMut() -> Option<Secret>) -> Result<(), Failure>;

    /// Say `words` where a signal, as Ctrl-C sends one, ends the run from now on, after everything is taken away
    /// that is shown; `None` takes them back. For what the owner must know however the run ends.
    fn last_words(&mut self, words: Option<&str>);

    /// Columns and rows of the terminal; `None` where there is none, or one that takes no escapes.
    fn size(&self) -> Option<(u16, u16)>;

    /// Whether standard output is a terminal, so that colour is welcome.
    fn is_output(&self) -> bool;
}

/// What is read from any place of it.
pub trait Seekable: Read + Seek {}

impl<T: Read + Seek> Seekable for T {}

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

    /// A regular file, or a link to one, that is read at whatever place is wanted; `None` where `path` is anything else,
    /// which is then not opened.
    ///
    /// # Errors
    /// What the system says.
    fn seekable_file(&self, path: &Path) -> Result<Option<Box<dyn Seekable>>, Unreadable>;

    /// A regular file, or a link to one. A pipe or device is refused without waiting for it: nobody named this
    /// file for this run.
    ///
    /// # Errors
    /// What the system says, or it is anything else.
    fn regular_file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable>;

    /// A regular file that nobody but the owner can read or change.
    ///
    /// # Errors
    /// What the system says; a file that is another user's or that others can read is refused.
    fn own_file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable>;

    /// What `command` writes to standard output, run by `sh` without our secrets in its environment. It has
    /// no standard input, a minute, and 64 KiB.
    ///
    /// # Errors
    /// It cannot be run, did not end in time, wrote too much, or its exit code is not 0.
    fn output_of(&self, command: &str) -> Result<Secret, Unreadable>;

    /// What stands below a folder, sorted, with why it cannot be read where it is not a file. Links to
    /// files are followed and links to folders not; names that start with `..` are left out (Kubernetes
    /// keeps its snapshots there).
    ///
    /// # Errors
    /// What the system says; more than 10,000 files or 16 levels are refused.
    fn folder(&self, path: &Path) -> Result<Vec<(PathBuf, Option<Unreadable>)>, Unreadable>;

    /// A variable of the environment, as bytes; `None` when it is not set, or holds what this system has no bytes for.
    fn variable(&self, name: &str) -> Option<Secret>;

    /// The path in a variable of the environment; `None` when it is not set, or empty.
    fn path_in(&self, name: &str) -> Option<PathBuf>;

    /// The owner's config file and its path; `None` when there is none.
    ///
    /// # Errors
    /// It is there but cannot be read.
    fn config(&self) -> Result<Option<(PathBuf, Secret)>, Unreadable>;
}

/// What time it is.
pub trait Clock {
    /// Seconds since 1970 began, UTC; 0 where the clock says it is earlier.
    fn now(&self) -> u64;

    /// Come back when it is this second or later.
    fn wait_until(&self, second: u64);
}

/// The clipboard of the desktop.
pub trait Clipboard {
    /// Whether there is one, as far as can be told without touching it.
    ///
    /// # Errors
    /// As [`offer`](Self::offer).
    fn reach(&self) -> Result<(), Failure>;

    /// Offer `secret` to whoever pastes. Dropping the offer takes it away, and nothing else that was
    /// copied since.
    ///
    /// # Errors
    /// There is no desktop, or no program that reaches its clipboard.
    fn offer(&self, secret: &Secret) -> Result<Box<dyn Offer>, Failure>;

    /// The picture that was copied last, as an image file.
    ///
    /// # Errors
    /// As [`offer`](Self::offer), or no picture is there.
    fn picture(&self) -> Result<Secret, Failure>;
}

/// A secret that can be pasted until this is dropped.
pub trait Offer {
    /// Keep it there for so long, or until something else is copied, whichever is first. That it was
    /// pasted is told to nobody: whoever reads a clipboard looks like someone who pastes.
    fn hold(&mut self, time: Duration);
}

/// Files that a run writes because the owner asked for them.
pub trait Files: Targets {
    /// Begin a file that takes the place of `path` once it is whole; until then `path` stays as it is.
    /// Only the owner can read it.
    ///
    /// # Errors
    /// What the system says.
    fn replace(&self, path: &Path) -> io::Result<Box<dyn Replacement>>;

    /// Begin a file where there is none; it is there once it is whole. Only the owner can read it.
    ///
    /// # Errors
    /// Something stands there already, or what the system says.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Replacement>>;

    /// Make a folder that only the owner can look into, and those above it, where they are missing. One that is
    /// there stays as it is.
    ///
    /// # Errors
    /// What the system says.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Delete a file.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Write the owner's config file anew, and say where it is.
    ///
    /// # Errors
    /// There is no home, or what the system says; the old one is still there.
    fn write_config(&self, text: &[u8]) -> io::Result<PathBuf>;
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
