//! Which of terminal and standard streams is used for what.

use super::*;
use crate::support::process::End;

#[test]
fn a_pipe_is_read_although_there_is_a_terminal() {
    let home = Home::new();
    let mut terminal = Terminal::open(&check_for(&home, b"password").stdin("password\n"));
    assert_eq!(terminal.wait(SOON), End::Code(1));
    let screen = terminal.screen();
    assert!(
        screen.contains(PROVEN) && !screen.contains("Password: "),
        "{screen}"
    );
    is_as_found(&mut terminal);
}

#[test]
fn nothing_on_standard_input_is_told_and_not_waited_for() {
    let home = Home::new();
    for nothing in ["0< /dev/null", "0<&-"] {
        let mut terminal = Terminal::open(&check(&home).redirect(nothing));
        assert_eq!(terminal.wait(SOON), End::Code(4));
        let screen = terminal.screen();
        assert!(screen.contains("there was no secret"), "{screen}");
        is_as_found(&mut terminal);
        check(&home).redirect(nothing).run().exits(4);
    }
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let home = Home::new();
    let ran = check(&home).args(["--previous"]).stdin("password\n").run();
    ran.exits(6);
    assert!(
        ran.err().contains("there is no terminal to ask on"),
        "{ran}"
    );
}

#[test]
fn a_terminal_as_standard_input_is_asked() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check_for(&home, b"password").redirect("0< /dev/tty"));
    terminal.type_bytes(b"password\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    assert!(terminal.screen().contains(PROVEN));
}

#[test]
fn the_prompt_goes_to_the_terminal_and_not_into_a_file() {
    let home = Home::new();
    let program = check_for(&home, b"password").redirect("> out 2> err");
    let mut terminal = at_the_prompt(&program);
    terminal.type_bytes(b"password\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    assert_eq!(terminal.screen(), "Password: \r\n");
    let read = |name| fs::read_to_string(home.path().join(name)).expect("a file");
    let (out, err) = (read("out"), read("err"));
    assert!(
        out.starts_with("password: ") && out.contains(PROVEN),
        "{out}"
    );
    assert!(
        !out.contains('\u{1b}') && !out.contains("Password: ") && err.is_empty(),
        "{out}{err}"
    );
}

#[test]
fn the_old_password_is_asked_for_although_the_new_one_is_in_a_pipe() {
    let home = Home::new();
    let program = check_for(&home, b"password-2").args(["--previous"]);
    let mut terminal = Terminal::open(&program.stdin("password-2\n"));
    terminal.read_until("Previous password: ", SOON);
    terminal.type_bytes(b"password-1\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    assert!(terminal.screen().contains(PROVEN));
}
