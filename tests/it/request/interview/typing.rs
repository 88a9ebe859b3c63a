//! The interview on a real terminal, with the real binary.

use std::time::Duration;

use rustix::process::Signal;

use super::*;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::terminal::Terminal;

const SOON: Duration = Duration::from_secs(20);
const ASKS: &str = "help): ";

fn doorkey<'a>(home: &'a Home, args: &[&str]) -> Program<'a> {
    home.program(env!("CARGO_BIN_EXE_doorkey"))
        .args(["request", "new"])
        .args(args)
}

/// Types a line once the next question is there; what was shown until then.
fn answer(terminal: &mut Terminal, line: &str) -> String {
    let shown = terminal.read_until(ASKS, SOON);
    terminal.type_bytes(format!("{line}\n").as_bytes());
    shown
}

#[test]
fn an_interview_is_typed_to_its_end_and_leaves_the_terminal_as_it_was() {
    let home = Home::new();
    let mut terminal = Terminal::open(&doorkey(&home, &["pypi"]).env("NO_COLOR", "1"));
    assert!(answer(&mut terminal, "account").contains("Nobody needs your password"));
    for line in ["self", "no", "logged_out", "suspended"] {
        answer(&mut terminal, line);
    }
    for _ in 0..3 {
        answer(&mut terminal, "");
    }
    assert_eq!(terminal.wait(SOON), End::Code(0), "{}", terminal.screen());
    let screen = terminal.screen();
    assert!(screen.contains("write to the security team"), "{screen}");
    assert!(!screen.contains('\u{1b}'), "{screen:?}");
    assert_eq!(terminal.modes(), *terminal.modes_at_start());
}

#[test]
fn what_ctrl_c_a_closed_terminal_or_a_kill_interrupts_goes_on_in_another_process() {
    for way in ["ctrl-c", "ctrl-d", "hangup", "kill"] {
        let home = Home::new();
        let mut first = Terminal::open(&doorkey(&home, &["pypi"]));
        answer(&mut first, "account");
        answer(&mut first, "colleague");
        first.read_until(ASKS, SOON);
        match way {
            "ctrl-c" => first.type_bytes(&[3]),
            "ctrl-d" => first.type_bytes(&[4]),
            "hangup" => first.signal(Signal::HUP),
            _ => first.signal(Signal::KILL),
        }
        first.wait(SOON);
        if way != "kill" {
            assert_eq!(first.modes(), *first.modes_at_start(), "{way}");
        }
        let mut second = Terminal::open(&doorkey(&home, &["pypi"]));
        let offered = answer(&mut second, "1");
        assert!(offered.contains("Go on with `pypi`"), "{way}: {offered}");
        assert!(offered.contains("with 2 answers"), "{way}: {offered}");
        let next = second.read_until(ASKS, SOON);
        assert!(next.contains("3. "), "{way}: {next}");
    }
}

#[test]
fn a_narrow_or_plain_terminal_has_every_question_whole() {
    for (term, columns) in [("xterm", 40), ("dumb", 80)] {
        let home = Home::new();
        let script = "until [ \"$(stty size)\" = \"24 $0\" ]; do sleep 0.05; done; exec \"$@\"";
        let columns_text = columns.to_string();
        let program = doorkey(&home, &["pypi"]).env("TERM", term);
        let program = program.through(["sh", "-c", script, &columns_text]);
        let mut terminal = Terminal::open(&program);
        terminal.resize(columns, 24);
        for _ in 0..4 {
            let shown = answer(&mut terminal, "");
            let widest = shown
                .lines()
                .map(|line| line.trim_end().chars().count())
                .max();
            assert!(widest <= Some(columns.into()), "{term}: {shown}");
            assert!(
                shown.contains("Why: ") && !shown.contains('\u{1b}'),
                "{shown:?}"
            );
        }
        terminal.type_bytes(&[3]);
        terminal.wait(SOON);
    }
}

#[test]
fn without_a_terminal_the_file_of_facts_is_named() {
    let home = Home::new();
    let ran = doorkey(&home, &["pypi"]).run();
    assert_eq!(ran.end, End::Code(Exit::Cancelled.code().into()));
    assert!(ran.err().contains("--facts FILE"), "{}", ran.err());
}
