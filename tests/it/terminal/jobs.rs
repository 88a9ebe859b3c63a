//! Job control: a prompt that is paused, resumed, or sent to the background.

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

use super::*;
use crate::support::process::End;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::terminal::PROMPT;
use crate::support::terminal::Process;

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_asks_again() {
    let home = Home::new();
    let mut terminal = asked_under_a_shell(&check_for(&home, TYPED.as_bytes()));
    terminal.type_bytes(TYPED.as_bytes());
    terminal.type_bytes(CTRL_Z);
    is_paused(&mut terminal);
    assert_eq!(terminal.at_the_shell("echo here"), "here\n");
    resumes(&mut terminal, "fg");
    answers(&mut terminal);
}

#[test]
fn ctrl_z_works_as_often_as_it_is_typed() {
    let home = Home::new();
    let mut terminal = asked_under_a_shell(&check_for(&home, TYPED.as_bytes()));
    for _ in 0..3 {
        terminal.type_bytes(b"half");
        terminal.type_bytes(CTRL_Z);
        is_paused(&mut terminal);
        resumes(&mut terminal, "fg");
    }
    answers(&mut terminal);
}

#[test]
fn ctrl_c_after_fg_ends_it() {
    let home = Home::new();
    let mut terminal = asked_under_a_shell(&check(&home));
    terminal.type_bytes(CTRL_Z);
    is_paused(&mut terminal);
    resumes(&mut terminal, "fg");
    terminal.type_bytes(CTRL_C);
    terminal.read_until(PROMPT, SOON);
    assert_eq!(terminal.at_the_shell("echo $?"), "130\n");
    is_as_found(&mut terminal);
}

#[test]
fn a_pause_from_outside_is_like_ctrl_z() {
    let home = Home::new();
    let mut terminal = asked_under_a_shell(&check_for(&home, TYPED.as_bytes()));
    terminal.type_bytes(TYPED.as_bytes());
    signal(&doorkey(&terminal), Signal::TSTP);
    is_paused(&mut terminal);
    resumes(&mut terminal, "fg");
    answers(&mut terminal);
}

#[test]
fn a_pause_that_cannot_be_caught_leaves_no_echo_behind_fg() {
    let home = Home::new();
    let mut terminal = asked_under_a_shell(&check_for(&home, TYPED.as_bytes()));
    signal(&doorkey(&terminal), Signal::STOP);
    is_paused(&mut terminal);
    resumes(&mut terminal, "fg");
    answers(&mut terminal);
}

#[test]
fn a_resume_asks_again_for_the_whole_line() {
    let home = Home::new();
    let mut terminal = asked_under_a_shell(&check_for(&home, TYPED.as_bytes()));
    for _ in 0..2 {
        terminal.type_bytes(TYPED.as_bytes());
        signal(&doorkey(&terminal), Signal::CONT);
        terminal.read_until("Password: ", SOON);
        assert!(!terminal.modes().echoes());
    }
    answers(&mut terminal);
}

#[test]
fn a_job_in_the_background_waits_instead_of_hiding_what_the_shell_shows() {
    let home = Home::new();
    let program = check_for(&home, TYPED.as_bytes()).redirect("&");
    let mut terminal = Terminal::under_a_shell(&program);
    terminal.wait_for_stopped(SOON);
    assert_eq!(terminal.modes(), *terminal.modes_at_start());
    resumes(&mut terminal, "fg");
    answers(&mut terminal);
}

#[test]
fn what_a_paused_job_finds_in_the_background_is_not_what_it_restores() {
    let home = Home::new();
    let mut terminal = asked_under_a_shell(&check_for(&home, TYPED.as_bytes()));
    terminal.type_bytes(CTRL_Z);
    is_paused(&mut terminal);
    // As readline does while the shell waits for a line.
    terminal.at_the_shell("stty -icanon -icrnl");
    terminal.at_the_shell("bg");
    terminal.wait_for_stopped(SOON);
    // Not `at_the_shell`: a terminal with these modes may show the end of this line as `^J`.
    terminal.type_bytes(b"stty icanon icrnl\n");
    terminal.read_until(PROMPT, SOON);
    resumes(&mut terminal, "fg");
    answers(&mut terminal);
}

#[test]
fn a_job_without_a_shell_cannot_be_paused_for_ever() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check_for(&home, TYPED.as_bytes()));
    terminal.type_bytes(CTRL_Z);
    std::thread::sleep(Duration::from_millis(100));
    assert!(
        terminal
            .session()
            .iter()
            .all(|process| process.state != 'T')
    );
    terminal.type_bytes(TYPED.as_bytes());
    terminal.type_bytes(b"\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
}

#[test]
fn nor_while_it_waits_for_the_network() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Hang);
    let program = home.program(env!("CARGO_BIN_EXE_doorkey"));
    let url = server.url();
    let mut terminal = at_the_prompt(&program.args(["check", "--no-cache", "--ranges", &url]));
    terminal.type_bytes(b"password\n");
    terminal.wait_until("a request", SOON, |_| !server.requests().is_empty());
    terminal.type_bytes(CTRL_Z);
    std::thread::sleep(Duration::from_millis(100));
    assert!(
        terminal
            .session()
            .iter()
            .all(|process| process.state != 'T')
    );
    terminal.type_bytes(CTRL_C);
    assert_eq!(terminal.wait(SOON), End::Signal(2));
    is_as_found(&mut terminal);
}

#[test]
#[ignore = "needs user namespaces; .ci/run has them"]
fn the_first_process_of_a_container_asks_and_can_be_ended_like_any_other() {
    let (home, server) = (Home::new(), RangeServer::start());
    let unshare = ["unshare", "--user", "--map-root-user", "--pid", "--fork"];
    let there = home.program("true").through(unshare).run();
    assert_eq!(there.end, End::Code(0), "a container is needed: {there}");

    let mut terminal = at_the_prompt(&check_for(&home, TYPED.as_bytes()).through(unshare));
    terminal.type_bytes(TYPED.as_bytes());
    terminal.type_bytes(b"\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);

    let mut terminal = at_the_prompt(&check(&home).through(unshare));
    terminal.type_bytes(CTRL_C);
    assert_eq!(terminal.wait(SOON), End::Code(130));
    is_as_found(&mut terminal);

    server.otherwise(Play::Hang);
    let program = home.program(env!("CARGO_BIN_EXE_doorkey")).through(unshare);
    let url = server.url();
    let mut terminal = at_the_prompt(&program.args(["check", "--no-cache", "--ranges", &url]));
    terminal.type_bytes(b"password\n");
    terminal.wait_until("a request", SOON, |_| !server.requests().is_empty());
    terminal.type_bytes(CTRL_C);
    assert_eq!(terminal.wait(SOON), End::Code(130));
    is_as_found(&mut terminal);
}

/// As a job of a shell, up to its prompt.
fn asked_under_a_shell(program: &Program<'_>) -> Terminal {
    let mut terminal = Terminal::under_a_shell(program);
    terminal.read_until("Password: ", SOON);
    assert!(!terminal.modes().echoes());
    terminal
}

fn doorkey(terminal: &Terminal) -> Process {
    let mut all = terminal.session().into_iter();
    all.find(|process| process.name == "doorkey")
        .expect("doorkey in the session")
}

fn signal(process: &Process, signal: Signal) {
    let pid = Pid::from_raw(process.pid).expect("a process id");
    kill_process(pid, signal).expect("a process to signal");
}

/// The shell is back, and echoes.
fn is_paused(terminal: &mut Terminal) {
    terminal.wait_for_stopped(SOON);
    terminal.read_until(PROMPT, SOON);
    is_as_found(terminal);
}

/// The prompt is back, and does not echo.
fn resumes(terminal: &mut Terminal, command: &str) {
    terminal.type_bytes(format!("{command}\n").as_bytes());
    terminal.read_until("Password: ", SOON);
    assert!(
        !terminal.modes().echoes(),
        "it asks while the terminal echoes"
    );
}

/// What is typed now is the password, and is not shown.
fn answers(terminal: &mut Terminal) {
    terminal.type_bytes(TYPED.as_bytes());
    terminal.type_bytes(b"\n");
    terminal.read_until(PROVEN, SOON);
    terminal.read_until(PROMPT, SOON);
    assert_eq!(terminal.at_the_shell("echo $?"), "1\n");
    is_as_found(terminal);
}
