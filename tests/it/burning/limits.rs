//! Little room, few descriptors, little memory, odd clocks: an error, and nothing is lost.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use super::Bench;
use super::DOORKEY;
use super::doorkey;
use super::holds;
use super::invented;
use super::rows;
use super::shown;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;

#[test]
fn a_use_within_limits_hands_a_code_out_or_marks_it_or_leaves_it() {
    let codes = invented(3);
    let bench = Bench::new(&codes.join("\n"));
    let mut told = [0; 2];
    for limit in limits() {
        let home = bench.home();
        let ran = within(&limit, &doorkey(&home, ["codes", "use", "pypi", "--yes"]));
        told[usize::from(is_used(&home, &codes, &ran, &limit))] += 1;
    }
    assert!(told[0] > 5 && told[1] > 5, "{told:?} ended early and well");
}

#[test]
fn an_add_within_limits_keeps_the_whole_set_or_none() {
    let codes = invented(3);
    let bench = Bench::new("");
    let mut told = [0; 2];
    for limit in limits() {
        let home = bench.home();
        let add = doorkey(&home, ["codes", "add", "pypi", "--stdin"]).stdin(codes.join("\n"));
        let ran = within(&limit, &add);
        told[usize::from(is_kept(&home, &codes, &ran, &limit))] += 1;
    }
    assert!(told[0] > 5 && told[1] > 5, "{told:?} ended early and well");
}

/// Of open files, of memory, and of the size of a file; those under which the program can start.
fn limits() -> Vec<String> {
    let files = (3..=14).map(|files| format!("--nofile={files}"));
    let memory =
        [16, 20, 24, 28, 32, 40, 48, 64, 96, 200].map(|mib: u64| format!("--as={}", mib << 20));
    let sizes = [0, 1, 100, 200, 300, 500, 4096].map(|bytes| format!("--fsize={bytes}"));
    let home = Home::new();
    let is_enough_to_start = |limit: &String| {
        let version = home.program(DOORKEY).args(["--version"]);
        within(limit, &version).end.as_shell() == 0
    };
    let all = files.chain(memory).chain(sizes);
    all.filter(is_enough_to_start).collect()
}

fn within(limit: &str, program: &Program<'_>) -> Ran {
    program.clone().through(["prlimit", limit]).run()
}

/// A passphrase costs 128 MiB. Where they are not to be had it is said, and not a word about the passphrase.
#[test]
fn too_little_memory_for_a_passphrase_is_an_error() {
    let codes = invented(3);
    let home = Bench::new(&codes.join("\n")).home();
    for mib in [64_u64, 100, 128, 140] {
        let limit = format!("--as={}", mib << 20);
        let program = home
            .program(DOORKEY)
            .args(["codes", "use", "pypi", "--yes"])
            .env("DOORKEY_PASSPHRASE", "an invented passphrase");
        let ran = within(&limit, &program);
        assert!(!is_used(&home, &codes, &ran, &limit), "{ran}");
        assert!(ran.err().contains("memory"), "{ran}");
    }
}

#[test]
#[ignore = "needs root, to mount a disk of 64 kB; .ci/run has it"]
fn a_use_on_a_full_disk_shows_nothing_that_is_not_marked() {
    let codes = invented(60);
    let bench = Bench::new(&codes.join("\n"));
    // Up to the last line that its page has room for: what fits is written where the old lines stand.
    let ledger = bench
        .template()
        .path()
        .join(".local/state/doorkey/ledger.jsonl");
    let mut used = BTreeSet::new();
    while fs::metadata(&ledger).unwrap().len() < 4096 - 150 {
        let ran = doorkey(bench.template(), ["codes", "use", "pypi", "--yes"]).run();
        used.extend(shown(ran.exits(0), &codes));
    }
    let mut told = [0; 2];
    for pages in 0..4 {
        let home = bench.home();
        let mut used = used.clone();
        for _ in 0..2 {
            let ran = on_a_full_disk(
                &home,
                pages,
                &doorkey(&home, ["codes", "use", "pypi", "--yes"]),
            );
            for code in shown(&ran, &codes) {
                assert!(used.insert(code), "handed out twice: {ran}");
            }
            told[usize::from(is_used(&home, &codes, &ran, "a full disk"))] += 1;
        }
    }
    println!(
        "`codes use` on a full disk: {} refused, {} done",
        told[0], told[1]
    );
    assert!(told[0] > 0 && told[1] > 0, "{told:?} ended early and well");
}

#[test]
#[ignore = "needs root, to mount a disk of 64 kB; .ci/run has it"]
fn an_add_on_a_full_disk_keeps_the_whole_set_or_none() {
    let codes = invented(100);
    let bench = Bench::new("");
    let mut told = [0; 2];
    for pages in 0..10 {
        let home = bench.home();
        let add = doorkey(&home, ["codes", "add", "pypi", "--stdin"]).stdin(codes.join("\n"));
        let ran = on_a_full_disk(&home, pages, &add);
        told[usize::from(is_kept(&home, &codes, &ran, "a full disk"))] += 1;
    }
    println!(
        "`codes add` on a full disk: {} refused, {} done",
        told[0], told[1]
    );
    assert!(told[0] > 0 && told[1] > 0, "{told:?} ended early and well");
}

/// The vault and the state on a disk of 64 KiB that has so many pages left; then they are back on the disk
/// of the home.
fn on_a_full_disk(home: &Home, pages: u32, program: &Program<'_>) -> Ran {
    let script = format!(
        "cp -a .local before && mount -t tmpfs -o size=64k,mode=700 none .local && cp -a before/. .local && \
         {{ dd if=/dev/zero of=.local/full bs=4096 2> /dev/null; \
         truncate -s -$((4096 * {pages})) .local/full; \"$0\" \"$@\"; code=$?; \
         rm .local/full; cp -a .local after; rm -r before; exit $code; }}"
    );
    let ran = program
        .clone()
        .through(["unshare", "-m", "sh", "-c", &script])
        .run();
    fs::remove_dir_all(home.path().join(".local")).unwrap();
    fs::rename(home.path().join("after"), home.path().join(".local")).unwrap();
    ran
}

#[test]
#[ignore = "needs root, to become another user; .ci/run has it"]
fn a_command_that_cannot_be_started_is_an_error() {
    let codes = invented(3);
    let home = Bench::new(&codes.join("\n")).home();
    let owned = Command::new("chown")
        .args(["-R", "65534:65534"])
        .arg(home.path())
        .status();
    assert!(owned.unwrap().success());
    let ran = home
        .program(DOORKEY)
        .args(["codes", "use", "pypi", "--yes"])
        .env(
            "DOORKEY_PASSPHRASE_COMMAND",
            "echo 'an invented passphrase'",
        )
        .through([
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "prlimit",
            "--nproc=1",
        ])
        .run();
    assert!(
        [4, 5, 6].contains(&ran.assert_sane().end.as_shell()),
        "{ran}"
    );
    assert!(shown(&ran, &codes).is_empty(), "{ran}");
}

#[test]
#[ignore = "needs libfaketime; .ci/run has it"]
fn a_clock_before_1970_or_in_9999_changes_no_state() {
    let folders = fs::read_dir("/usr/lib").unwrap().flatten();
    let mut places = folders.map(|folder| folder.path().join("faketime/libfaketime.so.1"));
    let library = places.find(|place| place.exists()).expect("libfaketime");
    for time in [
        "1969-12-31 23:59:50",
        "1960-01-01 00:00:00",
        "9999-12-31 23:59:59",
    ] {
        let codes = invented(4);
        let bench = Bench::new("");
        let home = bench.home();
        let then = |program: Program<'_>| {
            let ran = program
                .env("LD_PRELOAD", &library)
                .env("FAKETIME", time)
                .run();
            ran.exits(0);
            ran
        };
        then(doorkey(&home, ["codes", "add", "pypi", "--stdin"]).stdin(codes.join("\n")));
        then(doorkey(&home, ["codes", "use", "pypi", "--yes"]));
        // Now, and then again: time goes in both directions.
        doorkey(&home, ["codes", "use", "pypi", "--yes"])
            .run()
            .exits(0);
        doorkey(&home, ["codes", "burn", "pypi", "2"])
            .run()
            .exits(0);
        then(doorkey(&home, ["codes", "burn", "pypi", "1"]));
        then(doorkey(&home, ["codes", "use", "pypi", "--yes"]));
        then(doorkey(&home, ["codes", "give-back", "pypi", "3"]));
        then(doorkey(&home, ["codes", "status", "pypi"]));
        let states: Vec<_> = rows(&home, time)
            .into_iter()
            .map(|(_, state)| state)
            .collect();
        assert_eq!(states, ["burnt", "burnt", "unused", "unused"], "{time}");
    }
}

/// Whether a code was handed out. However it ended, every code is still there, and what was shown is marked.
fn is_used(home: &Home, codes: &[String], ran: &Ran, what: &str) -> bool {
    ended(ran);
    let seen: BTreeSet<_> = shown(ran, codes).into_iter().collect();
    holds(home, codes, &seen, what);
    let is_done = ran.end.as_shell() == 0;
    assert!(!is_done || seen.len() == 1, "{ran}");
    is_done
}

/// Whether the set is kept and listed; if not, it can be added again.
fn is_kept(home: &Home, codes: &[String], ran: &Ran, what: &str) -> bool {
    ended(ran);
    let said = ran.out().contains("kept and read back");
    let is_listed = doorkey(home, ["codes", "status", "pypi"])
        .run()
        .end
        .as_shell()
        == 0;
    assert!(is_listed || !said, "said and not listed: {ran}");
    if !is_listed {
        let add = doorkey(home, ["codes", "add", "pypi", "--stdin"]);
        add.stdin(codes.join("\n")).run().exits(0);
    }
    holds(home, codes, &BTreeSet::new(), what);
    is_listed
}

/// As every run does. Where even a page of memory is not to be had, Rust ends a program at once (134); that is
/// like being killed.
fn ended(ran: &Ran) {
    if ran.end.as_shell() == 134 {
        assert!(ran.err().starts_with("memory allocation of "), "{ran}");
    } else {
        ran.assert_sane();
    }
}
