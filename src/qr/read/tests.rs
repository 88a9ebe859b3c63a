#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use image::ExtendedColorType;
use image::ImageEncoder;
use image::codecs::bmp::BmpEncoder;

use super::*;

/// A picture of the collection, and what it is said to hold. `tests/formats/qr_pictures.py` draws them, with another
/// maker of codes and another library for pictures.
struct Sample {
    name: String,
    path: PathBuf,
    unread: usize,
    texts: Vec<Vec<u8>>,
}

fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/qr");
    let list = fs::read_to_string(folder.join("pictures.tsv")).unwrap();
    let sample = |line: &str| {
        let mut cells = line.split('\t');
        let name = cells.next().unwrap().to_owned();
        Sample {
            path: folder.join(&name),
            name,
            unread: cells.next().unwrap().parse().unwrap(),
            texts: cells.map(|text| text.as_bytes().to_vec()).collect(),
        }
    };
    list.lines().map(sample).collect()
}

/// The texts, and how many codes were not read.
fn seen(file: Vec<u8>) -> (Vec<Vec<u8>>, usize) {
    match read(&Secret::new(file)) {
        Ok(seen) => {
            let texts = seen.texts.iter().map(|text| text.reveal().to_vec());
            (texts.collect(), seen.unread)
        }
        Err(Unread::Illegible(count)) => (Vec::new(), count),
        Err(Unread::NoCode) => (Vec::new(), 0),
        // More than any picture is said to have.
        Err(Unread::Picture(_)) => (Vec::new(), usize::MAX),
    }
}

/// A bitmap file of grey pixels.
fn bmp(width: u32, pixels: &[u8]) -> Vec<u8> {
    let height = u32::try_from(pixels.len()).unwrap() / width;
    let mut file = Vec::new();
    BmpEncoder::new(&mut file)
        .write_image(pixels, width, height, ExtendedColorType::L8)
        .unwrap();
    file
}

#[test]
fn every_picture_of_the_collection_is_read_in_reading_order() {
    let samples = samples();
    assert!(samples.len() >= 50);
    for sample in samples {
        let seen = seen(fs::read(&sample.path).unwrap());
        assert_eq!(seen, (sample.texts, sample.unread), "{}", sample.name);
    }
}

#[test]
fn a_code_that_cannot_be_read_is_told_from_none() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/qr");
    for (name, unread, told) in [
        (
            "nothing.png",
            Unread::NoCode,
            "there is no QR code in the picture",
        ),
        (
            "destroyed.png",
            Unread::Illegible(1),
            "there is a QR code in the picture, and it cannot be read",
        ),
    ] {
        let file = Secret::new(fs::read(folder.join(name)).unwrap());
        let error = read(&file).unwrap_err();
        assert_eq!((error, error.to_string().as_str()), (unread, told));
    }
}

#[test]
fn nothing_that_was_seen_is_in_a_debug_print() {
    let file = include_bytes!("../../../tests/fixtures/qr/tiny.png");
    let seen = read(&Secret::new(file.to_vec())).unwrap();
    assert_eq!(
        format!("{seen:?}"),
        "Seen { texts: [Secret(..)], unread: 0 }"
    );
}

#[test]
fn bytes_that_are_no_utf_8_come_through() {
    let code = qrcode::QrCode::new([0xff, 0x00, 0xc3]).unwrap();
    let side = code.width() + 4;
    let mut pixels = vec![255; side * side];
    for (at, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            pixels[(at / code.width() + 2) * side + at % code.width() + 2] = 0;
        }
    }
    let file = bmp(u32::try_from(side).unwrap(), &pixels);
    assert_eq!(seen(file), (vec![vec![0xff, 0x00, 0xc3]], 0));
}

#[test]
fn every_size_of_code_is_read_at_two_pixels_a_module() {
    for version in 1..=40 {
        let text = vec![b'a'; 10];
        let code = qrcode::QrCode::with_version(
            &text,
            qrcode::Version::Normal(version),
            qrcode::EcLevel::L,
        )
        .unwrap();
        let side = 2 * (code.width() + 8);
        let colours = code.to_colors();
        let pixel = |at: usize| {
            let (x, y) = (
                (at % side / 2).wrapping_sub(4),
                (at / side / 2).wrapping_sub(4),
            );
            let is_inside = x < code.width() && y < code.width();
            if is_inside && colours[y * code.width() + x] == qrcode::Color::Dark {
                0
            } else {
                255
            }
        };
        let pixels: Vec<u8> = (0..side * side).map(pixel).collect();
        let file = bmp(u32::try_from(side).unwrap(), &pixels);
        assert_eq!(seen(file), (vec![text], 0), "version {version}");
    }
}

#[test]
fn a_page_of_corner_squares_is_no_code_and_ends() {
    let tile = |x: usize, y: usize| {
        let ring = x.abs_diff(4).max(y.abs_diff(4));
        if ring == 3 || ring < 2 { 0 } else { 255 }
    };
    let side = 9 * 64;
    let pixels: Vec<u8> = (0..side * side)
        .map(|at| tile(at % side % 9, at / side % 9))
        .collect();
    assert_eq!(
        seen(bmp(u32::try_from(side).unwrap(), &pixels)),
        (vec![], 0)
    );
}

#[test]
fn noise_is_no_code_and_ends() {
    let mut state = 1_u32;
    let pixels: Vec<u8> = (0..200 * 200)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if state >> 31 == 0 { 0 } else { 255 }
        })
        .collect();
    assert_eq!(seen(bmp(200, &pixels)), (vec![], 0));
}

#[test]
fn the_smallest_pictures_hold_no_code() {
    for (width, pixels) in [
        (1, vec![0]),
        (1, vec![0; 50]),
        (50, vec![0; 50]),
        (2, vec![255; 4]),
    ] {
        assert_eq!(seen(bmp(width, &pixels)), (vec![], 0));
    }
}

#[test]
fn no_flipped_byte_makes_another_text() {
    let file = include_bytes!("../../../tests/fixtures/qr/tiny.bmp");
    for at in (0..file.len()).step_by(5) {
        let mut changed = file.to_vec();
        changed[at] ^= 0x40;
        if let Ok(seen) = read(&Secret::new(changed)) {
            assert_eq!(seen.texts.first().map(Secret::reveal), Some(&b"ada"[..]));
        }
    }
}

#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
#[expect(clippy::print_stdout, reason = "the table is what it is for")]
fn whatever_zbarimg_reads_is_read_and_is_the_same() {
    println!(
        "{:40} {:>6} {:>6} {:>6}",
        "picture", "there", "here", "zbar"
    );
    for sample in samples() {
        let zbar = Command::new("zbarimg")
            .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
            .arg(&sample.path)
            .output()
            .unwrap();
        let theirs: Vec<_> = zbar
            .stdout
            .split(|byte| *byte == b'\n')
            .filter(|text| !text.is_empty())
            .collect();
        let (ours, _) = seen(fs::read(&sample.path).unwrap());
        println!(
            "{:40} {:>6} {:>6} {:>6}",
            sample.name,
            sample.texts.len(),
            ours.len(),
            theirs.len()
        );
        for text in theirs {
            assert!(ours.iter().any(|other| other == text), "{}", sample.name);
        }
    }
}
