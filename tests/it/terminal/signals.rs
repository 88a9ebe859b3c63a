//! Signals from outside, at the prompt and after it.

use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use rustix::process::Signal;

use super::*;
use crate::support::process::End;
use crate::support::server::Play;
use crate::support::server::RangeServer;

#[test]
fn a_signal_from_outside_ends_it_with_the_terminal_restored() {
    for signal in [
        Signal::TERM,
        Signal::HUP,
        Signal::INT,
        Signal::QUIT,
        Signal::ALARM,
    ] {
        let home = Home::new();
        let mut terminal = at_the_prompt(&check(&home));
        terminal.type_bytes(TYPED.as_bytes());
        terminal.signal(signal);
        assert_eq!(terminal.wait(SOON), End::Signal(signal.as_raw()));
        is_as_found(&mut terminal);
    }
}

#[test]
fn a_pause_that_comes_with_an_end_does_not_hide_it() {
    for _ in 0..10 {
        let home = Home::new();
        let mut terminal = at_the_prompt(&check(&home));
        terminal.signal(Signal::TERM);
        terminal.signal(Signal::TSTP);
        assert_eq!(terminal.wait(SOON), End::Signal(15));
        is_as_found(&mut terminal);
    }
}

#[test]
fn ctrl_c_ends_a_wait_for_the_network_at_once() {
    let (home, server) = (Home::new(), RangeServer::start());
    let mut terminal = at_the_prompt(&waits_for(&home, &server));
    terminal.type_bytes(b"password\n");
    terminal.wait_until("a request", SOON, |_| !server.requests().is_empty());
    let asked = Instant::now();
    terminal.type_bytes(CTRL_C);
    assert_eq!(terminal.wait(SOON), End::Signal(2));
    assert!(asked.elapsed() < Duration::from_secs(1));
    is_as_found(&mut terminal);
}

#[test]
fn no_signal_is_lost_between_the_prompt_and_the_network() {
    let (home, server) = (Home::new(), RangeServer::start());
    for step in 0..30 {
        let mut terminal = at_the_prompt(&waits_for(&home, &server));
        terminal.type_bytes(b"password\n");
        thread::sleep(Duration::from_micros(step * 40));
        terminal.signal(Signal::TERM);
        assert_eq!(terminal.wait(Duration::from_secs(4)), End::Signal(15));
        is_as_found(&mut terminal);
    }
}

#[test]
fn a_terminal_that_is_closed_ends_it() {
    let home = Home::new();
    let open = |flags| rustix::pty::openpt(flags).expect("a pty");
    let master = open(rustix::pty::OpenptFlags::RDWR | rustix::pty::OpenptFlags::NOCTTY);
    rustix::io::fcntl_setfd(&master, rustix::io::FdFlags::CLOEXEC).expect("a private master");
    rustix::pty::grantpt(&master).expect("the right to its slave");
    rustix::pty::unlockpt(&master).expect("an unlocked slave");
    let name = rustix::pty::ptsname(&master, Vec::new()).expect("the slave's name");
    let flags = rustix::fs::OFlags::RDWR | rustix::fs::OFlags::NOCTTY | rustix::fs::OFlags::CLOEXEC;
    let slave = rustix::fs::open(&*name, flags, rustix::fs::Mode::empty()).expect("the slave");
    let stdio = || Stdio::from(slave.try_clone().expect("another handle"));
    let mut child = Command::new("setsid")
        .args([
            "--ctty",
            env!("CARGO_BIN_EXE_doorkey"),
            "check",
            "--offline",
        ])
        .env_clear()
        .env("HOME", home.path())
        .stdin(stdio())
        .stdout(stdio())
        .stderr(stdio())
        .spawn()
        .expect("`setsid` of util-linux");
    let mut shown = Vec::new();
    while !shown.ends_with(b"Password: ") {
        let mut byte = [0];
        rustix::io::read(&master, &mut byte).expect("its prompt");
        shown.extend(byte);
    }
    rustix::io::write(&master, b"half").expect("a terminal to type at");
    drop((slave, master));
    let end = crate::support::process::wait_for(&mut child, SOON);
    if end.is_none() {
        child.kill().expect("a child to kill");
    }
    assert!(
        matches!(end, Some(End::Signal(1) | End::Code(6))),
        "{end:?}"
    );
}

#[test]
fn a_kill_leaves_a_terminal_that_a_shell_can_read() {
    let home = Home::new();
    let script = "\"$@\"; read -r line; echo \"got=$line\"";
    let program = check(&home).through(["sh", "-c", script, "sh"]);
    let mut terminal = at_the_prompt(&program);
    let mut all = terminal.session().into_iter();
    let doorkey = all.find(|process| process.name == "doorkey");
    let pid = doorkey.and_then(|process| rustix::process::Pid::from_raw(process.pid));
    rustix::process::kill_process(pid.expect("doorkey"), Signal::KILL).expect("a process to kill");
    thread::sleep(Duration::from_millis(300));
    terminal.type_bytes(b"text\n");
    terminal.read_until("got=text", SOON);
}

/// `doorkey check` that asks a server which never answers.
fn waits_for<'a>(home: &'a Home, server: &RangeServer) -> Program<'a> {
    server.otherwise(Play::Hang);
    home.program(env!("CARGO_BIN_EXE_doorkey")).args([
        "check".to_owned(),
        "--no-cache".to_owned(),
        format!("--ranges={}", server.url()),
    ])
}
