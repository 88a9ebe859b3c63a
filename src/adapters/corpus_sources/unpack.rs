//! Takes compression away: gzip and zstd by their first bytes, brotli, which has none, by the name.

use std::io;
use std::io::BufReader;
use std::io::Cursor;
use std::io::Read;
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::adapters::brotli::Brotli;
use crate::adapters::corpus_sources::zstd::Zstd;

/// What `bytes` hold, without compression.
///
/// # Errors
/// They cannot be read.
pub(super) fn unpacked<'a>(
    mut bytes: impl Read + Send + 'a,
    name: &Path,
) -> io::Result<Box<dyn Read + Send + 'a>> {
    let mut start = Vec::new();
    bytes.by_ref().take(4).read_to_end(&mut start)?;
    let is_brotli = name.extension().is_some_and(|ending| ending == "br");
    let first = start.clone();
    let whole = Cursor::new(start).chain(bytes);
    if is_brotli {
        return Ok(Box::new(Brotli::new(whole)));
    }
    if first.starts_with(GZIP) {
        let whole = BufReader::with_capacity(BUFFER, whole);
        return Ok(Box::new(MultiGzDecoder::new(whole)));
    }
    if first == ZSTD {
        let whole = BufReader::with_capacity(BUFFER, whole);
        return Ok(Box::new(Zstd::new(whole)));
    }
    Ok(Box::new(whole))
}

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const BUFFER: usize = 64 << 10;
