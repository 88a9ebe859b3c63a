//! A list of common passwords that the owner brings along.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io;
use std::io::BufRead;
use std::io::Read;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::secret::mark;
use crate::strength::context::Ranked;
use crate::strength::spelling;

/// The most entries that are kept of a list, 16 bytes each. A password with capitals or accents takes two: as it is, and
/// folded.
pub const MAX_ENTRIES: usize = 20_000_000;

/// The longest line that is read as a password, in bytes; a longer one is passed over, and counts.
const MAX_LINE: usize = 1024;

/// Passwords by their place on a list, one a line, the most common first.
///
/// What is kept of each is 64 bits of a hash that is keyed anew in each run: nobody can write a list, or a password,
/// that meets another on purpose, and by chance one password in 10^12 does.
pub struct RankedList {
    /// Hash and rank, by hash.
    entries: Vec<(u64, u32)>,
    key: RandomState,
    /// The line at which there was no more room.
    cut_at: Option<u64>,
}

impl RankedList {
    /// Read a list: bytes up to each line feed; a carriage return before that, and a byte order mark at the start, are
    /// left out. What lies beyond [`MAX_ENTRIES`] is not read.
    ///
    /// # Errors
    /// What `source` says; that it is UTF-16.
    pub fn read(source: impl Read) -> io::Result<Self> {
        Self::read_most(source, MAX_ENTRIES)
    }

    fn read_most(source: impl Read, most: usize) -> io::Result<Self> {
        let mut source = io::BufReader::with_capacity(1 << 16, source);
        let mut list = Self {
            entries: Vec::new(),
            key: RandomState::new(),
            cut_at: None,
        };
        let mut line = Zeroizing::new(Vec::with_capacity(MAX_LINE + 2));
        let mut lines = 0_u64;
        while let Some(whole) = next_line(&mut source, &mut line)? {
            lines += 1;
            if lines == 1 {
                without_mark(&mut line)?;
            }
            if !whole || line.is_empty() {
                continue;
            }
            if list.entries.len() + 2 > most {
                list.cut_at = Some(lines);
                break;
            }
            list.add(&line, u32::try_from(lines).unwrap_or(u32::MAX));
        }
        list.entries.sort_unstable();
        // Of a password that stands there twice, the first place counts.
        list.entries.dedup_by_key(|(hash, _)| *hash);
        list.entries.shrink_to_fit();
        Ok(list)
    }

    /// Take in a password as it is and, where that is another, folded.
    fn add(&mut self, password: &[u8], rank: u32) {
        self.entries.push((self.key.hash_one(password), rank));
        let is_folded = |byte: &u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if password.iter().all(is_folded) {
            return;
        }
        if let Ok(text) = str::from_utf8(password) {
            let mut folded = Zeroizing::new(String::with_capacity(3 * text.len()));
            folded.extend(text.nfc().map(spelling::fold));
            if folded.as_bytes() != password {
                let hash = self.key.hash_one(folded.as_bytes());
                self.entries.push((hash, rank));
            }
        }
    }

    /// Whether there is no password in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The line from which on there was no room, if the list is that long.
    #[must_use]
    pub fn cut_at(&self) -> Option<u64> {
        self.cut_at
    }
}

/// Take the byte order mark of UTF-8 from the first line.
fn without_mark(line: &mut Vec<u8>) -> io::Result<()> {
    if mark::is_utf16(line) {
        let why = "it is UTF-16; save it as UTF-8";
        return Err(io::Error::new(io::ErrorKind::InvalidData, why));
    }
    if line.starts_with(b"\xef\xbb\xbf") {
        line.drain(..3);
    }
    Ok(())
}

impl Ranked for RankedList {
    fn rank(&self, password: &[u8]) -> Option<u64> {
        let hash = self.key.hash_one(password);
        let found = self
            .entries
            .binary_search_by_key(&hash, |(hash, _)| *hash)
            .ok()?;
        let (_, rank) = self.entries.get(found)?;
        Some(u64::from(*rank))
    }
}

/// The next line without its end, and whether it is whole; `None` at the end. A long one is read to its end, and only its
/// start is kept.
fn next_line(source: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let mut whole = true;
    let mut any = false;
    loop {
        let ready = source.fill_buf()?;
        if ready.is_empty() {
            break;
        }
        any = true;
        let end = ready.iter().position(|&byte| byte == b'\n');
        let part = ready.get(..end.unwrap_or(ready.len())).unwrap_or_default();
        // One byte more than a password may have: the carriage return.
        let room = (MAX_LINE + 1).saturating_sub(line.len());
        whole &= part.len() <= room;
        line.extend_from_slice(part.get(..room).unwrap_or(part));
        let taken = part.len() + usize::from(end.is_some());
        source.consume(taken);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(any.then_some(whole && line.len() <= MAX_LINE))
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;

    fn list(text: &[u8]) -> RankedList {
        RankedList::read(text).expect("memory can be read")
    }

    #[test]
    fn the_first_place_counts() {
        let list = list(b"first\nsecond\r\nfirst\nlast");
        assert_eq!(list.rank(b"first"), Some(1));
        assert_eq!(list.rank(b"second"), Some(2));
        assert_eq!(list.rank(b"last"), Some(4));
        assert_eq!(list.rank(b"none"), None);
        assert_eq!(list.rank(b""), None);
    }

    #[test]
    fn a_long_line_is_passed_over_and_counts() {
        let mut text = vec![b'x'; 100_000];
        text.extend_from_slice(b"\nafter\n");
        let list = list(&text);
        assert_eq!(list.rank(b"after"), Some(2));
        assert_eq!(list.entries.len(), 1);
    }

    #[test]
    fn bytes_that_are_no_text_are_a_password_too() {
        assert_eq!(list(b"\xff\xf8\n").rank(b"\xff\xf8"), Some(1));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_password() {
        assert_eq!(list(b"\xef\xbb\xbffirst\r\n").rank(b"first"), Some(1));
        assert_eq!(list(b"a\n\xef\xbb\xbfb\n").rank(b"b"), None);
        assert!(RankedList::read(&b"\xff\xfea\0\n\0"[..]).is_err());
    }

    #[test]
    fn what_has_capitals_or_accents_is_known_without_them_too() {
        let list = list("QuuxCaf\u{e9}\nplain\nCAFE\u{301}\n".as_bytes());
        assert_eq!(list.rank("QuuxCaf\u{e9}".as_bytes()), Some(1));
        assert_eq!(list.rank(b"quuxcafe"), Some(1));
        assert_eq!(list.rank(b"cafe"), Some(3));
        assert_eq!(list.rank(b"Quuxcafe"), None);
    }

    #[test]
    fn a_list_that_is_too_long_says_where_it_was_cut() {
        let cut = RankedList::read_most(&b"a\n\nb\nc\nd\ne\n"[..], 4).expect("memory can be read");
        assert_eq!(cut.cut_at(), Some(5));
        assert_eq!((cut.rank(b"c"), cut.rank(b"d")), (Some(4), None));
        let whole = RankedList::read_most(&b"a\nb\n\n"[..], 4).expect("memory can be read");
        assert_eq!(whole.cut_at(), None);
    }

    #[test]
    fn nothing_is_an_empty_list() {
        assert!(list(b"").is_empty());
        assert!(list(b"\n\n").is_empty());
    }
}
