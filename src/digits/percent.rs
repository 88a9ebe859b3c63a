//! Percent-encoding, read leniently and written strictly.
//!
//! Source: [RFC 3986, section 2](https://www.rfc-editor.org/rfc/rfc3986#section-2).

use zeroize::Zeroizing;

/// The text, and whether bytes in it were no text. A `%` that begins nothing stays what it is.
pub(crate) fn decode(text: &str, plus_is_space: bool) -> (Zeroizing<String>, bool) {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match first {
            b'%' => match pair(after) {
                Some(byte) => {
                    rest = &after[2..];
                    byte
                }
                None => b'%',
            },
            b'+' if plus_is_space => b' ',
            other => other,
        });
    }
    match str::from_utf8(&bytes) {
        Ok(text) => (Zeroizing::new(text.to_owned()), false),
        Err(_) => (
            Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()),
            true,
        ),
    }
}

fn pair(text: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    u8::try_from(digit(0)? << 4 | digit(1)?).ok()
}

/// Everything but the unreserved characters encoded.
pub(crate) fn encode(text: &str, into: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(byte);
        } else {
            into.extend([
                b'%',
                DIGITS[usize::from(byte >> 4)],
                DIGITS[usize::from(byte & 15)],
            ]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_unreserved_alone_and_comes_back() {
        for (text, encoded) in [
            ("", ""),
            ("aZ09-._~", "aZ09-._~"),
            ("a b+c", "a%20b%2Bc"),
            ("a/../b?c#d%2f", "a%2F..%2Fb%3Fc%23d%252f"),
            ("é", "%C3%A9"),
        ] {
            let mut into = Vec::new();
            encode(text, &mut into);
            assert_eq!(into, encoded.as_bytes());
            for plus_is_space in [false, true] {
                let (decoded, not_text) = decode(encoded, plus_is_space);
                assert_eq!((decoded.as_str(), not_text), (text, false));
            }
        }
        assert_eq!(decode("%zz%2", false).0.as_str(), "%zz%2");
        assert_eq!(decode("a+b", true).0.as_str(), "a b");
        assert!(decode("%ff", false).1);
    }
}
