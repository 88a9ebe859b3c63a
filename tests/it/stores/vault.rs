//! A vault whose identity a real keyring keeps.

use super::*;
use crate::burning::shown;
use crate::support::keyring::PASSWORD;

/// A session with such a vault, and these codes of `pypi` in it.
fn session_with_vault(codes: &[String]) -> Session {
    let session = Session::unlocked();
    doorkey(&session, "init --store vault --identity keyring")
        .run()
        .exits(0);
    add(&session, "pypi", codes);
    session
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn it_opens_without_a_passphrase_and_only_with_the_keyring() {
    let codes = invented(3);
    let mut session = session_with_vault(&codes);
    assert_eq!(
        (in_keyring(&session).len(), in_vault(&session).len()),
        (1, 1)
    );
    let first = doorkey(&session, "codes use pypi --yes").run();
    assert_eq!(shown(first.exits(0), &codes).len(), 1);
    session.lock();
    let ran = doorkey(&session, "codes use pypi --yes").run();
    ran.exits(5);
    assert!(
        ran.err().contains("error: the keyring is locked\nhint: "),
        "{ran}"
    );
    assert!(shown(&ran, &codes).is_empty());
    session.unlock(PASSWORD);
    let states: Vec<_> = rows(&session, "pypi")
        .into_iter()
        .map(|(_, state)| state)
        .collect();
    assert_eq!(states, ["handed_out", "unused", "unused"]);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn doctor_leaves_what_opens_it_where_it_is() {
    let codes = invented(3);
    let session = session_with_vault(&codes);
    let identity = in_keyring(&session);
    for line in ["doctor", "doctor --repair"] {
        // Also where a variable has it look at the keyring, in which this is the only entry.
        for store in ["vault", "keyring"] {
            doorkey(&session, line)
                .env("DOORKEY_STORE", store)
                .run()
                .assert_sane();
            assert_eq!(in_keyring(&session), identity, "{line} of the {store}");
        }
        doorkey(&session, line).run().exits(0);
    }
    holds(&session, &codes, &BTreeSet::new());
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn its_sets_move_to_the_keyring_and_back_and_it_still_opens() {
    let codes = invented(3);
    let session = session_with_vault(&codes);
    let identity = in_keyring(&session);
    doorkey(&session, "store move --to keyring").run().exits(0);
    assert_eq!(
        (in_keyring(&session).len(), in_vault(&session).len()),
        (2, 0)
    );
    holds(&session, &codes, &BTreeSet::new());
    doorkey(&session, "doctor --repair").run().exits(0);
    doorkey(&session, "store move --to vault").run().exits(0);
    assert_eq!(in_keyring(&session), identity);
    holds(&session, &codes, &BTreeSet::new());
}
