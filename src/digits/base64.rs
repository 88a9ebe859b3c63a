//! Base 64 as apps write it: either alphabet, with padding or without.
//!
//! Source: [RFC 4648, sections 4 and 5](https://www.rfc-editor.org/rfc/rfc4648#section-4).

use crate::secret::Secret;

/// Read base 64, of the usual alphabet or the one for URLs. White space does not count, and padding may be missing.
///
/// # Errors
/// [`NotBase64`].
pub fn decode(text: &[u8]) -> Result<Secret, NotBase64> {
    // Never grows: a vector that grows leaves a copy behind.
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut held, mut is_over) = (0_u32, 0_u32, false);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                is_over = true;
                continue;
            }
            byte if byte.is_ascii_whitespace() => continue,
            _ => return Err(NotBase64),
        };
        if is_over {
            return Err(NotBase64);
        }
        bits = (bits << 6 | u32::from(value)) & 0xfff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap_or_default());
        }
    }
    // One digit alone is no byte.
    if held == 6 {
        return Err(NotBase64);
    }
    Ok(Secret::new(bytes))
}

/// Write base 64 of the usual alphabet, with padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> Secret {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let mut value = [0; 4];
        value[1..=group.len()].copy_from_slice(group);
        let value = u32::from_be_bytes(value);
        for digit in 0..4 {
            let index = usize::try_from(value >> (18 - 6 * digit) & 63).unwrap_or_default();
            text.push(if digit <= group.len() {
                ALPHABET[index]
            } else {
                b'='
            });
        }
    }
    Secret::new(text)
}

/// Not base 64.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotBase64;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    /// RFC 4648, section 10.
    const VECTORS: [(&str, &str); 7] = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ];

    #[test]
    fn the_vectors_of_the_standard_hold_both_ways() {
        for (plain, text) in VECTORS {
            let bare = text.trim_end_matches('=');
            for text in [text, bare, &format!(" {text}\r\n")] {
                assert_eq!(decode(text.as_bytes()).unwrap().reveal(), plain.as_bytes());
            }
            assert_eq!(encode(plain.as_bytes()).reveal(), text.as_bytes());
        }
        assert_eq!(encode(&[0xff, 0xef, 0xbe]).reveal(), b"/+++");
    }

    #[test]
    fn both_alphabets_are_read() {
        for text in ["+/+/", "-_-_", "+_-/"] {
            let bytes = decode(text.as_bytes()).unwrap();
            assert_eq!(bytes.reveal(), [0xfb, 0xff, 0xbf]);
        }
    }

    #[test]
    fn what_is_not_base_64_is_refused() {
        for text in ["Z", "Zm9vY", "Zg==Zg==", "Zm9v!", "Zm9\u{e9}"] {
            assert_eq!(decode(text.as_bytes()).unwrap_err(), NotBase64, "{text}");
        }
    }

    #[test]
    fn every_length_comes_back() {
        let bytes: Vec<u8> = (0..=255).cycle().take(300).collect();
        for length in 0..bytes.len() {
            let text = encode(&bytes[..length]);
            assert_eq!(decode(text.reveal()).unwrap().reveal(), &bytes[..length]);
        }
    }
}
