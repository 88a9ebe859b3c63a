//! Binary records as `hibp-download` of oschonrock/hibp writes them: a digest, then its count.
//!
//! Its `pawned_pw` is an array of 20, 16 or 8 digest bytes in their order and an `int32_t`, written as it lies in
//! memory: the count is little-endian on every machine that program is built for, and there is no padding.
//! Source: <https://github.com/oschonrock/hibp>, `include/hibp.hpp` and `include/flat_file.hpp`.

use crate::breach::digest::HashKind;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::corpus::source::error::Wrong;

/// How long a record is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// A whole digest: 24 bytes (SHA-1) or 20 (NTLM).
    Whole(HashKind),
    /// The first 64 bits of it: 12 bytes.
    Truncated,
}

impl Layout {
    /// Bytes of a record.
    #[must_use]
    pub fn length(self) -> usize {
        self.digest() + 4
    }

    fn digest(self) -> usize {
        match self {
            Self::Whole(kind) => kind.digits() / 2,
            Self::Truncated => 8,
        }
    }
}

/// Append the records of `bytes`, whole ones, to `rows`. How many there were. Two digests with the same 64 bits,
/// where no more is kept, are one row with the larger count.
///
/// # Errors
/// The record, from 1, and what is wrong with it.
pub fn parse(bytes: &[u8], layout: Layout, rows: &mut Vec<Row>) -> Result<u64, (u64, Wrong)> {
    let mut number = 0;
    for record in bytes.chunks(layout.length()) {
        number += 1;
        let row = row(record, layout).ok_or((number, Wrong::Count))?;
        if row.count == 0 {
            return Err((number, Wrong::Padding));
        }
        match rows.last_mut() {
            Some(last) if layout == Layout::Truncated && last.key == row.key => {
                last.count = last.count.max(row.count);
            }
            _ => rows.push(row),
        }
    }
    Ok(number)
}

/// One record; `None` where it is not whole, or its count is below 0.
pub(super) fn row(record: &[u8], layout: Layout) -> Option<Row> {
    let (digest, count) = record.split_at_checked(layout.digest())?;
    let count = i32::from_le_bytes(count.try_into().ok()?);
    let (head, rest) = digest.split_first_chunk()?;
    let mut tail = [0; 12];
    tail.get_mut(..rest.len())?.copy_from_slice(rest);
    let key = Key {
        head: u64::from_be_bytes(*head),
        tail,
    };
    let count = u64::try_from(count).ok()?;
    Some(Row { key, count })
}
