//! JSON that is known by what its first record is made of.

use serde::Deserializer;
use serde::de::DeserializeSeed;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use std::fmt;

use crate::secret::Secret;

/// Whether the outermost object has a list of this name whose first element has all these names. What stands behind
/// is not looked at, so that a file that is cut is known too.
pub(super) fn first_of(file: &Secret, list: &str, names: &[&str]) -> bool {
    let text = file.reveal();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if !text.trim_ascii_start().starts_with(b"{") {
        return false;
    }
    let mut met = vec![false; names.len()];
    let mut reader = serde_json::Deserializer::from_slice(text);
    // What is wrong behind the names is told by who reads it.
    let _ = Step::Whole(list, names, &mut met).deserialize(&mut reader);
    met.into_iter().all(|is_met| is_met)
}

/// How far inside it is.
enum Step<'a> {
    Whole(&'a str, &'a [&'a str], &'a mut [bool]),
    List(&'a [&'a str], &'a mut [bool]),
    Element(&'a [&'a str], &'a mut [bool]),
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Step<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        match self {
            Self::Whole(list, names, met) => {
                while let Some(name) = object.next_key::<String>()? {
                    if name == list {
                        return object.next_value_seed(Self::List(names, met));
                    }
                    object.next_value::<IgnoredAny>()?;
                }
            }
            Self::Element(names, met) => {
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
            }
            Self::List(..) => {}
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if let Self::List(names, met) = self {
            list.next_element_seed(Self::Element(names, met))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_record_is_looked_at_also_where_the_rest_is_cut() {
        let is = |text: &str| first_of(&Secret::new(text.into()), "items", &["a", "b"]);
        assert!(is("\u{feff} {\"x\":[1],\"items\":[{\"b\":[],\"a\":1}]}"));
        assert!(is("{\"items\":[{\"b\":[],\"a\":"));
        for text in [
            "",
            "[]",
            "{}",
            "{\"items\":[]}",
            "{\"items\":{\"a\":1,\"b\":1}}",
            "{\"items\":[{\"a\":1},{\"b\":1}]}",
            "{\"items\":[[{\"a\":1,\"b\":1}]]}",
            "{\"x\":{\"items\":[{\"a\":1,\"b\":1}]}}",
            "{\"items\":[{\"a\":1,\"b",
            "{\"items\":7}",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
