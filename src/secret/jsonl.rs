//! Secrets from JSON lines: `{"id": "...", "secret": "..."}` a line.
//!
//! No error of `serde_json` is passed on, nor is one built that would quote what stands in the line.

use std::fmt;
use std::str;

use serde::Deserialize;
use serde::Deserializer;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::Visitor;

use crate::secret::Secret;
use crate::secret::item::Item;
use crate::secret::item::Name;
use crate::secret::item::Unreadable;
use crate::secret::jsonl::value::Value;

mod value;

/// The secret on one line, under its `id`, or `line N` where it has none.
///
/// `id` is a string or an integer, and may be missing; other fields than the two are passed over.
#[must_use]
pub fn parse_line(number: u64, line: &Secret) -> Item {
    let text = line.reveal();
    let text = match number {
        1 => text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text),
        _ => text,
    };
    let (id, content) = match read(text) {
        Ok(line) => line.judge(),
        Err(why) => (None, Err(why)),
    };
    Item {
        id: id.map_or(Name::Numbered("line", number), Name::Given),
        place: None,
        content,
    }
}

fn read(text: &[u8]) -> Result<Line, Unreadable> {
    let text = str::from_utf8(text).map_err(|error| {
        Unreadable::MalformedAt("bytes that are not UTF-8", error.valid_up_to() + 1)
    })?;
    if !text.trim_ascii_start().starts_with('{') {
        return Err(Unreadable::Malformed(
            r#"not an object like `{"id": "...", "secret": "..."}`"#,
        ));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    Line::deserialize(&mut reader)
        .and_then(|line| reader.end().map(|()| line))
        .map_err(|error| Unreadable::MalformedAt("not JSON", error.column()))
}

/// What a line holds, whether it makes sense or not.
#[derive(Default)]
struct Line {
    id: Option<Value>,
    secret: Option<Value>,
    repeats: bool,
}

impl Line {
    fn judge(self) -> (Option<String>, Result<Secret, Unreadable>) {
        let id = match self.id {
            None | Some(Value::Null) => None,
            Some(Value::Text(id) | Value::Integer(id)) => match str::from_utf8(id.reveal()) {
                Ok(id) if id.chars().count() <= MAX_ID => {
                    Some(id.to_owned()).filter(|id| !id.is_empty())
                }
                _ => {
                    return (
                        None,
                        Err(Unreadable::Malformed("an `id` of more than 256 characters")),
                    );
                }
            },
            Some(Value::Other) => {
                return (
                    None,
                    Err(Unreadable::Malformed(
                        "an `id` that is no string or integer",
                    )),
                );
            }
        };
        let content = match self.secret {
            _ if self.repeats => Err(Unreadable::Malformed(
                "`id` or `secret` twice in one object",
            )),
            None => Err(Unreadable::Malformed("no `secret` in the object")),
            Some(Value::Text(secret)) if secret.is_empty() => Err(Unreadable::Empty),
            Some(Value::Text(secret)) => Ok(secret),
            Some(_) => Err(Unreadable::Malformed("a `secret` that is no string")),
        };
        (id, content)
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(LineVisitor)
    }
}

struct LineVisitor;

impl<'de> Visitor<'de> for LineVisitor {
    type Value = Line;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Line, A::Error> {
        let mut line = Line::default();
        while let Some(field) = map.next_key()? {
            let slot = match field {
                Field::Id => &mut line.id,
                Field::Secret => &mut line.secret,
                Field::Other => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            line.repeats |= slot.replace(map.next_value()?).is_some();
        }
        Ok(line)
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Id,
    Secret,
    #[serde(other)]
    Other,
}

/// The longest `id`, in characters; it is repeated in every report.
const MAX_ID: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, String) {
        let item = parse_line(3, &Secret::new(line.as_bytes().to_vec()));
        let content = match item.content {
            Ok(secret) => String::from_utf8_lossy(secret.reveal()).into_owned(),
            Err(why) => format!("<{why}>"),
        };
        (item.id.into_string(), content)
    }

    #[test]
    fn a_secret_comes_under_its_id_or_its_line() {
        for (line, id, secret) in [
            (r#"{"id": "db", "secret": "a b"}"#, "db", "a b"),
            (
                r#" {"secret":"a\n\"\u0000\ud83d\ude00","id":-7,"more":{"secret":[1]}} "#,
                "-7",
                "a\n\"\0😀",
            ),
            (r#"{"secret":"a"}"#, "line 3", "a"),
            (r#"{"id":null,"secret":"a"}"#, "line 3", "a"),
            (r#"{"id":"","\u0073ecret":"a"}"#, "line 3", "a"),
        ] {
            assert_eq!(read(line), (id.to_owned(), secret.to_owned()), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_without_the_words_that_were_there() {
        for (line, id, said) in [
            (r#"{"id":"db"}"#, "db", "<no `secret` in the object>"),
            (
                r#"{"id":"db","secert":"hunter2"}"#,
                "db",
                "<no `secret` in the object>",
            ),
            (r#"{"id":"db","secret":""}"#, "db", "<empty>"),
            (
                r#"{"id":"db","secret":4242}"#,
                "db",
                "<a `secret` that is no string>",
            ),
            (
                r#"{"id":"db","secret":null}"#,
                "db",
                "<a `secret` that is no string>",
            ),
            (
                r#"{"id":"db","secret":["hunter2"]}"#,
                "db",
                "<a `secret` that is no string>",
            ),
            (
                r#"{"id":1.5,"secret":"hunter2"}"#,
                "line 3",
                "<an `id` that is no string or integer>",
            ),
            (
                r#"{"secret":"hunter2","secret":"b"}"#,
                "line 3",
                "<`id` or `secret` twice in one object>",
            ),
            (
                r#"{"secret":"hunter2"} x"#,
                "line 3",
                "<not JSON, at column 22>",
            ),
            (
                r#"{"secret":"hunter2"#,
                "line 3",
                "<not JSON, at column 18>",
            ),
            (
                r#"{"secret":"\ud83d"}"#,
                "line 3",
                "<not JSON, at column 18>",
            ),
        ] {
            assert_eq!(read(line), (id.to_owned(), said.to_owned()), "{line}");
        }
        for line in ["hunter2", "\"hunter2\"", "[\"hunter2\"]", "4242", ""] {
            let said = r#"<not an object like `{"id": "...", "secret": "..."}`>"#;
            assert_eq!(read(line), ("line 3".to_owned(), said.to_owned()), "{line}");
        }
    }

    #[test]
    fn an_id_has_an_end() {
        let line = |length| format!(r#"{{"id":"{}","secret":"a"}}"#, "é".repeat(length));
        assert_eq!(read(&line(256)), ("é".repeat(256), "a".to_owned()));
        assert_eq!(read(&line(257)).1, "<an `id` of more than 256 characters>");
    }

    #[test]
    fn a_tower_of_brackets_is_passed_over_in_bounded_stack() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let tower = format!("{}1{}", open.repeat(500_000), close.repeat(500_000));
            assert_eq!(read(&format!(r#"{{"more":{tower},"secret":"a"}}"#)).1, "a");
            assert_eq!(
                read(&format!(r#"{{"secret":{tower}}}"#)).1,
                "<a `secret` that is no string>"
            );
        }
    }

    #[test]
    fn bytes_that_are_not_text_are_refused_by_their_column() {
        let item = parse_line(1, &Secret::new(b"{\"secret\":\"\xff\"}".to_vec()));
        assert_eq!(
            item.content.err(),
            Some(Unreadable::MalformedAt("bytes that are not UTF-8", 12))
        );
    }

    #[test]
    fn only_the_first_line_may_begin_with_a_byte_order_mark() {
        let line = Secret::new("\u{feff}{\"secret\":\"a\"}".as_bytes().to_vec());
        assert!(parse_line(1, &line).content.is_ok());
        assert!(parse_line(2, &line).content.is_err());
    }
}
