//! Every way in which a one-time secret lies in a KeePass database is found, and what is binned is counted.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::totp::import::detect;
use crate::totp::import::row::Row;

const PASSWORD: &str = "a horse with no staple \u{e9}";
const PLAIN: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/keepass-2.xml");
const THREE: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/3-aes.kdbx");
const FOUR: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/4-argon2d-chacha20.kdbx");
const KEY_FILE: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/4-argon2id-aes.kdbx");
const KEY: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/key-2.xml");
const RFC: &[u8] = b"12345678901234567890";

fn secret(bytes: impl AsRef<[u8]>) -> Secret {
    Secret::new(bytes.as_ref().to_vec())
}

fn told(row: &Row) -> String {
    match &row.content {
        Err(why) => format!("{}: {why}", row.place),
        Ok(enrolment) => {
            assert_eq!(enrolment.secret.reveal(), RFC);
            let method = &enrolment.method;
            let counter = match method {
                crate::totp::enrolment::Method::Hotp { counter, .. } => Some(*counter),
                _ => None,
            };
            format!(
                "{}: {}/{} {} {} {} {:?}",
                row.place,
                enrolment.issuer,
                enrolment.account,
                method.word(),
                method.algorithm(),
                method.digits(),
                method.period().map(u64::from).or(counter)
            )
        }
    }
}

const ROWS: [&str; 15] = [
    "entry 1: PyPI/ada totp SHA1 6 Some(30)",
    "entry 2: Site 2 & <co>/ada totp SHA256 8 Some(60)",
    "entry 3: Site 3 & <co>/ada totp SHA512 8 Some(45)",
    "entry 4: Site 4 & <co>/ada hotp SHA1 6 Some(7)",
    "entry 5: Site 5 & <co>/ada totp SHA1 8 Some(60)",
    "entry 6: Site 6 & <co>/ada steam SHA1 5 Some(30)",
    "entry 7: Site 7 & <co>/ada totp SHA1 6 Some(30)",
    "entry 8: Site 8 & <co>/ada totp SHA1 6 Some(30)",
    "entry 9: Site 9 & <co>/ada totp SHA1 6 Some(30)",
    "entry 10: Site 10 & <co>/ada totp SHA256 8 Some(60)",
    "entry 11: Site 11 & <co>/ada totp SHA512 6 Some(30)",
    "entry 12: Site 12 & <co>/ada hotp SHA1 6 Some(9)",
    "entry 13: Site 13 & <co>/ada totp SHA1 6 Some(30)",
    "entry 14: `TOTP Settings` are not seconds and digits, as in `30;6`",
    "entry 15: it refers to a field of another entry",
];

#[test]
fn every_kind_of_field_is_read_from_xml_and_from_both_versions() {
    for (file, title) in [(PLAIN, XML.title), (THREE, KDBX.title), (FOUR, KDBX.title)] {
        let file = secret(file);
        let format = detect(&file).unwrap();
        assert_eq!(format.title, title);
        let imported = (format.read)(&file, &mut || Ok(secret(PASSWORD))).unwrap();
        let rows: Vec<String> = imported.rows.iter().map(told).collect();
        assert_eq!(rows, ROWS);
        assert_eq!(
            imported.notes,
            [
                "left out 1 entry in the recycle bin",
                "1 entry without a secret for one-time codes",
                "left out 1 earlier state of entries, from their history",
            ]
        );
        assert!(!imported.is_incomplete);
    }
}

#[test]
fn a_key_file_opens_what_a_password_alone_does_not() {
    let (file, password) = (secret(KEY_FILE), secret(PASSWORD));
    let wrong = read_with(&file, Some(&password), None).unwrap_err();
    assert!(matches!(wrong, Trouble::WrongPassword));
    let imported = read_with(&file, Some(&password), Some(&secret(KEY))).unwrap();
    assert_eq!(imported.rows.len(), ROWS.len());
}

#[test]
fn nobody_is_asked_for_the_password_of_a_file_that_none_opens() {
    let cut = secret(FOUR.get(..200).unwrap());
    let asked = read(&cut, &mut || panic!("no password opens it"));
    assert!(matches!(asked, Err(Trouble::Damaged(_))));
    let refused = read(&secret(FOUR), &mut || {
        Err(Failure::new(Kind::Cancelled, "no"))
    });
    assert!(matches!(refused, Err(Trouble::NoPassword(_))));
}

/// The only row of an entry with these fields.
fn row(fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("<String><Key>{name}</Key><Value>{value}</Value></String>"))
        .collect();
    let fields = fields.concat();
    let xml =
        format!("<KeePassFile><Root><Group><Entry>{fields}</Entry></Group></Root></KeePassFile>");
    let imported = (XML.read)(&secret(xml), &mut || Ok(secret(PASSWORD))).unwrap();
    let rows: Vec<String> = imported.rows.iter().map(told).collect();
    rows.join(" | ")
}

#[test]
fn a_setting_that_is_none_makes_a_bad_row_and_names_no_secret() {
    const SEED: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for (fields, why) in [
        (
            vec![("TimeOtp-Secret", "x"), ("TimeOtp-Algorithm", "MD5")],
            "`algorithm` is none",
        ),
        (
            vec![("TimeOtp-Secret", "x"), ("TimeOtp-Length", "300")],
            "`digits` is not",
        ),
        (
            vec![("TimeOtp-Secret", "x"), ("TimeOtp-Period", "-1")],
            "`period` is not",
        ),
        (vec![("TimeOtp-Secret-Hex", "123")], "hex digits"),
        (vec![("TimeOtp-Secret-Base64", "!")], "base 64"),
        (vec![("TimeOtp-Secret-Base32", "A1")], "character 2"),
        (
            vec![("HmacOtp-Secret", "x"), ("HmacOtp-Counter", "few")],
            "`counter` is not",
        ),
        (
            vec![("TOTP Seed", SEED), ("TOTP Settings", "30;4")],
            "6 to 10 digits",
        ),
        (
            vec![("TOTP Seed", SEED), ("TOTP Settings", "0;6")],
            "1 to 86400 seconds",
        ),
        (vec![("otp", "key=&amp;size=6")], "no secret"),
        (vec![("otp", "key=A&amp;type=sms")], "not known"),
        (vec![("otp", "key=A&amp;encoding=hex")], "not in base 32"),
        (vec![("otp", "https://example.com")], "web page"),
    ] {
        let told = row(&fields);
        assert!(
            told.starts_with("entry 1: ") && told.contains(why),
            "{told}"
        );
        assert!(!told.contains(SEED));
    }
}

#[test]
fn two_secrets_of_one_entry_are_two_rows_and_one_kept_twice_is_one() {
    let twice = row(&[
        ("TOTP Seed", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
        ("TimeOtp-Secret", "12345678901234567890"),
    ]);
    assert_eq!(twice, "entry 1: / totp SHA1 6 Some(30)");
    let two = row(&[
        ("TimeOtp-Secret", "12345678901234567890"),
        ("HmacOtp-Secret", "12345678901234567890"),
    ]);
    assert_eq!(
        two,
        "entry 1: / totp SHA1 6 Some(30) | entry 1: / hotp SHA1 6 Some(0)"
    );
}

#[test]
fn settings_with_the_address_of_a_clock_are_read() {
    let fields = [
        ("Title", "a\tb"),
        ("TOTP Seed", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
        ("TOTP Settings", "60;7;https://clock.example"),
    ];
    assert_eq!(row(&fields), "entry 1: ab/ totp SHA1 7 Some(60)");
}

#[test]
fn an_empty_field_is_none() {
    assert_eq!(row(&[("otp", " "), ("TOTP Seed", "")]), "");
}
