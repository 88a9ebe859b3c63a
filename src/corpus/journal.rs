//! What a download has brought so far, one range after another: the journal beside a corpus in the making.
//!
//! # The file, byte by byte
//!
//! Only ever appended to, so that a run that is killed loses nothing that was written; little-endian.
//!
//! **Head**: 0..8 `doorkeyJ`; 8..10 version, 1; 10 hash; 11 bits; 12..20 least count, all as in a
//! [corpus](crate::corpus); 20..28 the build the new corpus will have; 28..36 the build of the corpus that is
//! brought up to date, 0 where there is none; 36..38 length of the service's URL; the URL; a checksum of all before it.
//!
//! **Entry**: 0..4 its length without these four bytes and its checksum; 4..8 the range, bit 31 set where the old corpus'
//! range still holds, and then that is all; 8..12 `Last-Modified` in seconds since 1970, 0 where unknown; 12..16 rows as
//! they came; 16..20 the [checksum of the rows that are kept](rows_checksum); 20 length of the `ETag`, 0 where there is
//! none; the `ETag`; the rows as a bucket of 20 bits of the new build, nothing where none was kept; a checksum of all
//! before it in the entry.
//!
//! The first entry that does not read is where a run was killed in the middle of a write: from there on the file
//! is cut off, and what stood there is fetched again.

use std::io;
use std::io::Read;

use crc32fast::Hasher;

use crate::breach::digest::HashKind;
use crate::corpus::bucket::Shape;
use crate::corpus::layout;
use crate::corpus::preamble::Preamble;
use crate::corpus::profile::Profile;
use crate::corpus::row::Row;
use crate::corpus::tags::Tag;

/// What a journal is of. Two runs with the same wish have the same head but for the build.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// What is kept of each range.
    pub profile: Profile,
    /// The build of the corpus it becomes.
    pub build: u64,
    /// The build of the corpus it is to be merged with; 0 where there is none.
    pub base: u64,
    /// The URL the ranges come from.
    pub service: String,
}

impl Head {
    /// As bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; HEAD];
        layout::put(&mut bytes, 0, MAGIC);
        layout::put(&mut bytes, 8, &VERSION.to_le_bytes());
        let kind = u8::from(self.profile.kind == HashKind::Ntlm);
        layout::put(&mut bytes, 10, &[kind, self.profile.bits]);
        layout::put(&mut bytes, 12, &self.profile.min_count.to_le_bytes());
        layout::put(&mut bytes, 20, &self.build.to_le_bytes());
        layout::put(&mut bytes, 28, &self.base.to_le_bytes());
        let length = u16::try_from(self.service.len()).unwrap_or(u16::MAX);
        layout::put(&mut bytes, 36, &length.to_le_bytes());
        bytes.extend_from_slice(self.service.as_bytes());
        let sum = layout::checksum(&bytes);
        bytes.extend_from_slice(&sum.to_le_bytes());
        bytes
    }

    /// Whether `bytes` are what a run with the same wish leaves that is killed while it writes its head.
    #[must_use]
    pub fn is_torn(&self, bytes: &[u8]) -> bool {
        // The build is drawn anew for every run, and the checksum goes with it.
        let mut padded = bytes.to_vec();
        padded.resize(bytes.len().max(HEAD), 0);
        let build = layout::u64_at(&padded, 20);
        let whole = Self {
            build,
            ..self.clone()
        };
        let whole = whole.to_bytes();
        bytes.len() < whole.len() && whole.starts_with(bytes)
    }

    /// How the ranges of this journal are packed.
    #[must_use]
    pub fn shape(&self) -> Shape {
        Shape::of(&Preamble {
            profile: self.profile,
            bucket_bits: 20,
            parts: 1,
            build: self.build,
            records: 0,
            length: 0,
            modified: 0,
            rows: 0,
        })
    }

    fn read(from: &mut dyn Read) -> io::Result<Option<(Self, u64)>> {
        let mut bytes = vec![0; HEAD];
        if !fill(from, &mut bytes)? || bytes.get(..8) != Some(MAGIC) {
            return Ok(None);
        }
        let length = usize::from(layout::u16_at(&bytes, 36));
        bytes.resize(HEAD + length + 4, 0);
        if !fill(from, bytes.get_mut(HEAD..).unwrap_or_default())? || !layout::is_sealed(&bytes) {
            return Ok(None);
        }
        let kind = match bytes.get(10) {
            Some(0) => HashKind::Sha1,
            _ => HashKind::Ntlm,
        };
        let bits = bytes.get(11).copied().unwrap_or(0);
        let service = bytes.get(HEAD..HEAD + length).unwrap_or_default();
        let (true, Some(profile), Ok(service)) = (
            layout::u16_at(&bytes, 8) == VERSION,
            Profile::new(kind, bits, layout::u64_at(&bytes, 12)),
            std::str::from_utf8(service),
        ) else {
            return Ok(None);
        };
        let head = Self {
            profile,
            build: layout::u64_at(&bytes, 20),
            base: layout::u64_at(&bytes, 28),
            service: service.to_owned(),
        };
        Ok(Some((head, bytes.len() as u64)))
    }
}

/// Where in a journal each range stands.
#[derive(Default)]
pub struct Index {
    /// The place and length of the last entry of each range, up to the last range that has one.
    places: Vec<Option<Place>>,
    changed: u32,
    unchanged: u32,
}

/// What a journal has of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// The old corpus' range still holds.
    Unchanged,
    /// An entry of so many bytes from here on.
    Changed {
        /// Where it begins.
        at: u64,
        /// Bytes, checksum included.
        length: u32,
    },
}

impl Index {
    /// What there is of `range`.
    #[must_use]
    pub fn place(&self, range: u32) -> Option<Place> {
        self.places.get(range as usize).copied().flatten()
    }

    /// How many ranges came with rows.
    #[must_use]
    pub fn changed(&self) -> u32 {
        self.changed
    }

    /// How many ranges are as they were.
    #[must_use]
    pub fn unchanged(&self) -> u32 {
        self.unchanged
    }

    /// Note that `range` stands there.
    pub fn set(&mut self, range: u32, place: Place) {
        let needed = range.min(layout::RANGES - 1) as usize + 1;
        if self.places.len() < needed {
            self.places.resize(needed, None);
        }
        if let Some(there) = self.places.get_mut(range as usize) {
            for (what, change) in [(*there, -1), (Some(place), 1)] {
                match what {
                    Some(Place::Unchanged) => {
                        self.unchanged = self.unchanged.saturating_add_signed(change);
                    }
                    Some(Place::Changed { .. }) => {
                        self.changed = self.changed.saturating_add_signed(change);
                    }
                    None => {}
                }
            }
            *there = Some(place);
        }
    }
}

/// What a journal holds, up to where it can be read.
pub struct Found {
    /// What it is of; `None` where not even that can be read.
    pub head: Option<Head>,
    /// What it has.
    pub index: Index,
    /// Where its last whole entry ends.
    pub end: u64,
}

/// Read a journal from its start.
///
/// # Errors
/// What the system says.
pub fn scan(from: &mut dyn Read) -> io::Result<Found> {
    let mut found = Found {
        head: None,
        index: Index::default(),
        end: 0,
    };
    let Some((head, end)) = Head::read(from)? else {
        return Ok(found);
    };
    found.head = Some(head);
    found.end = end;
    let mut bytes = vec![0; 4];
    loop {
        bytes.resize(4, 0);
        if !fill(from, &mut bytes)? {
            return Ok(found);
        }
        let length = layout::u32_at(&bytes, 0);
        if !(4..=MAX_ENTRY).contains(&length) {
            return Ok(found);
        }
        bytes.resize(length as usize + 8, 0);
        if !fill(from, bytes.get_mut(4..).unwrap_or_default())? {
            return Ok(found);
        }
        let Some(entry) = Entry::parse(&bytes) else {
            return Ok(found);
        };
        let whole = length + 8;
        let place = match entry {
            Entry::Unchanged(range) => (range, Place::Unchanged),
            Entry::Changed { range, .. } => (
                range,
                Place::Changed {
                    at: found.end,
                    length: whole,
                },
            ),
        };
        found.index.set(place.0, place.1);
        found.end += u64::from(whole);
    }
}

/// Fill `bytes`; `false` where the end comes first.
fn fill(from: &mut dyn Read, bytes: &mut [u8]) -> io::Result<bool> {
    match from.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// One entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry<'a> {
    /// The old corpus' range still holds.
    Unchanged(u32),
    /// A range that came.
    Changed {
        /// Which.
        range: u32,
        /// What is known of it.
        tag: Tag,
        /// Its rows, packed; empty where none was kept.
        packed: &'a [u8],
    },
}

impl<'a> Entry<'a> {
    /// Read it; `None` where it is not whole.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let length = layout::u32_at(bytes, 0) as usize;
        if bytes.len() != length.checked_add(8)? || !layout::is_sealed(bytes) {
            return None;
        }
        let number = layout::u32_at(bytes, 4);
        let range = number & !UNCHANGED;
        if range >= layout::RANGES {
            return None;
        }
        if number & UNCHANGED != 0 {
            return (length == 4).then_some(Self::Unchanged(range));
        }
        let (fixed, rest) = bytes.get(..bytes.len() - 4)?.split_at_checked(FIXED)?;
        let (entity_tag, packed) = rest.split_at_checked(usize::from(*fixed.last()?))?;
        let entity_tag = std::str::from_utf8(entity_tag).ok()?;
        Some(Self::Changed {
            range,
            tag: Tag::new(
                entity_tag,
                layout::u32_at(fixed, 8),
                layout::u32_at(fixed, 12),
                layout::u32_at(fixed, 16),
            ),
            packed,
        })
    }
}

/// Write that `range` is as it was.
#[must_use]
pub fn unchanged(range: u32) -> Vec<u8> {
    let mut bytes = 4_u32.to_le_bytes().to_vec();
    bytes.extend_from_slice(&(range | UNCHANGED).to_le_bytes());
    let sum = layout::checksum(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// Write that `range` is now `kept`, of which `tag` is known; `None` where it is too large for a corpus.
#[must_use]
pub fn changed(shape: Shape, range: u32, tag: &Tag, kept: &[Row]) -> Option<Vec<u8>> {
    let entity_tag = tag.entity_tag().unwrap_or_default().as_bytes();
    let mut bytes = vec![0; FIXED];
    layout::put(&mut bytes, 4, &range.to_le_bytes());
    layout::put(&mut bytes, 8, &tag.modified().to_le_bytes());
    layout::put(&mut bytes, 12, &tag.rows().to_le_bytes());
    layout::put(&mut bytes, 16, &tag.checksum().to_le_bytes());
    layout::put(&mut bytes, 20, &[u8::try_from(entity_tag.len()).ok()?]);
    bytes.extend_from_slice(entity_tag);
    if !kept.is_empty() {
        shape.write(&mut bytes, range, kept);
    }
    let length = u32::try_from(bytes.len() - 4).ok()?;
    if length > MAX_ENTRY {
        return None;
    }
    layout::put(&mut bytes, 0, &length.to_le_bytes());
    let sum = layout::checksum(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    Some(bytes)
}

/// What a corpus of this profile keeps of `rows`, which are sorted: cut, rare ones left out, and where two became one
/// the larger count.
pub fn keep(profile: Profile, rows: &mut Vec<Row>) {
    rows.retain_mut(|row| {
        row.key = row.key.cut(profile.bits);
        row.count >= profile.min_count
    });
    rows.dedup_by(|later, earlier| {
        let is_same = later.key == earlier.key;
        if is_same {
            earlier.count = earlier.count.max(later.count);
        }
        is_same
    });
}

/// The checksum of rows as a corpus keeps them: of each the first 64 bits (big-endian), the other 96, and the count
/// (little-endian).
#[must_use]
pub fn rows_checksum(rows: &[Row]) -> u32 {
    let mut hasher = Hasher::new();
    let mut bytes = [0; 28];
    for row in rows {
        layout::put(&mut bytes, 0, &row.key.head.to_be_bytes());
        layout::put(&mut bytes, 8, &row.key.tail);
        layout::put(&mut bytes, 20, &row.count.to_le_bytes());
        hasher.update(&bytes);
    }
    hasher.finalize()
}

const MAGIC: &[u8; 8] = b"doorkeyJ";
const VERSION: u16 = 1;
/// Bytes of the head before the URL.
const HEAD: usize = 38;
/// Bytes of an entry before the `ETag`.
const FIXED: usize = 21;
const UNCHANGED: u32 = 1 << 31;
/// The longest bucket and what goes around it.
const MAX_ENTRY: u32 = layout::MAX_BUCKET + 1024;

#[cfg(test)]
mod tests;
