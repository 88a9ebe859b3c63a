//! A secret: bytes that are wiped when dropped and never print themselves; and the ways one is read.

use std::fmt;
use std::io;
use std::io::Read;

use subtle::ConstantTimeEq;
use zeroize::Zeroize;
use zeroize::Zeroizing;

use crate::secret::item::Unreadable;

pub mod dotenv;
pub mod item;
pub mod jsonl;
pub mod mark;
pub mod oddity;
pub mod records;
pub mod stack;

/// The longest secret that is read, in bytes. A longer one is refused by name, never cut.
pub const MAX_LENGTH: usize = 4 << 20;

/// The largest picture or export file that is read, in bytes.
pub const MAX_PICTURE: usize = 32 << 20;

/// Bytes that are wiped when dropped.
///
/// No `Clone`, no `Display`, no `Serialize`; `Debug` prints `Secret(..)`. The bytes are as they came:
/// a password that is not UTF-8 stays what it is.
#[derive(Default)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Take over `bytes`; no copy is made.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Everything `source` has.
    ///
    /// # Errors
    /// What `source` says, or that it has more than [`MAX_LENGTH`].
    pub fn read_all(source: &mut dyn Read) -> Result<Self, Unreadable> {
        Self::read_at_most(source, MAX_LENGTH)
    }

    /// The same for what may be longer, or must be shorter.
    ///
    /// # Errors
    /// What `source` says, or that it has more than `most` bytes.
    pub fn read_at_most(source: &mut dyn Read, most: usize) -> Result<Self, Unreadable> {
        let mut all = Self::default();
        let mut chunk = Zeroizing::new([0_u8; 8192]);
        loop {
            match source.read(&mut chunk[..]) {
                Ok(0) => return Ok(all),
                Ok(_) if all.len() > most => return Err(Unreadable::TooLong(most)),
                Ok(n) => all.extend(&chunk[..n]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Unreadable::Refused(error.to_string())),
            }
        }
    }

    /// The secret, if it is one: nothing at all is never judged.
    ///
    /// # Errors
    /// [`Unreadable::Empty`].
    pub fn or_empty(self) -> Result<Self, Unreadable> {
        if self.is_empty() {
            Err(Unreadable::Empty)
        } else {
            Ok(self)
        }
    }

    /// The bytes themselves. Each caller must have a reason to look.
    #[must_use]
    pub fn reveal(&self) -> &[u8] {
        &self.0
    }

    /// Whether `other` is the same bytes; how long that takes tells nothing but the lengths.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Append `bytes`. Growth wipes what it leaves behind, which `Vec` would not.
    pub fn extend(&mut self, bytes: &[u8]) {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() {
            let mut grown = Vec::with_capacity(needed.max(self.0.capacity() * 2).max(64));
            grown.extend_from_slice(&self.0);
            self.0.zeroize();
            self.0 = Zeroizing::new(grown);
        }
        self.0.extend_from_slice(bytes);
    }

    /// Take back the last character, as the key for it does; what it leaves is wiped.
    pub fn shorten(&mut self) {
        let is_inside = |byte: &u8| byte & 0xc0 == 0x80;
        while self.0.pop().as_ref().is_some_and(is_inside) {}
    }

    /// Remove exactly one LF or CRLF from the end, if there is one.
    pub fn strip_line_end(&mut self) {
        if self.0.last() == Some(&b'\n') {
            self.0.pop();
            if self.0.last() == Some(&b'\r') {
                self.0.pop();
            }
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_print_itself() {
        assert_eq!(
            format!("{:?}", Secret::new(b"hunter2".to_vec())),
            "Secret(..)"
        );
    }

    #[test]
    fn one_line_end_is_removed_and_no_other_byte() {
        for (given, kept) in [
            ("a\n", "a"),
            ("a\r\n", "a"),
            ("a\n\n", "a\n"),
            ("a\r", "a\r"),
            (" a ", " a "),
            ("\n", ""),
        ] {
            let mut secret = Secret::new(given.as_bytes().to_vec());
            secret.strip_line_end();
            assert_eq!(secret.reveal(), kept.as_bytes());
        }
    }

    #[test]
    fn growth_keeps_every_byte() {
        let mut secret = Secret::default();
        for chunk in 0..1000_u32 {
            secret.extend(&chunk.to_be_bytes());
        }
        assert_eq!(secret.len(), 4000);
        assert_eq!(secret.reveal()[3996..], 999_u32.to_be_bytes());
    }

    #[test]
    fn more_than_the_limit_is_refused_not_cut() {
        let endless = &mut io::repeat(b'a');
        let refused = Secret::read_all(endless).err();
        assert_eq!(refused, Some(Unreadable::TooLong(MAX_LENGTH)));
        let said = Unreadable::TooLong(32 << 20).to_string();
        assert_eq!(said, "longer than 32 MiB");
    }
}
