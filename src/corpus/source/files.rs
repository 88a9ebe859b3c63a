//! Ranges as files, one each.

use std::io;

/// Folders of range files. Reads may come from several threads at once.
pub trait RangeFiles: Send + Sync {
    /// The name of the folders.
    fn name(&self) -> &str;

    /// Whether there is a file for `range`.
    fn has(&self, range: u32) -> bool;

    /// The name of the file of `range`.
    fn file(&self, range: u32) -> String;

    /// Read the file of `range` into `body`, decompressed.
    ///
    /// # Errors
    /// It cannot be read, or is larger than 2 MiB.
    fn read(&self, range: u32, body: &mut Vec<u8>) -> io::Result<()>;
}
