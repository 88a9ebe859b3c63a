//! Backups that `tests/formats/and_otp.py` wrote, and files that only look like them.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::uri;
use crate::totp::uri::Note;

const PLAIN: &[u8] = include_bytes!("../../../../tests/fixtures/totp/and_otp_plain.json");
const NEW: &[u8] = include_bytes!("../../../../tests/fixtures/totp/and_otp_new.json.aes");
const OLD: &[u8] = include_bytes!("../../../../tests/fixtures/totp/and_otp_old.json.aes");
const OLD_LIKE_NEW: &[u8] =
    include_bytes!("../../../../tests/fixtures/totp/and_otp_old_like_new.json.aes");
const PASSWORD: &str = "correct horse battery staple";
/// What the script put in.
const ROWS: [&str; 7] = [
    "otpauth://totp/PyPI:ada?secret=ORUGS4ZANFZSAYJAONSWG4TFOQ&issuer=PyPI",
    "otpauth://totp/B%C3%BCcher%20%26%20Co:ada%40example.org?secret=MZXW6YTBOIQGC43TMVSCA5DPMU&issuer=B%C3%BCcher%20%26%20Co&algorithm=SHA512&digits=8&period=60",
    "otpauth://hotp/Old%20Bank:1815?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Old%20Bank&algorithm=SHA256&digits=7&counter=42",
    "otpauth://steam/Steam:ada?secret=MZXW6YTBOI&issuer=Steam",
    "otpauth://totp/Forge:lovelace?secret=MZXW6YTBOI&issuer=Forge",
    "otpauth://totp/lovelace?secret=MZXW6YTBOI",
    "Odd: ada: it is of a kind that is not known here",
];

fn told(imported: &Imported) -> Vec<String> {
    let told = |row: &Row| match &row.content {
        Ok(enrolment) => String::from_utf8(uri::write(enrolment).reveal().to_vec()).unwrap(),
        Err(bad) => format!("{}: {bad}", row.name),
    };
    imported.rows.iter().map(told).collect()
}

fn unasked(text: &[u8]) -> Result<Imported, Trouble> {
    let file = Secret::new(text.to_vec());
    read(&file, &mut || panic!("nothing is encrypted here"))
}

fn with(file: &[u8], password: &str) -> Result<Imported, Trouble> {
    let mut password = Some(password);
    // Asked for once at most.
    let mut ask = || Ok(Secret::new(password.take().unwrap().into()));
    read(&Secret::new(file.to_vec()), &mut ask)
}

fn title(file: &[u8]) -> Option<&'static str> {
    detect(&Secret::new(file.to_vec())).map(|format| format.title)
}

/// Bytes as even as ciphertext, by a generator of Marsaglia's.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_be_bytes()[3]
    };
    std::iter::repeat_with(next).take(length).collect()
}

#[test]
fn every_backup_is_known_for_what_it_is() {
    for file in [
        PLAIN,
        NEW,
        OLD,
        OLD_LIKE_NEW,
        b" [ {\"label\":\"\",\"secret\":\"\"}]",
    ] {
        assert_eq!(title(file), Some("andOTP"));
    }
}

#[test]
fn a_plain_backup_is_read_whole_and_bad_entries_lose_no_other() {
    let imported = unasked(PLAIN).unwrap();
    assert_eq!(told(&imported), ROWS);
    let padding = Note::Repaired("removed the padding (`=`) of the secret");
    assert_eq!(imported.rows[0].notes, [padding]);
}

#[test]
fn an_encrypted_backup_opens_in_either_form() {
    for file in [NEW, OLD, OLD_LIKE_NEW] {
        assert_eq!(told(&with(file, PASSWORD).unwrap()), ROWS);
    }
}

#[test]
fn a_wrong_password_cannot_be_told_from_damage() {
    for file in [NEW, OLD, OLD_LIKE_NEW] {
        let wrong = with(file, "correct horse");
        assert!(matches!(wrong, Err(Trouble::WrongPasswordOrDamaged)));
    }
    for file in [NEW, OLD] {
        // The first bytes of the new form are its rounds: more of them take longer, and are tried elsewhere.
        for at in (4..file.len()).step_by(37) {
            let mut changed = file.to_vec();
            changed[at] ^= 1;
            let damaged = with(&changed, PASSWORD);
            assert!(
                matches!(damaged, Err(Trouble::WrongPasswordOrDamaged)),
                "{at}"
            );
        }
        for length in (0..file.len()).step_by(41) {
            let cut = with(&file[..length], PASSWORD);
            assert!(
                matches!(cut, Err(Trouble::WrongPasswordOrDamaged)),
                "{length}"
            );
        }
    }
}

#[test]
fn rounds_that_no_app_chooses_are_not_tried() {
    for rounds in [0_u32, 999, 5_000_001, u32::MAX] {
        let mut changed = NEW.to_vec();
        changed[..4].copy_from_slice(&rounds.to_be_bytes());
        assert!(cipher::rounds(&changed).is_none());
        let refused = with(&changed, PASSWORD);
        assert!(matches!(refused, Err(Trouble::WrongPasswordOrDamaged)));
    }
}

#[test]
fn ciphertext_of_any_length_is_taken_for_what_it_may_be() {
    for (seed, length) in (1..2000).zip((30..4000).cycle()) {
        let file = noise(seed, length);
        let is_pure = likeness::is_ciphertext(&file);
        // Text by chance, or the beginning of something, are rare.
        if !is_pure {
            assert!(!matches!(title(&file), Some("andOTP")), "{seed}");
        }
    }
    let taken = (1..2000).filter(|&seed| likeness::is_ciphertext(&noise(seed, 600)));
    assert!(taken.count() > 1990);
    assert!(likeness::is_ciphertext(&noise(7, 4 << 20)));
}

#[test]
fn files_of_other_kinds_are_not_taken_for_ciphertext() {
    let mut database = vec![0; 8192];
    database[..16].copy_from_slice(b"SQLite format 3\0");
    let mut program = noise(1, 4096);
    program.extend(vec![0; 2000]);
    let text = "Plain text, and at its end a letter that is not UTF-8.\n".repeat(20);
    let latin = [text.as_bytes(), b"\xe9"].concat();
    let few = [1, 2, 3, 200].repeat(100);
    for other in [
        &b""[..],
        b"hello",
        &database,
        &program,
        &latin,
        &few,
        &[0xff; 64],
        &noise(1, 29),
    ] {
        assert!(!likeness::is_ciphertext(other));
    }
    for begin in [
        &b"\x89PNG\r\n\x1a\n"[..],
        b"\xff\xd8\xff\xe0",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"%PDF-1.7",
        b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5",
        b"SQLite format 3\0",
        b"age-encryption.org/v1\n",
        b"-----BEGIN PGP MESSAGE-----",
        b"\xac\xed\0\x05",
        b"\0\0\0\x18ftypheic",
        b"RIFF\0\0\0\0WEBP",
    ] {
        let file = [begin, &noise(3, 500)].concat();
        assert_ne!(title(&file), Some("andOTP"), "{begin:?}");
    }
}

#[test]
fn other_lists_in_json_are_not_taken_for_a_backup() {
    for text in [
        "[]",
        "[1]",
        "[[",
        "[{\"secret\":1}]",
        "[{},{\"secret\":\"\",\"label\":\"\"}]",
        "[{",
        "[",
    ] {
        assert_eq!(title(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn what_an_entry_does_not_say_is_usual_and_what_it_says_wrongly_is_told() {
    for (fields, why) in [
        (r#""secret":"MZXW6YTB","type":"totp""#, None),
        (r#""secret":"MZXW6YTB","type":null,"period":null"#, None),
        (r#""secret":"MZXW6YTB","tags":{},"thumbnail":7"#, None),
        (r#""label":"a""#, Some("there is no secret in it")),
        (
            r#""secret":"MZXW6YTB","algorithm":"MD5""#,
            Some("its hash is none that codes are made with here"),
        ),
        (
            r#""secret":"MZXW6YTB","algorithm":1"#,
            Some("its hash is none that codes are made with here"),
        ),
        (
            r#""secret":"MZXW6YTB","period":0"#,
            Some("a code lasts 1 to 86400 seconds"),
        ),
        (
            r#""secret":"MZXW6YTB","type":"HOTP","counter":-1"#,
            Some("its counter is none"),
        ),
        (
            r#""secret":"MZXW6YTB","type":7"#,
            Some("it is of a kind that is not known here"),
        ),
    ] {
        let row = unasked(format!("[{{{fields}}}]").as_bytes())
            .unwrap()
            .rows
            .remove(0);
        let told = row.content.err().map(|bad| bad.to_string());
        assert_eq!(told.as_deref(), why, "{fields}");
    }
}

#[test]
fn a_plain_backup_cut_or_changed_anywhere_is_damaged_or_read_and_nothing_panics() {
    for at in 1..PLAIN.len() {
        let cut = unasked(&PLAIN[..at]);
        assert!(matches!(cut, Err(Trouble::Damaged(_))), "{at}");
        let mut changed = PLAIN.to_vec();
        changed[at] ^= 0x11;
        let _ = unasked(&changed);
    }
}

#[test]
fn a_list_without_end_is_refused() {
    let text = format!("[{}{{}}]", "{},".repeat(MAX_ROWS));
    assert!(matches!(unasked(text.as_bytes()), Err(Trouble::Damaged(_))));
}
