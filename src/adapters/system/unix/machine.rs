//! What stands at a place, on what disk it is, and whether there is a terminal.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::Access;
use rustix::fs::AtFlags;
use rustix::fs::CWD;
use rustix::fs::accessat;
use rustix::fs::statfs;
use rustix::io::Errno;
use rustix::process::geteuid;

use crate::ports::machine::Standing;

/// What stands at `path`.
pub(in crate::adapters) fn standing(path: &Path) -> Standing {
    match found(path) {
        Standing::Missing | Standing::Closed => unwritable(path).unwrap_or_else(|| found(path)),
        otherwise => otherwise,
    }
}

/// The nearest folder that is there, if nothing can be made in it: its mode, or a disk that is only read.
fn unwritable(path: &Path) -> Option<Standing> {
    let nearest = path.ancestors().find(|folder| folder.is_dir())?;
    let how = Access::WRITE_OK | Access::EXEC_OK;
    let allowed = accessat(CWD, nearest, how, AtFlags::EACCESS);
    // What other errors mean is seen by who tries.
    let is_refused = matches!(allowed, Err(Errno::ACCESS | Errno::ROFS | Errno::PERM));
    is_refused.then(|| Standing::Unwritable(nearest.display().to_string()))
}

fn found(path: &Path) -> Standing {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Standing::Missing,
        Err(error) => Standing::Hidden(error.to_string()),
        Ok(metadata) if !metadata.is_dir() => Standing::NotAFolder,
        Ok(metadata) if metadata.uid() != geteuid().as_raw() => Standing::Foreign,
        Ok(metadata) if metadata.mode() & 0o077 != 0 => Standing::Open(metadata.mode() & 0o777),
        Ok(_) => Standing::Closed,
    }
}

/// Whether a terminal controls this process.
pub(in crate::adapters) fn has_terminal() -> bool {
    let mut options = OpenOptions::new();
    options.read(true).write(true).open("/dev/tty").is_ok()
}

/// The network file system under the nearest folder that is there. Locks may not hold on it.
/// Source: the magic numbers of <https://man7.org/linux/man-pages/man2/statfs.2.html>.
pub(in crate::adapters) fn network(path: &Path) -> Option<&'static str> {
    let found = path.ancestors().find_map(|folder| statfs(folder).ok())?;
    // The type of the field differs between machines.
    let magic = u64::try_from(found.f_type).ok()? & 0xffff_ffff;
    NETWORK
        .iter()
        .find(|(number, _)| *number == magic)
        .map(|(_, name)| *name)
}

const NETWORK: [(u64, &str); 9] = [
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB2"),
    (0x6573_5546, "FUSE"),
    (0x0102_1997, "9p"),
    (0x5346_414f, "AFS"),
    (0x6b41_4653, "AFS"),
    (0x00c3_6400, "Ceph"),
];

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_that_cannot_be_made_is_foretold() {
        let home = tempfile::tempdir().expect("a folder");
        let place = home.path().join("state/doorkey");
        assert_eq!(standing(&place), Standing::Missing);
        fs::set_permissions(home.path(), Permissions::from_mode(0o555)).expect("a mode");
        let expected = if geteuid().is_root() {
            // Whom no mode keeps out.
            Standing::Missing
        } else {
            Standing::Unwritable(home.path().display().to_string())
        };
        assert_eq!(standing(&place), expected);
        fs::set_permissions(home.path(), Permissions::from_mode(0o755)).expect("a mode");
    }
}
