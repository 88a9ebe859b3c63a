//! What the outermost object of a JSON file is made of: enough to know whose it is, also where it is cut.
//!
//! A file is walked once and every format looks at what came of that. The walk ends where the file is cut or nested deeper
//! than any is, and what it keeps is bounded whatever the file holds.

use std::fmt;

use serde::Deserialize;
use serde::Deserializer;
use serde::de;
use serde::de::DeserializeSeed;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;

use crate::formats::loose;
use crate::secret::Secret;

/// The outermost object of a file.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    values: Vec<(String, Value)>,
    /// It was walked to its end.
    is_whole: bool,
}

/// What stands under a name.
#[derive(Debug, Default, PartialEq, Eq)]
struct Value {
    kind: Kind,
    /// Of a list, the names of the first element, if that is an object; those that have no value are not there.
    first: Vec<(String, bool)>,
}

/// What a value of JSON is, as far as anybody asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// `null`.
    Nothing,
    Bool,
    #[default]
    Other,
}

impl Outline {
    /// The outline of a file; it has nothing where the file is no object of JSON.
    pub(crate) fn of(file: &Secret) -> Self {
        #[cfg(test)]
        tests::WALKS.set(tests::WALKS.get() + 1);
        let mut outline = Self::default();
        if loose::is_object(file) {
            let text = file.reveal();
            let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
            let mut reader = serde_json::Deserializer::from_slice(text);
            let walked = Walk::Whole(&mut outline).deserialize(&mut reader);
            outline.is_whole = walked.is_ok() && reader.end().is_ok();
        }
        outline
    }

    /// Whether it was walked to its end.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether it has all these names, whatever stands under them. One that is cut has those before the cut.
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.value(name).is_some())
    }

    /// Whether something stands under this name.
    pub(crate) fn is_there(&self, name: &str) -> bool {
        self.value(name)
            .is_some_and(|value| value.kind != Kind::Nothing)
    }

    /// Whether `true` or `false` stands under this name.
    pub(crate) fn is_bool(&self, name: &str) -> bool {
        self.value(name)
            .is_some_and(|value| value.kind == Kind::Bool)
    }

    /// Whether a list stands under this name of which the first element has all these names.
    pub(crate) fn first_has(&self, list: &str, names: &[&str]) -> bool {
        self.first(list, names, |_| true)
    }

    /// The same, and something stands under each of them.
    pub(crate) fn first_has_filled(&self, list: &str, names: &[&str]) -> bool {
        self.first(list, names, |is_filled| is_filled)
    }

    fn first(&self, list: &str, names: &[&str], is_enough: impl Fn(bool) -> bool) -> bool {
        self.value(list).is_some_and(|value| {
            let has = |wanted: &&str| {
                let mut first = value.first.iter();
                first.any(|(name, is_filled)| name == wanted && is_enough(*is_filled))
            };
            names.iter().all(has)
        })
    }

    fn value(&self, wanted: &str) -> Option<&Value> {
        let mut values = self.values.iter();
        values
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value)
    }
}

/// How far inside it is, and what is noted of it.
enum Walk<'a> {
    Whole(&'a mut Outline),
    Value(&'a mut Value),
    Element(&'a mut Vec<(String, bool)>),
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        match self {
            Self::Whole(outline) => {
                while let Some(name) = object.next_key::<String>()? {
                    // What is behind more names than any of these files has is of none of them.
                    if outline.values.len() == MAX_NAMES {
                        object.next_value::<Passed>()?;
                        continue;
                    }
                    // Noted first, so that it is there where what stands under it is cut.
                    outline.values.push((short(name), Value::default()));
                    if let Some((_, value)) = outline.values.last_mut() {
                        object.next_value_seed(Walk::Value(value))?;
                    }
                }
            }
            Self::Element(names) => {
                while let Some(name) = object.next_key::<String>()? {
                    if names.len() < MAX_NAMES {
                        names.push((short(name), true));
                        let Passed { is_filled } = object.next_value()?;
                        if let Some((_, last)) = names.last_mut() {
                            *last = is_filled;
                        }
                    } else {
                        object.next_value::<Passed>()?;
                    }
                }
            }
            Self::Value(_) => while object.next_entry::<Passed, Passed>()?.is_some() {},
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if let Self::Value(value) = self {
            list.next_element_seed(Walk::Element(&mut value.first))?;
        }
        while list.next_element::<Passed>()?.is_some() {}
        Ok(())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        if let Self::Value(value) = self {
            value.kind = Kind::Nothing;
        }
        Ok(())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        if let Self::Value(value) = self {
            value.kind = Kind::Bool;
        }
        Ok(())
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
}

/// A value of which nothing is noted but whether it is there. Unlike one that serde ignores, it may not be nested
/// without end.
struct Passed {
    is_filled: bool,
}

impl<'de> Deserialize<'de> for Passed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let is_filled = deserializer.deserialize_any(Pass)?;
        Ok(Self { is_filled })
    }
}

struct Pass;

impl<'de> Visitor<'de> for Pass {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<bool, A::Error> {
        while object.next_entry::<Passed, Passed>()?.is_some() {}
        Ok(true)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        while list.next_element::<Passed>()?.is_some() {}
        Ok(true)
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<bool, E> {
        Ok(true)
    }
}

fn short(mut name: String) -> String {
    name.truncate(name.floor_char_boundary(MAX_NAME));
    name
}

const MAX_NAMES: usize = 200;
/// In bytes.
const MAX_NAME: usize = 64;

#[cfg(test)]
pub(crate) mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How many files were walked.
        pub(crate) static WALKS: Cell<usize> = const { Cell::new(0) };
    }

    fn of(text: &str) -> Outline {
        Outline::of(&Secret::new(text.into()))
    }

    #[test]
    fn names_are_met_in_the_outermost_object_alone_and_before_a_cut() {
        let has = |text: &str, names: &[&str]| of(text).has(names);
        assert!(has("\u{feff} {\"b\":[],\"a\":1}", &["a", "b"]));
        assert!(!has("{\"b\":{\"a\":1}}", &["a"]));
        assert!(has("{\"a\":1,\"b\":[[{", &["a", "b"]));
        assert!(!has("{\"a\":1,\"b", &["a", "b"]));
        for text in ["", "[]", "null", "a", "{", "{\"a\"", "\u{feff}"] {
            assert!(!has(text, &["b"]), "{text}");
        }
    }

    #[test]
    fn the_first_record_is_looked_at_also_where_the_rest_is_cut() {
        let is = |text: &str| of(text).first_has("items", &["a", "b"]);
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
            "{\"items\":[{\"x\":{\"a\":1,\"b\":1}}]}",
            "{\"x\":{\"items\":[{\"a\":1,\"b\":1}]}}",
            "{\"items\":[{\"a\":1,\"b",
            "{\"items\":7}",
        ] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn what_is_null_is_named_and_not_there() {
        let outline = of("{\"a\":null,\"b\":false,\"c\":7,\"d\":[{\"e\":null,\"f\":\"\"}]}");
        assert!(outline.is_whole() && outline.has(&["a", "b", "c", "d"]));
        assert!(!outline.is_there("a") && outline.is_there("b"));
        assert!(outline.is_bool("b") && !outline.is_bool("c"));
        assert!(outline.first_has("d", &["e", "f"]));
        assert!(!outline.first_has_filled("d", &["e"]) && outline.first_has_filled("d", &["f"]));
        assert!(!of("{\"a\":1} x").is_whole());
    }

    #[test]
    fn what_is_kept_and_how_deep_it_goes_is_bounded() {
        let long = "n".repeat(100);
        let many: Vec<_> = (0..10_000).map(|at| format!("\"{long}{at}\":[]")).collect();
        let many = many.join(",") + ",";
        let outline = of(&format!("{{{many}\"a\":1}}"));
        assert!(outline.is_whole() && outline.values.len() == MAX_NAMES);
        let deep = of(&format!("{{\"a\":{}", "[".repeat(10_000_000)));
        assert!(deep.has(&["a"]) && !deep.is_whole());
    }
}
