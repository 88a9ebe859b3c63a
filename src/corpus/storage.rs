//! Where the bytes of a corpus come from: a file, a set of shards, another machine.

use crate::corpus::error::CorpusError;

/// The bytes of one corpus. Reads may come from several threads at once.
pub trait Storage: Send + Sync {
    /// Its name in reports: a path, a host.
    fn name(&self) -> &str;

    /// How reads are answered.
    fn reach(&self) -> Reach;

    /// The length of one of its files.
    ///
    /// # Errors
    /// It is not there, or cannot be asked.
    fn length(&self, file: FileName) -> Result<u64, CorpusError>;

    /// Fill `bytes` with what stands from `offset` on.
    ///
    /// # Errors
    /// There are not so many bytes, or they cannot be had. What stands in `bytes` is then worth nothing.
    fn read_at(&self, file: FileName, offset: u64, bytes: &mut [u8]) -> Result<(), CorpusError>;

    /// Read several pieces, sorted by file and offset: over a network, many at once.
    fn read_many(&self, pieces: &[Piece]) -> Vec<Result<Vec<u8>, CorpusError>> {
        let read = |piece: &Piece| {
            let mut bytes = vec![0; piece.length as usize];
            self.read_at(piece.file, piece.offset, &mut bytes)?;
            Ok(bytes)
        };
        pieces.iter().map(read).collect()
    }

    /// Whether others than the owner and root can write it: they could make "clear" of what is exposed.
    fn is_in_others_hands(&self) -> bool {
        false
    }

    /// What came does not belong together: forget all that was kept of it, so that it is had anew. Whether asking
    /// once more may help.
    fn forget(&self) -> bool {
        false
    }
}

/// Some bytes of a corpus.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Piece {
    /// The file they stand in.
    pub file: FileName,
    /// From where on.
    pub offset: u64,
    /// How many.
    pub length: u32,
}

/// How reads are answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// By this machine: a read more costs next to nothing.
    Near,
    /// Over a network: every read is a request.
    Far,
}

/// One of the files of a corpus. A corpus in one file gives that file for each of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FileName {
    /// Header, directory and trailer.
    Head,
    /// The buckets of shard so many; 0 where there is one file.
    Shard(u16),
}
