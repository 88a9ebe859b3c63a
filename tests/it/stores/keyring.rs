//! Recovery codes in an open keyring, and what another program sees of them there.

use std::time::Instant;

use serde_json::Value;

use super::*;
use crate::burning::shown;
use crate::support::pages::PageServer;

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

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_key_in_a_keyring_is_used_and_a_locked_keyring_is_said_and_neither_waited_for_nor_clear() {
    let (session, server) = (Session::unlocked(), PageServer::start());
    let url = server.url();
    let account = "/breachedaccount/ada%40example.org?truncateResponse=false";
    server.page(account, r#"[{"Name":"Harbour"}]"#);
    let ask = |line: &str| doorkey(&session, line).args(["--api", &url]).run();
    let sent = || {
        server
            .heads()
            .concat()
            .matches("hibp-api-key: of-ada")
            .count()
    };
    let keep = doorkey(&session, "breaches key keep --key-fd 3").args(["--api", &url]);
    keep.descriptor(3, "of-ada\n").run().exits(0);
    let records = in_keyring(&session);
    let (_, record) = records.first_key_value().expect("a record");
    let record: Value = serde_json::from_str(record).unwrap();
    assert_eq!(
        (&record["kind"], &record["key"][0]),
        (&"key".into(), &"of-ada".into())
    );
    assert_eq!(record["site"], format!("{url}/"));
    let in_files = session.files_with(b"of-ada").into_iter();
    let mut in_files = in_files.filter(|name| !name.contains("/.descriptor-"));
    assert_eq!(in_files.next(), None);
    ask("breaches account ada@example.org").exits(1);
    let before = sent();
    assert!(before > 0, "it was never sent");
    session.lock();
    let began = Instant::now();
    let ran = ask("breaches account ada@example.org");
    let talk = ran.exits(3).err().replace("\n      ", " ");
    assert!(talk.contains("the keyring is locked"), "{ran}");
    let ran = ask("breaches account ada@example.org --by address");
    assert!(
        ran.exits(5).err().contains("give the key another way"),
        "{ran}"
    );
    ask("breaches key forget --yes").exits(5);
    assert!(began.elapsed().as_secs() < 10);
    assert_eq!(sent(), before);
    let status = doorkey(&session, "breaches key status").run();
    assert!(status.exits(0).out().contains(&url), "{status}");
}
