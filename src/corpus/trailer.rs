//! The last 64 bytes: what a file that was cut short does not have.

use crate::corpus::error::CorpusError;
use crate::corpus::error::Part;
use crate::corpus::layout;

/// What stands in a trailer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Trailer {
    /// The build of the header.
    pub build: u64,
    /// Bytes of the whole as one file.
    pub length: u64,
    /// Records.
    pub records: u64,
    /// The checksums of header, directory and buckets.
    pub checksums: [u32; 3],
}

impl Trailer {
    /// As bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; layout::TRAILER] {
        let mut bytes = [0; layout::TRAILER];
        layout::put(&mut bytes, 0, layout::TRAILER_MAGIC);
        layout::put(&mut bytes, 8, &self.build.to_le_bytes());
        layout::put(&mut bytes, 16, &self.length.to_le_bytes());
        layout::put(&mut bytes, 24, &self.records.to_le_bytes());
        for (at, sum) in [32, 36, 40].into_iter().zip(self.checksums) {
            layout::put(&mut bytes, at, &sum.to_le_bytes());
        }
        layout::seal(&mut bytes);
        bytes
    }

    /// Read it.
    ///
    /// # Errors
    /// It is not a trailer, or damaged.
    pub fn parse(bytes: &[u8]) -> Result<Self, CorpusError> {
        let is_fit = bytes.len() == layout::TRAILER
            && layout::is_sealed(bytes)
            && bytes.get(..8) == Some(layout::TRAILER_MAGIC);
        if !is_fit {
            return Err(CorpusError::Damaged(Part::Trailer));
        }
        Ok(Self {
            build: layout::u64_at(bytes, 8),
            length: layout::u64_at(bytes, 16),
            records: layout::u64_at(bytes, 24),
            checksums: [32, 36, 40].map(|at| layout::u32_at(bytes, at)),
        })
    }
}
