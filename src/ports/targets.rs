//! What stands where a file is to be written, and whether anybody would miss it.

use std::path::Path;

/// Looks at the place of a file before it is written. Nothing here changes anything.
pub trait Targets {
    /// How a file at `target` meets what is read at `source` (`-` is standard input), whatever both are called: links
    /// are followed. What is not there is known by its folder and its name.
    fn meeting(&self, target: &Path, source: &Path) -> Option<Meeting>;

    /// Whether what descriptor `number` reads is the file at `target`; 0 is standard input.
    fn is_behind(&self, target: &Path, number: u32) -> bool;

    /// What the file at `target` is, in words, where it is plainly none that we wrote: vaults, archives, keys, and
    /// whatever else is no text.
    fn stranger(&self, target: &Path) -> Option<&'static str>;
}

/// How a file meets what is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meeting {
    /// It is the same.
    Same,
    /// It is there, and one of the files of a folder.
    Inside,
}
