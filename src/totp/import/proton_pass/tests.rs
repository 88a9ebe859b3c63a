//! Exports with every kind of item, in JSON and in zip files.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;
use crate::totp::import::row::MAX_ROWS;

/// Written by `tests/formats/proton.py`.
const JSON: &str = include_str!("../../../../tests/fixtures/totp/proton/pass.json");
const ZIP: &[u8] = include_bytes!("../../../../tests/fixtures/totp/proton/pass.zip");
const PGP_ZIP: &[u8] = include_bytes!("../../../../tests/fixtures/totp/proton/pass_pgp.zip");

fn read(file: &[u8]) -> Result<Imported, Trouble> {
    let file = Secret::new(file.to_vec());
    let format = detect(&file).unwrap();
    assert_eq!(format.title, FORMAT.title);
    (format.read)(&file, &mut || panic!("nobody is asked"))
}

/// Whatever format it seems to be of.
fn unasked(file: &Secret) -> Result<Imported, Trouble> {
    (FORMAT.read)(file, &mut || panic!("nobody is asked"))
}

fn told(imported: &Imported) -> Vec<String> {
    let told = imported.rows.iter().map(|row| match &row.content {
        Ok(enrolment) => format!(
            "{} ({}): {} | {}",
            row.place, row.name, enrolment.issuer, enrolment.account
        ),
        Err(bad) => format!("{} ({}): {bad}", row.place, row.name),
    });
    told.collect()
}

#[test]
fn items_with_a_secret_are_read_and_the_others_counted() {
    for file in [JSON.as_bytes(), ZIP] {
        let imported = read(file).unwrap();
        assert_eq!(
            told(&imported),
            [
                "entry 1 (PyPI): PyPI | ada",
                "entry 2 (GitHub): GitHub | ada",
                "entry 7 (npm): npm | work@example.org",
                "entry 7, secret 2 (npm): npm | second",
                "entry 8 (own): own | ",
                "entry 9 (bad): character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
            ]
        );
        assert_eq!(
            imported.notes,
            [
                "5 entries have no one-time codes",
                "1 entry with one-time codes is in the trash and was left out"
            ]
        );
    }
}

#[test]
fn what_is_encrypted_with_pgp_is_refused_by_name() {
    for file in [
        b"-----BEGIN PGP MESSAGE-----\n\nwy4E".as_slice(),
        b"\n-----BEGIN PGP MESSAGE-----",
        PGP_ZIP,
        br#"{"encrypted":true,"vaults":{}}"#,
    ] {
        assert!(matches!(read(file), Err(Trouble::Unsupported { .. })));
    }
}

#[test]
fn an_export_that_is_cut_is_damaged() {
    for length in 0..JSON.trim_end().len() {
        let file = Secret::new(JSON.as_bytes()[..length].to_vec());
        assert!(
            matches!(unasked(&file), Err(Trouble::Damaged(_))),
            "{length}"
        );
    }
    for length in 0..ZIP.len() {
        let file = Secret::new(ZIP[..length].to_vec());
        // Its first member may still name it.
        assert!(unasked(&file).is_err(), "{length}");
    }
}

#[test]
fn every_changed_byte_is_read_or_refused_and_nothing_breaks() {
    for at in (0..JSON.len()).step_by(7) {
        let mut file = JSON.as_bytes().to_vec();
        file[at] ^= 1;
        let _ = unasked(&Secret::new(file));
    }
    for at in 0..ZIP.len() {
        let mut file = ZIP.to_vec();
        file[at] ^= 1;
        if let Ok(imported) = unasked(&Secret::new(file)) {
            assert_eq!(imported.rows.len(), 6);
        }
    }
}

#[test]
fn an_export_without_end_is_refused() {
    let item = r#"{"data":{"content":{"totpUri":"MZXW6YTB"}}}"#;
    let vault = |count| {
        let items = vec![item; count].join(",");
        format!(r#"{{"items":[{items}]}}"#)
    };
    let file = |one, two| {
        let (one, two) = (vault(one), vault(two));
        read(format!(r#"{{"vaults":{{"a":{one},"b":{two}}}}}"#).as_bytes())
    };
    assert_eq!(file(MAX_ROWS - 1, 1).unwrap().rows.len(), MAX_ROWS);
    for (one, two) in [(MAX_ROWS, 1), (MAX_ROWS + 1, 0), (1, 2 * MAX_ROWS)] {
        assert!(matches!(file(one, two), Err(Trouble::Damaged(_))));
    }
    let fields = vec![r#"{"data":{"totpUri":"MZXW6YTB"}}"#; MAX_ROWS + 1].join(",");
    let item = format!(r#"{{"data":{{"extraFields":[{fields}]}}}}"#);
    let file = format!(r#"{{"vaults":{{"a":{{"items":[{item}]}}}}}}"#);
    assert!(matches!(read(file.as_bytes()), Err(Trouble::Damaged(_))));
}
