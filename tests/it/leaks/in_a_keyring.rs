//! The same over a real keyring: a code goes to the keyring and to where it was asked for, and nowhere else.

use std::fs;
use std::path::PathBuf;

use super::canary::Canary;
use super::memory::core_in;
use super::memory::found;
use super::memory::traces;
use super::memory::under_gdb;
use super::scene::CODES;
use super::scene::KEY;
use super::scene::NEW;
use super::scene::PASSWORD;
use crate::burning::DOORKEY;
use crate::support::keyring::Session;
use crate::support::process::Program;

#[test]
#[ignore = "needs gdb and gnome-keyring; .ci/run has them"]
fn nothing_of_a_code_in_a_keyring_is_left_in_memory_at_exit() {
    let session = with_a_set();
    let secrets = CODES.iter().chain(&NEW).chain([&PASSWORD, &KEY]);
    let traces: Vec<_> = secrets
        .flat_map(|secret| traces(secret.as_bytes()))
        .collect();
    for (line, exit) in LINES {
        let program = program(&session, line);
        let ran = under_gdb(&program).run();
        #[cfg(target_arch = "x86_64")]
        assert!(
            ran.out().contains(&format!("it exits with {exit}\n")),
            "{ran}"
        );
        let memory =
            core_in(&home(&session)).unwrap_or_else(|| panic!("no memory to look at: {ran}"));
        let left = found(&memory, &traces);
        assert!(left.is_none(), "{left:?} after {}", program.line());
    }
}

#[test]
#[ignore = "needs strace and gnome-keyring; .ci/run has them"]
fn a_code_in_a_keyring_is_sent_to_nobody_but_the_session_bus() {
    let session = with_a_set();
    let secrets: Vec<_> = CODES.iter().chain(&NEW).chain([&PASSWORD, &KEY]).collect();
    let canary = Canary::of(&secrets);
    for (line, exit) in LINES {
        let calls = [
            "strace", "-f", "-v", "-y", "-s", "1000000", "-o", "calls", "-e",
        ];
        let program = program(&session, line).through(calls).through([CALLS]);
        let ran = program.run();
        ran.exits(exit);
        let place = home(&session).join("calls");
        let calls = fs::read_to_string(&place).unwrap();
        fs::remove_file(place).unwrap();
        let shows = line.contains(" use ") || line.contains(" show ");
        for call in calls.lines() {
            let connects = call.contains(" connect(");
            assert!(!connects || call.contains("/run/bus\""), "{call}\n{ran}");
            let is_asked_for = call.contains(" write(")
                && (call.contains("/asked/")
                    || (shows && call.contains("<pipe:") && !call.contains("write(2<")));
            if !is_asked_for {
                canary.is_not_in(call.as_bytes(), format_args!("a system call of {ran}"));
            }
        }
        canary.is_not_in(&ran.stderr, format_args!("standard error of {ran}"));
        for file in session.files() {
            let name = file.display().to_string();
            if !name.contains("/.descriptor-") && !name.contains("/asked/") {
                canary.is_not_in(&fs::read(&file).unwrap_or_default(), &name);
            }
        }
    }
}

/// A session whose keyring holds a set.
fn with_a_set() -> Session {
    let session = Session::unlocked();
    program(&session, "init --store keyring").run().exits(0);
    let add = program(&session, "codes add example --stdin");
    add.stdin(CODES.join("\n")).run().exits(0);
    fs::create_dir(home(&session).join("asked")).unwrap();
    session
}

fn program<'s>(session: &'s Session, line: &str) -> Program<'s> {
    let program = session
        .program(DOORKEY)
        .args(line.split(' '))
        .stdin(NEW.join("\n"));
    if line.contains("--password-fd") {
        program.descriptor(4, PASSWORD)
    } else if line.contains("--key-fd") {
        program.descriptor(4, KEY)
    } else {
        program
    }
}

/// Where the session lives.
fn home(session: &Session) -> PathBuf {
    let ran = session.program("pwd").run();
    PathBuf::from(ran.exits(0).out().trim_end())
}

const LINES: [(&str, i32); 15] = [
    ("codes use example --yes", 0),
    ("codes use example --yes --format json", 0),
    ("codes show example --yes", 0),
    ("codes show example --yes --format json", 0),
    ("codes sheet example --to asked/sheet.html", 0),
    ("codes export asked/all.age --password-fd 4", 0),
    ("codes import asked/all.age --password-fd 4", 0),
    ("codes add other --stdin", 0),
    ("codes replace example --stdin", 0),
    ("breaches key keep --key-fd 4", 0),
    ("breaches key keep --key-fd 4 --format json", 0),
    ("doctor --repair", 0),
    ("breaches key status", 0),
    ("breaches key forget --yes", 0),
    ("codes remove example --yes", 0),
];
const CALLS: &str = "trace=execve,execveat,write,writev,pwrite64,pwritev,%network";
