//! A QR code as a drawing of its own, with the white border that readers need.

use qrcode::Color;
use qrcode::EcLevel;
use qrcode::QrCode;

use crate::secret::Secret;

/// Append `text` as an SVG element; false where it is too long for any QR code, and nothing is appended.
///
/// Paper is creased and stained, so a seventh of it may be lost (level M).
/// The border is four modules wide. Source: ISO/IEC 18004, 6.3.8.
pub(super) fn draw(text: &Secret, out: &mut Secret) -> bool {
    let Ok(code) = QrCode::with_error_correction_level(text.reveal(), EcLevel::M) else {
        return false;
    };
    let width = code.width();
    let side = width + 2 * BORDER;
    let tenths = (side * TENTHS_A_MODULE).max(SMALLEST_TENTHS);
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{mm}.{rest}mm\" \
         height=\"{mm}.{rest}mm\" shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" \
         fill=\"#fff\"/><path fill=\"#000\" d=\"",
        mm = tenths / 10,
        rest = tenths % 10,
    );
    out.extend(head.as_bytes());
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|left, right| left == right) {
            if run.first() == Some(&Color::Dark) {
                let (x, y, length) = (column + BORDER, row + BORDER, run.len());
                out.extend(format!("M{x} {y}h{length}v1h-{length}z").as_bytes());
            }
            column += run.len();
        }
    }
    out.extend(b"\"/></svg>");
    true
}

const BORDER: usize = 4;
/// The size of one module on paper, in tenths of a millimetre.
const TENTHS_A_MODULE: usize = 6;
const SMALLEST_TENTHS: usize = 350;
