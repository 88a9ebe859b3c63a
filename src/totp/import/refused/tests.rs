//! The beginnings of files that are refused by name.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::FORMATS;
use crate::totp::import::detect;

/// What a file is called, and what is said of it.
fn told(file: &[u8]) -> (&'static str, &'static str) {
    let file = Secret::new(file.to_vec());
    let format = detect(&file).unwrap();
    match (format.read)(&file, &mut || panic!("nobody is asked")) {
        Err(Trouble::Unsupported { what, hint }) if !hint.is_empty() => (format.title, what),
        _ => panic!("{} is not refused", format.title),
    }
}

fn database(schema: &str) -> Vec<u8> {
    let mut file = vec![0; 8192];
    file[..16].copy_from_slice(b"SQLite format 3\0");
    file[4000..4000 + schema.len()].copy_from_slice(schema.as_bytes());
    file
}

#[test]
fn each_is_called_by_its_name() {
    let microsoft =
        database("CREATE TABLE accounts (name TEXT, username TEXT, oath_secret_key TEXT)");
    let google = database("CREATE TABLE accounts (email TEXT, secret TEXT, counter INTEGER)");
    let mut zip =
        b"PK\x03\x04\x14\0\x01\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x0b\0\0\0winauth.txt"
            .to_vec();
    zip.extend([7; 100]);
    for (file, title) in [
        (&microsoft[..], "Microsoft Authenticator"),
        (&google, "Google Authenticator"),
        (&database("CREATE TABLE moz_places (id)"), "a database"),
        (&zip, "WinAuth"),
        (b"<?xml version=\"1.0\"?>\r\n<WinAuth version=\"3\">", "WinAuth"),
        (
            b"<?xml version='1.0'?><map><string name=\"com.authy.storage.tokens.authenticator.key\">",
            "Authy",
        ),
        (
            b"{\"message\":\"success\",\"authenticator_tokens\":[{\"encrypted_seed\":\"\"}]}",
            "Authy",
        ),
        (
            b"!AAAAAAAAAAAAAAAAAAAAAA==|BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\n",
            "LastPass Authenticator",
        ),
        (b"\xac\xed\0\x05sr\0\x11java.util.HashMap", "FreeOTP 2"),
        // Proton Pass writes this, and says what to do.
        (b"-----BEGIN PGP MESSAGE-----\n\n", "Proton Pass"),
        (b"\x85\x01\x0c\x03\xde\xad\xbe\xef", "OpenPGP"),
        (b"\xc1\xc0\x4c\x03\xde\xad\xbe\xef", "OpenPGP"),
        (b"\x8c\x0d\x04\x09\x03\x02", "OpenPGP"),
    ] {
        assert_eq!(told(file).0, title);
    }
}

#[test]
fn a_zip_file_that_is_not_encrypted_or_holds_no_text_is_left_to_others() {
    for (flags, name) in [(0, b"winauth.txt"), (1, b"winauth.bin")] {
        let mut zip = b"PK\x03\x04\x14\0".to_vec();
        zip.push(flags);
        zip.extend(b"\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x0b\0\0\0");
        zip.extend(name);
        assert!(detect(&Secret::new(zip)).is_none());
    }
}

#[test]
fn what_is_cut_is_refused_the_same_or_not_known_and_nothing_panics() {
    let mut zip =
        b"PK\x03\x04\x14\0\x01\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xff\0\0winauth.txt"
            .to_vec();
    zip.extend([7; 10]);
    for file in [
        &zip[..],
        b"\x85\x01\x0c\x03",
        b"!A|B",
        b"\xef\xbb\xbf<",
        b"SQLite format 3\0",
    ] {
        for length in 0..=file.len() {
            let cut = Secret::new(file[..length].to_vec());
            for format in FORMATS {
                let _ = (format.is)(&Look::at(&cut));
            }
        }
    }
}

#[test]
fn none_is_taken_for_another_by_its_own_row() {
    for refused in &TABLE {
        assert!(!refused.what.ends_with('.') && !refused.hint.ends_with('.'));
        assert!(
            !(refused.is)(&Look::at(&Secret::default())),
            "{}",
            refused.title
        );
    }
}
