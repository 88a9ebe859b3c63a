//! Looks at every byte of a corpus: lengths, checksums, order, sums; and tells what is whole where something is not.

mod buckets;

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU16;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread;

use crc32fast::Hasher;

use crate::corpus::error::CorpusError;
use crate::corpus::error::Part;
use crate::corpus::layout;
use crate::corpus::lookup;
use crate::corpus::page::Entry;
use crate::corpus::page::Header;
use crate::corpus::page::Page;
use crate::corpus::preamble::Preamble;
use crate::corpus::row::Row;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Storage;
use crate::corpus::trailer::Trailer;
use crate::corpus::verify::buckets::Looked;
use crate::corpus::verify::buckets::look;

/// What was seen of a corpus whose header can be read.
#[derive(Debug)]
pub struct Verified {
    /// What it says it is.
    pub header: Header,
    /// Records that were read.
    pub records: u64,
    /// Ranges of which the directory knows something.
    pub ranges: u32,
    /// Ranges of which rows are missing, as the directory says.
    pub partial: u32,
    /// Bytes of all its files.
    pub bytes: u64,
    /// What is not as it must be: the first of each part, at most [`MAX_DAMAGE`].
    pub damage: Vec<CorpusError>,
    /// How much more there is.
    pub more_damage: usize,
    /// Ranges that cannot be asked because of it.
    pub ranges_lost: u32,
    /// Ranges that are held and can be asked.
    pub ranges_sound: u32,
}

/// Takes the rows of each sound range in no certain order, with whether rows are missing. `None` where it is damaged.
pub type EachRange<'a> = &'a (dyn Fn(u32, Option<(&[Row], bool)>) + Sync);

/// Look at all of it with so many threads. `progress` hears of each of the 4,096 pages; `each` of every range that is
/// held.
///
/// # Errors
/// The header cannot be read: nothing can be said of the rest.
pub fn verify(
    storage: &dyn Storage,
    workers: usize,
    progress: &mut dyn FnMut(u64),
    each: EachRange<'_>,
) -> Result<Verified, CorpusError> {
    let mut bytes = vec![0; layout::HEADER];
    if storage.length(FileName::Head)? < layout::HEADER as u64 {
        return Err(CorpusError::NotACorpus);
    }
    storage.read_at(FileName::Head, 0, &mut bytes)?;
    let header = Header::parse(&bytes)?;
    let mut found = Found::new(header);
    let head = layout::checksum(&bytes);
    let (pages, directory) = found.directory(storage);
    let buckets = found.buckets(storage, &pages, workers, progress, each);
    found.sums(&pages);
    found.lengths(storage, &pages);
    found.trailer(storage, [Some(head), directory, buckets]);
    Ok(found.verified)
}

/// Takes the number and the bytes of each bucket.
pub type EachBucket<'a, E> = &'a mut dyn FnMut(u32, &[u8]) -> Result<(), E>;

/// Read the buckets of `page` that are there and hand `each` its number and bytes, in order; in pieces of a megabyte.
///
/// # Errors
/// What cannot be read, or what `each` says.
pub fn each_bucket<E: From<CorpusError>>(
    storage: &dyn Storage,
    page: &Page,
    each: EachBucket<'_, E>,
) -> Result<(), E> {
    buckets::each(storage, page, each)
}

/// What was seen so far.
struct Found {
    verified: Verified,
    /// One for each range: whether it can be asked.
    is_lost: Vec<bool>,
}

impl Found {
    fn new(header: Header) -> Self {
        Self {
            verified: Verified {
                header,
                records: 0,
                ranges: 0,
                partial: 0,
                bytes: 0,
                damage: Vec::new(),
                more_damage: 0,
                ranges_lost: 0,
                ranges_sound: 0,
            },
            is_lost: vec![false; layout::RANGES as usize],
        }
    }

    fn preamble(&self) -> Preamble {
        self.verified.header.preamble
    }

    fn damaged(&mut self, error: CorpusError) {
        if self.verified.damage.len() < MAX_DAMAGE {
            self.verified.damage.push(error);
        } else {
            self.verified.more_damage += 1;
        }
    }

    /// Nothing of what this bucket or page holds can be asked.
    fn lose(&mut self, part: Part) {
        let of_bucket = self.preamble().bucket_bits - 20;
        let (from, count) = match part {
            Part::Bucket(number) => (number >> of_bucket, 1),
            Part::Page(number) => (u32::from(number) << 8, 1 << 8),
            Part::Header | Part::Trailer => return,
        };
        for lost in self.is_lost.iter_mut().skip(from as usize).take(count) {
            self.verified.ranges_lost += u32::from(!*lost);
            *lost = true;
        }
    }

    /// Read every page of the directory; and its checksum, where it can be read.
    fn directory(&mut self, storage: &dyn Storage) -> (Vec<Option<Page>>, Option<u32>) {
        let mut checksum = Some(Hasher::new());
        let mut pages = Vec::with_capacity(usize::from(layout::PAGES));
        let mut base = Some(layout::BUCKETS_AT);
        let mut shard = None;
        for number in 0..layout::PAGES {
            let mut bytes = [0; layout::PAGE];
            let read = storage.read_at(FileName::Head, layout::page_at(number), &mut bytes);
            match (&read, &mut checksum) {
                (Ok(()), Some(checksum)) => checksum.update(&bytes),
                _ => checksum = None,
            }
            let page = read.and_then(|()| Page::parse(&bytes, number));
            let page = page.and_then(|page| {
                if page.preamble == self.preamble() {
                    Ok(page)
                } else {
                    Err(CorpusError::Mixed)
                }
            });
            let page = page.and_then(|page| {
                if self.preamble().parts > 1 && shard.replace(page.shard()) != Some(page.shard()) {
                    base = Some(0);
                }
                if base.is_some_and(|base| base != page.base) {
                    return Err(CorpusError::Damaged(Part::Page(number)));
                }
                Ok(page)
            });
            match page {
                Ok(page) => {
                    base = Some(page.base.saturating_add(length(&page)));
                    pages.push(Some(page));
                }
                Err(error) => {
                    // Where the next begins is not known then.
                    base = None;
                    self.damaged(error);
                    self.lose(Part::Page(number));
                    pages.push(None);
                }
            }
        }
        (pages, checksum.map(Hasher::finalize))
    }

    /// Read every bucket of `pages`; and the checksum of them all, where all can be read.
    fn buckets(
        &mut self,
        storage: &dyn Storage,
        pages: &[Option<Page>],
        workers: usize,
        progress: &mut dyn FnMut(u64),
        each: EachRange<'_>,
    ) -> Option<u32> {
        let next = AtomicU16::new(0);
        let work = |tell: &dyn Fn(Looked)| {
            while let Some(page) = pages.get(usize::from(next.fetch_add(1, Ordering::Relaxed))) {
                if let Some(page) = page {
                    tell(look(storage, page, each));
                }
            }
        };
        let mut sums: Vec<Option<Hasher>> = vec![None; pages.len()];
        let mut done = 0;
        let mut take = |looked: Looked| {
            self.verified.records += looked.records;
            if let Some(sum) = sums.get_mut(usize::from(looked.number)) {
                *sum = looked.checksum;
            }
            for error in looked.damage {
                self.lose(match error {
                    CorpusError::Damaged(part) => part,
                    _ => Part::Page(looked.number),
                });
                self.damaged(error);
            }
            done += 1;
            progress(done);
        };
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            let mut is_alone = true;
            for _ in 0..workers {
                let sender = mpsc::Sender::clone(&sender);
                let work = &work;
                let spawned = thread::Builder::new().spawn_scoped(scope, move || {
                    work(&|looked| drop(sender.send(looked)));
                });
                is_alone &= spawned.is_err();
            }
            drop(sender);
            if is_alone {
                // The system gives no thread.
                let looked = Mutex::new(&mut take);
                work(&|it| looked.lock().unwrap_or_else(PoisonError::into_inner)(it));
            } else {
                receiver.into_iter().for_each(take);
            }
        });
        let mut all = Hasher::new();
        for sum in sums {
            all.combine(&sum?);
        }
        Some(all.finalize())
    }

    /// What the header says of the whole.
    fn sums(&mut self, pages: &[Option<Page>]) {
        let a_range = 1 << (self.preamble().bucket_bits - 20);
        for page in pages.iter().flatten() {
            for (range, buckets) in
                (usize::from(page.number) * 256..).zip(page.entries.chunks(a_range))
            {
                let is_held = buckets.iter().any(|it| !matches!(it, Entry::NotHeld));
                let is_partial = is_held
                    && buckets.iter().any(|it| match it {
                        Entry::NotHeld => true,
                        Entry::Empty => false,
                        Entry::Held { is_partial, .. } => *is_partial,
                    });
                self.verified.ranges += u32::from(is_held);
                self.verified.partial += u32::from(is_partial);
                let is_lost = self.is_lost.get(range).is_none_or(|is_lost| *is_lost);
                self.verified.ranges_sound += u32::from(is_held && !is_lost);
            }
        }
        let header = &self.verified.header;
        let is_sum = self.verified.records == header.preamble.records
            && self.verified.records <= header.preamble.rows
            // Of a range whose few rows were all left out, nothing remains.
            && self.verified.ranges <= header.ranges
            && header.ranges <= layout::RANGES;
        if self.verified.damage.is_empty() && !is_sum {
            self.damaged(CorpusError::Damaged(Part::Header));
        }
    }

    /// Every file has the bytes it must have, and not one more.
    fn lengths(&mut self, storage: &dyn Storage, pages: &[Option<Page>]) {
        let preamble = self.preamble();
        let mut measure = |file, expected: Option<u64>| match storage.length(file) {
            Ok(found) => {
                self.verified.bytes += found;
                match expected {
                    Some(expected) if expected != found => {
                        self.damaged(CorpusError::Length { expected, found });
                    }
                    _ => {}
                }
            }
            Err(error) => self.damaged(error),
        };
        measure(FileName::Head, Some(lookup::head_length(&preamble)));
        let mut whole = Some(layout::BUCKETS_AT + layout::TRAILER as u64);
        let a_shard = usize::from(layout::PAGES / preamble.parts);
        for (number, pages) in (0..).zip(pages.chunks(a_shard)) {
            let lengths = pages.iter().map(|page| Some(length(page.as_ref()?)));
            let expected: Option<u64> = lengths.sum();
            if preamble.parts > 1 {
                measure(FileName::Shard(number), expected);
            }
            whole = whole.zip(expected).map(|(whole, more)| whole + more);
        }
        if whole.is_some_and(|whole| whole != preamble.length) {
            self.damaged(CorpusError::Damaged(Part::Header));
        }
    }

    /// The trailer says the same as all before it; `sums` are those that are known.
    fn trailer(&mut self, storage: &dyn Storage, sums: [Option<u32>; 3]) {
        let preamble = self.preamble();
        let at = lookup::head_length(&preamble) - layout::TRAILER as u64;
        let mut bytes = [0; layout::TRAILER];
        let read = storage.read_at(FileName::Head, at, &mut bytes);
        match read.and_then(|()| Trailer::parse(&bytes)) {
            Ok(trailer) => {
                let is_same = trailer.build == preamble.build
                    && trailer.length == preamble.length
                    && trailer.records == preamble.records;
                let sums = sums.iter().zip(trailer.checksums);
                let is_sum = sums
                    .into_iter()
                    .all(|(sum, said)| sum.is_none_or(|sum| sum == said));
                // Damage that was found already has another sum.
                if !is_same || (!is_sum && self.verified.damage.is_empty()) {
                    self.damaged(CorpusError::Damaged(Part::Trailer));
                }
            }
            Err(error) => self.damaged(error),
        }
    }
}

/// Bytes of a page's buckets.
fn length(page: &Page) -> u64 {
    let lengths = page.entries.iter().map(|entry| u64::from(entry.length()));
    lengths.sum()
}

/// So much damage is told in detail.
pub const MAX_DAMAGE: usize = 16;
#[cfg(test)]
mod tests;
