//! Bad input at the real program: told by its place, never guessed at, and no reason to leave out the rest.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;

use doorkey::breach::digest::Digest;
use doorkey::secret::Secret;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::server::rows;

mod bytes;
mod names;

#[test]
fn a_source_that_is_not_there_is_named_and_the_others_are_judged() {
    let home = Home::new();
    home.file("one", GOOD);
    home.file("empty", "");
    std::fs::create_dir(home.path().join("folder")).expect("a folder");
    symlink("nothing", home.path().join("broken")).expect("a link");
    symlink("loop", home.path().join("loop")).expect("a link");
    for (args, says) in [
        (
            &["--file", "missing"][..],
            "missing: not checked: no such file",
        ),
        (
            &["--file", "folder"],
            "folder: not checked: a folder, not a file",
        ),
        (&["--file", "broken"], "broken: not checked: no such file"),
        (&["--file", "loop"], "loop: not checked: "),
        (&["--file", "one/two"], "one/two: not checked: "),
        (
            &["--dotenv", "missing"],
            "missing: not checked: no such file",
        ),
        (
            &["--dotenv", "folder"],
            "folder: not checked: a folder, not a file",
        ),
        (&["--dir", "missing"], "missing: not checked: no such file"),
        (&["--dir", "one"], "one: not checked: not a folder"),
        (
            &["--fd", "9"],
            "descriptor 9: not checked: descriptor 9 is not open",
        ),
        (
            &["--fd", "4294967295"],
            "descriptor 4294967295: not checked: descriptor 4294967295 is not open",
        ),
        (
            &["--env", "UNSET"],
            "UNSET: not checked: the variable is not set",
        ),
        (&["--env", "NOTHING"], "NOTHING: not checked: empty"),
    ] {
        let alone = pwned(&home).env("NOTHING", "").args(args).run();
        told(alone.exits(4), says);
        let beside = pwned(&home)
            .env("NOTHING", "")
            .args(["--file", "one"])
            .args(args)
            .run();
        told(beside.exits(4), "checked 0 of 2, 2 not checked");
        told(&beside, "exposure unknown: offline");
    }
    for args in [
        &["--file", "empty"][..],
        &["--dotenv", "empty"],
        &["--dir", "folder"],
    ] {
        assert!(
            pwned(&home)
                .args(args)
                .run()
                .exits(4)
                .err()
                .contains("there was no secret")
        );
    }
}

#[test]
fn a_finding_beats_what_could_not_be_read() {
    let home = Home::new();
    let ran = pwned(&home)
        .args(["--env", "UNSET"])
        .args(["--fd", "0"])
        .stdin("password\n")
        .run();
    told(
        ran.exits(1),
        "checked 1 of 2, 1 not checked (the variable is not set)",
    );
}

#[test]
fn descriptors_of_every_kind_are_read_from_where_they_stand() {
    let home = Home::new();
    let asked = |program: Program<'_>| {
        let ran = program.args(["--fd", "3"]).run();
        told(ran.exits(1), "checked 1 of 1");
        told(&ran, "descriptor 3 line 1");
    };
    asked(pwned(&home).descriptor(3, "password\n"));
    asked(pwned(&home).piped_descriptor(3, "password\n"));
    asked(
        pwned(&home)
            .stdin("password\n")
            .redirect("3<&0 0< /dev/null"),
    );
    home.file("two", "read already\npassword\n");
    let deleted = "exec 3< two; rm two; read -r _ <&3; exec \"$0\" \"$@\"";
    asked(pwned(&home).through(["bash", "-c", deleted]));
    let socket = "import os, socket, sys; a, b = socket.socketpair(); b.sendall(b'password\\n'); \
         b.shutdown(socket.SHUT_WR); os.dup2(a.fileno(), 9); os.dup2(9, 3); os.execv(sys.argv[1], sys.argv[1:])";
    asked(pwned(&home).through(["python3", "-c", socket]));
    for ours in ["3", "4", "5", "6", "7", "8"] {
        let ran = pwned(&home)
            .args(["--fd", ours])
            .deadline(Duration::from_secs(5))
            .run();
        told(ran.exits(4), "is not open");
    }
    let ran = pwned(&home).args(["--fd", "3"]).redirect("3< /").run();
    told(
        ran.exits(4),
        "descriptor 3: not checked: a folder, not a file",
    );
    let ran = pwned(&home)
        .args(["--fd", "3"])
        .redirect("3> written")
        .run();
    told(ran.exits(4), "descriptor 3: not checked: ");
    let ran = pwned(&home).args(["--fd", "1"]).run(); // a pipe's end for writing: it must not wait for itself
    told(ran.exits(4), "descriptor 1: not checked: ");
    let ran = pwned(&home)
        .args(["--file", "/dev/fd/3"])
        .piped_descriptor(3, "password\n")
        .run();
    told(ran.exits(1), "checked 1 of 1"); // bash's <(…)
}

#[test]
fn a_folder_of_secrets_is_read_without_waiting_or_going_round() {
    let home = Home::new();
    let at = |name: &str| home.path().join("s").join(name);
    for folder in ["s/sub", "s/..2026", "s/closed"] {
        std::fs::create_dir_all(home.path().join(folder)).expect("a folder");
    }
    home.file("s/..2026/db", format!("{GOOD}\n"));
    home.file("s/sub/api", "password");
    home.file("s/empty", "\n");
    home.file("s/.hidden", "monkey\r\n");
    home.file("s/closed/in", "never read");
    for (to, name) in [
        ("..2026", "..data"),
        ("..data/db", "db"),
        ("nothing", "broken"),
        ("loop", "loop"),
        (".", "round"),
        ("/dev/zero", "device"),
    ] {
        symlink(to, at(name)).expect("a link");
    }
    home.program("mkfifo").args(["s/pipe"]).run().exits(0);
    let ran = pwned(&home)
        .args(["--dir", "s", "--format", "jsonl"])
        .deadline(Duration::from_secs(5))
        .run();
    let rows: Vec<serde_json::Value> = ran
        .exits(1)
        .out()
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let said = |id: &str| {
        let row = rows
            .iter()
            .find(|row| row["id"] == id)
            .unwrap_or_else(|| panic!("no {id}: {ran}"));
        row["exposure"]["verdict"]
            .as_str()
            .or(row["error"]["message"].as_str())
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(said("db"), "unknown");
    assert_eq!(said("sub/api"), "exposed");
    assert_eq!(said(".hidden"), "exposed");
    assert_eq!(said("empty"), "empty");
    assert_eq!(said("broken"), "no such file");
    assert_eq!(said("pipe"), "not a regular file");
    assert_eq!(said("device"), "not a regular file");
    assert_eq!(said("round"), "a folder, not a file");
    assert!(said("loop").contains("symbolic link"));
    assert!(!ran.out().contains("..2026"));
}

#[test]
#[ignore = "needs root, to become a user who may not read; .ci/run has it"]
fn what_may_not_be_read_is_told_and_the_others_are_judged() {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join("s/closed")).expect("a folder");
    home.file("s/closed/in", "x");
    home.file("s/mine", GOOD);
    home.file("s/open", "password");
    for (name, mode) in [
        ("", 0o755),
        ("s", 0o755),
        ("s/closed", 0o700),
        ("s/mine", 0o600),
    ] {
        std::fs::set_permissions(home.path().join(name), PermissionsExt::from_mode(mode))
            .expect("a mode");
    }
    let nobody = [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
    ];
    let ran = pwned(&home)
        .args(["--dir", "s", "--file", "s/mine", "--dotenv", "s/mine"])
        .through(nobody)
        .without_env("XDG_CONFIG_HOME")
        .without_env("HOME")
        .run();
    told(ran.exits(1), "no permission to read it");
    told(&ran, "s/closed closed  not checked");
    told(&ran, "checked 1 of 5, 4 not checked");
    // A descriptor that was opened for it may be read all the same.
    let ran = pwned(&home)
        .args(["--fd", "3"])
        .stdin("password\n")
        .redirect("3<&0")
        .through(nobody)
        .without_env("XDG_CONFIG_HOME")
        .without_env("HOME")
        .run();
    told(ran.exits(1), "checked 1 of 1");
}

#[test]
fn endless_input_ends() {
    let home = Home::new();
    let ran = pwned(&home).args(["--file", "/dev/zero"]).run();
    told(ran.exits(4), "64 MiB without an end of the line");
    for flag in ["--dotenv", "--previous-file", "--policy"] {
        let ran = home
            .program(DOORKEY)
            .args(["check", "--offline", flag, "/dev/zero"])
            .stdin("x")
            .run();
        let said = ran.assert_sane().out() + &ran.err();
        assert!(said.contains("longer than 4 MiB"), "{ran}");
    }
    let mut six = vec![b'x'; 6 << 20];
    let ran = pwned(&home).stdin(&six).run();
    told(ran.exits(4), "not checked: longer than 4 MiB");
    six.splice(..0, *b"password\n");
    six.extend(b"\nmonkey\n");
    let ran = pwned(&home).stdin(&six).run();
    told(
        ran.exits(1),
        "checked 2 of 3, 1 not checked (longer than 4 MiB)",
    );
}

#[test]
fn a_config_file_that_is_a_pipe_does_not_hold_up_every_run() {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join(".config/doorkey")).expect("a folder");
    home.program("mkfifo")
        .args([".config/doorkey/config.toml"])
        .run()
        .exits(0);
    let ran = pwned(&home)
        .stdin("x")
        .deadline(Duration::from_secs(5))
        .run();
    assert!(ran.exits(4).err().contains("not a regular file"), "{ran}");
}

#[track_caller]
fn told(ran: &Ran, text: &str) {
    assert!(ran.out().contains(text), "`{text}` is not in {ran}");
}

fn pwned(home: &Home) -> Program<'_> {
    home.program(DOORKEY).args(["pwned", "--offline"])
}

const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");
const GOOD: &str = "gk7#Vw2!pQz9@Lm4xT";
