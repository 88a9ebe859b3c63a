//! A build that is killed, interrupted, or runs out of room: the old file or the new one, whole.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::corpus::row::Key;
use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rustix::process::Signal;

use super::build::Line;
use super::build::lines;
use super::build::open;
use super::build::text;
use crate::support::fault;
use crate::support::process::Home;
use crate::support::process::Program;

const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");

fn program(home: &Home) -> Program<'_> {
    let program = home.program(DOORKEY);
    program.args(["corpus", "build", "text", "-o", "out"])
}

/// Build from so many lines, to the end.
fn build(home: &Home, count: u64) -> Vec<Line> {
    let lines = lines(count);
    home.file("text", text(&lines, "\n"));
    program(home)
        .deadline(Duration::from_mins(2))
        .run()
        .exits(0);
    lines
}

/// How many records the corpus has; each of `lines` that it should have is in it.
fn records(path: &Path, lines: &[Line]) -> u64 {
    let corpus = open(path);
    let records = corpus.preamble().expect("a header").records;
    if records == lines.len() as u64 {
        for (hex, count) in lines.iter().step_by(97) {
            let digest = Digest::parse(hex.as_bytes(), HashKind::Sha1).expect("hex");
            let seen = corpus.look_up(Key::of(&digest)).expect("it is whole");
            assert_eq!(seen, Some(*count));
        }
    }
    records
}

#[test]
fn a_build_killed_at_a_hundred_moments_leaves_the_old_file_or_the_new_one_whole() {
    let home = Home::new();
    let old = build(&home, 5_000);
    let path = home.path().join("out");
    let new = lines(20_000);
    home.file("text", text(&new, "\n"));
    let before = fs::read(&path).expect("a corpus");
    let took = program(&home).deadline(Duration::from_mins(2)).run().took;
    let mut random = StdRng::seed_from_u64(6);
    let mut ends = [0, 0];
    for _ in 0..100 {
        fs::write(&path, &before).expect("the old corpus");
        let running = program(&home).deadline(Duration::from_mins(2)).start();
        thread::sleep(took.mul_f64(random.random_range(0.0..1.05)));
        running.signal(Signal::KILL);
        running.wait();
        match records(&path, &new) {
            20_000 => ends[1] += 1,
            5_000 => {
                assert!(before == fs::read(&path).expect("a corpus"));
                ends[0] += 1;
            }
            other => panic!("{other} records"),
        }
    }
    println!("{} left the old file and {} the new one", ends[0], ends[1]);
    assert!(ends[0] > 0);
    program(&home)
        .deadline(Duration::from_mins(2))
        .run()
        .exits(0);
    assert_eq!(records(&path, &new), 20_000);
    assert!(!home.path().join("out.part").exists());
    assert_eq!(old.len(), 5_000);
}

#[test]
fn an_interrupted_build_ends_with_130_and_leaves_nothing_behind() {
    let home = Home::new();
    build(&home, 1_000);
    let before = fs::read(home.path().join("out")).expect("a corpus");
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        // A pipe that says nothing more: the build waits.
        home.file("text", text(&lines(1_000), "\n"));
        let running = home
            .program(DOORKEY)
            .args(["corpus", "build", "-", "-o", "out"])
            .redirect("< <(cat text; sleep 30)")
            .start();
        let part = home.path().join("out.part");
        // It begins once it has seen enough of the source; what is there is too little.
        thread::sleep(Duration::from_secs(1));
        assert!(!part.exists());
        running.signal(signal);
        running.wait().exits(code);
        // And while it writes.
        home.file("text", text(&lines(40_000), "\n"));
        let running = program(&home).deadline(Duration::from_mins(1)).start();
        while !part.exists() {
            thread::sleep(Duration::from_millis(1));
        }
        running.signal(signal);
        running.wait().exits(code);
        assert!(!part.exists());
        assert!(before == fs::read(home.path().join("out")).expect("a corpus"));
    }
}

#[test]
fn a_full_disk_is_an_error_that_leaves_the_old_file() {
    let home = Home::new();
    build(&home, 1_000);
    let before = fs::read(home.path().join("out")).expect("a corpus");
    let ran = program(&home)
        .through(["prlimit", "--fsize=8400000"])
        .deadline(Duration::from_mins(1))
        .run();
    ran.exits(4);
    let said = ran.err();
    assert!(said.contains("the corpus cannot be written"), "{said}");
    assert!(!home.path().join("out.part").exists());
    assert!(before == fs::read(home.path().join("out")).expect("a corpus"));
}

#[test]
#[ignore = "needs strace"]
fn a_fault_at_any_call_that_writes_leaves_the_old_file_or_the_new_one() {
    let home = Home::new();
    build(&home, 1_000);
    let before = fs::read(home.path().join("out")).expect("a corpus");
    let mut count = 0;
    for kind in ["signal=KILL", "error=ENOSPC", "error=EIO"] {
        for call in [
            "write",
            "fsync",
            "fdatasync",
            "ftruncate",
            "rename,renameat",
        ] {
            for nth in 1..4 {
                fs::write(home.path().join("out"), &before).expect("the old corpus");
                let program = program(&home).args(["--quiet"]);
                let Some(ran) = fault::with_fault(&program, &home, call, nth, kind) else {
                    break;
                };
                count += 1;
                let what = format!("{kind} at {call} {nth}: {ran}");
                let now = open(&home.path().join("out"));
                assert_eq!(now.preamble().expect("a header").records, 1_000, "{what}");
                let is_old = before == fs::read(home.path().join("out")).expect("a corpus");
                let code = ran.end.as_shell();
                assert!(
                    code == 0 || code == 137 || (code == 4 && (is_old || call == "fsync")),
                    "{what}"
                );
                if ran.end.as_shell() == 4 {
                    assert!(!home.path().join("out.part").exists(), "{what}");
                }
            }
        }
    }
    println!("{count} faults");
    assert!(count > 15, "{count}");
}
