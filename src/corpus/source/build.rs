//! The build itself: units go to all cores, pieces come back in order.

use std::io::Write;

use crate::corpus::encoder::Encoder;
use crate::corpus::layout;
use crate::corpus::profile::Profile;
use crate::corpus::source::cores::Shop;
use crate::corpus::source::error::Fault;
use crate::corpus::source::error::SourceError;
use crate::corpus::source::error::Unit;
use crate::corpus::source::files::RangeFiles;
use crate::corpus::source::gaps::Gap;
use crate::corpus::source::ordered::Bad;
use crate::corpus::source::ordered::End;
use crate::corpus::source::ordered::Ordered;
use crate::corpus::source::stream::Stream;
use crate::corpus::source::text;
use crate::corpus::writer::Writer;

/// What is to be built.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// What is kept.
    pub profile: Profile,
    /// What is missing is not known, instead of an error.
    pub allow_missing: bool,
    /// A random number.
    pub build: u64,
    /// How many cores to use.
    pub cores: usize,
}

/// What it is built from.
pub enum Sources {
    /// Texts and records, each with all of its ranges.
    Streams(Vec<Stream>),
    /// Range files.
    Files(Box<dyn RangeFiles>),
}

/// A corpus whose buckets are written, and how many stretches are missing in it.
pub type Built<W> = (Writer<W>, usize);

/// Write the buckets of a corpus of `sources` to `out`, and tell `progress` how many ranges are done.
///
/// # Errors
/// The first that is wrong with a source, in its order, or that `out` cannot be written.
pub fn build<W: Write + Send>(
    plan: Plan,
    mut sources: Sources,
    out: W,
    progress: &mut dyn FnMut(u64),
) -> Result<Built<W>, SourceError> {
    let (rows, held) = survey(plan, &mut sources)?;
    let bucket_bits = if rows < HALF_A_BILLION { 20 } else { 21 };
    let writer = Writer::new(out, plan.profile, bucket_bits, plan.build);
    let cores = plan.cores.clamp(1, MOST_CORES);
    let encoders: Vec<Encoder> = (0..cores).map(|_| writer.encoder()).collect();
    let is_stream = matches!(sources, Sources::Streams(_));
    let (streams, files) = match &mut sources {
        Sources::Streams(streams) => (streams.as_mut_slice(), None),
        Sources::Files(files) => (Default::default(), Some(&**files)),
    };
    let shop = Shop::new(
        plan.profile.kind,
        streams,
        files,
        Ordered::new(writer, is_stream),
    );
    let bench = shop.run(encoders, progress);
    if let Some(bad) = bench.bad {
        return Err(error(&sources, bad));
    }
    bench
        .ordered
        .finish(held, plan.allow_missing)
        .map_err(|end| match end {
            End::Fault(fault) => error(&sources, (0, fault)),
            End::Hole(gap) => hole(&sources, gap),
        })
}

/// What can be known before anything is read: about how many rows there are, and how many ranges are held.
fn survey(plan: Plan, sources: &mut Sources) -> Result<(u64, u32), SourceError> {
    match sources {
        Sources::Streams(streams) => {
            streams.sort_by_key(|stream| stream.first().copied());
            let rows = streams.iter().map(Stream::estimate).max();
            Ok((rows.unwrap_or(0), layout::RANGES))
        }
        Sources::Files(files) => {
            let mut missing = (0..layout::RANGES).filter(|&range| !files.has(range));
            let error = |fault| SourceError {
                place: files.name().to_owned(),
                fault,
            };
            let mut held = layout::RANGES;
            if let Some(first) = missing.next() {
                let count = 1 + u32::try_from(missing.count()).unwrap_or(0);
                held -= count;
                if held == 0 {
                    return Err(error(Fault::NoFiles));
                }
                if !plan.allow_missing {
                    return Err(error(Fault::Missing(count, first)));
                }
            }
            let there = (0..layout::RANGES).filter(|&range| files.has(range));
            let (mut body, mut sample, mut rows) = (Vec::new(), 0, Vec::new());
            for range in there.step_by((held as usize / 32).max(1)) {
                body.clear();
                // What is wrong with it is said when its turn comes.
                if files.read(range, &mut body).is_ok() {
                    let _later = text::parse(&body, plan.profile.kind, Some(range), &mut rows);
                }
                sample += 1;
            }
            let a_range = rows.len() as u64 / sample.max(1);
            Ok((a_range * u64::from(layout::RANGES), held))
        }
    }
}

fn error(sources: &Sources, (source, fault): Bad) -> SourceError {
    let place = match (sources, &fault) {
        (_, Fault::Write(_)) => String::new(),
        (Sources::Streams(streams), _) => {
            let stream = streams.get(source);
            stream.map(|stream| stream.name.clone()).unwrap_or_default()
        }
        (Sources::Files(files), Fault::Empty) => files.name().to_owned(),
        // Of range files the source is the range.
        (Sources::Files(files), _) => files.file(u32::try_from(source).unwrap_or(0)),
    };
    SourceError { place, fault }
}

fn hole(sources: &Sources, gap: Gap) -> SourceError {
    match sources {
        Sources::Streams(streams) => {
            let unit = streams.get(gap.source);
            let unit = unit.map_or(Unit::Line, |stream| stream.form.unit());
            let fault = if gap.is_end {
                Fault::CutShort
            } else {
                Fault::Hole {
                    unit,
                    after: gap.row,
                }
            };
            error(sources, (gap.source, fault))
        }
        Sources::Files(_) => {
            let middle = gap.from / 2 + gap.to / 2;
            let range = usize::try_from(middle >> 44).unwrap_or(0);
            error(sources, (range, Fault::CutShort))
        }
    }
}

const HALF_A_BILLION: u64 = 500_000_000;
/// More cores than this wait for the reading.
const MOST_CORES: usize = 6;
