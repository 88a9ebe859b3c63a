//! A zip file without the members that nobody asked for, made of one that is too large to be held.
//!
//! A vault with its attachments can be gigabytes long, and what is wanted of it a few megabytes. Its list of members is read,
//! and of those that are wanted their bytes as they stand there; what they are is told by whoever opens what comes out.
//! Source: [APPNOTE 6.3.10](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), sections 4.3 to 4.5.

use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;

use crate::formats::archive;
use crate::formats::archive::MAX_INFLATED;
use crate::formats::archive::MAX_MEMBERS;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// The zip file of those members whose names are wanted.
///
/// # Errors
/// It is no whole zip file, lists too much, or what is wanted is too large.
pub(crate) fn lean(
    source: &mut (impl Read + Seek),
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Secret, Trouble> {
    let end = End::find(source).map_err(|_| DAMAGED)?.ok_or(DAMAGED)?;
    if end.count > MAX_MEMBERS || end.length > MAX_LIST {
        let count = end.count;
        return Err(Trouble::TooCostly(format!("a zip file of {count} members")));
    }
    let list = bytes(source, end.offset, end.length).map_err(|_| DAMAGED)?;
    let mut rest = list.reveal();
    let mut lean = Lean::default();
    for _ in 0..end.count {
        let member = Member::first(rest).ok_or(DAMAGED)?;
        rest = rest.get(member.row.len()..).unwrap_or_default();
        let Some(name) = str::from_utf8(member.name)
            .ok()
            .filter(|name| is_wanted(name))
        else {
            continue;
        };
        let (length, offset) = member.place().ok_or(DAMAGED)?;
        if length.saturating_add(lean.content.len() as u64) > MAX_INFLATED {
            return Err(Trouble::TooCostly(format!(
                "`{name}` is larger than {} MiB",
                MAX_INFLATED >> 20
            )));
        }
        let content = content(source, offset, length).map_err(|_| DAMAGED)?;
        lean.take(&member, content.ok_or(DAMAGED)?.reveal());
    }
    Ok(lean.end())
}

/// Where the list of members is.
struct End {
    count: u64,
    offset: u64,
    length: u64,
}

impl End {
    fn find(source: &mut (impl Read + Seek)) -> io::Result<Option<Self>> {
        let whole = source.seek(SeekFrom::End(0))?;
        let tail = bytes(source, whole.saturating_sub(MAX_TAIL), whole.min(MAX_TAIL))?;
        let tail = tail.reveal();
        // The comment that the record tells of ends the file.
        let is_last = |at: &usize| {
            let record = tail.get(*at..).unwrap_or_default();
            record.starts_with(&archive::END)
                && archive::little(record, 20, 2) + END_LENGTH == record.len() as u64
        };
        let Some(at) = (0..tail.len()).rev().find(is_last) else {
            return Ok(None);
        };
        let record = tail.get(at..).unwrap_or_default();
        let number = |at, length| archive::little(record, at, length);
        let end = Self {
            count: number(10, 2),
            length: number(12, 4),
            offset: number(16, 4),
        };
        let is_wide = end.count == 0xffff || end.length == WIDE || end.offset == WIDE;
        let locator = at.checked_sub(20).and_then(|before| tail.get(before..at));
        match locator.filter(|locator| is_wide && locator.starts_with(b"PK\x06\x07")) {
            None => Ok(Some(end)),
            Some(locator) => {
                let record = bytes(source, archive::little(locator, 8, 8), 56)?;
                let record = record.reveal();
                Ok(record.starts_with(&archive::WIDE_END).then(|| Self {
                    count: archive::little(record, 32, 8),
                    length: archive::little(record, 40, 8),
                    offset: archive::little(record, 48, 8),
                }))
            }
        }
    }
}

/// A row of the list.
struct Member<'a> {
    row: &'a [u8],
    name: &'a [u8],
    extra: &'a [u8],
}

impl<'a> Member<'a> {
    fn first(list: &'a [u8]) -> Option<Self> {
        let length = |at| usize::try_from(archive::little(list, at, 2)).ok();
        let name = ROW_LENGTH..ROW_LENGTH + length(28)?;
        let extra = name.end..name.end + length(30)?;
        let row = list.get(..extra.end + length(32)?)?;
        row.starts_with(b"PK\x01\x02").then_some(())?;
        Some(Self {
            row,
            name: row.get(name)?,
            extra: row.get(extra)?,
        })
    }

    /// How many bytes it has as it is packed, and where its own header is.
    fn place(&self) -> Option<(u64, u64)> {
        let number = |at| archive::little(self.row, at, 4);
        let (packed, whole, offset) = (number(20), number(24), number(42));
        // What has no room there stands in the extra field of number 1: in this order, and only that.
        let mut wide = self.wide().unwrap_or_default();
        let mut next = |narrow| {
            if narrow != WIDE {
                return Some(narrow);
            }
            let (number, rest) = wide.split_at_checked(8)?;
            wide = rest;
            Some(archive::little(number, 0, 8))
        };
        let (_whole, packed, offset) = (next(whole)?, next(packed)?, next(offset)?);
        Some((packed, offset))
    }

    /// How many bytes it has once it is unpacked.
    fn whole(&self) -> u64 {
        let narrow = archive::little(self.row, 24, 4);
        let wide = self.wide().filter(|_| narrow == WIDE);
        wide.map_or(narrow, |wide| archive::little(wide, 0, 8))
    }

    fn wide(&self) -> Option<&'a [u8]> {
        let mut rest = self.extra;
        loop {
            let length = usize::try_from(archive::little(rest, 2, 2)).ok()?;
            let (field, others) = rest.split_at_checked(4 + length)?;
            if archive::little(field, 0, 2) == 1 {
                return field.get(4..);
            }
            rest = others;
        }
    }
}

/// What comes out.
#[derive(Default)]
struct Lean {
    content: Secret,
    list: Vec<u8>,
    count: u16,
}

impl Lean {
    fn take(&mut self, member: &Member<'_>, content: &[u8]) {
        let offset = little(self.content.len());
        let name = little(member.name.len());
        let name_length = name.get(..2).unwrap_or_default();
        let field = |range| member.row.get(range).unwrap_or_default();
        // Its sizes stand before it and not behind it, whatever it said of that.
        let flags = archive::little(member.row, 8, 2) & !8;
        let flags = u16::try_from(flags).unwrap_or_default().to_le_bytes();
        // The way it is packed, its time, and its checksum.
        let packing = field(10..20);
        let whole = little(usize::try_from(member.whole()).unwrap_or(usize::MAX));
        let sizes = [little(content.len()), whole].concat();
        let both: [&[u8]; 4] = [&flags, packing, &sizes, name_length];
        let both = both.concat();
        self.content.extend(archive::LOCAL);
        self.content.extend(&[20, 0]);
        self.content.extend(&both);
        self.content.extend(&[0, 0]);
        self.content.extend(member.name);
        self.content.extend(content);
        self.list.extend(b"PK\x01\x02\x14\x00\x14\x00");
        self.list.extend(&both);
        // No extra field, no comment, on the first disk, without attributes.
        self.list.extend([0; 12]);
        self.list.extend(offset);
        self.list.extend(member.name);
        self.count += 1;
    }

    fn end(mut self) -> Secret {
        let (offset, length) = (little(self.content.len()), little(self.list.len()));
        let count = self.count.to_le_bytes();
        self.content.extend(&self.list);
        self.content.extend(&archive::END);
        let parts: [&[u8]; 6] = [&[0; 4], &count, &count, &length, &offset, &[0; 2]];
        self.content.extend(&parts.concat());
        self.content
    }
}

/// The bytes of a member, behind a header of its own that says less than the list.
fn content(
    source: &mut (impl Read + Seek),
    offset: u64,
    length: u64,
) -> io::Result<Option<Secret>> {
    let header = bytes(source, offset, HEADER_LENGTH)?;
    let header = header.reveal();
    if !header.starts_with(archive::LOCAL) {
        return Ok(None);
    }
    let behind = archive::little(header, 26, 2) + archive::little(header, 28, 2);
    let begin = offset.saturating_add(HEADER_LENGTH + behind);
    bytes(source, begin, length).map(Some)
}

/// Of what is bounded above.
fn little(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

fn bytes(source: &mut (impl Read + Seek), offset: u64, length: u64) -> io::Result<Secret> {
    source.seek(SeekFrom::Start(offset))?;
    let most = usize::try_from(length).unwrap_or(usize::MAX);
    let read = Secret::read_at_most(&mut source.take(length), most);
    let short = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let read = read.map_err(|_| short())?;
    if read.len() == most {
        Ok(read)
    } else {
        Err(short())
    }
}

const WIDE: u64 = 0xffff_ffff;
const END_LENGTH: u64 = 22;
const ROW_LENGTH: usize = 46;
const HEADER_LENGTH: u64 = 30;
/// The last record, with the longest comment, and what stands before it where the file is large.
const MAX_TAIL: u64 = END_LENGTH + 0xffff + 20;
/// Ten thousand rows with names that somebody could read.
const MAX_LIST: u64 = 16 << 20;
const DAMAGED: Trouble = Trouble::Damaged("it is not a whole zip file: was it copied to its end?");

#[cfg(test)]
mod tests;
