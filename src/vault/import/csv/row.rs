//! A row and the names of its columns.

use zeroize::Zeroizing;

use crate::formats::delimited::Cell;
use crate::secret::Secret;
use crate::vault::import::csv::dresses;

/// The names that the first line gives the columns.
pub(super) struct Header {
    names: Vec<String>,
}

/// A row of cells.
pub(super) struct Row<'r> {
    header: &'r Header,
    cells: &'r [Cell<'r>],
    dress: Dress,
}

/// What was done to all cells, and must be undone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dress {
    /// Nothing.
    Plain,
    /// As on a web page, if the file as a whole looks like that: `&amp;`.
    Escaped,
    /// A `'` stands before what a spreadsheet would calculate.
    Guarded,
}

impl Header {
    /// The names in a first line: in small letters, without the number that some count them with (`2: Password`).
    pub(super) fn of(cells: &[Cell<'_>]) -> Self {
        let name = |cell: &Cell<'_>| {
            let text = Zeroizing::new(cell.text().into_owned());
            let text = String::from_utf8_lossy(&text).trim().to_lowercase();
            match text.split_once(": ") {
                Some((number, name)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                    name.to_owned()
                }
                _ => text,
            }
        };
        Self::named(cells.iter().map(name).collect())
    }

    pub(super) fn named(names: Vec<String>) -> Self {
        Self { names }
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Which column has this name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|other| other == name)
    }

    /// Whether one column has this name, and no other.
    pub(super) fn has_once(&self, name: &str) -> bool {
        self.names.iter().filter(|other| *other == name).count() == 1
    }

    /// The names, in their order.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }
}

impl<'r> Row<'r> {
    pub(super) fn of(header: &'r Header, cells: &'r [Cell<'r>], dress: Dress) -> Self {
        Self {
            header,
            cells,
            dress,
        }
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is a column of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.header.find(name).is_some()
    }

    /// Whether something stands in the column of this name.
    pub(super) fn is_filled(&self, name: &str) -> bool {
        self.cell(name).is_some_and(|cell| !cell.is_empty())
    }

    /// What stands in the column of this name: empty where there is no such column.
    pub(super) fn text(&self, name: &str) -> String {
        self.header
            .find(name)
            .map_or_else(String::new, |at| self.text_at(at))
    }

    /// The same of what may be secret; `None` where there is no such column.
    pub(super) fn secret(&self, name: &str) -> Option<Secret> {
        self.header.find(name).map(|at| self.secret_at(at))
    }

    /// What stands in a column.
    pub(super) fn text_at(&self, at: usize) -> String {
        String::from_utf8_lossy(self.secret_at(at).reveal())
            .trim()
            .to_owned()
    }

    /// The same of what may be secret, with all its spaces.
    pub(super) fn secret_at(&self, at: usize) -> Secret {
        let text = self.cells.get(at).map(|cell| cell.text().into_owned());
        let text = Secret::new(text.unwrap_or_default());
        match self.dress {
            Dress::Plain => text,
            Dress::Escaped => dresses::unescaped(&text),
            Dress::Guarded => dresses::unguarded(text),
        }
    }

    /// Where the column of this name is.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.header.find(name)
    }

    fn cell(&self, name: &str) -> Option<Cell<'r>> {
        self.header
            .find(name)
            .and_then(|at| self.cells.get(at))
            .copied()
    }
}
