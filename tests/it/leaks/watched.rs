//! The process while it runs: what its neighbours, its system calls and its core file would show.

use std::fs;
use std::time::Duration;
use std::time::Instant;

use rustix::process::Signal;

use super::canary::Canary;
use super::canary::canaries;
use super::doorkey;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Running;
use crate::support::server::Play;
use crate::support::server::RangeServer;

#[test]
fn neither_the_process_list_nor_a_child_shows_it() {
    let canaries = canaries();
    let server = hanging();
    let home = Home::new();
    let running = started(&doorkey(&home, "check").stdin(&canaries[0].bytes), &server);
    let pid = running.pid().as_raw_nonzero();
    let shown = fs::read(format!("/proc/{pid}/cmdline")).expect("the process list");
    assert!(shown.starts_with(env!("CARGO_BIN_EXE_doorkey").as_bytes()));
    for canary in &canaries {
        canary.is_not_in(&shown, "the process list");
    }
    for task in fs::read_dir(format!("/proc/{pid}/task")).expect("its threads") {
        let path = task.expect("a thread").path().join("children");
        assert_eq!(fs::read_to_string(&path).expect("its children"), "");
    }
}

#[test]
fn it_leaves_no_core_file() {
    for signal in [Signal::ABORT, Signal::SEGV] {
        let server = hanging();
        let home = Home::new();
        let program = doorkey(&home, "check")
            .stdin("zQ7vXk2mWp9rTb4nJd")
            .through([
                "sh",
                "-c",
                "ulimit -c unlimited 2> /dev/null; exec \"$0\" \"$@\"",
            ]);
        let running = started(&program, &server);
        let limits = fs::read_to_string(format!("/proc/{}/limits", running.pid().as_raw_nonzero()));
        let limits = limits.expect("its limits");
        let core = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"));
        let words: Vec<_> = core
            .expect("a limit for core files")
            .split_whitespace()
            .collect();
        assert_eq!(words[4..6], ["0", "0"], "{limits}");
        running.signal(signal);
        if signal == Signal::SEGV {
            // The first is held to be a fault that will come again.
            std::thread::sleep(Duration::from_millis(200));
            running.signal(signal);
        }
        assert_eq!(running.wait().end, End::Signal(signal.as_raw()));
        let names = fs::read_dir(home.path())
            .expect("the home")
            .map(|entry| entry.expect("an entry").file_name());
        assert!(
            !names
                .into_iter()
                .any(|name| name.to_string_lossy().starts_with("core"))
        );
    }
}

#[test]
#[ignore = "needs root, to become two programs of another user; .ci/run has it"]
fn programs_of_the_same_user_cannot_read_its_memory() {
    let server = hanging();
    let home = Home::new();
    let nobody = [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
    ];
    let program = doorkey(&home, "check")
        .env("SECRET", "zQ7vXk2mWp9rTb4nJd")
        .stdin("zQ7vXk2mWp9rTb4nJd");
    let running = started(
        &program
            .through(nobody)
            .without_env("XDG_CONFIG_HOME")
            .without_env("HOME"),
        &server,
    );
    for name in ["mem", "environ", "maps", "fd/0"] {
        let path = format!("/proc/{}/{name}", running.pid().as_raw_nonzero());
        let ran = home
            .program("cat")
            .args([&path])
            .through(nobody)
            .without_env("XDG_CONFIG_HOME")
            .without_env("HOME")
            .run();
        assert!(ran.err().contains("Permission denied"), "{ran}");
        ran.exits(1);
    }
    // The same of a program that does not protect itself: the test can see.
    let other = home
        .program("sleep")
        .args(["9"])
        .env("SECRET", "x")
        .through(nobody)
        .without_env("XDG_CONFIG_HOME")
        .without_env("HOME")
        .start();
    std::thread::sleep(Duration::from_millis(200));
    let path = format!("/proc/{}/environ", other.pid().as_raw_nonzero());
    home.program("cat")
        .args([path])
        .through(nobody)
        .without_env("XDG_CONFIG_HOME")
        .without_env("HOME")
        .run()
        .exits(0);
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn no_system_call_carries_it_out_and_no_program_is_started() {
    let canary = Canary::new(b"zQ7vXk2mWp9rTb4nJd");
    let server = RangeServer::start();
    server.otherwise(Play::OnlyPadding);
    for command in ["check", "pwned"] {
        let home = Home::new();
        let calls = "trace=execve,execveat,fork,vfork,write,writev,pwrite64,sendto,sendmsg,sendmmsg,connect,openat,mkdir,rename";
        let ran = doorkey(&home, command)
            .args([
                "--ranges",
                &server.url(),
                "--format",
                "json",
                "--output",
                "report",
            ])
            .stdin(&canary.bytes)
            .through(["strace", "-f", "-s", "1000000", "-e", calls, "-o", "calls"])
            .run();
        ran.assert_sane();
        let calls = fs::read_to_string(home.path().join("calls")).expect("the calls");
        assert!(
            calls.contains("GET /range/") && calls.contains("doorkey/"),
            "{calls}"
        );
        assert_eq!(
            calls.matches("exec").count(),
            calls.matches("execve(\"").count()
        );
        assert_eq!(calls.matches("execve(\"").count(), 1, "{calls}");
        assert!(!calls.contains("fork("));
        canary.is_not_in(calls.as_bytes(), "a system call");
        for suspect in ["/etc/shadow", "/dev/mem", "ptrace"] {
            assert!(!calls.contains(suspect));
        }
    }
}

fn hanging() -> RangeServer {
    let server = RangeServer::start();
    server.otherwise(Play::Hang);
    server
}

/// Runs it until it waits for the server.
fn started(program: &Program<'_>, server: &RangeServer) -> Running {
    let running = program.clone().args(["--ranges", &server.url()]).start();
    let until = Instant::now() + Duration::from_secs(10);
    while server.requests().is_empty() {
        assert!(Instant::now() < until, "it asks for nothing");
        std::thread::sleep(Duration::from_millis(5));
    }
    running
}
