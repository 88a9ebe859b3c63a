//! Databases of four writers are read; damaged and hostile ones are refused, at once, by the right name.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on should say where"
)]

use std::time::Duration;
use std::time::Instant;

use super::*;
use crate::kdbx::error::Feature;

const PASSWORD: &str = "a horse with no staple \u{e9}";
const AES_3: &[u8] = include_bytes!("../../tests/fixtures/kdbx/3-aes.kdbx");
const KEY_FILE_3: &[u8] = include_bytes!("../../tests/fixtures/kdbx/3-key-file.kdbx");
const CHACHA20: &[u8] = include_bytes!("../../tests/fixtures/kdbx/4-argon2d-chacha20.kdbx");
const KEY_FILE: &[u8] = include_bytes!("../../tests/fixtures/kdbx/4-argon2id-aes.kdbx");
const KEY_ONLY: &[u8] = include_bytes!("../../tests/fixtures/kdbx/4-aes-kdf-key-file-only.kdbx");
const KEEPASSXC_3: &[u8] = include_bytes!("../../tests/fixtures/kdbx/keepassxc-3.kdbx");
const KEEPASSXC_4: &[u8] = include_bytes!("../../tests/fixtures/kdbx/keepassxc-4.kdbx");
const PYKEEPASS: &[u8] = include_bytes!("../../tests/fixtures/kdbx/pykeepass.kdbx");
const XML: &str = include_str!("../../tests/fixtures/kdbx/keepass-2.xml");
const KEY: &[u8] = include_bytes!("../../tests/fixtures/kdbx/key.raw");
const ANY_KEY: &[u8] = include_bytes!("../../tests/fixtures/kdbx/key.any");

fn secret(bytes: impl AsRef<[u8]>) -> Secret {
    Secret::new(bytes.as_ref().to_vec())
}

fn password() -> CompositeKey {
    CompositeKey::new(Some(&secret(PASSWORD)), None).unwrap()
}

fn both() -> CompositeKey {
    CompositeKey::new(Some(&secret(PASSWORD)), Some(&secret(KEY))).unwrap()
}

fn opened(file: &[u8], key: &CompositeKey) -> Result<Database, KdbxError> {
    open(&secret(file), key)
}

fn refused(file: &[u8]) -> KdbxError {
    opened(file, &password()).unwrap_err()
}

fn told(database: &Database) -> Vec<String> {
    let entries = database.entries.iter();
    let line = |entry: &database::Entry| {
        let mut fields: Vec<String> = entry
            .fields
            .iter()
            .map(|(name, value)| format!("{name}={}", String::from_utf8_lossy(value.reveal())))
            .collect();
        fields.sort();
        format!("{} {} {fields:?}", database.path(entry), entry.is_in_bin)
    };
    let mut all: Vec<String> = entries.map(line).collect();
    all.sort();
    all
}

#[test]
fn every_version_cipher_and_key_opens_to_the_same_entries() {
    let plain = told(&read_xml(&secret(XML)).unwrap());
    assert_eq!(plain.len(), 17);
    let key_only = CompositeKey::new(None, Some(&secret(ANY_KEY))).unwrap();
    for (file, key) in [
        (AES_3, password()),
        (KEY_FILE_3, both()),
        (CHACHA20, password()),
        (KEY_FILE, both()),
        (KEY_ONLY, key_only),
    ] {
        let database = opened(file, &key).unwrap();
        assert_eq!(told(&database), plain);
        assert_eq!(database.history, 1);
    }
}

#[test]
fn what_keepassxc_writes_has_the_same_fields() {
    let plain = read_xml(&secret(XML)).unwrap();
    for (file, known_bad) in [(KEEPASSXC_3, 0), (KEEPASSXC_4, 1)] {
        let database = opened(file, &password()).unwrap();
        for entry in &plain.entries {
            let same = database.entries.iter().find(|other| other.id == entry.id);
            for (name, value) in &entry.fields {
                assert!(same.unwrap().field(name).unwrap().is_same(value), "{name}");
            }
            assert_eq!(same.unwrap().is_in_bin, entry.is_in_bin);
        }
        let judged = database.entries.iter().filter(|entry| entry.is_judged);
        assert_eq!(judged.count(), plain.entries.len() - known_bad);
    }
}

#[test]
fn what_pykeepass_writes_is_read() {
    let database = opened(PYKEEPASS, &both()).unwrap();
    let [entry] = &database.entries[..] else {
        unreachable!("it has one entry");
    };
    assert_eq!(database.path(entry), "Root/Sites");
    assert_eq!(entry.text("UserName"), "ada");
    assert_eq!(entry.field("note").unwrap().reveal(), b"seen");
    assert!(entry.is_judged && !entry.is_in_bin);
}

#[test]
fn a_wrong_password_or_key_file_is_not_called_damage() {
    let wrong = CompositeKey::new(Some(&secret("another")), None).unwrap();
    let wrong_file = CompositeKey::new(Some(&secret(PASSWORD)), Some(&secret(ANY_KEY))).unwrap();
    for key in [wrong, wrong_file, CompositeKey::new(None, None).unwrap()] {
        assert_eq!(opened(CHACHA20, &key).unwrap_err(), KdbxError::WrongKey);
        assert_eq!(opened(KEY_FILE, &key).unwrap_err(), KdbxError::WrongKey);
        assert_eq!(
            opened(AES_3, &key).unwrap_err(),
            KdbxError::WrongKeyOrDamaged
        );
    }
}

#[test]
fn damage_is_not_called_a_wrong_password_in_version_4() {
    let header = Header::read(CHACHA20).ok().unwrap().bytes.len();
    for at in (0..CHACHA20.len()).filter(|at| *at < header + 80 || at % 97 == 0) {
        let mut flipped = CHACHA20.to_vec();
        flipped[at] ^= 0x10;
        let error = refused(&flipped);
        // The signature of the header cannot tell who is wrong, it or the key.
        let is_signature = (header + 32..header + 64).contains(&at);
        assert_eq!(error == KdbxError::WrongKey, is_signature, "byte {at}");
    }
}

#[test]
fn no_flipped_byte_of_version_3_is_overlooked() {
    for at in (0..AES_3.len()).filter(|at| *at < 400 || at % 97 == 0) {
        let mut flipped = AES_3.to_vec();
        flipped[at] ^= 0x10;
        assert!(opened(&flipped, &password()).is_err(), "byte {at}");
    }
}

#[test]
fn a_file_that_was_cut_anywhere_is_refused() {
    for whole in [AES_3, CHACHA20] {
        for length in (0..whole.len()).filter(|at| *at < 400 || at % 61 == 0) {
            let error = refused(&whole[..length]);
            let is_told = matches!(error, KdbxError::Damaged(_) | KdbxError::NotKdbx);
            assert!(is_told, "{length}: {error}");
        }
        let last = &whole[..whole.len() - 1];
        assert!(matches!(refused(last), KdbxError::Damaged(_)));
    }
}

/// The fixture with one value of its header changed, and the hash of the header made right again.
fn with(whole: &[u8], before: &[u8], after: &[u8]) -> Vec<u8> {
    use sha2::Digest;
    let at = whole
        .windows(before.len())
        .position(|window| window == before);
    let mut file = whole.to_vec();
    file[at.unwrap()..][..before.len()].copy_from_slice(after);
    if let Ok(header) = Header::read(whole) {
        let length = header.bytes.len();
        let hash = sha2::Sha256::digest(&file[..length]);
        if whole[6 + 2] != 0 && matches!(header.version, header::Version::Four) {
            file[length..length + 32].copy_from_slice(&hash);
        }
    }
    file
}

#[test]
fn costs_that_no_app_asks_for_are_refused_at_once() {
    let begin = Instant::now();
    let memory = |bytes: u64| [&b"M\x08\0\0\0"[..], &bytes.to_le_bytes()].concat();
    let passes = |count: u64| [&b"I\x08\0\0\0"[..], &count.to_le_bytes()].concat();
    let lanes = |count: u32| [&b"P\x04\0\0\0"[..], &count.to_le_bytes()].concat();
    let rounds = |count: u64| [&b"\x06\x08\0"[..], &count.to_le_bytes()].concat();
    let rounds_4 = |count: u64| [&b"R\x08\0\0\0"[..], &count.to_le_bytes()].concat();
    for (file, before, after) in [
        (CHACHA20, memory(64 << 10), memory(1 << 40)),
        (CHACHA20, memory(64 << 10), memory(u64::MAX)),
        (CHACHA20, passes(2), passes(u64::from(u32::MAX))),
        (CHACHA20, passes(2), passes(u64::MAX)),
        (CHACHA20, lanes(2), lanes(u32::MAX)),
        (AES_3, rounds(100), rounds(100_000_001)),
        (AES_3, rounds(100), rounds(u64::MAX)),
        (KEY_ONLY, rounds_4(100), rounds_4(u64::from(u32::MAX))),
    ] {
        let file = with(file, &before, &after);
        assert!(matches!(refused(&file), KdbxError::TooCostly(_)));
        assert!(matches!(look(&secret(file)), Err(KdbxError::TooCostly(_))));
    }
    for (before, after) in [
        (memory(64 << 10), memory(0)),
        (passes(2), passes(0)),
        (lanes(2), lanes(0)),
    ] {
        let file = with(CHACHA20, &before, &after);
        assert!(matches!(refused(&file), KdbxError::Damaged(_)));
    }
    assert!(begin.elapsed() < Duration::from_secs(2));
}

#[test]
fn what_is_not_read_is_refused_by_its_name() {
    let twofish = 0xad68_f29f_576f_4bb9_a36a_d47a_f965_346c_u128.to_be_bytes();
    let chacha20 = 0xd603_8a2b_8b6f_4cb5_a524_339a_31db_b59a_u128.to_be_bytes();
    let argon2d = 0xef63_6ddf_8c29_444b_91f7_a9a4_03e3_0a0c_u128.to_be_bytes();
    for (file, feature) in [
        (with(CHACHA20, &chacha20, &twofish), Feature::Twofish),
        (with(CHACHA20, &chacha20, &[7; 16]), Feature::Cipher),
        (with(CHACHA20, &argon2d, &[7; 16]), Feature::Kdf),
        (
            with(AES_3, b"\x0a\x04\0\x02\0\0\0", b"\x0a\x04\0\x01\0\0\0"),
            Feature::InnerCipher,
        ),
        (with(AES_3, b"\x67\xfb", b"\x65\xfb"), Feature::KeePass1),
        (with(AES_3, b"\x67\xfb", b"\x66\xfb"), Feature::Version),
        (
            with(AES_3, b"\xb5\x01\0\x03", b"\xb5\x01\0\x05"),
            Feature::Version,
        ),
    ] {
        assert_eq!(refused(&file), KdbxError::Unsupported(feature));
    }
    assert_eq!(refused(b"PK\x03\x04 and so on"), KdbxError::NotKdbx);
}

#[test]
fn a_block_of_four_gigabytes_is_refused_at_once() {
    let header = Header::read(CHACHA20).ok().unwrap().bytes.len();
    let mut file = CHACHA20.to_vec();
    file[header + 96..header + 100].copy_from_slice(&[0xff; 4]);
    assert_eq!(refused(&file), KdbxError::Damaged("it ends too early"));
}

#[test]
fn what_stands_in_the_group_of_the_bin_is_in_it_only_while_there_is_one() {
    let count = |xml: &str| {
        let database = read_xml(&secret(xml)).unwrap();
        database
            .entries
            .iter()
            .filter(|entry| entry.is_in_bin)
            .count()
    };
    assert_eq!(count(XML), 1);
    let off = XML.replace("<RecycleBinEnabled>True", "<RecycleBinEnabled>False");
    assert_eq!(count(&off), 0);
    let begin = XML.find("<Meta>").unwrap();
    let end = XML.find("<Root>").unwrap();
    let without = format!("{}{}", &XML[..begin], &XML[end..]);
    assert_eq!(count(&without), 0);
}

#[test]
fn an_entry_that_is_not_to_be_judged_says_so() {
    let of = |inside: &str| {
        let xml = format!(
            "<KeePassFile><Root><Group><Entry>{inside}</Entry></Group></Root></KeePassFile>"
        );
        read_xml(&secret(xml)).unwrap().entries[0].is_judged
    };
    assert!(of(""));
    assert!(of("<QualityCheck>True</QualityCheck>"));
    assert!(!of("<QualityCheck>False</QualityCheck>"));
    let known_bad = |value| {
        format!("<CustomData><Item><Key>KnownBad</Key><Value>{value}</Value></Item></CustomData>")
    };
    assert!(!of(&known_bad("true")));
    assert!(of(&known_bad("false")));
}

#[test]
fn xml_that_would_do_harm_is_refused() {
    let deep = format!("<KeePassFile><Root>{}", "<Group>".repeat(10_000));
    let lol = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><KeePassFile>&lol;</KeePassFile>";
    let entry = |inside: &str| {
        format!("<KeePassFile><Root><Group><Entry>{inside}</Entry></Group></Root></KeePassFile>")
    };
    for xml in [
        deep,
        lol.to_owned(),
        entry("&lol;"),
        entry("&#0;"),
        entry("<String><Value Protected=\"True\">AAAA</Value></String>"),
        "<KeePassFile>".to_owned(),
        "<KeePassFile></KeePassFile><KeePassFile/>".to_owned(),
        "<KeePassFile></Root>".to_owned(),
        "<html/>".to_owned(),
        String::new(),
        "<KeePassFile>\u{0}<".to_owned(),
        format!("<KeePassFile><Root>{}", "<Group/>".repeat(100_001)),
    ] {
        assert!(
            read_xml(&secret(&xml)).is_err(),
            "{}",
            &xml[..40.min(xml.len())]
        );
    }
    assert!(read_xml(&secret(b"<KeePassFile>\xff</KeePassFile>")).is_err());
}

#[test]
fn of_what_comes_twice_the_first_counts_and_what_is_missing_is_empty() {
    let xml = "<KeePassFile><Root><Entry/><Group><Name>a</Name><Entry>\
        <String><Key>k</Key><Value>1</Value><Value>2</Value><Key>l</Key></String>\
        <String><Key>k</Key><Value>3</Value></String><String><Key>n</Key></String><String/>\
        <Group><Entry/></Group></Entry><Entry/></Group><Group><Entry/></Group></Root></KeePassFile>";
    let database = read_xml(&secret(xml)).unwrap();
    let [first, second, third] = &database.entries[..] else {
        unreachable!("three entries");
    };
    assert_eq!(first.text("k"), "1");
    assert_eq!(first.text("n"), "");
    assert!(first.field("l").is_none());
    assert_eq!(database.path(second), "a");
    assert_eq!(database.path(third), "");
}

#[test]
fn many_entries_and_attributes_take_no_time() {
    let begin = Instant::now();
    let attributes: Vec<String> = (0..50_000).map(|n| format!("a{n}=\"b\"")).collect();
    let attributes = attributes.join(" ");
    let entries = "<Entry><String><Key>Title</Key><Value>x</Value></String></Entry>".repeat(20_000);
    let xml =
        format!("<KeePassFile {attributes}><Root><Group>{entries}</Group></Root></KeePassFile>");
    assert_eq!(read_xml(&secret(xml)).unwrap().entries.len(), 20_000);
    assert!(begin.elapsed() < Duration::from_secs(10));
}
