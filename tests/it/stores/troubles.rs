//! A keyring that cannot be used: told within ten seconds, and no code is marked, lost or written elsewhere.

use std::collections::BTreeMap;
use std::time::Duration;

use super::*;
use crate::burning::shown;
use crate::support::keyring::PASSWORD;

/// What `codes use` and `codes add` do now, on the bus at `address` where one is given.
#[track_caller]
fn fails(session: &Session, codes: &[String], address: Option<&str>, says: &str) {
    let before = contents(session);
    let program = |line: &str| {
        let program = doorkey(session, line).deadline(Duration::from_secs(20));
        match address {
            Some(address) => program.env("DBUS_SESSION_BUS_ADDRESS", address),
            None => program,
        }
    };
    let others = invented(9).split_off(5);
    let add = program("codes add github --stdin").stdin(others.join("\n"));
    let all = [program("codes use pypi --yes").start(), add.start()];
    for ran in all.map(crate::support::process::Running::wait) {
        ran.exits(5);
        assert!(ran.took < Duration::from_secs(10), "{ran}");
        assert!(ran.err().contains(&format!("error: {says}")), "{ran}");
        assert!(ran.err().contains("\nhint: "), "{ran}");
        assert!(ran.stdout.is_empty(), "{ran}");
        assert!(shown(&ran, codes).is_empty() && shown(&ran, &others).is_empty());
        let told: Vec<_> = others.iter().chain(codes).collect();
        assert!(told.iter().all(|code| !ran.err().contains(code.as_str())));
    }
    assert_eq!(contents(session), before, "something was written");
    // Asked for no secret, it answers.
    program("codes status").run().exits(0);
}

/// The mended store has every code, unused, and hands one out.
#[track_caller]
fn is_whole(session: &Session, codes: &[String]) {
    let rows = rows(session, "pypi");
    let all = codes.iter().map(|code| (code.clone(), "unused".to_owned()));
    assert!(rows.into_iter().eq(all));
    doorkey(session, "codes use pypi --yes").run().exits(0);
    doorkey(session, "codes status github").run().exits(5);
    doorkey(session, "doctor").run().exits(0);
}

/// Every file of the home but the locks of the ledger and the records, and but the keyring's own.
fn contents(session: &Session) -> BTreeMap<std::path::PathBuf, Vec<u8>> {
    let of_others = |path: &std::path::PathBuf| {
        let path = path.to_string_lossy();
        let is_lock = ["state/doorkey/lock", "state/doorkey/records.lock"];
        is_lock.iter().any(|lock| path.ends_with(lock)) || path.contains("/keyrings/")
    };
    let files = session.files().into_iter().filter(|path| !of_others(path));
    files
        .filter_map(|path| Some((path.clone(), fs::read(path).ok()?)))
        .collect()
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_locked_keyring() {
    let codes = invented(4);
    let mut session = session_with(&codes);
    session.lock();
    fails(&session, &codes, None, "the keyring is locked");
    session.unlock(PASSWORD);
    is_whole(&session, &codes);
}

#[test]
#[ignore = "needs gnome-keyring, dbus, secret-tool and Xvfb; .ci/run has it"]
fn a_locked_keyring_on_a_desktop() {
    let codes = invented(4);
    let mut session = Session::with_a_screen();
    add(&session, "pypi", &codes);
    session.lock();
    fails(&session, &codes, None, "the keyring is locked");
    session.unlock(PASSWORD);
    is_whole(&session, &codes);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_keyring_that_does_not_answer() {
    let codes = invented(4);
    let session = session_with(&codes);
    session.stop();
    fails(
        &session,
        &codes,
        None,
        "the keyring did not answer in 9 seconds",
    );
    session.resume();
    is_whole(&session, &codes);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_keyring_that_was_killed_and_started_again_by_the_bus() {
    let codes = invented(4);
    let mut session = session_with(&codes);
    session.kill();
    fails(&session, &codes, None, "the keyring is locked");
    session.unlock(PASSWORD);
    is_whole(&session, &codes);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn no_bus() {
    let codes = invented(4);
    let session = session_with(&codes);
    let nowhere = "unix:path=/nonexistent/bus";
    fails(&session, &codes, Some(nowhere), "there is no session bus");
    is_whole(&session, &codes);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_bus_on_which_nobody_keeps_secrets() {
    let codes = invented(4);
    let session = session_with(&codes);
    let other = Session::without_service();
    fails(
        &session,
        &codes,
        other.address(),
        "no keyring runs in this session",
    );
    is_whole(&session, &codes);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_keyring_that_was_never_set_up() {
    let codes = invented(4);
    let session = session_with(&codes);
    let other = Session::without_default_collection();
    let says = "the keyring has no default collection yet";
    fails(&session, &codes, other.address(), says);
    is_whole(&session, &codes);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn the_first_set_is_kept_nowhere_where_there_is_no_keyring() {
    let codes = invented(4);
    for session in [
        Session::without_bus(),
        Session::without_service(),
        Session::without_default_collection(),
    ] {
        let ran = doorkey(&session, "codes add pypi --stdin")
            .stdin(codes.join("\n"))
            .run();
        ran.exits(5);
        assert!(ran.err().contains("`doorkey init --store vault`"), "{ran}");
        for code in &codes {
            assert_eq!(session.files_with(code.as_bytes()), [""; 0]);
        }
        assert_eq!(
            (file(&session, CONFIG), file(&session, LEDGER)),
            (Vec::new(), Vec::new())
        );
    }
}
