//! A symbol drawn with letters: two columns a module, or two modules a column, or without colours.

use crate::qr::frame::Framed;
use crate::qr::terminal::Colours;
use crate::qr::terminal::Picture;
use crate::secret::Secret;

/// Spaces on black and white ground.
pub(super) fn full(framed: Framed<'_>, colours: Colours) -> Picture {
    let side = framed.side();
    let line = |y| {
        let mut line = Secret::default();
        for run in framed.runs(y) {
            escape(&mut line, &[ground(run.is_dark, colours)]);
            for _ in 0..run.length {
                line.extend(b"  ");
            }
        }
        escape(&mut line, &[RESET]);
        line
    };
    Picture {
        lines: (0..side).map(line).collect(),
        columns: 2 * side,
        rows: side,
        erase: b"",
    }
}

/// Upper halves on the ground of the lower ones. Where both are alike there is no letter, but a space: some
/// terminals lighten or darken letters that cannot be told from their ground.
pub(super) fn half(framed: Framed<'_>, colours: Colours) -> Picture {
    let side = framed.side();
    let rows = side.div_ceil(2);
    let line = |row: u16| {
        let mut line = Secret::default();
        let mut last = None;
        for x in 0..side {
            // Below the last row it is light: a symbol has an odd number of rows.
            let cell = (framed.is_dark(x, 2 * row), framed.is_dark(x, 2 * row + 1));
            let (upper, lower) = cell;
            if last.replace(cell) != Some(cell) {
                escape(&mut line, &[letter(upper, colours), ground(lower, colours)]);
            }
            let drawn = if upper == lower { " " } else { UPPER_HALF };
            line.extend(drawn.as_bytes());
        }
        escape(&mut line, &[RESET]);
        line
    };
    Picture {
        lines: (0..rows).map(line).collect(),
        columns: side,
        rows,
        erase: b"",
    }
}

/// No escape at all.
pub(super) fn ascii(framed: Framed<'_>) -> Picture {
    let side = framed.side();
    let line = |y| {
        let mut line = Secret::new(Vec::with_capacity(2 * usize::from(side)));
        for x in 0..side {
            line.extend(if framed.is_dark(x, y) { b"##" } else { b"  " });
        }
        line
    };
    Picture {
        lines: (0..side).map(line).collect(),
        columns: 2 * side,
        rows: side,
        erase: b"",
    }
}

/// Select Graphic Rendition. Source: ECMA-48, 8.3.117, and ITU-T T.416, 13.1.8.
fn escape(line: &mut Secret, parameters: &[&str]) {
    line.extend(b"\x1b[");
    for (at, parameter) in parameters.iter().enumerate() {
        if at > 0 {
            line.extend(b";");
        }
        line.extend(parameter.as_bytes());
    }
    line.extend(b"m");
}

fn letter(is_dark: bool, colours: Colours) -> &'static str {
    match (colours, is_dark) {
        (Colours::True, true) => "38;2;0;0;0",
        (Colours::True, false) => "38;2;255;255;255",
        (Colours::Palette256, true) => "38;5;16",
        (Colours::Palette256, false) => "38;5;231",
    }
}

fn ground(is_dark: bool, colours: Colours) -> &'static str {
    match (colours, is_dark) {
        (Colours::True, true) => "48;2;0;0;0",
        (Colours::True, false) => "48;2;255;255;255",
        (Colours::Palette256, true) => "48;5;16",
        (Colours::Palette256, false) => "48;5;231",
    }
}

const RESET: &str = "0";
const UPPER_HALF: &str = "\u{2580}";
