//! The sizes and places of a corpus file, and numbers in its bytes.

use std::ops::RangeInclusive;

use crc32fast::Hasher;

/// The version of the format that is written and read.
pub const VERSION: u16 = 1;
/// Bytes of a preamble.
pub const PREAMBLE: usize = 64;
/// Bytes of the header.
pub const HEADER: usize = 4096;
/// Pages of the directory: one for each value of the first 12 bits.
pub const PAGES: u16 = 4096;
/// Bytes of a page of the directory.
pub const PAGE: usize = 2048;
/// Where the lengths begin in a page.
pub const LENGTHS_AT: usize = 96;
/// Where the buckets begin in one file.
pub const BUCKETS_AT: u64 = HEADER as u64 + PAGES as u64 * PAGE as u64;
/// Bytes of the trailer.
pub const TRAILER: usize = 64;
/// How many bits of a digest may tell its bucket.
pub const BUCKET_BITS: RangeInclusive<u8> = 20..=21;
/// The longest bucket, in bytes.
pub const MAX_BUCKET: u32 = (1 << 23) - 1;
/// Ranges of the whole: one for each value of the first 20 bits.
pub const RANGES: u32 = 1 << 20;

/// How a corpus begins.
pub const HEADER_MAGIC: &[u8; 8] = b"doorkeyC";
pub(super) const PAGE_MAGIC: &[u8; 8] = b"doorkeyD";
pub(super) const TRAILER_MAGIC: &[u8; 8] = b"doorkeyT";

/// Where page `number` of the directory begins.
#[must_use]
pub fn page_at(number: u16) -> u64 {
    HEADER as u64 + u64::from(number) * PAGE as u64
}

/// The checksum of `bytes`.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}

/// The checksum of a bucket: of what it belongs to, its number, and its content.
pub(super) fn bucket_checksum(build: u64, number: u32, content: &[u8]) -> u32 {
    let mut hasher = Hasher::new();
    let mut belongs = [0; 12];
    put(&mut belongs, 0, &build.to_le_bytes());
    put(&mut belongs, 8, &number.to_le_bytes());
    hasher.update(&belongs);
    hasher.update(content);
    hasher.finalize()
}

/// Write the checksum of all but the last four bytes there.
pub(super) fn seal(bytes: &mut [u8]) {
    let at = bytes.len() - 4;
    let sum = checksum(bytes.get(..at).unwrap_or_default());
    put(bytes, at, &sum.to_le_bytes());
}

/// Whether the last four bytes are the checksum of the others.
pub(super) fn is_sealed(bytes: &[u8]) -> bool {
    bytes
        .split_last_chunk()
        .is_some_and(|(before, sum)| checksum(before) == u32::from_le_bytes(*sum))
}

/// Put `piece` at `at`; both are within by construction.
pub(super) fn put(bytes: &mut [u8], at: usize, piece: &[u8]) {
    if let Some(place) = bytes.get_mut(at..at + piece.len()) {
        place.copy_from_slice(piece);
    }
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.first_chunk().copied().unwrap_or([0; N])
}

/// The number at `at`; 0 behind the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(array(bytes, at))
}

/// The number at `at`; 0 behind the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array(bytes, at))
}

/// The number at `at`; 0 behind the end.
pub(super) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(array(bytes, at))
}

/// Into how many shards the corpus that begins so is divided; 0 where it does not begin as one. Nothing is checked.
#[must_use]
pub fn parts_of_header(bytes: &[u8]) -> u16 {
    if bytes.starts_with(HEADER_MAGIC) {
        u16_at(bytes, 14)
    } else {
        0
    }
}
