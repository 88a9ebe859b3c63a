//! `doorkey request look`: what makes a request needless, found on this machine and never shown.

mod files;
mod keyring;
mod real;

use doorkey::exit::Exit;
use doorkey::record::trouble::StoreError;
use serde_json::Value;

use crate::codes::given::PYPI;
use crate::codes::given::kept;
use crate::support::world::Told;
use crate::support::world::World;
use crate::totp::RFC;
use crate::totp::enrolled;

/// Two recovery codes as PyPI makes them.
pub const CODES: [&str; 2] = ["0a1b2c3d4e5f6071", "f0e1d2c3b4a59687"];

const LOOK: [&str; 4] = ["request", "look", "pypi", "--yes"];

/// Kind and place of each find.
fn found(document: &Value) -> Vec<(String, String)> {
    let rows = document["found"].as_array().expect("a list of finds");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    rows.iter()
        .map(|row| (text(&row["kind"]), text(&row["place"])))
        .collect()
}

fn look(world: World) -> Told {
    world.run(LOOK.into_iter().chain(["--format", "json"]))
}

#[test]
fn nothing_is_looked_at_unless_the_owner_agrees() {
    let codes = CODES.join("\n");
    let world = || World::new().file("/home/ada/Downloads/recovery-codes.txt", &codes);
    for answer in ["", "n", "nein", "yes please"] {
        world()
            .types(answer)
            .run(["request", "look", "pypi"])
            .exits(Exit::Cancelled)
            .never_says("recovery-codes.txt");
    }
    world()
        .run(["request", "look", "pypi"])
        .exits(Exit::Cancelled);
    world()
        .types("y")
        .run(["request", "look", "pypi"])
        .exits(Exit::Done)
        .says("/home/ada/Downloads/recovery-codes.txt");
}

#[test]
fn a_file_with_codes_is_told_with_what_to_do_and_without_the_codes() {
    let told = World::new()
        .file("/home/ada/Documents/old/misc.txt", CODES.join("\n"))
        .file("/home/ada/Documents/poem.txt", "roses are red")
        .run(LOOK)
        .exits(Exit::Done)
        .says("recovery codes: /home/ada/Documents/old/misc.txt")
        .says("`doorkey codes add pypi --file /home/ada/Documents/old/misc.txt`")
        .says("this may open the account")
        .never_says("poem.txt");
    for code in CODES {
        assert!(!told.out.contains(code) && !told.err.contains(code));
    }
}

#[test]
fn the_hint_of_a_file_with_codes_is_a_command_that_takes_them_in() {
    let path = "/home/ada/Downloads/PyPI-Recovery-Codes-ada-2026-01-02T03:04:05.678901.txt";
    let world = || World::new().file(path, PYPI);
    let document = look(world()).exits(Exit::Done).json();
    let hint = document["found"][0]["hint"].as_str().expect("a hint");
    let command = hint.split('`').nth(1).expect("a command");
    let words = command.split(' ').skip(1);
    world()
        .run(words)
        .exits(Exit::Done)
        .says("8 recovery codes of `pypi` kept");
}

#[test]
fn what_doorkey_keeps_is_told_from_its_ledger_and_no_store_is_opened() {
    let safe = kept("pypi", PYPI);
    let _while_keeping = safe.calls();
    let document = look(World::new().safe(&safe)).exits(Exit::Done).json();
    assert_eq!(
        found(&document),
        [("kept_recovery_codes".into(), "`pypi`, 8 of 8 left".into())]
    );
    assert!(safe.calls().is_empty(), "a store was asked");
    let safe = enrolled("pypi ada", RFC);
    let told = look(World::new().safe(&safe)).exits(Exit::Done);
    assert_eq!(
        found(&told.json()),
        [("kept_enrolment".into(), "`pypi:ada`".into())]
    );
    told.never_says(RFC);
    let other = ["request", "look", "testpypi", "--yes"];
    World::new()
        .safe(&safe)
        .run(other)
        .exits(Exit::Done)
        .says("nothing that opens an account of TestPyPI was found");
}

#[test]
fn a_password_is_a_find_and_a_token_is_a_note() {
    let pypirc = "[pypi]\nusername = ada\npassword = canary-one\n\n[testpypi]\nusername = __token__\n\
                  password = pypi-canary-two\n";
    let netrc = "machine upload.pypi.org login ada password canary-three\n";
    let world = || {
        World::new()
            .file("/home/ada/.pypirc", pypirc)
            .file("/home/ada/.netrc", netrc)
    };
    let told = look(world()).exits(Exit::Done).never_says("canary");
    assert_eq!(
        found(&told.json()),
        [
            (
                "password".into(),
                "/home/ada/.netrc, machine `upload.pypi.org`".into()
            ),
            (
                "password".into(),
                "/home/ada/.pypirc, section `pypi`".into()
            ),
        ]
    );
    world()
        .run(["request", "look", "testpypi", "--yes"])
        .exits(Exit::Done)
        .talks("an API token stands there: it uploads, and opens no account page")
        .says("nothing that opens an account of TestPyPI was found")
        .never_says("canary");
}

#[test]
fn an_entry_of_the_keyring_is_a_find_and_a_keyring_that_cannot_be_asked_is_no_answer() {
    let document = look(World::new().keyring_user("ada").keyring_user("__token__"))
        .exits(Exit::Done)
        .talks("")
        .json();
    assert_eq!(
        found(&document),
        [(
            "keyring_entry".into(),
            "`https://upload.pypi.org/legacy/` (`ada`)".into()
        )]
    );
    let fails = || World::new().keyring_fails(StoreError::NoBus);
    fails()
        .run(LOOK)
        .exits(Exit::Incomplete)
        .says("not looked at:")
        .says("the keyring: there is no session bus")
        .says("was found in what could be looked at");
    // A find makes up for it.
    fails()
        .file("/home/ada/Downloads/x.kdbx", "x")
        .run(LOOK)
        .exits(Exit::Done)
        .says("the file of a password manager: /home/ada/Downloads/x.kdbx")
        .says("the keyring: there is no session bus");
}

#[test]
fn where_everything_was_looked_at_and_nothing_found_it_says_so() {
    let told = World::new()
        .file("/home/ada/src/project/recovery-codes.txt", CODES.join("\n"))
        .run(LOOK)
        .exits(Exit::Done)
        .says("nothing that opens an account of PyPI was found");
    assert!(!told.out.contains("what could be looked at"));
    let document = look(World::new()).json();
    assert_eq!(document["schema"], "doorkey/request/1");
    assert_eq!(document["found"], Value::Array(Vec::new()));
    assert_eq!(document["not_looked_at"], Value::Array(Vec::new()));
    assert_eq!(document["exit"], 0);
}

#[test]
fn a_folder_that_the_owner_names_is_looked_through_too() {
    let args = ["--in", "/mnt/old", "--format", "json"];
    let document = World::new()
        .file("/mnt/old/a/b/c.txt", CODES.join("\n"))
        .run(LOOK.into_iter().chain(args))
        .exits(Exit::Done)
        .json();
    assert_eq!(
        found(&document),
        [("recovery_codes".into(), "/mnt/old/a/b/c.txt".into())]
    );
}

#[test]
fn a_service_that_is_not_known_is_refused_with_those_that_are() {
    for args in [&["request", "look"][..], &["request", "look", "nowhere"]] {
        World::new()
            .run(args.iter().copied())
            .exits(Exit::Usage)
            .talks("there is one for pypi");
    }
}

#[test]
fn codes_of_another_service_are_not_taken_for_those_of_this_one() {
    let document = look(
        World::new()
            .file(
                "/home/ada/Downloads/gitlab-recovery-codes.txt",
                CODES.join("\n"),
            )
            .file("/home/ada/Downloads/2fa-bank.txt", "1234-5678\n2345-6789\n")
            .file("/home/ada/Downloads/2fa-scan.pdf", "%PDF"),
    )
    .exits(Exit::Done)
    .json();
    assert_eq!(
        found(&document),
        [(
            "maybe_recovery_codes".into(),
            "/home/ada/Downloads/2fa-scan.pdf".into()
        )]
    );
}
