//! Recovery codes on paper, in shares, and on their way to another machine.

use std::path::Path;

use doorkey::exit::Exit;

use crate::codes::given::PYPI;
use crate::codes::given::SECOND;
use crate::codes::given::kept;
use crate::codes::given::states;
use crate::support::world::Safe;
use crate::support::world::Told;
use crate::support::world::World;

pub fn file<'t>(told: &'t Told, name: &str) -> &'t [u8] {
    told.written
        .get(Path::new(name))
        .unwrap_or_else(|| panic!("{name} was not written: {}", told.err))
}

/// What `codes export` writes of this safe.
fn exported(safe: &Safe) -> Vec<u8> {
    let told = World::new()
        .safe(safe)
        .types("an invented password")
        .types("an invented password")
        .run(["codes", "export", "/media/stick/doorkey.age"])
        .exits(Exit::Done);
    for code in PYPI.lines() {
        assert!(!told.out.contains(code) && !told.err.contains(code));
    }
    file(&told, "/media/stick/doorkey.age").to_vec()
}

fn import(safe: &Safe, export: &[u8]) -> Told {
    World::new()
        .safe(safe)
        .file("doorkey.age", export)
        .types("an invented password")
        .run(["codes", "import", "doorkey.age"])
}

pub fn listed(safe: &Safe) -> String {
    let told = World::new()
        .safe(safe)
        .run(["codes", "list", "--format", "json"])
        .exits(Exit::Done);
    told.json()["sets"].to_string()
}

#[test]
fn an_export_taken_in_on_another_machine_is_the_same() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "2"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "give-back", "pypi", "1"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .stdin(SECOND)
        .run(["codes", "add", "my forge", "ada", "--stdin"])
        .exits(Exit::Done);
    let export = exported(&safe);
    assert!(export.starts_with(b"age-encryption.org/v1\n"));

    let other = Safe::default();
    import(&other, &export)
        .exits(Exit::Done)
        .says("`pypi`: taken in");
    assert_eq!(listed(&other), listed(&safe));
    assert_eq!(other.keyring().len(), 2);
    assert!(other.keyring().keys().eq(safe.keyring().keys()));
    assert_eq!(states(&other, "pypi"), states(&safe, "pypi"));
    // Once more changes nothing.
    import(&other, &export)
        .exits(Exit::Done)
        .says("the later state of each code counts");
    assert_eq!(listed(&other), listed(&safe));
}

#[test]
fn an_old_export_never_un_burns_a_code() {
    let safe = kept("pypi", PYPI);
    let export = exported(&safe);
    for number in ["1", "3"] {
        World::new()
            .safe(&safe)
            .run(["codes", "burn", "pypi", number])
            .exits(Exit::Done);
    }
    let before = states(&safe, "pypi");
    import(&safe, &export).exits(Exit::Done);
    assert_eq!(states(&safe, "pypi"), before);
}

#[test]
fn an_import_hides_no_set_and_brings_back_what_was_removed() {
    let export = exported(&kept("pypi", PYPI));
    let safe = kept("pypi", SECOND);
    import(&safe, &export)
        .exits(Exit::Done)
        .says("another set of this name is in use here, so it goes by `pypi` (`imported ");
    assert_eq!(listed(&safe).matches("\"site\"").count(), 2);

    let safe = kept("pypi", PYPI);
    let export = exported(&safe);
    World::new()
        .safe(&safe)
        .run(["codes", "remove", "pypi", "--yes"])
        .exits(Exit::Done);
    import(&safe, &export)
        .exits(Exit::Done)
        .says("`pypi`: taken in");
    assert!(states(&safe, "pypi").iter().all(|&state| state == "unused"));
}

#[test]
fn a_set_that_is_gone_keeps_no_other_back() {
    let safe = kept("pypi", PYPI);
    let gone = *safe.keyring().keys().next().unwrap();
    World::new()
        .safe(&safe)
        .stdin(SECOND)
        .run(["codes", "add", "my forge", "ada", "--stdin"])
        .exits(Exit::Done);
    safe.meddle(gone, None);
    let export = || {
        World::new()
            .safe(&safe)
            .types("an invented password")
            .types("an invented password")
            .run(["codes", "export", "out.age", "--format", "json"])
    };
    let told = export().exits(Exit::Found);
    assert_eq!(told.json()["sets"], 1);
    assert_eq!(told.json()["missing"], 1);
    assert!(told.out.contains("`pypi` is not in the file: "));
    let other = Safe::default();
    import(&other, file(&told, "out.age")).exits(Exit::Done);
    assert!(listed(&other).contains("my forge") && !listed(&other).contains("pypi"));
    // Nothing at all is no export.
    let last = *safe.keyring().keys().next().unwrap();
    safe.meddle(last, None);
    let told = export().exits(Exit::Store);
    assert!(told.written.is_empty());
}

#[test]
fn a_wrong_password_and_a_damaged_file_are_told_apart_and_change_nothing() {
    let export = exported(&kept("pypi", PYPI));
    let safe = Safe::default();
    World::new()
        .safe(&safe)
        .file("doorkey.age", &export)
        .types("another password")
        .run(["codes", "import", "doorkey.age"])
        .exits(Exit::Input)
        .talks("the password does not open `doorkey.age`")
        .never_says("vault does");
    let mut damaged = export.clone();
    *damaged.last_mut().unwrap() ^= 1;
    import(&safe, &damaged)
        .exits(Exit::Input)
        .talks("`doorkey.age` is damaged");
    import(&safe, b"not age at all").exits(Exit::Input);
    assert!(safe.keyring().is_empty() && safe.pages().lines.is_empty());
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .file("there.html", "mine")
        .run(["codes", "sheet", "pypi", "--to", "there.html"])
        .exits(Exit::Input)
        .talks("doorkey overwrites no file here");
}

#[test]
fn a_sheet_has_the_codes_their_states_and_where_to_use_them() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "2"])
        .exits(Exit::Done);
    for name in ["codes.html", "codes.txt"] {
        let told = World::new()
            .safe(&safe)
            .run(["codes", "sheet", "pypi", "--to", name])
            .exits(Exit::Done)
            .talks("doorkey codes drill pypi");
        let sheet = String::from_utf8(file(&told, name).to_vec()).unwrap();
        assert!(sheet.contains("burnt") && sheet.contains("2026-11-23"));
        assert!(!told.out.contains("0011223344556677"));
        for code in PYPI.lines() {
            // Groups are drawn on the page, so tags may stand within a code.
            let plain: String = sheet
                .split('<')
                .map(|rest| rest.split_once('>').map_or(rest, |(_, text)| text))
                .collect();
            assert!(plain.contains(code), "{code} is not on {name}");
        }
    }
    World::new()
        .safe(&safe)
        .run(["codes", "sheet", "pypi", "--to", "codes.docx"])
        .exits(Exit::Usage);
}

#[test]
fn any_three_of_five_shares_open_what_was_split_and_two_do_not() {
    let safe = kept("pypi", PYPI);
    let told = World::new()
        .safe(&safe)
        .run([
            "codes",
            "split",
            "pypi",
            "--shares",
            "5",
            "--threshold",
            "3",
            "--to",
            "/tmp/shares",
        ])
        .exits(Exit::Done);
    let sealed = file(&told, "/tmp/shares/recovery-codes.age").to_vec();
    let share = |number: usize| {
        let page =
            String::from_utf8(file(&told, &format!("/tmp/shares/share-{number}.txt")).to_vec())
                .unwrap();
        let from = page.split_once("DOORKEY-SHARE-1-").unwrap().1;
        let rest = from.split("\n\n").next().unwrap();
        format!("DOORKEY-SHARE-1-{}", rest.replace(char::is_whitespace, ""))
    };
    for ending in ["html", "txt"] {
        let path = format!("/tmp/shares/share-1.{ending}");
        let page = String::from_utf8(file(&told, &path).to_vec()).unwrap();
        for step in [
            "doorkey codes import recovery-codes.age --key-file key.txt",
            "age -d -i key.txt recovery-codes.age",
        ] {
            assert!(page.contains(step), "{page}");
            assert!(
                told.err.replace("\n      ", " ").contains(step),
                "{}",
                told.err
            );
        }
    }
    for three in [[1, 2, 3], [5, 3, 1], [2, 4, 5]] {
        let lines = three.map(share).join("\n");
        let combined = World::new()
            .stdin(&lines)
            .run(["codes", "combine", "--stdin", "--to", "key.txt"])
            .exits(Exit::Done);
        let key = file(&combined, "key.txt").to_vec();
        assert!(key.starts_with(b"AGE-SECRET-KEY-1"));
        let other = Safe::default();
        World::new()
            .safe(&other)
            .file("recovery-codes.age", &sealed)
            .file("key.txt", &key)
            .run([
                "codes",
                "import",
                "recovery-codes.age",
                "--key-file",
                "key.txt",
            ])
            .exits(Exit::Done);
        assert_eq!(listed(&other), listed(&safe));
    }
    World::new()
        .stdin([1, 2].map(share).join("\n"))
        .run(["codes", "combine", "--stdin", "--to", "key.txt"])
        .exits(Exit::Input);
    World::new()
        .types(share(4))
        .types(share(2).to_lowercase().replace('-', " "))
        .types(share(1))
        .run(["codes", "combine", "--to", "key.txt"])
        .exits(Exit::Done);
}

#[test]
fn a_split_that_finds_a_name_taken_writes_no_file_at_all() {
    let safe = kept("pypi", PYPI);
    for taken in ["share-2.txt", "recovery-codes.age"] {
        let told = World::new()
            .safe(&safe)
            .file(&format!("/tmp/shares/{taken}"), "mine")
            .run(["codes", "split", "pypi", "--to", "/tmp/shares"])
            .exits(Exit::Input)
            .talks(&format!("`/tmp/shares/{taken}` cannot be written"));
        assert!(told.written.is_empty(), "{:?}", told.written.keys());
    }
}

#[test]
fn the_key_of_the_vault_can_be_split_too() {
    let told = World::new()
        .variable("DOORKEY_IDENTITY_FILE", "key")
        .file("key", IDENTITY)
        .run(["codes", "split", "--to", "/tmp/shares"])
        .exits(Exit::Done)
        .says("5 shares are written to `/tmp/shares`");
    assert_eq!(told.written.len(), 10);
    assert!(
        !told
            .written
            .contains_key(Path::new("/tmp/shares/recovery-codes.age"))
    );
}

/// An invented one.
const IDENTITY: &str =
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\n";
