//! The offline corpus: every exposed digest with its count, in one file that answers from two reads.
//!
//! # The file, byte by byte
//!
//! All numbers are little-endian; bits of a byte count from the lowest. A checksum is the CRC-32 of IEEE 802.3
//! (polynomial `0xEDB88320` reflected, as in zip and PNG).
//!
//! ```text
//! header      4,096 bytes
//! directory   4,096 pages of 2,048 bytes, one for each value of a digest's first 12 bits
//! buckets     one after another, without gaps
//! trailer     64 bytes
//! ```
//!
//! **Preamble** (64 bytes; the header and every page of the directory begin with it, so that whoever holds one
//! page knows what it is part of):
//!
//! | bytes | what |
//! |---|---|
//! | 0..8 | `doorkeyC` in the header, `doorkeyD` in a page |
//! | 8..10 | version of the format, 1 |
//! | 10 | hash: 0 is SHA-1, 1 is NTLM |
//! | 11 | bits kept of each digest: 40 to 160 (SHA-1) or 128 (NTLM), a multiple of 8 |
//! | 12 | bucket bits `P`: 20 or 21 |
//! | 13 | 0 |
//! | 14..16 | parts: 1 is one file; 2, 4 … 4,096 a set of shards |
//! | 16..24 | build: a random number, the same in all that belongs together |
//! | 24..32 | records |
//! | 32..40 | the least count that was kept: 1 is all |
//! | 40..48 | length of the whole as one file, header to trailer |
//! | 48..56 | newest `Last-Modified` of the source, in seconds since 1970; 0 where unknown |
//! | 56..64 | rows of the source, before any was left out or merged |
//!
//! **Header**: the preamble; 64..68 how many of the 1,048,576 ranges are held; 68..70 length of the source's name, at
//! most 1,024; 70.. the name in UTF-8; zeros; 4,092..4,096 the checksum of all before it.
//!
//! **Page** `k`: the preamble; 64..66 `k`; 66..72 zeros; 72..80 where its first bucket begins, from the start of its
//! part; 80..96 zeros; then for each of its `2^(P-12)` buckets, in order, three bytes: the bucket's length in the lower 23
//! bits, and in bit 23 whether rows are missing, so that it can say "exposed" and never "clear". Length 0: the source
//! had no such range, and nothing is known. Length 1: the bucket is empty and takes no room. Zeros;
//! 2,044..2,048 the checksum of all before it.
//!
//! **Bucket** `b` holds the digests whose first `P` bits are `b`. Let `u = min(bits, 64) - P`; each record has a value of
//! `u` bits (those that follow the first `P`), a tail (what is kept beyond the first 64 bits of the digest, in whole
//! bytes) and a count. Records are sorted and distinct. With `n` records, `l = max(0, u - ⌈log2 n⌉)`:
//!
//! 1. `n`, then the number of count bits `K`: LEB128.
//! 2. The tails, one after another.
//! 3. One stream of bits:
//!    - *high* (`n + 2^(u-l)` bits): for each value `0..2^(u-l)` of the upper bits a one for each record that has it,
//!      then a zero (Elias-Fano);
//!    - *low*: the lower `l` bits of each record;
//!    - *length of counts* (`n + K` bits): for each count, whose binary form has `k + 1` digits, `k` zeros, then a one;
//!    - *counts* (`K` bits): of each count the lower `k` digits. Both together are the Elias gamma code, taken apart
//!      so that the i-th is found without reading those before it.
//! 4. Zeros to the next byte, then the checksum of: the build (8 bytes), `b` (4 bytes), and all of the bucket before it. A
//!    bucket in another's place, or of another build, is thus as damaged as one with a flipped bit.
//!
//! **Trailer**: 0..8 `doorkeyT`; 8..16 build; 16..24 length as in the preamble; 24..32 records; 32..36 checksum of the
//! header; 36..40 of the directory; 40..44 of the buckets; 44..60 zeros; 60..64 of the trailer before it.
//!
//! **A set of shards** has the header, the directory and the trailer in one file, `head`, and the buckets in files
//! `part-000`, `part-001` …: each has those of as many pages of the directory as the next. In the pages, 72..80
//! counts from the start of the part.
//!
//! An absent digest costs a reader one page of the directory and one bucket: a shard set on any static web host
//! answers in two requests. Nothing here is mapped into memory: a file that is cut while it is read is an
//! error and not a signal, plain reads are as fast once they are sorted, and the program needs no unsafe code.

pub mod batch;
pub mod bits;
pub mod bucket;
pub mod encoder;
pub mod error;
pub mod journal;
pub mod layout;
pub mod lookup;
pub mod merge;
pub mod page;
pub mod preamble;
pub mod profile;
pub mod row;
pub mod source;
pub mod storage;
pub mod tags;
pub mod text;
pub mod trailer;
pub mod trust;
pub mod verify;
pub mod writer;

#[cfg(test)]
mod tests;
