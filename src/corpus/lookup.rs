//! Was it seen? A corpus, and one digest; many at once are in [`batch`](crate::corpus::batch).

mod far;

use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use crate::corpus::bucket::Shape;
use crate::corpus::error::CorpusError;
use crate::corpus::error::Part;
use crate::corpus::layout;
use crate::corpus::page::Entry;
use crate::corpus::page::Header;
use crate::corpus::page::Page;
use crate::corpus::preamble::Preamble;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Reach;
use crate::corpus::storage::Storage;
use crate::corpus::trailer::Trailer;

/// A corpus that can be asked. Asking takes `&self`: all cores may ask at once.
pub struct Corpus {
    pub(super) storage: Box<dyn Storage>,
    /// What all its pieces must say; of one on another machine it is known once the first came.
    preamble: OnceLock<Preamble>,
    /// The same since it was replaced on the other machine, and whether it was.
    renewed: OnceLock<Preamble>,
    is_renewed: AtomicBool,
    header: Option<Header>,
}

/// How often a digest was seen: `Ok(None)` is never, and an error is unknown.
pub type Seen<'a> = Result<Option<u64>, &'a CorpusError>;

impl Corpus {
    /// Open it. One on this machine is looked at: header, trailer, length.
    ///
    /// # Errors
    /// It is not a corpus, of another version, cut short, or cannot be read.
    pub fn open(storage: Box<dyn Storage>) -> Result<Self, CorpusError> {
        let mut corpus = Self {
            storage,
            preamble: OnceLock::new(),
            renewed: OnceLock::new(),
            is_renewed: AtomicBool::new(false),
            header: None,
        };
        if corpus.storage.reach() == Reach::Near {
            let header = corpus.read_header()?;
            corpus.check_ends(&header)?;
            corpus.preamble = OnceLock::from(header.preamble);
            corpus.header = Some(header);
        }
        Ok(corpus)
    }

    /// The header: a request more where it is on another machine.
    ///
    /// # Errors
    /// It is damaged, or cannot be read.
    pub fn read_header(&self) -> Result<Header, CorpusError> {
        let mut bytes = vec![0; layout::HEADER];
        let length = self.storage.length(FileName::Head)?;
        if length < layout::HEADER as u64 {
            return Err(CorpusError::NotACorpus);
        }
        self.storage.read_at(FileName::Head, 0, &mut bytes)?;
        Header::parse(&bytes)
    }

    fn check_ends(&self, header: &Header) -> Result<(), CorpusError> {
        let preamble = header.preamble;
        let expected = head_length(&preamble);
        let found = self.storage.length(FileName::Head)?;
        if found != expected {
            return Err(CorpusError::Length { expected, found });
        }
        let mut bytes = [0; layout::TRAILER];
        let at = expected - layout::TRAILER as u64;
        self.storage.read_at(FileName::Head, at, &mut bytes)?;
        let trailer = Trailer::parse(&bytes)?;
        let is_same = trailer.build == preamble.build
            && trailer.length == preamble.length
            && trailer.records == preamble.records;
        if is_same {
            Ok(())
        } else {
            Err(CorpusError::Damaged(Part::Trailer))
        }
    }

    /// Where it is.
    #[must_use]
    pub fn name(&self) -> &str {
        self.storage.name()
    }

    /// How it is reached.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.storage.reach()
    }

    /// What it says it is; `None` where nothing of it has been seen yet.
    #[must_use]
    pub fn preamble(&self) -> Option<&Preamble> {
        self.renewed.get().or_else(|| self.preamble.get())
    }

    /// Its header; `None` where it is on another machine.
    #[must_use]
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Page `number` of the directory.
    ///
    /// # Errors
    /// It is damaged, of another build than the rest, or cannot be read.
    pub fn page(&self, number: u16) -> Result<Page, CorpusError> {
        let mut bytes = [0; layout::PAGE];
        self.storage
            .read_at(FileName::Head, layout::page_at(number), &mut bytes)?;
        self.admit(&bytes, number)
    }

    /// Whether a piece with this preamble is a piece of this corpus.
    pub(super) fn belongs(&self, preamble: Preamble) -> Result<(), CorpusError> {
        // One that was replaced on the way may have left out what the first did not, or be keyed by another hash: the
        // answers of one run would then mean two things.
        let first = self.preamble.get();
        let is_alike = first.is_none_or(|first| first.profile == preamble.profile);
        if is_alike && *self.pin().get_or_init(|| preamble) == preamble {
            Ok(())
        } else {
            Err(CorpusError::Mixed)
        }
    }

    /// How often one digest was seen; `None` is never.
    ///
    /// # Errors
    /// Nobody knows.
    pub fn look_up(&self, key: Key) -> Result<Option<u64>, CorpusError> {
        if self.reach() == Reach::Far {
            return self.look_up_far(key);
        }
        let page = self.page(page_of(key))?;
        let shape = Shape::of(&page.preamble);
        let (entry, at) = place(&page, shape.bucket(key))?;
        let Entry::Held { length, is_partial } = entry else {
            return nothing_there(entry);
        };
        let mut bytes = vec![0; length as usize];
        self.storage
            .read_at(FileName::Shard(page.shard()), at, &mut bytes)?;
        find(shape, key, &bytes, is_partial)
    }

    /// Append the rows of range `range` to `rows`, cut to the bits that are kept; whether none is missing.
    ///
    /// # Errors
    /// It is not held, damaged, or cannot be read.
    pub fn range(&self, range: u32, rows: &mut Vec<Row>) -> Result<bool, CorpusError> {
        let number = u16::try_from(range >> 8).unwrap_or(u16::MAX);
        let page = self.page(number)?;
        self.range_in_page(&page, range, rows)
    }

    /// The same with the page at hand.
    ///
    /// # Errors
    /// As [`range`](Self::range).
    pub fn range_in_page(
        &self,
        page: &Page,
        range: u32,
        rows: &mut Vec<Row>,
    ) -> Result<bool, CorpusError> {
        let shape = Shape::of(&page.preamble);
        let buckets = 1 << (page.preamble.bucket_bits - 20);
        let mut is_whole = true;
        for bucket in range * buckets..(range + 1) * buckets {
            let (entry, at) = place(page, bucket)?;
            let (length, is_partial) = match entry {
                Entry::NotHeld => return Err(CorpusError::NotHeld),
                Entry::Empty => continue,
                Entry::Held { length, is_partial } => (length, is_partial),
            };
            is_whole &= !is_partial;
            let mut bytes = vec![0; length as usize];
            self.storage
                .read_at(FileName::Shard(page.shard()), at, &mut bytes)?;
            let is_sound = shape
                .read(bucket, &bytes)
                .is_some_and(|bucket| bucket.rows(rows));
            if !is_sound {
                return Err(CorpusError::Damaged(Part::Bucket(bucket)));
            }
        }
        Ok(is_whole)
    }
}

impl Corpus {
    /// The buckets of range `range` as they are stored, one after another in `bytes`, and what the directory says of
    /// each. Nothing of them is checked.
    ///
    /// # Errors
    /// They cannot be read.
    pub(super) fn stored(
        &self,
        page: &Page,
        range: u32,
        bytes: &mut Vec<u8>,
    ) -> Result<Vec<Entry>, CorpusError> {
        let buckets = 1_u32 << (page.preamble.bucket_bits - 20);
        let (_, at) = place(page, range * buckets)?;
        let first = (range * buckets - page.first_bucket()) as usize;
        let entries = page.entries.get(first..first + buckets as usize);
        let entries = entries.unwrap_or_default().to_vec();
        let length: u32 = entries.iter().map(|entry| entry.length()).sum();
        bytes.resize(length as usize, 0);
        if !bytes.is_empty() {
            self.storage
                .read_at(FileName::Shard(page.shard()), at, bytes)?;
        }
        Ok(entries)
    }
}

/// The length of the file with header, directory and trailer.
pub(super) fn head_length(preamble: &Preamble) -> u64 {
    match preamble.parts {
        1 => preamble.length,
        _ => layout::BUCKETS_AT + layout::TRAILER as u64,
    }
}

pub(super) fn page_of(key: Key) -> u16 {
    // Twelve bits fit.
    u16::try_from(key.head >> 52).unwrap_or(0)
}

/// What the directory says of a bucket of this page, and where it lies in its shard.
fn place(page: &Page, bucket: u32) -> Result<(Entry, u64), CorpusError> {
    let damaged = || CorpusError::Damaged(Part::Page(page.number));
    let index = bucket
        .checked_sub(page.first_bucket())
        .ok_or_else(damaged)? as usize;
    let before = page.entries.get(..index).ok_or_else(damaged)?;
    let entry = page.entries.get(index).ok_or_else(damaged)?;
    let before: u64 = before.iter().map(|entry| u64::from(entry.length())).sum();
    Ok((*entry, page.base.saturating_add(before)))
}

/// What is known where there is no bucket.
pub(super) fn nothing_there(entry: Entry) -> Result<Option<u64>, CorpusError> {
    match entry {
        Entry::Empty => Ok(None),
        Entry::NotHeld | Entry::Held { .. } => Err(CorpusError::NotHeld),
    }
}

fn find(
    shape: Shape,
    key: Key,
    bytes: &[u8],
    is_partial: bool,
) -> Result<Option<u64>, CorpusError> {
    let number = shape.bucket(key);
    let damaged = || CorpusError::Damaged(Part::Bucket(number));
    let bucket = shape.read(number, bytes).ok_or_else(damaged)?;
    match bucket.find(key) {
        Ok(None) if is_partial => Err(CorpusError::NotHeld),
        seen => seen.map_err(|_senseless| damaged()),
    }
}
