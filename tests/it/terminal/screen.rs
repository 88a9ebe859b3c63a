//! Colour and escapes: only where they are welcome, and none from outside.

use super::*;
use crate::support::process::End;

#[test]
fn there_are_no_escapes_where_nobody_looks() {
    let home = Home::new();
    for (name, value) in [
        ("TERM", "xterm-256color"),
        ("TERM", "dumb"),
        ("TERM", ""),
        ("NO_COLOR", "1"),
        ("COLUMNS", "20"),
        ("COLUMNS", "1"),
        ("COLUMNS", "0"),
        ("COLUMNS", "x"),
        ("LC_ALL", "C"),
        ("LC_ALL", "de_DE.ISO-8859-1"),
    ] {
        for args in [&[][..], &["--color=never"], &["--help"]] {
            let program = check(&home).env(name, value).args(args);
            let ran = program.stdin("pässword\n").run();
            ran.exits(i32::from(!args.contains(&"--help")));
            assert!(
                !has_escapes(&ran.stdout) && !has_escapes(&ran.stderr),
                "{name}={value} {ran}"
            );
        }
    }
}

#[test]
fn escapes_that_are_asked_for_are_given() {
    let home = Home::new();
    let piped = check(&home).stdin("password\n");
    assert!(has_escapes(
        &piped.clone().args(["--color=always"]).run().stdout
    ));
    assert!(has_escapes(
        &piped.clone().env("CLICOLOR_FORCE", "1").run().stdout
    ));
    let both = piped.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    assert!(!has_escapes(&both.clone().run().stdout));
    assert!(has_escapes(&both.args(["--color=always"]).run().stdout));
}

#[test]
fn a_terminal_gets_colour_unless_it_is_dumb_or_the_owner_said_no() {
    let home = Home::new();
    for (program, colour) in [
        (check(&home), true),
        (check(&home).env("TERM", "dumb"), false),
        (check(&home).env("NO_COLOR", "1"), false),
        (check(&home).env("NO_COLOR", ""), true),
        (check(&home).args(["--color=never"]), false),
        (
            check(&home).env("TERM", "dumb").args(["--color=always"]),
            true,
        ),
    ] {
        let mut terminal = at_the_prompt(&program);
        terminal.type_bytes(b"password\n");
        assert_eq!(terminal.wait(SOON), End::Code(1));
        is_as_found(&mut terminal);
        assert_eq!(
            has_escapes(&terminal.output()),
            colour,
            "{}",
            program.line()
        );
    }
}

#[test]
fn names_from_outside_cannot_drive_the_terminal() {
    let home = Home::new();
    let folder = home.path().join("secrets");
    fs::create_dir(&folder).expect("a folder");
    for name in [
        "\u{1b}[2Jclear",
        "\u{1b}]0;title\u{7}",
        "\u{202e}reversed",
        "line\nbreak",
    ] {
        fs::write(folder.join(name), "password").expect("a file");
    }
    let mut terminal = Terminal::open(&check(&home).args(["--color=never", "--dir", "secrets"]));
    assert_eq!(terminal.wait(SOON), End::Code(1));
    let shown = terminal.screen();
    let is_plain = |c: char| c == '\r' || c == '\n' || !(c.is_control() || c == '\u{202e}');
    assert!(shown.chars().all(is_plain), "{shown:?}");
    assert!(shown.contains("checked 4 of 4"), "{shown}");
}

#[test]
fn a_slow_typist_sees_no_progress_of_one_password() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check_for(&home, b"password"));
    std::thread::sleep(Duration::from_millis(1100));
    terminal.type_bytes(b"password\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    assert!(!terminal.screen().contains("done"), "{}", terminal.screen());
}

fn has_escapes(bytes: &[u8]) -> bool {
    bytes.contains(&0x1b)
}
