//! The rows of a list of entries in JSON, made while it is read.

use std::marker::PhantomData;

use serde::Deserialize;

use crate::formats::loose::Gather;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::trouble::Trouble;
use crate::totp::import::entries::TOO_MANY;
use crate::totp::import::row::Bad;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;

/// An entry that becomes a row.
pub(super) trait Entry {
    /// The row of it.
    fn row(self, place: String) -> Row;
}

/// The rows of a list of such entries.
pub(super) struct Listing<E> {
    rows: Vec<Row>,
    is_too_long: bool,
    of: PhantomData<E>,
}

impl<E> Listing<E> {
    /// The rows, if they are as many as an app may have.
    pub(super) fn rows(self) -> Result<Vec<Row>, Trouble> {
        if self.is_too_long {
            return Err(TOO_MANY);
        }
        Ok(self.rows)
    }
}

impl<E> Default for Listing<E> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            is_too_long: false,
            of: PhantomData,
        }
    }
}

impl<'de, E: Entry + Deserialize<'de>> Gather<'de> for Listing<E> {
    type Element = Loose<Object<E>>;

    fn gather(&mut self, element: Self::Element) {
        if self.rows.len() == MAX_ROWS {
            self.is_too_long = true;
            return;
        }
        let place = format!("entry {}", self.rows.len() + 1);
        self.rows.push(match element {
            Loose::Given(Object(entry)) => entry.row(place),
            Loose::Missing | Loose::Odd => {
                Row::bad(place, String::new(), Bad::Other("it is no entry"))
            }
        });
    }
}
