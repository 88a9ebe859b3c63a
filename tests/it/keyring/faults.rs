//! The keyring dies, or we do, in the middle.

use std::io;
use std::io::Write;
use std::thread;
use std::time::Duration;

use doorkey::record::trouble::StoreError;

use super::KEY;
use super::OTHER;
use crate::support::keyring::Manner;
use crate::support::keyring::PASSWORD;
use crate::support::keyring::Session;
use crate::support::keyring::hex;

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_keyring_that_was_started_again_is_read_by_who_knew_the_old_one() {
    let mut session = Session::unlocked();
    let mut worker = session.worker();
    worker.put(KEY, b"record").succeeds();
    session.unlock(PASSWORD);
    worker.get(KEY).brings(b"record");
    session.unlock(PASSWORD);
    assert_eq!(worker.list().result, Ok(KEY.to_owned()));
    session.unlock(PASSWORD);
    // A write is not done twice: it is told, and nothing is there.
    worker.put(OTHER, b"more").fails_as("Lost");
    worker.get(OTHER).fails(&StoreError::NotFound);
    worker.delete(KEY).succeeds();
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn after_a_killed_keyring_comes_a_locked_one_and_then_the_record() {
    let mut session = Session::unlocked();
    let mut worker = session.worker();
    worker.put(KEY, b"record").succeeds();
    session.kill();
    worker.get(KEY).fails(&StoreError::Locked);
    session.worker().get(KEY).fails(&StoreError::Locked);
    session.unlock(PASSWORD);
    worker.get(KEY).brings(b"record");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_keyring_killed_under_a_call_is_lost_or_locked_and_never_empty() {
    for order in ["put", "get", "delete"] {
        let mut session = Session::unlocked();
        session.worker().put(KEY, b"record").succeeds();
        let mut worker = session.worker();
        let mut known = session.worker();
        known.probe().succeeds();
        session.stop();
        let line = match order {
            "put" => format!("put {OTHER} 00"),
            other => format!("{other} {KEY}"),
        };
        worker.begin(&line);
        known.begin(&line);
        thread::sleep(Duration::from_millis(300));
        session.kill();
        for told in [worker.answer(), known.answer()] {
            let error = told.result.expect_err("the keyring is gone");
            let is_told = error.starts_with("Lost") || error == "Locked";
            assert!(is_told, "{order}: {error}");
            assert!(told.took < Duration::from_secs(10));
        }
        session.unlock(PASSWORD);
        known.get(KEY).brings(b"record");
    }
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_record_is_whole_or_absent_when_we_are_killed_while_writing() {
    let session = Session::unlocked();
    let record: Vec<u8> = (0..=255).cycle().take(65_536).collect();
    let (mut whole, mut absent) = (0, 0);
    for round in 0..20 {
        let mut worker = session.worker();
        worker.begin(&format!("put {KEY} {}", hex(&record)));
        thread::sleep(Duration::from_millis(3 * round));
        worker.kill();
        let mut reader = session.worker();
        let told = reader.get(KEY);
        if told.result.is_ok() {
            told.brings(&record);
            reader.delete(KEY).succeeds();
            whole += 1;
        } else {
            told.fails(&StoreError::NotFound);
            absent += 1;
        }
    }
    let counts = format!("of 20 killed writers {whole} left a whole record and {absent} none\n");
    io::stdout()
        .write_all(counts.as_bytes())
        .expect("a listener");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn two_who_list_and_delete_at_once_do_not_trip_over_each_other() {
    let session = Session::unlocked();
    let mut writer = session.worker();
    let mut reader = session.worker();
    let keys: Vec<_> = (2..22).map(|part| format!("{KEY}.{part}")).collect();
    for key in &keys {
        writer.put(key, b"record").succeeds();
    }
    for key in &keys {
        reader.begin("list");
        writer.delete(key).succeeds();
        let listed = reader.answer().result.expect("a list");
        assert!(
            listed
                .split(' ')
                .all(|name| name.starts_with(KEY) || name.is_empty())
        );
    }
    writer.list().succeeds();
}

#[test]
#[ignore = "needs root, to become a user who may start no thread; .ci/run has it"]
fn a_system_that_gives_no_thread_is_told_and_nothing_hangs() {
    let session = Session::with_an_impostor(Manner::Empty);
    session.open_to_all();
    for threads in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
        let limit = format!("--nproc={threads}");
        let user = ["--reuid=65532", "--regid=65534", "--clear-groups"];
        let launcher = [&["prlimit", &limit, "setpriv"][..], &user].concat();
        let mut worker = session.worker_through(launcher);
        for _ in 0..3 {
            let told = worker.get(KEY);
            told.fails_as("Refused");
        }
    }
}
