#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::io::Cursor;
use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::formats::look::Look;
use crate::totp::import::detect;

/// Made by `tests/formats/one_pux.py`.
const EXPORT: &[u8] = include_bytes!("../../../../tests/fixtures/totp/one_pux.1pux");

fn open(file: &[u8]) -> Result<Imported, Trouble> {
    let file = Secret::new(file.to_vec());
    read(&file, &mut || panic!("nothing is encrypted here"))
}

fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn told(imported: &Imported) -> Vec<String> {
    let rows = imported.rows.iter().map(|row| match &row.content {
        Ok(enrolment) => format!(
            "{}: {}/{}/{}",
            row.place,
            enrolment.issuer,
            enrolment.account,
            enrolment.bits()
        ),
        Err(why) => format!("{}: {}! {why}", row.place, row.name),
    });
    rows.collect()
}

#[test]
fn an_export_is_read_over_all_vaults() {
    let file = Secret::new(EXPORT.to_vec());
    assert_eq!(detect(&file).unwrap().title, FORMAT.title);
    let imported = open(EXPORT).unwrap();
    assert_eq!(
        told(&imported),
        [
            "entry 1: PyPI/ada/48",
            "entry 3: Two/ada/48",
            "entry 3: Two/ada/80",
            "entry 5: Wrapped/eve/48",
            "entry 7: Broken! character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
        ]
    );
    assert_eq!(
        imported.notes,
        [
            "1 entry has no one-time codes",
            "2 entries with one-time codes are in the archive and were left out"
        ]
    );
}

#[test]
fn a_cut_export_is_known_and_damaged() {
    for length in 47..EXPORT.len() {
        let file = Secret::new(EXPORT[..length].to_vec());
        assert_eq!(detect(&file).map(|format| format.title), Some(FORMAT.title));
        assert!(matches!(open(file.reveal()), Err(Trouble::Damaged(_))));
    }
}

#[test]
fn a_flipped_bit_brings_out_no_other_secret() {
    let whole = told(&open(EXPORT).unwrap());
    for at in (0..EXPORT.len()).step_by(3) {
        let mut changed = EXPORT.to_vec();
        changed[at] ^= 1 << (at % 8);
        if let Ok(imported) = open(&changed) {
            assert_eq!(told(&imported), whole, "{at}");
        }
    }
}

#[test]
fn a_zip_file_without_the_export_is_none() {
    let other = zip(&[("notes.txt", "x"), ("../export.data", "{}")]);
    assert!(!(FORMAT.is)(&Look::at(&Secret::new(other))));
    let half = zip(&[("export.attributes", "{}")]);
    assert!((FORMAT.is)(&Look::at(&Secret::new(half.clone()))));
    let told = open(&half).unwrap_err().to_string();
    assert!(told.contains("no `export.data`"), "{told}");
}

#[test]
fn what_is_of_another_type_loses_nothing_else() {
    for (data, rows) in [
        (r#"{"accounts":[]}"#, Some(0)),
        (
            r#"{"accounts":[5,{"vaults":7},{"vaults":[{"items":{}},null]}]}"#,
            Some(0),
        ),
        (
            r#"{"accounts":[{"vaults":[{"items":[5,{"details":{"sections":[{"fields":[{"value":{"totp":1}}]}]}}]}]}]}"#,
            Some(2),
        ),
        (r#"{"accounts":{}}"#, None),
        ("{}", None),
        ("[]", None),
        ("", None),
    ] {
        let found = open(&zip(&[("export.data", data)]));
        assert_eq!(
            found.ok().map(|imported| imported.rows.len()),
            rows,
            "{data}"
        );
    }
}

#[test]
fn items_inside_of_items_end() {
    let deep = "{\"item\":".repeat(10_000);
    let data = format!("{{\"accounts\":[{{\"vaults\":[{{\"items\":[{deep}");
    assert!(open(&zip(&[("export.data", &data)])).is_err());
}
