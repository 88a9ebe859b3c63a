//! Grey pixels: one brightness each, row by row, wiped when dropped.

use zeroize::Zeroizing;

/// A raster of brightnesses; 0 is black.
#[derive(Clone)]
pub(super) struct Grey {
    width: usize,
    height: usize,
    pixels: Zeroizing<Vec<u8>>,
}

impl Grey {
    /// The raster, if `pixels` fill it and there is at least one.
    pub(super) fn new(width: usize, height: usize, pixels: Zeroizing<Vec<u8>>) -> Option<Self> {
        let is_whole = width > 0 && height > 0 && width.checked_mul(height) == Some(pixels.len());
        is_whole.then_some(Self {
            width,
            height,
            pixels,
        })
    }

    /// Pixels in a row.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub(super) fn height(&self) -> usize {
        self.height
    }

    /// How many pixels there are.
    pub(super) fn area(&self) -> usize {
        self.pixels.len()
    }

    /// Every pixel, row by row.
    pub(super) fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The rows, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.pixels.chunks_exact(self.width)
    }

    /// What shows where this, as opaque as `alpha` says, lies over a page of the brightness `page`.
    pub(super) fn over(&self, alpha: &Self, page: u8) -> Self {
        let shown = |(grey, alpha): (&u8, &u8)| {
            let (grey, alpha) = (u16::from(*grey), u16::from(*alpha));
            u8::try_from((grey * alpha + u16::from(page) * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        let pixels = self.pixels.iter().zip(alpha.pixels.iter());
        Self {
            width: self.width,
            height: self.height,
            pixels: Zeroizing::new(pixels.map(shown).collect()),
        }
    }
}
