//! From modules to the text they spell, errors corrected.

use std::io;
use std::io::Write;

use rqrr::SimpleGrid;

use crate::qr::bitmap::Bitmap;
use crate::qr::grid::Grid;
use crate::qr::plane::Point;
use crate::secret::Secret;

/// The text of a code; `None` where too much of it is damaged, or it has none.
pub(super) fn decode(grid: &Grid, bitmap: &Bitmap) -> Option<Secret> {
    [FIVE, ONE].into_iter().find_map(|spots| {
        let side = usize::try_from(grid.size).ok()?;
        let modules = SimpleGrid::from_func(side, |x, y| grid.module(bitmap, x, y, spots));
        let mut text = Text(Secret::default());
        rqrr::Grid::new(modules).decode_to(&mut text).ok()?;
        (!text.0.is_empty()).then_some(text.0)
    })
}

/// A secret that is written piece by piece.
struct Text(Secret);

impl Write for Text {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const FIVE: &[Point] = &[
    (0.0, 0.0),
    (-0.2, -0.2),
    (0.2, -0.2),
    (-0.2, 0.2),
    (0.2, 0.2),
];
const ONE: &[Point] = &[(0.0, 0.0)];
