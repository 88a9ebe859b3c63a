//! What a corpus is built from.

use std::io::Read;
use std::path::Path;

use crate::corpus::source::files::RangeFiles;
use crate::failure::Failure;

/// Opens what the owner wants a corpus built from.
pub trait CorpusSources {
    /// Open a file or pipe (`-` is standard input), decompressed where it is `gz`, `zst` or `br`; `None` where it is
    /// a folder.
    ///
    /// # Errors
    /// What the system says.
    fn file(&self, path: &Path) -> Result<Option<Box<dyn Read + Send>>, Failure>;

    /// List folders of range files. Together they are one; none of them has a range twice.
    ///
    /// # Errors
    /// What the system says, or a range is there twice.
    fn folders(&self, folders: &[&Path]) -> Result<Box<dyn RangeFiles>, Failure>;
}
