//! What is written, read by another decoder and by our own.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use rand::SeedableRng;

use super::*;
use crate::totp::import::migration::read_all;

fn enrolment(issuer: &str, account: &str, secret: &[u8], method: Method) -> Enrolment {
    Enrolment {
        issuer: issuer.to_owned(),
        account: account.to_owned(),
        secret: Secret::new(secret.to_vec()),
        method,
    }
}

fn totp(algorithm: Algorithm, digits: u8, period: u32) -> Method {
    Method::Totp {
        algorithm,
        digits,
        period,
    }
}

fn hotp(counter: u64) -> Method {
    Method::Hotp {
        algorithm: Algorithm::Sha1,
        digits: 6,
        counter,
    }
}

fn written(enrolments: &[Enrolment]) -> (Vec<Secret>, Vec<Loss>) {
    let borrowed: Vec<_> = enrolments.iter().collect();
    migration(&borrowed, &mut rand::rngs::StdRng::seed_from_u64(7))
}

fn read_back(uris: &[Secret]) -> Vec<Enrolment> {
    let imported = read_all(&uris.iter().collect::<Vec<_>>()).unwrap();
    assert!(!imported.is_incomplete && imported.notes.is_empty());
    let rows = imported.rows.into_iter();
    rows.map(|row| row.content.unwrap()).collect()
}

fn assert_same(given: &[Enrolment], read: &[Enrolment]) {
    assert_eq!(given.len(), read.len());
    for (given, read) in given.iter().zip(read) {
        assert!(given.is_same(read));
        assert_eq!(
            (&given.issuer, &given.account),
            (&read.issuer, &read.account)
        );
        if let (Method::Hotp { counter, .. }, Method::Hotp { counter: other, .. }) =
            (&given.method, &read.method)
        {
            assert_eq!(counter, other);
        }
    }
}

/// Those of which nothing is lost.
fn every_kind() -> Vec<Enrolment> {
    let mut all = vec![
        enrolment("PyPI", "ada", b"twenty bytes of key!", Method::USUAL),
        enrolment("", "", b"\xff", Method::USUAL),
        enrolment("", "a:b", b"\xfb\xff\xbf", totp(Algorithm::Sha256, 8, 30)),
        enrolment("A", "A", b"key", totp(Algorithm::Sha512, 6, 30)),
        enrolment("A", "A:b", b"key", hotp(0)),
        enrolment("A", "B:b", b"key", hotp(i64::MAX.unsigned_abs())),
        enrolment("https://x", "", b"key", Method::USUAL),
        enrolment("Ünï", "密码 ✓", b"key", Method::USUAL),
    ];
    for number in 0..25_u8 {
        let secret = [number; 20];
        all.push(enrolment(
            &format!("Site {number}"),
            &"a".repeat(usize::from(number) * 8),
            &secret,
            Method::USUAL,
        ));
    }
    all
}

#[test]
fn what_is_written_is_what_another_decoder_reads() {
    // Written by this test; `tests/formats/migration.py check` says what is in it:
    let expected = include_str!("../../../../tests/fixtures/totp/migration/ours.txt");
    let (uris, losses) = written(&every_kind());
    assert_eq!(losses, []);
    let lines = uris.iter().map(|uri| str::from_utf8(uri.reveal()).unwrap());
    assert_eq!(
        lines.collect::<Vec<_>>(),
        expected.lines().collect::<Vec<_>>()
    );
    // ... which is this, as the decoder tells it.
    let told = include_str!("../../../../tests/fixtures/totp/migration/ours.tsv");
    for (line, enrolment) in told.lines().zip(&every_kind()) {
        let columns: Vec<_> = line.split('\t').collect();
        let hex = |byte: &u8| format!("{byte:02x}");
        let secret: String = enrolment.secret.reveal().iter().map(hex).collect();
        assert_eq!(columns[1], secret);
        assert_eq!(columns[3], enrolment.issuer);
        assert!(columns[2].ends_with(&enrolment.account));
    }
    assert_eq!(told.lines().count(), every_kind().len());
}

#[test]
fn what_is_written_is_read_back_the_same() {
    let (uris, _) = written(&every_kind());
    assert_same(&every_kind(), &read_back(&uris));
}

#[test]
fn what_the_format_has_no_word_for_is_left_out_and_told() {
    let pin = || Secret::new(b"1234".to_vec());
    let all = [
        enrolment("one", "", b"key", totp(Algorithm::Sha1, 6, 60)),
        enrolment("two", "", b"key", Method::USUAL),
        enrolment("three", "", b"key", totp(Algorithm::Sha1, 7, 30)),
        enrolment("four", "", b"key", totp(Algorithm::Sha1, 6, 1)),
        enrolment("five", "", b"key", Method::Steam),
        enrolment("six", "", b"key", Method::Motp { pin: pin() }),
        enrolment("seven", "", b"key", Method::Yandex { pin: pin() }),
        enrolment("eight", "", b"key", hotp(u64::MAX)),
    ];
    let (uris, losses) = written(&all);
    assert_same(&all[1..2], &read_back(&uris));
    let told = losses.iter().map(|loss| (loss.entry, loss.what.as_str()));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            (0, "its period of 60 seconds"),
            (2, "its codes of 7 digits"),
            (3, "its period of 1 second"),
            (4, "its Steam codes"),
            (5, "its mOTP codes"),
            (6, "its Yandex codes"),
            (7, "its counter, which is too high"),
        ]
    );
    assert!(losses.iter().all(|loss| loss.is_whole));
}

#[test]
fn a_qr_code_stays_small_whatever_is_in_it() {
    for name in [0, 5, 40, 100, 200] {
        let all: Vec<_> = (0..60)
            .map(|number| {
                // What base 64 makes `/` of, which is three bytes in a URI.
                let secret = [number, 0xff, 0xff, 0xff].repeat(5);
                enrolment(&"?".repeat(name), &"~".repeat(name), &secret, Method::USUAL)
            })
            .collect();
        let (uris, _) = written(&all);
        assert!(uris.iter().all(|uri| uri.len() <= MAX_URI));
        assert_same(&all, &read_back(&uris));
    }
}

#[test]
fn ten_usual_accounts_share_a_qr_code() {
    let account = || {
        enrolment(
            "GitHub",
            "ada.lovelace",
            b"twenty bytes of key!",
            Method::USUAL,
        )
    };
    let all: Vec<_> = (0..25).map(|_| account()).collect();
    let (uris, _) = written(&all);
    assert_eq!(uris.len(), 3);
    assert_same(&all, &read_back(&uris));
}

#[test]
fn the_longest_account_has_a_qr_code_of_its_own() {
    let name = "é".repeat(100);
    let all = [0, 1].map(|byte| enrolment(&name, &name, &[byte; 512], Method::USUAL));
    let (uris, _) = written(&all);
    assert_eq!(uris.len(), 2);
    // What the largest QR code holds.
    assert!(uris.iter().all(|uri| uri.len() < 2953));
    assert_same(&all, &read_back(&uris));
}

#[test]
fn nothing_makes_nothing() {
    let (uris, losses) = written(&[]);
    assert!(uris.is_empty() && losses.is_empty());
}
