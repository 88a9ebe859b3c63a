#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::totp::import::detect;
use crate::totp::uri;

/// `tests/formats/cxf.py read` reads it.
const WRITTEN: &str = include_str!("../../../../tests/fixtures/totp/written_cxf.json");

fn enrolments(uris: &[&str]) -> Vec<Enrolment> {
    let read = |uri: &&str| uri::read(&Secret::new(uri.as_bytes().to_vec())).unwrap();
    uris.iter().map(|uri| read(uri).enrolment).collect()
}

fn export(enrolments: &[Enrolment]) -> Exported {
    let enrolments: Vec<_> = enrolments.iter().collect();
    cxf(&enrolments, 1_760_000_000, &mut StdRng::seed_from_u64(1))
}

const URIS: [&str; 5] = [
    "otpauth://totp/PyPI:ada?secret=MZXW6YTBOI&issuer=PyPI",
    "otpauth://totp/Caf%C3%A9%20%22x%22%5C:ada%40example.org?secret=MZXW6YTBOI&digits=8&period=255&algorithm=SHA512",
    "otpauth://totp/ada?secret=MZXW6YTBOI",
    "otpauth://totp/PyPI?secret=MZXW6YTBOI&issuer=PyPI",
    "MZXW6YTBOI",
];

#[test]
fn what_is_written_comes_back() {
    let given = enrolments(&URIS);
    let exported = export(&given);
    assert_eq!(exported.losses, []);
    let format = detect(&exported.content).unwrap();
    assert_eq!(format.title, "Credential Exchange (CXF)");
    let nobody = &mut || Err(Failure::new(Kind::Input, "nobody is asked".to_owned()));
    let imported = (format.read)(&exported.content, nobody).unwrap();
    assert_eq!(imported.rows.len(), given.len());
    for (row, given) in imported.rows.iter().zip(&given) {
        let read = row.content.as_ref().unwrap();
        assert!(read.is_same(given));
        assert_eq!(read.issuer, given.issuer);
        assert_eq!(read.account, given.account);
    }
}

#[test]
fn what_is_written_is_what_another_program_has_read() {
    let exported = export(&enrolments(&URIS));
    assert_eq!(str::from_utf8(exported.content.reveal()).unwrap(), WRITTEN);
}

#[test]
fn what_the_format_does_not_have_is_a_loss() {
    let exported = export(&enrolments(&[
        "otpauth://hotp/a?secret=MZXW6YTBOI&counter=1",
        "otpauth://totp/b?secret=MZXW6YTBOI&period=256",
        "motp://c?secret=0123456789abcdef&pin=1234",
        "otpauth://yaotp/d?secret=MZXW6YTBOI5XW43FMZXW6YTBOI",
        "steam://MZXW6YTBOI",
        "otpauth://totp/b?secret=MZXW6YTBOI",
    ]));
    let lost: Vec<_> = exported.losses.iter().map(|loss| loss.entry).collect();
    assert_eq!(lost, [0, 1, 2, 3, 4]);
    assert!(exported.losses.iter().all(|loss| loss.is_whole));
    assert!(exported.losses[1].what.contains("256 seconds"));
    let text = str::from_utf8(exported.content.reveal()).unwrap();
    assert_eq!(text.matches("\"totp\"").count(), 1);
}

#[test]
fn nothing_at_all_is_an_export_too() {
    let exported = export(&[]);
    assert!(detect(&exported.content).is_some());
}
