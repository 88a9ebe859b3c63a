//! Many look-ups at once: in the order of the digests, so that neighbours share reads, on all cores.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use crate::corpus::bucket::Shape;
use crate::corpus::error::CorpusError;
use crate::corpus::error::Part;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::lookup::Seen;
use crate::corpus::lookup::nothing_there;
use crate::corpus::lookup::page_of;
use crate::corpus::page;
use crate::corpus::page::Entry;
use crate::corpus::row::Key;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Reach;

impl Corpus {
    /// Look up `keys`, which ascend, and tell `each` of every one by its index, in order. Neighbours share reads.
    pub fn look_up_sorted(&self, keys: &[Key], each: &mut dyn FnMut(usize, Seen<'_>)) {
        if self.reach() == Reach::Far {
            return self.look_up_far_sorted(keys, each);
        }
        let mut at = 0;
        self.look_up_run(keys, |key| *key, &mut |_, seen| {
            each(at, seen);
            at += 1;
        });
    }

    /// Look up the `key` of each of `items`, which ascend by it, on all cores, and tell `each` of every one, in no order.
    pub fn look_up_all<T: Sync>(
        &self,
        items: &[T],
        key: impl Fn(&T) -> Key + Copy + Sync,
        each: &(impl Fn(&T, Seen<'_>) + Sync),
    ) {
        if self.reach() == Reach::Far {
            // The requests go side by side already.
            let keys: Vec<Key> = items.iter().map(key).collect();
            return self.look_up_far_sorted(&keys, &mut |index, seen| {
                if let Some(item) = items.get(index) {
                    each(item, seen);
                }
            });
        }
        let most = items.len().div_ceil(PIECE);
        // Asking how many cores there are reads files, which a look-up of one need not wait for.
        let threads = match most {
            0 | 1 => 1,
            _ => thread::available_parallelism().map_or(1, |cores| cores.get().min(most)),
        };
        let pieces = pieces(items, key, (items.len() / (threads * 8).max(1)).max(PIECE));
        let next = AtomicUsize::new(0);
        let worker = || {
            while let Some(items) = pieces.get(next.fetch_add(1, Ordering::Relaxed)) {
                self.look_up_run(items, key, &mut |item, seen| each(item, seen));
            }
        };
        thread::scope(|scope| {
            for _ in 1..threads.min(pieces.len()) {
                // Where the system gives no thread, this one does the work.
                let _given = thread::Builder::new().spawn_scoped(scope, worker);
            }
            worker();
        });
    }

    /// One core's work: a page of the directory after another.
    fn look_up_run<T>(
        &self,
        items: &[T],
        key: impl Fn(&T) -> Key + Copy,
        each: &mut impl FnMut(&T, Seen<'_>),
    ) {
        let mut desk = Desk::default();
        for of_page in items.chunk_by(|a, b| page_of(key(a)) == page_of(key(b))) {
            if let Err(error) = self.look_up_page(of_page, key, each, &mut desk) {
                for item in of_page {
                    each(item, Err(&error));
                }
            }
        }
    }

    /// All of one page, or an error before the first.
    fn look_up_page<T>(
        &self,
        items: &[T],
        key: impl Fn(&T) -> Key + Copy,
        each: &mut impl FnMut(&T, Seen<'_>),
        desk: &mut Desk,
    ) -> Result<(), CorpusError> {
        let number = items.first().map_or(0, |item| page_of(key(item)));
        let mut bytes = [0; layout::PAGE];
        self.storage
            .read_at(FileName::Head, layout::page_at(number), &mut bytes)?;
        let (preamble, base) = page::check(&bytes, number)?;
        self.belongs(preamble)?;
        let shape = Shape::of(&preamble);
        let damaged = || CorpusError::Damaged(Part::Page(number));
        let Desk { groups, window } = desk;
        groups.clear();
        let mut entries = page::entries(&bytes, preamble);
        let (mut at, mut bucket) = (base, u32::from(number) << (preamble.bucket_bits - 12));
        for of_bucket in items.chunk_by(|a, b| shape.bucket(key(a)) == shape.bucket(key(b))) {
            let number = of_bucket.first().map_or(0, |item| shape.bucket(key(item)));
            for entry in entries.by_ref().take((number - bucket) as usize) {
                at = at.saturating_add(u64::from(entry.length()));
            }
            let entry = entries.next().ok_or_else(damaged)?;
            groups.push(Group {
                number,
                items: of_bucket.len(),
                entry,
                at,
            });
            at = at.saturating_add(u64::from(entry.length()));
            bucket = number + 1;
        }
        let shard = FileName::Shard(number / (layout::PAGES / preamble.parts));
        let (mut groups, mut items) = (groups.as_slice(), items);
        while !groups.is_empty() {
            let (count, from, length) = one_read(groups);
            let (now, later) = groups.split_at(count);
            groups = later;
            if window.len() < length {
                window.resize(length, 0);
            }
            let window = window.get_mut(..length).unwrap_or_default();
            let read = match length {
                0 => Ok(()),
                _ => self.storage.read_at(shard, from, window),
            };
            for group in now {
                let (mine, others) = items.split_at(group.items);
                items = others;
                match &read {
                    Err(error) if group.entry.length() > 0 => {
                        for item in mine {
                            each(item, Err(error));
                        }
                    }
                    _ => group.tell(shape, window, from, mine, key, each),
                }
            }
        }
        Ok(())
    }
}

/// What one core works on, kept for its memory.
#[derive(Default)]
struct Desk {
    groups: Vec<Group>,
    window: Vec<u8>,
}

/// What is looked up in one bucket.
struct Group {
    number: u32,
    items: usize,
    entry: Entry,
    at: u64,
}

impl Group {
    /// Tell of all of `items` by what was read from `from` on.
    fn tell<T>(
        &self,
        shape: Shape,
        window: &[u8],
        from: u64,
        items: &[T],
        key: impl Fn(&T) -> Key,
        each: &mut impl FnMut(&T, Seen<'_>),
    ) {
        let Entry::Held { length, is_partial } = self.entry else {
            let seen = nothing_there(self.entry);
            let seen = seen.as_ref().map(|seen| *seen);
            return items.iter().for_each(|item| each(item, seen));
        };
        let at = usize::try_from(self.at - from).unwrap_or(usize::MAX);
        let bytes = window.get(at..).unwrap_or_default();
        let bytes = bytes.get(..length as usize).unwrap_or_default();
        let damaged = CorpusError::Damaged(Part::Bucket(self.number));
        let Some(bucket) = shape.read(self.number, bytes) else {
            return items.iter().for_each(|item| each(item, Err(&damaged)));
        };
        for item in items {
            match bucket.find(key(item)) {
                Ok(None) if is_partial => each(item, Err(&CorpusError::NotHeld)),
                seen => each(item, seen.map_err(|_senseless| &damaged)),
            }
        }
    }
}

/// How many groups one read serves, where it begins and how long it is.
fn one_read(groups: &[Group]) -> (usize, u64, usize) {
    let from = groups.first().map_or(0, |group| group.at);
    let (mut to, mut count) = (from, 0);
    for group in groups {
        let end = group.at.saturating_add(u64::from(group.entry.length()));
        if count > 0 && (group.at > to.saturating_add(GAP) || end > from.saturating_add(WINDOW)) {
            break;
        }
        to = to.max(end);
        count += 1;
    }
    (count, from, usize::try_from(to - from).unwrap_or(0))
}

/// Cut into pieces of about this length, each with whole pages.
fn pieces<T>(items: &[T], key: impl Fn(&T) -> Key + Copy, length: usize) -> Vec<&[T]> {
    let mut pieces = Vec::new();
    let mut rest = items;
    while !rest.is_empty() {
        let last = rest.get(length - 1).or(rest.last());
        let last = last.map_or(0, |item| page_of(key(item)));
        let whole = rest.partition_point(|item| page_of(key(item)) <= last);
        let (piece, others) = rest.split_at(whole);
        pieces.push(piece);
        rest = others;
    }
    pieces
}

/// Less than this between two buckets is read with them: a read of its own costs as much.
const GAP: u64 = 10 << 10;
/// At most so much is read at once; it should stay in the cache of one core.
const WINDOW: u64 = 256 << 10;
/// Fewer than this are not worth a thread.
const PIECE: usize = 2048;
