//! What is written is read again: by the importer, and by a program that knows nothing of doorkey.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::env;
use std::io;
use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;
use crate::formats::trouble::Trouble;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Method;
use crate::totp::export::Loss;
use crate::totp::import::detect;
use crate::totp::import::row::Row;

fn secret(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

fn totp(algorithm: Algorithm, digits: u8, period: u32) -> Method {
    Method::Totp {
        algorithm,
        digits,
        period,
    }
}

fn enrolment(issuer: &str, account: &str, length: u8, method: Method) -> Enrolment {
    Enrolment {
        issuer: issuer.to_owned(),
        account: account.to_owned(),
        secret: Secret::new((0..length).map(|byte| byte.wrapping_mul(37)).collect()),
        method,
    }
}

/// One of each kind, with what is hard to write.
fn all() -> Vec<Enrolment> {
    let hotp = |counter| Method::Hotp {
        algorithm: Algorithm::Sha256,
        digits: 7,
        counter,
    };
    let (pin, odd) = (|| secret("0815"), || secret("a\"\\/'<z"));
    vec![
        enrolment("PyPI", "ada", 20, Method::USUAL),
        enrolment(
            "",
            "\"\\\u{2028}é🔑",
            1,
            totp(Algorithm::Sha512, 10, 86_400),
        ),
        enrolment("Bücher & Co", "", 64, totp(Algorithm::Sha256, 8, 1)),
        enrolment("bank", "1815", 19, hotp(0)),
        enrolment("bank", "1852", 18, hotp(i64::MAX.unsigned_abs())),
        enrolment("Steam", "ada", 17, Method::Steam),
        enrolment("work", "ada", 8, Method::Motp { pin: pin() }),
        enrolment("work", "eve", 7, Method::Motp { pin: odd() }),
        enrolment("Yandex", "ada", 16, Method::Yandex { pin: pin() }),
        enrolment(
            "Yandex",
            "eve",
            16,
            Method::Yandex {
                pin: Secret::default(),
            },
        ),
    ]
}

fn random() -> StdRng {
    StdRng::seed_from_u64(1815)
}

fn borrowed(enrolments: &[Enrolment]) -> Vec<&Enrolment> {
    enrolments.iter().collect()
}

fn imported(file: &Secret, password: Option<&str>) -> Vec<Row> {
    let format = detect(file).unwrap();
    assert_eq!(format.title, "Aegis");
    let mut ask = || Ok(secret(password.unwrap()));
    (format.read)(file, &mut ask).unwrap().rows
}

fn assert_same(rows: &[Row], given: &[Enrolment]) {
    assert_eq!(rows.len(), given.len());
    for (row, given) in rows.iter().zip(given) {
        let read = row.content.as_ref().unwrap();
        assert_eq!(
            (&read.issuer, &read.account),
            (&given.issuer, &given.account)
        );
        assert!(read.is_same(given), "{}", row.name);
        assert_eq!(told(read), told(given));
        assert!(row.notes.is_empty());
    }
}

/// As `tests/formats/aegis.py` tells it.
fn told(enrolment: &Enrolment) -> String {
    let Enrolment {
        issuer,
        account,
        secret,
        method,
    } = enrolment;
    let last = match method {
        Method::Hotp { counter, .. } => counter.to_string(),
        Method::Motp { pin } | Method::Yandex { pin } => {
            String::from_utf8(pin.reveal().to_vec()).unwrap()
        }
        method => method.period().unwrap().to_string(),
    };
    let (kind, secret) = (method.word(), hex::encode(secret.reveal()));
    let (hash, digits) = (method.algorithm(), method.digits());
    format!("{kind}\t{issuer}\t{account}\t{secret}\t{hash}\t{digits}\t{last}\n")
}

#[test]
fn what_is_exported_is_imported_as_it_was() {
    let all = all();
    let exported = plain(&borrowed(&all), &mut random());
    assert!(exported.losses.is_empty());
    assert_same(&imported(&exported.content, None), &all);
    let exported = encrypted(&borrowed(&all), &secret("é 1"), &mut random());
    assert!(exported.losses.is_empty());
    assert_same(&imported(&exported.content, Some("é 1")), &all);
    let none = encrypted(&[], &secret("é 1"), &mut random());
    assert!(imported(&none.content, Some("é 1")).is_empty());
}

#[test]
fn an_encrypted_vault_shows_nothing_and_opens_with_its_password_alone() {
    let all = all();
    let exported = encrypted(&borrowed(&all), &secret("é 1"), &mut random());
    let text = str::from_utf8(exported.content.reveal()).unwrap();
    for shown in ["entries", "Bücher", "Yandex", "é 1"] {
        assert!(!text.contains(shown), "{shown}");
    }
    let mut ask = || Ok(secret("é 2"));
    let read = (detect(&exported.content).unwrap().read)(&exported.content, &mut ask);
    assert!(matches!(read, Err(Trouble::WrongPassword)));
}

#[test]
fn no_two_exports_share_a_key_a_nonce_or_a_name() {
    let all = all();
    let random = &mut random();
    let mut write = || encrypted(&borrowed(&all), &secret("1"), random).content;
    let (one, other) = (write(), write());
    let parts = |file: &Secret| {
        let text = str::from_utf8(file.reveal()).unwrap().to_owned();
        let long = |part: &&str| part.len() >= 24;
        let parts: Vec<_> = text.split('"').filter(long).map(str::to_owned).collect();
        parts
    };
    let (one, other) = (parts(&one), parts(&other));
    // A name, a key, a nonce and a tag, a salt; a nonce and a tag, the content.
    assert_eq!(one.len(), 8);
    assert!(one.iter().all(|part| !other.contains(part)));
}

#[test]
fn what_aegis_would_refuse_is_left_out_and_told() {
    let high = Method::Hotp {
        algorithm: Algorithm::Sha1,
        digits: 6,
        counter: u64::MAX,
    };
    let yandex = || Method::Yandex {
        pin: secret("1234"),
    };
    let all = [
        enrolment("a", "", 20, high),
        enrolment("b", "", 15, yandex()),
        enrolment("c", "", 26, yandex()),
        enrolment("d", "", 20, Method::USUAL),
    ];
    let exported = plain(&borrowed(&all), &mut random());
    let told = |loss: &Loss| (loss.entry, loss.is_whole);
    let losses: Vec<_> = exported.losses.iter().map(told).collect();
    assert_eq!(losses, [(0, true), (1, true), (2, false)]);
    let rows = imported(&exported.content, None);
    let [cut, usual] = &rows[..] else {
        unreachable!("two rows");
    };
    let cut = cut.content.as_ref().unwrap();
    assert_eq!(cut.secret.reveal(), &all[2].secret.reveal()[..16]);
    assert_eq!(cut.code(7).reveal(), all[2].code(7).reveal());
    assert_eq!(usual.name, "d");
}

#[test]
fn a_uuid_is_of_version_four() {
    let uuid = uuid(&mut random());
    let groups: Vec<_> = uuid.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12]);
    assert_eq!(uuid.as_bytes()[14], b'4');
    assert!(b"89ab".contains(&uuid.as_bytes()[19]));
}

#[test]
#[ignore = "needs python with cryptography; .ci/run has it"]
fn another_program_reads_what_is_exported() -> io::Result<()> {
    let all = all();
    let expected: String = all.iter().map(told).collect();
    let exported = plain(&borrowed(&all), &mut random());
    assert_eq!(python(&["read"], &exported.content)?, expected);
    let exported = encrypted(&borrowed(&all), &secret("pass é"), &mut random());
    assert_eq!(python(&["read", "pass é"], &exported.content)?, expected);
    Ok(())
}

fn python(arguments: &[&str], file: &Secret) -> io::Result<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/aegis.py");
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut child = Command::new(python)
        .args(["-I", "-X", "utf8", script])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    child.stdin.take().unwrap().write_all(file.reveal())?;
    let output = child.wait_with_output()?;
    assert!(output.status.success());
    Ok(String::from_utf8(output.stdout).unwrap())
}
