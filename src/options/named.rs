//! What a stream and its records are called in reports.

use crate::secret::item::Name;
use crate::secret::item::Place;

/// What a stream is called in reports.
pub(super) enum Named<'a> {
    Stdin,
    File(&'a str),
    Descriptor(u32),
}

impl Named<'_> {
    pub(super) fn whole(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(name) => (*name).to_owned(),
            Self::Descriptor(number) => format!("descriptor {number}"),
        }
    }

    pub(super) fn record(&self, number: u64, is_nul: bool) -> Name {
        let piece = if is_nul { "record" } else { "line" };
        match self {
            Self::Stdin | Self::File(_) => Name::Numbered(piece, number),
            Self::Descriptor(descriptor) => {
                Name::Given(format!("descriptor {descriptor} {piece} {number}"))
            }
        }
    }

    pub(super) fn place(&self, number: u64) -> Option<Place> {
        match self {
            Self::File(name) => Some(Place {
                file: (*name).to_owned(),
                line: Some(number),
            }),
            Self::Stdin | Self::Descriptor(_) => None,
        }
    }
}
