//! Bytes become lines of text: UTF-8 or UTF-16, LF, CRLF or CR.

use std::char;
use std::str;

use crate::recovery_codes::read::trouble::ReadError;
use crate::secret::Secret;

/// `input` in UTF-8, where it begins with the byte-order mark of UTF-16; `None` where it is UTF-8 already.
///
/// # Errors
/// It is not whole UTF-16.
pub fn decode(input: &Secret) -> Result<Option<Secret>, ReadError> {
    let (bytes, unit): (_, fn([u8; 2]) -> u16) = match input.reveal() {
        [0xFF, 0xFE, rest @ ..] => (rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return Ok(None),
    };
    let (pairs, []) = bytes.as_chunks::<2>() else {
        return Err(ReadError::NotText);
    };
    // Two bytes of UTF-16 become three of UTF-8 at most.
    let mut utf8 = Vec::with_capacity(bytes.len() / 2 * 3);
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let character = character.map_err(|_| ReadError::NotText)?;
        utf8.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
    Ok(Some(Secret::new(utf8)))
}

/// The text of `input`, without a byte-order mark.
///
/// # Errors
/// It is not UTF-8, or holds NUL, as UTF-16 without its mark and files of programs do.
pub fn of(input: &Secret) -> Result<&str, ReadError> {
    let text = str::from_utf8(input.reveal()).map_err(|_| ReadError::NotText)?;
    if text.contains('\0') {
        return Err(ReadError::NotText);
    }
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// The lines of `text`, without their ends.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((line, after)) = text.split_once(['\n', '\r']) else {
            rest = None;
            return (!text.is_empty()).then_some(text);
        };
        let is_crlf = text.as_bytes().get(line.len()) == Some(&b'\r') && after.starts_with('\n');
        rest = if is_crlf {
            after.strip_prefix('\n')
        } else {
            Some(after)
        };
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<String, ReadError> {
        let input = Secret::new(bytes.to_vec());
        let converted = decode(&input)?;
        of(converted.as_ref().unwrap_or(&input)).map(str::to_owned)
    }

    #[test]
    fn utf_8_and_both_utf_16_are_read_without_their_mark() {
        for bytes in [
            &b"a\xC3\xA9"[..],
            b"\xEF\xBB\xBFa\xC3\xA9",
            b"\xFF\xFEa\0\xE9\0",
            b"\xFE\xFF\0a\0\xE9",
        ] {
            assert_eq!(decoded(bytes).as_deref(), Ok("aé"));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"\xFF\xFEa"[..],
            b"\xFF\xFE\0\xD8a\0",
            b"a\xFFb",
            b"a\0b\0",
        ] {
            assert_eq!(decoded(bytes), Err(ReadError::NotText));
        }
    }

    #[test]
    fn every_kind_of_line_end_ends_one_line() {
        for (text, expected) in [
            ("a\nb\r\nc\rd", &["a", "b", "c", "d"][..]),
            ("a\n\nb\n", &["a", "", "b"]),
            ("a\r\n\r\nb\r\n", &["a", "", "b"]),
            ("", &[]),
            ("\r\r", &["", ""]),
        ] {
            assert_eq!(lines(text).collect::<Vec<_>>(), expected);
        }
    }
}
