//! Zip files larger than what is read of them.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::io::Cursor;
use std::io::Write;

use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::formats::archive::Archive;

/// Two attachments of so many bytes, and what is wanted between them.
fn zip(length: u32) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let noise: Vec<u8> = (0..length)
        .map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[1])
        .collect();
    for (name, content) in [
        ("attachments/1.jpg", noise.as_slice()),
        ("data.json", b"{\"items\":[]}"),
        ("attachments/2.jpg", noise.as_slice()),
    ] {
        writer
            .start_file(
                name,
                SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
            )
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A source that counts what is read of it, and has `hole` bytes of nothing before its own, which must not be read.
struct Counted {
    file: Vec<u8>,
    hole: u64,
    at: u64,
    read: usize,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let from = self.at.checked_sub(self.hole).unwrap();
        let rest = self
            .file
            .get(usize::try_from(from).unwrap()..)
            .unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count as u64;
        self.read += count;
        Ok(count)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(back) => (self.hole + self.file.len() as u64)
                .checked_add_signed(back)
                .unwrap(),
            SeekFrom::Current(by) => self.at.checked_add_signed(by).unwrap(),
        };
        Ok(self.at)
    }
}

fn counted(file: Vec<u8>, hole: u64) -> Counted {
    Counted {
        file,
        hole,
        at: 0,
        read: 0,
    }
}

#[test]
fn only_what_is_wanted_is_read_and_comes_out_as_it_is() {
    let mut source = counted(zip(1 << 20), 0);
    let length = source.file.len();
    let file = lean(&mut source, |name| name == "data.json").unwrap();
    assert!(
        source.read < 200_000 && length > 1_500_000,
        "{} of {length}",
        source.read
    );
    assert!(file.len() < 400);
    let mut archive = Archive::open(&file).unwrap();
    assert_eq!(archive.names().collect::<Vec<_>>(), ["data.json"]);
    let member = archive.member("data.json").unwrap().unwrap();
    assert_eq!(member.reveal(), b"{\"items\":[]}");
    // Nothing wanted is no zip file of anything.
    let none = lean(&mut counted(zip(1 << 20), 0), |_| false).unwrap();
    assert!(!archive::is_zip(&none));
}

#[test]
fn what_stands_behind_four_gigabytes_is_found() {
    let content = b"{\"items\":[]}";
    let hole: u64 = 5 << 30;
    let checksum = 0_u32;
    let mut file = Vec::new();
    let sizes = |both: u32| [both.to_le_bytes(), both.to_le_bytes()].concat();
    let small = u32::try_from(content.len()).unwrap();
    file.extend(b"PK\x03\x04\x2d\0\0\0\0\0\0\0\0\0");
    file.extend(checksum.to_le_bytes());
    file.extend(sizes(small));
    file.extend([9, 0, 0, 0]);
    file.extend(b"data.json");
    file.extend(content);
    let list = hole + file.len() as u64;
    file.extend(b"PK\x01\x02\x2d\0\x2d\0\0\0\0\0\0\0\0\0");
    file.extend(checksum.to_le_bytes());
    file.extend(sizes(small));
    // Its place alone stands in the extra field.
    file.extend([9, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    file.extend([0xff; 4]);
    file.extend(b"data.json\x01\0\x08\0");
    file.extend(hole.to_le_bytes());
    let end = hole + file.len() as u64;
    let length = end - list;
    file.extend(b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0\0\0\0\0\0\0\0\0");
    for number in [1, 1, length, list] {
        file.extend(u64::to_le_bytes(number));
    }
    file.extend(b"PK\x06\x07\0\0\0\0");
    file.extend(end.to_le_bytes());
    file.extend([1, 0, 0, 0]);
    file.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    file.extend([0xff; 8]);
    file.extend([0, 0]);
    // The tail is longer than all of this, and the hole before it is not read.
    let before = vec![0; 70_000];
    let rest = hole - before.len() as u64;
    let mut source = counted([before, file].concat(), rest);
    let lean = lean(&mut source, |name| name == "data.json").unwrap();
    let text = lean.reveal();
    assert!(text.windows(content.len()).any(|part| part == content));
    assert_eq!(
        Archive::open(&lean).unwrap().names().collect::<Vec<_>>(),
        ["data.json"]
    );
}

#[test]
fn what_is_damaged_or_too_large_is_refused_and_never_panics() {
    let whole = zip(5000);
    for length in [0, 3, 22, whole.len() / 2, whole.len() - 1] {
        let mut source = Cursor::new(whole[..length].to_vec());
        let refused = lean(&mut source, |_| true).err();
        assert!(matches!(refused, Some(Trouble::Damaged(_))), "{length}");
    }
    let list = whole.len() - 300;
    for at in list..whole.len() {
        for value in [0, 0x7f, 0xff] {
            let mut changed = whole.clone();
            changed[at] = value;
            let _ = lean(&mut Cursor::new(changed), |_| true);
        }
    }
    let mut many = whole.clone();
    let count = many.len() - 12;
    many[count..count + 2].copy_from_slice(&[0xff, 0x7f]);
    let many = lean(&mut Cursor::new(many), |_| true).err();
    assert!(matches!(many, Some(Trouble::TooCostly(_))), "{many:?}");
    // A member that says it is larger than anything that is read.
    let mut huge = whole;
    let row = huge
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    huge[row + 20..row + 24].copy_from_slice(&(70_u32 << 20).to_le_bytes());
    let huge = lean(&mut Cursor::new(huge), |name| name.ends_with("2.jpg")).err();
    assert!(matches!(huge, Some(Trouble::TooCostly(_))), "{huge:?}");
}
