//! Exports of persons and organisations, old and new, plain and encrypted.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::vault::import::tests::bad;
use crate::vault::import::tests::lines;
use crate::vault::import::tests::read;
use crate::vault::import::tests::read_with;
use crate::vault::import::tests::survives;
use crate::vault::import::tests::times;
use crate::vault::import::tests::zipped;
use crate::vault::totp::Totp;

/// Made by `tests/formats/bitwarden.py`.
const FIXTURE: &[u8] = include_bytes!("../../../../tests/fixtures/totp/bitwarden_plain.json");
const PBKDF2: &[u8] = include_bytes!("../../../../tests/fixtures/totp/bitwarden_pbkdf2.json");
const ARGON2ID: &[u8] = include_bytes!("../../../../tests/fixtures/totp/bitwarden_argon2id.json");
const ACCOUNT: &[u8] = include_bytes!("../../../../tests/fixtures/totp/bitwarden_account.json");
const PASSWORD: &str = "correct horse é";

const NEW: &str = r#"{"encrypted":false,"folders":[{"id":"f1","name":"Work/Shops"}],"items":[
 {"id":"1","organizationId":null,"folderId":"f1","type":1,"reprompt":0,"name":"Shop","notes":"NOTE","favorite":false,
  "passwordHistory":[{"lastUsedDate":"2025-03-04T05:06:07.089Z","password":"OLD"}],
  "revisionDate":"2026-02-03T04:05:06.789Z","creationDate":"2020-01-02T03:04:05.678Z","deletedDate":null,"collectionIds":null,
  "login":{"uris":[{"match":null,"uri":"https://shop.example/login"},{"match":null,"uri":"androidapp://org.shop"}],
   "username":"ada","password":"PW-1","totp":"SEEDSEEDSEEDSEED","passwordRevisionDate":"2024-05-06T07:08:09.000Z",
   "fido2Credentials":[{"credentialId":"x","keyValue":"KEY"}]}},
 {"type":2,"name":"Note","notes":"NOTE","secureNote":{"type":0}},
 {"type":3,"name":"Card","card":{"number":"CARD"}},
 {"type":4,"name":"Me","identity":{}},
 {"type":5,"name":"Key","sshKey":{"privateKey":"KEY"}},
 {"type":6,"name":"Bank","bankAccount":{}},
 {"type":1,"name":"Deleted","deletedDate":"2026-01-01T00:00:00.000Z","login":{"password":"GONE"}},
 {"type":1,"name":"Archived","archivedDate":"2026-01-01T00:00:00.000Z","login":{"password":"GONE"}},
 {"type":1,"name":"Empty","folderId":"f9","login":{"uris":null,"username":null,"password":"","totp":null}},
 {"type":1,"name":"None","login":{"username":"b","password":null},
  "passwordHistory":[{"lastUsedDate":"2025-03-04T05:06:07.089Z","password":"OLD"},{"lastUsedDate":"2022-01-01T00:00:00Z"}]}]}"#;

#[test]
fn an_export_of_a_person_is_read() {
    let vault = read(FORMAT.title, NEW).unwrap();
    assert_eq!(
        lines(&vault),
        [
            "item 1: Login Work/Shops|Shop ada<> `PW-1` totp passkey https://shop.example/login androidapp://org.shop",
            "item 2: Note |Note <> none",
            "item 3: Card |Card <> none",
            "item 4: Identity |Me <> none",
            "item 5: Key |Key <> none",
            "item 6: Other |Bank <> none",
            "item 9: Login |Empty <> ``",
            "item 10: Login |None b<> none",
        ]
    );
    assert_eq!(vault.put_away, 2);
    assert!(!vault.is_incomplete);
    let known = [1_577_934_245, 1_770_091_506, 1_714_979_289].map(Some);
    assert_eq!(times(&vault.entries[0])[..3], known);
    assert_eq!(vault.entries[7].password_changed, Some(1_741_064_767));
}

#[test]
fn collections_of_an_organisation_are_its_folders_wherever_they_stand() {
    let text = r#"{"encrypted":false,"items":[{"type":1,"name":"A","organizationId":"o","collectionIds":["c2","c1"],
        "login":{"password":"PW"}}],"collections":[{"id":"c1","name":"One"},{"id":"c2","name":"Two/Three"},{"name":"x"}]}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 1: Login Two/Three|A <> `PW`"]);
}

#[test]
fn an_old_export_that_says_less_is_read() {
    let text = r#"{"folders":[],"items":[{"id":"1","type":1,"name":"Old","login":{"username":"u","password":"p","totp":null}}]}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 1: Login |Old u<> `p`"]);
    assert_eq!(times(&vault.entries[0]), [None; 4]);
}

#[test]
fn one_odd_item_loses_no_other() {
    let text = r#"{"encrypted":false,"items":[5,{"type":"1","name":"A"},{"type":1,"name":"B","login":[]},
        {"type":1,"name":"C","login":{"password":7}},{"name":"D"},
        {"type":1,"name":7,"login":{"username":[],"uris":[7,{"uri":null}],"password":"PW","totp":{}}}]}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 6: Login | <> `PW`"]);
    assert_eq!(vault.entries[0].totp, Totp::Odd);
    assert_eq!(
        bad(&vault),
        [
            "item 1: it is no object",
            "item 2: what it is, is not said",
            "item 3: its login is no object",
            "item 4: its password is no text",
            "item 5: what it is, is not said",
        ]
    );
}

#[test]
fn what_another_program_encrypted_holds_the_same() {
    let plain = lines(&read(FORMAT.title, FIXTURE).unwrap());
    assert_eq!(plain.len(), 9);
    let mut ask = || Ok(Secret::new(PASSWORD.into()));
    for file in [
        PBKDF2.to_vec(),
        ARGON2ID.to_vec(),
        zipped(&[("data.json", PBKDF2), ("attachments/1/a.png", b"x")]),
    ] {
        let vault = read_with(FORMAT.title, file, &mut ask).unwrap();
        assert_eq!(lines(&vault), plain);
        assert_eq!(vault.put_away, 1);
    }
}

#[test]
fn a_wrong_password_is_not_called_damage() {
    let mut ask = || Ok(Secret::new(b"wrong".to_vec()));
    for file in [PBKDF2, ARGON2ID] {
        let trouble = read_with(FORMAT.title, file, &mut ask).unwrap_err();
        assert!(matches!(trouble, Trouble::WrongPassword), "{trouble}");
    }
}

#[test]
fn an_export_for_one_account_is_refused_with_what_to_do() {
    let trouble = read(FORMAT.title, ACCOUNT).unwrap_err();
    let Trouble::Unsupported { what, hint } = trouble else {
        panic!("{trouble}");
    };
    assert!(what.contains("the account it was made in"));
    assert!(hint.contains("Password protected"));
    // As its second version has it.
    let second = r#"{"encrypted":true,"encKeyValidation_DO_NOT_EDIT":"7.AAAA","data":"7.AAAA"}"#;
    let trouble = read(FORMAT.title, second).unwrap_err();
    assert!(matches!(trouble, Trouble::Unsupported { .. }), "{trouble}");
}

#[test]
fn a_list_without_end_is_refused() {
    let items = "{\"type\":2},".repeat(100_001);
    let text = format!("{{\"encrypted\":false,\"items\":[{items}{{\"type\":2}}]}}");
    let trouble = read(FORMAT.title, text).unwrap_err();
    assert!(matches!(trouble, Trouble::TooCostly(_)), "{trouble}");
}

#[test]
fn a_zip_file_that_inflates_without_end_is_refused() {
    let content = vec![b' '; 65 << 20];
    let file = Secret::new(zipped(&[("data.json", &content)]));
    let mut keys = Keys {
        password: &mut || panic!("nobody should be asked"),
        key_file: None,
    };
    let trouble = (FORMAT.read)(&file, &mut keys).unwrap_err();
    assert!(matches!(trouble, Trouble::TooCostly(_)), "{trouble}");
}

#[test]
fn whatever_is_cut_or_changed_nothing_panics_and_no_secret_is_told() {
    let secrets = ["PW-1", "SEED", "OLD", "CARD", "KEY", "NOTE", "GONE"];
    survives(FORMAT.title, NEW.as_bytes(), &secrets);
    survives(
        FORMAT.title,
        &zipped(&[("data.json", NEW.as_bytes())]),
        &secrets,
    );
    survives(FORMAT.title, PBKDF2, &[]);
}

#[test]
fn hidden_fields_are_counted_and_never_told() {
    let text = r#"{"encrypted":false,"items":[{"type":1,"name":"A","login":{"password":"PW-1"},"fields":[
        {"name":"canary","value":"canary","type":1},{"name":"b","value":"","type":1},{"name":"c","value":null,"type":1},
        {"name":"d","value":"text","type":0},{"name":"e","value":"true","type":2},{"name":"f","value":null,"type":3}]},
        {"type":1,"name":"Gone","deletedDate":"2024-01-01T00:00:00Z","login":{},"fields":[{"value":"x","type":1}]}]}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 1: Login |A <> `PW-1`"]);
    assert_eq!(
        vault.notes,
        ["1 hidden field was not judged: it may be a password, or anything else"]
    );
    assert!(!vault.is_incomplete);
}
