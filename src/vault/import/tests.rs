//! What every format has in common, and how the tests of each say what was read.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::fs;
use std::io::Cursor;
use std::io::Write;
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::failure::Kind;
use crate::formats::outline::tests::WALKS;
use crate::vault::entry::Entry;

/// What is read of a file that is not encrypted, by the format that it is known for.
pub(super) fn read(title: &str, file: impl AsRef<[u8]>) -> Result<Vault, Trouble> {
    read_with(title, file, &mut || panic!("nobody should be asked"))
}

/// The same with a password.
pub(super) fn read_with(
    title: &str,
    file: impl AsRef<[u8]>,
    password: &mut dyn FnMut() -> Result<Secret, Failure>,
) -> Result<Vault, Trouble> {
    let file = Secret::new(file.as_ref().to_vec());
    let format = detect(&file).unwrap();
    assert_eq!(format.title, title);
    let mut keys = Keys {
        password,
        key_file: None,
    };
    let vault = (format.read)(&file, &mut keys)?;
    assert_eq!(vault.format, title);
    Ok(vault)
}

/// An entry in one line. Passwords of tests are no secrets.
pub(super) fn told(entry: &Entry) -> String {
    let Entry {
        place,
        kind,
        title,
        folder,
        username,
        email,
        ..
    } = entry;
    let password = entry.password.as_ref().map_or("none".to_owned(), |text| {
        format!("`{}`", String::from_utf8_lossy(text.reveal()))
    });
    let mut line = format!("{place}: {kind:?} {folder}|{title} {username}<{email}> {password}");
    for (is, word) in [
        (entry.has_totp(), " totp"),
        (entry.has_passkey, " passkey"),
        (entry.is_left_out, " out"),
    ] {
        line.push_str(if is { word } else { "" });
    }
    for url in &entry.urls {
        line.push(' ');
        line.push_str(url);
    }
    line
}

pub(super) fn lines(vault: &Vault) -> Vec<String> {
    vault.entries.iter().map(told).collect()
}

/// `place: why` of what could not be read.
pub(super) fn bad(vault: &Vault) -> Vec<String> {
    assert!(vault.is_incomplete || vault.bad.is_empty());
    let bad = vault.bad.iter();
    bad.map(|bad| format!("{}: {}", bad.place, bad.why))
        .collect()
}

/// Created, changed, password changed, expires.
pub(super) fn times(entry: &Entry) -> [Option<u64>; 4] {
    [
        entry.created,
        entry.changed,
        entry.password_changed,
        entry.expires,
    ]
}

pub(super) fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Every file that is cut, and every one with a byte changed, is read or refused; a secret is in no refusal.
pub(super) fn survives(title: &str, file: &[u8], secrets: &[&str]) {
    let look = |file: Vec<u8>| {
        let file = Secret::new(file);
        let format = FORMATS.iter().find(|format| format.title == title).unwrap();
        let _is = (format.is)(&Look::at(&file));
        let mut nobody = || Err(Failure::new(Kind::Cancelled, "nobody knows it"));
        let mut keys = Keys {
            password: &mut nobody,
            key_file: None,
        };
        let said = match (format.read)(&file, &mut keys) {
            Err(trouble) => format!("{trouble} {trouble:?}"),
            Ok(vault) => format!("{:?} {:?}", vault.bad, vault.notes),
        };
        for secret in secrets {
            assert!(!said.contains(secret), "{said}");
        }
    };
    let step = file.len() / 300 + 1;
    for length in (0..file.len()).step_by(step) {
        look(file[..length].to_vec());
    }
    for at in (0..file.len()).step_by(step) {
        for bits in [1, 0x20, 0x80] {
            let mut changed = file.to_vec();
            changed[at] ^= bits;
            look(changed);
        }
    }
}

#[test]
fn no_file_that_another_program_wrote_is_taken_by_two_formats() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut folders = vec![tests.join("totp"), tests.join("kdbx")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = Secret::new(fs::read(&path).unwrap());
            let look = Look::at(&file);
            let taken = FORMATS.iter().filter(|format| (format.is)(&look));
            let titles: Vec<_> = taken.map(|format| format.title).collect();
            assert!(titles.len() <= 1, "{}: {titles:?}", path.display());
            count += titles.len();
        }
    }
    assert!(count > 10, "only {count} files were known");
}

#[test]
fn every_format_has_a_name_of_its_own() {
    let mut titles: Vec<_> = FORMATS.iter().map(|format| format.title).collect();
    titles.sort_unstable();
    let count = titles.len();
    titles.dedup();
    assert_eq!(titles.len(), count);
}

#[test]
fn nothing_is_not_a_vault() {
    for file in ["", " ", "{}", "[]", "null", "PK\u{3}\u{4}", "<", "\u{feff}"] {
        assert!(detect(&Secret::new(file.into())).is_none(), "{file:?}");
    }
}

/// However many formats there are: a file of many megabytes that is of none is walked once.
#[test]
fn all_formats_look_at_one_walk_of_a_file() {
    for text in [
        r#"{"a":[1,2,3]}"#,
        r#"{"items":[{"a":1}],"records":[{"b":1}]}"#,
        r#"{"AUTHENTIFIANT":[]}"#,
        "Title,Url",
    ] {
        let before = WALKS.get();
        let _ = detect(&Secret::new(text.into()));
        assert_eq!(WALKS.get(), before + 1, "{text}");
    }
}

#[test]
fn json_that_is_nested_without_end_is_refused() {
    for begin in [
        r#"{"encrypted":false,"folders":[],"items":["#,
        r#"{"vaults":{"a":"#,
        r#"{"version":{"major":1},"exporterRpId":"x","accounts":["#,
        r#"{"items":[{"template_type":"login.default","fields":["#,
        r#"{"records":[{"title":"a","$type":"login","custom_fields":"#,
        r#"{"AUTHENTIFIANT":["#,
    ] {
        for bracket in ["[", "{\"a\":", "{\"item\":", "{\"subCollections\":[{"] {
            let file = Secret::new(format!("{begin}{}", bracket.repeat(200_000)).into());
            let format = detect(&file).unwrap();
            let mut keys = Keys {
                password: &mut || panic!("nobody should be asked"),
                key_file: None,
            };
            let trouble = (format.read)(&file, &mut keys).unwrap_err();
            assert!(matches!(trouble, Trouble::Damaged(_)), "{begin}: {trouble}");
        }
    }
}

#[test]
fn the_name_of_a_folder_does_not_grow_with_what_lies_in_it() {
    let long = "x".repeat(1 << 20);
    let many = |item: &str| vec![item; 20_000].join(",");
    let files = [
        format!(
            r#"{{"encrypted":false,"folders":[{{"id":"f","name":"{long}"}}],"items":[{}]}}"#,
            many(r#"{"type":2,"folderId":"f"}"#)
        ),
        format!(
            r#"{{"vaults":{{"a":{{"name":"{long}","items":[{}]}}}}}}"#,
            many(r#"{"data":{"type":"note"}}"#)
        ),
        format!(
            r#"{{"folders":[{{"uuid":"a","title":"{long}","parent_uuid":"a"}}],"items":[{}]}}"#,
            many(r#"{"template_type":"note","folders":["a"]}"#)
        ),
        format!(
            r#"{{"collections":[{{"title":"{long}","items":[{{"item":"a"}}]}}],"items":[{}]}}"#,
            many(r#"{"id":"a","credentials":[]}"#)
        ),
        format!(
            "<KeePassFile><Root><Group><Name>{long}</Name><Entry><UUID>AAAAAAAAAAAAAAAAAAAAAg==</UUID>\
             <String><Key>UserName</Key><Value>{long}</Value></String></Entry>{}</Group></Root></KeePassFile>",
            "<Entry><String><Key>UserName</Key><Value>{REF:U@I:00000000000000000000000000000002}</Value></String></Entry>"
                .repeat(20_000)
        ),
    ];
    for file in files {
        let file = Secret::new(file.into());
        let format = detect(&file).unwrap();
        let mut keys = Keys {
            password: &mut || panic!("nobody should be asked"),
            key_file: None,
        };
        let vault = (format.read)(&file, &mut keys).unwrap();
        assert!(vault.entries.len() >= 20_000, "{}", format.title);
        let lengths = vault.entries.iter().map(|entry| entry.folder.len());
        let longest = lengths.max().unwrap();
        assert!((100..2000).contains(&longest), "{}", format.title);
        let last = &vault.entries.last().unwrap().username;
        assert!(last.len() < 2000, "{}", format.title);
    }
}

#[test]
fn a_byte_order_mark_hides_no_format() {
    for (title, text) in [
        ("Bitwarden (JSON)", r#"{"encrypted":false,"items":[]}"#),
        ("Proton Pass (JSON)", r#"{"vaults":{}}"#),
        (
            "Credential Exchange (CXF)",
            r#"{"items":[{"credentials":[]}]}"#,
        ),
        ("Enpass (JSON)", r#"{"items":[{"template_type":"note"}]}"#),
        (
            "Keeper (JSON)",
            r#"{"records":[{"title":"a","$type":"login"}]}"#,
        ),
        ("Dashlane (JSON)", r#"{"AUTHENTIFIANT":[]}"#),
    ] {
        let vault = read(title, format!("\u{feff} {text}")).unwrap();
        assert!(!vault.is_incomplete);
    }
}

/// They are kept fresh by being read: a fuzzer that begins with what is refused gets nowhere.
#[test]
fn every_seed_of_the_fuzzer_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus/vault");
    for seed in fs::read_dir(folder).unwrap() {
        let path = seed.unwrap().path();
        let file = Secret::new(fs::read(&path).unwrap());
        let format = detect(&file).unwrap_or_else(|| panic!("{}", path.display()));
        let mut keys = Keys {
            password: &mut || Ok(Secret::new(b"fuzz".to_vec())),
            key_file: None,
        };
        let read = (format.read)(&file, &mut keys);
        assert!(read.is_ok(), "{}: {read:?}", path.display());
    }
}
