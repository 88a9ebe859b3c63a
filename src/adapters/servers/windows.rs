//! What a corpus is written out as for other servers. Serving it is not for Windows yet: how a server ends, and how it
//! is told of a new corpus, is written for signals.

mod files;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::Path;

use crate::adapters::servers::files::NewFolder;
use crate::adapters::servers::files::NewText;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Replacement;
use crate::ports::servers::RangeFiles;
use crate::ports::servers::Servers;
use crate::ports::servers::Shelf;

/// The real one.
pub struct SystemServers;

impl Servers for SystemServers {
    fn serve(
        &self,
        _shelves: Vec<Shelf>,
        _address: SocketAddr,
        _say: &mut dyn FnMut(&str),
    ) -> Result<Infallible, Failure> {
        let what = "not on Windows: a corpus is not served from there yet";
        Err(Failure::new(Kind::Usage, what).hint("serve it from Linux, or from WSL"))
    }

    fn is_of_source(&self, path: &Path, source: &Path) -> bool {
        files::is_of_source(path, source)
    }

    fn folder(&self, path: &Path) -> Result<Box<dyn RangeFiles>, Failure> {
        Ok(Box::new(NewFolder::begin(path)?))
    }

    fn text(&self, path: &Path) -> Result<Box<dyn Replacement>, Failure> {
        Ok(Box::new(NewText::begin(path)?))
    }
}
