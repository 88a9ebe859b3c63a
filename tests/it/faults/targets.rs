//! An answer is made again, what it was made of is not: nothing that is read, sealed or kept gives way to one.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use super::*;

const EXPORT: &str = "name,url,username,password,note\nA,https://a.example/,ada,hunter2,\n";

/// What a home has that can be lost, under several names.
fn furnished() -> Home {
    let home = Home::new();
    for folder in ["secrets", "real", "mounted", "ranges", "store"] {
        fs::create_dir(home.path().join(folder)).expect("a folder");
    }
    for (name, content) in [
        ("own.env", "DB_PASSWORD=hunter2\n"),
        ("list.txt", "hunter2\n"),
        ("b.csv", EXPORT),
        ("ignore.toml", ""),
        ("policy.toml", "name = \"ours\"\nmin-length = 8\n"),
        ("known.json", "{}"),
        ("key", "0123"),
        ("secrets/db", "hunter2"),
        ("real/db", "hunter2"),
        ("ranges/5BAA6", ""),
        ("store/.gpg-id", "ada\n"),
        ("store/mail.gpg", "sealed"),
    ] {
        home.file(name, content);
    }
    let at = |name: &str| home.path().join(name);
    fs::hard_link(at("own.env"), at("hard")).expect("a link");
    symlink("own.env", at("soft")).expect("a link");
    symlink("../real/db", at("mounted/db")).expect("a link");
    home
}

fn contents(home: &Home) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![home.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                found.insert(path, bytes);
            }
        }
    }
    found
}

#[test]
fn nothing_that_is_named_beside_it_gives_way_to_an_answer_or_a_baseline() {
    let home = furnished();
    let before = contents(&home);
    for (line, redirect) in [
        ("check --offline -q --dotenv own.env --output own.env", ""),
        ("--output ./own.env check --dotenv own.env", ""),
        ("check --dotenv secrets/../own.env --output own.env", ""),
        ("check --dotenv own.env --output hard", ""),
        ("check --dotenv soft --output own.env", ""),
        ("check --file list.txt --output list.txt", ""),
        ("check --dir secrets --output secrets/db", ""),
        ("check --dir mounted --output real/db", ""),
        (
            "check --env A --policy policy.toml --output policy.toml",
            "",
        ),
        ("check --env A --list list.txt --output list.txt", ""),
        ("check --previous-file key --output key", ""),
        ("pwned --ranges ranges --output ranges/5BAA6", ""),
        ("pwned --corpus own.env --output own.env", ""),
        ("pwned --output list.txt", "< list.txt"),
        ("pwned --fd 3 --output list.txt", "3< list.txt"),
        ("audit b.csv --offline --output b.csv", ""),
        ("audit - --offline --output b.csv", "< b.csv"),
        ("audit b.csv --offline -q --write-baseline b.csv", ""),
        ("audit b.csv own.env --write-baseline own.env", ""),
        (
            "audit b.csv --ignore-file ignore.toml --output ignore.toml",
            "",
        ),
        ("audit b.csv --baseline known.json --output known.json", ""),
        ("audit b.csv --key-file key --output key", ""),
        ("audit b.csv --output new --write-baseline new", ""),
        ("audit diff b.csv known.json --output known.json", ""),
        ("audit store --output store/mail.gpg", ""),
        ("totp import list.txt --output list.txt", ""),
        ("codes import key --output key", ""),
        ("codes export new.age --output new.age", ""),
        ("corpus info own.env --output own.env", ""),
        ("corpus build list.txt -o new.corpus --output list.txt", ""),
    ] {
        let program = home.program(DOORKEY).args(line.split(' '));
        let ran = program.redirect(redirect).run();
        let said = ran.exits(2).err();
        assert!(said.contains("would take the place of"), "{line}: {ran}");
        assert_eq!(contents(&home), before, "{line}");
    }
}

#[test]
fn what_is_plainly_no_older_answer_stays() {
    let home = Home::new();
    for (name, content) in [
        ("vault.kdbx", &b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5"[..]),
        ("vault.1pux", b"PK\x03\x04"),
        ("sealed.age", b"age-encryption.org/v1\n-> X25519 abc\n"),
        ("id_ed25519", b"-----BEGIN OPENSSH PRIVATE KEY-----\n"),
        ("sha1.corpus", b"doorkey\0\x01"),
    ] {
        home.file(name, content);
        for flag in ["--output", "--write-baseline"] {
            home.file("b.csv", EXPORT);
            let program = home.program(DOORKEY);
            let ran = program
                .args(["audit", "b.csv", "--offline", flag, name])
                .run();
            assert!(ran.exits(2).err().contains(", which is "), "{ran}");
            let now = fs::read(home.path().join(name)).expect("it is there");
            assert_eq!(now, content, "{name}");
        }
    }
}

#[test]
fn an_older_answer_gives_way_and_a_baseline_is_brought_up_to_date() {
    let home = furnished();
    for line in [
        "check --offline --dotenv own.env --output report --format json",
        "check --offline --dotenv own.env --output report --format junit",
        "audit b.csv --offline --write-baseline base",
        "audit b.csv --offline --write-baseline base --output report --format html",
    ] {
        home.program(DOORKEY).args(line.split(' ')).run().exits(1);
    }
    let line = "audit b.csv --offline --rules weak --baseline base --write-baseline base";
    home.program(DOORKEY).args(line.split(' ')).run().exits(0);
    // Of a folder that is searched nothing is an input.
    home.file("here", "old");
    let line = "request look github --in . --output here";
    let ran = home.program(DOORKEY).args(line.split(' ')).run();
    assert!(!ran.err().contains("would take the place of"), "{ran}");
}
