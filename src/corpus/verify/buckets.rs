//! The buckets of one page, read in large pieces and looked at one by one.

use crc32fast::Hasher;

use crate::corpus::bucket::Shape;
use crate::corpus::error::CorpusError;
use crate::corpus::error::Part;
use crate::corpus::page::Entry;
use crate::corpus::page::Page;
use crate::corpus::row::Row;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Storage;
use crate::corpus::verify::EachBucket;
use crate::corpus::verify::EachRange;

/// What one page's buckets are worth.
pub(super) struct Looked {
    pub(super) number: u16,
    pub(super) records: u64,
    /// Of its buckets' bytes, where all could be read.
    pub(super) checksum: Option<Hasher>,
    pub(super) damage: Vec<CorpusError>,
}

/// See [`each_bucket`](super::each_bucket).
pub(super) fn each<E: From<CorpusError>>(
    storage: &dyn Storage,
    page: &Page,
    each: EachBucket<'_, E>,
) -> Result<(), E> {
    let mut buffer = Vec::new();
    let mut at = page.base;
    let mut rest = (page.first_bucket()..).zip(&page.entries).peekable();
    while rest.peek().is_some() {
        let mut piece = Vec::new();
        let mut length = 0;
        while let Some((number, entry)) =
            rest.next_if(|(_, entry)| length == 0 || length + entry.length() as usize <= AT_ONCE)
        {
            length += entry.length() as usize;
            piece.push((number, entry.length() as usize));
        }
        buffer.resize(length, 0);
        storage.read_at(FileName::Shard(page.shard()), at, &mut buffer)?;
        at = at.saturating_add(length as u64);
        let mut left = buffer.as_slice();
        for (number, length) in piece {
            let (bucket, others) = left.split_at_checked(length).unwrap_or((left, &[]));
            left = others;
            if !bucket.is_empty() {
                each(number, bucket)?;
            }
        }
    }
    Ok(())
}

/// Look at the buckets of one page.
pub(super) fn look(storage: &dyn Storage, page: &Page, each: EachRange<'_>) -> Looked {
    let shape = Shape::of(&page.preamble);
    let mut looked = Looked {
        number: page.number,
        records: 0,
        checksum: None,
        damage: Vec::new(),
    };
    let mut checksum = Hasher::new();
    let mut range = Range::default();
    let a_range = page.preamble.bucket_bits - 20;
    let entry = |number: u32| {
        let entry = page.entries.get((number - page.first_bucket()) as usize);
        entry.copied().unwrap_or(Entry::NotHeld)
    };
    let mut next = page.first_bucket();
    let mut see = |number: u32, bytes: Option<&[u8]>| {
        let is_first = number.trailing_zeros() >= u32::from(a_range);
        if is_first {
            range.begin();
        }
        if let Some(bytes) = bytes {
            checksum.update(bytes);
            let before = range.rows.len();
            if is_sound(
                shape,
                number,
                bytes,
                page.preamble.profile.min_count,
                &mut range.rows,
            ) {
                looked.records += (range.rows.len() - before) as u64;
            } else {
                range.is_lost = true;
                looked
                    .damage
                    .push(CorpusError::Damaged(Part::Bucket(number)));
            }
        }
        range.add(entry(number));
        if (number + 1).trailing_zeros() >= u32::from(a_range) {
            range.tell(number >> a_range, each);
        }
    };
    let read = self::each(storage, page, &mut |number, bytes| {
        for absent in next..number {
            see(absent, None);
        }
        see(number, Some(bytes));
        next = number + 1;
        Ok::<(), CorpusError>(())
    });
    match read {
        Ok(()) => {
            let end = page.first_bucket() + (1 << (page.preamble.bucket_bits - 12));
            for absent in next..end {
                see(absent, None);
            }
            looked.checksum = Some(checksum);
        }
        Err(error) => looked.damage.push(error),
    }
    looked
}

/// The rows of a range as its buckets come.
#[derive(Default)]
struct Range {
    rows: Vec<Row>,
    is_held: bool,
    is_partial: bool,
    is_lost: bool,
}

impl Range {
    fn begin(&mut self) {
        self.rows.clear();
        (self.is_held, self.is_partial, self.is_lost) = (false, false, false);
    }

    fn add(&mut self, entry: Entry) {
        match entry {
            Entry::NotHeld => self.is_partial = true,
            Entry::Empty => self.is_held = true,
            Entry::Held { is_partial, .. } => {
                self.is_held = true;
                self.is_partial |= is_partial;
            }
        }
    }

    fn tell(&self, number: u32, each: EachRange<'_>) {
        if self.is_held {
            let rows = self.rows.as_slice();
            each(number, (!self.is_lost).then_some((rows, self.is_partial)));
        }
    }
}

/// Whether a bucket is what a builder writes; its rows are appended.
fn is_sound(shape: Shape, number: u32, bytes: &[u8], min_count: u64, rows: &mut Vec<Row>) -> bool {
    let start = rows.len();
    let is_whole = shape
        .read(number, bytes)
        .is_some_and(|bucket| bucket.rows(rows));
    let new = rows.get(start..).unwrap_or_default();
    let ascends = new.is_sorted_by(|a, b| a.key < b.key);
    let is_counted = new.iter().all(|row| row.count >= min_count);
    is_whole && ascends && is_counted
}

/// Read at once: large, so that a disk that turns is read from end to end.
const AT_ONCE: usize = 1 << 20;
