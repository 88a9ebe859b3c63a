//! Why an answer is not the list it should be.

use std::error::Error;
use std::fmt;

use crate::formats::trouble::Trouble;

/// Why an answer is not the list it should be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// It is cut short, or no JSON at all.
    Damaged(&'static str),
    /// It is JSON of another shape.
    OtherShape,
    /// Nothing is in it.
    Empty,
    /// More rows than any such list has.
    TooMany,
    /// So many of its rows cannot be read, of so many.
    BadRows(usize, usize),
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(what) => formatter.write_str(what),
            Self::OtherShape => formatter.write_str("it is JSON, but not such a list"),
            Self::Empty => formatter.write_str("the list is empty"),
            Self::TooMany => formatter.write_str("it has more rows than any such list"),
            Self::BadRows(bad, all) => {
                write!(formatter, "{bad} of its {all} rows cannot be read")
            }
        }
    }
}

impl Error for Unfit {}

impl From<Trouble> for Unfit {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Damaged(what) => Self::Damaged(what),
            _ => Self::Damaged("it is not JSON"),
        }
    }
}
