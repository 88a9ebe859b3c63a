//! Bytes as hex digits.
//!
//! Source: [RFC 4648, section 8](https://www.rfc-editor.org/rfc/rfc4648#section-8).

use zeroize::Zeroizing;

use crate::secret::Secret;

/// The bytes; `None` where it is not pairs of hex digits, of either size, and nothing else.
pub(crate) fn decode(text: &[u8]) -> Option<Secret> {
    let (pairs, rest) = text.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    // Never grows: a vector that grows leaves a copy behind.
    let mut bytes = Vec::with_capacity(pairs.len());
    for &[high, low] in pairs {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.push(u8::try_from(digit(high)? << 4 | digit(low)?).ok()?);
    }
    Some(Secret::new(bytes))
}

/// The same where white space may stand anywhere between the digits.
pub(crate) fn decode_spaced(text: &[u8]) -> Option<Secret> {
    let mut digits = Zeroizing::new(Vec::with_capacity(text.len()));
    digits.extend(text.iter().filter(|byte| !byte.is_ascii_whitespace()));
    decode(&digits)
}

/// The digits, in lower case, of bytes that are no secret.
pub(crate) fn encode(bytes: &[u8]) -> String {
    digits(bytes).map(char::from).collect()
}

/// The digits, in lower case, of bytes that are one.
pub(crate) fn encode_secret(bytes: &[u8]) -> Secret {
    // Never grows: a vector that grows leaves a copy behind.
    let mut text = Vec::with_capacity(bytes.len() * 2);
    text.extend(digits(bytes));
    Secret::new(text)
}

fn digits(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| b"0123456789abcdef"[usize::from(digit)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_hex_digits_are_bytes_and_nothing_else_is() {
        let read = |text: &str| decode(text.as_bytes()).map(|bytes| bytes.reveal().to_vec());
        assert_eq!(read(""), Some(vec![]));
        assert_eq!(read("00fFa9"), Some(vec![0, 255, 0xa9]));
        for text in ["0", "0g", " 0", "0x00", "é", "000"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn white_space_may_stand_between_the_digits_where_that_is_said() {
        let read = |text: &str| decode_spaced(text.as_bytes()).map(|bytes| bytes.reveal().to_vec());
        assert_eq!(read(" 0 0\tfF\r\na9 "), Some(vec![0, 255, 0xa9]));
        assert_eq!(read("0 0 0"), None);
    }

    #[test]
    fn every_byte_comes_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        let text = encode(&bytes);
        assert!(text.starts_with("000102") && text.ends_with("fdfeff"));
        assert_eq!(encode_secret(&bytes).reveal(), text.as_bytes());
        assert_eq!(
            decode(text.as_bytes()).map(|it| it.reveal().to_vec()),
            Some(bytes)
        );
    }
}
