//! A second reader of the format, written in Python from its description alone, reads the same.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use doorkey::breach::digest::HashKind;
use doorkey::corpus::profile::Profile;
use doorkey::corpus::row::Row;

use crate::corpus::sample;

/// What the Python script prints of a file, or its error.
fn read(path: &Path) -> Result<String, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/corpus/reader.py");
    let ran = Command::new("python3").arg(script).arg(path).output();
    let ran = ran.expect("python3 is here");
    if ran.status.success() {
        Ok(String::from_utf8(ran.stdout).expect("hexadecimal digits"))
    } else {
        Err(String::from_utf8_lossy(&ran.stderr).into_owned())
    }
}

/// The same of the rows that were to be written.
fn expected(rows: &[Row], profile: Profile) -> String {
    let mut text = String::new();
    let mut before: Option<Row> = None;
    let mut put = |row: Row| {
        let tail: String = row
            .key
            .tail
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect();
        let whole = format!("{:016X}{tail}", row.key.head);
        writeln!(
            text,
            "{}:{}",
            &whole[..usize::from(profile.bits) / 4],
            row.count
        )
        .expect("memory");
    };
    for row in rows.iter().filter(|row| row.count >= profile.min_count) {
        let key = row.key.cut(profile.bits);
        match &mut before {
            Some(last) if last.key == key => last.count = last.count.max(row.count),
            _ => {
                before.replace(Row { key, ..*row }).map(&mut put);
            }
        }
    }
    before.map(put);
    text
}

#[test]
#[ignore = "needs python3"]
fn a_reader_that_knows_only_the_description_reads_every_record_of_every_profile() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.corpus");
    let rows = sample::rows(5);
    for (kind, bits, bucket_bits, min_count) in [
        (HashKind::Sha1, 40, 20, 1),
        (HashKind::Sha1, 48, 21, 1),
        (HashKind::Sha1, 64, 20, 1),
        (HashKind::Sha1, 64, 21, 1000),
        (HashKind::Sha1, 80, 21, 1),
        (HashKind::Sha1, 160, 20, 1),
        (HashKind::Ntlm, 128, 21, 1),
    ] {
        let profile = Profile::new(kind, bits, min_count).expect("it is one");
        sample::write(&path, &rows, profile, bucket_bits, u64::MAX - 3);
        let read = read(&path).expect("it is whole");
        let expected = expected(&rows, profile);
        assert!(
            read == expected,
            "{profile}, {bucket_bits}: {} bytes, not {}",
            read.len(),
            expected.len()
        );
    }
}

#[test]
#[ignore = "needs python3"]
fn a_reader_that_knows_only_the_description_sees_damage_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.corpus");
    let profile = Profile::new(HashKind::Sha1, 64, 1).expect("it is one");
    sample::write(&path, &sample::rows(5), profile, 20, 4);
    let whole = std::fs::read(&path).expect("it is there");
    for at in [
        9,
        100,
        4096 + 70,
        9_000_000.min(whole.len() - 100),
        whole.len() - 1,
    ] {
        let mut flipped = whole.clone();
        flipped[at] ^= 4;
        std::fs::write(&path, flipped).expect("it can be written");
        assert!(read(&path).is_err(), "{at}");
    }
}
