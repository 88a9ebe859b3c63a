//! Lines that are long, early, pasted or many.

use super::keys::proves;
use super::*;
use crate::support::process::End;

#[test]
fn every_byte_of_a_line_of_six_kilobytes_is_read() {
    let long = "0123456789äöü-".repeat(400);
    assert!(long.len() > 6000);
    let home = Home::new();
    let mut terminal = at_the_prompt(&check_for(&home, long.as_bytes()));
    for part in long.as_bytes().chunks(1000) {
        terminal.type_bytes(part);
        std::thread::sleep(Duration::from_millis(5)); // as a terminal pastes: its queue holds 4 kB
    }
    terminal.type_bytes(b"\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    assert!(terminal.screen().contains(PROVEN), "{}", terminal.screen());
}

#[test]
fn spaces_and_letters_of_all_scripts_are_kept_as_they_are() {
    proves(" a  b \n".as_bytes(), " a  b ");
    proves("пароль 密码 🔒\n".as_bytes(), "пароль 密码 🔒");
    proves("e\u{301}\n".as_bytes(), "e\u{301}");
    proves("\u{e9}\n".as_bytes(), "\u{e9}");
}

#[test]
fn the_marks_of_a_bracketed_paste_are_not_text() {
    proves(b"\x1b[200~pasted text\x1b[201~\n", "pasted text");
}

#[test]
fn what_is_pasted_behind_the_first_line_is_not_left_to_the_shell() {
    let home = Home::new();
    let mut terminal = Terminal::under_a_shell(&check_for(&home, b"first"));
    terminal.read_until("Password: ", SOON);
    terminal.type_bytes(b"first\necho zq8Lw3Xv-unseen\necho half");
    terminal.read_until(PROVEN, SOON);
    terminal.read_until("[ready] ", SOON);
    assert_eq!(terminal.at_the_shell("echo $?"), "1\n");
    is_as_found(&mut terminal);
}

#[test]
fn what_is_typed_before_the_prompt_is_not_taken_for_the_password() {
    let home = Home::new();
    let late = ["sh", "-c", "echo wait; sleep 0.3; exec \"$@\"", "sh"];
    let mut terminal = Terminal::open(&check_for(&home, b"real").through(late));
    terminal.read_until("wait", SOON);
    terminal.type_bytes(b"early\nhalf");
    terminal.read_until("Password: ", SOON);
    terminal.type_bytes(b"real\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    assert!(terminal.screen().contains(PROVEN), "{}", terminal.screen());
}

#[test]
fn the_previous_password_is_asked_for_first() {
    let home = Home::new();
    let program = check_for(&home, b"correct horse battery 2").args(["--previous"]);
    let mut terminal = Terminal::open(&program);
    terminal.read_until("Previous password: ", SOON);
    terminal.type_bytes(b"correct horse battery 1\n");
    terminal.read_until("\r\nPassword: ", SOON);
    terminal.type_bytes(b"correct horse battery 2\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    let screen = terminal.screen();
    assert!(
        screen.contains(PROVEN) && !screen.contains("horse"),
        "{screen}"
    );
}

#[test]
fn the_second_prompt_can_be_left_like_the_first() {
    let home = Home::new();
    for (key, end) in [(CTRL_C, End::Signal(2)), (b"\x04", End::Code(6))] {
        let mut terminal = Terminal::open(&check(&home).args(["--previous"]));
        terminal.read_until("Previous password: ", SOON);
        terminal.type_bytes(b"the old one\n");
        terminal.read_until("\r\nPassword: ", SOON);
        terminal.type_bytes(key);
        assert_eq!(terminal.wait(SOON), end);
        is_as_found(&mut terminal);
    }
}
