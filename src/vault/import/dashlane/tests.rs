//! Dashlane's old JSON, and its zip files.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::vault::import::tests::bad;
use crate::vault::import::tests::lines;
use crate::vault::import::tests::read;
use crate::vault::import::tests::survives;
use crate::vault::import::tests::zipped;

const DATA: &str = r#"{"EMAIL":[{"email":"ada@example.org"}],"AUTHENTIFIANT":[
 {"domain":"shop.example","email":"ada@example.org","login":"","secondaryLogin":"ada","note":"NOTE","password":"PW-1","title":"Shop"},
 {"domain":"two.example","email":"","login":"eve","password":"","title":"Two","otpSecret":"SEEDSEEDSEEDSEED"}],
 "SECURENOTE":[{"title":"Note","content":"NOTE"}],"PAYMENTMEANS_CREDITCARD":[{"cardNumber":"CARD"}]}"#;

#[test]
fn the_old_json_is_read() {
    let vault = read(JSON.title, DATA).unwrap();
    assert_eq!(
        lines(&vault),
        [
            "item 1: Login |Shop ada<ada@example.org> `PW-1` shop.example",
            "item 2: Login |Two eve<> `` totp two.example",
            "item 3: Note |Note <> none",
            "item 4: Card | <> none",
        ]
    );
}

#[test]
fn one_odd_login_loses_no_other() {
    let text = r#"{"AUTHENTIFIANT":[5,{"password":7},{"title":7,"login":[],"password":"PW"}],"SECURENOTE":7}"#;
    let vault = read(JSON.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 3: Login | <> `PW`"]);
    assert_eq!(
        bad(&vault),
        ["item 1: it is no object", "item 2: its password is no text"]
    );
}

#[test]
fn a_member_with_logins_that_is_not_read_leaves_the_vault_incomplete() {
    let file = zipped(&[
        ("Dashlane/credentials.csv", b"\x01\x02"),
        ("Dashlane/securenotes.csv", b"title,note\r\na,NOTE\r\n"),
        ("Dashlane/photo.png", b"x"),
    ]);
    let vault = read(ZIP.title, file).unwrap();
    assert!(vault.is_incomplete && vault.entries.is_empty());
    assert_eq!(
        vault.notes,
        [
            "`credentials.csv` is not written in a way that is read here",
            "`securenotes.csv` has no passwords and was passed over",
        ]
    );
}

/// Whatever format the member is of, it is read by that, and its places say where.
#[test]
fn what_a_member_says_is_part_of_the_whole() {
    let mut keys = Keys {
        password: &mut || panic!("nobody should be asked"),
        key_file: None,
    };
    let content = Secret::new(DATA.into());
    let vault = members(vec![(LOGINS.to_owned(), Some(content))], &mut keys).unwrap();
    assert_eq!(vault.entries.len(), 4);
    assert_eq!(vault.entries[0].place, "credentials.csv, item 1");
    assert_eq!(vault.format, ZIP.title);
}

#[test]
fn a_zip_file_without_logins_or_with_two_is_not_called_whole() {
    let vault = read(ZIP.title, zipped(&[("payments.csv", b"x")])).unwrap();
    assert!(vault.is_incomplete);
    assert!(vault.notes[0].contains("is not in it"), "{:?}", vault.notes);
    let twice = zipped(&[("a/credentials.csv", b"x"), ("b/credentials.csv", b"x")]);
    let trouble = read(ZIP.title, twice).unwrap_err();
    assert!(matches!(trouble, Trouble::Damaged(_)), "{trouble}");
}

#[test]
fn zip_files_in_zip_files_have_an_end() {
    let mut file = zipped(&[("credentials.csv", b"x")]);
    for _ in 0..8 {
        file = zipped(&[("credentials.csv", &file)]);
    }
    let vault = read(ZIP.title, file).unwrap();
    assert!(vault.is_incomplete && vault.entries.is_empty());
}

#[test]
fn whatever_is_cut_or_changed_nothing_panics_and_no_secret_is_told() {
    let secrets = ["PW-", "SEED", "NOTE", "CARD"];
    survives(JSON.title, DATA.as_bytes(), &secrets);
    survives(
        ZIP.title,
        &zipped(&[("credentials.csv", DATA.as_bytes())]),
        &secrets,
    );
}
