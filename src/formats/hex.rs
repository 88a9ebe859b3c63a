//! Bytes that stand in a file as hex digits.

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
}
