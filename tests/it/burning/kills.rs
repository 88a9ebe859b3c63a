//! Killed, or told that the disk is full or broken: at every system call that changes something, and at
//! random moments.

use std::collections::BTreeSet;
use std::fs;
use std::thread;
use std::time::Duration;

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rustix::process::Signal;

use super::Bench;
use super::doorkey;
use super::holds;
use super::invented;
use super::rows;
use super::shown;
use crate::support::fault::everywhere;

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_use_that_ends_early_anywhere_loses_no_code_and_shows_none_twice() {
    let codes = invented(4);
    let bench = Bench::new(&codes.join("\n"));
    let use_one = ["codes", "use", "pypi", "--yes"];
    let count = everywhere(
        || bench.home(),
        |home| doorkey(home, use_one),
        |home, ran, what| {
            let mut seen: BTreeSet<_> = shown(ran, &codes).into_iter().collect();
            assert!(seen.len() <= 1, "{what}");
            let doubtful = holds(home, &codes, &seen, what)
                .iter()
                .filter(|(_, state)| state == "handed_out")
                .count();
            assert!(seen.len() <= doubtful && doubtful <= 1, "{what}");
            for _ in doubtful..codes.len() {
                let next = doorkey(home, use_one).run();
                next.exits(0);
                let next = shown(&next, &codes);
                assert_eq!(next.len(), 1, "{what}");
                assert!(
                    seen.insert(next[0].clone()),
                    "handed out twice after {what}"
                );
            }
            doorkey(home, use_one).run().exits(5);
        },
    );
    assert!(count > 60, "only {count} faults");
    println!(
        "{count} faults in `codes use`: no code lost, none handed out twice, none seen and unused"
    );
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn an_add_that_ends_early_anywhere_keeps_the_whole_set_or_says_that_it_does_not() {
    let codes = invented(4);
    let bench = Bench::new("");
    let text = codes.join("\n");
    let add = ["codes", "add", "pypi", "--stdin"];
    let count = everywhere(
        || bench.home(),
        |home| doorkey(home, add).stdin(&text),
        |home, ran, what| {
            let said = ran.out().contains("kept and read back");
            let listed = doorkey(home, ["codes", "status", "pypi"]).run();
            assert!(
                listed.end.as_shell() == 0 || !said,
                "said and not listed after {what}"
            );
            if listed.end.as_shell() != 0 {
                listed.exits(5);
                doorkey(home, add).stdin(&text).run().exits(0);
            }
            holds(home, &codes, &BTreeSet::new(), what);
            // What a stopped run left can be listed, as maybe used, and nothing else is wrong.
            doorkey(home, ["doctor", "--repair"]).run().exits(0);
            holds(home, &codes, &BTreeSet::new(), what);
        },
    );
    assert!(count > 60, "only {count} faults");
    println!("{count} faults in `codes add`: every time the whole set, or none and no promise");
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_replacement_that_ends_early_anywhere_leaves_one_set_in_use_whole() {
    let (old, new) = (invented(4), invented(9).split_off(4));
    let bench = Bench::new(&old.join("\n"));
    let text = new.join("\n");
    let replace = ["codes", "replace", "pypi", "--stdin"];
    let count = everywhere(
        || bench.home(),
        |home| doorkey(home, replace).stdin(&text),
        |home, ran, what| {
            let said = ran.out().contains("kept and read back");
            let there: Vec<_> = rows(home, what).into_iter().map(|(code, _)| code).collect();
            assert!(there == new || (there == old && !said), "{what}");
            // The old codes are void or in use, and never gone.
            let doctor = doorkey(home, ["doctor"]).run();
            assert!(!doctor.out().contains("are gone"), "{what}\n{doctor}");
            doorkey(home, ["doctor", "--repair"]).run().exits(0);
        },
    );
    assert!(count > 60, "only {count} faults");
    println!(
        "{count} faults in `codes replace`: every time one whole set in use, and no record lost"
    );
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_repair_that_ends_early_anywhere_offers_nothing_again_and_loses_no_set() {
    let codes = invented(4);
    let bench = Bench::new(&codes.join("\n"));
    let damaged = || {
        let home = bench.home();
        doorkey(&home, ["codes", "use", "pypi", "--yes"])
            .run()
            .exits(0);
        doorkey(&home, ["codes", "burn", "pypi", "3"])
            .run()
            .exits(0);
        let ledger = home.path().join(".local/state/doorkey/ledger.jsonl");
        let mut lines = fs::read(&ledger).unwrap();
        let at = lines.len() - 4;
        lines[at] ^= 1;
        fs::write(&ledger, lines).unwrap();
        home
    };
    let count = everywhere(
        damaged,
        |home| doorkey(home, ["doctor", "--repair"]),
        |home, _, what| {
            // Mended or not, nothing is handed out.
            let next = doorkey(home, ["codes", "use", "pypi", "--yes"]).run();
            assert!(shown(&next, &codes).is_empty(), "{what}\n{next}");
            let again = doorkey(home, ["doctor", "--repair"]).run();
            assert_eq!(again.end.as_shell(), 0, "{what}\n{again}");
            let rows = holds(home, &codes, &codes.iter().cloned().collect(), what);
            assert_eq!(rows.len(), 4);
            doorkey(home, ["codes", "use", "pypi", "--yes"])
                .run()
                .exits(5);
        },
    );
    assert!(count > 60, "only {count} faults");
    println!(
        "{count} faults in `doctor --repair`: nothing offered again, no set lost, the next run mends it"
    );
}

#[test]
fn two_hundred_runs_ended_at_random_moments_lose_no_code_and_show_none_twice() {
    let codes = invented(240);
    let bench = Bench::new(&codes.join("\n"));
    let home = bench.home();
    let random = &mut StdRng::seed_from_u64(1);
    let mut seen = BTreeSet::new();
    let mut ended = [0; 4];
    for _ in 0..200 {
        let running = doorkey(&home, ["codes", "use", "pypi", "--yes"]).start();
        thread::sleep(Duration::from_micros(random.random_range(0..60_000)));
        let signal =
            [Signal::KILL, Signal::KILL, Signal::TERM, Signal::INT][random.random_range(0..4)];
        rustix::process::kill_process_group(running.pid(), signal).ok(); // it may have ended
        let ran = running.wait();
        match ran.end.as_shell() {
            0 => ended[0] += 1,
            137 => ended[1] += 1,
            143 => ended[2] += 1,
            130 => ended[3] += 1,
            other => panic!("ended with {other}: {ran}"),
        }
        for code in shown(&ran, &codes) {
            assert!(seen.insert(code), "handed out twice");
        }
    }
    let rows = holds(&home, &codes, &seen, "200 runs");
    let doubtful = rows.iter().filter(|(_, state)| state != "unused").count();
    let [whole, killed, terminated, interrupted] = ended;
    println!(
        "200 runs: {whole} ended by themselves, {killed} by KILL, {terminated} by TERM, {interrupted} by INT; \
         {} codes seen, {doubtful} marked, 0 lost, 0 seen twice, 0 seen and unused",
        seen.len()
    );
    assert!(whole > 0 && killed > 0);
}
