//! What a layout of columns is known by.

use crate::formats::delimited::Rows;
use crate::vault::import::csv::roles::Names;
use crate::vault::import::csv::row::Header;

/// What a layout is known by.
pub(super) enum Known {
    /// These columns, in any order, and maybe others.
    Columns(Names),
    /// These columns and no others but those.
    Only(Names, Names),
    /// The first columns.
    First(Names),
    /// One of each of these.
    OneOfEach(&'static [Names]),
    /// Its rows, of which the first has no names.
    Shape(fn(Rows<'_>) -> bool),
}

impl Known {
    /// How many columns speak for it, if it is this one.
    pub(super) fn columns(&self, header: &Header) -> Option<usize> {
        let mut names = header.names();
        let is_it = match self {
            Self::Columns(must) => must.iter().all(|name| header.has_once(name)),
            Self::Only(must, may) => {
                let is_known = |name: &str| must.contains(&name) || may.contains(&name);
                must.iter().all(|name| header.has_once(name)) && names.all(is_known)
            }
            Self::First(must) => {
                names.len() >= must.len() && names.zip(*must).all(|(name, must)| name == *must)
            }
            Self::OneOfEach(groups) => {
                let mut groups = groups.iter();
                groups.all(|group| group.iter().filter(|name| header.has_once(name)).count() > 0)
            }
            Self::Shape(_) => false,
        };
        is_it.then_some(match self {
            Self::Columns(must) | Self::Only(must, _) | Self::First(must) => must.len(),
            Self::OneOfEach(_) | Self::Shape(_) => 0,
        })
    }
}
