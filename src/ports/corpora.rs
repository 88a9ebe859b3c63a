//! Corpora that can be asked, and new ones in the making.

use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::breach::digest::HashKind;
use crate::corpus::storage::Storage;
use crate::corpus::writer::Ends;
use crate::failure::Failure;

/// Finds and makes corpora.
pub trait Corpora {
    /// Where the owner's corpus of this kind is kept when nobody says otherwise; `None` without a home.
    fn usual_place(&self, kind: HashKind) -> Option<PathBuf>;

    /// Whether nothing is there for this user, not even a link that leads nowhere. A file that is there and may not be
    /// read is something.
    fn is_nothing(&self, path: &Path) -> bool;

    /// The storage of the corpus at `place`. What is in it is not looked at yet.
    ///
    /// # Errors
    /// There is nothing that can be read, or the address is not one that may be asked.
    fn storage(&self, place: &CorpusPlace) -> Result<Box<dyn Storage>, Failure>;

    /// Begin a corpus that takes the place of `path` once it is whole. Who reads the old one goes on with it.
    ///
    /// # Errors
    /// What the system says, or another run is making this file.
    fn begin(&self, path: &Path) -> Result<Box<dyn NewCorpus>, Failure>;

    /// Remove the record of tags (`FILE.tags`) beside `path`, where there is one: it tells of another build.
    ///
    /// # Errors
    /// What the system says.
    fn drop_tags(&self, path: &Path) -> io::Result<()>;

    /// Begin a set of shards in a new folder, which is there once it is whole.
    ///
    /// # Errors
    /// The folder is there and not empty, another run is making it, or what the system says.
    fn begin_shards(&self, folder: &Path) -> Result<Box<dyn NewShards>, Failure>;
}

/// Where a corpus is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CorpusPlace {
    /// A file, or a folder of shards.
    Path(PathBuf),
    /// The same on a web host.
    Host {
        /// The file's address, or that of the folder, which ends with a slash.
        url: String,
        /// Plain HTTP to another machine is allowed.
        allow_http: bool,
        /// For one request.
        timeout: Duration,
        /// Whether pages are kept in, and taken from, the cache.
        cache: bool,
    },
}

/// A corpus in the making. What is written are its buckets, from the first on. Dropped, it leaves nothing behind;
/// a run that is killed leaves a file that the next run of the same name takes over.
pub trait NewCorpus: Write + Send {
    /// Write what goes around the buckets, and put the file in its place, durably.
    ///
    /// # Errors
    /// What the system says; the old file is still there.
    fn commit(self: Box<Self>, ends: &Ends) -> io::Result<()>;
}

/// A set of shards in the making. Dropped, it leaves nothing behind; a run that is killed leaves a folder that the
/// next run of the same name takes over.
pub trait NewShards {
    /// Append to a shard; they come in their order, and each at least once.
    ///
    /// # Errors
    /// What the system says.
    fn write(&mut self, shard: u16, bytes: &[u8]) -> io::Result<()>;

    /// Write the head, and give the folder its name, durably.
    ///
    /// # Errors
    /// What the system says; there is no such folder then.
    fn commit(self: Box<Self>, ends: &Ends) -> io::Result<()>;
}
