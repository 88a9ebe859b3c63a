//! A fault at every system call that changes something: what was asked for is done, or it is told that it is not.

use std::fs;
use std::path::Path;

use crate::burning::DOORKEY;
use crate::support::fault::everywhere;
use crate::support::process::Home;
use crate::support::process::Ran;

/// A home with a file of facts, a folder for texts and a case.
fn home() -> Home {
    let home = Home::new();
    home.file("facts.toml", FACTS);
    fs::create_dir(home.path().join("texts")).unwrap();
    let ran = home
        .program(DOORKEY)
        .args(["request", "new", "--facts", "facts.toml", "--keep"])
        .run();
    ran.exits(0);
    home
}

fn run<'h>(home: &'h Home, line: &str) -> crate::support::process::Program<'h> {
    home.program(DOORKEY)
        .args(["request"])
        .args(line.split(' '))
}

fn log(home: &Home, name: &str) -> String {
    let path = home.path().join(".local/state/doorkey/requests").join(name);
    fs::read_to_string(path).unwrap_or_default()
}

/// The lines without their moments.
fn events(log: &str) -> Vec<String> {
    let lines = log
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    lines
        .map(|mut line| {
            line["at"] = 0.into();
            line.to_string()
        })
        .collect()
}

/// Every text of a folder, by its name. A run that is killed while it names one may leave a hidden file.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .filter(|(name, _)| !name.starts_with(".doorkey-"))
        .collect();
    files.sort();
    files
}

/// Done, killed, or told.
fn is_told(ran: &Ran, what: &str) {
    let code = ran.end.as_shell();
    assert!([0, 3, 4, 5, 127, 137].contains(&code), "{what}");
    if code == 3 {
        assert!(ran.err().contains("the case is not kept"), "{what}");
    }
    if matches!(code, 4 | 5) {
        assert!(ran.err().contains("error: "), "{what}");
    }
}

/// What texts there are is whole; where the run says that it is done, all of them.
fn texts_are_whole(home: &Home, whole: &[(String, Vec<u8>)], ran: &Ran, what: &str) {
    let there = files(&home.path().join("texts"));
    let all = fs::read_dir(home.path().join("texts")).unwrap().count();
    assert!(
        all == there.len() || ran.end.as_shell() == 137,
        "a hidden file is left: {what}"
    );
    for file in &there {
        assert!(whole.contains(file), "{} is not whole: {what}", file.0);
    }
    if ran.end.as_shell() == 0 {
        assert_eq!(there.len(), whole.len(), "{what}");
    } else if ran.end.as_shell() < 127 {
        assert!(
            there.is_empty() || there.len() == whole.len(),
            "some are left: {what}"
        );
    }
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn texts_are_whole_or_not_there_and_a_failure_leaves_none() {
    let whole = home();
    run(&whole, "draft --out texts").run().exits(0);
    let whole = files(&whole.path().join("texts"));
    assert_eq!(whole.len(), 4);
    let count = everywhere(
        home,
        |home| run(home, "draft --out texts"),
        |home, ran, what| {
            is_told(ran, what);
            texts_are_whole(home, &whole, ran, what);
            assert!(!log(home, "pypi-ada.jsonl").is_empty(), "{what}");
        },
    );
    assert!(count > 40, "only {count} faults");
    println!("{count} faults in `request draft --out`");
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_new_request_is_kept_whole_or_said_not_to_be() {
    let begin = || {
        let home = Home::new();
        home.file("facts.toml", FACTS);
        fs::create_dir(home.path().join("texts")).unwrap();
        home
    };
    let line = "new --facts facts.toml --keep --out texts";
    let whole = begin();
    run(&whole, line).run().exits(0);
    let texts = files(&whole.path().join("texts"));
    let kept = events(&log(&whole, "pypi-ada.jsonl"));
    assert!(kept.len() > 5);
    let count = everywhere(
        begin,
        |home| run(home, line),
        |home, ran, what| {
            is_told(ran, what);
            let there = files(&home.path().join("texts"));
            assert!(there.iter().all(|file| texts.contains(file)), "{what}");
            let log = events(&log(home, "pypi-ada.jsonl"));
            assert!(kept.starts_with(&log), "{what}\n{log:?}");
            if ran.end.as_shell() == 0 {
                assert_eq!(there.len(), texts.len(), "{what}");
                let is_said = ran.err().contains("the case is not kept");
                assert!(is_said || log == kept, "{what}\n{log:?}");
            }
            // What is left stops no other run.
            run(home, "list").run().exits(0);
            run(home, "new --facts facts.toml --keep").run().exits(0);
        },
    );
    assert!(count > 60, "only {count} faults");
    println!("{count} faults in `request new --keep --out`");
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_deed_is_written_down_or_it_is_an_error_and_older_lines_stay() {
    let count = everywhere(
        home,
        |home| run(home, "log mailed"),
        |home, ran, what| {
            is_told(ran, what);
            let log = log(home, "pypi-ada.jsonl");
            let events = events(&log);
            assert!(
                events.len() >= OLDER && log.contains("\"drafted\""),
                "{what}\n{log}"
            );
            let is_there = log.contains("\"mailed\"}\n");
            if ran.end.as_shell() == 0 {
                assert!(is_there, "{what}\n{log}");
            }
            run(home, "log answered").run().exits(0);
            let after = self::log(home, "pypi-ada.jsonl");
            assert!(
                after.starts_with(&log) && after.ends_with("\"answered\"}\n"),
                "{what}\n{after}"
            );
        },
    );
    assert!(count > 20, "only {count} faults");
    println!("{count} faults in `request log mailed`");
}

/// Lines of the case before anything is logged.
const OLDER: usize = 6;
const FACTS: &str = "service = 'pypi'\nusername = 'ada'\nsecond_factor = 'lost'\nemail = 'lost'\nprojects = ['engine']\n";
