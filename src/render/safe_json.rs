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

    #[test]
    #[expect(clippy::unwrap_used, reason = "a test may panic")]
    fn the_members_of_an_object_stand_between_others() {
        let members = |value: serde_json::Value| {
            let mut text = b"{\"a\":1,".to_vec();
            append_members(&mut text, &value).unwrap();
            text.push(b'}');
            serde_json::from_slice::<serde_json::Value>(&text).unwrap()
        };
        let value = serde_json::json!({"b": {"c": "}"}, "d": "\u{202e}##"});
        let whole = serde_json::json!({"a": 1, "b": {"c": "}"}, "d": "\u{202e}##"});
        assert_eq!(members(value), whole);
    }

    #[test]
    #[expect(clippy::unwrap_used, reason = "a test may panic")]
    fn what_is_safe_is_written_as_it_is_and_all_else_as_json_escapes() {
        for (value, json) in [
            ("a#b", r#""a#b""#),
            ("###", r#""\u0023\u0023#""#),
            ("\u{e0041}x", r#""\udb40\udc41x""#),
            ("\u{9b}é", r#""\u009bé""#),
            ("\u{202e}日🙂", r#""\u202e日🙂""#),
        ] {
            let mut text = Vec::new();
            append(&mut text, &value).unwrap();
            assert_eq!(String::from_utf8(text).unwrap(), json);
        }
    }
}
