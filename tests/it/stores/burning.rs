//! Crowds and sudden ends over the keyring: no code is lost, none is handed out twice, none is seen and unused.

use std::thread;
use std::time::Duration;

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rustix::process::Signal;

use super::*;
use crate::burning::shown;
use crate::support::keyring::PASSWORD;

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn sixteen_processes_over_ten_codes_of_a_keyring_get_ten_different_ones_twice() {
    let codes = invented(10);
    let session = Session::unlocked();
    for round in 0..2 {
        add(&session, "pypi", &codes);
        let program = doorkey(&session, "codes use pypi --yes").deadline(Duration::from_mins(1));
        let all: Vec<_> = (0..16).map(|_| program.start()).collect();
        let mut seen = BTreeSet::new();
        let mut left_out = 0;
        for running in all {
            let ran = running.wait();
            if ran.end.as_shell() == 0 {
                let shown = shown(&ran, &codes);
                assert_eq!(shown.len(), 1, "round {round}: {ran}");
                assert!(seen.insert(shown[0].clone()), "handed out twice");
            } else {
                ran.exits(5);
                assert!(ran.err().contains("no unused recovery code"), "{ran}");
                left_out += 1;
            }
        }
        assert_eq!((seen.len(), left_out), (10, 6), "round {round}");
        holds(&session, &codes, &seen);
        doorkey(&session, "codes remove pypi --yes").run().exits(0);
    }
    println!("2 rounds of 16 processes over a keyring: 20 codes handed out, 12 times none left");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn forty_runs_over_a_keyring_killed_at_random_moments_lose_no_code_and_show_none_twice() {
    let codes = invented(60);
    let session = session_with(&codes);
    let random = &mut StdRng::seed_from_u64(2);
    let (mut seen, mut killed) = (BTreeSet::new(), 0);
    for _ in 0..40 {
        let running = doorkey(&session, "codes use pypi --yes").start();
        thread::sleep(Duration::from_micros(random.random_range(0..40_000)));
        rustix::process::kill_process_group(running.pid(), Signal::KILL).ok(); // it may have ended
        let ran = running.wait();
        killed += u32::from(ran.end.as_shell() == 137);
        for code in shown(&ran, &codes) {
            assert!(seen.insert(code), "handed out twice");
        }
    }
    let rows = holds(&session, &codes, &seen);
    let marked = rows.iter().filter(|(_, state)| state != "unused").count();
    println!(
        "40 runs over a keyring: {killed} killed; {} codes seen, {marked} marked, 0 lost, 0 seen and unused",
        seen.len()
    );
    assert!(killed > 0 && !seen.is_empty());
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_keyring_killed_in_the_middle_of_a_use_leaves_no_code_seen_and_unused() {
    let codes = invented(60);
    let mut session = session_with(&codes);
    let mut seen = BTreeSet::new();
    let mut ended = [0; 2];
    for round in 0..40 {
        let running = doorkey(&session, "codes use pypi --yes").start();
        thread::sleep(Duration::from_millis(round));
        // Frozen first, every other time: then a call is under way when it dies.
        if round % 2 == 0 {
            session.stop();
            thread::sleep(Duration::from_millis(20));
        }
        session.kill();
        let ran = running.wait();
        assert!(ran.took < Duration::from_secs(10), "{ran}");
        let shown = shown(&ran, &codes);
        if ran.end.as_shell() == 0 {
            ended[0] += 1;
            assert_eq!(shown.len(), 1);
        } else {
            ran.exits(5);
            ended[1] += 1;
            assert!(shown.is_empty(), "{ran}");
        }
        for code in shown {
            assert!(seen.insert(code), "handed out twice");
        }
        session.unlock(PASSWORD);
    }
    let rows = holds(&session, &codes, &seen);
    let marked = rows.iter().filter(|(_, state)| state != "unused").count();
    let [whole, failed] = ended;
    println!(
        "40 keyrings killed under `codes use`: {whole} runs ended well, {failed} failed; {} codes seen, {marked} marked",
        seen.len()
    );
    assert!(whole > 0 && failed > 0);
}
