//! A symbol in its quiet zone, without which no reader finds it.

use crate::qr::symbol::Symbol;

/// A symbol with a light border on all sides.
#[derive(Clone, Copy)]
pub(super) struct Framed<'a> {
    symbol: &'a Symbol,
    border: u16,
}

/// Modules of one row that are alike.
pub(super) struct Run {
    pub(super) is_dark: bool,
    pub(super) start: u16,
    pub(super) length: u16,
}

impl<'a> Framed<'a> {
    /// `border` is in modules.
    pub(super) fn new(symbol: &'a Symbol, border: u8) -> Self {
        Self {
            symbol,
            border: border.into(),
        }
    }

    /// How many modules a side has, with the border: at most 687.
    pub(super) fn side(self) -> u16 {
        self.symbol.side() + 2 * self.border
    }

    /// Whether a module is dark, counted from 0 at the top left of the border.
    pub(super) fn is_dark(self, x: u16, y: u16) -> bool {
        match (x.checked_sub(self.border), y.checked_sub(self.border)) {
            (Some(x), Some(y)) => self.symbol.is_dark(x, y),
            _ => false,
        }
    }

    /// The row `y` from left to right, dark and light in turn.
    pub(super) fn runs(self, y: u16) -> impl Iterator<Item = Run> {
        let mut start = 0;
        std::iter::from_fn(move || {
            let is_dark = self.is_dark(start, y);
            let is_same = |x: &u16| self.is_dark(*x, y) == is_dark;
            let end = (start..self.side()).take_while(is_same).last()? + 1;
            let run = Run {
                is_dark,
                start,
                length: end - start,
            };
            start = end;
            Some(run)
        })
    }
}
