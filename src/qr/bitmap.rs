//! Dark and light: each pixel against a level, or against those around it, so that uneven light does no harm.

use zeroize::Zeroizing;

use crate::qr::grey::Grey;

/// A raster of dark and light pixels.
pub(super) struct Bitmap {
    width: usize,
    dark: Zeroizing<Vec<bool>>,
}

impl Bitmap {
    /// Dark is what is below a level.
    pub(super) fn below(grey: &Grey, level: u8) -> Self {
        Self {
            width: grey.width(),
            dark: Zeroizing::new(grey.pixels().iter().map(|pixel| *pixel < level).collect()),
        }
    }

    /// Dark is what is darker than the mean of the square that reaches `radius` pixels each way, by more
    /// than what noise does.
    pub(super) fn around(grey: &Grey, radius: usize) -> Self {
        let (width, height) = (grey.width(), grey.height());
        let radius = radius.clamp(1, MAX_RADIUS);
        let mut dark = Zeroizing::new(Vec::with_capacity(grey.area()));
        let across = widths(width, radius);
        // The sum of the rows in reach, column by column, and its running total: a row costs the same however
        // far the square reaches.
        let mut columns = vec![0_u32; width];
        let mut totals = vec![0_u32; width + 2 * radius + 1];
        let mut down = 0;
        let (mut next, mut last) = (grey.rows(), grey.rows());
        for row in next.by_ref().take(radius) {
            down += 1;
            add(&mut columns, row);
        }
        for (y, row) in grey.rows().enumerate() {
            if let Some(row) = next.next() {
                down += 1;
                add(&mut columns, row);
            }
            if y > radius
                && let Some(row) = last.next()
            {
                down -= 1;
                subtract(&mut columns, row);
            }
            accumulate(&columns, radius, &mut totals);
            let ends = totals.iter().skip(2 * radius + 1);
            let sums = ends.zip(&totals).map(|(end, start)| end - start);
            let pixels = row.iter().zip(&across).zip(sums);
            dark.extend(
                pixels.map(|((pixel, across), sum)| {
                    (u32::from(*pixel) + MARGIN) * across * down < sum
                }),
            );
        }
        debug_assert_eq!(
            dark.len(),
            width * height,
            "every pixel is one or the other"
        );
        Self { width, dark }
    }

    /// The rows, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks_exact(self.width)
    }

    /// Pixels in a row.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Whether a pixel is dark; `None` outside.
    pub(super) fn is_dark(&self, x: i32, y: i32) -> Option<bool> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        if x >= self.width {
            return None;
        }
        self.dark.get(y.checked_mul(self.width)? + x).copied()
    }

    /// Whether the pixel at a point is of the colour `ink`; outside it never is.
    pub(super) fn is(&self, ink: bool, (x, y): (f64, f64)) -> bool {
        self.is_dark(whole(x), whole(y)) == Some(ink)
    }
}

/// The pixel that a coordinate lies in; far outside, or no number at all, one that is not there or at the edge.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a float that is too large becomes the largest integer"
)]
pub(super) fn whole(coordinate: f64) -> i32 {
    coordinate.floor() as i32
}

/// How many pixels the square is wide at each column: less at the edges.
fn widths(width: usize, radius: usize) -> Vec<u32> {
    let wide = |x: usize| (x + radius + 1).min(width) - x.saturating_sub(radius);
    (0..width)
        .map(|x| u32::try_from(wide(x)).unwrap_or(1))
        .collect()
}

fn add(columns: &mut [u32], row: &[u8]) {
    for (sum, pixel) in columns.iter_mut().zip(row) {
        *sum += u32::from(*pixel);
    }
}

fn subtract(columns: &mut [u32], row: &[u8]) {
    for (sum, pixel) in columns.iter_mut().zip(row) {
        *sum -= u32::from(*pixel);
    }
}

/// Running totals of `columns`, with `radius + 1` zeros before and the last total repeated `radius` times after.
fn accumulate(columns: &[u32], radius: usize, totals: &mut [u32]) {
    let mut total = 0;
    let (_, rest) = totals.split_at_mut_checked(radius + 1).unwrap_or_default();
    let (inner, after) = rest.split_at_mut_checked(columns.len()).unwrap_or_default();
    for (slot, column) in inner.iter_mut().zip(columns) {
        total += column;
        *slot = total;
    }
    after.fill(total);
}

/// How much darker than its surroundings a dark pixel is: what JPEG and cameras make of a white wall is less.
const MARGIN: u32 = 3;
/// So that a row's sum fits 32 bits: `MAX_SIDE * 255 * (2 * MAX_RADIUS + 1)`.
const MAX_RADIUS: usize = 400;
