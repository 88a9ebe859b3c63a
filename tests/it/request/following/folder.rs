//! The logs on disk, with real processes: crowds, kills, full disks, and what may stand in the place of a file.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rustix::process::Signal;
use serde_json::Value;

use super::LINES;
use crate::burning::DOORKEY;
use crate::support::fault::everywhere;
use crate::support::process::Home;
use crate::support::process::Program;

/// A home with the case `pypi-ada` in it.
fn home() -> Home {
    let home = Home::new();
    let folder = requests(&home);
    fs::create_dir_all(&folder).unwrap();
    for folder in [folder.parent().unwrap(), &folder] {
        fs::set_permissions(folder, PermissionsExt::from_mode(0o700)).unwrap();
    }
    fs::write(file(&home), LINES).unwrap();
    fs::set_permissions(file(&home), PermissionsExt::from_mode(0o600)).unwrap();
    home
}

fn requests(home: &Home) -> PathBuf {
    home.path().join(".local/state/doorkey/requests")
}

fn file(home: &Home) -> PathBuf {
    requests(home).join("pypi-ada.jsonl")
}

fn note<'a>(home: &'a Home, text: &str) -> Program<'a> {
    home.program(DOORKEY)
        .args(["request", "log", "pypi-ada", "note", text])
}

/// The notes of the log, and how many lines are no JSON.
fn notes(path: &Path) -> (Vec<String>, usize) {
    let (mut notes, mut torn) = (Vec::new(), 0);
    let log = fs::read_to_string(path).unwrap();
    assert!(log.starts_with(LINES), "older lines are lost:\n{log}");
    for line in log.lines().filter(|line| !line.is_empty()) {
        match serde_json::from_str::<Value>(line) {
            Ok(line) if line["what"] == "note" => {
                notes.push(line["value"].as_str().unwrap().to_owned());
            }
            Ok(_) => {}
            Err(_) => torn += 1,
        }
    }
    (notes, torn)
}

#[test]
fn two_processes_that_write_two_hundred_lines_each_lose_none_and_tear_none() {
    let home = home();
    let writers: Vec<_> = ["left", "right"]
        .map(|side| {
            let script = format!(
                "i=0; while [ $i -lt 200 ]; do \"$0\" -q request log pypi-ada note {side}-$i || exit; i=$((i+1)); done"
            );
            home.program("sh")
                .args(["-c", &script, DOORKEY])
                .deadline(Duration::from_mins(4))
                .start()
        })
        .into();
    for writer in writers {
        writer.wait().exits(0);
    }
    let (notes, torn) = notes(&file(&home));
    assert_eq!(torn, 0);
    for side in ["left", "right"] {
        let own: Vec<_> = notes.iter().filter(|note| note.starts_with(side)).collect();
        let expected: Vec<_> = (0..200).map(|number| format!("{side}-{number}")).collect();
        assert!(own.into_iter().eq(&expected), "{side}");
    }
    assert_eq!(notes.len(), 400);
}

#[test]
fn sixty_runs_killed_at_random_moments_lose_no_line_that_was_said_to_be_kept() {
    let home = home();
    let random = &mut StdRng::seed_from_u64(5);
    let mut kept = BTreeSet::new();
    let mut killed = 0;
    for number in 0..60 {
        let running = note(&home, &format!("note {number}")).start();
        thread::sleep(Duration::from_micros(random.random_range(0..40_000)));
        rustix::process::kill_process_group(running.pid(), Signal::KILL).ok(); // it may have ended
        let ran = running.wait();
        if ran.out().contains("a note, on") {
            kept.insert(format!("note {number}"));
        }
        killed += usize::from(ran.end.as_shell() == 137);
    }
    note(&home, "the last").run().exits(0);
    let (notes, torn) = notes(&file(&home));
    let notes: BTreeSet<_> = notes.into_iter().collect();
    assert!(kept.is_subset(&notes) && notes.contains("the last"));
    println!(
        "60 runs: {killed} killed, {} lines said to be kept, 0 lost, {torn} torn",
        kept.len()
    );
    assert!(killed > 0);
}

#[test]
fn half_a_line_that_a_killed_run_left_spoils_no_other() {
    let home = home();
    fs::write(file(&home), format!("{LINES}{{\"at\":1,\"what\":\"no")).unwrap();
    note(&home, "after it").run().exits(0);
    assert_eq!(notes(&file(&home)), (vec!["after it".to_owned()], 1));
    let shown = home.program(DOORKEY).args(["request", "show"]).run();
    shown.exits(0);
    assert!(shown.err().contains("1 line of the log"), "{shown}");
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_line_that_ends_early_anywhere_is_there_or_is_an_error_and_older_ones_stay() {
    let count = everywhere(
        home,
        |home| note(home, "kept"),
        |home, ran, what| {
            let (there, _) = notes(&file(home));
            let is_there = there == ["kept"];
            assert!(is_there || there.is_empty(), "{what}");
            if ran.end.as_shell() == 0 {
                assert!(is_there, "said and not there after {what}");
            } else if ran.end.as_shell() < 127 {
                assert!(ran.err().contains("error: "), "{what}");
            }
            // The next one is taken, whatever was left.
            note(home, "next").run().exits(0);
            let (there, torn) = notes(&file(home));
            assert!(there.ends_with(&["next".to_owned()]) && torn <= 1, "{what}");
        },
    );
    assert!(count > 20, "only {count} faults");
    println!("{count} faults in `request log`: the line is there or an error, older lines always");
}

#[test]
fn a_link_a_second_name_a_pipe_or_a_folder_in_the_place_of_a_log_is_refused_and_left_as_it_is() {
    for name in ["pypi-ada.jsonl", "lock"] {
        for kind in ["link", "second name", "pipe", "folder"] {
            let home = home();
            let target = home.file("target", LINES);
            let place = requests(&home).join(name);
            fs::remove_file(&place).ok();
            match kind {
                "link" => symlink(&target, &place).unwrap(),
                "second name" => fs::hard_link(&target, &place).unwrap(),
                "pipe" => drop(home.program("mkfifo").args([&place]).run()),
                _ => fs::create_dir(&place).unwrap(),
            }
            let ran = note(&home, "into it").run();
            ran.exits(5);
            assert!(ran.err().contains(name), "{name} as a {kind}: {ran}");
            assert_eq!(
                fs::read_to_string(&target).unwrap(),
                LINES,
                "{name} as a {kind}"
            );
            // The others are still listed.
            let listed = home.program(DOORKEY).args(["request", "list"]).run();
            listed.exits(0);
        }
    }
}

#[test]
fn a_linked_folder_is_refused() {
    for linked in [".local/state/doorkey", ".local/state/doorkey/requests"] {
        let home = home();
        let (place, elsewhere) = (home.path().join(linked), home.path().join("elsewhere"));
        fs::rename(&place, &elsewhere).unwrap();
        symlink(&elsewhere, &place).unwrap();
        note(&home, "into it").run().exits(5);
        home.program(DOORKEY)
            .args(["request", "list"])
            .run()
            .exits(5);
    }
}

#[test]
fn modes_that_others_could_use_are_closed_by_the_next_line() {
    let home = home();
    fs::set_permissions(requests(&home), PermissionsExt::from_mode(0o777)).unwrap();
    fs::set_permissions(file(&home), PermissionsExt::from_mode(0o644)).unwrap();
    note(&home, "closed").run().exits(0);
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(requests(&home)), mode(file(&home))), (0o700, 0o600));
}

#[test]
fn whoever_holds_the_lock_is_waited_for_and_then_named() {
    let home = home();
    note(&home, "first").run().exits(0);
    let lock = fs::File::open(requests(&home).join("lock")).unwrap();
    lock.lock().unwrap();
    let ran = note(&home, "second").run();
    ran.exits(5);
    assert!(
        ran.err().contains("has held the lock for 5 seconds"),
        "{ran}"
    );
    assert_eq!(notes(&file(&home)).0, ["first"]);
    // Reading waits for nobody.
    home.program(DOORKEY)
        .args(["request", "show"])
        .run()
        .exits(0);
}
