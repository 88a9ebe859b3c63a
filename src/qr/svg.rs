//! A symbol as a drawing that scales: SVG, alone in a file or within a page.

use std::fmt::Display;

use crate::qr::frame::Framed;
use crate::qr::symbol::Symbol;
use crate::secret::Secret;

/// A whole file: black on white, with a quiet zone of four modules.
#[must_use]
pub fn svg(symbol: &Symbol) -> Secret {
    let mut file = Secret::default();
    let pixels = PIXELS * side(symbol);
    draw(symbol, &pixels, &mut file);
    file.extend(b"\n");
    file
}

/// Append the symbol as an element, `length` wide and high: an SVG length, such as `35mm`.
pub fn draw(symbol: &Symbol, length: &dyn Display, out: &mut Secret) {
    let framed = Framed::new(symbol, BORDER);
    let side = framed.side();
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{length}\" \
         height=\"{length}\" shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" \
         fill=\"#fff\"/><path fill=\"#000\" d=\"",
    );
    out.extend(head.as_bytes());
    for y in 0..side {
        for run in framed.runs(y).filter(|run| run.is_dark) {
            let (x, length) = (run.start, run.length);
            out.extend(format!("M{x} {y}h{length}v1h-{length}z").as_bytes());
        }
    }
    out.extend(b"\"/></svg>");
}

/// How many modules such a drawing is wide, with its quiet zone.
#[must_use]
pub fn side(symbol: &Symbol) -> u16 {
    Framed::new(symbol, BORDER).side()
}

/// Source: ISO/IEC 18004, 6.3.8.
const BORDER: u8 = 4;
/// The size of one module where nothing scales the file.
const PIXELS: u16 = 10;

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;
    use crate::qr::symbol::Level;

    #[test]
    fn a_file_is_white_with_black_runs_inside_its_border() {
        let symbol = Symbol::of(&Secret::new(b"HELLO".to_vec()), Level::Low).unwrap();
        let file = svg(&symbol);
        let file = str::from_utf8(file.reveal()).unwrap();
        assert!(file.starts_with(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\" width=\"290\" height=\"290\" "
        ));
        assert!(file.contains("<rect width=\"29\" height=\"29\" fill=\"#fff\"/>"));
        // The upper edge of the finder patterns, 7 modules wide.
        assert!(file.contains("d=\"M4 4h7v1h-7z") && file.contains("M18 4h7v1h-7z"));
        assert!(file.ends_with("z\"/></svg>\n"));
    }
}
