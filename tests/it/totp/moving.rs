//! From other apps and to them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use doorkey::exit::Exit;
use doorkey::ports::store::Pages;

use super::RFC;
use super::code;
use super::enroll;
use super::enrolled;
use crate::support::world::Safe;
use crate::support::world::World;

const OTHER: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

fn list() -> String {
    format!(
        "otpauth://totp/GitHub:ada?secret={RFC}&issuer=GitHub\n\
         otpauth://totp/GitHub:ada?secret={OTHER}&issuer=GitHub\n\
         otpauth://totp/X:a?secret=GEZD0\n\
         otpauth://totp/Again:ada?secret={RFC}&issuer=Again\n\
         steam://GEZDGNBVGY3TQOJQ\n"
    )
}

fn names(safe: &Safe) -> BTreeSet<String> {
    let told = World::new()
        .safe(safe)
        .run(["totp", "list", "--format", "json"])
        .exits(Exit::Done);
    let document = told.json();
    let rows = document["enrolments"].as_array().unwrap().clone();
    rows.iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn good_rows_are_taken_in_bad_ones_named_and_known_ones_known_again() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .file("list.txt", list())
        .run(["totp", "import", "list.txt"])
        .exits(Exit::Found)
        .says("taken  github:ada  (line 1)")
        .says("taken  github:ada (2)  (line 2)")
        .says("`github:ada` is the name of another enrolment")
        .says("character 5 of the secret is `0`")
        .says("known  github:ada  (line 4)")
        .says("the same secret is kept as `github:ada`")
        .says("3 taken in, 1 known already, 1 that cannot be read")
        .never_says(RFC);
    drop(told);
    assert_eq!(names(&safe).len(), 3);
    // Once more: nothing is taken twice.
    World::new()
        .safe(&safe)
        .file("list.txt", list())
        .run(["totp", "import", "list.txt"])
        .exits(Exit::Found)
        .says("0 taken in, 4 known already, 1 that cannot be read");
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "github:ada (2)"])
        .exits(Exit::Done);
    assert_eq!(told.out.trim(), code(OTHER, 0));
}

#[test]
fn a_dry_run_keeps_nothing() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .file("list.txt", list())
        .run([
            "totp",
            "import",
            "list.txt",
            "--dry-run",
            "--format",
            "json",
        ])
        .exits(Exit::Found);
    let document = told.json();
    assert_eq!(document["taken"], 3);
    assert_eq!(document["known"], 1);
    assert_eq!(document["bad"], 1);
    assert_eq!(document["rows"][2]["fate"], "bad");
    assert!(safe.keyring().is_empty());
}

#[test]
fn a_file_without_codes_or_of_no_known_kind_is_never_a_success() {
    for (content, why) in [
        ("hello", "is of no format that is known here"),
        ("", "is of no format that is known here"),
    ] {
        World::new()
            .safe(&Safe::default())
            .file("file", content)
            .run(["totp", "import", "file"])
            .exits(Exit::Input)
            .talks(why);
    }
    World::new()
        .safe(&Safe::default())
        .run(["totp", "import", "missing"])
        .exits(Exit::Input)
        .talks("no such file");
}

/// What an export of these enrolments brings back in an empty safe.
fn there_and_back(app: &str, secrets: &[&str], exit: Exit) -> Vec<String> {
    let safe = enrolled("first", secrets[0]);
    for (number, secret) in (2..).zip(&secrets[1..]) {
        enroll(&safe, &format!("site{number}"), secret);
    }
    let mut world = World::new().safe(&safe);
    let mut args = vec!["totp", "export", "out", "--for", app];
    if app == "aegis" {
        world = world.types("a password").types("a password");
    } else {
        args.push("--yes");
    }
    let told = world.run(args).exits(exit);
    let written = told.written[Path::new("out")].clone();
    let other = Safe::default();
    let mut world = World::new().safe(&other).file("out", written);
    if app == "aegis" {
        world = world.types("a password");
    }
    world.run(["totp", "import", "out"]).exits(Exit::Done);
    let told = World::new()
        .safe(&other)
        .run(["totp", "export", "again", "--for", "otpauth", "--yes"])
        .exits(Exit::Done);
    let text = String::from_utf8(told.written[Path::new("again")].clone()).unwrap();
    text.lines().map(ToOwned::to_owned).collect()
}

#[test]
fn what_is_exported_and_imported_again_is_the_same() {
    let all = [
        format!("otpauth://totp/X:a?secret={RFC}&issuer=X"),
        format!(
            "otpauth://totp/Y:b%20c?secret={OTHER}&issuer=Y&algorithm=SHA512&digits=8&period=60"
        ),
        format!("otpauth://hotp/Z:d?secret={RFC}&issuer=Z&counter=7"),
        format!("otpauth://steam/S:e?secret={OTHER}&issuer=S"),
        "motp://M:f?secret=0123456789abcdef&issuer=M&pin=1234".to_owned(),
        "otpauth://yaotp/N:g?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&issuer=N&pin=GUZDGOI".to_owned(),
    ];
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    for app in ["aegis", "aegis-plain", "otpauth"] {
        assert_eq!(there_and_back(app, &all, Exit::Done), all, "{app}");
    }
    for app in ["google", "bitwarden", "cxf"] {
        assert_eq!(
            there_and_back(app, &all[..1], Exit::Done),
            all[..1],
            "{app}"
        );
    }
}

#[test]
fn what_a_format_cannot_carry_is_told() {
    let safe = enrolled("usual", RFC);
    enroll(
        &safe,
        "slow",
        &format!("otpauth://totp/Y:b?secret={OTHER}&period=60"),
    );
    enroll(&safe, "steam", "steam://GEZDGNBVGY3TQOJQ");
    World::new()
        .safe(&safe)
        .run(["totp", "export", "out", "--for", "google", "--yes"])
        .exits(Exit::Found)
        .says("1 of 3 enrolments written to `out`")
        .talks("`slow` is not in the file: ")
        .talks("`steam` is not in the file: ");
    // What is in no file is still on this machine alone.
    let told = World::new()
        .safe(&safe)
        .run(["totp", "list", "--format", "json"])
        .exits(Exit::Done);
    let copied = |at: usize| told.json()["enrolments"][at]["elsewhere"].clone();
    assert_eq!([copied(0), copied(1), copied(2)], [true, false, false]);
}

#[test]
fn a_file_that_would_hold_nothing_is_not_written() {
    let safe = Safe::default();
    enroll(&safe, "steam", "steam://GEZDGNBVGY3TQOJQ");
    for file in ["out", "out.png"] {
        let told = World::new()
            .safe(&safe)
            .run(["totp", "export", file, "--for", "google", "--yes"])
            .exits(Exit::Usage)
            .talks("no enrolment can be in a file of this format");
        assert!(told.written.is_empty());
    }
}

#[test]
fn nothing_goes_out_unencrypted_without_a_yes_nor_in_the_place_of_a_file() {
    let safe = enrolled("pypi", RFC);
    let told = World::new()
        .safe(&safe)
        .types("n")
        .run(["totp", "export", "out", "--for", "otpauth"])
        .exits(Exit::Cancelled);
    assert!(told.written.is_empty());
    World::new()
        .safe(&safe)
        .file("out", "there")
        .run(["totp", "export", "out", "--for", "otpauth", "--yes"])
        .exits(Exit::Input)
        .talks("doorkey overwrites no file here");
    let told = World::new()
        .safe(&safe)
        .types("a password")
        .types("a password")
        .run(["totp", "export", "out"])
        .exits(Exit::Done);
    let written = &told.written[Path::new("out")];
    assert!(!String::from_utf8_lossy(written).contains(RFC));
}

#[test]
fn a_wrong_password_takes_nothing_in() {
    let safe = enrolled("pypi", RFC);
    let told = World::new()
        .safe(&safe)
        .types("a password")
        .types("a password")
        .run(["totp", "export", "out"])
        .exits(Exit::Done);
    let other = Safe::default();
    World::new()
        .safe(&other)
        .file("out", &told.written[Path::new("out")])
        .types("another password")
        .run(["totp", "import", "out"])
        .exits(Exit::Input)
        .talks("the password does not open the file");
    assert!(other.keyring().is_empty());
    assert_eq!(*other.pages(), Pages::default());
}

#[test]
fn pictures_of_qr_codes_are_taken_in_also_when_they_are_a_part_of_an_export() {
    let safe = Safe::default();
    for number in 0..12 {
        let letter = "ABCDEFGHIJKL".get(number..=number).unwrap();
        let secret = RFC.replacen('G', letter, 1);
        let text = format!("otpauth://totp/Site{number}:a?secret={secret}&issuer=Site{number}");
        enroll(&safe, &format!("site{number}"), &text);
    }
    let told = World::new()
        .safe(&safe)
        .run(["totp", "export", "codes.png", "--for", "google", "--yes"])
        .exits(Exit::Done);
    let written = told.written;
    assert_eq!(written.len(), 2);
    let refused = World::new()
        .safe(&safe)
        .file("codes-2-of-2.png", "mine")
        .run(["totp", "export", "codes.png", "--for", "google", "--yes"])
        .exits(Exit::Input)
        .talks("`codes-2-of-2.png` cannot be written");
    assert!(refused.written.is_empty(), "{:?}", refused.written.keys());
    let [first, second] =
        ["codes-1-of-2.png", "codes-2-of-2.png"].map(|name| &written[Path::new(name)]);
    let other = Safe::default();
    World::new()
        .safe(&other)
        .file("1.png", first)
        .run(["totp", "import", "1.png"])
        .exits(Exit::Found)
        .says("a part of the export is missing");
    World::new()
        .safe(&other)
        .file("1.png", first)
        .file("2.png", second)
        .run(["totp", "import", "2.png", "1.png"])
        .exits(Exit::Done);
    assert_eq!(names(&other).len(), 12);
    // The picture that `show` makes is one that `enroll` reads.
    let told = World::new()
        .safe(&other)
        .run(["totp", "show", "site3", "--qr", "png", "--to", "qr.png"])
        .exits(Exit::Done);
    let last = Safe::default();
    World::new()
        .safe(&last)
        .file("qr.png", &told.written[Path::new("qr.png")])
        .run([
            "totp",
            "enroll",
            "three",
            "--image",
            "qr.png",
            "--no-verify",
        ])
        .exits(Exit::Done);
}

#[test]
fn a_secret_that_is_gone_keeps_no_other_back() {
    let safe = enrolled("first", RFC);
    enroll(&safe, "second", OTHER);
    let key = *safe.keyring().keys().next().unwrap();
    safe.meddle(key, None);
    let told = World::new()
        .safe(&safe)
        .run(["totp", "export", "out", "--for", "otpauth", "--yes"])
        .exits(Exit::Found)
        .says("1 of 2 enrolments written")
        .talks("is not in the file: the secret store holds no such record");
    assert_eq!(told.written.len(), 1);
    World::new()
        .safe(&safe)
        .file(
            "list",
            format!("otpauth://totp/Third:c?secret={RFC}AAAAAAAA"),
        )
        .run(["totp", "import", "list"])
        .exits(Exit::Done);
}

#[test]
fn ten_thousand_rows_of_one_name_take_no_time() {
    let mut list = String::new();
    for number in 0..10_000_u32 {
        let secret = doorkey::totp::base32::encode(&number.to_be_bytes());
        let secret = String::from_utf8_lossy(secret.reveal()).into_owned();
        writeln!(list, "otpauth://totp/X:a?secret={secret}&issuer=X").unwrap();
    }
    World::new()
        .safe(&Safe::default())
        .file("list", list)
        .run(["totp", "import", "list", "--dry-run", "--quiet"])
        .exits(Exit::Done);
}
