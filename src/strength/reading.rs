//! A secret as the estimator reads it: the head of its text, character by character.

use std::str;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::strength::segment::Segment;
use crate::strength::spelling;
use crate::strength::spelling::HEAD;

/// The first [`HEAD`] characters of a secret, twice, place for place; and how long it is as a whole.
pub struct Reading {
    /// As they are, in NFC.
    pub given: Zeroizing<Vec<char>>,
    /// Without case and accents ([`spelling::fold`]).
    pub folded: Zeroizing<Vec<char>>,
    /// Code points of the whole secret in NFC; bytes where it is not UTF-8.
    pub length: usize,
    /// Code points as they came, before NFC.
    pub length_as_given: usize,
    /// Bytes as they came.
    pub bytes: usize,
}

impl Reading {
    /// Read `secret`. What is not UTF-8 is read as Latin-1, one character a byte.
    #[must_use]
    pub fn of(secret: &[u8]) -> Self {
        // NFC has no more characters than there are bytes, so that no vector grows and leaves a copy behind.
        let room = secret.len().min(HEAD);
        let mut given = Zeroizing::new(Vec::with_capacity(room));
        let (length, length_as_given) = match str::from_utf8(secret) {
            Ok(text) if text.is_ascii() => {
                given.extend(text.chars().take(HEAD));
                (secret.len(), secret.len())
            }
            Ok(text) => {
                let mut length = 0;
                for letter in text.nfc() {
                    if length < HEAD {
                        given.push(letter);
                    }
                    length += 1;
                }
                (length, text.chars().count())
            }
            Err(_) => {
                given.extend(secret.iter().take(HEAD).copied().map(char::from));
                (secret.len(), secret.len())
            }
        };
        let mut folded = Zeroizing::new(Vec::with_capacity(room));
        folded.extend(given.iter().copied().map(spelling::fold));
        Self {
            given,
            folded,
            length,
            length_as_given,
            bytes: secret.len(),
        }
    }

    /// Whether the head is all of it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.length == self.given.len()
    }

    /// The characters of `segment`, as they were given.
    #[must_use]
    pub fn text(&self, segment: &Segment) -> Zeroizing<String> {
        let letters = self
            .given
            .get(segment.start..segment.end)
            .unwrap_or_default();
        let mut text = Zeroizing::new(String::with_capacity(letters.len() * 4));
        text.extend(letters);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lengths_are_told() {
        let reading = Reading::of("Cafe\u{301}".as_bytes());
        assert_eq!(*reading.given, ['C', 'a', 'f', 'é']);
        assert_eq!(*reading.folded, ['c', 'a', 'f', 'e']);
        assert_eq!(
            (reading.length, reading.length_as_given, reading.bytes),
            (4, 5, 6)
        );
    }

    #[test]
    fn what_is_no_text_has_a_character_for_each_byte() {
        let reading = Reading::of(b"\xffA\x80");
        assert_eq!(*reading.given, ['\u{ff}', 'A', '\u{80}']);
        assert_eq!(reading.length, 3);
    }

    #[test]
    fn no_letter_becomes_more_letters_than_it_has_bytes() {
        for letter in '\0'..=char::MAX {
            assert!(
                letter.to_string().nfc().count() <= letter.len_utf8(),
                "{letter:?}"
            );
        }
    }

    #[test]
    fn only_the_head_is_kept() {
        let reading = Reading::of("é".repeat(HEAD + 9).as_bytes());
        assert_eq!((reading.given.len(), reading.length), (HEAD, HEAD + 9));
    }
}
