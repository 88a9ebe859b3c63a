use super::*;

const TINY: [(&str, &[u8]); 5] = [
    ("PNG", include_bytes!("../../../tests/fixtures/qr/tiny.png")),
    ("GIF", include_bytes!("../../../tests/fixtures/qr/tiny.gif")),
    ("BMP", include_bytes!("../../../tests/fixtures/qr/tiny.bmp")),
    (
        "WebP",
        include_bytes!("../../../tests/fixtures/qr/tiny.webp"),
    ),
    (
        "JPEG",
        include_bytes!("../../../tests/fixtures/qr/tiny.jpg"),
    ),
];

fn open(bytes: &[u8]) -> Result<Picture, Trouble> {
    Picture::open(&Secret::new(bytes.to_vec()))
}

/// A PNG that says how large it is, and has nothing in it.
fn declared(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 0, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    bytes.extend(&header);
    bytes.extend(crc(&header).to_be_bytes());
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

/// Source: [PNG, annex D](https://www.w3.org/TR/png/#D-CRCAppendix).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1));
    !bytes
        .iter()
        .fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[test]
fn five_kinds_of_picture_are_known_by_their_content() {
    for (name, bytes) in TINY {
        let sides = open(bytes).map(|picture| (picture.grey.width(), picture.grey.height()));
        assert_eq!(sides, Ok((50, 50)), "{name}");
    }
}

#[test]
fn a_picture_cut_short_is_damaged_or_is_read_as_far_as_it_goes() {
    for (name, bytes) in TINY {
        for length in 0..bytes.len() {
            let cut = bytes.get(..length).unwrap_or_default();
            let trouble = open(cut).err();
            let is_told = matches!(trouble, None | Some(Trouble::Unknown | Trouble::Damaged(_)));
            assert!(is_told, "{name} of {length} bytes");
        }
    }
}

#[test]
fn no_flipped_byte_is_more_than_an_error() {
    for (_, bytes) in TINY {
        for at in 0..bytes.len() {
            for flip in [0x01, 0x80, 0xff] {
                let mut changed = bytes.to_vec();
                if let Some(byte) = changed.get_mut(at) {
                    *byte ^= flip;
                }
                // What comes out of it does not matter; that it comes out does.
                drop(open(&changed));
            }
        }
    }
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    for (width, height) in [
        (1 << 30, 1 << 30),
        (16_384, 16_384),
        (16_385, 1),
        (1, 16_385),
    ] {
        let refused = open(&declared(width, height)).err();
        assert_eq!(refused, Some(Trouble::TooLarge), "{width} by {height}");
    }
    let mut gif = b"GIF89a\xff\xff\xff\xff\0\0\0".to_vec();
    gif.extend(b",\0\0\0\0\xff\xff\xff\xff\0\x02\0;");
    assert_eq!(open(&gif).err(), Some(Trouble::TooLarge));
}

#[test]
fn a_file_longer_than_the_limit_is_refused() {
    let mut bytes = TINY[0].1.to_vec();
    bytes.resize(MAX_FILE + 1, 0);
    assert_eq!(open(&bytes).err(), Some(Trouble::TooLarge));
}

#[test]
fn a_picture_without_pixels_is_damaged() {
    for (width, height) in [(0, 0), (0, 5), (5, 0)] {
        let refused = open(&declared(width, height)).err();
        assert_eq!(refused, Some(Trouble::Damaged("PNG")));
    }
}

#[test]
fn what_is_no_picture_is_named_where_it_can_be() {
    for (bytes, trouble) in [
        (&b""[..], Trouble::Unknown),
        (b"otpauth://totp/ada", Trouble::Unknown),
        (b"%PDF-1.7\n", Trouble::Unsupported("PDF")),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            Trouble::Unsupported("SVG"),
        ),
        (
            b"<?xml version=\"1.0\"?>\n<!-- a code --><svg/>",
            Trouble::Unsupported("SVG"),
        ),
        (b"\0\0\0\x1cftypheic\0\0\0\0", Trouble::Unsupported("HEIC")),
        (b"\0\0\0\x1cftypavif\0\0\0\0", Trouble::Unsupported("AVIF")),
        (b"II*\0\x08\0\0\0", Trouble::Unsupported("TIFF")),
    ] {
        assert_eq!(open(bytes).err(), Some(trouble));
        assert!(trouble.hint().is_some_and(|hint| hint.contains("PNG")));
    }
}

#[test]
fn only_what_can_be_seen_through_has_an_alpha() {
    let clear = include_bytes!("../../../tests/fixtures/qr/transparent_black.png");
    assert!(open(clear).is_ok_and(|picture| picture.alpha.is_some()));
    assert!(open(TINY[0].1).is_ok_and(|picture| picture.alpha.is_none()));
}
