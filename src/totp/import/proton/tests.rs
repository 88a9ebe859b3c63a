//! Exports as another program sealed them, and what may be wrong with one.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;
use crate::totp::import::row::MAX_ROWS;

/// Written by `tests/formats/proton.py`.
const PLAIN: &str = include_str!("../../../../tests/fixtures/totp/proton/authenticator.json");
const ENCRYPTED: &str =
    include_str!("../../../../tests/fixtures/totp/proton/authenticator_encrypted.json");
const PASSWORD: &str = "correct horse battery staple";

fn with_password(file: &str, password: &str) -> Result<Imported, Trouble> {
    let file = Secret::new(file.into());
    assert_eq!(detect(&file).unwrap().title, FORMAT.title);
    read(&file, &mut || Ok(Secret::new(password.into())))
}

/// One for which nobody must be asked.
fn unasked(file: &str) -> Result<Imported, Trouble> {
    let file = Secret::new(file.into());
    read(&file, &mut || panic!("nobody is asked"))
}

fn told(imported: &Imported) -> Vec<String> {
    let told = imported.rows.iter().map(|row| match &row.content {
        Ok(enrolment) => format!(
            "{}: {} {} | {} {} {:?}",
            row.place,
            enrolment.issuer,
            enrolment.account,
            enrolment.method.algorithm(),
            enrolment.method.digits(),
            enrolment.method.period(),
        ),
        Err(bad) => format!("{} {}: {bad}", row.place, row.name),
    });
    told.collect()
}

const ROWS: [&str; 6] = [
    "entry 1: PyPI ada | SHA256 8 Some(15)",
    "entry 2: Steam of ada  | SHA1 5 Some(30)",
    "entry 3 bad: character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
    "entry 4 : it has no URI",
    "entry 5 : it has no URI",
    "entry 6 : it is no entry",
];

#[test]
fn the_plain_export_is_read() {
    assert_eq!(told(&unasked(PLAIN).unwrap()), ROWS);
}

#[test]
fn the_encrypted_export_gives_the_same() {
    assert_eq!(told(&with_password(ENCRYPTED, PASSWORD).unwrap()), ROWS);
}

#[test]
fn a_wrong_password_is_told_as_one() {
    for password in ["", "correct horse battery stapl"] {
        assert!(matches!(
            with_password(ENCRYPTED, password),
            Err(Trouble::WrongPasswordOrDamaged)
        ));
    }
}

#[test]
fn an_export_that_is_cut_is_damaged() {
    for file in [PLAIN, ENCRYPTED] {
        for length in 0..file.len() {
            let refused = unasked(file.get(..length).unwrap());
            assert!(matches!(refused, Err(Trouble::Damaged(_))), "{length}");
        }
    }
}

#[test]
fn every_changed_byte_is_noticed_or_makes_no_difference() {
    for at in (0..ENCRYPTED.len()).step_by(43) {
        let mut file = ENCRYPTED.as_bytes().to_vec();
        file[at] ^= 1;
        let file = Secret::new(file);
        if let Ok(imported) = read(&file, &mut || Ok(Secret::new(PASSWORD.into()))) {
            assert_eq!(told(&imported), ROWS, "{at}");
        }
    }
}

#[test]
fn missing_and_mistaken_parts_are_damage_before_anybody_is_asked() {
    for file in [
        r#"{"version":1,"entries":{}}"#,
        r#"{"version":1,"entries":null}"#,
        r#"{"version":1,"salt":"c2l4dGVlbiBieXRlcyEhIQ==","content":null}"#,
        r#"{"version":1,"salt":"c2l4dGVlbiBieXRlcyEhIQ==","content":"AAAA"}"#,
        r#"{"version":1,"salt":"AAAA","content":"c2l4dGVlbiBieXRlcyEhIQ=="}"#,
        r#"{"version":1,"salt":"!","content":"c2l4dGVlbiBieXRlcyEhIQ=="}"#,
    ] {
        assert!(matches!(unasked(file), Err(Trouble::Damaged(_))), "{file}");
    }
    for file in [PLAIN, ENCRYPTED] {
        let newer = file.replace(r#""version": 1"#, r#""version": 2"#);
        let refused = unasked(&newer);
        assert!(matches!(refused, Err(Trouble::Unsupported { .. })));
    }
}

#[test]
fn an_export_without_entries_is_empty_and_one_without_end_refused() {
    let file = |count| {
        let entries = vec!["{}"; count].join(",");
        unasked(&format!(r#"{{"version":1,"entries":[{entries}]}}"#))
    };
    assert!(file(0).unwrap().rows.is_empty());
    assert_eq!(file(MAX_ROWS).unwrap().rows.len(), MAX_ROWS);
    assert!(matches!(file(MAX_ROWS + 1), Err(Trouble::Damaged(_))));
}
