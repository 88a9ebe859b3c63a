//! Backups that `tests/formats/stratum.py` wrote, and ones that no app writes.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::uri;

const PLAIN: &[u8] = include_bytes!("../../../../tests/fixtures/totp/stratum_plain.json");
const STRONG_FILE: &[u8] = include_bytes!("../../../../tests/fixtures/totp/stratum_strong.authpro");
const OLD_FILE: &[u8] = include_bytes!("../../../../tests/fixtures/totp/stratum_old.authpro");
const PASSWORD: &str = "correct horse é";
/// What the script put in; the seventh has capitals for hex digits.
const URIS: [&str; 6] = [
    "otpauth://totp/PyPI:ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI",
    "otpauth://totp/B%C3%BCcher%20%26%20Co:ada%40example.org?secret=MZXW6YTBOIQGC43TMVSCA5DPMU&issuer=B%C3%BCcher%20%26%20Co&algorithm=SHA512&digits=8&period=60",
    "otpauth://hotp/Old%20Bank?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Old%20Bank&algorithm=SHA256&digits=7&counter=42",
    "otpauth://steam/Steam:ada_l?secret=NBSWY3DPEB3W64TMMQQQ&issuer=Steam",
    "motp://Intranet:ada?secret=e3edf08a8d26d3e2&issuer=Intranet&pin=0815",
    "otpauth://yaotp/Yandex:ada?secret=LA2V6KMCGYMWWVEW64RNP3JA3I&issuer=Yandex&pin=G42TQNQ",
];

/// Read with a password, or without one being asked for.
fn opened(bytes: &[u8], password: Option<&str>) -> Result<Imported, Trouble> {
    let mut password = password;
    // Asked for once at most.
    let mut ask = || Ok(Secret::new(password.take().unwrap().into()));
    read(&Secret::new(bytes.to_vec()), &mut ask)
}

fn assert_whole(imported: &Imported) {
    let good = imported
        .rows
        .iter()
        .filter_map(|row| row.content.as_ref().ok());
    let uris = good.map(|enrolment| String::from_utf8(uri::write(enrolment).reveal().to_vec()));
    assert!(uris.map(Result::unwrap).eq(URIS));
    let bad = imported.rows.last().unwrap();
    assert_eq!(
        (bad.place.as_str(), bad.name.as_str()),
        ("entry 7", "Capitals: ada")
    );
    let told = bad.content.as_ref().unwrap_err().to_string();
    assert!(told.contains("small hex digits"));
}

fn entry(text: &str) -> Result<String, String> {
    let text = format!(r#"{{"Authenticators":[{text}]}}"#);
    let row = opened(text.as_bytes(), None).unwrap().rows.remove(0);
    match row.content {
        Ok(enrolment) => Ok(String::from_utf8(uri::write(&enrolment).reveal().to_vec()).unwrap()),
        Err(why) => Err(why.to_string()),
    }
}

#[test]
fn a_backup_of_each_kind_is_read_whole() {
    for (bytes, password, notes) in [
        (PLAIN, None, 0),
        (STRONG_FILE, Some(PASSWORD), 0),
        // It has no seal.
        (OLD_FILE, Some(PASSWORD), 1),
    ] {
        let file = Secret::new(bytes.to_vec());
        assert_eq!(detect(&file).unwrap().title, "Stratum");
        let imported = opened(bytes, password).unwrap();
        assert_whole(&imported);
        assert_eq!(imported.notes.len(), notes);
    }
}

#[test]
fn a_password_that_does_not_open_it_may_also_be_damage() {
    for bytes in [STRONG_FILE, OLD_FILE] {
        let wrong = opened(bytes, Some("correct horse e"));
        assert!(matches!(wrong, Err(Trouble::WrongPasswordOrDamaged)));
    }
    for at in [16, 31, 32, 43, 44, 900, STRONG_FILE.len() - 1] {
        let mut bytes = STRONG_FILE.to_vec();
        bytes[at] ^= 1;
        let wrong = opened(&bytes, Some(PASSWORD));
        assert!(
            matches!(wrong, Err(Trouble::WrongPasswordOrDamaged)),
            "{at}"
        );
    }
}

#[test]
fn no_password_makes_a_list_of_what_it_does_not_open() {
    // The padding that comes out with the first two is right by chance.
    for password in ["100", "257", "101"] {
        let wrong = opened(OLD_FILE, Some(password));
        assert!(matches!(wrong, Err(Trouble::WrongPasswordOrDamaged)));
    }
}

#[test]
fn a_flipped_byte_of_an_old_backup_stops_nothing() {
    for at in (16..OLD_FILE.len()).step_by(211) {
        let mut bytes = OLD_FILE.to_vec();
        bytes[at] ^= 1;
        let read = opened(&bytes, Some(PASSWORD));
        assert!(read.is_err() || read.unwrap().notes.len() == 1, "{at}");
    }
}

#[test]
fn a_cut_file_is_damaged_before_a_password_is_asked_for() {
    for (bytes, shortest) in [
        (STRONG_FILE, 16 + 16 + 12 + 16),
        (OLD_FILE, 16 + 20 + 16 + 16),
    ] {
        for at in 16..shortest {
            assert!(matches!(
                opened(&bytes[..at], None),
                Err(Trouble::Damaged(_))
            ));
        }
    }
    for at in 68..OLD_FILE.len() {
        if (at - 52) % 16 != 0 {
            assert!(matches!(
                opened(&OLD_FILE[..at], None),
                Err(Trouble::Damaged(_))
            ));
        }
    }
    for at in 0..PLAIN.len() {
        assert!(matches!(
            opened(&PLAIN[..at], None),
            Err(Trouble::Damaged(_))
        ));
    }
    let cut = opened(&STRONG_FILE[..STRONG_FILE.len() - 1], Some(PASSWORD));
    assert!(matches!(cut, Err(Trouble::WrongPasswordOrDamaged)));
}

#[test]
fn no_flipped_byte_of_a_plain_backup_stops_the_program() {
    for at in 0..PLAIN.len() {
        for bit in [0x01, 0x10, 0x80] {
            let mut bytes = PLAIN.to_vec();
            bytes[at] ^= bit;
            let read = opened(&bytes, None);
            assert!(read.is_err() || read.unwrap().rows.len() <= URIS.len() + 1);
        }
    }
}

#[test]
fn missing_settings_are_those_of_the_app() {
    for (text, uri) in [
        (
            r#"{"Secret":"MZXW6YTBOI"}"#,
            "otpauth://totp/?secret=MZXW6YTBOI",
        ),
        (
            r#"{"Type":1,"Secret":"MZXW6YTBOI"}"#,
            "otpauth://hotp/?secret=MZXW6YTBOI&counter=0",
        ),
        (
            r#"{"Type":3,"Secret":"00ff","Pin":null}"#,
            "motp://?secret=00ff",
        ),
        (
            r#"{"Type":5,"Secret":"MZXW6YTBOI","Other":[{}]}"#,
            "otpauth://yaotp/?secret=MZXW6YTBOI",
        ),
        (
            r#"{"Issuer":"a\u0007","Secret":"mzxw6ytboi==","Icon":7}"#,
            "otpauth://totp/a?secret=MZXW6YTBOI&issuer=a",
        ),
    ] {
        assert_eq!(entry(text).unwrap(), uri);
    }
}

#[test]
fn an_entry_that_cannot_be_read_says_why() {
    for (text, why) in [
        ("7", "no entry"),
        ("{}", "secret"),
        (r#"{"Secret":""}"#, "the secret is empty"),
        (r#"{"Secret":[]}"#, "its secret is no text"),
        (r#"{"Type":0,"Secret":"MZXW6YTBOI"}"#, "of a kind"),
        (r#"{"Type":6,"Secret":"MZXW6YTBOI"}"#, "of a kind"),
        (r#"{"Type":"2","Secret":"MZXW6YTBOI"}"#, "of a kind"),
        (r#"{"Algorithm":3,"Secret":"MZXW6YTBOI"}"#, "hash"),
        (r#"{"Digits":5,"Secret":"MZXW6YTBOI"}"#, "6 to 10"),
        (r#"{"Period":-30,"Secret":"MZXW6YTBOI"}"#, "seconds"),
        (
            r#"{"Type":1,"Counter":"1","Secret":"MZXW6YTBOI"}"#,
            "counter",
        ),
        (r#"{"Type":3,"Secret":"abc"}"#, "small hex digits"),
        (r#"{"Type":3,"Secret":"zz"}"#, "small hex digits"),
        (
            r#"{"Type":3,"Secret":"00","Pin":1234}"#,
            "its PIN is no text",
        ),
    ] {
        let told = entry(text).unwrap_err();
        assert!(told.contains(why), "{text}: {told}");
        assert!(!told.contains("MZXW"));
    }
}

#[test]
fn more_entries_than_any_app_has_are_refused() {
    let text = |count: usize| format!(r#"{{"Authenticators":[{}]}}"#, vec!["{}"; count].join(","));
    let most = opened(text(MAX_ROWS).as_bytes(), None).unwrap();
    assert_eq!(most.rows.len(), MAX_ROWS);
    let told = opened(text(MAX_ROWS + 1).as_bytes(), None);
    assert!(matches!(told, Err(Trouble::Damaged(_))));
}

#[test]
fn a_list_of_something_else_is_none() {
    for text in [
        "",
        "{}",
        "[]",
        "authenticatorpro",
        r#"{"a":{"Authenticators":[]}}"#,
    ] {
        assert!(!is(&Look::at(&Secret::new(text.into()))), "{text}");
    }
    for text in [r#"{"Authenticators":null}"#, r#"{"Authenticators":{}}"#] {
        assert!(matches!(
            opened(text.as_bytes(), None),
            Err(Trouble::Damaged(_))
        ));
    }
}
