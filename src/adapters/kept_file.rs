//! A file of a cache: a header line, then the content. It is for its owner alone, and one that is not is no file.

use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use sha1::Digest as _;
use sha1::Sha1;

use crate::adapters::system::file;

/// At most `most` bytes of a file of ours and nobody else's: who could write it could say "clear".
pub(super) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = file::open_no_link(path)?;
    let metadata = file.metadata()?;
    let hands = file::hands(path, &metadata);
    if !metadata.is_file() || !hands.are_ours || hands.open_for(0o022).is_some() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Write `header` as a line and `content` behind it; the file is there once it is whole.
pub(super) fn write(path: &Path, header: &str, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    file::make_private_folders(folder)?;
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
