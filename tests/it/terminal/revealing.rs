//! What is shown with a question is on the alternate screen, and nowhere when that is left.

use std::process::Command;

use rustix::process::Signal;
use rustix::process::kill_process;

use super::asking::ACT;
use super::asking::QUESTION;
use super::asking::SCREEN;
use super::asking::asking;
use super::asking::is_restored;
use super::asking::tells;
use super::*;
use crate::support::process::End;
use crate::support::terminal::PROMPT;

#[test]
fn an_answer_takes_everything_away() {
    let home = Home::new();
    let mut terminal = revealed(&revealing(&home));
    terminal.type_bytes(b"y\n");
    tells(&mut terminal, "answer: [y]");
    is_restored(&mut terminal);
    is_gone(&terminal);
}

#[test]
fn ctrl_d_takes_everything_away() {
    let home = Home::new();
    let mut terminal = revealed(&revealing(&home));
    terminal.type_bytes(b"\x04");
    tells(&mut terminal, "nothing was answered");
    is_restored(&mut terminal);
    is_gone(&terminal);
}

#[test]
fn every_signal_takes_everything_away() {
    for (typed, signal) in [
        (Some(CTRL_C), Signal::INT),
        (Some(&b"\x1c"[..]), Signal::QUIT),
        (None, Signal::TERM),
        (None, Signal::HUP),
        (None, Signal::ALARM),
    ] {
        let home = Home::new();
        let mut terminal = revealed(&revealing(&home));
        match typed {
            Some(key) => terminal.type_bytes(key),
            None => terminal.signal(signal),
        }
        assert_eq!(terminal.wait(SOON), End::Signal(signal.as_raw()));
        is_restored(&mut terminal);
        is_gone(&terminal);
    }
}

#[test]
fn ctrl_z_takes_it_away_and_fg_shows_it_again() {
    let home = Home::new();
    let mut terminal = Terminal::under_a_shell(&revealing(&home));
    terminal.read_until(QUESTION, SOON);
    for _ in 0..2 {
        terminal.type_bytes(CTRL_Z);
        terminal.wait_for_stopped(SOON);
        terminal.read_until(PROMPT, SOON);
        is_restored(&mut terminal);
        is_gone(&terminal);
        terminal.type_bytes(b"fg\n");
        terminal.read_until(CODE, SOON);
        terminal.read_until(QUESTION, SOON);
    }
    terminal.type_bytes(b"y\n");
    terminal.read_until("answer: [y]", SOON);
    terminal.read_until(PROMPT, SOON);
    is_gone(&terminal);
}

#[test]
fn a_pause_that_cannot_be_caught_is_cleared_up_after_fg() {
    let home = Home::new();
    let mut terminal = Terminal::under_a_shell(&revealing(&home));
    terminal.read_until(QUESTION, SOON);
    let all = terminal.session();
    let worker = all.iter().find(|process| process.name.starts_with("it-"));
    let pid = worker.and_then(|process| rustix::process::Pid::from_raw(process.pid));
    kill_process(pid.expect("the worker"), Signal::STOP).expect("a process to stop");
    terminal.wait_for_stopped(SOON);
    terminal.read_until(PROMPT, SOON);
    terminal.type_bytes(b"fg\n");
    terminal.read_until(QUESTION, SOON);
    terminal.type_bytes(b"y\n");
    terminal.read_until("answer: [y]", SOON);
    is_gone(&terminal);
}

#[test]
fn more_lines_than_the_terminal_has_are_shown_page_by_page_and_none_is_lost() {
    let home = Home::new();
    let lines: Vec<_> = (1..=50)
        .map(|line| format!("{CODE} line {line} end"))
        .collect();
    let mut terminal = Terminal::open(&revealing(&home).env(SCREEN, lines.join("\n")));
    let mut shown = String::new();
    for _ in 0..2 {
        shown += &terminal.read_until("(Enter shows the rest) ", SOON);
        terminal.type_bytes(b"\n");
    }
    shown += &terminal.read_until(QUESTION, SOON);
    for line in lines {
        assert_eq!(shown.matches(&line).count(), 1, "{line}");
    }
    for page in shown.split("\x1b[H\x1b[2J").skip(1) {
        assert!(page.matches('\n').count() < 24, "{page}");
    }
    terminal.type_bytes(b"y\n");
    tells(&mut terminal, "answer: [y]");
    is_gone(&terminal);
}

#[test]
fn nothing_in_the_text_can_drive_the_terminal() {
    let home = Home::new();
    let hostile = format!("{CODE}\x1b]0;title\x07\u{9b}2J\u{202e}x\ty\r\n\x1b[?1049lnext");
    let mut terminal = revealed(&revealing(&home).env(SCREEN, hostile));
    let shown = terminal.screen();
    let (_, drawn) = shown.split_once(CLEAR).expect("a cleared screen");
    let is_plain =
        |char: char| matches!(char, '\r' | '\n') || !(char.is_control() || char == '\u{202e}');
    assert!(drawn.chars().all(is_plain), "{drawn:?}");
    terminal.type_bytes(b"y\n");
    tells(&mut terminal, "answer: [y]");
}

#[test]
fn a_terminal_that_takes_no_escapes_gets_none_and_is_told_what_stays() {
    for term in ["dumb", "", "unknown"] {
        let home = Home::new();
        let mut terminal = revealed(&revealing(&home).env("TERM", term));
        terminal.type_bytes(b"y\n");
        tells(&mut terminal, "answer: [y]");
        is_restored(&mut terminal);
        let shown = terminal.screen();
        assert!(!shown.contains('\x1b'), "{shown:?}");
        assert!(
            shown.contains(CODE) && shown.contains("it stays on the screen"),
            "{shown}"
        );
    }
}

#[test]
#[ignore = "needs tmux; .ci/run has it"]
fn a_real_terminal_remembers_nothing_of_it() {
    for (at, alternate) in ["on", "off"].into_iter().enumerate() {
        let home = Home::new();
        let socket = home.path().join(format!("tmux-{at}"));
        let tmux = |args: &[&str]| {
            let out = Command::new("tmux")
                .arg("-f/dev/null")
                .arg("-S")
                .arg(&socket)
                .args(args)
                .output();
            String::from_utf8_lossy(&out.expect("tmux").stdout).into_owned()
        };
        let line = revealing(&home).line();
        let screen = format!("{SCREEN}={CODE}");
        tmux(&[
            "new-session",
            "-d",
            "-x",
            "80",
            "-y",
            "24",
            "-e",
            &screen,
            "-e",
            &format!("{ACT}=reveal"),
            "sh",
        ]);
        tmux(&["set-option", "-g", "alternate-screen", alternate]);
        tmux(&["set-option", "-g", "history-limit", "1000"]);
        tmux(&["send-keys", &line, "Enter"]);
        let until = |wanted: &str| {
            for _ in 0..500 {
                if tmux(&["capture-pane", "-p", "-S", "-"]).contains(wanted) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            panic!("no {wanted}: {}", tmux(&["capture-pane", "-p", "-S", "-"]));
        };
        until(QUESTION.trim_end());
        until(CODE);
        tmux(&["send-keys", "y", "Enter"]);
        until("answer: [y]");
        let all = tmux(&["capture-pane", "-p", "-S", "-"]);
        tmux(&["kill-server"]);
        assert!(!all.contains(CODE), "alternate screen {alternate}: {all}");
    }
}

/// The program that reveals.
fn revealing(home: &Home) -> Program<'_> {
    let screen = format!("PyPI, ada: recovery code 3\n\n    {CODE}\n");
    asking(home).env(ACT, "reveal").env(SCREEN, screen)
}

/// On a fresh terminal, up to its question.
fn revealed(program: &Program<'_>) -> Terminal {
    let mut terminal = Terminal::open(program);
    let shown = terminal.read_until(QUESTION, SOON);
    assert!(shown.contains(CODE), "{shown}");
    terminal
}

/// What was revealed stood only on the alternate screen, and each time that was cleared before it was left.
fn is_gone(terminal: &Terminal) {
    let all = terminal.screen();
    let mut parts = all.split("\x1b[?1049h");
    let before = parts.next().unwrap_or_default();
    assert!(!before.contains(CODE), "{before:?}");
    let mut seen = 0;
    for part in parts {
        let (inside, after) = part
            .split_once("\x1b[?1049l")
            .expect("the alternate screen is left");
        assert!(!after.contains(CODE), "{after:?}");
        let (_, last) = inside.rsplit_once(CODE).expect("it was shown");
        for row in 1..=24 {
            assert!(
                last.contains(&format!("\x1b[{row};1H\x1b[2K")),
                "row {row}: {last:?}"
            );
        }
        assert!(last.ends_with("\x1b[2J\x1b[H"), "{last:?}");
        seen += 1;
    }
    assert!(seen > 0, "there was no alternate screen: {all:?}");
}

/// What is revealed.
const CODE: &str = "5f3c9a7712e4b0d8";

const CLEAR: &str = "\x1b[?1049h\x1b[H\x1b[2J";
