//! A new corpus out of a journal and, where there is one, the corpus before it: what did not change is copied.

use std::error::Error;
use std::fmt;
use std::io;
use std::io::Write;

use crate::corpus::bucket::Shape;
use crate::corpus::error::CorpusError;
use crate::corpus::journal;
use crate::corpus::journal::Head;
use crate::corpus::journal::Index;
use crate::corpus::journal::Place;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::page::Entry;
use crate::corpus::page::Page;
use crate::corpus::tags::Tag;
use crate::corpus::tags::Tags;
use crate::corpus::tags::TagsWriter;
use crate::corpus::writer::Copied;
use crate::corpus::writer::Ends;
use crate::corpus::writer::Refused;
use crate::corpus::writer::Writer;
use crate::failure::Explain;
use crate::failure::Kind;

/// Reads so many bytes of the journal from a place on.
pub type ReadAt<'a> = &'a mut dyn FnMut(u64, &mut [u8]) -> io::Result<()>;

/// A journal that is complete.
pub struct Journal<'a> {
    /// What it is of.
    pub head: &'a Head,
    /// Where each range stands in it.
    pub index: &'a Index,
    /// Reads it.
    pub read_at: ReadAt<'a>,
}

/// The corpus before, and what is known of it.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// The corpus.
    pub corpus: &'a Corpus,
    /// What its source said.
    pub tags: &'a Tags,
}

/// What a merge made.
pub struct Merged<W> {
    /// What goes around the buckets.
    pub ends: Ends,
    /// Where they went.
    pub out: W,
}

/// Why nothing was made.
#[derive(Debug)]
pub enum MergeError {
    /// The journal cannot be read.
    Journal(io::Error),
    /// What it holds of this range is damaged.
    Damaged(u32),
    /// The corpus before cannot be read, or is damaged.
    Before(CorpusError),
    /// The new one cannot be written.
    Write(io::Error),
    /// The new one does not take this range.
    Refused(u32),
}

/// Write the corpus that `journal` makes of `before`. `source` names where it comes from; `each` is told how many
/// ranges are done.
///
/// # Errors
/// See [`MergeError`]. What was written is then worth nothing.
pub fn corpus<W: Write>(
    out: W,
    journal: &mut Journal<'_>,
    before: Option<Before<'_>>,
    source: &str,
    each: &mut dyn FnMut(u64),
) -> Result<Merged<W>, MergeError> {
    let head = journal.head;
    let shape = head.shape();
    let bucket_bits = match before.and_then(|before| before.corpus.preamble()) {
        Some(preamble) => preamble.bucket_bits,
        None => bucket_bits(journal.index),
    };
    let mut writer = Writer::new(out, head.profile, bucket_bits, head.build);
    let mut modified = 0;
    let (mut bytes, mut rows) = (Vec::new(), Vec::new());
    let mut page: Option<Page> = None;
    for range in 0..layout::RANGES {
        if range % 4096 == 0 {
            each(u64::from(range));
        }
        let refused = |refused| match refused {
            Refused::Write(error) => MergeError::Write(error),
            _ => MergeError::Refused(range),
        };
        if let Some(Place::Changed { at, length }) = journal.index.place(range) {
            let (tag, packed) = entry(journal, range, at, length, &mut bytes)?;
            rows.clear();
            let is_sound = packed.is_empty()
                || shape
                    .read(range, packed)
                    .is_some_and(|bucket| bucket.rows(&mut rows));
            if !is_sound {
                return Err(MergeError::Damaged(range));
            }
            writer.range(range, &rows, false).map_err(refused)?;
            writer.left_out(u64::from(tag.rows()).saturating_sub(rows.len() as u64));
            modified = modified.max(tag.modified());
        } else if let Some(before) = before
            && let Some(tag) = before.tags.tag(range)
        {
            let page = page_of(before.corpus, range, &mut page).map_err(MergeError::Before)?;
            let entries = before
                .corpus
                .stored(page, range, &mut bytes)
                .map_err(MergeError::Before)?;
            let shape = Shape::of(&page.preamble);
            let copied = Copied {
                shape,
                entries: &entries,
                bytes: &bytes,
                rows: u64::from(tag.rows()),
            };
            writer.copy(range, &copied).map_err(refused)?;
            modified = modified.max(tag.modified());
        }
    }
    let finished = writer.finish(source, u64::from(modified));
    let (ends, out) = finished.map_err(|refused| match refused {
        Refused::Write(error) => MergeError::Write(error),
        _ => MergeError::Refused(layout::RANGES),
    })?;
    Ok(Merged { ends, out })
}

/// The tags of the same corpus.
///
/// # Errors
/// The journal cannot be read, or is damaged.
pub fn tags(journal: &mut Journal<'_>, before: Option<&Tags>) -> Result<Vec<u8>, MergeError> {
    let mut writer = TagsWriter::new(journal.head.build, &journal.head.service);
    let mut bytes = Vec::new();
    for range in 0..layout::RANGES {
        if let Some(Place::Changed { at, length }) = journal.index.place(range) {
            let (tag, _) = entry(journal, range, at, length, &mut bytes)?;
            writer.add(range, &tag);
        } else if let Some(tag) = before.and_then(|before| before.tag(range)) {
            writer.add(range, &tag);
        }
    }
    Ok(writer.finish())
}

/// The ranges of `before` that are held and damaged: they cannot be copied.
///
/// # Errors
/// It cannot be read.
pub fn damaged(before: Before<'_>, each: &mut dyn FnMut(u64)) -> Result<Vec<u32>, CorpusError> {
    let (mut bytes, mut page, mut damaged) = (Vec::new(), None, Vec::new());
    for range in (0..layout::RANGES).filter(|&range| before.tags.holds(range)) {
        if range % 4096 == 0 {
            each(u64::from(range));
        }
        let is_sound = match page_of(before.corpus, range, &mut page) {
            Ok(page) => match before.corpus.stored(page, range, &mut bytes) {
                Ok(entries) => is_sound(Shape::of(&page.preamble), range, &entries, &bytes),
                Err(CorpusError::Read(error)) => return Err(CorpusError::Read(error)),
                Err(_) => false,
            },
            Err(CorpusError::Read(error)) => return Err(CorpusError::Read(error)),
            Err(_) => false,
        };
        if !is_sound {
            damaged.push(range);
        }
    }
    Ok(damaged)
}

fn is_sound(shape: Shape, range: u32, entries: &[Entry], bytes: &[u8]) -> bool {
    let first = range * u32::try_from(entries.len()).unwrap_or(1);
    let mut rest = bytes;
    for (number, entry) in (first..).zip(entries) {
        let Some((mine, others)) = rest.split_at_checked(entry.length() as usize) else {
            return false;
        };
        rest = others;
        let is_whole = match entry {
            Entry::NotHeld => false,
            Entry::Empty => true,
            Entry::Held { is_partial, .. } => !is_partial && shape.read(number, mine).is_some(),
        };
        if !is_whole {
            return false;
        }
    }
    true
}

/// The page of `range`, read once for all of its ranges.
fn page_of<'a>(
    corpus: &Corpus,
    range: u32,
    page: &'a mut Option<Page>,
) -> Result<&'a Page, CorpusError> {
    let number = u16::try_from(range >> 8).unwrap_or(u16::MAX);
    let page = match page.take() {
        Some(there) if there.number == number => page.insert(there),
        _ => page.insert(corpus.page(number)?),
    };
    Ok(page)
}

/// What the journal has of `range`.
fn entry<'a>(
    journal: &mut Journal<'_>,
    range: u32,
    at: u64,
    length: u32,
    bytes: &'a mut Vec<u8>,
) -> Result<(Tag, &'a [u8]), MergeError> {
    bytes.resize(length as usize, 0);
    (journal.read_at)(at, bytes).map_err(MergeError::Journal)?;
    match journal::Entry::parse(bytes) {
        Some(journal::Entry::Changed {
            range: of,
            tag,
            packed,
        }) if of == range => Ok((tag, packed)),
        _ => Err(MergeError::Damaged(range)),
    }
}

/// Half a billion rows and more are divided once more, so that a bucket stays near a page of memory.
fn bucket_bits(index: &Index) -> u8 {
    let bytes: u64 = (0..layout::RANGES)
        .filter_map(|range| match index.place(range) {
            Some(Place::Changed { length, .. }) => Some(u64::from(length)),
            _ => None,
        })
        .sum();
    if bytes < MANY { 20 } else { 21 }
}

impl fmt::Display for MergeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Journal(_) => formatter.write_str("what was downloaded cannot be read"),
            Self::Damaged(range) => {
                write!(
                    formatter,
                    "what was downloaded of range {range:05X} is damaged"
                )
            }
            Self::Before(error) => error.fmt(formatter),
            Self::Write(_) => formatter.write_str("the new corpus cannot be written"),
            Self::Refused(range) => {
                write!(formatter, "range {range:05X} does not fit into a corpus")
            }
        }
    }
}

impl Error for MergeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Journal(error) | Self::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl Explain for MergeError {
    fn kind(&self) -> Kind {
        match self {
            Self::Write(_) => Kind::Output,
            _ => Kind::Input,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Write(_) => {
                "what was downloaded is kept: make room, and run the same command again"
            }
            Self::Damaged(_) => "run the same command again; what cannot be read is fetched again",
            _ => return None,
        };
        Some(hint.to_owned())
    }
}

/// Bytes of a journal of half a billion rows at 64 bits.
const MANY: u64 = 3 << 30;
