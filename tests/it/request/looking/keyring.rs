//! Entries that other programs keep in a real keyring.

use serde_json::Value;

use super::found;
use crate::burning::DOORKEY;
use crate::support::keyring::Session;

const UPLOAD: &str = "https://upload.pypi.org/legacy/";
const CANARY: &str = "canary-of-the-keyring";

/// As twine's library keeps a password.
fn store(session: &Session, service: &str, user: &str) {
    let args = ["store", "--label=x", "service", service, "username", user];
    let application = ["application", "Python keyring library"];
    session
        .secret_tool(args.into_iter().chain(application))
        .stdin(CANARY)
        .run()
        .exits(0);
}

/// What a look in this session finds of kind `keyring_entry`, and what was not looked at.
fn look(session: &Session, exit: i32) -> (Vec<String>, Value) {
    let ran = session
        .program(DOORKEY)
        .args(["request", "look", "pypi", "--yes", "--format", "json"])
        .run();
    ran.exits(exit).never_says(CANARY);
    let document: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    let entries = found(&document)
        .into_iter()
        .filter(|(kind, _)| kind == "keyring_entry")
        .map(|(_, place)| place)
        .collect();
    (entries, document["not_looked_at"].clone())
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn entries_are_found_by_their_service_and_tokens_are_none() {
    let session = Session::unlocked();
    let (entries, missed) = look(&session, 0);
    assert_eq!((entries.len(), missed), (0, Value::Array(Vec::new())));
    store(&session, UPLOAD, "ada");
    store(&session, UPLOAD, "bob\u{1b}[2J");
    store(&session, UPLOAD, "__token__");
    store(&session, "https://test.pypi.org/legacy/", "eve");
    let (entries, _) = look(&session, 0);
    assert_eq!(
        entries,
        [
            format!("`{UPLOAD}` (`ada`)"),
            format!("`{UPLOAD}` (`bob\u{1b}[2J`)")
        ]
    );
}

#[test]
#[ignore = "needs gnome-keyring, dbus, secret-tool and Xvfb; .ci/run runs it"]
fn a_locked_keyring_is_asked_without_a_prompt_and_stays_locked() {
    let mut session = Session::with_a_screen();
    store(&session, UPLOAD, "ada");
    session.lock();
    let (entries, _) = look(&session, 0);
    assert_eq!(entries.len(), 1, "{entries:?}");
    // A keyring that was never opened since it was started.
    session.kill();
    let (entries, _) = look(&session, 0);
    assert_eq!(entries.len(), 1, "{entries:?}");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run runs it"]
fn a_keyring_that_cannot_be_asked_is_not_looked_at() {
    for (session, why) in [
        (Session::without_bus(), "there is no session bus"),
        (Session::without_service(), "no keyring runs"),
    ] {
        let (entries, missed) = look(&session, 3);
        assert_eq!(entries, Vec::<String>::new());
        assert!(missed.to_string().contains(why), "{missed}");
    }
    let session = Session::unlocked();
    store(&session, UPLOAD, "ada");
    session.stop();
    let (_, missed) = look(&session, 3);
    assert!(
        missed.to_string().contains("did not answer in 9 seconds"),
        "{missed}"
    );
    session.resume();
}

#[test]
#[ignore = "needs gnome-keyring, dbus and Python's keyring with SecretStorage; .ci/run runs it"]
fn what_the_library_of_twine_wrote_is_found() {
    let session = Session::unlocked();
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = format!(
        "import keyring; keyring.set_password('{UPLOAD}', 'ada', '{CANARY}'); print(keyring.get_keyring())"
    );
    let path = std::env::var_os("PATH").expect("a path");
    let ran = session
        .program(&python)
        .args(["-c", &script])
        .env("PATH", path)
        .env(
            "PYTHON_KEYRING_BACKEND",
            "keyring.backends.SecretService.Keyring",
        )
        .run();
    ran.exits(0);
    let (entries, _) = look(&session, 0);
    assert_eq!(entries, [format!("`{UPLOAD}` (`ada`)")]);
}
