//! Opens the source of ranges the owner asked for.

use crate::adapters::pwned_passwords::PwnedPasswords;
use crate::adapters::range_cache::RangeCache;
use crate::adapters::range_folder::RangeFolder;
use crate::failure::Failure;
use crate::ports::Origin;
use crate::ports::RangeSource;
use crate::ports::Ranges;

/// The real sources: the network, a folder, the cache.
pub struct SystemRanges;

impl Ranges for SystemRanges {
    fn open(&self, origin: &Origin) -> Result<Box<dyn RangeSource>, Failure> {
        Ok(match origin {
            Origin::Service(service) => Box::new(PwnedPasswords::open(service)?),
            Origin::Folder(folder) => Box::new(RangeFolder::open(folder)?),
            Origin::Kept(Some(url)) => Box::new(RangeCache::of(url)),
            Origin::Kept(None) => Box::new(RangeCache::none()),
        })
    }
}
