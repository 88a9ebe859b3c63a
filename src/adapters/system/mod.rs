//! What Unix and Windows do differently: the same names on both, each in a file of its own.
//!
//! Whole adapters that Windows cannot have as they are stand beside them; `adapters/mod.rs` says which.

use std::io;
use std::path::Path;

#[cfg_attr(unix, path = "unix/file.rs")]
#[cfg_attr(windows, path = "windows/file.rs")]
pub(in crate::adapters) mod file;
#[cfg_attr(unix, path = "unix/folder.rs")]
#[cfg_attr(windows, path = "windows/folder.rs")]
pub(in crate::adapters) mod folder;
#[cfg_attr(unix, path = "unix/homes.rs")]
#[cfg_attr(windows, path = "windows/homes.rs")]
pub(in crate::adapters) mod homes;
#[cfg_attr(unix, path = "unix/limits.rs")]
#[cfg_attr(windows, path = "windows/limits.rs")]
pub(in crate::adapters) mod limits;
#[cfg_attr(unix, path = "unix/machine.rs")]
#[cfg_attr(windows, path = "windows/machine.rs")]
pub(in crate::adapters) mod machine;
#[cfg_attr(unix, path = "unix/signals.rs")]
#[cfg_attr(windows, path = "windows/signals.rs")]
pub(in crate::adapters) mod signals;
#[cfg_attr(unix, path = "unix/streams.rs")]
#[cfg_attr(windows, path = "windows/streams.rs")]
pub mod streams;

/// What a folder of doorkey is for.
#[derive(Clone, Copy)]
pub(in crate::adapters) enum Keeps {
    /// What the owner set.
    Config,
    /// What can be fetched again.
    Cache,
    /// What happened.
    State,
    /// What the owner would miss.
    Data,
}

/// What stands in a folder under one name, itself and not what it may point to.
pub(in crate::adapters) enum Stands {
    /// A regular file of so many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, a pipe, a device.
    Other,
}

/// Make the name of what stands at `path` durable.
pub(in crate::adapters) fn sync_name(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    file::sync_folder(folder.unwrap_or(Path::new(".")))
}
