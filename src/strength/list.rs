//! A list of common passwords that the owner brings along.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io;
use std::io::BufRead;
use std::io::Read;

use zeroize::Zeroizing;

use crate::strength::context::Ranked;

/// The most passwords that are kept of a list; 16 bytes each.
pub const MAX_PASSWORDS: usize = 20_000_000;

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
    lines: u64,
}

impl RankedList {
    /// Read a list: bytes up to each line feed; a carriage return before that is left out.
    ///
    /// # Errors
    /// What `source` says.
    pub fn read(source: impl Read) -> io::Result<Self> {
        let mut source = io::BufReader::with_capacity(1 << 16, source);
        let key = RandomState::new();
        let mut entries = Vec::new();
        let mut line = Zeroizing::new(Vec::with_capacity(MAX_LINE + 2));
        let mut lines = 0_u64;
        while let Some(whole) = next_line(&mut source, &mut line)? {
            lines += 1;
            if !whole || line.is_empty() || entries.len() >= MAX_PASSWORDS {
                continue;
            }
            let rank = u32::try_from(lines).unwrap_or(u32::MAX);
            entries.push((key.hash_one(line.as_slice()), rank));
        }
        entries.sort_unstable();
        // Of a password that stands there twice, the first place counts.
        entries.dedup_by_key(|(hash, _)| *hash);
        entries.shrink_to_fit();
        Ok(Self {
            entries,
            key,
            lines,
        })
    }

    /// How many different passwords are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many lines were read.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.lines
    }
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
        assert_eq!((list.len(), list.lines()), (3, 4));
    }

    #[test]
    fn a_long_line_is_passed_over_and_counts() {
        let mut text = vec![b'x'; 100_000];
        text.extend_from_slice(b"\nafter\n");
        let list = list(&text);
        assert_eq!((list.len(), list.rank(b"after")), (1, Some(2)));
    }

    #[test]
    fn bytes_that_are_no_text_are_a_password_too() {
        assert_eq!(list(b"\xff\xfe\n").rank(b"\xff\xfe"), Some(1));
    }

    #[test]
    fn nothing_is_an_empty_list() {
        assert!(list(b"").is_empty());
        assert_eq!(list(b"\n\n").lines(), 2);
    }
}
