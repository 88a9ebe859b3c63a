//! Vaults that `tests/formats/aegis.py` wrote, and ones that no app writes.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Unfit;
use crate::totp::import::detect;
use crate::totp::import::row::Bad;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;
use crate::totp::uri;
use crate::totp::uri::Note;

const PLAIN: &str = include_str!("../../../../tests/fixtures/totp/aegis_plain.json");
const ENCRYPTED: &str = include_str!("../../../../tests/fixtures/totp/aegis_encrypted.json");
const PASSWORD: &str = "correct horse é";
/// What the script put in.
const URIS: [&str; 7] = [
    "otpauth://totp/PyPI:ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI",
    "otpauth://totp/B%C3%BCcher%20%26%20Co:ada%40example.org?secret=MZXW6YTBOIQGC43TMVSCA5DPMU&issuer=B%C3%BCcher%20%26%20Co&algorithm=SHA512&digits=8&period=60",
    "otpauth://hotp/Old%20Bank:1815?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Old%20Bank&algorithm=SHA256&digits=7&counter=42",
    "otpauth://steam/Steam:ada_l?secret=NBSWY3DPEB3W64TMMQQQ&issuer=Steam",
    "motp://Intranet:ada?secret=e3edf08a8d26d3e2ef31&issuer=Intranet&pin=0815",
    "otpauth://yaotp/Yandex:ada?secret=LA2V6KMCGYMWWVEW64RNP3JA3I&issuer=Yandex&pin=G42TQNQ",
    "otpauth://totp/?secret=MZXW6YTBOI",
];

fn file(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

/// Read with a password, or without one being asked for.
fn opened(text: &str, password: Option<&str>) -> Result<Imported, Trouble> {
    let mut password = password;
    // Asked for once at most.
    let mut ask = || Ok(file(password.take().unwrap()));
    read(&file(text), &mut ask)
}

fn uris(imported: &Imported) -> Vec<String> {
    let uri = |row: &Row| uri::write(row.content.as_ref().unwrap());
    let text = |uri: Secret| String::from_utf8(uri.reveal().to_vec()).unwrap();
    imported.rows.iter().map(uri).map(text).collect()
}

/// A plain vault of one entry, with its parts in the place of those that are usual.
fn entry(kind: &str, info: &str) -> Row {
    let text = format!(
        r#"{{"version":1,"header":{{}},"db":{{"version":3,"entries":[{{"type":{kind},"name":"ada","issuer":"x","info":{info}}}]}}}}"#
    );
    opened(&text, None).unwrap().rows.remove(0)
}

fn enrolled(kind: &str, info: &str) -> Enrolment {
    entry(kind, info).content.unwrap()
}

/// The encrypted vault with one value in the place of another.
fn changed(from: &str, to: &str) -> String {
    assert!(ENCRYPTED.contains(from), "{from}");
    ENCRYPTED.replace(from, to)
}

#[test]
fn a_plain_vault_is_read_whole() {
    assert_eq!(detect(&file(PLAIN)).unwrap().title, "Aegis");
    assert_eq!(uris(&opened(PLAIN, None).unwrap()), URIS);
    assert_eq!(
        uris(&opened(&format!("\u{feff}{PLAIN}"), None).unwrap()),
        URIS
    );
}

#[test]
fn an_encrypted_vault_opens_by_any_of_its_slots() {
    assert_eq!(detect(&file(ENCRYPTED)).unwrap().title, "Aegis");
    for password in [PASSWORD, "another password"] {
        let imported = opened(ENCRYPTED, Some(password)).unwrap();
        assert_eq!(uris(&imported), URIS);
    }
}

#[test]
fn a_wrong_password_is_not_called_damage() {
    for password in ["", "correct horse e", "correct horse é "] {
        let wrong = opened(ENCRYPTED, Some(password));
        assert!(matches!(wrong, Err(Trouble::WrongPassword)));
    }
}

#[test]
fn damage_behind_a_slot_that_opened_is_not_called_a_wrong_password() {
    let at = ENCRYPTED.find("\"db\": \"").unwrap() + 7;
    for place in [at, at + 1000, ENCRYPTED.len() - 20] {
        let mut text = ENCRYPTED.as_bytes().to_vec();
        text[place] = if text[place] == b'A' { b'B' } else { b'A' };
        let damaged = opened(str::from_utf8(&text).unwrap(), Some("another password"));
        assert!(matches!(damaged, Err(Trouble::Damaged(_))), "{place}");
    }
}

#[test]
fn a_broken_slot_does_not_keep_another_from_opening() {
    let salts: Vec<_> = ENCRYPTED.split("\"salt\": \"").skip(1).collect();
    let first = &salts[0][..64];
    for broken in ["", "0", "zz"] {
        let text = changed(first, broken);
        let imported = opened(&text, Some(PASSWORD)).unwrap();
        assert_eq!(imported.rows.len(), URIS.len());
    }
    let text = changed(first, "zz");
    let wrong = opened(&text, Some("another password"));
    assert!(matches!(wrong, Err(Trouble::WrongPasswordOrDamaged)));
}

#[test]
fn a_vault_that_only_a_phone_opens_says_so_before_it_asks() {
    let text = changed("\"type\": 1", "\"type\": 2");
    let told = opened(&text, None).err().unwrap();
    assert!(matches!(told, Trouble::Unsupported { .. }));
}

#[test]
fn costs_that_no_app_asks_for_are_refused_before_it_asks() {
    for (from, to) in [
        ("\"n\": 32768", "\"n\": 1073741824"),
        ("\"n\": 32768", "\"n\": 18446744073709551615"),
        ("\"r\": 8", "\"r\": 4294967295"),
        ("\"p\": 1,", "\"p\": 4294967295,"),
        // Two such slots take twice as long.
        ("\"p\": 1,", "\"p\": 65,"),
    ] {
        let told = opened(&changed(from, to), None).err().unwrap();
        assert!(matches!(told, Trouble::TooCostly(_)), "{to}: {told}");
    }
    let slot = r#"{"type":1,"key":"00","key_params":{"nonce":"000000000000000000000000","tag":"00000000000000000000000000000000"},"n":2,"r":1,"p":1,"salt":"00"},"#;
    let text = changed("\"slots\": [", &format!("\"slots\": [{}", slot.repeat(7)));
    assert!(matches!(opened(&text, None), Err(Trouble::TooCostly(_))));
}

#[test]
fn parameters_that_are_none_are_damage() {
    for (from, to) in [
        ("\"n\": 32768", "\"n\": 0"),
        ("\"n\": 32768", "\"n\": 3"),
        ("\"r\": 8", "\"r\": 0"),
        ("\"p\": 1,", "\"p\": 0,"),
    ] {
        let told = opened(&changed(from, to), Some(PASSWORD)).err().unwrap();
        assert!(matches!(told, Trouble::WrongPasswordOrDamaged), "{to}");
    }
    for (from, to) in [
        ("\"n\": 32768", "\"n\": \"32768\""),
        ("\"key_params\"", "\"other\""),
        ("\"params\"", "\"other\""),
        ("\"slots\"", "\"other\""),
        ("\"db\": \"", "\"db\": \"!"),
    ] {
        let told = opened(&changed(from, to), None).err().unwrap();
        assert!(matches!(told, Trouble::Damaged(_)), "{to}: {told}");
    }
}

#[test]
fn a_cut_vault_is_damaged_wherever_it_is_cut() {
    for text in [PLAIN, ENCRYPTED] {
        let text = text.trim_end();
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let told = opened(&text[..at], None).err().unwrap();
            assert!(matches!(told, Trouble::Damaged(_)), "{at}");
        }
        let beginning = file(&text[..text.len() - 1]);
        assert_eq!(detect(&beginning).unwrap().title, "Aegis");
    }
}

#[test]
fn no_flipped_byte_of_a_plain_vault_stops_the_program() {
    for at in 0..PLAIN.len() {
        for bit in [0x01, 0x80] {
            let mut bytes = PLAIN.as_bytes().to_vec();
            bytes[at] ^= bit;
            let bytes = Secret::new(bytes);
            is(&Look::at(&bytes));
            // A text for an object at most: then there is no slot, and nothing is asked.
            let read = read(&bytes, &mut || unreachable!("nothing is encrypted here"));
            assert!(read.is_err() || read.unwrap().rows.len() <= URIS.len());
        }
    }
}

#[test]
fn newer_vaults_are_named_as_such() {
    let vault = |outer: u8, inner: u8| {
        format!(r#"{{"version":{outer},"header":{{}},"db":{{"version":{inner},"entries":[]}}}}"#)
    };
    for (outer, inner) in [(2, 3), (1, 4)] {
        let told = opened(&vault(outer, inner), None);
        assert!(matches!(told, Err(Trouble::Unsupported { .. })));
    }
    for inner in 1..=3 {
        assert!(opened(&vault(1, inner), None).unwrap().rows.is_empty());
    }
}

#[test]
fn missing_settings_are_the_usual_ones() {
    let usual = enrolled("\"totp\"", r#"{"secret":"MZXW6YTBOI"}"#);
    assert!(usual.method.is_same(&crate::totp::enrolment::Method::USUAL));
    let hotp = enrolled("\"hotp\"", r#"{"secret":"MZXW6YTBOI"}"#);
    assert_eq!(hotp.method.word(), "hotp");
    for kind in ["motp", "yandex"] {
        for pin in ["", r#","pin":null"#] {
            let info = format!(r#"{{"secret":"MZXW6YTBOI"{pin}}}"#);
            assert_eq!(enrolled(&format!("\"{kind}\""), &info).method.word(), kind);
        }
    }
}

#[test]
fn an_entry_that_cannot_be_read_says_why_and_loses_no_other() {
    for (kind, info, why) in [
        ("\"totp\"", "{}", "secret"),
        ("\"totp\"", "null", "secret"),
        ("\"totp\"", r#"{"secret":""}"#, "the secret is empty"),
        ("\"totp\"", r#"{"secret":7}"#, "its secret is no text"),
        ("\"totp\"", r#"{"secret":"MZXW0"}"#, "character 5"),
        (
            "\"totp\"",
            r#"{"secret":"MZXW6YTBOI","algo":"SHA3"}"#,
            "hash",
        ),
        ("\"totp\"", r#"{"secret":"MZXW6YTBOI","algo":1}"#, "hash"),
        (
            "\"totp\"",
            r#"{"secret":"MZXW6YTBOI","digits":5}"#,
            "6 to 10",
        ),
        (
            "\"totp\"",
            r#"{"secret":"MZXW6YTBOI","digits":256}"#,
            "6 to 10",
        ),
        (
            "\"totp\"",
            r#"{"secret":"MZXW6YTBOI","period":0}"#,
            "seconds",
        ),
        (
            "\"totp\"",
            r#"{"secret":"MZXW6YTBOI","period":4294967326}"#,
            "seconds",
        ),
        (
            "\"hotp\"",
            r#"{"secret":"MZXW6YTBOI","counter":-1}"#,
            "counter",
        ),
        (
            "\"hotp\"",
            r#"{"secret":"MZXW6YTBOI","counter":1e3}"#,
            "counter",
        ),
        (
            "\"motp\"",
            r#"{"secret":"MZXW6YTBOI","pin":1234}"#,
            "its PIN is no text",
        ),
        ("\"motp\"", r#"{"secret":"MZXW6YTBOI","pin":"1\n"}"#, "PIN"),
        ("\"TOTP\"", r#"{"secret":"MZXW6YTBOI"}"#, "of a kind"),
        ("null", r#"{"secret":"MZXW6YTBOI"}"#, "of a kind"),
    ] {
        let row = entry(kind, info);
        assert_eq!((&row.place[..], &row.name[..]), ("entry 1", "x: ada"));
        let told = row.content.unwrap_err().to_string();
        assert!(told.contains(why), "{info}: {told}");
        assert!(!told.contains("MZXW"));
    }
    let text = r#"{"version":1,"header":null,"db":{"entries":[1,null,[],{"type":"totp","info":{"secret":"MZXW6YTBOI"}}]}}"#;
    let rows = opened(text, None).unwrap().rows;
    let is_good: Vec<_> = rows.iter().map(|row| row.content.is_ok()).collect();
    assert_eq!(is_good, [false, false, false, true]);
}

#[test]
fn names_lose_their_control_characters_and_say_so() {
    let text = |name: &str| {
        format!(
            r#"{{"version":1,"header":{{}},"db":{{"entries":[{{"type":"totp","name":" a{name}","info":{{"secret":"mzxw 6ytb-oi=="}}}}]}}}}"#
        )
    };
    let row = opened(&text("\\u001b[2J\\n"), None).unwrap().rows.remove(0);
    assert_eq!(row.content.unwrap().account, "a[2J");
    assert!(row.notes.contains(&Note::Control));
    // And what was repaired in the secret.
    assert_eq!(row.notes.len(), 5);
    let long = opened(&text(&"b".repeat(200)), None)
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(long.content.err(), Some(Bad::Unfit(Unfit::LongName)));
}

#[test]
fn more_entries_than_any_app_has_are_refused() {
    let text = |count: usize| {
        let entries = vec!["{}"; count].join(",");
        format!(r#"{{"version":1,"header":{{}},"db":{{"entries":[{entries}]}}}}"#)
    };
    assert_eq!(opened(&text(MAX_ROWS), None).unwrap().rows.len(), MAX_ROWS);
    let told = opened(&text(MAX_ROWS + 1), None);
    assert!(matches!(told, Err(Trouble::Damaged(_))));
}

#[test]
fn other_json_is_not_taken_for_a_vault() {
    for text in [
        "",
        "[]",
        "{}",
        r#"{"header":{},"entries":[]}"#,
        r#"{"a":{"version":1,"header":{},"db":{}}}"#,
    ] {
        assert!(!is(&Look::at(&file(text))), "{text}");
    }
}
