//! A stream cut into records, one secret each: lines, or pieces ended by NUL.

use std::io;
use std::io::Read;

use zeroize::Zeroizing;

use crate::secret::MAX_LENGTH;
use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// What ends a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Separator {
    /// LF; a CR right before it goes too. No other byte is removed.
    Line,
    /// NUL; every other byte belongs to the secret.
    Nul,
}

/// Reads records from `source` through one buffer that is wiped, never through `std`'s own.
///
/// Memory is bounded by [`MAX_LENGTH`] whatever the stream holds: a record over it is refused and the
/// rest of it skipped, then reading goes on with the next. Time is bounded too where no next one comes.
pub struct Records<R> {
    source: R,
    separator: Separator,
    buffer: Zeroizing<Vec<u8>>,
    start: usize,
    end: usize,
    number: u64,
}

impl<R: Read> Records<R> {
    /// Records of `source`.
    pub fn new(source: R, separator: Separator) -> Self {
        Self {
            source,
            separator,
            buffer: Zeroizing::new(vec![0; 64 << 10]),
            start: 0,
            end: 0,
            number: 0,
        }
    }

    /// The next record and its number, counted from 1; `None` at the end.
    ///
    /// # Errors
    /// What the source says; the record it broke off in is lost, and the caller must say so.
    pub fn read(&mut self) -> io::Result<Option<(u64, Result<Secret, Unreadable>)>> {
        let mut record = Secret::default();
        let mut too_long = false;
        let mut skipped = 0;
        let ended = loop {
            if self.start == self.end && !self.fill()? {
                break false;
            }
            let unread = &self.buffer[self.start..self.end];
            let found = unread
                .iter()
                .position(|&byte| byte == self.separator.byte());
            let piece = &unread[..found.unwrap_or(unread.len())];
            too_long |= record.len() + piece.len() > MAX_LENGTH;
            if too_long {
                skipped += piece.len() as u64;
            } else {
                record.extend(piece);
            }
            if skipped > MAX_SKIPPED {
                return Err(io::Error::other(format!(
                    "{} MiB without an end of the {}",
                    MAX_SKIPPED >> 20,
                    self.separator.piece()
                )));
            }
            self.start += piece.len();
            if found.is_some() {
                self.start += 1;
                break true;
            }
        };
        if !ended && record.is_empty() && !too_long {
            return Ok(None);
        }
        self.number += 1;
        if ended && self.separator == Separator::Line {
            record.strip_carriage_return();
        }
        let content = if too_long {
            Err(Unreadable::TooLong(MAX_LENGTH))
        } else {
            self.text(record)
        };
        Ok(Some((self.number, content)))
    }

    /// The record, if its bytes can be those of a secret. PowerShell appends UTF-16 to lists in UTF-8, so each is looked at;
    /// the second byte of a line end in UTF-16 may stand before the next.
    fn text(&self, record: Secret) -> Result<Secret, Unreadable> {
        let record = record.or_utf16()?.or_empty()?;
        let (first, last) = (record.reveal().first(), record.reveal().last());
        match self.separator {
            Separator::Line if first == Some(&0) => Err(Unreadable::Utf16),
            Separator::Line if last == Some(&0) => Err(Unreadable::EndedByNul),
            _ => Ok(record),
        }
    }

    /// Refill the buffer; `false` at the end of the source.
    fn fill(&mut self) -> io::Result<bool> {
        loop {
            match self.source.read(&mut self.buffer) {
                Ok(n) => {
                    (self.start, self.end) = (0, n);
                    return Ok(n > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl Separator {
    fn piece(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Nul => "record",
        }
    }

    fn byte(self) -> u8 {
        match self {
            Self::Line => b'\n',
            Self::Nul => 0,
        }
    }
}

impl Secret {
    fn strip_carriage_return(&mut self) {
        if self.0.last() == Some(&b'\r') {
            self.0.pop();
        }
    }
}

/// What is skipped of one record at most; a stream that has no separator for so long never will.
const MAX_SKIPPED: u64 = 16 * MAX_LENGTH as u64;

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out one byte a read, as a slow pipe would.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else {
                return Ok(0);
            };
            (into[0], self.0) = (*first, rest);
            Ok(1)
        }
    }

    fn all(source: impl Read, separator: Separator) -> Vec<Result<Vec<u8>, Unreadable>> {
        let mut records = Records::new(source, separator);
        let mut seen = Vec::new();
        while let Ok(Some((_, content))) = records.read() {
            seen.push(content.map(|secret| secret.reveal().to_vec()));
        }
        seen
    }

    #[test]
    fn lines_lose_their_line_end_and_nothing_else() {
        let expected: Vec<_> = ["a", " b ", "c\r", "\u{feff}d", "e"]
            .map(|line| Ok(line.as_bytes().to_vec()))
            .to_vec();
        let text = "a\n b \r\nc\r\r\n\u{feff}d\ne".as_bytes();
        assert_eq!(all(text, Separator::Line), expected);
        assert_eq!(all(Drip(text), Separator::Line), expected);
    }

    #[test]
    fn a_carriage_return_without_a_line_feed_is_part_of_the_secret() {
        assert_eq!(all(&b"a\r"[..], Separator::Line), [Ok(b"a\r".to_vec())]);
    }

    #[test]
    fn a_record_without_end_ends_the_reading() {
        let mut records = Records::new(io::repeat(b'x'), Separator::Line);
        let ended = records.read().map_err(|error| error.to_string());
        assert!(ended.is_err_and(|why| why == "64 MiB without an end of the line"));
    }

    #[test]
    fn nul_records_keep_line_ends() {
        let expected = [
            Ok(b"a\n".to_vec()),
            Err(Unreadable::Empty),
            Ok(b"b".to_vec()),
        ];
        assert_eq!(all(&b"a\n\0\0b"[..], Separator::Nul), expected);
    }

    #[test]
    fn an_empty_line_is_told_and_counted() {
        let mut records = Records::new(&b"a\n\nb\n"[..], Separator::Line);
        let numbers: Vec<_> = std::iter::from_fn(|| records.read().ok().flatten())
            .map(|(number, content)| (number, content.is_ok()))
            .collect();
        assert_eq!(numbers, [(1, true), (2, false), (3, true)]);
    }

    #[test]
    fn no_line_of_utf_16_is_a_secret_whatever_stands_around_it() {
        let wide = |text: &str, of: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(of).collect()
        };
        for of in [u16::to_le_bytes, u16::to_be_bytes] {
            for text in [
                "hunter2\nmonkey\n",
                "\u{feff}hunter2\r\nmonkey",
                "a\r\nb\r\n",
            ] {
                let read = all(&wide(text, of)[..], Separator::Line);
                let refused = |it: &Result<_, _>| *it == Err(Unreadable::Utf16);
                assert!(
                    read.len() >= 2 && read.iter().all(refused),
                    "{text:?}: {read:?}"
                );
            }
        }
        let appended = [
            b"a\n",
            &wide("hunter2\r\n", u16::to_le_bytes)[..],
            b"monkey\nb\n",
        ]
        .concat();
        let expected = [
            Ok(b"a".to_vec()),
            Err(Unreadable::Utf16),
            Err(Unreadable::Utf16),
            Ok(b"b".to_vec()),
        ];
        assert_eq!(all(&appended[..], Separator::Line), expected);
    }

    #[test]
    fn a_line_that_nul_ends_was_no_line() {
        for (text, expected) in [
            (&b"password\0monkey\0"[..], Err(Unreadable::EndedByNul)),
            (b"ab\0c", Ok(b"ab\0c".to_vec())),
        ] {
            assert_eq!(all(text, Separator::Line), [expected]);
        }
    }

    #[test]
    fn a_record_over_the_limit_is_refused_and_the_next_is_read() {
        let long = io::repeat(b'x').take(MAX_LENGTH as u64 + 1);
        let source = long.chain(&b"\nshort\n"[..]);
        let expected = [Err(Unreadable::TooLong(MAX_LENGTH)), Ok(b"short".to_vec())];
        assert_eq!(all(source, Separator::Line), expected);
    }
}
