//! Ranges become buckets, in a block of their own, so that several cores can make blocks at once.

use crate::corpus::bucket::Shape;
use crate::corpus::layout;
use crate::corpus::page::Entry;
use crate::corpus::preamble::Preamble;
use crate::corpus::profile::Profile;
use crate::corpus::row::Row;
use crate::corpus::writer::Copied;
use crate::corpus::writer::Refused;

/// Packs ranges for one corpus.
pub struct Encoder {
    profile: Profile,
    bucket_bits: u8,
    shape: Shape,
    /// The rows of one bucket, cut.
    kept: Vec<Row>,
}

/// Buckets that follow one another, packed.
#[derive(Default)]
pub struct Block {
    /// The number of the first bucket.
    pub(super) first: usize,
    /// What the directory says of each.
    pub(super) entries: Vec<Entry>,
    /// The buckets themselves.
    pub(super) bytes: Vec<u8>,
    pub(super) records: u64,
    pub(super) rows: u64,
}

impl Block {
    /// Empty it, and keep its room.
    pub fn clear(&mut self) {
        self.first = 0;
        self.entries.clear();
        self.bytes.clear();
        self.records = 0;
        self.rows = 0;
    }
}

impl Encoder {
    pub(super) fn new(preamble: &Preamble) -> Self {
        Self {
            profile: preamble.profile,
            bucket_bits: preamble.bucket_bits,
            shape: Shape::of(preamble),
            kept: Vec::new(),
        }
    }

    /// Add the range `range` (its first 20 bits) with all its rows, sorted; none is an empty range. Ranges come in
    /// ascending order, and one that is left out counts as not held. `is_partial`: rows may be missing.
    ///
    /// # Errors
    /// See [`Refused`]. The block is then worth nothing.
    pub fn range(
        &mut self,
        block: &mut Block,
        range: u32,
        rows: &[Row],
        is_partial: bool,
    ) -> Result<(), Refused> {
        check(range, rows)?;
        let first = self.begin(block, range)?;
        let buckets = 1_usize << (self.bucket_bits - 20);
        block.rows += rows.len() as u64;
        let mut rest = rows;
        for bucket in first..first + buckets {
            let number = u32::try_from(bucket).unwrap_or(u32::MAX);
            let shape = self.shape;
            let here = rest.partition_point(|row| shape.bucket(row.key) <= number);
            let (mine, others) = rest.split_at(here);
            rest = others;
            let entry = self.bucket(block, number, mine, is_partial)?;
            block.entries.push(entry);
        }
        Ok(())
    }

    /// Add the range `range` as another corpus of the same profile and bucket bits has it, sealed anew.
    ///
    /// # Errors
    /// See [`Refused`]; a bucket that is damaged is refused as row 0.
    pub(super) fn copy(
        &mut self,
        block: &mut Block,
        range: u32,
        copied: &Copied<'_>,
    ) -> Result<(), Refused> {
        let first = self.begin(block, range)?;
        let buckets = 1_usize << (self.bucket_bits - 20);
        if copied.entries.len() != buckets {
            return Err(Refused::Row(0));
        }
        block.rows += copied.rows;
        let mut rest = copied.bytes;
        for (bucket, &entry) in (first..).zip(copied.entries) {
            let number = u32::try_from(bucket).unwrap_or(u32::MAX);
            let (mine, others) = rest
                .split_at_checked(entry.length() as usize)
                .ok_or(Refused::Row(0))?;
            rest = others;
            if !mine.is_empty() {
                let bucket = copied.shape.read(number, mine).ok_or(Refused::Row(0))?;
                block.records += bucket.records() as u64;
                self.shape.reseal(&mut block.bytes, number, mine);
            }
            block.entries.push(entry);
        }
        Ok(())
    }

    /// Make room in the block up to the range, and tell its first bucket.
    fn begin(&self, block: &mut Block, range: u32) -> Result<usize, Refused> {
        let first = (range as usize) << (self.bucket_bits - 20);
        if block.entries.is_empty() {
            block.first = first;
        }
        if range >= layout::RANGES || first < block.first + block.entries.len() {
            return Err(Refused::RangeOrder);
        }
        block.entries.resize(first - block.first, Entry::NotHeld);
        Ok(first)
    }

    fn bucket(
        &mut self,
        block: &mut Block,
        number: u32,
        rows: &[Row],
        is_partial: bool,
    ) -> Result<Entry, Refused> {
        let profile = self.profile;
        self.kept.clear();
        for row in rows.iter().filter(|row| row.count >= profile.min_count) {
            let key = row.key.cut(profile.bits);
            match self.kept.last_mut() {
                // Two digests became one: the larger count is true of one of them.
                Some(last) if last.key == key => last.count = last.count.max(row.count),
                _ => self.kept.push(Row {
                    key,
                    count: row.count,
                }),
            }
        }
        if self.kept.is_empty() {
            return Ok(if is_partial {
                Entry::NotHeld
            } else {
                Entry::Empty
            });
        }
        let start = block.bytes.len();
        self.shape.write(&mut block.bytes, number, &self.kept);
        let length = u32::try_from(block.bytes.len() - start)
            .ok()
            .filter(|&length| length <= layout::MAX_BUCKET);
        block.records += self.kept.len() as u64;
        Ok(Entry::Held {
            length: length.ok_or(Refused::TooMany)?,
            is_partial,
        })
    }
}

/// Whether the rows belong to the range and ascend.
fn check(range: u32, rows: &[Row]) -> Result<(), Refused> {
    let mut before = None;
    for (index, row) in rows.iter().enumerate() {
        let ascends = before.is_none_or(|before| before < row.key);
        if row.key.range() != range || row.count == 0 || !ascends {
            return Err(Refused::Row(index));
        }
        before = Some(row.key);
    }
    Ok(())
}
