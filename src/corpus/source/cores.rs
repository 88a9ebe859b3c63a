//! All cores at work: each takes the next unit, packs it, and waits for its turn to hand the piece over.

use std::io::Write;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;

use crate::breach::digest::HashKind;
use crate::corpus::encoder::Encoder;
use crate::corpus::layout;
use crate::corpus::row::Row;
use crate::corpus::source::error::Fault;
use crate::corpus::source::error::Unit;
use crate::corpus::source::files::RangeFiles;
use crate::corpus::source::form::Form;
use crate::corpus::source::ordered;
use crate::corpus::source::ordered::Bad;
use crate::corpus::source::ordered::Ordered;
use crate::corpus::source::ordered::Piece;
use crate::corpus::source::stream;
use crate::corpus::source::stream::Stream;
use crate::corpus::source::text;

/// What the cores share.
pub(super) struct Shop<'a, W> {
    kind: HashKind,
    files: Option<&'a dyn RangeFiles>,
    feed: Mutex<Feed<'a>>,
    bench: Mutex<Bench<W>>,
    turn: Condvar,
}

/// Where units come from.
struct Feed<'a> {
    streams: &'a mut [Stream],
    source: usize,
    range: u32,
    number: u64,
    is_over: bool,
}

/// Where pieces go.
pub(super) struct Bench<W> {
    pub(super) ordered: Ordered<W>,
    /// The first that is wrong.
    pub(super) bad: Option<Bad>,
    /// The piece whose turn it is.
    next: u64,
    is_over: bool,
    working: usize,
}

/// A unit of work.
enum Work {
    /// What was read of a stream.
    Rows(Form, usize),
    /// The files of these ranges.
    Ranges(u32, u32),
    /// What could not be read.
    Bad(usize, Fault),
}

/// What one core has of its own, and keeps from unit to unit.
struct Place {
    encoder: Encoder,
    bytes: Vec<u8>,
    rows: Vec<Row>,
    piece: Piece,
}

impl<'a, W: Write + Send> Shop<'a, W> {
    pub(super) fn new(
        kind: HashKind,
        streams: &'a mut [Stream],
        files: Option<&'a dyn RangeFiles>,
        ordered: Ordered<W>,
    ) -> Self {
        Self {
            kind,
            files,
            feed: Mutex::new(Feed {
                streams,
                source: 0,
                range: 0,
                number: 0,
                is_over: false,
            }),
            bench: Mutex::new(Bench {
                ordered,
                bad: None,
                next: 0,
                is_over: false,
                working: 0,
            }),
            turn: Condvar::new(),
        }
    }

    /// Do all the work with an encoder for each core. Where the system gives no thread, do it here.
    pub(super) fn run(self, encoders: Vec<Encoder>, progress: &mut dyn FnMut(u64)) -> Bench<W> {
        thread::scope(|scope| {
            let shop = &self;
            let mut encoders = encoders.into_iter();
            let mut hired = 0;
            for encoder in encoders.by_ref() {
                lock(&shop.bench).working += 1;
                let work = move || shop.work(Place::new(encoder));
                if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                    lock(&shop.bench).working -= 1;
                    break;
                }
                hired += 1;
            }
            if let (0, Some(encoder)) = (hired, encoders.next()) {
                lock(&shop.bench).working += 1;
                shop.work(Place::new(encoder));
            }
            shop.watch(progress);
        });
        self.bench
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Tell how far it has come until nobody works.
    fn watch(&self, progress: &mut dyn FnMut(u64)) {
        let mut bench = lock(&self.bench);
        while bench.working > 0 {
            let range = bench.ordered.range;
            drop(bench);
            progress(u64::from(range));
            bench = lock(&self.bench);
            if bench.working > 0 {
                bench = self
                    .turn
                    .wait_timeout(bench, A_MOMENT)
                    .unwrap_or_else(PoisonError::into_inner)
                    .0;
            }
        }
    }

    fn work(&self, mut place: Place) {
        let _leaving = Leaving(self);
        while let Some((number, work)) = self.next(&mut place.bytes) {
            let bad = match work {
                Work::Rows(form, source) => place.rows(form, source, self.kind),
                Work::Ranges(from, to) => {
                    let read = |files| place.files(files, from, to, self.kind);
                    self.files.and_then(read)
                }
                Work::Bad(source, fault) => {
                    place.piece.clear(source);
                    Some(fault)
                }
            };
            let mut bench = lock(&self.bench);
            while bench.next != number && !bench.is_over {
                bench = self
                    .turn
                    .wait(bench)
                    .unwrap_or_else(PoisonError::into_inner);
            }
            if bench.is_over {
                return;
            }
            if let Err(bad) = bench.ordered.take(&place.piece, bad) {
                bench.bad = Some(bad);
                bench.is_over = true;
            }
            bench.next += 1;
            self.turn.notify_all();
        }
    }

    /// The next unit, and its number.
    fn next(&self, bytes: &mut Vec<u8>) -> Option<(u64, Work)> {
        let mut feed = lock(&self.feed);
        let feed = &mut *feed;
        if feed.is_over {
            return None;
        }
        let work = if self.files.is_some() {
            let from = feed.range;
            feed.range = (from + RANGES_AT_ONCE).min(layout::RANGES);
            feed.is_over = feed.range == layout::RANGES;
            Work::Ranges(from, feed.range)
        } else {
            loop {
                let stream = feed.streams.get_mut(feed.source)?;
                match stream.next(bytes) {
                    Ok(true) => break Work::Rows(stream.form, feed.source),
                    Ok(false) => feed.source += 1,
                    Err(fault) => {
                        feed.is_over = true;
                        break Work::Bad(feed.source, fault);
                    }
                }
            }
        };
        feed.number += 1;
        Some((feed.number - 1, work))
    }
}

impl Place {
    fn new(encoder: Encoder) -> Self {
        Self {
            encoder,
            bytes: Vec::new(),
            rows: Vec::new(),
            piece: Piece::default(),
        }
    }

    /// Parse and pack what was read of a stream. What is wrong with it.
    fn rows(&mut self, form: Form, source: usize, kind: HashKind) -> Option<Fault> {
        self.piece.clear(source);
        self.piece.unit = Some(form.unit());
        self.rows.clear();
        let parsed = stream::parse(form, kind, &self.bytes, &mut self.rows);
        // Of two rows that are wrong the first is told.
        if let Some(fault) = self.pack(form.unit()) {
            return Some(fault);
        }
        match parsed {
            Ok(count) => {
                self.piece.rows = count;
                None
            }
            Err((number, wrong)) => Some(Fault::Row {
                unit: form.unit(),
                number,
                wrong,
            }),
        }
    }

    fn pack(&mut self, unit: Unit) -> Option<Fault> {
        let piece = &mut self.piece;
        let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) else {
            return None;
        };
        (piece.first, piece.last) = (Some(first.key), Some(last.key));
        piece.past = last.key.range() + 1;
        let (mut before, mut next) = (0, 0);
        for rows in self
            .rows
            .chunk_by(|one, other| one.key.range() == other.key.range())
        {
            let range = rows.first().map_or(0, |row| row.key.range());
            let first = if before == 0 { range } else { next };
            piece.tally.silent(first, range, before as u64);
            for empty in first..range {
                // It comes after what is there.
                let _taken = self.encoder.range(&mut piece.block, empty, &[], false);
            }
            next = range + 1;
            if let Err(refused) = self.encoder.range(&mut piece.block, range, rows, false) {
                return Some(ordered::refused(refused, rows, before, unit));
            }
            piece.tally.range(rows.len());
            before += rows.len();
        }
        let span = last.key.head.saturating_sub(first.key.head);
        let usual = if self.rows.len() < 64 {
            0
        } else {
            span / self.rows.len() as u64 * 10
        };
        piece.begin = Some(first.key.head);
        piece.end = first.key.head;
        for (index, row) in self.rows.iter().enumerate().skip(1) {
            if row.key.head.saturating_sub(piece.end) > usual {
                piece.at(row.key.head, index as u64);
            }
            piece.end = row.key.head;
        }
        None
    }

    /// Read, parse and pack the files of these ranges. What is wrong with one of them.
    fn files(
        &mut self,
        files: &dyn RangeFiles,
        from: u32,
        to: u32,
        kind: HashKind,
    ) -> Option<Fault> {
        let piece = &mut self.piece;
        piece.clear(from as usize);
        piece.past = to;
        for range in from..to {
            let begins = u64::from(range) << 44;
            if !files.has(range) {
                piece.at(begins, 0);
                // All of it is known to be missing.
                piece.end = begins | ((1 << 44) - 1);
                continue;
            }
            self.bytes.clear();
            self.rows.clear();
            let read = files.read(range, &mut self.bytes).map_err(Fault::Read);
            let parsed = read.and_then(|()| {
                text::parse(&self.bytes, kind, Some(range), &mut self.rows).map_err(
                    |(number, wrong)| Fault::Row {
                        unit: Unit::Line,
                        number,
                        wrong,
                    },
                )
            });
            let packed = self
                .encoder
                .range(&mut piece.block, range, &self.rows, false)
                .map_err(|refused| ordered::refused(refused, &self.rows, 0, Unit::Line));
            // Of two rows that are wrong the first is told.
            if let Err(fault) = packed.and(parsed.map(|_| ())) {
                piece.clear(range as usize);
                return Some(fault);
            }
            if self.rows.is_empty() {
                piece.clear(range as usize);
                return Some(Fault::NoRows);
            }
            piece.tally.range(self.rows.len());
            for row in &self.rows {
                piece.at(row.key.head, 0);
            }
        }
        piece.tally.thin(u64::from(to - from) << 44);
        None
    }
}

/// Who leaves, in whatever way, says so: nobody waits for a turn that never comes.
struct Leaving<'a, 'b, W>(&'a Shop<'b, W>);

impl<W> Drop for Leaving<'_, '_, W> {
    fn drop(&mut self) {
        let mut bench = lock(&self.0.bench);
        bench.working -= 1;
        bench.is_over |= thread::panicking();
        self.0.turn.notify_all();
    }
}

/// A lock whose holder panicked is as good as any: the panic ends the run.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Range files that one core reads before it hands them over.
const RANGES_AT_ONCE: u32 = 64;
const A_MOMENT: Duration = Duration::from_millis(100);
