#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::io::Write;

use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn member(file: Vec<u8>, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
    let file = Secret::new(file);
    let content = Archive::open(&file)?.member(name)?;
    Ok(content.map(|content| content.reveal().to_vec()))
}

/// Where the number of members stands in a zip file without a comment.
fn count_at(file: &[u8]) -> usize {
    file.len() - 12
}

#[test]
fn a_member_is_found_by_its_exact_name() {
    let file = zip(&[("a/export.data", b"no"), ("export.data", b"yes, yes, yes")]);
    let found = member(file.clone(), "export.data").unwrap();
    assert_eq!(found.unwrap(), b"yes, yes, yes");
    assert!(member(file.clone(), "EXPORT.DATA").unwrap().is_none());
    let file = Secret::new(file);
    assert!(is_zip(&file));
    let archive = Archive::open(&file).unwrap();
    let names: Vec<_> = archive.names().collect();
    assert_eq!(names, ["a/export.data", "export.data"]);
}

#[test]
fn names_that_climb_out_are_only_names() {
    let names = [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "a\0b",
        "export.data",
    ];
    let file = zip(&names.map(|name| (name, name.as_bytes())));
    for name in names {
        let found = member(file.clone(), name).unwrap().unwrap();
        assert_eq!(found, name.as_bytes());
    }
}

#[test]
fn a_bomb_is_stopped_whatever_size_it_declares() {
    let zeroes = vec![0; usize::try_from(MAX_INFLATED).unwrap() + 1];
    let mut file = zip(&[("bomb", &zeroes)]);
    assert!(file.len() < 100_000);
    let told = member(file.clone(), "bomb").unwrap_err();
    assert!(matches!(told, Trouble::TooCostly(_)), "{told}");
    assert!(member(zip(&[("most", &zeroes[1..])]), "most").is_ok());
    // It says that it is small.
    let listed = records(&file, LISTED).next().unwrap().len();
    let size_at = file.len() - listed + 24;
    file[size_at..size_at + 4].copy_from_slice(&100_u32.to_le_bytes());
    let told = member(file, "bomb").unwrap_err();
    assert!(matches!(told, Trouble::Damaged(_)), "{told}");
}

#[test]
fn sizes_that_are_too_small_are_damage_and_sizes_that_are_too_large_are_not_believed() {
    let content = b"0123456789".repeat(50);
    let file = zip(&[("a", &content)]);
    let listed = file.len() - records(&file, LISTED).next().unwrap().len();
    let (packed_at, size_at) = (listed + 20, listed + 24);
    for (at, size, is_read) in [
        (packed_at, 0, false),
        (packed_at, 1, false),
        (size_at, 0, false),
        (size_at, 1, false),
        (size_at, 499, false),
        // More than there is does no harm: it ends where it ends, and the checksum is right.
        (size_at, 501, true),
        (size_at, 0xffff_fffe, true),
        (packed_at, 0xffff_fffe, true),
    ] {
        let mut file = file.clone();
        file[at..at + 4].copy_from_slice(&u32::to_le_bytes(size));
        match member(file, "a") {
            Ok(found) => assert!(is_read && found.unwrap() == content, "{size}"),
            Err(told) => assert!(!is_read && matches!(told, Trouble::Damaged(_)), "{told}"),
        }
    }
}

#[test]
fn more_members_than_any_export_has_are_refused_by_their_count() {
    let mut file = zip(&[("a", b"a")]);
    let at = count_at(&file);
    file[at..at + 2].copy_from_slice(&10_001_u16.to_le_bytes());
    let told = member(file.clone(), "a").unwrap_err();
    assert!(matches!(told, Trouble::TooCostly(_)), "{told}");
    // More than are there.
    file[at..at + 2].copy_from_slice(&10_000_u16.to_le_bytes());
    assert!(member(file, "a").is_err());
    // The record of more than 65,535 members.
    let mut file = zip(&[("a", b"a")]);
    let mut wide = WIDE_END.to_vec();
    wide.extend([0; 28]);
    wide.extend(u64::MAX.to_le_bytes());
    let end = file.len() - 22;
    file.splice(end..end, wide);
    let told = member(file, "a").unwrap_err();
    assert!(matches!(told, Trouble::TooCostly(_)), "{told}");
}

#[test]
fn seventy_thousand_members_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..70_000 {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(number.to_string(), options).unwrap();
    }
    let file = writer.finish().unwrap().into_inner();
    let told = member(file, "1").unwrap_err();
    assert!(told.to_string().contains("70000 members"), "{told}");
}

#[test]
fn a_zip_file_that_ends_a_thousand_times_is_refused() {
    let mut file = zip(&[("a", b"a")]);
    let end = file[file.len() - 22..].to_vec();
    file.extend(end.repeat(1000));
    assert!(member(file, "a").is_err());
}

#[test]
fn two_members_of_one_name_are_refused() {
    let mut file = zip(&[("a", b"1"), ("b", b"2")]);
    for byte in &mut file {
        if *byte == b'b' {
            *byte = b'a';
        }
    }
    let told = member(file, "a").unwrap_err().to_string();
    assert!(told.contains("one name"), "{told}");
}

#[test]
fn an_encrypted_zip_file_is_named_as_one() {
    let mut file = zip(&[("a", b"aaaaaaaaaaaaaaaaaaaaaaaa")]);
    let listed = file.len() - records(&file, LISTED).next().unwrap().len();
    file[6] |= 1;
    file[listed + 8] |= 1;
    let told = member(file, "a").unwrap_err();
    assert!(matches!(told, Trouble::Unsupported { .. }), "{told}");
    assert!(told.to_string().contains("encrypted"));
}

#[test]
fn no_cut_and_no_flipped_byte_brings_out_another_content() {
    let content = b"one, two, three, four, one, two, three, four".as_slice();
    let file = zip(&[("a", content), ("other", b"x")]);
    for length in 0..file.len() {
        let cut = file.get(..length).unwrap().to_vec();
        assert!(member(cut, "a").is_err(), "{length}");
    }
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut changed = file.clone();
            changed[at] ^= 1 << bit;
            if let Ok(Some(found)) = member(changed, "a") {
                assert_eq!(found, content, "byte {at}");
            }
        }
    }
}

/// What the entry of a member in the list at the end begins with.
const LISTED: [u8; 4] = *b"PK\x01\x02";
