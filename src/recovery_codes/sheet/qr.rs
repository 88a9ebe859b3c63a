//! A QR code on paper: as large as its modules need.

use crate::qr::svg;
use crate::qr::symbol::Level;
use crate::qr::symbol::Symbol;
use crate::secret::Secret;

/// Append `text` as an SVG element; false where it is too long for any QR code, and nothing is appended.
pub(super) fn draw(text: &Secret, out: &mut Secret) -> bool {
    let Ok(symbol) = Symbol::of(text, Level::Medium) else {
        return false;
    };
    let tenths = (svg::side(&symbol) * TENTHS_A_MODULE).max(SMALLEST_TENTHS);
    let length = format_args!("{}.{}mm", tenths / 10, tenths % 10);
    svg::draw(&symbol, &length, out);
    true
}

/// The size of one module on paper, in tenths of a millimetre.
const TENTHS_A_MODULE: u16 = 6;
const SMALLEST_TENTHS: u16 = 350;
