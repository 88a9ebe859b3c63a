//! The state folder: what may stand in it, and with which mode.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use super::Bench;
use super::doorkey;
use super::holds;
use super::invented;
use super::shown;
use crate::support::process::Home;

fn state(home: &Home) -> PathBuf {
    home.path().join(".local/state/doorkey")
}

#[test]
fn a_link_a_second_name_a_pipe_or_a_folder_in_the_place_of_a_file_is_refused_and_left_as_it_is() {
    let codes = invented(3);
    let bench = Bench::new(&codes.join("\n"));
    for name in ["ledger.jsonl", "head", "lock"] {
        for kind in ["link", "second name", "pipe", "folder"] {
            let home = bench.home();
            let target = home.file("target", "what others need\n");
            let place = state(&home).join(name);
            fs::remove_file(&place).unwrap();
            match kind {
                "link" => symlink(&target, &place).unwrap(),
                "second name" => fs::hard_link(&target, &place).unwrap(),
                "pipe" => drop(home.program("mkfifo").args([&place]).run()),
                _ => fs::create_dir(&place).unwrap(),
            }
            let ran = doorkey(&home, ["codes", "use", "pypi", "--yes"]).run();
            assert!(
                [4, 5].contains(&ran.end.as_shell()),
                "{name} as a {kind}: {ran}"
            );
            assert!(ran.err().contains(name), "{name} as a {kind}: {ran}");
            assert!(shown(&ran, &codes).is_empty(), "{name} as a {kind}");
            assert_eq!(fs::read_to_string(&target).unwrap(), "what others need\n");
        }
    }
}

#[test]
fn a_linked_state_folder_is_refused() {
    let codes = invented(3);
    let home = Bench::new(&codes.join("\n")).home();
    let elsewhere = home.path().join("elsewhere");
    fs::rename(state(&home), &elsewhere).unwrap();
    symlink(&elsewhere, state(&home)).unwrap();
    let ran = doorkey(&home, ["codes", "use", "pypi", "--yes"]).run();
    ran.exits(5);
    assert!(shown(&ran, &codes).is_empty());
}

#[test]
fn files_are_closed_to_others_whatever_the_umask() {
    for umask in ["000", "077", "777"] {
        let codes = invented(3);
        let home = Bench::new("").home();
        let script = format!("umask {umask}; exec \"$0\" codes add pypi --stdin");
        home.program("sh")
            .args(["-c", &script, super::DOORKEY])
            .env("DOORKEY_IDENTITY_FILE", home.path().join("identity"))
            .stdin(codes.join("\n"))
            .run()
            .exits(0);
        let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(state(&home)), 0o700, "umask {umask}");
        for file in fs::read_dir(state(&home)).unwrap() {
            let path = file.unwrap().path();
            assert_eq!(
                mode(path.clone()),
                0o600,
                "umask {umask}: {}",
                path.display()
            );
        }
        holds(&home, &codes, &BTreeSet::new(), "a umask");
    }
}

#[test]
fn modes_that_others_could_use_are_closed_by_the_next_run_that_writes() {
    let codes = invented(3);
    let home = Bench::new(&codes.join("\n")).home();
    let ledger = state(&home).join("ledger.jsonl");
    fs::set_permissions(&ledger, PermissionsExt::from_mode(0o666)).unwrap();
    fs::set_permissions(state(&home), PermissionsExt::from_mode(0o777)).unwrap();
    let doctor = doorkey(&home, ["doctor"]).run();
    doctor.exits(1);
    assert!(
        doctor
            .out()
            .contains("others may look into the state folder"),
        "{doctor}"
    );
    doorkey(&home, ["codes", "use", "pypi", "--yes"])
        .run()
        .exits(0);
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(state(&home)), mode(ledger)), (0o700, 0o600));
}

#[test]
fn a_home_that_is_not_there_or_odd_is_an_error_and_no_panic() {
    for home_is in ["", "/", "relative", "/nowhere/at/all", "/dev/null"] {
        let home = Home::new();
        let mut program = home
            .program(super::DOORKEY)
            .args(["codes", "status"])
            .env("HOME", home_is);
        for name in [
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
        ] {
            program = program.without_env(name);
        }
        let ran = program.run();
        ran.assert_sane();
        assert!(
            [0, 5].contains(&ran.end.as_shell()),
            "HOME={home_is}: {ran}"
        );
    }
}
