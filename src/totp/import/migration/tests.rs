//! Exports as another encoder wrote them, in one piece and in several, whole and damaged.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;
use crate::totp::uri::Note;

/// Written by `tests/formats/migration.py`.
const EVERY_KIND: &str = include_str!("../../../../tests/fixtures/totp/migration/every_kind.txt");
const THREE: &str = include_str!("../../../../tests/fixtures/totp/migration/three.txt");
const TWO_OF_THREE: &str =
    include_str!("../../../../tests/fixtures/totp/migration/two_of_three.txt");
const SPELLINGS: &str = include_str!("../../../../tests/fixtures/totp/migration/spellings.txt");

/// What the app itself showed for an account that the whole world knows: from
/// <https://www.raspberrypi.com/news/setting-up-two-factor-authentication-on-your-raspberry-pi/>.
const OF_THE_APP: &str = "otpauth-migration://offline?data=CjUKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpGgtyYXN\
    wYmVycnlwaSABKAEwAhABGAEgACjr4JKK%2B%2F%2F%2F%2F%2F8B";

fn file(text: &str) -> Imported {
    let file = Secret::new(text.as_bytes().to_vec());
    let format = detect(&file).unwrap();
    assert_eq!(format.title, FORMAT.title);
    (format.read)(&file, &mut || panic!("nothing is encrypted here")).unwrap()
}

fn told(imported: &Imported) -> Vec<String> {
    let told = imported.rows.iter().map(|row| match &row.content {
        Ok(enrolment) => format!(
            "{}: {} | {} | {} {} {:?}",
            row.place,
            enrolment.issuer,
            enrolment.account,
            enrolment.method.algorithm(),
            enrolment.method.digits(),
            enrolment.method.period(),
        ),
        Err(bad) => format!("{}: {bad}", row.place),
    });
    told.collect()
}

fn places(imported: &Imported) -> Vec<&str> {
    imported.rows.iter().map(|row| row.place.as_str()).collect()
}

#[test]
fn what_the_app_shows_is_read() {
    let imported = file(OF_THE_APP);
    assert_eq!(
        told(&imported),
        ["QR code 1, entry 1: raspberrypi | pi@raspberrypi | SHA1 6 Some(30)"]
    );
    assert!(!imported.is_incomplete && imported.notes.is_empty());
    let secret = &imported.rows[0].content.as_ref().unwrap().secret;
    let expected = crate::totp::base32::decode("7KSQL2JTUDIS5EF65KLMRQIIGY").unwrap();
    assert!(secret.is_same(&expected.secret));
}

#[test]
fn every_kind_of_account_is_read_or_refused_by_itself() {
    let imported = file(EVERY_KIND);
    assert_eq!(
        told(&imported),
        [
            "QR code 1, entry 1: PyPI | ada | SHA1 6 Some(30)",
            "QR code 1, entry 2: GitHub | ada@example.org | SHA256 8 Some(30)",
            "QR code 1, entry 3: npm | ada | SHA512 6 None",
            "QR code 1, entry 4:  | nothing is said | SHA1 6 Some(30)",
            "QR code 1, entry 5: Zero | zeroes | SHA1 6 Some(30)",
            "QR code 1, entry 6: its hash is MD5, which no site uses and no code is made with here",
            "QR code 1, entry 7: the secret is empty",
            "QR code 1, entry 8: Ünïted | ähem[31m | SHA1 6 Some(30)",
            "QR code 1, entry 9: it does not say how many digits its codes have",
            "QR code 1, entry 10: its counter is below zero",
            "QR code 1, entry 11: GitLab | Work:ada | SHA1 6 Some(30)",
            "QR code 1, entry 12: Bytes | \u{fffd}\u{fffd} | SHA1 6 Some(30)",
            "QR code 1, entry 13: it is damaged",
        ]
    );
    assert!(!imported.is_incomplete && imported.notes.is_empty());
    assert_eq!(imported.rows[5].name, "old");
    assert_eq!(imported.rows[7].notes, [Note::Control]);
    assert_eq!(imported.rows[11].notes, [Note::NotText]);
    let secret = &imported.rows[0].content.as_ref().unwrap().secret;
    assert_eq!(secret.reveal(), b"twenty bytes of key!");
}

#[test]
fn parts_come_in_their_order_and_once() {
    let imported = file(THREE);
    assert_eq!(
        places(&imported),
        [
            "QR code 1, entry 1",
            "QR code 1, entry 2",
            "QR code 1, entry 3",
            "QR code 2, entry 1",
            "QR code 2, entry 2",
            "QR code 3, entry 1",
        ]
    );
    assert!(!imported.is_incomplete && imported.notes.is_empty());
}

#[test]
fn a_part_that_is_missing_is_named() {
    let imported = file(TWO_OF_THREE);
    assert!(imported.is_incomplete);
    assert_eq!(
        imported.notes,
        ["2 of 3 QR codes were read; missing: the third"]
    );
    let only_third = file(THREE.lines().nth(1).unwrap());
    assert!(only_third.is_incomplete);
    assert_eq!(
        only_third.notes,
        ["1 of 3 QR codes was read; missing: the first and the second"]
    );
    assert_eq!(places(&only_third), ["QR code 3, entry 1"]);
}

#[test]
fn however_many_are_said_to_be_missing_few_are_named() {
    // Parts 1 and 4 of 2,147,483,647.
    let part = |index: u8| {
        let message = [
            b"\x0a\x03\x0a\x01x\x18\xff\xff\xff\xff\x07\x20".as_slice(),
            &[index],
        ];
        uri(&message.concat())
    };
    let imported = file(&[part(0), part(3)].join("\n"));
    assert_eq!(
        imported.notes,
        [
            "2 of 2147483647 QR codes were read; missing: the second, the third, the fifth, the sixth, the seventh, \
             the eighth, the ninth, the tenth, number 11, number 12 and 2147483635 more"
        ]
    );
}

#[test]
fn every_way_to_write_base_64_into_a_uri_is_read() {
    assert_eq!(SPELLINGS.lines().count(), 7);
    for line in SPELLINGS.lines() {
        let imported = file(line);
        assert_eq!(
            told(&imported),
            ["QR code 1, entry 1: ~~~ | >>>??? | SHA1 6 Some(30)"],
            "{line}"
        );
        let secret = &imported.rows[0].content.as_ref().unwrap().secret;
        assert_eq!(secret.reveal(), b"\xfb\xef\xbe\xff\xff\xff".repeat(4));
    }
    assert_eq!(file(SPELLINGS).rows.len(), 1);
}

#[test]
fn two_exports_and_a_plain_uri_in_one_go_are_all_read() {
    let uris = [
        TWO_OF_THREE.lines().next().unwrap(),
        OF_THE_APP,
        "otpauth://totp/ada?secret=MZXW6YTBOI",
        "hunter2!",
    ];
    let texts = uris.map(|uri| Secret::new(uri.as_bytes().to_vec()));
    let imported = read_all(&texts.iter().collect::<Vec<_>>()).unwrap();
    assert_eq!(
        places(&imported),
        [
            "export 1, QR code 2, entry 1",
            "export 1, QR code 2, entry 2",
            "export 2, QR code 1, entry 1",
            "URI 3",
            "URI 4",
        ]
    );
    assert_eq!(
        imported.notes,
        ["export 1, 1 of 3 QR codes was read; missing: the first and the third"]
    );
    assert!(imported.rows[3].content.is_ok() && imported.rows[4].content.is_err());
}

#[test]
fn a_damaged_uri_is_a_row_and_not_the_end() {
    for damaged in [
        "otpauth-migration://offline",
        "otpauth-migration://offline?data",
        "otpauth-migration://offline?data=A",
        "otpauth-migration://offline?data=%21",
        "otpauth-migration:",
    ] {
        let imported = file(&format!("{damaged}\n{OF_THE_APP}"));
        assert_eq!(places(&imported), ["QR code 1, entry 1", "URI 1"]);
        assert!(imported.is_incomplete && imported.rows[1].content.is_err());
    }
}

#[test]
fn what_stands_before_a_cut_is_kept_and_the_cut_is_told() {
    let whole = three_messages().swap_remove(0);
    let mut kept = Vec::new();
    for length in 0..whole.len() {
        let imported = file(&uri(&whole[..length]));
        let good = imported.rows.iter().filter(|row| row.content.is_ok());
        kept.push(good.count());
        // Cut between two fields it is as good as whole; else its last row says that it is not.
        let is_told = imported.rows.last().is_some_and(|row| row.content.is_err());
        assert!(length == 0 || !is_told || imported.is_incomplete);
    }
    assert!(kept.is_sorted() && kept.contains(&0) && kept.contains(&3));
    assert_eq!(
        told(&file(&uri(&whole[..whole.len() - 1]))).last().unwrap(),
        "URI 1, entry 4: the rest of it is cut off or damaged"
    );
    assert_eq!(
        told(&file(&uri(b""))),
        ["URI 1, entry 1: there is no account in it"]
    );
}

#[test]
fn every_flipped_bit_is_read_or_refused_and_nothing_breaks() {
    for message in three_messages() {
        for at in 0..message.len() * 8 {
            let mut message = message.clone();
            message[at / 8] ^= 1 << (at % 8);
            assert!(!file(&uri(&message)).rows.is_empty());
        }
    }
}

#[test]
fn a_part_that_its_export_does_not_have_is_told() {
    let imported = file(&uri(b"\x0a\x03\x0a\x01x\x18\x02\x20\x02"));
    assert_eq!(
        told(&imported).last().unwrap(),
        "URI 1, entry 2: it says it is a part that its export does not have"
    );
    assert!(imported.is_incomplete && imported.rows[0].content.is_ok());
}

#[test]
fn two_that_say_they_are_the_same_part_and_are_not_are_both_read() {
    let one = uri(b"\x0a\x03\x0a\x01x\x18\x01");
    let other = uri(b"\x0a\x03\x0a\x01y\x18\x01");
    assert_eq!(file(&[one, other].join("\n")).rows.len(), 2);
}

#[test]
fn an_export_without_end_is_refused() {
    let message = b"\x0a\x03\x0a\x01x".repeat(MAX_ROWS + 1);
    let texts = [Secret::new(uri(&message).into_bytes())];
    assert!(read_all(&[&texts[0]]).is_err());
    let lines = format!("{}\n", uri(b"")).repeat(100_000);
    let lines = Secret::new(lines.into_bytes());
    let imported = (FORMAT.read)(&lines, &mut || panic!("nothing is encrypted here")).unwrap();
    assert_eq!(imported.rows.len(), 1);
}

fn uri(message: &[u8]) -> String {
    let data = crate::digits::base64::encode(message);
    format!(
        "otpauth-migration://offline?data={}",
        str::from_utf8(data.reveal()).unwrap()
    )
}

/// The three payloads of an export, in their order.
fn three_messages() -> Vec<Vec<u8>> {
    let lines = THREE.lines().filter(|line| line.starts_with("otp"));
    let data = lines.map(|line| line.split_once("data=").unwrap().1);
    let mut all: Vec<_> = data
        .filter(|data| !data.contains('%'))
        .map(|data| {
            let message = crate::digits::base64::decode(data.as_bytes()).unwrap();
            message.reveal().to_vec()
        })
        .collect();
    all.sort_by_key(|message| std::cmp::Reverse(message.len()));
    all.dedup();
    all
}
