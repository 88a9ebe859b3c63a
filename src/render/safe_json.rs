//! JSON that loses nothing and is still safe to look at: what [`sanitize`](crate::render::sanitize)
//! makes visible is written as the `\uXXXX` JSON has for it.

use std::io;
use std::io::Write;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::text::is_hostile;

/// Append `value` to `text` as JSON without a line break.
///
/// # Errors
/// What the value's own serializer says; a mirror struct has nothing to say.
pub fn append(text: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    value
        .serialize(&mut Serializer::with_formatter(text, Safe))
        .map_err(io::Error::other)
}

/// The members of an object without its braces, to stand between other members.
///
/// # Errors
/// As [`append`].
pub fn append_members(text: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    let mut object = Vec::new();
    append(&mut object, value)?;
    let inner = object.strip_prefix(b"{").unwrap_or(&object);
    text.extend_from_slice(inner.strip_suffix(b"}").unwrap_or(inner));
    Ok(())
}

/// Compact JSON; only what stands inside strings is written in another way.
struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !fragment.contains(is_hostile) && !fragment.contains("##") {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment.chars().peekable();
        while let Some(char) = rest.next() {
            // `##[` and `##vso[` are commands to a build server, wherever they stand in a line.
            if is_hostile(char) || (char == '#' && rest.peek() == Some(&'#')) {
                for unit in char.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            } else {
                writer.write_all(char.encode_utf8(&mut [0; 4]).as_bytes())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::unwrap_used, reason = "a test may panic")]
    fn every_character_is_safe_to_look_at_and_comes_back() {
        for char in '\0'..=char::MAX {
            let mut text = Vec::new();
            append(&mut text, &char.to_string()).unwrap();
            let text = String::from_utf8(text).unwrap();
            assert!(!text.contains(is_hostile));
            assert_eq!(
                serde_json::from_str::<String>(&text).unwrap(),
                char.to_string()
            );
        }
        let mut text = Vec::new();
        append(&mut text, &"a##[x]").unwrap();
        assert_eq!(text, br#""a\u0023#[x]""#);
    }
}
