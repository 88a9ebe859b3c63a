//! Many processes at once, and one that holds the lock and does not let go.

use std::collections::BTreeSet;
use std::fs::File;
use std::time::Duration;

use super::Bench;
use super::doorkey;
use super::holds;
use super::invented;
use super::shown;

#[test]
fn sixteen_processes_over_ten_codes_get_ten_different_ones_ten_times() {
    let codes = invented(10);
    let bench = Bench::new(&codes.join("\n"));
    let mut told = [0; 2];
    for round in 0..10 {
        let home = bench.home();
        let all: Vec<_> = (0..16)
            .map(|_| {
                doorkey(&home, ["codes", "use", "pypi", "--yes"])
                    .deadline(Duration::from_mins(1))
                    .start()
            })
            .collect();
        let mut seen = BTreeSet::new();
        for running in all {
            let ran = running.wait();
            if ran.end.as_shell() == 0 {
                let shown = shown(&ran, &codes);
                assert_eq!(shown.len(), 1, "round {round}: {ran}");
                assert!(
                    seen.insert(shown[0].clone()),
                    "round {round}: handed out twice"
                );
                told[0] += 1;
            } else {
                ran.exits(5);
                assert!(
                    ran.err().contains("no unused recovery code"),
                    "round {round}: {ran}"
                );
                told[1] += 1;
            }
        }
        assert_eq!(seen.len(), 10, "round {round}");
        holds(&home, &codes, &seen, "the crowd");
    }
    println!(
        "10 rounds of 16 processes: {} codes handed out, {} times none left",
        told[0], told[1]
    );
    assert_eq!(told, [100, 60]);
}

#[test]
fn without_a_desktop_nothing_is_marked_for_a_clipboard_that_is_not_there() {
    let codes = invented(2);
    let home = Bench::new(&codes.join("\n")).home();
    let ran = doorkey(&home, ["codes", "use", "pypi", "--clip", "--yes"]).run();
    ran.exits(6);
    assert!(ran.err().contains("there is no desktop"), "{ran}");
    let rows = holds(&home, &codes, &BTreeSet::new(), "no clipboard");
    assert!(rows.iter().all(|(_, state)| state == "unused"));
}

#[test]
fn readers_see_a_whole_ledger_while_others_write() {
    let codes = invented(60);
    let home = Bench::new(&codes.join("\n")).home();
    let writers: Vec<_> = (0..2)
        .map(|_| {
            let loops = "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do \"$0\" codes use pypi --yes || exit; done";
            home.program("sh")
                .args(["-c", loops, super::DOORKEY])
                .env("DOORKEY_IDENTITY_FILE", home.path().join("identity"))
                .deadline(Duration::from_mins(2))
                .start()
        })
        .collect();
    for _ in 0..40 {
        doorkey(&home, ["codes", "status", "--format", "json"])
            .run()
            .exits(0);
    }
    for writer in writers {
        writer.wait().exits(0);
    }
    let rows = holds(&home, &codes, &BTreeSet::new(), "readers and writers");
    assert_eq!(
        rows.iter()
            .filter(|(_, state)| state == "handed_out")
            .count(),
        30
    );
}

#[test]
fn whoever_holds_the_lock_is_named_in_time_and_nothing_is_marked() {
    let codes = invented(3);
    let home = Bench::new(&codes.join("\n")).home();
    let lock = File::open(home.path().join(".local/state/doorkey/lock")).unwrap();
    lock.lock().unwrap();
    let ran = doorkey(&home, ["codes", "use", "pypi", "--yes"]).run();
    ran.exits(5);
    assert!(
        ran.err().contains("has held the lock for 5 seconds"),
        "{ran}"
    );
    assert!(ran.err().contains("(process "), "{ran}");
    assert!(ran.took < Duration::from_secs(10));
    assert!(shown(&ran, &codes).is_empty());
    // Reading waits for nobody.
    doorkey(&home, ["codes", "status"]).run().exits(0);
    lock.unlock().unwrap();
    let rows = holds(&home, &codes, &BTreeSet::new(), "the lock");
    assert!(rows.iter().all(|(_, state)| state == "unused"));
}
