//! A symbol as a picture by kitty's graphics protocol: <https://sw.kovidgoyal.net/kitty/graphics-protocol/>.

use crate::digits::base64;
use crate::qr::frame::Framed;
use crate::qr::png::picture as encoded;
use crate::qr::terminal::Picture;
use crate::secret::Secret;

/// A picture over as many cells as half blocks would take, so that its modules are as square as they can be
/// whatever the letters measure. The cursor stays where it is: a line for each row moves it below.
///
/// The terminal answers nothing (`q=2`), or its answer would be taken for typing.
pub(super) fn picture(framed: Framed<'_>) -> Picture {
    let (columns, rows) = (framed.side(), framed.side().div_ceil(2));
    let file = encoded(framed, 2 * rows, PIXELS);
    let text = base64::encode(file.reveal());
    let chunks = text.reveal().chunks(CHUNK);
    let count = chunks.len();
    let mut escapes = Secret::new(Vec::with_capacity(text.len() + 64 * count + 64));
    for (number, chunk) in (1..).zip(chunks) {
        let more = u8::from(number < count);
        let head = match number {
            1 => format!("\x1b_Ga=T,f=100,t=d,i={ID},q=2,C=1,c={columns},r={rows},m={more};"),
            _ => format!("\x1b_Gq=2,m={more};"),
        };
        escapes.extend(head.as_bytes());
        escapes.extend(chunk);
        escapes.extend(b"\x1b\\");
    }
    let mut lines = vec![escapes];
    lines.resize_with(rows.into(), Secret::default);
    Picture {
        lines,
        columns,
        rows,
        erase: ERASE,
    }
}

const PIXELS: u16 = 8;
/// The longest part of a picture in one escape, in letters of base64.
const CHUNK: usize = 4096;
/// What the picture is called; a number that nobody else is likely to use.
const ID: u32 = 1_684_763_506;
/// Take it from the screen, and its pixels from the memory of the terminal.
const ERASE: &[u8] = b"\x1b_Ga=d,d=I,i=1684763506,q=2\x1b\\";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_erased_is_what_was_shown() {
        let named = format!("i={ID},");
        assert!(String::from_utf8_lossy(ERASE).contains(&named));
    }
}
