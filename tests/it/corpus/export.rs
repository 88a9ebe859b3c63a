//! `doorkey corpus export`: what other programs read in place of the service or of its downloader's output.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use doorkey::breach::digest::HashKind;
use rustix::process::Signal;

use super::made;
use super::made::Made;
use super::made::PASSWORD;
use super::served::Served;
use crate::network::mirror::Nginx;
use crate::support::process::Home;
use crate::support::process::Program;

/// A corpus that holds only its ranges with rows, so that few files are written.
fn few(kind: HashKind, ranges: u32) -> Made {
    Made {
        holds_all: false,
        ..Made::new(kind, ranges)
    }
}

fn one(home: &Home, made: &Made) -> PathBuf {
    let path = home.path().join("exact.corpus");
    made.write(&path);
    path
}

fn export<'a>(home: &'a Home, path: &Path, args: &[&str]) -> Program<'a> {
    home.program(env!("CARGO_BIN_EXE_doorkey"))
        .args(["corpus", "export"])
        .args([path])
        .args(args.iter().map(OsString::from))
        .deadline(Duration::from_mins(2))
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("a name"))
        .collect()
}

#[test]
fn range_files_are_byte_for_byte_what_the_server_answers() {
    for kind in [HashKind::Sha1, HashKind::Ntlm] {
        for (ending, args) in [
            ("", &["--ranges", "out"][..]),
            (".txt", &["--ranges", "out/", "--names", "txt"]),
        ] {
            let home = Home::new();
            let made = few(kind, 256);
            let path = one(&home, &made);
            let ran = export(&home, &path, args).run();
            // All but a few are not held: nothing is said of them, and that is told.
            ran.exits(3);
            let missing = (1 << 20) - made.rows.len();
            assert!(
                ran.out()
                    .replace(',', "")
                    .contains(&format!("{missing} of 1048576 ranges are not held")),
                "{ran}"
            );
            let out = home.path().join("out");
            let expected = made.rows.keys().map(|range| format!("{range:05X}{ending}"));
            assert_eq!(names(&out), expected.collect());
            let served = Served::start(&home, &[&path]);
            let mut connection = served.connect();
            for &range in made.rows.keys() {
                let file = fs::read_to_string(out.join(format!("{range:05X}{ending}")));
                let file = file.expect("a range");
                let asked = format!("/range/{range:05X}?mode={}", kind.word());
                assert_eq!(file, made.body(range));
                assert_eq!(file, connection.ask("GET", &asked, "").body);
            }
        }
    }
}

#[test]
#[ignore = "needs a minute: it writes 1,048,576 files"]
fn a_whole_corpus_becomes_a_file_for_every_range() {
    let home = Home::new();
    let made = Made::new(HashKind::Sha1, 4_096);
    let ran = export(&home, &one(&home, &made), &["--ranges", "out"]).run();
    ran.exits(0);
    assert_eq!(names(&home.path().join("out")).len(), 1 << 20);
    for &range in made.rows.keys() {
        let file = fs::read_to_string(home.path().join(format!("out/{range:05X}")));
        assert_eq!(file.expect("a range"), made.body(range));
    }
}

#[test]
fn our_own_client_reads_the_folder() {
    let home = Home::new();
    let made = few(HashKind::Sha1, 16).with_range_of("unseen");
    export(&home, &one(&home, &made), &["--ranges", "out"])
        .run()
        .exits(3);
    let permissions = fs::metadata(home.path().join("out/5BAA6"))
        .expect("a range")
        .permissions();
    assert_eq!(
        permissions.mode() & 0o444,
        0o444,
        "a web server may read it"
    );
    for (password, verdict, exit) in [
        (PASSWORD, "exposed 42 times", 1),
        ("unseen", "not in any known breach", 0),
        ("other", "unknown", 3),
    ] {
        let ran = home
            .program(env!("CARGO_BIN_EXE_doorkey"))
            .args(["pwned", "--ranges", "out"])
            .stdin(password)
            .run();
        ran.exits(exit);
        assert!((ran.out() + &ran.err()).contains(verdict), "{ran}");
    }
}

#[test]
#[ignore = "needs nginx; .ci/run has it"]
fn nginx_makes_a_mirror_of_the_folder() {
    for names in ["plain", "txt"] {
        let home = Home::new();
        let made = few(HashKind::Sha1, 16).with_range_of("unseen");
        fs::create_dir(home.path().join("www")).expect("a folder");
        let args = ["--ranges", "www/range", "--names", names];
        export(&home, &one(&home, &made), &args).run().exits(3);
        let nginx = Nginx::start(&home, "");
        for (password, verdict, exit) in [
            (PASSWORD, "exposed 42 times", 1),
            ("unseen", "not in any known breach", 0),
            ("other", "unknown", 3),
        ] {
            let ran = home
                .program(env!("CARGO_BIN_EXE_doorkey"))
                .args(["pwned", "--ranges", &nginx.url])
                .stdin(password)
                .run();
            ran.exits(exit);
            assert!((ran.out() + &ran.err()).contains(verdict), "{ran}");
        }
    }
}

#[test]
fn a_damaged_range_gets_no_file_and_is_told() {
    let home = Home::new();
    let mut made = few(HashKind::Sha1, 64);
    let ranges: Vec<u32> = made.rows.keys().copied().collect();
    made.partial = vec![ranges[9]];
    let path = one(&home, &made);
    made::damage(&path, ranges[7]);
    let ran = export(&home, &path, &["--ranges", "out"]).run();
    ran.exits(4);
    let told = format!(
        "none for 1 damaged range, the first of them {:05X}",
        ranges[7]
    );
    assert!(ran.err().contains(&told), "{ran}");
    let there = names(&home.path().join("out"));
    assert_eq!(there.len(), ranges.len() - 2);
    assert!(!there.contains(&format!("{:05X}", ranges[7])));
    assert!(
        !there.contains(&format!("{:05X}", ranges[9])),
        "not all its rows are known"
    );
    let ran = export(&home, &path, &["--text", "all"]).run();
    // The first gap is a range that is not held.
    ran.exits(3);
    assert!(!home.path().join("all").exists());
}

#[test]
fn a_folder_is_whole_or_not_there_and_never_takes_the_place_of_files() {
    let home = Home::new();
    let made = few(HashKind::Sha1, 64);
    let path = one(&home, &made);
    let out = home.path().join("out");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("letter"), "dear").expect("a file");
    let ran = export(&home, &path, &["--ranges", "out"]).run();
    ran.exits(4);
    assert!(ran.err().contains("it is not empty"), "{ran}");
    assert_eq!(names(&out).len(), 1);
    fs::remove_file(out.join("letter")).expect("it was there");
    // What a killed run leaves is taken over, with whatever names; what is not of a run is not.
    let part = home.path().join("out.part");
    fs::create_dir(&part).expect("a folder");
    fs::write(part.join("00000.txt"), "half").expect("a file");
    fs::write(part.join("letter"), "dear").expect("a file");
    export(&home, &path, &["--ranges", "out"]).run().exits(4);
    assert_eq!(fs::read(part.join("letter")).expect("it is kept"), b"dear");
    fs::remove_file(part.join("letter")).expect("it was there");
    export(&home, &path, &["--ranges", "out"]).run().exits(3);
    assert_eq!(names(&out).len(), made.rows.len());
    assert!(!part.exists());
    for (place, says) in [
        ("out/5BAA6", "not a folder"),
        ("/", "not empty"),
        ("..", "not empty"),
    ] {
        let ran = export(&home, &path, &["--ranges", place]).run();
        ran.exits(4);
        assert!(ran.err().contains(says), "{says}: {ran}");
    }
}

#[test]
fn a_run_that_is_killed_leaves_no_folder_of_that_name() {
    let home = Home::new();
    let made = Made::new(HashKind::Sha1, 16);
    let path = one(&home, &made);
    let running = export(&home, &path, &["--ranges", "out"]).start();
    let part = home.path().join("out.part");
    let until = Instant::now() + Duration::from_secs(30);
    while !part.join("00010").exists() {
        assert!(Instant::now() < until, "nothing is written");
        thread::sleep(Duration::from_millis(1));
    }
    let second = export(&home, &path, &["--ranges", "out"]).run();
    second.exits(4);
    assert!(
        second.err().contains("another run is making it"),
        "{second}"
    );
    running.signal(Signal::KILL);
    drop(running);
    assert!(!home.path().join("out").exists());
    assert!(part.exists());
    let few = few(HashKind::Sha1, 16);
    export(&home, &one(&home, &few), &["--ranges", "out"])
        .run()
        .exits(3);
    assert_eq!(names(&home.path().join("out")).len(), few.rows.len());
}

#[test]
fn one_text_has_every_digest_in_order() {
    for kind in [HashKind::Sha1, HashKind::Ntlm] {
        let home = Home::new();
        let made = Made::new(kind, 512);
        let path = one(&home, &made);
        home.file("all", "an old one");
        let ran = export(&home, &path, &["--text", "all"]).run();
        ran.exits(0);
        let count = made.rows.values().map(Vec::len).sum::<usize>();
        assert!(
            ran.out()
                .replace(',', "")
                .contains(&format!("wrote {count} digests")),
            "{ran}"
        );
        let text = fs::read_to_string(home.path().join("all")).expect("a text");
        assert!(text == made.text("\n"), "the text is not the source");
        assert!(!home.path().join("all.part").exists());
        let ran = export(&home, &path, &["--text", "-", "--crlf"]).run();
        ran.exits(0);
        assert!(ran.out() == made.text("\r\n"), "the text is not the source");
        let ran = export(&home, &path, &["--text", "-", "--format", "json"]).run();
        ran.exits(2);
        let ran = export(&home, &path, &["--text", "all", "--format", "json"]).run();
        assert!(ran.out().contains(&format!("\"records\":{count}")), "{ran}");
    }
}

#[test]
fn a_text_with_a_gap_is_not_written() {
    let home = Home::new();
    let path = one(&home, &few(HashKind::Sha1, 64));
    home.file("all", "an old one");
    let ran = export(&home, &path, &["--text", "all"]).run();
    ran.exits(3);
    assert!(
        ran.err().contains("is not known, and a text cannot say so"),
        "{ran}"
    );
    let all = fs::read_to_string(home.path().join("all")).expect("the old one");
    assert_eq!(all, "an old one");
    assert!(!home.path().join("all.part").exists());
    export(&home, &path, &["--text", "-"]).run().exits(3);
}

#[test]
fn the_corpus_is_never_written_over_by_what_is_made_of_it() {
    let home = Home::new();
    let made = few(HashKind::Sha1, 16);
    let path = home.path().join("x.part");
    made.write(&path);
    fs::hard_link(&path, home.path().join("hard")).expect("a link");
    std::os::unix::fs::symlink("x.part", home.path().join("soft")).expect("a link");
    let before = fs::read(&path).expect("a corpus");
    for args in [
        ["--text", "x.part"],
        ["--text", "hard"],
        ["--text", "soft"],
        // What is in the making is beside it, with this ending.
        ["--text", "x"],
        ["--ranges", "x.part"],
        ["--ranges", "."],
    ] {
        let ran = export(&home, &path, &args).run();
        ran.exits(2);
        assert!(ran.err().contains("is what is read"), "{ran}");
        assert!(fs::read(&path).expect("it is there") == before, "{args:?}");
    }
    home.program(env!("CARGO_BIN_EXE_doorkey"))
        .args(["corpus", "split", "x.part", "-o", "set"])
        .run()
        .exits(0);
    for source in ["set", "set/head"] {
        let ran = export(&home, Path::new(source), &["--text", "set/part-003"]).run();
        ran.exits(2);
    }
}

#[test]
fn a_text_takes_the_place_of_nothing_but_a_text() {
    let home = Home::new();
    let path = one(&home, &Made::new(HashKind::Sha1, 16));
    let digest = "0".repeat(40);
    for precious in ["precious\n", "DEADBEEF00000000\n", digest.as_str()] {
        home.file("all.part", precious);
        let ran = export(&home, &path, &["--text", "all"]).run();
        ran.exits(4);
        assert!(ran.err().contains("is there and is not ours"), "{ran}");
        let part = fs::read_to_string(home.path().join("all.part"));
        assert_eq!(part.expect("it is kept"), precious);
        assert!(!home.path().join("all").exists());
    }
    home.file("all", b"PK\x03\x04");
    let ran = export(&home, &path, &["--text", "all"]).run();
    ran.exits(2);
    assert!(ran.err().contains("which is a zip archive"), "{ran}");
    // What a killed run left is taken over, and nothing of it stays.
    fs::remove_file(home.path().join("all")).expect("it was there");
    home.file("all.part", format!("{digest}:1\n").repeat(9));
    export(&home, &path, &["--text", "all"]).run().exits(0);
    let text = fs::read_to_string(home.path().join("all")).expect("a text");
    assert!(!text.starts_with(&digest) && !text.contains('\0'));
}

#[test]
fn a_reader_that_has_gone_and_a_full_disk_are_no_success() {
    let home = Home::new();
    let path = one(&home, &Made::new(HashKind::Sha1, 512));
    let ran = export(&home, &path, &["--text", "-"])
        .redirect("> /dev/full")
        .run();
    ran.exits(4);
    let ran = export(&home, &path, &["--text", "all"])
        .through(["prlimit", "--fsize=100000"])
        .run();
    ran.exits(4);
    assert!(!home.path().join("all").exists() && !home.path().join("all.part").exists());
}

#[test]
fn a_corpus_of_fewer_bits_or_counts_is_refused() {
    let home = Home::new();
    let made = Made::new(HashKind::Sha1, 16);
    for less in [
        Made {
            bits: 64,
            ..made.clone()
        },
        Made {
            min_count: 2,
            ..made.clone()
        },
    ] {
        let path = one(&home, &less);
        for args in [["--ranges", "out"], ["--text", "out"], ["--text", "-"]] {
            let ran = export(&home, &path, &args).run();
            ran.exits(2);
            assert!(
                ran.err().contains("--bits 160") && ran.stdout.is_empty(),
                "{ran}"
            );
            assert!(!home.path().join("out").exists());
        }
    }
    let path = one(&home, &made);
    export(&home, &path, &[]).run().exits(2);
    export(&home, &path, &["--text", "a", "--ranges", "b"])
        .run()
        .exits(2);
}
