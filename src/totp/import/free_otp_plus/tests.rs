//! An export that `tests/formats/free_otp_plus.py` wrote, and ones that no app writes.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::uri;

const PLAIN: &str = include_str!("../../../../tests/fixtures/totp/free_otp_plus.json");
/// What the script put in.
const ROWS: [&str; 7] = [
    "otpauth://totp/PyPI:ada?secret=7BAEUU2SKNJFGUSTKJJVEU2SKM&issuer=PyPI",
    "otpauth://totp/B%C3%BCcher%20%26%20Co:ada%40example.org?secret=MZXW6YTBOIQGC43TMVSCA5DPMU&issuer=B%C3%BCcher%20%26%20Co&algorithm=SHA512&digits=8&period=60",
    "otpauth://hotp/Old%20Bank:1815?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Old%20Bank&algorithm=SHA256&digits=7&counter=42",
    "otpauth://hotp/Old%20Bank:new?secret=MZXW6YTBOI&issuer=Old%20Bank&counter=0",
    "otpauth://steam/Steam:ada?secret=MZXW6YTBOI&issuer=Steam",
    "otpauth://totp/Forge:countess?secret=MZXW6YTBOI&issuer=Forge",
    "Rare: ada: its hash is none that codes are made with here",
];

fn unasked(text: &[u8]) -> Result<Imported, Trouble> {
    let file = Secret::new(text.to_vec());
    read(&file, &mut || panic!("nothing is encrypted here"))
}

/// An export of one entry.
fn entry(fields: &str) -> Row {
    let text = format!(r#"{{"tokens":[{{{fields}}}],"tokenOrder":[]}}"#);
    unasked(text.as_bytes()).unwrap().rows.remove(0)
}

#[test]
fn an_export_is_known_and_read_whole_and_a_bad_entry_loses_no_other() {
    let file = Secret::new(PLAIN.into());
    assert_eq!(detect(&file).unwrap().title, "FreeOTP+");
    let imported = unasked(PLAIN.as_bytes()).unwrap();
    let told = |row: &Row| match &row.content {
        Ok(enrolment) => String::from_utf8(uri::write(enrolment).reveal().to_vec()).unwrap(),
        Err(bad) => format!("{}: {bad}", row.name),
    };
    let told: Vec<_> = imported.rows.iter().map(told).collect();
    assert_eq!(told, ROWS);
    assert_eq!(imported.rows[4].notes, [Note::CalledSteam]);
}

#[test]
fn bytes_have_a_sign_or_none() {
    let row = entry(r#""secret":[-128,-1,0,127,128,255]"#);
    let secret = row.content.unwrap().secret;
    assert_eq!(secret.reveal(), [128, 255, 0, 127, 128, 255]);
}

#[test]
fn what_is_no_secret_is_told() {
    let long = format!(r#""secret":[{}1]"#, "1,".repeat(100_000));
    for (fields, why) in [
        ("", "there is no secret in it"),
        (r#""secret":[]"#, "the secret is empty"),
        (r#""secret":"MZXW""#, "its secret is no list of bytes"),
        (r#""secret":[-129]"#, "its secret is no list of bytes"),
        (r#""secret":[1,256]"#, "its secret is no list of bytes"),
        (
            r#""secret":[1,null,"2",[3]]"#,
            "its secret is no list of bytes",
        ),
        (r#""secret":[1.5]"#, "its secret is no list of bytes"),
        (&long, "the secret is longer than 512 bytes"),
    ] {
        assert_eq!(entry(fields).content.unwrap_err().to_string(), why);
    }
}

#[test]
fn what_an_entry_does_not_say_is_usual_and_what_it_says_wrongly_is_told() {
    assert_eq!(
        entry(r#""secret":[1]"#).content.unwrap().method.word(),
        "totp"
    );
    for (fields, why) in [
        (r#""type":"HOTP","counter":-2"#, "its counter is none"),
        (r#""type":"HOTP","counter":"1""#, "its counter is none"),
        (r#""digits":11"#, "a code has 6 to 10 digits"),
        (r#""period":0"#, "a code lasts 1 to 86400 seconds"),
        (r#""type":"OCRA""#, "it is of a kind that is not known here"),
    ] {
        let row = entry(&format!(r#""secret":[1],{fields}"#));
        assert_eq!(row.content.unwrap_err().to_string(), why);
    }
    let hotp = entry(r#""secret":[1],"type":"HOTP""#);
    assert_eq!(hotp.notes, [Note::NoCounter]);
}

#[test]
fn an_export_cut_or_changed_anywhere_is_damaged_or_read_and_nothing_panics() {
    for at in 0..PLAIN.len() {
        let cut = unasked(&PLAIN.as_bytes()[..at]);
        assert!(matches!(cut, Err(Trouble::Damaged(_))), "{at}");
        let mut changed = PLAIN.as_bytes().to_vec();
        changed[at] ^= 0x11;
        let _ = unasked(&changed);
    }
}

#[test]
fn a_list_without_end_is_refused() {
    let text = format!(
        r#"{{"tokenOrder":[],"tokens":[{}{{}}]}}"#,
        "{},".repeat(MAX_ROWS)
    );
    assert!(matches!(unasked(text.as_bytes()), Err(Trouble::Damaged(_))));
}
