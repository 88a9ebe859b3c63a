//! `doorkey store move` killed, or told that the disk is full or broken, at its calls that change something.

use std::time::Instant;

use super::moving::session_with_three_sets;
use super::moving::with_identity;
use super::*;
use crate::support::fault::CALLS;
use crate::support::fault::FAULTS;
use crate::support::fault::with_fault;

#[test]
#[ignore = "needs strace, gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_move_that_ends_early_anywhere_leaves_every_record_in_a_store_and_is_finished_by_the_next() {
    let sweep = Sweep {
        session: session_with_three_sets(),
        records: BTreeSet::new(),
    };
    let sweep = Sweep {
        records: in_keyring(&sweep.session).into_keys().collect(),
        ..sweep
    };
    let ledger = file(&sweep.session, LEDGER);
    let (started, mut counts) = (Instant::now(), [0; 3]);
    for (fault, count) in FAULTS.iter().zip(&mut counts) {
        // To a socket a full disk is nothing else than a broken one.
        let calls = CALLS
            .iter()
            .filter(|call| **call != "sendmsg" || *fault != "error=ENOSPC");
        for call in calls {
            let mut nth = 1;
            // There and back in turn, so that each fault finds all records in one store.
            loop {
                let there = sweep.at("vault", fault, call, nth);
                let back = sweep.at("keyring", fault, call, nth);
                if !there && !back {
                    break;
                }
                *count += usize::from(there) + usize::from(back);
                nth += step(call, nth);
            }
        }
    }
    assert_eq!(
        file(&sweep.session, LEDGER),
        ledger,
        "the ledger was touched"
    );
    println!(
        "faults in `store move` there and back: {counts:?} of {FAULTS:?} in {:?}; every time every record in a \
         store, and the rest moved by the next run",
        started.elapsed()
    );
    assert!(counts.iter().sum::<usize>() > 100, "{counts:?}");
}

/// Of the many messages to the bus, and files that are opened to be read, a part is enough: which one comes
/// where changes from run to run.
fn step(call: &str, nth: usize) -> usize {
    match call {
        "sendmsg" | "openat" if nth > 6 => 5,
        _ => 1,
    }
}

struct Sweep {
    session: Session,
    records: BTreeSet<String>,
}

impl Sweep {
    /// One move with a fault at that call, and the next one; false where the move made fewer such calls.
    fn at(&self, to: &str, fault: &str, call: &str, nth: usize) -> bool {
        let session = &self.session;
        let moving = with_identity(session, &format!("store move --to {to}"));
        let Some(ran) = with_fault(&moving, session.home(), call, nth, fault) else {
            self.is_moved(to, "no fault");
            return false;
        };
        let what = format!("{fault} at {call} {nth} to {to}: {ran}");
        if fault != "signal=KILL" && ran.end.as_shell() != 127 {
            ran.assert_sane();
        }
        let (keyring, vault) = (self.keys_in_keyring(), in_vault(session));
        let all: BTreeSet<_> = keyring.union(&vault).cloned().collect();
        assert!(all == self.records, "a record is lost: {what}");
        let config = String::from_utf8(file(session, CONFIG)).unwrap();
        let named = if config.contains("\"vault\"") {
            &vault
        } else {
            &keyring
        };
        assert!(
            *named == self.records,
            "{config} and not all are there: {what}"
        );
        let doctor = with_identity(session, "doctor").run();
        assert!(!doctor.out().contains("are gone"), "{what}\n{doctor}");
        let next = moving.run();
        assert_eq!(next.end.as_shell(), 0, "{what}\nthen {next}");
        self.is_moved(to, &what);
        true
    }

    fn is_moved(&self, to: &str, what: &str) {
        let all = (&self.records, &BTreeSet::new());
        let (keyring, vault) = (self.keys_in_keyring(), in_vault(&self.session));
        let found = match to {
            "vault" => (&vault, &keyring),
            _ => (&keyring, &vault),
        };
        assert!(found == all, "not all moved to the {to} after {what}");
    }

    fn keys_in_keyring(&self) -> BTreeSet<String> {
        in_keyring(&self.session).into_keys().collect()
    }
}
