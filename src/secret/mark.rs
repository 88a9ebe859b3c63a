//! How a text is written, where its bytes say so: the marks before it, and UTF-16.
//!
//! A list of passwords in UTF-16 holds none of the bytes that a site would get, so all that could be said of it is
//! wrong: it is never judged. A byte-order mark of UTF-8 stands before a text and belongs to no password: editors write
//! it, nobody types it.

use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// What is said of a secret that a mark stood before.
pub const LEFT_OUT: &str =
    "a byte-order mark stood before it, which is no part of it: judged without the mark";

impl Secret {
    /// Take the byte-order mark of UTF-8 from its beginning, or several where files with marks were joined; whether
    /// there was one.
    pub fn strip_mark(&mut self) -> bool {
        let mut kept = self.reveal();
        while let Some(rest) = kept.strip_prefix(MARK) {
            kept = rest;
        }
        let marks = self.len() - kept.len();
        // What moves up leaves its last bytes behind, which are wiped with all that was ever set aside.
        self.0.drain(..marks);
        marks > 0
    }

    /// The secret, if its bytes are those that a site would get.
    ///
    /// # Errors
    /// [`Unreadable::Utf16`].
    pub fn or_utf16(self) -> Result<Self, Unreadable> {
        if is_utf16(self.reveal()) {
            Err(Unreadable::Utf16)
        } else {
            Ok(self)
        }
    }

    /// The secret as a person typed it: nothing of that is taken off, so what was pasted with a mark is refused.
    ///
    /// # Errors
    /// A byte-order mark stands before it.
    pub fn or_marked(self) -> Result<Self, Unreadable> {
        if self.reveal().starts_with(MARK) {
            return Err(Unreadable::Malformed(
                "a byte-order mark was pasted before it, which nobody types; enter it without",
            ));
        }
        Ok(self)
    }
}

/// Whether these bytes are plainly UTF-16 (or UTF-32): they begin with its mark, or every second one is NUL.
#[must_use]
pub fn is_utf16(bytes: &[u8]) -> bool {
    let is_every_second_nul = |from: usize| {
        let mut half = bytes.iter().skip(from).step_by(2).peekable();
        half.peek().is_some() && half.all(|&byte| byte == 0)
    };
    bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || is_every_second_nul(0)
        || is_every_second_nul(1)
}

/// The byte-order mark of UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_known_by_its_mark_or_by_every_second_byte() {
        let units: Vec<u16> = "hunter2".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let wide: Vec<u8> = "hunter2"
            .chars()
            .flat_map(|char| u32::from(char).to_be_bytes())
            .collect();
        for bytes in [
            &little[..],
            &big,
            &wide,
            b"\xff\xfe\x3f\x04",
            b"\xfe\xff\x04\x3f",
            b"a\0",
        ] {
            assert!(is_utf16(bytes), "{bytes:?}");
        }
        for bytes in [
            &b""[..],
            b"a",
            b"hunter2",
            b"\ta\0b",
            b"a\0\0b",
            b"\xef\xbb\xbfa",
            b"\xfe\x80",
        ] {
            assert!(!is_utf16(bytes), "{bytes:?}");
        }
    }

    #[test]
    fn what_was_typed_is_kept_or_refused() {
        let typed = |text: &str| Secret::new(text.as_bytes().to_vec()).or_marked();
        assert!(typed("a\u{feff}").is_ok_and(|kept| kept.len() == 4));
        assert!(matches!(typed("\u{feff}a"), Err(Unreadable::Malformed(_))));
    }

    #[test]
    fn marks_are_taken_from_the_beginning_and_nothing_else() {
        for (given, kept, had_mark) in [
            ("\u{feff}a", "a", true),
            ("\u{feff}\u{feff} a", " a", true),
            ("a\u{feff}", "a\u{feff}", false),
            ("\u{feff}", "", true),
        ] {
            let mut secret = Secret::new(given.as_bytes().to_vec());
            assert_eq!(secret.strip_mark(), had_mark);
            assert_eq!(secret.reveal(), kept.as_bytes());
        }
    }
}
