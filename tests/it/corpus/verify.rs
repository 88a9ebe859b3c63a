//! `doorkey corpus verify` and `info`, as a user runs them.

use std::fs;

use doorkey::breach::digest::HashKind;
use doorkey::corpus::layout;

use super::made;
use super::made::Made;
use super::made::RANGE;
use super::sets;
use super::sets::DOORKEY;
use crate::support::process::Home;
use crate::support::process::Ran;

fn run(home: &Home, words: &[&str]) -> Ran {
    home.program(DOORKEY).args(["corpus"]).args(words).run()
}

#[test]
fn the_corpus_in_the_data_folder_is_the_one_that_is_meant() {
    let home = Home::new();
    fs::create_dir_all(home.path().join(".local/share/doorkey")).expect("a folder");
    let path = home.path().join(".local/share/doorkey/sha1.corpus");
    run(&home, &["verify"]).exits(4);
    sets::write(&path, &sets::rows(0, 3_000), 0xab);
    let ran = run(&home, &["verify"]);
    ran.exits(0);
    assert!(
        ran.out()
            .contains("3,000 records (sha1, 64 bits) in 1,048,576 ranges"),
        "{ran}"
    );
    let ran = run(&home, &["info", "--format", "json"]);
    ran.exits(0);
    for said in [
        r#""records":3000"#,
        r#""build":"00000000000000ab""#,
        r#""last_modified":"2025-11-24""#,
        r#""complete":true"#,
        r#""parts":1"#,
    ] {
        let out = ran.out().replace(": ", ":");
        assert!(out.contains(said), "{said} in {ran}");
    }
    run(&home, &["verify", "https://host.example/c/"]).exits(2);
}

#[test]
fn damage_is_exit_code_four_and_says_what_is_lost() {
    let home = Home::new();
    let path = home.path().join("x.corpus");
    sets::write(&path, &sets::rows(0, 3_000), 7);
    let whole = fs::read(&path).expect("a file");
    let last = whole.len() - 1;
    for (what, at, says) in [
        ("header", 70, "in the header"),
        ("version", 8, "version"),
        ("magic", 0, "not a corpus"),
        ("page", layout::HEADER + 300, "256 ranges are affected"),
        (
            "bucket",
            layout::HEADER + (8 << 20) + 3,
            "one range is affected",
        ),
        ("trailer", last, "the trailer"),
    ] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&path, bytes).expect("a file");
        let ran = run(&home, &["verify", "x.corpus"]);
        ran.exits(4);
        let said = ran.err().replace('\n', " ");
        assert!(said.contains(says), "{what}: {ran}");
        assert!(
            said.contains("`x.corpus`") && !said.contains("corpus verify"),
            "{ran}"
        );
    }
    for length in [0, 1, layout::HEADER, whole.len() / 2, last] {
        fs::write(&path, &whole[..length]).expect("a file");
        run(&home, &["verify", "x.corpus"]).exits(4);
        run(&home, &["info", "x.corpus"]).exits(4);
    }
}

#[test]
fn what_still_answers_is_counted_among_what_is_held() {
    let home = Home::new();
    let mut made = Made::new(HashKind::Sha1, 1024);
    made.holds_all = false;
    let path = home.path().join("x.corpus");
    made.write(&path);
    let ran = run(&home, &["verify", "x.corpus"]);
    ran.exits(3);
    let of_known = "of the 3 passwords that everyone uses 2 are not known";
    assert!(ran.out().contains(of_known), "{ran}");
    made::damage(&path, RANGE);
    let ran = run(&home, &["verify", "x.corpus"]);
    ran.exits(4);
    let said = ran.err().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("1,024 of 1,025 ranges that it holds"),
        "{ran}"
    );
    // A file that was cut is not opened at all, and one cause is told once.
    let whole = fs::read(&path).expect("a file");
    fs::write(&path, &whole[..whole.len() / 2]).expect("a file");
    let ran = run(&home, &["verify", "x.corpus"]);
    ran.exits(4);
    let said = ran.err().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("refused as a whole"), "{ran}");
    assert!(said.matches("cut short;").count() <= 1, "{ran}");
}

#[test]
fn the_same_facts_are_told_of_a_corpus_by_every_command() {
    let home = Home::new();
    let path = home.path().join("x.corpus");
    Made::new(HashKind::Sha1, 64).write(&path);
    for words in [
        &["verify", "x.corpus"][..],
        &["info", "x.corpus"],
        &["split", "x.corpus", "--into", "set"],
        &["export", "x.corpus", "--text", "all"],
    ] {
        let ran = home
            .program(DOORKEY)
            .args(["corpus"])
            .args(words.iter().copied())
            .args(["--format", "json"])
            .run();
        ran.exits(0);
        let json: serde_json::Value = serde_json::from_slice(&ran.stdout).expect("a document");
        for key in [
            "path",
            "hash",
            "bits",
            "exact",
            "min_count",
            "records",
            "rows",
            "ranges",
            "complete",
            "bytes",
            "parts",
            "source",
            "build",
            "last_modified",
        ] {
            assert!(json.get(key).is_some(), "{key} in {ran}");
        }
    }
}
