//! Numbers and runs out of bytes that may end anywhere; least significant byte first.

use crate::kdbx::error::KdbxError;

/// What is still to be read.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next `count` bytes. Nothing is set aside for them, so a count may claim what it will.
    pub(super) fn run(&mut self, count: usize) -> Result<&'a [u8], KdbxError> {
        let (run, rest) = self.0.split_at_checked(count).ok_or(ENDS)?;
        self.0 = rest;
        Ok(run)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], KdbxError> {
        let (array, rest) = self.0.split_first_chunk().ok_or(ENDS)?;
        self.0 = rest;
        Ok(*array)
    }

    pub(super) fn byte(&mut self) -> Result<u8, KdbxError> {
        Ok(u8::from_le_bytes(self.array()?))
    }

    pub(super) fn short(&mut self) -> Result<u16, KdbxError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    pub(super) fn word(&mut self) -> Result<u32, KdbxError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// A run, after its length in four bytes.
    pub(super) fn sized(&mut self) -> Result<&'a [u8], KdbxError> {
        let count = self.word()?;
        self.run(usize::try_from(count).map_err(|_| ENDS)?)
    }
}

const ENDS: KdbxError = KdbxError::Damaged("it ends too early");
