//! Whatever state the keyring is in, every call says which, in ten seconds.

use std::thread;
use std::time::Duration;

use doorkey::failure::Explain;
use doorkey::record::trouble::StoreError;

use super::KEY;
use super::OTHER;
use crate::support::keyring::PASSWORD;
use crate::support::keyring::Session;
use crate::support::keyring::Told;
use crate::support::keyring::Worker;

/// Every call in this session, each in a process that has done nothing yet and then in one that has.
#[track_caller]
fn all_fail(session: &Session, error: &StoreError) {
    let calls: [fn(&mut Worker) -> Told; 5] = [
        Worker::probe,
        Worker::list,
        |worker| worker.get(KEY),
        |worker| worker.put(KEY, b"record"),
        |worker| worker.delete(KEY),
    ];
    let mut old = session.worker();
    for call in calls {
        call(&mut session.worker()).fails(error);
        call(&mut old).fails(error);
    }
}

#[test]
fn without_a_bus_there_is_no_keyring() {
    all_fail(&Session::without_bus(), &StoreError::NoBus);
}

#[test]
fn a_bus_address_that_leads_nowhere_is_no_bus() {
    for address in ["", "disabled:", "nonsense", "unix:path=/nonexistent/bus"] {
        let mut session = Session::without_bus();
        session.set_address(address);
        session.worker().get(KEY).fails(&StoreError::NoBus);
        session
            .worker()
            .put(KEY, b"record")
            .fails(&StoreError::NoBus);
    }
}

#[test]
#[ignore = "needs gnome-keyring, dbus, and root to become another user; .ci/run runs it"]
fn the_bus_of_another_user_is_none_of_ours() {
    let session = Session::unlocked();
    session.open_to_all();
    let user = ["--reuid=65531", "--regid=65534", "--clear-groups"];
    let mut worker = session.worker_through([&["setpriv"][..], &user].concat());
    worker.get(KEY).fails(&StoreError::NoBus);
    worker.put(KEY, b"record").fails(&StoreError::NoBus);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_bus_on_which_nobody_keeps_secrets_is_told() {
    all_fail(&Session::without_service(), &StoreError::NoService);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_keyring_that_was_never_set_up_does_not_say_not_found() {
    all_fail(
        &Session::without_default_collection(),
        &StoreError::NotSetUp,
    );
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_locked_keyring_does_not_say_not_found() {
    let session = Session::unlocked();
    session.worker().put(KEY, b"record").succeeds();
    session.lock();
    all_fail(&session, &StoreError::Locked);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_keyring_locked_under_our_hands_is_locked_and_opens_again() {
    let mut session = Session::unlocked();
    let mut worker = session.worker();
    worker.put(KEY, b"record").succeeds();
    session.lock();
    worker.get(KEY).fails(&StoreError::Locked);
    session.unlock(PASSWORD);
    worker.get(KEY).brings(b"record");
}

#[test]
#[ignore = "needs gnome-keyring, dbus, secret-tool and Xvfb; .ci/run runs it"]
fn a_locked_copy_of_the_keyring_beside_it_opens_no_dialog() {
    let mut session = Session::with_a_screen();
    session.worker().put(KEY, b"record").succeeds();
    session.kill();
    session.copy_keyring("other");
    session.unlock(PASSWORD);
    let mut worker = session.worker();
    worker.get(KEY).fails(&StoreError::Ambiguous(2));
    worker.delete(KEY).fails(&StoreError::Ambiguous(2));
    worker.list().fails(&StoreError::Locked);
    worker.put(OTHER, b"more").succeeds();
    worker.get(OTHER).brings(b"more");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_wrong_password_leaves_it_locked() {
    let mut session = Session::unlocked();
    session.worker().put(KEY, b"record").succeeds();
    session.unlock("not the password");
    all_fail(&session, &StoreError::Locked);
    session.unlock(PASSWORD);
    session.worker().get(KEY).brings(b"record");
}

#[test]
#[ignore = "needs gnome-keyring, dbus, secret-tool and Xvfb; .ci/run runs it"]
fn a_locked_keyring_on_a_desktop_opens_no_dialog_and_does_not_wait() {
    let session = Session::with_a_screen();
    session.worker().put(KEY, b"record").succeeds();
    session.lock();
    all_fail(&session, &StoreError::Locked);
    // That the dialog is real: a program that asks for the record waits for it.
    let args = ["lookup", "service", "doorkey", "username", KEY];
    let mut waits = session.secret_tool(args).start();
    thread::sleep(Duration::from_secs(2));
    assert!(waits.is_running(), "secret-tool came back");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_keyring_that_does_not_answer_is_given_up() {
    let session = Session::unlocked();
    let mut known = session.worker();
    known.put(KEY, b"record").succeeds();
    session.stop();
    let mut workers: Vec<_> = [(); 5].iter().map(|()| session.worker()).collect();
    let orders = [
        "probe",
        "list",
        &format!("get {KEY}"),
        &format!("put {OTHER} 00"),
        &format!("delete {KEY}"),
    ];
    for (worker, order) in workers.iter_mut().zip(orders) {
        worker.begin(order);
    }
    known.get(KEY).fails(&StoreError::TimedOut(9));
    for worker in &workers {
        worker.answer().fails(&StoreError::TimedOut(9));
    }
    workers.swap_remove(0).ends();
    session.resume();
    thread::sleep(Duration::from_secs(1));
    // What was given up is not done after all when the keyring wakes up.
    known.get(KEY).brings(b"record");
    known.get(OTHER).fails(&StoreError::NotFound);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn the_command_of_the_hint_makes_a_keyring_and_opens_it() {
    let session = Session::without_default_collection();
    follow(&session, &StoreError::NotSetUp);
    session.worker().put(KEY, b"record").succeeds();
    session.lock();
    session.worker().get(KEY).fails(&StoreError::Locked);
    follow(&session, &StoreError::Locked);
    session.worker().get(KEY).brings(b"record");
}

/// Do what the hint says, and type a password.
fn follow(session: &Session, error: &StoreError) {
    let hint = error.hint().expect("a hint");
    let command = hint.split('`').nth(1).expect("a command in the hint");
    // A group of its own: what is left of the program's is ended with it.
    let args = ["--wait", "bash", "-c", command];
    let program = session.program("setsid").args(args);
    let ran = session.after_a_change(|| program.stdin(" password \n").run());
    ran.exits(0);
}
