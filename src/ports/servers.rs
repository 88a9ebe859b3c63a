//! A corpus passed on: over the network as the range API, or as files for a server that knows nothing of it.

// A value; what opens sockets is not known here.
use core::net::SocketAddr;
use std::convert::Infallible;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::corpus::lookup::Corpus;
use crate::failure::Failure;
use crate::ports::Replacement;

/// Passes a corpus on.
pub trait Servers {
    /// Serve `shelves`, at most one of each kind, at `address` until a signal ends the program. A corpus whose path
    /// gets another file is opened anew, and requests that are under way end with the one they began with.
    /// What there is to know meanwhile goes to `say`, the address first.
    ///
    /// # Errors
    /// Nothing can listen there.
    fn serve(
        &self,
        shelves: Vec<Shelf>,
        address: SocketAddr,
        say: &mut dyn FnMut(&str),
    ) -> Result<Infallible, Failure>;

    /// Whether writing to `path` would write to the corpus at `source`, to a shard of it, or to the folder it is in.
    fn is_of_source(&self, path: &Path, source: &Path) -> bool;

    /// Begin a folder of range files that is at `path` once it is whole. All may read what is in it.
    ///
    /// # Errors
    /// Something stands there that is not an empty folder, another run is making it, or what the system says.
    fn folder(&self, path: &Path) -> Result<Box<dyn RangeFiles>, Failure>;

    /// Begin a file that takes the place of `path` once it is whole, as large as it may become. All may read it.
    ///
    /// # Errors
    /// As [`folder`](Self::folder).
    fn text(&self, path: &Path) -> Result<Box<dyn Replacement>, Failure>;
}

/// A corpus to be served, and where it is.
pub struct Shelf {
    /// The file or folder that is looked at again from time to time.
    pub path: PathBuf,
    /// What was there.
    pub corpus: Corpus,
}

/// A folder of range files in the making. Dropped, it leaves nothing behind; what a run that was killed leaves
/// is taken over by the next of the same name.
pub trait RangeFiles {
    /// Write one file.
    ///
    /// # Errors
    /// What the system says.
    fn put(&mut self, name: &str, body: &[u8]) -> io::Result<()>;

    /// Put the folder in its place, durably.
    ///
    /// # Errors
    /// What the system says; there is then no such folder.
    fn commit(self: Box<Self>) -> io::Result<()>;
}
