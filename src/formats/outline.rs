//! What the outermost object of a JSON file is made of: enough to know whose it is, also where it is cut.

use std::fmt;

use serde::Deserializer;
use serde::de::DeserializeSeed;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::Visitor;

use crate::formats::loose;
use crate::secret::Secret;

/// Whether the outermost object has all these names. One that is cut has those that stand before the cut.
pub(crate) fn has(file: &Secret, names: &[&str]) -> bool {
    let text = file.reveal();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if !loose::is_object(file) {
        return false;
    }
    let mut met = vec![false; names.len()];
    let mut reader = serde_json::Deserializer::from_slice(text);
    // What is wrong behind the names is told by who reads it.
    let _ = Names(names, &mut met).deserialize(&mut reader);
    met.into_iter().all(|is_met| is_met)
}

/// Notes which of the names are met.
struct Names<'a>(&'a [&'a str], &'a mut [bool]);

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Self(names, met) = self;
        while let Some(name) = object.next_key::<String>()? {
            for (wanted, is_met) in names.iter().zip(met.iter_mut()) {
                *is_met |= *wanted == name;
            }
            if met.iter().all(|is_met| *is_met) {
                // The rest would not make a difference.
                return Ok(());
            }
            object.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_met_in_the_outermost_object_alone_and_before_a_cut() {
        let has = |text: &str, names: &[&str]| super::has(&Secret::new(text.into()), names);
        assert!(has("\u{feff} {\"b\":[],\"a\":1}", &["a", "b"]));
        assert!(!has("{\"b\":{\"a\":1}}", &["a"]));
        assert!(has("{\"a\":1,\"b\":[[{", &["a", "b"]));
        assert!(!has("{\"a\":1,\"b", &["a", "b"]));
        for text in ["", "[]", "null", "a", "{", "{\"a\"", "\u{feff}"] {
            assert!(!has(text, &["b"]), "{text}");
        }
    }
}
