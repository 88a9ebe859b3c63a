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
use crate::failure::Failure;
use crate::failure::Kind;
use crate::formats::look::Look;
use crate::totp::import::detect;
use crate::totp::import::row::Row;

/// Made by `tests/formats/bitwarden.py`.
const PLAIN: &[u8] = include_bytes!("../../../../tests/fixtures/totp/bitwarden_plain.json");
const PBKDF2: &[u8] = include_bytes!("../../../../tests/fixtures/totp/bitwarden_pbkdf2.json");
const ARGON2ID: &[u8] = include_bytes!("../../../../tests/fixtures/totp/bitwarden_argon2id.json");
const ACCOUNT: &[u8] = include_bytes!("../../../../tests/fixtures/totp/bitwarden_account.json");
const PASSWORD: &str = "correct horse é";

fn open(file: &[u8], password: &str) -> Result<Imported, Trouble> {
    let file = Secret::new(file.to_vec());
    let title = detect(&file).map(|format| format.title);
    assert_eq!(title, Some(FORMAT.title));
    read(&file, &mut || Ok(Secret::new(password.as_bytes().to_vec())))
}

/// Nobody is asked.
fn open_plain(file: &[u8]) -> Result<Imported, Trouble> {
    let file = Secret::new(file.to_vec());
    read(&file, &mut || panic!("nobody should be asked"))
}

fn told(row: &Row) -> String {
    let what = match &row.content {
        Ok(enrolment) => format!(
            "{} {} {} {}",
            enrolment.issuer,
            enrolment.account,
            enrolment.method.word(),
            enrolment.bits()
        ),
        Err(why) => format!("{} bad: {why}", row.name),
    };
    format!("{}: {what}", row.place)
}

fn is_what_was_made(imported: &Imported) {
    let rows: Vec<_> = imported.rows.iter().map(told).collect();
    assert_eq!(
        rows,
        [
            "entry 1: PyPI ada totp 48",
            "entry 2: GitHub ada@example.org totp 80",
            "entry 3: Steam gabe steam 80",
            "entry 6: Long x totp 80",
            "entry 7: Broken bad: character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
            "entry 10: user@example.org  totp 48",
        ]
    );
    assert_eq!(
        imported.notes,
        [
            "3 entries have no one-time codes",
            "1 entry with one-time codes is in the trash and was left out"
        ]
    );
}

#[test]
fn a_plain_export_is_read() {
    let imported = open(PLAIN, "").unwrap();
    is_what_was_made(&imported);
    let method = &imported.rows[3].content.as_ref().unwrap().method;
    let settings = (method.algorithm(), method.digits(), method.period());
    assert_eq!(settings, ("SHA512", 8, Some(60)));
}

#[test]
fn what_another_program_encrypted_is_opened() {
    for file in [PBKDF2, ARGON2ID] {
        is_what_was_made(&open(file, PASSWORD).unwrap());
    }
}

#[test]
fn a_wrong_password_is_not_called_damage() {
    for file in [PBKDF2, ARGON2ID] {
        for wrong in ["", "correct horse", "correct horse e"] {
            let trouble = open(file, wrong).unwrap_err();
            assert!(matches!(trouble, Trouble::WrongPassword), "{trouble}");
        }
    }
}

#[test]
fn nobody_who_gives_no_password_is_told_of_damage() {
    let file = Secret::new(PBKDF2.to_vec());
    let trouble = read(&file, &mut || {
        Err(Failure::new(Kind::Input, "no".to_owned()))
    })
    .unwrap_err();
    assert!(matches!(trouble, Trouble::NoPassword(_)));
}

#[test]
fn what_was_changed_is_damaged_and_brings_out_nothing() {
    let text = str::from_utf8(PBKDF2).unwrap();
    let data = text.find("\"data\"").unwrap();
    let inside = data + 12..text.len() - 6;
    for at in inside.step_by(97) {
        let mut changed = PBKDF2.to_vec();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let trouble = open(&changed, PASSWORD).unwrap_err();
        assert!(matches!(trouble, Trouble::Damaged(_)), "{at}: {trouble}");
    }
}

#[test]
fn a_cut_export_is_known_and_damaged() {
    for file in [PLAIN, PBKDF2, ACCOUNT] {
        for length in (64..file.len() - 2).step_by(211) {
            let trouble = open(&file[..length], PASSWORD).unwrap_err();
            assert!(matches!(trouble, Trouble::Damaged(_)), "{trouble}");
        }
    }
}

#[test]
fn an_export_for_one_account_is_refused_with_what_to_do() {
    let trouble = open_plain(ACCOUNT).unwrap_err();
    let Trouble::Unsupported { what, hint } = trouble else {
        panic!("{trouble}");
    };
    assert!(what.contains("the account it was made in"));
    assert!(hint.contains("Password protected"));
}

#[test]
fn costs_are_looked_at_before_they_are_paid() {
    let text = str::from_utf8(ARGON2ID).unwrap();
    for (from, to) in [
        ("\"kdfMemory\": 16", "\"kdfMemory\": 18446744073709551615"),
        ("\"kdfMemory\": 16", "\"kdfMemory\": 1025"),
        ("\"kdfIterations\": 3", "\"kdfIterations\": 4000000000"),
        ("\"kdfParallelism\": 4", "\"kdfParallelism\": 65"),
        (
            "\"kdfType\": 1",
            "\"kdfType\": 0, \"kdfIterations\": 6000000, \"x\": 1",
        ),
    ] {
        let mut changed = text.replace(from, to);
        if to.contains("6000000") {
            changed = changed.replace("\"kdfIterations\": 3,", "");
        }
        assert_ne!(changed, text);
        let trouble = open(changed.as_bytes(), PASSWORD).unwrap_err();
        assert!(matches!(trouble, Trouble::TooCostly(_)), "{to}: {trouble}");
    }
}

#[test]
fn nobody_is_asked_for_the_password_of_a_file_that_none_opens() {
    let text = str::from_utf8(ARGON2ID).unwrap();
    for (from, to) in [
        ("\"salt\"", "\"Salt\""),
        ("\"kdfType\": 1", "\"kdfType\": 2"),
        ("\"kdfType\": 1", "\"kdfType\": -1"),
        ("\"kdfMemory\": 16", "\"kdfMemory\": \"16\""),
        ("\"kdfIterations\": 3", "\"kdfIterations\": null"),
        ("_DO_NOT_EDIT\": \"2.", "_DO_NOT_EDIT\": \"0."),
        ("\"data\": \"2.", "\"data\": \"2.!"),
        ("\"data\": \"2.", "\"data\": \"2.AAAA|"),
        ("\"data\"", "\"Data\""),
    ] {
        let changed = text.replace(from, to);
        assert_ne!(changed, text);
        assert!(open_plain(changed.as_bytes()).is_err(), "{to}");
    }
}

#[test]
fn one_odd_entry_loses_no_other() {
    let text = r#"{"encrypted":false,"items":[5,null,[],{"name":"A","login":"x"},{"name":"B","login":{"totp":{}}},
        {"name":7,"login":{"username":[],"uris":[{"uri":null},{"uri":"https://c.example/x"}],"totp":"MZXW6YTBOI"}}],
        "new":{"a":[1.5,-1]}}"#;
    let imported = open(text.as_bytes(), "").unwrap();
    let rows: Vec<_> = imported.rows.iter().map(told).collect();
    assert_eq!(
        rows,
        [
            "entry 1:  bad: it is no object",
            "entry 2:  bad: it is no object",
            "entry 3:  bad: it is no object",
            "entry 4: A bad: its login is no object",
            "entry 5: B bad: its key for one-time codes is no text",
            "entry 6: c.example  totp 48",
        ]
    );
}

#[test]
fn an_export_is_known_by_what_is_in_it() {
    for (text, is_one) in [
        (r#"{"encrypted":false,"items":[]}"#, true),
        (r#"{"folders":[],"items":[{"type":1,"login":{}}]}"#, true),
        (r#"{"encrypted":true,"data":"x"}"#, true),
        (r#"{"items":["otpauth://totp/a?secret=MZXW6YTBOI"]}"#, false),
        (r#"{"folders":[],"items":[{"title":"Enpass"}]}"#, false),
        (r#"{"encrypted":"yes","items":[]}"#, false),
        ("[]", false),
        ("encrypted", false),
        ("", false),
    ] {
        assert_eq!(
            (FORMAT.is)(&Look::at(&Secret::new(text.as_bytes().to_vec()))),
            is_one,
            "{text}"
        );
    }
}

#[test]
fn an_export_with_attachments_is_a_zip_file() {
    let zip = |name: &str, content: &[u8]| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in [(name, content), ("attachments/1/photo.png", b"x")] {
            writer
                .start_file(name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    is_what_was_made(&open(&zip("data.json", PLAIN), "").unwrap());
    is_what_was_made(&open(&zip("data.json", PBKDF2), PASSWORD).unwrap());
    let inner = zip("data.json", PLAIN);
    for other in [
        zip("other.json", PLAIN),
        zip("data.json", b"{}"),
        zip("data.json", &inner),
    ] {
        assert!(!(FORMAT.is)(&Look::at(&Secret::new(other))));
    }
}

#[test]
fn a_list_without_end_is_refused() {
    let one = r#"{"login":{"totp":"MZXW6YTBOI"}},"#;
    let text = format!(
        "{{\"encrypted\":false,\"items\":[{}{{}}]}}",
        one.repeat(10_001)
    );
    assert!(open_plain(text.as_bytes()).is_err());
    // Those without codes are not held.
    let text = format!(
        "{{\"encrypted\":false,\"items\":[{}{{}}]}}",
        "{},".repeat(500_000)
    );
    let imported = open_plain(text.as_bytes()).unwrap();
    assert_eq!(imported.notes, ["500001 entries have no one-time codes"]);
}
