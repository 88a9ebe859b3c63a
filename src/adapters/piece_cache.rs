//! Pieces of a corpus on a web host, kept in the XDG cache folder for a day.
//!
//! One file a piece: a header line with the SHA-1 of what follows, so that a damaged file is no file. The names tell
//! which pages and buckets were asked for (20 or 21 bits of a digest); `--no-cache` keeps none.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::adapters::kept_file;
use crate::adapters::kept_file::sha1;
use crate::adapters::places;
use crate::corpus::storage::Piece;

/// The kept pieces of one corpus.
pub(super) struct PieceCache {
    /// `None` where nothing is kept.
    folder: Option<PathBuf>,
    /// Bytes kept before this run.
    before: OnceLock<u64>,
    written: AtomicU64,
    pieces: AtomicU64,
}

/// A kept piece.
pub(super) struct Kept {
    pub(super) bytes: Vec<u8>,
    /// How long its whole file is.
    pub(super) total: u64,
}

impl PieceCache {
    /// The kept pieces of the corpus at `url`; corpora never share.
    pub(super) fn of(url: &str) -> Self {
        Self::in_folder(places::cache().map(|cache| cache.join("corpus").join(sha1(url))))
    }

    /// A cache that keeps nothing.
    pub(super) fn none() -> Self {
        Self::in_folder(None)
    }

    fn in_folder(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            before: OnceLock::new(),
            written: AtomicU64::new(0),
            pieces: AtomicU64::new(0),
        }
    }

    /// The kept piece of `file`, if it is whole and of the last day.
    pub(super) fn get(&self, file: &str, piece: Piece) -> Option<Kept> {
        let bytes = kept_file::read(&self.path(file, piece)?, MAX_PIECE as u64 + 1024).ok()?;
        let end = bytes.iter().position(|&byte| byte == b'\n')?;
        let header = std::str::from_utf8(bytes.get(..end)?).ok()?;
        let content = bytes.get(end + 1..)?;
        let mut fields = header.split(' ');
        let mut field = || fields.next();
        let genuine = field()? == FORMAT
            && field()? == name(file, piece)
            && field()? == sha1(content)
            && content.len() == piece.length as usize;
        let fetched = UNIX_EPOCH.checked_add(Duration::from_secs(field()?.parse().ok()?))?;
        let total = field()?.parse().ok()?;
        // A time in the future is not believed: the clock went back, or someone lies.
        let age = SystemTime::now().duration_since(fetched).ok()?;
        (genuine && age < FRESH).then(|| Kept {
            bytes: content.to_vec(),
            total,
        })
    }

    /// Keep a piece as of now. A cache that cannot be written is no reason to fail.
    pub(super) fn put(&self, file: &str, piece: Piece, total: u64, bytes: &[u8]) {
        let Some(path) = self.path(file, piece) else {
            return;
        };
        // Past this many, a run would fill the disk with pieces nobody will ask for again.
        let is_one_of_many = self.pieces.fetch_add(1, Ordering::Relaxed) >= MAX_KEPT_A_RUN;
        if is_one_of_many || bytes.len() > MAX_PIECE {
            return;
        }
        let before = *self.before.get_or_init(|| self.size());
        let length = bytes.len() as u64;
        let written = self.written.fetch_add(length, Ordering::Relaxed);
        if written == 0 && before > MAX_KEPT {
            self.forget();
        }
        let _not_kept = write(&path, &name(file, piece), total, bytes);
    }

    /// Throw all of it away.
    pub(super) fn forget(&self) {
        if let Some(folder) = &self.folder {
            let _nothing_there = fs::remove_dir_all(folder);
        }
    }

    fn size(&self) -> u64 {
        let listed = self.folder.as_ref().and_then(|it| fs::read_dir(it).ok());
        let lengths = listed.into_iter().flatten().filter_map(|entry| {
            let metadata = entry.ok()?.metadata().ok()?;
            Some(metadata.len())
        });
        lengths.sum()
    }

    fn path(&self, file: &str, piece: Piece) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(name(file, piece)))
    }
}

fn name(file: &str, piece: Piece) -> String {
    format!("{file}-{}-{}", piece.offset, piece.length)
}

fn write(path: &Path, name: &str, total: u64, bytes: &[u8]) -> io::Result<()> {
    let header = format!(
        "{FORMAT} {name} {} {} {total}",
        sha1(bytes),
        kept_file::now()?
    );
    kept_file::write(path, &header, bytes)
}

const FORMAT: &str = "doorkey-piece/1";
/// A corpus is made anew every few weeks; whoever asks twice a day asks once.
const FRESH: Duration = Duration::from_hours(24);
const MAX_KEPT_A_RUN: u64 = 1000;
const MAX_PIECE: usize = 64 << 10;
/// A cache that grew beyond this is begun anew.
const MAX_KEPT: u64 = 64 << 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::storage::FileName;

    #[test]
    fn a_damaged_old_or_foreign_piece_is_no_piece() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let cache = PieceCache::in_folder(Some(folder.path().join("x")));
        let piece = Piece {
            file: FileName::Head,
            offset: 7,
            length: 3,
        };
        cache.put("head", piece, 100, b"abc");
        let kept = cache.get("head", piece);
        assert!(kept.is_some_and(|kept| kept.bytes == b"abc" && kept.total == 100));
        let path = folder.path().join("x/head-7-3");
        let whole = fs::read(&path)?;
        for at in [whole.len() - 1, 20, 40] {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(&path, damaged)?;
            assert!(cache.get("head", piece).is_none(), "{at}");
        }
        let text = String::from_utf8_lossy(&whole);
        let now = text.split(' ').nth(3).unwrap_or_default();
        fs::write(&path, text.replace(now, "1000000000"))?;
        assert!(cache.get("head", piece).is_none());
        fs::write(&path, &whole)?;
        assert!(cache.get("head", piece).is_some());
        // One piece under the name of another.
        fs::rename(&path, folder.path().join("x/head-8-3"))?;
        assert!(cache.get("head", Piece { offset: 8, ..piece }).is_none());
        cache.forget();
        assert!(cache.get("head", piece).is_none());
        Ok(())
    }
}
