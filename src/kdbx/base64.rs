//! Base 64, strict about its alphabet and lenient about padding and white space.
//!
//! Source: [RFC 4648, section 4](https://www.rfc-editor.org/rfc/rfc4648#section-4).

use zeroize::Zeroizing;

/// The bytes of base 64, or nothing where it is none.
#[must_use]
pub fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    // Never grows: a vector that grows leaves a copy behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() / 4 * 3 + 3));
    let (mut bits, mut held, mut is_over) = (0_u32, 0_u32, false);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                is_over = true;
                continue;
            }
            byte if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        if is_over {
            return None;
        }
        bits = (bits << 6 | u32::from(value)) & 0xfff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap_or_default());
        }
    }
    // One digit alone is no byte.
    (held != 6).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard_hold() {
        for (plain, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", " Zm9v\r\nYmFy"),
        ] {
            assert_eq!(
                decode(text.as_bytes()).as_deref(),
                Some(&plain.as_bytes().to_vec())
            );
        }
        for text in ["Z", "Zm9vY", "Zg==Zg==", "Zm9v!", "Zm9\u{e9}"] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
