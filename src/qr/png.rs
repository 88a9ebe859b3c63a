//! A symbol as a picture of black and white pixels: PNG.

use png::BitDepth;
use png::ColorType;
use png::Encoder;
use png::EncodingError;
use zeroize::Zeroizing;

use crate::qr::frame::Framed;
use crate::qr::symbol::Symbol;
use crate::secret::Secret;

/// A whole file: ten pixels a module, with a quiet zone of four modules, one bit a pixel.
#[must_use]
pub fn png(symbol: &Symbol) -> Secret {
    let framed = Framed::new(symbol, BORDER);
    picture(framed, framed.side(), PIXELS)
}

/// The symbol with its frame, continued in white to `rows` modules.
pub(super) fn picture(framed: Framed<'_>, rows: u16, pixels: u16) -> Secret {
    let (width, height) = (framed.side() * pixels, rows * pixels);
    let mut dots = Vec::with_capacity(usize::from(width.div_ceil(8)) * usize::from(height));
    let mut line = Zeroizing::new(vec![0; usize::from(width.div_ceil(8))]);
    for y in 0..rows {
        line.fill(0xff);
        for run in framed.runs(y).filter(|run| run.is_dark) {
            for x in run.start * pixels..(run.start + run.length) * pixels {
                line[usize::from(x / 8)] &= !(0x80 >> (x % 8));
            }
        }
        for _ in 0..pixels {
            dots.extend_from_slice(&line);
        }
    }
    let dots = Secret::new(dots);
    // Never grows: a vector that grows leaves a copy behind.
    let mut file = Vec::with_capacity(dots.len() + 4096);
    let written = write(&dots, width, height, &mut file);
    debug_assert!(written.is_ok(), "the picture is as large as it says");
    Secret::new(file)
}

fn write(dots: &Secret, width: u16, height: u16, file: &mut Vec<u8>) -> Result<(), EncodingError> {
    let mut encoder = Encoder::new(file, width.into(), height.into());
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(dots.reveal())?;
    writer.finish()
}

/// Source: ISO/IEC 18004, 6.3.8.
const BORDER: u8 = 4;
const PIXELS: u16 = 10;

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::qr::symbol::Level;

    #[test]
    fn a_picture_has_one_bit_a_pixel_and_says_what_the_symbol_says() {
        let symbol = Symbol::of(&Secret::new(b"HELLO".to_vec()), Level::Low).unwrap();
        let file = png(&symbol);
        let mut reader = png::Decoder::new(Cursor::new(file.reveal()))
            .read_info()
            .unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), (290, 290));
        assert_eq!(
            (info.bit_depth, info.color_type),
            (BitDepth::One, ColorType::Grayscale)
        );
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut dots).unwrap();
        for y in 0..290_u16 {
            for x in 0..290_u16 {
                let at = usize::from(y) * 290_usize.div_ceil(8) + usize::from(x / 8);
                let is_dark = dots[at] & (0x80 >> (x % 8)) == 0;
                let module = (x / 10)
                    .checked_sub(4)
                    .zip((y / 10).checked_sub(4))
                    .is_some_and(|(x, y)| symbol.is_dark(x, y));
                assert_eq!(is_dark, module, "{x} {y}");
            }
        }
    }
}
