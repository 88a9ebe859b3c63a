//! Secrets as people copy them: base 32 with spaces, hyphens, padding and small letters.
//!
//! Source: [RFC 4648, section 6](https://www.rfc-editor.org/rfc/rfc4648#section-6).

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::secret::Secret;

/// A secret that was read, and what had to be done to it.
#[derive(Debug)]
pub struct Decoded {
    /// The secret, in bytes.
    pub secret: Secret,
    /// What the text had that base 32 has not.
    pub repairs: Repairs,
}

/// What was left out or changed; each is harmless, and the owner may want to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Repairs {
    /// Spaces between groups.
    pub spaces: bool,
    /// Hyphens between groups.
    pub hyphens: bool,
    /// Padding at the end.
    pub padding: bool,
    /// Small letters.
    pub small: bool,
    /// Bits at the end that are no whole byte and were not zero: something may have been cut off.
    pub rest: bool,
}

/// Read base 32. Empty text gives an empty secret.
///
/// # Errors
/// [`NotBase32`], with the first character that does not belong there.
pub fn decode(text: &str) -> Result<Decoded, NotBase32> {
    let mut repairs = Repairs::default();
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8 + 1);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for (at, char) in (1..).zip(text.chars()) {
        let value = match char {
            'A'..='Z' => u32::from(char) - u32::from('A'),
            'a'..='z' => {
                repairs.small = true;
                u32::from(char) - u32::from('a')
            }
            '2'..='7' => u32::from(char) - u32::from('2') + 26,
            '=' => {
                repairs.padding = true;
                continue;
            }
            '-' | '\u{2010}'..='\u{2014}' => {
                repairs.hyphens = true;
                continue;
            }
            char if char.is_whitespace() || char == '\u{200b}' || char == '\u{feff}' => {
                repairs.spaces = true;
                continue;
            }
            char => return Err(NotBase32 { at, char }),
        };
        if repairs.padding {
            // Padding in the middle: two texts in one, or something else altogether.
            return Err(NotBase32 {
                at: at - 1,
                char: '=',
            });
        }
        bits = (bits << 5 | value) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap_or_default());
        }
    }
    repairs.rest = bits & ((1 << held) - 1) != 0;
    Ok(Decoded {
        secret: Secret::new(bytes),
        repairs,
    })
}

/// Write base 32: capitals, no padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> Secret {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(5) * 8);
    for group in bytes.chunks(5) {
        let mut value = [0; 8];
        value[3..3 + group.len()].copy_from_slice(group);
        let value = u64::from_be_bytes(value);
        for digit in 0..(group.len() * 8).div_ceil(5) {
            let index = usize::try_from(value >> (35 - 5 * digit) & 31).unwrap_or_default();
            text.push(ALPHABET[index]);
        }
    }
    Secret::new(text)
}

impl Repairs {
    /// Each repair as a sentence.
    pub fn sentences(self) -> impl Iterator<Item = &'static str> {
        let all = [
            (self.spaces, "removed spaces from the secret"),
            (self.hyphens, "removed hyphens from the secret"),
            (self.padding, "removed the padding (`=`) of the secret"),
            (self.small, "read small letters of the secret as capitals"),
            (
                self.rest,
                "left out bits at the end of the secret that are no whole byte: was it copied to its end?",
            ),
        ];
        all.into_iter()
            .filter_map(|(is_so, sentence)| is_so.then_some(sentence))
    }
}

/// Not base 32. One character is named, because the owner must find it; a single one tells nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotBase32 {
    /// Which character of the text, from 1.
    pub at: usize,
    /// The character.
    pub char: char,
}

impl fmt::Display for NotBase32 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, char } = self;
        if *char == '=' {
            return write!(
                formatter,
                "character {at} of the secret is padding (`=`), and more comes after it"
            );
        }
        write!(
            formatter,
            "character {at} of the secret is `{}`",
            char.escape_default()
        )?;
        formatter.write_str(", which base 32 does not have (A to Z, 2 to 7)")
    }
}

impl Error for NotBase32 {}

impl Explain for NotBase32 {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        let hint = match self.char {
            '0' => "it may be the letter O",
            '1' => "it may be the letter I or L",
            '8' => "it may be the letter B",
            '9' => "it may be a small letter g",
            '=' => "give one secret at a time",
            _ => "copy the secret again, or scan its QR code with `--image FILE`",
        };
        Some(hint.to_owned())
    }
}

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> (Vec<u8>, Repairs) {
        let Decoded { secret, repairs } = decode(text).unwrap();
        (secret.reveal().to_vec(), repairs)
    }

    /// RFC 4648, section 10.
    const VECTORS: [(&str, &str); 7] = [
        ("", ""),
        ("f", "MY======"),
        ("fo", "MZXQ===="),
        ("foo", "MZXW6==="),
        ("foob", "MZXW6YQ="),
        ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI======"),
    ];

    #[test]
    fn the_vectors_of_the_standard_hold_both_ways() {
        for (plain, text) in VECTORS {
            assert_eq!(decoded(text).0, plain.as_bytes());
            let written = encode(plain.as_bytes());
            assert_eq!(written.reveal(), text.trim_end_matches('=').as_bytes());
        }
    }

    #[test]
    fn each_repair_is_told() {
        let none = Repairs::default();
        for (text, repairs) in [
            ("MZXW6YTB", none),
            (
                "mzxw6ytb",
                Repairs {
                    small: true,
                    ..none
                },
            ),
            (
                "MZXW 6YTB",
                Repairs {
                    spaces: true,
                    ..none
                },
            ),
            (
                "MZXW\u{a0}6YTB\n",
                Repairs {
                    spaces: true,
                    ..none
                },
            ),
            (
                "MZXW-6YTB",
                Repairs {
                    hyphens: true,
                    ..none
                },
            ),
            (
                "MZXW6YTB========",
                Repairs {
                    padding: true,
                    ..none
                },
            ),
            ("MZXW6YTBB", Repairs { rest: true, ..none }),
            // A single digit of zeroes is no part of any byte, and tells nothing.
            ("MZXW6YTBA", none),
        ] {
            assert_eq!(decoded(text), (b"fooba".to_vec(), repairs), "{text:?}");
        }
    }

    #[test]
    fn a_character_that_does_not_belong_is_named_with_its_place() {
        for (text, at, char) in [
            ("MZXW0", 5, '0'),
            ("MZ XW1", 6, '1'),
            ("8MZXW", 1, '8'),
            ("MZXWé", 5, 'é'),
            ("MZ\u{1b}W", 3, '\u{1b}'),
            ("MY======MY", 8, '='),
        ] {
            assert_eq!(
                decode(text).unwrap_err(),
                NotBase32 { at, char },
                "{text:?}"
            );
        }
        let told = decode("MZ\u{1b}W").unwrap_err().to_string();
        assert!(!told.contains('\u{1b}'));
        assert_eq!(
            decode("M0").unwrap_err().hint().unwrap(),
            "it may be the letter O"
        );
    }

    #[test]
    fn every_length_comes_back() {
        let bytes: Vec<u8> = (0..=255).cycle().take(600).collect();
        for length in 0..bytes.len() {
            let text = encode(&bytes[..length]);
            let (back, repairs) = decoded(str::from_utf8(text.reveal()).unwrap());
            assert_eq!(back, &bytes[..length]);
            assert_eq!(repairs, Repairs::default());
        }
    }
}
