//! Files by their paths: opened with care, whose they are, which they are, and bytes at a place.

use std::fs;
use std::fs::DirBuilder;
use std::fs::File;
use std::fs::Metadata;
use std::fs::OpenOptions;
use std::io;
#[cfg(target_os = "linux")]
use std::os::fd::AsRawFd;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::fs::FileExt;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

#[cfg(target_os = "linux")]
use rustix::fs::Advice;
#[cfg(target_os = "linux")]
use rustix::fs::AtFlags;
#[cfg(target_os = "linux")]
use rustix::fs::CWD;
use rustix::fs::OFlags;
#[cfg(target_os = "linux")]
use rustix::fs::linkat;
use rustix::process::geteuid;

/// Open what may be a pipe that nobody writes to, or a terminal.
pub(in crate::adapters) fn open_unwaited(path: &Path) -> io::Result<File> {
    read_with(OFlags::NONBLOCK | OFlags::NOCTTY).open(path)
}

/// The same, but no link.
pub(in crate::adapters) fn open_no_link(path: &Path) -> io::Result<File> {
    read_with(OFlags::NONBLOCK | OFlags::NOFOLLOW).open(path)
}

/// Read and write a file that is no link.
pub(in crate::adapters) fn change_no_link(path: &Path) -> io::Result<File> {
    read_with(OFlags::NOFOLLOW).write(true).open(path)
}

/// Make a file that all may read, for reading and writing.
pub(in crate::adapters) fn make_shared(path: &Path) -> io::Result<File> {
    read_with(OFlags::NOFOLLOW)
        .write(true)
        .create_new(true)
        .mode(0o644)
        .open(path)
}

fn read_with(flags: OFlags) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(flags.bits().cast_signed());
    options
}

/// Make a folder that all may look into, where there is none, and open it to be locked.
pub(in crate::adapters) fn folder_to_lock(path: &Path) -> io::Result<File> {
    match DirBuilder::new().mode(0o755).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    read_with(OFlags::NOFOLLOW | OFlags::DIRECTORY).open(path)
}

/// Make a folder of ours alone, and those above it, where they are missing.
pub(in crate::adapters) fn make_private_folders(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// The mode it should have, whatever the umask made of it, and whatever others were allowed.
pub(in crate::adapters) fn close_to_others(file: &File, mode: u32) -> io::Result<()> {
    if file.metadata()?.mode() & 0o777 != mode {
        file.set_permissions(PermissionsExt::from_mode(mode))?;
    }
    Ok(())
}

/// Make the names in a folder durable.
pub(in crate::adapters) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Make all that was written to the disk of this file durable.
pub(in crate::adapters) fn sync_disk(file: &File) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(file)?;
    #[cfg(not(target_os = "linux"))]
    {
        let _one_of_all = file;
        rustix::fs::sync();
    }
    Ok(())
}

/// Say that nobody reads the file from end to end: what would be read ahead is not wanted.
pub(in crate::adapters) fn expect_jumps(file: &File) {
    #[cfg(target_os = "linux")]
    let _only_advice = rustix::fs::fadvise(file, 0, None, Advice::Random);
    #[cfg(not(target_os = "linux"))]
    let _not_asked = file;
}

/// In whose hands a file is.
pub(in crate::adapters) struct Hands {
    /// Whether this user owns it.
    pub(in crate::adapters) are_ours: bool,
    /// Whether the system does.
    pub(in crate::adapters) are_of_the_system: bool,
    mode: u32,
}

impl Hands {
    /// The mode, where it gives anybody one of these rights.
    pub(in crate::adapters) fn open_for(&self, rights: u32) -> Option<u32> {
        (self.mode & rights != 0).then_some(self.mode)
    }
}

/// In whose hands the file at `path` is, of which `found` is known.
pub(in crate::adapters) fn hands(_path: &Path, found: &Metadata) -> Hands {
    Hands {
        are_ours: found.uid() == geteuid().as_raw(),
        are_of_the_system: found.uid() == 0,
        mode: found.mode() & 0o7777,
    }
}

/// Why a file is not used that is not in our hands.
pub(in crate::adapters) const NOT_OURS: &str = "it belongs to another user";

/// How many names an open file has.
pub(in crate::adapters) fn names(file: &File) -> io::Result<u64> {
    Ok(file.metadata()?.nlink())
}

/// What tells a file from all others: device and inode.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::adapters) struct Identity(u64, u64);

/// Which file this is.
pub(in crate::adapters) fn identity(file: &File) -> io::Result<Identity> {
    file.metadata().map(|found| of(&found))
}

/// Which file a path leads to.
pub(in crate::adapters) fn identity_behind(path: &Path) -> io::Result<Identity> {
    fs::metadata(path).map(|found| of(&found))
}

/// Which file has this name; of a link, the link itself.
pub(in crate::adapters) fn identity_of_name(path: &Path) -> io::Result<Identity> {
    fs::symlink_metadata(path).map(|found| of(&found))
}

fn of(found: &Metadata) -> Identity {
    Identity(found.dev(), found.ino())
}

/// What stands at `offset`; no bytes at the end.
pub(in crate::adapters) fn read_at(
    file: &File,
    bytes: &mut [u8],
    offset: u64,
) -> io::Result<usize> {
    file.read_at(bytes, offset)
}

/// As many bytes as there is room for, from `offset` on.
pub(in crate::adapters) fn read_exact_at(
    file: &File,
    bytes: &mut [u8],
    offset: u64,
) -> io::Result<()> {
    file.read_exact_at(bytes, offset)
}

/// Write all of it from `offset` on.
pub(in crate::adapters) fn write_all_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    file.write_all_at(bytes, offset)
}

/// Give a file its first name, if nothing else has it. Not every system and file system can.
pub(in crate::adapters) fn give_name(file: &File, path: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        let unnamed = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, unnamed, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let (_file, _path) = (file, path);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Whether a file is a program.
pub(in crate::adapters) fn is_executable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file() && found.mode() & 0o111 != 0)
}

/// Whether the system says that a link stood in the way, or nothing else.
pub(in crate::adapters) fn is_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_for_its_owner_alone_and_one_that_is_there_stays() {
        let scene = tempfile::tempdir().unwrap();
        let folder = scene.path().join("shares/of ada");
        for _ in 0..2 {
            make_private_folders(&folder).unwrap();
            let mode = std::fs::metadata(&folder).unwrap().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
        std::fs::write(folder.join("file"), "").unwrap();
        assert!(make_private_folders(&folder.join("file")).is_err());
    }
}
