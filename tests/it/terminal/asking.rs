//! A question whose answer may be seen: [`worker`] is this binary once more, as a program that asks it.

use std::env;
use std::io::Write;

use doorkey::adapters::terminal::ControllingTerminal;
use doorkey::ports::Terminal as _;
use doorkey::secret::Secret;
use rustix::process::Signal;

use super::*;
use crate::support::process::End;
use crate::support::terminal::PROMPT;

/// Asks, or reveals and asks, as its environment says; what it tells goes to standard output. Without that
/// it is a test that has nothing to do.
#[test]
#[ignore = "it is the program that the other tests run"]
fn worker() {
    let Some(act) = env::var_os(ACT) else {
        return;
    };
    let mut terminal = ControllingTerminal::default();
    if let Ok(words) = env::var(WORDS) {
        terminal.last_words(Some(&words));
    }
    if act == "taken back" {
        terminal.last_words(None);
    }
    if act != "ask" && act != "reveal" {
        say("it works");
        std::thread::sleep(SOON * 3);
        return;
    }
    let told = if act == "reveal" {
        let screen = env::var(SCREEN).expect("what is to be shown");
        terminal.reveal(&Secret::new(screen.into_bytes()), QUESTION)
    } else {
        terminal.ask_line(QUESTION)
    };
    match told {
        Ok(answer) => say(&format!("answer: [{answer}]")),
        Err(failure) => say(&format!("failure: {failure:?}")),
    }
}

#[test]
fn a_line_is_shown_as_it_is_typed_and_given_without_its_end() {
    for (typed, answer) in [
        (&b"yes\n"[..], "yes"),
        (b"\n", ""),
        (b"  two words  \n", "two words"),
        ("pässwört €\n".as_bytes(), "pässwört €"),
        (b"nox\x7f\n", "no"),
        (b"wrong\x15right\n", "right"),
        (b"half\x04-and-half\n", "half-and-half"),
    ] {
        let home = Home::new();
        let mut terminal = asked(&asking(&home));
        terminal.type_bytes(typed);
        tells(&mut terminal, &format!("answer: [{answer}]"));
        is_restored(&mut terminal);
    }
}

#[test]
fn what_was_typed_before_the_question_does_not_answer_it() {
    let home = Home::new();
    let script = "stty -echo; echo waiting; sleep 0.5; stty echo; exec \"$@\"";
    let mut terminal = Terminal::open(&asking(&home).through(["sh", "-c", script, "sh"]));
    terminal.read_until("waiting", SOON);
    terminal.type_bytes(b"yes\nyes\nhalf");
    terminal.read_until(QUESTION, SOON);
    std::thread::sleep(Duration::from_millis(100));
    assert!(
        !terminal.screen().contains("answer:"),
        "{}",
        terminal.screen()
    );
    terminal.type_bytes(b"no\n");
    tells(&mut terminal, "answer: [no]");
}

#[test]
fn lines_behind_the_answer_are_not_left_to_the_shell() {
    let home = Home::new();
    let mut terminal = asked(&asking(&home));
    terminal.type_bytes(b"yes\nrm -rf x\nhalf");
    tells(&mut terminal, "answer: [yes]");
    is_restored(&mut terminal);
}

#[test]
fn ctrl_d_cancels() {
    let home = Home::new();
    let mut terminal = asked(&asking(&home));
    terminal.type_bytes(b"\x04");
    tells(&mut terminal, "nothing was answered");
    is_restored(&mut terminal);
}

#[test]
fn every_signal_ends_it_with_the_terminal_restored() {
    for (typed, signal) in [
        (Some(CTRL_C), Signal::INT),
        (Some(&b"\x1c"[..]), Signal::QUIT),
        (None, Signal::TERM),
        (None, Signal::HUP),
        (None, Signal::ALARM),
    ] {
        let home = Home::new();
        let mut terminal = asked(&asking(&home));
        terminal.type_bytes(b"half");
        match typed {
            Some(key) => terminal.type_bytes(key),
            None => terminal.signal(signal),
        }
        assert_eq!(terminal.wait(SOON), End::Signal(signal.as_raw()));
        is_restored(&mut terminal);
    }
}

#[test]
fn last_words_are_said_whatever_the_run_does_when_a_signal_ends_it() {
    for (act, up_to) in [("ask", QUESTION), ("work", "it works")] {
        for signal in [Signal::INT, Signal::TERM] {
            let home = Home::new();
            let program = asking(&home).env(ACT, act).env(WORDS, "mind the code");
            let mut terminal = Terminal::open(&program);
            terminal.read_until(up_to, SOON);
            terminal.signal(signal);
            assert_eq!(terminal.wait(SOON), End::Signal(signal.as_raw()), "{act}");
            let screen = terminal.screen();
            assert!(
                screen.contains("note: mind the code\r\n"),
                "{act}: {screen}"
            );
            is_restored(&mut terminal);
        }
    }
}

#[test]
fn last_words_that_are_taken_back_are_not_said() {
    let home = Home::new();
    let program = asking(&home)
        .env(ACT, "taken back")
        .env(WORDS, "mind the code");
    let mut terminal = Terminal::open(&program);
    terminal.read_until("it works", SOON);
    terminal.type_bytes(CTRL_C);
    assert_eq!(terminal.wait(SOON), End::Signal(Signal::INT.as_raw()));
    assert!(!terminal.screen().contains("mind the code"));
}

#[test]
fn a_key_that_is_no_text_is_told_and_asked_again() {
    let home = Home::new();
    let mut terminal = asked(&asking(&home));
    for typed in [&b"\x1b[A\n"[..], b"\xff\n", b"a\x01b\n"] {
        terminal.type_bytes(typed);
        terminal.read_until("that was not only text; type it again\r\n", SOON);
        terminal.read_until(QUESTION, SOON);
    }
    terminal.type_bytes(b"yes\n");
    tells(&mut terminal, "answer: [yes]");
}

#[test]
fn a_line_that_is_too_long_does_not_answer() {
    let home = Home::new();
    let mut terminal = asked(&asking(&home));
    for _ in 0..3 {
        // Ctrl-D hands over what the terminal holds, so that a line longer than its own limit can come.
        terminal.type_bytes(&[b'a'; 2000]);
        terminal.type_bytes(b"\x04");
        std::thread::sleep(Duration::from_millis(50));
    }
    tells(&mut terminal, "the line is too long");
    is_restored(&mut terminal);
}

#[test]
fn settings_that_edit_no_lines_are_there_again_afterwards() {
    for settings in [
        "raw -echo",
        "-icanon min 0 time 3",
        "-isig",
        "-icrnl igncr",
        "-opost",
    ] {
        let home = Home::new();
        let script = format!(
            "stty {settings}; stty -g > before; \"$@\"; end=$?; stty -g > after; exit $end"
        );
        let program = asking(&home).through(["sh", "-c", &script, "sh"]);
        let mut terminal = asked(&program);
        terminal.type_bytes(b"yes\r");
        tells(&mut terminal, "answer: [yes]");
        terminal.wait(SOON);
        let read = |name| fs::read_to_string(home.path().join(name)).expect("settings");
        assert_eq!(read("before"), read("after"), "{settings}");
    }
}

#[test]
fn ctrl_z_and_fg_ask_again() {
    let home = Home::new();
    let mut terminal = Terminal::under_a_shell(&asking(&home));
    terminal.read_until(QUESTION, SOON);
    for _ in 0..2 {
        terminal.type_bytes(b"half");
        terminal.type_bytes(CTRL_Z);
        terminal.wait_for_stopped(SOON);
        terminal.read_until(PROMPT, SOON);
        is_restored(&mut terminal);
        terminal.type_bytes(b"fg\n");
        terminal.read_until(QUESTION, SOON);
    }
    terminal.type_bytes(b"yes\n");
    terminal.read_until("answer: [yes]", SOON);
    terminal.read_until(PROMPT, SOON);
    is_restored(&mut terminal);
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let home = Home::new();
    for act in ["ask", "reveal"] {
        let ran = asking(&home)
            .env(ACT, act)
            .env(SCREEN, "x")
            .stdin("yes\n")
            .run();
        assert!(
            ran.out().contains("there is no terminal to ask on"),
            "{ran}"
        );
    }
}

#[test]
fn the_question_goes_to_the_terminal_also_where_the_output_is_a_file() {
    let home = Home::new();
    let mut terminal = asked(&asking(&home).redirect("> out"));
    terminal.type_bytes(b"yes\n");
    terminal.wait(SOON);
    let out = fs::read_to_string(home.path().join("out")).expect("a file");
    assert!(
        out.contains("answer: [yes]") && !out.contains(QUESTION),
        "{out}"
    );
}

/// Past the test harness, which would keep it.
fn say(words: &str) {
    writeln!(std::io::stdout(), "{words}").expect("an output");
}

/// The program that asks.
pub(super) fn asking(home: &Home) -> Program<'_> {
    let binary = env::current_exe().expect("this binary");
    let program = home.program(binary).env(ACT, "ask");
    program.args([
        "--exact",
        "terminal::asking::worker",
        "--ignored",
        "--nocapture",
    ])
}

/// On a fresh terminal, up to its question.
fn asked(program: &Program<'_>) -> Terminal {
    let mut terminal = Terminal::open(program);
    terminal.read_until(QUESTION, SOON);
    assert!(terminal.modes().echoes() && terminal.modes().is_canonical());
    terminal
}

/// It says this and ends.
pub(super) fn tells(terminal: &mut Terminal, words: &str) {
    terminal.read_until(words, SOON);
    assert_eq!(terminal.wait(SOON), End::Code(0));
}

/// The terminal is as it was found, and nothing typed is on its way to the shell.
pub(super) fn is_restored(terminal: &mut Terminal) {
    assert_eq!(terminal.modes(), *terminal.modes_at_start());
    let unread = terminal.unread_input();
    assert!(unread.is_empty(), "left to the shell: {unread:?}");
}

pub(super) const ACT: &str = "DOORKEY_TEST_ACT";
const WORDS: &str = "DOORKEY_TEST_WORDS";
pub(super) const SCREEN: &str = "DOORKEY_TEST_SCREEN";
pub(super) const QUESTION: &str = "did it work? [y/n] ";
