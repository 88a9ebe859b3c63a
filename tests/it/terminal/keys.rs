//! The keys that end a prompt or do something else than text.

use super::*;
use crate::support::process::End;

#[test]
fn enter_ends_the_line_and_nothing_typed_is_shown() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check_for(&home, TYPED.as_bytes()).args(["--color=never"]));
    terminal.type_bytes(TYPED.as_bytes());
    terminal.type_bytes(b"\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    let screen = terminal.screen();
    assert!(screen.starts_with("Password: \r\npassword: "), "{screen}");
    assert!(screen.contains(PROVEN), "{screen}");
}

#[test]
fn ctrl_c_ends_it_by_the_signal_with_the_terminal_restored() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check(&home));
    terminal.type_bytes(TYPED.as_bytes());
    terminal.type_bytes(CTRL_C);
    assert_eq!(terminal.wait(SOON), End::Signal(2));
    is_as_found(&mut terminal);
    assert_eq!(terminal.screen(), "Password: \r\n");
}

#[test]
fn two_ctrl_c_are_one() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check(&home));
    terminal.type_bytes(b"\x03\x03");
    assert_eq!(terminal.wait(SOON), End::Signal(2));
    is_as_found(&mut terminal);
}

#[test]
fn ctrl_backslash_ends_it_without_a_core_file() {
    let home = Home::new();
    let unlimited = ["prlimit", "--core=unlimited"];
    let mut terminal = at_the_prompt(&check(&home).through(unlimited));
    terminal.type_bytes(TYPED.as_bytes());
    terminal.type_bytes(b"\x1c");
    assert_eq!(terminal.wait(SOON), End::Signal(3));
    is_as_found(&mut terminal);
    let files = fs::read_dir(home.path()).expect("the home").flatten();
    let cores = files.filter(|file| file.file_name().to_string_lossy().starts_with("core"));
    assert_eq!(cores.count(), 0);
}

#[test]
fn ctrl_d_on_an_empty_line_cancels() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check(&home));
    terminal.type_bytes(b"\x04");
    assert_eq!(terminal.wait(SOON), End::Code(6));
    is_as_found(&mut terminal);
    assert_eq!(
        terminal.screen(),
        "Password: \r\nerror: cancelled: nothing was typed\r\n"
    );
}

#[test]
fn ctrl_d_after_text_is_ignored() {
    proves(b"half\x04-and-half\n", "half-and-half");
}

#[test]
fn enter_alone_is_told_to_be_empty() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check(&home));
    terminal.type_bytes(b"\n");
    assert_eq!(terminal.wait(SOON), End::Code(4));
    is_as_found(&mut terminal);
    let screen = terminal.screen();
    assert!(screen.contains("not checked: empty"), "{screen}");
}

#[test]
fn backspace_takes_a_whole_character() {
    proves("a€\x7f\u{1f512}\x08ä\x7fb\n".as_bytes(), "ab");
}

#[test]
fn backspace_on_an_empty_line_does_nothing() {
    proves(b"\x7f\x08ab\n", "ab");
}

#[test]
fn ctrl_u_starts_the_line_anew() {
    proves("wröng\x15right\n".as_bytes(), "right");
}

#[test]
fn ctrl_w_takes_the_last_word() {
    proves("one twö \x17three\n".as_bytes(), "one three");
}

#[test]
fn arrow_and_function_keys_are_not_text() {
    proves(
        b"pa\x1b[Dss\x1b[A\x1bOC\x1b[1;5D\x1bOP\x1b[15~word\n",
        "password",
    );
}

#[test]
fn escape_before_a_letter_is_refused_because_the_letter_would_be_lost() {
    is_refused(b"\x1bpassword\n", "holds a control character");
}

#[test]
fn a_function_key_of_the_linux_console_is_refused_because_its_letter_would_be_text() {
    is_refused(b"\x1b[[Apassword\n", "holds a control character");
}

#[test]
fn an_escape_sequence_that_eats_text_is_refused() {
    is_refused("\x1b[éApassword\n".as_bytes(), "holds a control character");
    is_refused(b"password\x1b[\n~\n", "holds a control character");
}

#[test]
fn control_characters_are_refused_and_another_way_is_named() {
    is_refused(b"pass\tword\n", "hint: ");
    is_refused(b"pass\x01word\n", "holds a control character");
    is_refused("pass\u{85}word\n".as_bytes(), "holds a control character");
}

#[test]
fn bytes_that_are_not_utf8_are_refused_and_not_judged() {
    is_refused(b"pass\xffword\n", "not UTF-8");
    is_refused(b"p\xe4ssw\xf6rd\n", "not UTF-8");
    is_refused(b"pass\xc3\n\n", "not UTF-8");
}

/// What is typed is read as exactly `expected`.
pub(super) fn proves(typed: &[u8], expected: &str) {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check_for(&home, expected.as_bytes()));
    terminal.type_bytes(typed);
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    let screen = terminal.screen();
    assert!(
        screen.contains(PROVEN),
        "{typed:?} is not read as {expected}: {screen}"
    );
}

fn is_refused(typed: &[u8], why: &str) {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check(&home));
    terminal.type_bytes(typed);
    assert_eq!(terminal.wait(SOON), End::Code(4), "{typed:?}");
    is_as_found(&mut terminal);
    let screen = terminal.screen();
    assert!(
        screen.contains(why) && !screen.contains("strength"),
        "{screen}"
    );
}
