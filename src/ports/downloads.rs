//! All ranges of a service, fetched once, and what is known of them.

use std::io;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use crate::breach::digest::HashKind;
use crate::corpus::row::Row;
use crate::failure::Failure;

/// Fetches ranges by the hundred thousand, and keeps what came.
pub trait Downloads {
    /// The host and port of a source, as reports name it.
    ///
    /// # Errors
    /// The URL is not one that may be asked.
    fn name(&self, source: &SweepSource) -> Result<String, Failure>;

    /// Ask `source` for `asks` in their order, many at a time, and hand over what comes as it comes. Ends when all were
    /// asked, when `each` fails, or when the source has plainly stopped answering.
    ///
    /// # Errors
    /// What `each` says, or nothing can be asked.
    fn sweep(
        &self,
        kind: HashKind,
        source: &SweepSource,
        asks: Asks,
        each: &mut dyn FnMut(u32, Arrival) -> Result<(), Failure>,
    ) -> Result<Swept, Failure>;

    /// Open the journal at `path` for this run alone, or begin an empty one; `makes_folder` where there is none for
    /// it.
    ///
    /// # Errors
    /// Another run is at it, or what the system says.
    fn journal(&self, path: &Path, makes_folder: bool) -> Result<Box<dyn JournalFile>, Failure>;

    /// Whether something stands at `path`.
    fn is_there(&self, path: &Path) -> bool;

    /// The whole of a file that an earlier run kept; `None` where there is none.
    ///
    /// # Errors
    /// What the system says.
    fn kept(&self, path: &Path) -> io::Result<Option<Vec<u8>>>;
}

/// Ranges to be asked for, in order.
pub type Asks = Box<dyn Iterator<Item = Ask> + Send>;

/// Who is asked, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SweepSource {
    /// The base URL; `range/5BAA6` is added.
    pub url: String,
    /// Plain HTTP to another machine is allowed.
    pub allow_http: bool,
    /// How many requests at a time.
    pub connections: u16,
    /// For one request, from connecting to the last byte.
    pub timeout: Duration,
    /// How long to go on without any answer that helps.
    pub patience: Duration,
}

/// One range to be asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ask {
    /// Its first 20 bits.
    pub range: u32,
    /// The `ETag` of what is at hand: it need not come again.
    pub entity_tag: Option<String>,
}

/// What came of one range.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arrival {
    /// It is as it was.
    NotModified,
    /// All its rows, sorted, without padding.
    Rows {
        /// The rows.
        rows: Vec<Row>,
        /// The `ETag`.
        entity_tag: Option<String>,
        /// `Last-Modified`, in seconds since 1970.
        modified: Option<u64>,
    },
}

/// How a sweep ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Swept {
    /// Ranges that the source did not give although it was asked again, and why; the first few.
    pub failed: Vec<(u32, NotCome)>,
    /// Why it ended before all were asked; `None` where it did not.
    pub gave_up: Option<NotCome>,
}

/// Why something did not come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotCome {
    /// In a few words.
    pub reason: String,
    /// What kind of reason that is.
    pub obstacle: Obstacle,
}

/// What stands in the way, by what can be done about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// The source has no such range.
    Missing,
    /// The source is overloaded or out of order.
    Busy,
    /// What answers gives something else than ranges, or nothing to us.
    NoRange,
    /// There is no way to the source.
    Unreachable,
    /// Whoever answers cannot prove who it is.
    Untrusted,
    /// A broken connection, or a fault on this machine.
    Other,
}

/// An append-only file that one run at a time has.
pub trait JournalFile {
    /// When it was changed last, in seconds since 1970.
    ///
    /// # Errors
    /// What the system says.
    fn written(&self) -> io::Result<u64>;

    /// All of it, from its start.
    ///
    /// # Errors
    /// What the system says.
    fn read(&mut self) -> io::Result<Box<dyn Read + '_>>;

    /// Drop what stands behind `length`.
    ///
    /// # Errors
    /// What the system says.
    fn cut(&mut self, length: u64) -> io::Result<()>;

    /// Write `bytes` at the end, so that they outlive this process, and say where they begin. Every now and then
    /// all is made durable, so that a power cut costs a few seconds of the download.
    ///
    /// # Errors
    /// What the system says; the file is as before, as far as can be.
    fn append(&mut self, bytes: &[u8]) -> io::Result<u64>;

    /// Make all of it durable.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&mut self) -> io::Result<()>;

    /// Fill `bytes` with what stands from `offset` on.
    ///
    /// # Errors
    /// There are not so many, or what the system says.
    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> io::Result<()>;

    /// Delete it.
    ///
    /// # Errors
    /// What the system says.
    fn remove(self: Box<Self>) -> io::Result<()>;
}
