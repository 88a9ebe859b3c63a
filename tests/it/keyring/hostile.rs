//! What answers is not what it should be.

use doorkey::record::trouble::StoreError;

use super::KEY;
use crate::support::keyring::Manner;
use crate::support::keyring::Session;
use crate::support::keyring::Told;
use crate::support::keyring::Worker;

/// What every call says of a bus of this manner, each in a process of its own.
fn all(manner: Manner) -> Vec<String> {
    let session = Session::with_an_impostor(manner);
    let calls: [fn(&mut Worker) -> Told; 4] = [
        Worker::list,
        |worker| worker.get(KEY),
        |worker| worker.put(KEY, b"record"),
        |worker| worker.delete(KEY),
    ];
    let each = calls.map(|call| {
        let mut worker = session.worker();
        std::thread::spawn(move || call(&mut worker))
    });
    let told = each.into_iter().map(|each| each.join().expect("an answer"));
    told.map(|told| {
        assert!(
            told.took.as_secs() < 10,
            "{manner:?}: after {:?}",
            told.took
        );
        told.result.expect_err("nothing can come of it")
    })
    .collect()
}

#[test]
fn a_bus_that_never_answers_is_given_up() {
    for error in all(Manner::Silent) {
        assert_eq!(error, format!("{:?}", StoreError::TimedOut(9)));
    }
}

#[test]
fn what_is_no_bus_and_no_keyring_is_an_error_and_never_an_empty_keyring() {
    for (manner, kind) in [
        (Manner::Rude, "NoBus"),
        (Manner::Closed, "NoBus"),
        (Manner::Noise, "Refused"),
        (Manner::Wrong, "Refused"),
        (Manner::Empty, "Refused"),
        (Manner::Boastful, "Refused"),
    ] {
        for error in all(manner) {
            assert!(error.starts_with(kind), "{manner:?}: {error}");
        }
    }
}

#[test]
fn words_of_a_keyring_are_cut_and_cannot_drive_a_terminal() {
    for error in all(Manner::Shouting) {
        assert!(error.starts_with("Refused"), "{error}");
        assert!(error.len() < 250, "{} bytes", error.len());
        assert!(!error.contains("\\u{1b}"), "{error}");
    }
}
