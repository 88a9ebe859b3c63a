#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::formats::look::Look;
use crate::totp::import::detect;

/// Made by `tests/formats/cxf.py`.
const EXPORT: &str = include_str!("../../../../tests/fixtures/totp/cxf.json");
const ACCOUNT: &str = include_str!("../../../../tests/fixtures/totp/cxf_account.json");

fn open(text: &str) -> Result<Imported, Trouble> {
    let file = Secret::new(text.as_bytes().to_vec());
    read(&file, &mut || panic!("nothing is encrypted here"))
}

fn told(imported: &Imported) -> Vec<String> {
    let rows = imported.rows.iter().map(|row| match &row.content {
        Ok(enrolment) => format!(
            "{}: {}/{}/{}-{}-{}",
            row.place,
            enrolment.issuer,
            enrolment.account,
            enrolment.method.algorithm(),
            enrolment.method.digits(),
            enrolment.method.period().unwrap()
        ),
        Err(why) => format!("{}: {}! {why}", row.place, row.name),
    });
    rows.collect()
}

#[test]
fn every_credential_is_read_of_an_export_and_of_an_account_alone() {
    for text in [EXPORT, ACCOUNT] {
        let file = Secret::new(text.as_bytes().to_vec());
        assert_eq!(detect(&file).unwrap().title, FORMAT.title);
        let imported = open(text).unwrap();
        assert_eq!(
            told(&imported),
            [
                "entry 1: PyPI/ada/SHA1-6-30",
                "entry 2: GitHub/ada@example.org/SHA1-6-30",
                "entry 3: Long//SHA512-8-60",
                "entry 5: Unknown! its hash is none that codes are made with here",
                "entry 6: Bare//SHA1-6-30",
                "entry 7: Odd! its secret is no text",
                "entry 7: Odd! a code lasts 1 to 86400 seconds",
                "entry 7: Odd! a code has 6 to 10 digits",
                "entry 7: Odd! character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
                "entry 8: X/y/SHA1-6-60",
            ]
        );
        assert_eq!(imported.notes, ["1 entry has no one-time codes"]);
    }
}

#[test]
fn a_later_version_is_refused_by_name() {
    let text = EXPORT.replace("\"major\": 1", "\"major\": 2");
    assert!(matches!(open(&text), Err(Trouble::Unsupported { .. })));
}

#[test]
fn a_cut_export_is_damaged() {
    for length in (1..EXPORT.len() - 2).step_by(37) {
        let cut = EXPORT.get(..length).unwrap();
        assert!(matches!(open(cut), Err(Trouble::Damaged(_))), "{length}");
    }
}

#[test]
fn what_is_of_another_type_loses_nothing_else() {
    for (text, rows) in [
        (r#"{"accounts":[]}"#, Some(0)),
        (
            r#"{"accounts":[1,{"items":[2,{"credentials":[3,{"type":4},{"type":"totp"}]}]}]}"#,
            Some(2),
        ),
        (
            r#"{"items":[{"credentials":[{"type":"totp","secret":"MZXW6YTBOI","username":[],"issuer":{}}]}]}"#,
            Some(1),
        ),
        (r#"{"accounts":"x"}"#, None),
        ("[]", None),
    ] {
        let found = open(text);
        assert_eq!(
            found.ok().map(|imported| imported.rows.len()),
            rows,
            "{text}"
        );
    }
}

#[test]
fn what_belongs_to_another_format_is_left_to_it() {
    for text in [
        r#"{"accounts":[]}"#,
        r#"{"items":[{"type":1,"login":{}},{"credentials":[]}]}"#,
        "[]",
        "",
    ] {
        assert!(
            !(FORMAT.is)(&Look::at(&Secret::new(text.as_bytes().to_vec()))),
            "{text}"
        );
    }
}
