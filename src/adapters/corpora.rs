//! Opens corpora where the owner keeps them.

use std::fs;
use std::io;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::corpus_file::CorpusFile;
use crate::adapters::corpus_host::CorpusHost;
use crate::adapters::new_corpus;
use crate::adapters::new_corpus::Part;
use crate::adapters::new_shards::ShardFolder;
use crate::adapters::places;
use crate::breach::digest::HashKind;
use crate::corpus::storage::Storage;
use crate::failure::Failure;
use crate::ports::corpora::Corpora;
use crate::ports::corpora::CorpusPlace;
use crate::ports::corpora::NewCorpus;
use crate::ports::corpora::NewShards;

/// The real corpora.
pub struct SystemCorpora;

impl Corpora for SystemCorpora {
    fn usual_place(&self, kind: HashKind) -> Option<PathBuf> {
        places::corpus(kind.word())
    }

    fn is_nothing(&self, path: &Path) -> bool {
        // A folder that may not be searched is another user's home, as in a container that runs as nobody with the
        // home of root: whoever runs here keeps no corpus in it.
        let none = |kind| matches!(kind, ErrorKind::NotFound | ErrorKind::PermissionDenied);
        fs::symlink_metadata(path).is_err_and(|error| none(error.kind()))
    }

    fn storage(&self, place: &CorpusPlace) -> Result<Box<dyn Storage>, Failure> {
        match place {
            CorpusPlace::Path(path) => Ok(Box::new(CorpusFile::open(path)?)),
            CorpusPlace::Host {
                url,
                allow_http,
                timeout,
                cache,
            } => Ok(Box::new(CorpusHost::open(
                url,
                *allow_http,
                *timeout,
                *cache,
            )?)),
        }
    }

    fn begin(&self, path: &Path) -> Result<Box<dyn NewCorpus>, Failure> {
        Ok(Box::new(Part::begin(path)?))
    }

    fn drop_tags(&self, path: &Path) -> io::Result<()> {
        new_corpus::drop_tags(path)
    }

    fn begin_shards(&self, folder: &Path) -> Result<Box<dyn NewShards>, Failure> {
        Ok(Box::new(ShardFolder::begin(folder)?))
    }
}
