//! JSON of which only a part is wanted: what is of another type than expected is odd, and no reason to stop.
//!
//! Exports hold passwords, notes and cards beside what is wanted here. What no field names is passed over
//! without a copy of it; a list becomes what is [gathered](Gather) from it, one element at a time, so that no
//! list of millions is ever held.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::Deserializer;
use serde::de;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde::de::value::MapAccessDeserializer;

use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// A value of JSON, whatever it is.
#[derive(Debug, Default)]
pub(crate) enum Loose<T> {
    /// It is not there, or is `null`.
    #[default]
    Missing,
    /// It is of another type.
    Odd,
    /// It is what was expected.
    Given(T),
}

/// An object with the fields of `T`.
#[derive(Debug)]
pub(crate) struct Object<T>(pub(crate) T);

/// A list, or what was gathered from it.
#[derive(Debug)]
pub(crate) struct List<G>(pub(crate) G);

/// What is taken from a list.
pub(crate) trait Gather<'de>: Default {
    /// What its elements are.
    type Element: Deserialize<'de>;

    /// Take what is wanted from the next element. What is held must be bounded.
    fn gather(&mut self, element: Self::Element);
}

/// What a value of JSON may be; `None` is odd.
pub(crate) trait Shape<'de>: Sized {
    /// Made of text.
    fn of_text(_text: &str) -> Option<Self> {
        None
    }

    /// Made of a whole number that is not negative.
    fn of_number(_number: u64) -> Option<Self> {
        None
    }

    /// Made of a whole number below nought.
    fn of_negative(_number: i64) -> Option<Self> {
        None
    }

    /// Made of `true` or `false`.
    fn of_bool(_is_so: bool) -> Option<Self> {
        None
    }

    /// Made of an object, which must be read to its end.
    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    /// Made of a list, which must be read to its end.
    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

/// Whether a file begins as an object of JSON does, with or without a byte order mark.
pub(crate) fn is_object(file: &Secret) -> bool {
    let text = file.reveal();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.trim_ascii_start().starts_with(b"{")
}

/// Read JSON, with or without a byte order mark.
///
/// # Errors
/// It is none.
pub(crate) fn read<'de, T: Deserialize<'de>>(file: &'de Secret) -> Result<T, Trouble> {
    let text = file.reveal();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    serde_json::from_slice(text).map_err(|error| trouble(&error))
}

/// The same of what is no secret, down to the last byte: a text that is passed over must be UTF-8 too, so that
/// what was damaged on its way is never taken for the whole answer.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_text<'de, T: Deserialize<'de>>(text: &'de [u8]) -> Result<T, Trouble> {
    let text = str::from_utf8(text).map_err(|_| Trouble::Damaged("it is not UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| trouble(&error))
}

/// What is wrong with JSON; the error itself may repeat a part of the text.
fn trouble(error: &serde_json::Error) -> Trouble {
    Trouble::Damaged(if error.is_eof() {
        "its JSON ends too soon: was it copied to its end?"
    } else if error.is_data() {
        "something stands twice in its JSON"
    } else {
        "it is not JSON"
    })
}

/// Read JSON, and count the values in it that are odd: what they say is not in what was read. None is forgotten, however
/// deep it stands, for the types themselves count.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_counting<'de, T: Deserialize<'de>>(
    file: &'de Secret,
) -> Result<(T, usize), Trouble> {
    let before = ODD.get();
    let whole = read(file)?;
    Ok((whole, ODD.get().wrapping_sub(before)))
}

thread_local! {
    /// How many odd values this thread has met. Serde hands nothing down to the types of fields that could count them.
    static ODD: Cell<usize> = const { Cell::new(0) };
}

impl<T> Loose<T> {
    fn odd() -> Self {
        ODD.set(ODD.get().wrapping_add(1));
        Self::Odd
    }

    /// The value, if it is what was expected.
    pub(crate) fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Missing | Self::Odd => None,
        }
    }

    /// Whether something is there.
    pub(crate) fn is_there(&self) -> bool {
        !matches!(self, Self::Missing)
    }
}

impl Loose<bool> {
    /// Whether it is there, and `true`.
    pub(crate) fn is_true(&self) -> bool {
        matches!(self, Self::Given(true))
    }
}

impl Loose<String> {
    /// The text; empty where there is none.
    pub(crate) fn text(self) -> String {
        self.given().unwrap_or_default()
    }
}

impl<G: Default> Loose<List<G>> {
    /// What was gathered; nothing where there is no list.
    pub(crate) fn gathered(self) -> G {
        self.given()
            .map(|List(gathered)| gathered)
            .unwrap_or_default()
    }
}

impl<T: Default> Loose<Object<T>> {
    /// The object; one without anything where there is none.
    pub(crate) fn object(self) -> T {
        self.given()
            .map(|Object(object)| object)
            .unwrap_or_default()
    }
}

/// Only whether something is there.
impl<'de> Shape<'de> for () {
    fn of_text(_text: &str) -> Option<Self> {
        Some(())
    }

    fn of_number(_number: u64) -> Option<Self> {
        Some(())
    }

    fn of_negative(_number: i64) -> Option<Self> {
        Some(())
    }

    fn of_bool(_is_so: bool) -> Option<Self> {
        Some(())
    }

    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Some(()))
    }

    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Some(()))
    }
}

impl Shape<'_> for Secret {
    fn of_text(text: &str) -> Option<Self> {
        Some(Self::new(text.as_bytes().to_vec()))
    }
}

impl Shape<'_> for String {
    fn of_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Shape<'_> for u64 {
    fn of_number(number: u64) -> Option<Self> {
        Some(number)
    }
}

impl Shape<'_> for bool {
    fn of_bool(is_so: bool) -> Option<Self> {
        Some(is_so)
    }
}

impl<'de, T: Deserialize<'de>> Shape<'de> for Object<T> {
    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(object)).map(|object| Some(Self(object)))
    }
}

impl<'de, G: Gather<'de>> Shape<'de> for List<G> {
    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        let mut gathered = G::default();
        while let Some(element) = list.next_element()? {
            gathered.gather(element);
        }
        Ok(Some(Self(gathered)))
    }
}

impl<'de, T: Shape<'de>> Deserialize<'de> for Loose<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any(PhantomData))
    }
}

struct Any<T>(PhantomData<T>);

impl<'de, T: Shape<'de>> Visitor<'de> for Any<T> {
    type Value = Loose<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Loose<T>, E> {
        Ok(T::of_text(text).into())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Loose<T>, E> {
        Ok(T::of_number(number).into())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Loose<T>, E> {
        Ok(T::of_negative(number).into())
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Loose<T>, E> {
        Ok(Loose::odd())
    }

    fn visit_bool<E: de::Error>(self, is_so: bool) -> Result<Loose<T>, E> {
        Ok(T::of_bool(is_so).into())
    }

    fn visit_unit<E: de::Error>(self) -> Result<Loose<T>, E> {
        Ok(Loose::Missing)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Loose<T>, A::Error> {
        T::of_object(object).map(Loose::from)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Loose<T>, A::Error> {
        T::of_list(list).map(Loose::from)
    }
}

impl<T> From<Option<T>> for Loose<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::odd, Self::Given)
    }
}

#[cfg(test)]
mod tests;
