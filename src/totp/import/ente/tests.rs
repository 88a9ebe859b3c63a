//! Exports as libsodium sealed them, and what may be wrong with one.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;
use crate::totp::import::row::Row;

/// Written by `tests/formats/ente.py`.
const PLAIN: &[u8] = include_bytes!("../../../../tests/fixtures/totp/ente/plain.txt");
const ENCRYPTED: &[u8] = include_bytes!("../../../../tests/fixtures/totp/ente/encrypted.json");
const THREE_PASSES: &[u8] =
    include_bytes!("../../../../tests/fixtures/totp/ente/three_passes.json");
const PASSWORD: &str = "correct horse battery staple";

fn with_password(file: &[u8], password: &str) -> Result<Imported, Trouble> {
    let file = Secret::new(file.to_vec());
    assert_eq!(detect(&file).unwrap().title, FORMAT.title);
    read(&file, &mut || Ok(Secret::new(password.into())))
}

/// One that must be refused before anybody is asked.
fn refused_unasked(file: &str) -> Trouble {
    let file = Secret::new(file.into());
    read(&file, &mut || panic!("nobody is asked")).unwrap_err()
}

fn told(rows: &[Row]) -> Vec<String> {
    let told = rows.iter().map(|row| match &row.content {
        Ok(enrolment) => format!(
            "{}: {} {} {} {}",
            row.place,
            enrolment.method.word(),
            enrolment.issuer,
            enrolment.account,
            enrolment.method.digits()
        ),
        Err(bad) => format!("{}: {bad}", row.place),
    });
    told.collect()
}

const ROWS: [&str; 4] = [
    "line 1: totp PyPI ada 6",
    "line 2: steam Steam ada 5",
    "line 3: hotp Mongo Atlas Acc !@#444 8",
    "line 6: character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
];

#[test]
fn the_encrypted_export_is_read_and_what_was_thrown_away_left_out() {
    let imported = with_password(ENCRYPTED, PASSWORD).unwrap();
    assert_eq!(told(&imported.rows), ROWS);
    assert_eq!(
        imported.notes,
        ["2 entries are in the app's trash and were left out"]
    );
}

#[test]
fn the_plain_export_gives_the_same() {
    let file = Secret::new(PLAIN.to_vec());
    let format = detect(&file).unwrap();
    let imported = (format.read)(&file, &mut || panic!("nothing is encrypted here")).unwrap();
    assert_eq!(told(&imported.rows), ROWS);
    assert_eq!(imported.notes.len(), 1);
}

#[test]
fn other_costs_other_fields_and_a_password_that_is_not_ascii_make_no_difference() {
    let imported = with_password(THREE_PASSES, "Ümläut 密码").unwrap();
    assert_eq!(told(&imported.rows), ROWS[..1]);
}

#[test]
fn a_wrong_password_is_told_as_one() {
    for password in [
        "",
        "correct horse battery stapl",
        "Correct horse battery staple",
    ] {
        assert!(matches!(
            with_password(ENCRYPTED, password),
            Err(Trouble::WrongPasswordOrDamaged)
        ));
    }
}

#[test]
fn an_export_that_is_cut_is_known_by_its_beginning_and_damaged() {
    for length in 0..ENCRYPTED.len() {
        let file = Secret::new(ENCRYPTED[..length].to_vec());
        let refused = read(&file, &mut || panic!("nobody is asked"));
        assert!(matches!(refused, Err(Trouble::Damaged(_))), "{length}");
    }
    assert!(is(&Look::at(&Secret::new(ENCRYPTED[..400].to_vec()))));
}

#[test]
fn every_changed_byte_is_noticed_or_makes_no_difference() {
    for at in (0..ENCRYPTED.len()).step_by(3) {
        let mut file = ENCRYPTED.to_vec();
        file[at] ^= 1;
        let read = read(&Secret::new(file), &mut || Ok(Secret::new(PASSWORD.into())));
        if let Ok(imported) = read {
            assert_eq!(told(&imported.rows), ROWS, "{at}");
        }
    }
}

#[test]
fn more_than_a_gibibyte_is_refused_at_once() {
    let costly = |memory: u64, passes: u64| {
        let text = str::from_utf8(ENCRYPTED).unwrap();
        let text = text
            .replace(r#""memLimit": 8192"#, &format!(r#""memLimit": {memory}"#))
            .replace(r#""opsLimit": 1"#, &format!(r#""opsLimit": {passes}"#));
        with_password(text.as_bytes(), PASSWORD).unwrap_err()
    };
    for (memory, passes) in [
        (2 << 30, 4),
        (u64::MAX, 1),
        (1 << 30, u64::MAX),
        (8192, u64::MAX),
        (1 << 30, 9),
    ] {
        let refused = costly(memory, passes);
        assert!(matches!(refused, Trouble::TooCostly(_)), "{refused}");
    }
    for (memory, passes) in [(0, 1), (1023, 1), (8192, 0)] {
        assert!(matches!(costly(memory, passes), Trouble::Damaged(_)));
    }
}

#[test]
fn missing_and_mistaken_parts_are_damage_before_anybody_is_asked() {
    let whole = str::from_utf8(ENCRYPTED).unwrap();
    for part in [
        "memLimit",
        "opsLimit",
        "salt",
        "encryptedData",
        "encryptionNonce",
        "kdfParams",
    ] {
        for instead in ["another", "null\":null,\"another"] {
            let text = whole.replace(part, instead);
            let refused = refused_unasked(&text);
            assert!(matches!(refused, Trouble::Damaged(_)), "{part}");
        }
    }
    let mistaken = whole.replace(r#""salt": "c2"#, r#""salt": ""#);
    assert!(matches!(refused_unasked(&mistaken), Trouble::Damaged(_)));
    let newer = whole.replace(r#""version": 1"#, r#""version": 2"#);
    assert!(matches!(
        refused_unasked(&newer),
        Trouble::Unsupported { .. }
    ));
}

#[test]
fn only_a_truth_in_the_display_throws_away() {
    let line = |display: &str| {
        let line = format!("otpauth://totp/a?secret=MZXW6YTBOI&codeDisplay={display}");
        is_trashed(line.as_bytes())
    };
    for display in [
        "{\"trashed\":true}",
        "%7B%22trashed%22%3Atrue%7D",
        "%7B%22pinned%22:false%252C%22trashed%22%3A+true%7D",
        "{\"trashed\":true}#trailing",
    ] {
        assert!(line(display), "{display}");
    }
    for display in [
        "",
        "{}",
        "true",
        "[true]",
        "{\"trashed\":false}",
        "{\"trashed\":\"true\"}",
        "{\"note\":\"trashed:true\"}",
        "{\"a\":{\"trashed\":true}}",
        "{\"trashed\":tru",
        "%FF%7B",
        &"[".repeat(100_000),
    ] {
        assert!(!line(display));
    }
    assert!(!is_trashed(b"codeDisplay={\"trashed\":true}"));
    assert!(!is_trashed(b"\xff?codeDisplay={\"trashed\":true}"));
}
