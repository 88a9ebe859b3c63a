//! The folders of doorkey on this machine, and its terminal.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::statfs;
use rustix::process::geteuid;

use crate::adapters::places;
use crate::ports::machine::Machine;
use crate::ports::machine::Place;
use crate::ports::machine::Standing;

/// This machine.
pub struct ThisMachine;

impl Machine for ThisMachine {
    fn places(&self) -> Vec<Place> {
        let config = places::config().and_then(|file| file.parent().map(Path::to_owned));
        let found = [
            ("state", places::state()),
            ("config", config),
            ("vault", places::vault()),
            ("cache", places::cache()),
        ];
        let there = found
            .into_iter()
            .filter_map(|(what, path)| Some((what, path?)));
        there.map(|(what, path)| place(what, &path)).collect()
    }

    fn has_terminal(&self) -> bool {
        OpenOptions::new()
            .read(true)
            .write(true)
            .open("/dev/tty")
            .is_ok()
    }
}

fn place(what: &'static str, path: &Path) -> Place {
    Place {
        what,
        standing: standing(path),
        network: network(path),
        path: path.display().to_string(),
    }
}

fn standing(path: &Path) -> Standing {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Standing::Missing,
        Err(error) => Standing::Hidden(error.to_string()),
        Ok(metadata) if !metadata.is_dir() => Standing::NotAFolder,
        Ok(metadata) if metadata.uid() != geteuid().as_raw() => Standing::Foreign,
        Ok(metadata) if metadata.mode() & 0o077 != 0 => Standing::Open(metadata.mode() & 0o777),
        Ok(_) => Standing::Closed,
    }
}

/// The network file system under the nearest folder that is there. Locks may not hold on it.
/// Source: the magic numbers of <https://man7.org/linux/man-pages/man2/statfs.2.html>.
fn network(path: &Path) -> Option<&'static str> {
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
