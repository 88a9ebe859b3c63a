//! brotli.

use std::io;
use std::io::Read;

use brotli_decompressor::Allocator;
use brotli_decompressor::BrotliDecompressStream;
use brotli_decompressor::BrotliResult;
use brotli_decompressor::BrotliState;
use brotli_decompressor::SliceWrapper;
use brotli_decompressor::SliceWrapperMut;

/// Reads what a brotli stream holds.
pub(super) struct Brotli<R> {
    bytes: R,
    state: BrotliState<Heap, Heap, Heap>,
    buffer: Vec<u8>,
    at: usize,
    length: usize,
    is_over: bool,
}

impl<R: Read> Brotli<R> {
    pub(super) fn new(bytes: R) -> Self {
        Self {
            bytes,
            // No window of more than 16 MiB.
            state: BrotliState::new_strict(Heap, Heap, Heap),
            buffer: vec![0; BUFFER],
            at: 0,
            length: 0,
            is_over: false,
        }
    }

    /// Read more; how many bytes there are.
    fn fill(&mut self) -> io::Result<usize> {
        loop {
            match self.bytes.read(&mut self.buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => {
                    (self.at, self.length) = (0, read?);
                    return Ok(self.length);
                }
            }
        }
    }
}

impl<R: Read> Read for Brotli<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.is_over && !out.is_empty() {
            let mut available = self.length - self.at;
            let (mut room, mut written, mut total) = (out.len(), 0, 0);
            let result = BrotliDecompressStream(
                &mut available,
                &mut self.at,
                &self.buffer,
                &mut room,
                &mut written,
                out,
                &mut total,
                &mut self.state,
            );
            match result {
                BrotliResult::ResultSuccess => {
                    self.is_over = true;
                    // A second stream would be left out without a word.
                    if self.at < self.length || self.fill()? > 0 {
                        return Err(io::Error::other("something follows the brotli stream"));
                    }
                }
                BrotliResult::NeedsMoreInput if written == 0 && self.fill()? == 0 => {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                BrotliResult::NeedsMoreInput | BrotliResult::NeedsMoreOutput => {}
                BrotliResult::ResultFailure => {
                    return Err(io::Error::other("it is not a brotli stream"));
                }
            }
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

/// Memory as everyone has it.
#[derive(Clone, Copy, Default)]
struct Heap;

/// A piece of it.
struct Piece<T>(Vec<T>);

impl<T: Clone + Default> Allocator<T> for Heap {
    type AllocatedMemory = Piece<T>;

    fn alloc_cell(&mut self, length: usize) -> Piece<T> {
        Piece(vec![T::default(); length])
    }

    fn free_cell(&mut self, _: Piece<T>) {}
}

impl<T> Default for Piece<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> SliceWrapper<T> for Piece<T> {
    fn slice(&self) -> &[T] {
        &self.0
    }
}

impl<T> SliceWrapperMut<T> for Piece<T> {
    fn slice_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

const BUFFER: usize = 64 << 10;
