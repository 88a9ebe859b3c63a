//! Backups that `tests/formats/two_fas.py` wrote, and ones that no app writes.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;
use crate::totp::uri;
use crate::totp::uri::Note;

const FIRST: &str = include_str!("../../../../tests/fixtures/totp/two_fas_first.2fas");
const PLAIN: &str = include_str!("../../../../tests/fixtures/totp/two_fas_plain.2fas");
const ENCRYPTED: &str = include_str!("../../../../tests/fixtures/totp/two_fas_encrypted.2fas");
const PASSWORD: &str = "correct horse battery staple";
/// What the script put in.
const ROWS: [&str; 7] = [
    "otpauth://totp/PyPI:ada?secret=ORUGS4ZANFZSAYJAONSWG4TFOQ&issuer=PyPI",
    "otpauth://totp/B%C3%BCcher%20%26%20Co:ada%40example.org?secret=MZXW6YTBOIQGC43TMVSCA5DPMU&issuer=B%C3%BCcher%20%26%20Co&algorithm=SHA512&digits=8&period=60",
    "otpauth://hotp/Old%20Bank:1815?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Old%20Bank&algorithm=SHA256&digits=7&counter=42",
    "otpauth://steam/Steam:ada?secret=MZXW6YTBOI&issuer=Steam",
    "otpauth://totp/Forge:lovelace?secret=MZXW6YTBOI&issuer=Forge",
    "Rare: its hash is none that codes are made with here",
    "Typo: character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
];

fn file(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

fn told(imported: &Imported) -> Vec<String> {
    let told = |row: &Row| match &row.content {
        Ok(enrolment) => String::from_utf8(uri::write(enrolment).reveal().to_vec()).unwrap(),
        Err(bad) => format!("{}: {bad}", row.name),
    };
    imported.rows.iter().map(told).collect()
}

fn unasked(text: &str) -> Result<Imported, Trouble> {
    read(&file(text), &mut || panic!("nothing is encrypted here"))
}

fn with(text: &str, password: &str) -> Result<Imported, Trouble> {
    let mut password = Some(password);
    // Asked for once at most.
    read(&file(text), &mut || Ok(file(password.take().unwrap())))
}

/// A backup of one entry.
fn entry(fields: &str) -> Row {
    let text = format!(r#"{{"services":[{{{fields}}}],"schemaVersion":4}}"#);
    unasked(&text).unwrap().rows.remove(0)
}

/// The encrypted backup, with another character in the place of the one that is `after` characters behind `name`.
fn changed(name: &str, after: usize) -> String {
    let at = ENCRYPTED.find(name).unwrap() + name.len() + after;
    let mut text = ENCRYPTED.as_bytes().to_vec();
    text[at] = if text[at] == b'A' { b'B' } else { b'A' };
    String::from_utf8(text).unwrap()
}

#[test]
fn every_backup_is_known_for_what_it_is() {
    for text in [FIRST, PLAIN, ENCRYPTED, &format!("\u{feff}{PLAIN}")] {
        assert_eq!(detect(&file(text)).unwrap().title, "2FAS");
    }
    let cut = &PLAIN.as_bytes()[..100];
    assert_eq!(detect(&Secret::new(cut.to_vec())).unwrap().title, "2FAS");
    assert!(detect(&file(r#"{"services":{"web":{}},"version":"3"}"#)).is_none());
}

#[test]
fn a_plain_backup_is_read_whole_and_bad_entries_lose_no_other() {
    let imported = unasked(PLAIN).unwrap();
    assert_eq!(told(&imported), ROWS);
    assert!(imported.notes.is_empty());
}

#[test]
fn the_first_version_has_only_names_and_usual_settings() {
    assert_eq!(
        told(&unasked(FIRST).unwrap()),
        ["otpauth://totp/Deno:Mason?secret=MZXW6YTBOIQGC43TMVSCA5DPMU&issuer=Deno"]
    );
}

#[test]
fn an_encrypted_backup_opens_with_its_password() {
    assert_eq!(told(&with(ENCRYPTED, PASSWORD).unwrap()), ROWS);
}

#[test]
fn a_wrong_password_is_not_called_damage() {
    for password in [
        "",
        "correct horse battery stapl",
        "correct horse battery staple ",
    ] {
        let wrong = with(ENCRYPTED, password);
        assert!(matches!(wrong, Err(Trouble::WrongPassword)));
    }
}

#[test]
fn damage_is_not_called_a_wrong_password_where_the_reference_opens() {
    for after in [0, 1000, 2000] {
        let damaged = with(&changed("\"servicesEncrypted\":\"", after), PASSWORD);
        assert!(matches!(damaged, Err(Trouble::Damaged(_))), "{after}");
    }
    // The reference itself is not needed.
    let other = with(&changed("\"reference\":\"", 5), PASSWORD).unwrap();
    assert_eq!(told(&other), ROWS);
    let without = ENCRYPTED.replace("\"reference\"", "\"other\"");
    let unknown = with(&without, "wrong");
    assert!(matches!(unknown, Err(Trouble::WrongPasswordOrDamaged)));
}

#[test]
fn what_is_no_ciphertext_is_refused_before_anybody_is_asked() {
    for text in [
        "",
        ":",
        "::",
        "AAAA:AAAA:AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAA:AAAA:AAAAAAAAAAAAAAAA:AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAA:AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAA:AA!A:AAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAA:AAAA:AAAAAAAAAAAAAAAAAAAA",
    ] {
        let trouble = unasked(&format!(r#"{{"servicesEncrypted":"{text}"}}"#)).unwrap_err();
        assert!(matches!(trouble, Trouble::Damaged(_)), "{text}");
    }
}

#[test]
fn a_newer_version_is_read_and_said() {
    let imported = unasked(&PLAIN.replace("\"schemaVersion\":4", "\"schemaVersion\":5")).unwrap();
    assert_eq!(told(&imported), ROWS);
    assert!(imported.notes[0].contains("version 5"));
}

#[test]
fn what_an_entry_does_not_say_is_usual_and_what_it_says_wrongly_is_told() {
    for (fields, why) in [
        (r#""secret":"MZXW6YTB""#, None),
        (r#""secret":"MZXW6YTB","otp":null,"name":7"#, None),
        (r#""secret":"MZXW6YTB","otp":[],"new":{"a":[1]}"#, None),
        (r#""name":"a""#, Some("there is no secret in it")),
        (r#""secret":7"#, Some("its secret is no text")),
        (
            r#""secret":"MZXW6YTB","otp":{"digits":5}"#,
            Some("a code has 6 to 10 digits"),
        ),
        (
            r#""secret":"MZXW6YTB","otp":{"digits":"6"}"#,
            Some("a code has 6 to 10 digits"),
        ),
        (
            r#""secret":"MZXW6YTB","otp":{"period":-30}"#,
            Some("a code lasts 1 to 86400 seconds"),
        ),
        (
            r#""secret":"MZXW6YTB","otp":{"tokenType":"PUSH"}"#,
            Some("it is of a kind that is not known here"),
        ),
    ] {
        let told = entry(fields).content.err().map(|bad| bad.to_string());
        assert_eq!(told.as_deref(), why, "{fields}");
    }
    let hotp = entry(r#""secret":"MZXW6YTB","otp":{"tokenType":"HOTP"}"#);
    assert_eq!(hotp.notes, [Note::NoCounter]);
}

#[test]
fn an_entry_that_is_none_is_a_bad_row() {
    let imported = unasked(r#"{"services":[7,{"secret":"MZXW6YTB"}],"schemaVersion":4}"#).unwrap();
    assert!(imported.rows[0].content.is_err());
    assert!(imported.rows[1].content.is_ok());
    assert_eq!(imported.rows[1].place, "entry 2");
}

#[test]
fn a_backup_cut_anywhere_is_damaged_and_tells_nothing_of_it() {
    for text in [PLAIN, ENCRYPTED] {
        for length in (0..text.len()).step_by(7) {
            let cut = Secret::new(text.as_bytes()[..length].to_vec());
            let trouble = read(&cut, &mut || panic!("nobody is asked")).unwrap_err();
            assert!(matches!(trouble, Trouble::Damaged(_)), "{length}");
            assert!(!trouble.to_string().contains("MZXW"));
        }
    }
}

#[test]
fn whatever_is_changed_nothing_panics() {
    for at in 0..PLAIN.len() {
        let mut text = PLAIN.as_bytes().to_vec();
        text[at] ^= 0x11;
        let _ = read(&Secret::new(text), &mut || Ok(file(PASSWORD)));
    }
}

#[test]
fn a_list_without_end_is_refused() {
    let text = format!(r#"{{"services":[{}{{}}]}}"#, "{},".repeat(MAX_ROWS));
    assert!(matches!(unasked(&text), Err(Trouble::Damaged(_))));
}
