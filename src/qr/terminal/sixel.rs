//! A symbol as sixels: columns of six pixels, a letter each, as the VT340 took them.
//!
//! Source: VT330/VT340 Programmer Reference Manual, volume 2, chapter 14.

use crate::qr::frame::Framed;
use crate::qr::terminal::Picture;
use crate::secret::Secret;

/// Both colours are drawn, so the ground of the terminal shows nowhere (`P2` = 1: it is not filled either).
pub(super) fn picture(framed: Framed<'_>) -> Picture {
    let side = framed.side();
    let pixels = (LARGEST / side).clamp(SMALLEST_MODULE, MODULE);
    let edge = side * pixels;
    let mut line = Secret::default();
    line.extend(format!("\x1bP0;1;0q\"1;1;{edge};{edge}{REGISTERS}").as_bytes());
    for top in (0..edge).step_by(6) {
        if top > 0 {
            line.extend(b"-");
        }
        for (register, is_dark) in [("#0", true), ("#1", false)] {
            line.extend(register.as_bytes());
            band(&mut line, framed, pixels, top, is_dark);
            if is_dark {
                line.extend(b"$");
            }
        }
    }
    line.extend(b"\x1b\\");
    Picture {
        lines: vec![line],
        columns: edge.div_ceil(CELL.0),
        rows: edge.div_ceil(CELL.1),
        erase: b"",
    }
}

/// The pixels of one colour in the six rows from `top` on; runs of one letter are counted.
fn band(line: &mut Secret, framed: Framed<'_>, pixels: u16, top: u16, is_dark: bool) {
    let side = framed.side();
    let rows = (0..6).filter(|row| top + row < side * pixels);
    let letter = |x| {
        let drawn = rows
            .clone()
            .filter(|row| framed.is_dark(x, (top + row) / pixels) == is_dark);
        b'?' + drawn.map(|row| 1 << row).sum::<u8>()
    };
    let mut x = 0;
    while x < side {
        let first = letter(x);
        let alike = (x..side).take_while(|x| letter(*x) == first);
        let end = alike.last().unwrap_or(x) + 1;
        line.extend(format!("!{}", (end - x) * pixels).as_bytes());
        line.extend(&[first]);
        x = end;
    }
}

/// Black and white, in hundredths of red, green and blue.
const REGISTERS: &str = "#0;2;0;0;0#1;2;100;100;100";
/// The size of a module in pixels, where the picture does not get too large by it.
const MODULE: u16 = 8;
const SMALLEST_MODULE: u16 = 4;
/// xterm shows no picture that is wider or higher than this, in pixels, unless it is told to.
const LARGEST: u16 = 1000;
/// The letters of a terminal in pixels; where they are larger the picture takes fewer of them.
const CELL: (u16, u16) = (8, 16);
