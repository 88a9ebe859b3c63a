//! Recovery codes in an open keyring, and what another program sees of them there.

use serde_json::Value;

use super::*;
use crate::burning::shown;

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn another_program_reads_the_record_that_was_kept() {
    let codes = invented(8);
    let session = session_with(&codes);
    let records = in_keyring(&session);
    let (key, record) = records.first_key_value().expect("a record");
    assert_eq!(records.len(), 1);
    let args = ["lookup", "service", "doorkey", "username", key];
    let looked_up = session.secret_tool(args).run();
    assert_eq!(looked_up.exits(0).out(), *record);
    let record: Value = serde_json::from_str(record).unwrap();
    assert_eq!(record["site"], "pypi");
    assert!(record["codes"].as_array().unwrap().iter().eq(&codes));
    let args = ["search", "--all", "service", "doorkey"];
    let found = session.secret_tool(args).run();
    assert!(found.out().contains("label = doorkey record"), "{found}");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_set_is_used_shown_and_removed_and_nothing_is_left() {
    let codes = invented(3);
    let session = session_with(&codes);
    let mut seen = BTreeSet::new();
    for _ in 0..2 {
        let ran = doorkey(&session, "codes use pypi --yes").run();
        ran.exits(0);
        assert_eq!(shown(&ran, &codes).len(), 1);
        seen.extend(shown(&ran, &codes));
    }
    assert_eq!(seen.len(), 2);
    let rows = holds(&session, &codes, &seen);
    assert_eq!(rows[2].1, "unused");
    doorkey(&session, "codes remove pypi --yes").run().exits(0);
    assert_eq!(in_keyring(&session), BTreeMap::new());
    doorkey(&session, "codes use pypi --yes").run().exits(5);
    doorkey(&session, "doctor").run().exits(0);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_file_given_once_more_brings_no_used_code_back() {
    let codes = invented(4);
    let session = session_with(&codes);
    let used = doorkey(&session, "codes use pypi --yes").run();
    doorkey(&session, "codes burn pypi 2").run().exits(0);
    doorkey(&session, "codes replace pypi --stdin")
        .stdin(codes.join("\n"))
        .run()
        .exits(0);
    let seen = shown(&used, &codes).into_iter().collect();
    let states: Vec<_> = holds(&session, &codes, &seen)
        .into_iter()
        .map(|(_, state)| state)
        .collect();
    assert_eq!(states, ["handed_out", "burnt", "unused", "unused"]);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_variable_that_overrules_the_config_file_is_noted() {
    let codes = invented(2);
    let session = session_with(&codes);
    let overruled = |line| doorkey(&session, line).env("DOORKEY_STORE", "vault").run();
    let doctor = overruled("doctor");
    assert!(
        doctor
            .out()
            .contains("`DOORKEY_STORE` says vault; the config file says keyring"),
        "{doctor}"
    );
    let ran = overruled("codes use pypi --yes");
    ran.exits(5);
    assert!(ran.err().contains("there is no vault"), "{ran}");
    assert!(
        ran.err().contains("because: `DOORKEY_STORE` says vault"),
        "{ran}"
    );
    assert!(shown(&ran, &codes).is_empty());
    let ran = doorkey(&session, "codes use pypi --yes")
        .env("DOORKEY_STORE", "keyring")
        .run();
    assert!(!ran.exits(0).err().contains("DOORKEY_STORE"), "{ran}");
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn without_a_terminal_no_code_is_marked_for_nobody() {
    let codes = invented(2);
    let session = session_with(&codes);
    for line in [
        "codes use pypi",
        "codes use pypi --print",
        "codes use pypi --format json",
    ] {
        let ran = doorkey(&session, line).run();
        ran.exits(6);
        assert!(ran.err().contains("none was marked"), "{ran}");
        assert!(shown(&ran, &codes).is_empty());
    }
    assert!(
        rows(&session, "pypi")
            .iter()
            .all(|(_, state)| state == "unused")
    );
}
