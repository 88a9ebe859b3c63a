//! What is put into the keyring is what comes out of it, here and in the eyes of other programs.

use doorkey::record::trouble::StoreError;

use super::KEY;
use super::OTHER;
use crate::support::keyring::Session;

const CANARY: &[u8] = b"canary-8bd1c1d0";
const RECORD: &[u8] = br#"{"v":1,"kind":"codes","site":"pypi"}"#;

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn every_byte_comes_back() {
    let session = Session::unlocked();
    let mut worker = session.worker();
    let all: Vec<u8> = (0..=255).collect();
    for record in [&all[..], b"\n", &all.repeat(8), &all.repeat(256)] {
        worker.put(KEY, record).succeeds();
        worker.get(KEY).brings(record);
        session.worker().get(KEY).brings(record);
        worker.delete(KEY).succeeds();
        worker.get(KEY).fails(&StoreError::NotFound);
    }
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_record_is_never_written_twice() {
    let session = Session::unlocked();
    let mut worker = session.worker();
    worker.put(KEY, b"first").succeeds();
    worker.put(KEY, b"second").fails(&StoreError::AlreadyThere);
    session
        .worker()
        .put(KEY, b"third")
        .fails(&StoreError::AlreadyThere);
    worker.get(KEY).brings(b"first");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn nothing_is_not_found_and_cannot_be_deleted() {
    let session = Session::unlocked();
    let mut worker = session.worker();
    worker.probe().succeeds();
    worker.get(KEY).fails(&StoreError::NotFound);
    worker.delete(KEY).fails(&StoreError::NotFound);
    worker.list().succeeds();
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn our_records_are_listed_in_order_and_no_others() {
    let session = Session::unlocked();
    let mut worker = session.worker();
    worker.put(OTHER, RECORD).succeeds();
    worker.put(KEY, RECORD).succeeds();
    for (service, name) in [("doorkey", "not-a-key"), ("other", KEY)] {
        let args = ["store", "--label=x", "service", service, "username", name];
        session.secret_tool(args).stdin("x").run().exits(0);
    }
    assert_eq!(worker.list().result, Ok(format!("{KEY} {OTHER}")));
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn other_programs_see_what_was_stored() {
    let session = Session::unlocked();
    session.worker().put(KEY, RECORD).succeeds();
    let which = ["service", "doorkey", "username", KEY];
    let found = session
        .secret_tool([&["lookup"][..], &which].concat())
        .run();
    assert_eq!(found.exits(0).stdout, RECORD);
    let found = session
        .secret_tool([&["search"][..], &which].concat())
        .run();
    assert!(
        found.exits(0).out().contains("label = doorkey record\n"),
        "{found}"
    );
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn an_entry_that_another_program_files_under_our_name_makes_both_doubtful() {
    let session = Session::unlocked();
    let mut worker = session.worker();
    worker.put(KEY, RECORD).succeeds();
    let args = [
        "store",
        "--label=x",
        "service",
        "doorkey",
        "username",
        KEY,
        "more",
        "1",
    ];
    session.secret_tool(args).stdin("x").run().exits(0);
    worker.get(KEY).fails(&StoreError::Ambiguous(2));
    worker.delete(KEY).fails(&StoreError::Ambiguous(2));
    worker.put(KEY, b"new").fails(&StoreError::Ambiguous(2));
    assert_eq!(worker.list().result, Ok(KEY.to_owned()));
    session.secret_tool(["clear", "more", "1"]).run().exits(0);
    worker.get(KEY).brings(RECORD);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn no_file_has_a_record_in_the_clear_whether_it_was_kept_or_not() {
    let session = Session::unlocked();
    let mut worker = session.worker();
    worker.put(KEY, CANARY).succeeds();
    worker.get(KEY).brings(CANARY);
    assert!(session.files().len() > 1, "there is no keyring on the disk");
    assert_eq!(session.files_with(CANARY), [""; 0]);
    session.lock();
    worker.put(OTHER, CANARY).fails(&StoreError::Locked);
    assert_eq!(session.files_with(CANARY), [""; 0]);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn twelve_who_write_at_once_all_keep_their_records() {
    let session = Session::unlocked();
    let keys: Vec<_> = (2..14).map(|part| format!("{KEY}.{part}")).collect();
    let mut workers: Vec<_> = keys.iter().map(|_| session.worker()).collect();
    for (worker, key) in workers.iter_mut().zip(&keys) {
        worker.begin(&format!("put {key} 00ff"));
    }
    for worker in &workers {
        worker.answer().succeeds();
    }
    assert_eq!(workers[0].list().result, Ok(keys.join(" ")));
    for key in &keys {
        workers[1].get(key).brings(b"\x00\xff");
    }
}
