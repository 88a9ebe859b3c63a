//! Pictures in escapes, decoded again: sixels, and kitty's graphics protocol.

use std::io::Cursor;

use super::screen::Pixels;

/// The pixels of one sixel escape with its colours as greys. Every pixel must be drawn, and only once.
pub fn sixels(escape: &[u8]) -> Pixels {
    let body = escape.strip_prefix(b"\x1bP").unwrap();
    let mut rest = body.strip_suffix(b"\x1b\\").unwrap();
    numbers(&mut rest);
    assert_eq!((next(&mut rest), next(&mut rest)), (Some(b'q'), Some(b'"')));
    let [1, 1, width, height] = numbers(&mut rest)[..] else {
        panic!("pixels are square");
    };
    let mut pixels = Pixels::filled(width, height, UNDRAWN);
    let mut registers = [UNDRAWN; 256];
    let (mut x, mut top, mut register) = (0, 0, 0);
    while let Some(first) = next(&mut rest) {
        let (times, letter) = match first {
            b'#' => {
                let numbers = numbers(&mut rest);
                register = numbers[0];
                if let [_, 2, red, green, blue] = numbers[..] {
                    assert!(red == green && green == blue);
                    registers[register] = u8::try_from(red * 255 / 100).unwrap();
                }
                continue;
            }
            b'$' => {
                x = 0;
                continue;
            }
            b'-' => {
                (x, top) = (0, top + 6);
                continue;
            }
            b'!' => (numbers(&mut rest)[0], next(&mut rest).unwrap()),
            letter => (1, letter),
        };
        let bits = letter.checked_sub(b'?').filter(|bits| *bits < 64).unwrap();
        for _ in 0..times {
            for row in (0..6).filter(|row| bits & (1 << row) != 0) {
                assert!(x < width && top + row < height, "outside of the picture");
                assert_eq!(pixels.at(x, top + row), UNDRAWN, "drawn twice");
                pixels.set(x, top + row, registers[register]);
            }
            x += 1;
        }
    }
    for y in 0..height {
        assert!((0..width).all(|x| pixels.at(x, y) != UNDRAWN));
    }
    pixels
}

fn next(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

/// The numbers at the beginning of `rest`, which they are taken from.
fn numbers(rest: &mut &[u8]) -> Vec<usize> {
    let is_number = |byte: &u8| byte.is_ascii_digit() || *byte == b';';
    let end = rest.iter().position(|byte| !is_number(byte));
    let (numbers, after) = rest.split_at(end.unwrap_or(rest.len()));
    *rest = after;
    let numbers = str::from_utf8(numbers).unwrap().split(';');
    numbers.map(|number| number.parse().unwrap()).collect()
}

/// No colour that is drawn.
const UNDRAWN: u8 = 77;

/// A picture on so many cells.
pub struct Shown {
    pub columns: u16,
    pub rows: u16,
    pub pixels: Pixels,
}

/// The picture of kitty's escapes.
pub fn kitty(escapes: &[u8]) -> Shown {
    let text = str::from_utf8(escapes).unwrap();
    let mut keys = Vec::new();
    let mut letters = String::new();
    for escape in text.split_terminator("\x1b\\") {
        let (head, chunk) = escape
            .strip_prefix("\x1b_G")
            .unwrap()
            .split_once(';')
            .unwrap();
        keys.extend(head.split(',').map(|key| key.split_once('=').unwrap()));
        letters += chunk;
    }
    let value = |wanted| keys.iter().find(|(key, _)| *key == wanted).unwrap().1;
    assert_eq!((value("a"), value("f"), value("C")), ("T", "100", "1"));
    Shown {
        columns: value("c").parse().unwrap(),
        rows: value("r").parse().unwrap(),
        pixels: png(&base64(&letters)),
    }
}

fn base64(letters: &str) -> Vec<u8> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in letters.trim_end_matches('=').bytes() {
        let six = alphabet.iter().position(|known| *known == letter).unwrap();
        bits = (bits << 6) | u32::try_from(six).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap());
        }
    }
    bytes
}

fn png(file: &[u8]) -> Pixels {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut greys = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut greys).unwrap();
    let (width, height) = (info.width as usize, info.height as usize);
    assert_eq!(greys.len(), width * height);
    let mut pixels = Pixels::filled(width, height, 0);
    for (at, grey) in greys.into_iter().enumerate() {
        pixels.set(at % width, at / width, grey);
    }
    pixels
}
