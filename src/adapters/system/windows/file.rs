//! Files by their paths, as far as Windows tells of them without `unsafe`: no modes, and no owner.
//!
//! A file is taken to be this user's alone where it lies in the profile (`C:\Users\NAME`), whose folders Windows
//! closes to others by inheritance. Nobody asks for the access list of the file itself.

use std::env;
use std::fs;
use std::fs::File;
use std::fs::Metadata;
use std::fs::OpenOptions;
use std::io;
use std::os::windows::fs::FileExt;
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;

use winapi_util::file::information;

/// Open a file; what waits has no name in a folder here.
pub(in crate::adapters) fn open_unwaited(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// The same, but no link.
pub(in crate::adapters) fn open_no_link(path: &Path) -> io::Result<File> {
    no_link(
        OpenOptions::new()
            .read(true)
            .custom_flags(ITSELF)
            .open(path)?,
    )
}

/// Read and write a file that is no link.
pub(in crate::adapters) fn change_no_link(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).custom_flags(ITSELF);
    no_link(options.open(path)?)
}

/// Make a file, for reading and writing. Who may read it is what its folder says.
pub(in crate::adapters) fn make_shared(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    options.custom_flags(ITSELF).open(path)
}

/// A folder cannot be locked here.
pub(in crate::adapters) fn folder_to_lock(_path: &Path) -> io::Result<File> {
    Err(io::Error::other(
        "not on Windows: a folder cannot be locked there; write one file instead",
    ))
}

/// Make a folder, and those above it, where they are missing.
pub(in crate::adapters) fn make_private_folders(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// There are no modes to set. Who has access is what the folder says, and [`hands`] asks where that is.
#[expect(clippy::unnecessary_wraps, reason = "Unix can refuse")]
pub(in crate::adapters) fn close_to_others(_file: &File, _mode: u32) -> io::Result<()> {
    Ok(())
}

/// Ask for the names in a folder to be made durable. Windows promises it for no folder and refuses it for some; its
/// file systems keep names in a journal.
#[expect(clippy::unnecessary_wraps, reason = "Unix can refuse")]
pub(in crate::adapters) fn sync_folder(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).custom_flags(FOLDER);
    let _not_promised = options.open(path).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Make a file durable, as nothing tells of its disk.
pub(in crate::adapters) fn sync_disk(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Nobody is told.
pub(in crate::adapters) fn expect_jumps(_file: &File) {}

/// In whose hands a file is.
pub(in crate::adapters) struct Hands {
    /// Whether it lies in the profile of this user.
    pub(in crate::adapters) are_ours: bool,
    /// Not known here.
    pub(in crate::adapters) are_of_the_system: bool,
}

impl Hands {
    /// There is no mode.
    #[expect(clippy::unused_self, reason = "Unix has modes")]
    pub(in crate::adapters) fn open_for(&self, _rights: u32) -> Option<u32> {
        None
    }
}

/// In whose hands the file at `path` is.
pub(in crate::adapters) fn hands(path: &Path, _found: &Metadata) -> Hands {
    Hands {
        are_ours: lies_in_profile(path),
        are_of_the_system: false,
    }
}

fn lies_in_profile(path: &Path) -> bool {
    let Ok(path) = fs::canonicalize(path) else {
        return false;
    };
    let profile = env::var_os("USERPROFILE").and_then(|profile| fs::canonicalize(profile).ok());
    // More than a drive or a share.
    profile.is_some_and(|profile| profile.parent().is_some() && path.starts_with(profile))
}

/// Why a file is not used that is not in our hands.
pub(in crate::adapters) const NOT_OURS: &str =
    "it is not in this user's folder (`%USERPROFILE%`), so that others may have access to it";

/// How many names an open file has.
pub(in crate::adapters) fn names(file: &File) -> io::Result<u64> {
    Ok(information(file)?.number_of_links())
}

/// A file has its name from the start here.
pub(in crate::adapters) fn give_name(_file: &File, _path: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// What tells a file from all others: its disk, and its number there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::adapters) struct Identity(u64, u64);

/// Which file this is.
pub(in crate::adapters) fn identity(file: &File) -> io::Result<Identity> {
    let found = information(file)?;
    Ok(Identity(found.volume_serial_number(), found.file_index()))
}

/// Which file a path leads to.
pub(in crate::adapters) fn identity_behind(path: &Path) -> io::Result<Identity> {
    identity(&looked_at(path, FOLDER)?)
}

/// Which file has this name; of a link, the link itself.
pub(in crate::adapters) fn identity_of_name(path: &Path) -> io::Result<Identity> {
    identity(&looked_at(path, FOLDER | ITSELF)?)
}

/// Opened for no more than what is told of it.
fn looked_at(path: &Path, flags: u32) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.access_mode(0).custom_flags(flags).open(path)
}

/// What stands at `offset`; no bytes at the end.
pub(in crate::adapters) fn read_at(
    file: &File,
    bytes: &mut [u8],
    offset: u64,
) -> io::Result<usize> {
    file.seek_read(bytes, offset)
}

/// As many bytes as there is room for, from `offset` on.
pub(in crate::adapters) fn read_exact_at(
    file: &File,
    mut bytes: &mut [u8],
    mut offset: u64,
) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.seek_read(bytes, offset) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => {
                bytes = bytes.get_mut(count..).unwrap_or_default();
                offset += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Write all of it from `offset` on.
pub(in crate::adapters) fn write_all_at(
    file: &File,
    mut bytes: &[u8],
    mut offset: u64,
) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.seek_write(bytes, offset) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => {
                bytes = bytes.get(count..).unwrap_or_default();
                offset += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Whether a file is a program, as far as its name was one of a program.
pub(in crate::adapters) fn is_executable(path: &Path) -> bool {
    path.is_file()
}

/// Whether an error says that a link stood in the way, and nothing else.
pub(in crate::adapters) fn is_link(error: &io::Error) -> bool {
    error
        .get_ref()
        .is_some_and(|inner| inner.to_string() == A_LINK)
}

/// What was opened itself, unless it is a link: a symbolic one, a junction, or what else leads elsewhere.
pub(in crate::adapters) fn no_link(opened: File) -> io::Result<File> {
    if information(&opened)?.file_attributes() & REPARSE_POINT == 0 {
        Ok(opened)
    } else {
        Err(io::Error::other(A_LINK))
    }
}

const A_LINK: &str = "it is a link, and none is followed";
/// Source: `FILE_FLAG_BACKUP_SEMANTICS` and `FILE_FLAG_OPEN_REPARSE_POINT` of
/// <https://learn.microsoft.com/en-us/windows/win32/api/fileapi/nf-fileapi-createfilew>.
pub(in crate::adapters) const FOLDER: u32 = 0x0200_0000;
pub(in crate::adapters) const ITSELF: u32 = 0x0020_0000;
/// Source: `FILE_ATTRIBUTE_REPARSE_POINT` of
/// <https://learn.microsoft.com/en-us/windows/win32/fileio/file-attribute-constants>.
const REPARSE_POINT: u64 = 0x400;
