//! Writes a corpus, a range at a time, in memory that does not grow with it.

use std::io;
use std::io::Write;

use crc32fast::Hasher;

use crate::corpus::bucket::Shape;
use crate::corpus::encoder::Block;
use crate::corpus::encoder::Encoder;
use crate::corpus::layout;
use crate::corpus::page::Entry;
use crate::corpus::page::Header;
use crate::corpus::page::Page;
use crate::corpus::preamble::Preamble;
use crate::corpus::profile::Profile;
use crate::corpus::row::Row;
use crate::corpus::trailer::Trailer;

/// A corpus in the making: its buckets go to `out` as they come, its head is known last.
pub struct Writer<W> {
    out: W,
    preamble: Preamble,
    /// What the directory says of each bucket so far.
    entries: Vec<Entry>,
    checksum: Hasher,
    encoder: Encoder,
    /// What is written at once.
    waiting: Block,
    written: u64,
}

/// A corpus whose buckets are written: what goes around them.
#[derive(Debug)]
pub struct Ends {
    /// Header and directory: goes before the buckets.
    pub head: Vec<u8>,
    /// Goes behind them.
    pub trailer: [u8; layout::TRAILER],
    /// What it became.
    pub header: Header,
}

/// A range of another corpus, as it is stored there.
#[derive(Clone, Copy, Debug)]
pub struct Copied<'a> {
    /// How its buckets are laid out.
    pub shape: Shape,
    /// What the directory says of each.
    pub entries: &'a [Entry],
    /// Their bytes, one after another.
    pub bytes: &'a [u8],
    /// How many rows the source had.
    pub rows: u64,
}

/// Why a range is not taken.
#[derive(Debug)]
pub enum Refused {
    /// The range comes after a later one, or twice.
    RangeOrder,
    /// Its rows are out of order, belong to another range, or have count 0; the first such row, from 0.
    Row(usize),
    /// More rows than a bucket has room for.
    TooMany,
    /// It cannot be written.
    Write(io::Error),
}

impl<W: Write> Writer<W> {
    /// Begin. The first byte that goes to `out` belongs at [`layout::BUCKETS_AT`].
    ///
    /// `bucket_bits` is 20 where fewer than half a billion rows are to come, else 21; `build` a random number.
    pub fn new(out: W, profile: Profile, bucket_bits: u8, build: u64) -> Self {
        let preamble = Preamble {
            profile,
            bucket_bits: bucket_bits
                .clamp(*layout::BUCKET_BITS.start(), *layout::BUCKET_BITS.end()),
            parts: 1,
            build,
            records: 0,
            length: 0,
            modified: 0,
            rows: 0,
        };
        Self {
            out,
            preamble,
            // All at once: what grows by doubling is twice there.
            entries: Vec::with_capacity(1 << preamble.bucket_bits),
            checksum: Hasher::new(),
            encoder: Encoder::new(&preamble),
            waiting: Block::default(),
            written: 0,
        }
    }

    /// Another that packs ranges for this corpus, on another core.
    #[must_use]
    pub fn encoder(&self) -> Encoder {
        Encoder::new(&self.preamble)
    }

    /// Add the range `range` (its first 20 bits) with all its rows, sorted; none is an empty range. Ranges come in
    /// ascending order, and one that is left out counts as not held. `is_partial`: rows may be missing.
    ///
    /// # Errors
    /// See [`Refused`]. What was written is then worth nothing.
    pub fn range(&mut self, range: u32, rows: &[Row], is_partial: bool) -> Result<(), Refused> {
        self.add(range, |encoder, block| {
            encoder.range(block, range, rows, is_partial)
        })
    }

    /// Add one range to what waits, by `pack`, and write that where it has become much.
    fn add(
        &mut self,
        range: u32,
        pack: impl FnOnce(&mut Encoder, &mut Block) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let buckets = 1_usize << (self.preamble.bucket_bits - 20);
        if (range as usize).saturating_mul(buckets) < self.entries.len() {
            return Err(Refused::RangeOrder);
        }
        pack(&mut self.encoder, &mut self.waiting)?;
        if self.waiting.bytes.len() >= AT_ONCE || self.waiting.entries.len() >= AT_ONCE {
            let mut waiting = std::mem::take(&mut self.waiting);
            self.write(&waiting)?;
            waiting.clear();
            self.waiting = waiting;
        }
        Ok(())
    }

    /// Count rows of the source that were left out before the others came here.
    pub fn left_out(&mut self, rows: u64) {
        self.preamble.rows += rows;
    }

    /// Add the range `range` as another corpus of the same profile and bucket bits has it, in the order of
    /// [`range`](Self::range). Its buckets are sealed anew for this build.
    ///
    /// # Errors
    /// As [`range`](Self::range); a bucket that is damaged is refused as row 0.
    pub fn copy(&mut self, range: u32, copied: &Copied<'_>) -> Result<(), Refused> {
        self.add(range, |encoder, block| encoder.copy(block, range, copied))
    }

    /// Add a block that an [`encoder`](Self::encoder) made. What lies between it and what came before counts as
    /// not held.
    ///
    /// # Errors
    /// It comes after a later one, or cannot be written.
    pub fn block(&mut self, block: &Block) -> Result<(), Refused> {
        let waiting = std::mem::take(&mut self.waiting);
        self.write(&waiting)?;
        self.write(block)
    }

    fn write(&mut self, block: &Block) -> Result<(), Refused> {
        if block.entries.is_empty() {
            return Ok(());
        }
        if block.first < self.entries.len() {
            return Err(Refused::RangeOrder);
        }
        self.entries.resize(block.first, Entry::NotHeld);
        self.entries.extend_from_slice(&block.entries);
        self.checksum.update(&block.bytes);
        self.out.write_all(&block.bytes).map_err(Refused::Write)?;
        self.written += block.bytes.len() as u64;
        self.preamble.records += block.records;
        self.preamble.rows += block.rows;
        Ok(())
    }

    /// Nothing is known of the digests whose first 64 bits lie between `from` and `to`, both not included: buckets
    /// in between are not held, those at the ends are partial.
    ///
    /// # Errors
    /// What waited cannot be written.
    pub fn not_known(&mut self, from: u64, to: u64) -> Result<(), Refused> {
        let waiting = std::mem::take(&mut self.waiting);
        self.write(&waiting)?;
        let drop = 64 - u32::from(self.preamble.bucket_bits);
        let bucket = |head: u64| usize::try_from(head >> drop).unwrap_or(usize::MAX);
        let (first, last) = (bucket(from), bucket(to));
        for entry in self.entries.iter_mut().take(last + 1).skip(first) {
            *entry = match *entry {
                Entry::Held { length, .. } => Entry::Held {
                    length,
                    is_partial: true,
                },
                Entry::Empty | Entry::NotHeld => Entry::NotHeld,
            };
        }
        Ok(())
    }

    /// Write the last bucket, and make what goes around them. `source` is where it comes from, `modified` the newest
    /// `Last-Modified` there was, in seconds since 1970, or 0.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self, source: &str, modified: u64) -> Result<(Ends, W), Refused> {
        let waiting = std::mem::take(&mut self.waiting);
        self.write(&waiting)?;
        let buckets = (layout::RANGES as usize) << (self.preamble.bucket_bits - 20);
        self.entries.resize(buckets, Entry::NotHeld);
        let preamble = Preamble {
            length: layout::BUCKETS_AT + self.written + layout::TRAILER as u64,
            modified,
            ..self.preamble
        };
        let of_range = self.entries.chunks(buckets / layout::RANGES as usize);
        let is_held = |entries: &&[Entry]| entries.iter().any(|entry| *entry != Entry::NotHeld);
        let header = Header {
            preamble,
            ranges: u32::try_from(of_range.filter(is_held).count()).unwrap_or(0),
            source: source.to_owned(),
        };
        let ends = Ends::around(header, &self.entries, self.checksum.finalize());
        Ok((ends, self.out))
    }
}

impl Ends {
    /// What goes around the buckets that `entries` tell of, whose checksum is `buckets`.
    #[must_use]
    pub fn around(header: Header, entries: &[Entry], buckets: u32) -> Self {
        let preamble = header.preamble;
        let mut head =
            Vec::with_capacity(layout::HEADER + usize::from(layout::PAGES) * layout::PAGE);
        head.extend_from_slice(&header.to_bytes());
        let a_page = 1 << (preamble.bucket_bits - 12);
        let a_shard = usize::from(layout::PAGES / preamble.parts);
        let mut base = if preamble.parts == 1 {
            layout::BUCKETS_AT
        } else {
            0
        };
        for (number, entries) in (0..layout::PAGES).zip(entries.chunks(a_page)) {
            if preamble.parts > 1 && usize::from(number).is_multiple_of(a_shard) {
                base = 0;
            }
            let page = Page {
                preamble,
                number,
                base,
                entries: entries.to_vec(),
            };
            head.extend_from_slice(&page.to_bytes());
            base += entries
                .iter()
                .map(|entry| u64::from(entry.length()))
                .sum::<u64>();
        }
        let (first, directory) = head.split_at(layout::HEADER);
        let checksums = [
            layout::checksum(first),
            layout::checksum(directory),
            buckets,
        ];
        let trailer = Trailer {
            build: preamble.build,
            length: preamble.length,
            records: preamble.records,
            checksums,
        };
        Self {
            trailer: trailer.to_bytes(),
            head,
            header,
        }
    }
}

const AT_ONCE: usize = 256 << 10;
