//! A file of a cache: a header line, then the content. It is for its owner alone, and one that is not is no file.

use std::fs::DirBuilder;
use std::fs::OpenOptions;
use std::io;
use std::io::Read;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use rustix::fs::OFlags;
use sha1::Digest as _;
use sha1::Sha1;

/// At most `most` bytes of a file of ours and nobody else's: who could write it could say "clear".
pub(super) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(NO_LINK_NO_WAIT)
        .open(path)?;
    let metadata = file.metadata()?;
    let is_ours = metadata.uid() == rustix::process::geteuid().as_raw();
    if !metadata.is_file() || !is_ours || metadata.mode() & 0o022 != 0 {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Write `header` as a line and `content` behind it; the file is there once it is whole.
pub(super) fn write(path: &Path, header: &str, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".new-")
        .tempfile_in(folder)?;
    writeln!(file, "{header}")?;
    file.write_all(content)?;
    file.persist(path)?;
    Ok(())
}

/// Seconds since 1970, for a header.
pub(super) fn now() -> io::Result<u64> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    Ok(now.map_err(io::Error::other)?.as_secs())
}

/// The first 128 bits of a SHA-1: enough to see damage.
pub(super) fn sha1(bytes: impl AsRef<[u8]>) -> String {
    let [first @ .., _, _, _, _]: [u8; 20] = Sha1::digest(bytes).into();
    format!("{:032x}", u128::from_be_bytes(first))
}

#[expect(
    clippy::cast_possible_wrap,
    reason = "the flags are small bits on every Unix"
)]
const NO_LINK_NO_WAIT: i32 = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).bits() as i32;
