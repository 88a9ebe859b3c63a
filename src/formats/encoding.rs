//! A text whose bytes are not said to be UTF-8: spreadsheets and old programs write UTF-16 and Windows-1252.
//!
//! Sources: [Unicode](https://www.unicode.org/versions/latest/core-spec/chapter-3/) 3.9 and 3.10, and what
//! [browsers](https://encoding.spec.whatwg.org/#windows-1252) read.

use std::char;
use std::str;

use crate::secret::Secret;

/// A text as UTF-8, its lines ended by LF or CR LF.
pub(crate) struct Text<'a> {
    /// How it was written.
    pub(crate) encoding: Encoding,
    content: Content<'a>,
}

/// How a text was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Encoding {
    /// Nothing was done to it.
    Utf8,
    /// UTF-8 but for some bytes, which stay what they are: what they stand in is damaged.
    Damaged,
    /// UTF-16, either way round. What is no text of it is no UTF-8 here either.
    Utf16,
    /// Nothing in it is UTF-8 and no more than ASCII, so it is taken for Windows-1252.
    Windows1252,
}

enum Content<'a> {
    Given(&'a [u8]),
    Made(Secret),
}

impl<'a> Text<'a> {
    /// The text of these bytes.
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        let (encoding, content) = if let Some(is_little) = is_little_utf16(bytes) {
            (Encoding::Utf16, Content::Made(of_utf16(bytes, is_little)))
        } else if str::from_utf8(bytes).is_ok() {
            (Encoding::Utf8, Content::Given(bytes))
        } else if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
            (Encoding::Damaged, Content::Given(bytes))
        } else {
            (Encoding::Windows1252, Content::Made(of_windows_1252(bytes)))
        };
        let text = Self { encoding, content };
        if is_without_line_feed(text.bytes()) {
            let made = text.bytes().iter();
            let made = made.map(|&byte| if byte == b'\r' { b'\n' } else { byte });
            let content = Content::Made(Secret::new(made.collect()));
            return Self { encoding, content };
        }
        text
    }

    /// The same of its first lines only.
    pub(crate) fn beginning(bytes: &'a [u8]) -> Self {
        let Some(first) = bytes.get(..BEGINNING) else {
            return Self::of(bytes);
        };
        let mut text = Self::of(first);
        let end = text.bytes().iter().rposition(|&byte| byte == b'\n');
        match (&mut text.content, end) {
            (_, None) => {}
            (Content::Given(bytes), Some(end)) => {
                *bytes = bytes.get(..=end).unwrap_or_default();
            }
            (Content::Made(made), Some(end)) => {
                let kept = made.reveal().get(..=end).unwrap_or_default().to_vec();
                *made = Secret::new(kept);
            }
        }
        text
    }

    /// The text.
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Given(bytes) => bytes,
            Content::Made(text) => text.reveal(),
        }
    }
}

/// Whether these bytes are UTF-16 with the low byte first, or with the high one; `None` if they are not UTF-16.
fn is_little_utf16(bytes: &[u8]) -> Option<bool> {
    match bytes {
        // With a mark, or what begins with two characters of ASCII.
        [0xff, 0xfe, ..] | [1..=0x7f, 0, 1..=0x7f, 0, ..] => Some(true),
        [0xfe, 0xff, ..] | [0, 1..=0x7f, 0, 1..=0x7f, ..] => Some(false),
        _ => None,
    }
}

/// No character takes more than three bytes for its two, or four for its four.
fn of_utf16(bytes: &[u8], is_little: bool) -> Secret {
    let mut text = Vec::with_capacity(bytes.len() / 2 * 3 + 1);
    let (units, half) = bytes.as_chunks::<2>();
    let units = units.iter().map(|&unit| {
        if is_little {
            u16::from_le_bytes(unit)
        } else {
            u16::from_be_bytes(unit)
        }
    });
    for unit in char::decode_utf16(units) {
        match unit {
            Ok('\u{feff}') if text.is_empty() => {}
            Ok(char) => text.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(_) => text.push(NO_UTF8),
        }
    }
    text.extend(half.iter().map(|_| NO_UTF8));
    Secret::new(text)
}

fn of_windows_1252(bytes: &[u8]) -> Secret {
    let chars = || bytes.iter().map(|&byte| of_byte(byte));
    let mut text = Vec::with_capacity(chars().map(char::len_utf8).sum());
    for char in chars() {
        text.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
    }
    Secret::new(text)
}

fn of_byte(byte: u8) -> char {
    let high = byte.checked_sub(0x80).map(usize::from);
    let high = high.and_then(|at| WINDOWS_1252.get(at).copied());
    high.unwrap_or(char::from(byte))
}

/// As old Macintosh programs end their lines.
fn is_without_line_feed(bytes: &[u8]) -> bool {
    !bytes.contains(&b'\n') && bytes.contains(&b'\r')
}

/// In no text of UTF-8.
const NO_UTF8: u8 = 0xff;
/// How much of a text is its beginning, in bytes; even, so that no half of a character is cut off.
const BEGINNING: usize = 64 << 10;
/// Its characters from 0x80 to 0x9f; what is above is as in Unicode.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> (Encoding, Vec<u8>) {
        let text = Text::of(bytes);
        (text.encoding, text.bytes().to_vec())
    }

    #[test]
    fn every_encoding_is_known_by_its_bytes() {
        let little: Vec<_> = "\u{feff}aé€😀"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<_> = "\u{feff}aé€😀"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        let same = "aé€😀".as_bytes().to_vec();
        assert_eq!(told(&little), (Encoding::Utf16, same.clone()));
        assert_eq!(told(&big), (Encoding::Utf16, same.clone()));
        assert_eq!(told(b"a\0b\0"), (Encoding::Utf16, b"ab".to_vec()));
        assert_eq!(told(b"\0a\0b"), (Encoding::Utf16, b"ab".to_vec()));
        assert_eq!(told(&same), (Encoding::Utf8, same.clone()));
        assert_eq!(told(b""), (Encoding::Utf8, Vec::new()));
        assert_eq!(
            told(b"caf\xe9 \x80\x81"),
            (Encoding::Windows1252, "café €\u{81}".as_bytes().to_vec())
        );
    }

    #[test]
    fn what_is_no_text_stays_none() {
        for bytes in [
            &b"\xff\xfea\0\x00\xd8b\0"[..],
            b"\xff\xfea\0b",
            b"\xc3\xa9 and \xc3",
        ] {
            assert!(str::from_utf8(&told(bytes).1).is_err(), "{bytes:?}");
        }
        assert_eq!(told(b"\xc3\xa9 \xff").0, Encoding::Damaged);
    }

    #[test]
    fn lines_that_only_a_carriage_return_ends_are_lines() {
        assert_eq!(told(b"a\rb\r").1, b"a\nb\n");
        assert_eq!(told(b"a\rb\r\n").1, b"a\rb\r\n");
    }

    #[test]
    fn all_bytes_are_a_text() {
        for first in 0..=255_u8 {
            for second in 0..=255 {
                let _text = told(&[first, second, b'a', 0, first, second, 0xd8]);
            }
        }
    }
}
