//! What the source said of each range of a downloaded corpus: the sidecar that lets `update` ask only for what changed
//! and `verify` prove that nothing is missing.
//!
//! # The file, byte by byte
//!
//! Little-endian; about 22 MB for the whole service.
//!
//! **Head**: 0..8 `doorkeyE`; 8..10 version, 1; 10..18 the build of the corpus it belongs to; 18..20 length of the
//! service's URL; the URL.
//!
//! **Entries**, one for each of the 1,048,576 ranges in order: a byte that is 0 where the range is not held, and then that
//! is all; 1 where there is no `ETag`; 2 where it is `"0x` and fifteen upper-case hex digits and `"`, and those
//! follow as a number of eight bytes; else its length and 3, and it follows. Then `Last-Modified` in seconds since 1970
//! or 0, rows as they came, and the [checksum of those that were kept](crate::corpus::journal::rows_checksum), four
//! bytes each.
//!
//! Behind them a checksum of all.

use std::error::Error;
use std::fmt;

use crate::corpus::layout;
use crate::failure::Explain;
use crate::failure::Kind;

/// What is known of one range.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::struct_field_names, reason = "it is the header's name")]
pub struct Tag {
    entity_tag: Option<String>,
    modified: u32,
    rows: u32,
    checksum: u32,
}

impl Tag {
    /// An `ETag` that cannot be sent back as it came counts as none.
    #[must_use]
    pub fn new(entity_tag: &str, modified: u32, rows: u32, checksum: u32) -> Self {
        let is_fit = (1..=MAX_ENTITY_TAG).contains(&entity_tag.len())
            && entity_tag.bytes().all(|byte| (0x21..0x7f).contains(&byte));
        Self {
            entity_tag: is_fit.then(|| entity_tag.to_owned()),
            modified,
            rows,
            checksum,
        }
    }

    /// The `ETag`.
    #[must_use]
    pub fn entity_tag(&self) -> Option<&str> {
        self.entity_tag.as_deref()
    }

    /// `Last-Modified` in seconds since 1970; 0 where unknown.
    #[must_use]
    pub fn modified(&self) -> u32 {
        self.modified
    }

    /// How many rows came.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The checksum of those that were kept.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        self.checksum
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self.entity_tag.as_deref() {
            None => out.push(1),
            Some(text) => {
                if let Some(number) = packed(text) {
                    out.push(2);
                    out.extend_from_slice(&number.to_le_bytes());
                } else {
                    out.push(u8::try_from(text.len() + 3).unwrap_or(u8::MAX));
                    out.extend_from_slice(text.as_bytes());
                }
            }
        }
        for number in [self.modified, self.rows, self.checksum] {
            out.extend_from_slice(&number.to_le_bytes());
        }
    }
}

/// The number in an `ETag` as the service's storage makes them.
fn packed(text: &str) -> Option<u64> {
    let digits = text.strip_prefix("\"0x")?.strip_suffix('"')?;
    let is_upper = |byte: u8| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte);
    let is_fit = digits.len() == 15 && digits.bytes().all(is_upper);
    u64::from_str_radix(digits, 16).ok().filter(|_| is_fit)
}

/// What is known of all ranges of one corpus.
pub struct Tags {
    /// The build of the corpus.
    pub build: u64,
    /// Where it came from.
    pub service: String,
    bytes: Vec<u8>,
    /// Where each range's entry begins.
    starts: Vec<u32>,
    held: u32,
}

impl Tags {
    /// Read them.
    ///
    /// # Errors
    /// They are damaged, or of another version.
    pub fn parse(mut bytes: Vec<u8>) -> Result<Self, NotTags> {
        let is_known = bytes.get(..8) == Some(MAGIC) && layout::u16_at(&bytes, 8) == VERSION;
        if !is_known || !layout::is_sealed(&bytes) {
            return Err(NotTags);
        }
        bytes.truncate(bytes.len() - 4);
        let length = usize::from(layout::u16_at(&bytes, 18));
        let service = bytes.get(HEAD..HEAD + length).ok_or(NotTags)?;
        let service = std::str::from_utf8(service)
            .map_err(|_| NotTags)?
            .to_owned();
        let mut starts = Vec::with_capacity(layout::RANGES as usize);
        let mut held = 0;
        let mut at = HEAD + length;
        for _ in 0..layout::RANGES {
            starts.push(u32::try_from(at).map_err(|_| NotTags)?);
            let first = *bytes.get(at).ok_or(NotTags)?;
            held += u32::from(first != 0);
            at += entry_length(first);
        }
        if at != bytes.len() {
            return Err(NotTags);
        }
        Ok(Self {
            build: layout::u64_at(&bytes, 10),
            service,
            bytes,
            starts,
            held,
        })
    }

    /// Whether a file with these bytes may be replaced: it is a record of tags, be it damaged, or empty.
    #[must_use]
    pub fn are_ours(bytes: &[u8]) -> bool {
        bytes.is_empty() || bytes.starts_with(MAGIC)
    }

    /// What is known of `range`; `None` where it is not held.
    #[must_use]
    pub fn tag(&self, range: u32) -> Option<Tag> {
        let at = *self.starts.get(range as usize)? as usize;
        let first = *self.bytes.get(at)?;
        let entry = self.bytes.get(at + 1..at + entry_length(first))?;
        let (entity_tag, numbers) = entry.split_at_checked(entry.len().checked_sub(12)?)?;
        let entity_tag = match first {
            0 => return None,
            2 => format!("\"0x{:015X}\"", layout::u64_at(entity_tag, 0)),
            _ => std::str::from_utf8(entity_tag)
                .unwrap_or_default()
                .to_owned(),
        };
        let number = |at| layout::u32_at(numbers, at);
        Some(Tag::new(&entity_tag, number(0), number(4), number(8)))
    }

    /// Whether `range` is held.
    #[must_use]
    pub fn holds(&self, range: u32) -> bool {
        let start = self.starts.get(range as usize);
        start.is_some_and(|&at| self.bytes.get(at as usize).is_some_and(|&first| first != 0))
    }

    /// How many ranges are held.
    #[must_use]
    pub fn held(&self) -> u32 {
        self.held
    }
}

/// Bytes of an entry that begins with `first`.
fn entry_length(first: u8) -> usize {
    match first {
        0 => 1,
        1 => 1 + 12,
        2 => 1 + 8 + 12,
        length => 1 + usize::from(length - 3) + 12,
    }
}

/// Writes the tags of one corpus, range by range.
pub struct TagsWriter {
    out: Vec<u8>,
    ranges: u32,
}

impl TagsWriter {
    /// Begin.
    #[must_use]
    pub fn new(build: u64, service: &str) -> Self {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&build.to_le_bytes());
        let length = u16::try_from(service.len()).unwrap_or(u16::MAX);
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(service.as_bytes());
        Self { out, ranges: 0 }
    }

    /// Add what is known of `range`; those left out before it are not held.
    pub fn add(&mut self, range: u32, tag: &Tag) {
        self.skip_to(range);
        tag.write(&mut self.out);
        self.ranges += 1;
    }

    /// All of it.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.skip_to(layout::RANGES);
        let sum = layout::checksum(&self.out);
        self.out.extend_from_slice(&sum.to_le_bytes());
        self.out
    }

    fn skip_to(&mut self, range: u32) {
        let left_out = range.saturating_sub(self.ranges) as usize;
        self.out.resize(self.out.len() + left_out, 0);
        self.ranges = self.ranges.max(range);
    }
}

/// What was read is not a record of tags, or a damaged one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotTags;

impl fmt::Display for NotTags {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the record of what the source said of each range is damaged")
    }
}

impl Error for NotTags {}

impl Explain for NotTags {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        Some("fetch the corpus once more: `doorkey corpus download --again`".to_owned())
    }
}

const MAGIC: &[u8; 8] = b"doorkeyE";
const VERSION: u16 = 1;
/// Bytes before the URL.
const HEAD: usize = 20;
const MAX_ENTITY_TAG: usize = 252;

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;

    #[test]
    fn tags_of_every_form_come_back() {
        let forms = [
            "",
            "\"0x8DD123456789ABC\"",
            "\"0x8dd123456789abc\"",
            "W/\"5f-61\"",
            "\"0x8DD123456789AB\"",
            "with space",
        ];
        let mut writer = TagsWriter::new(7, "https://mirror.example/");
        for (range, form) in (0..).step_by(5).zip(forms) {
            writer.add(range, &Tag::new(form, 1, 2, range));
        }
        let bytes = writer.finish();
        let tags = Tags::parse(bytes.clone()).expect("whole");
        assert_eq!((tags.build, tags.held()), (7, 6));
        assert_eq!(tags.service, "https://mirror.example/");
        for (range, form) in (0..).step_by(5).zip(forms) {
            let tag = tags.tag(range).expect("held");
            let expected = Some(form).filter(|form| !form.is_empty() && !form.contains(' '));
            assert_eq!((tag.entity_tag(), tag.checksum()), (expected, range));
            assert_eq!(tags.tag(range + 1), None);
        }
        for at in (0..bytes.len()).step_by(997) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            assert!(Tags::parse(flipped).is_err());
        }
    }
}
