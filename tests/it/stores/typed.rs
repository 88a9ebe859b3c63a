//! `doorkey codes` typed on a real terminal, over a real keyring and a vault.

use std::time::Duration;

use rustix::process::Signal;

use super::*;
use crate::burning::make_vault;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::terminal::Terminal;

const SOON: Duration = Duration::from_secs(20);

/// A home with these codes of `pypi` in a vault that opens without a passphrase.
fn home_with(codes: &[String]) -> Home {
    let home = Home::new();
    make_vault(&home, "an invented passphrase");
    if !codes.is_empty() {
        let program = at(&home, "codes add pypi --stdin");
        program.stdin(codes.join("\n")).run().exits(0);
    }
    home
}

fn at<'h>(home: &'h Home, line: &str) -> Program<'h> {
    home.program(DOORKEY)
        .args(line.split(' '))
        .env("DOORKEY_IDENTITY_FILE", home.path().join("identity"))
}

/// The states of the codes of `pypi`.
fn states(home: &Home) -> Vec<String> {
    let rows = rows_of(&at(home, "codes show pypi --yes --format json").run());
    rows.into_iter().map(|(_, state)| state).collect()
}

/// On a terminal, up to that question.
fn up_to(program: &Program<'_>, question: &str) -> Terminal {
    let mut terminal = Terminal::open(program);
    terminal.read_until(question, SOON);
    terminal
}

/// It ended like this, and left the terminal as it was.
#[track_caller]
fn ends(terminal: &mut Terminal, end: End) -> String {
    assert_eq!(terminal.wait(SOON), end, "{}", terminal.screen());
    assert_eq!(terminal.modes(), *terminal.modes_at_start());
    assert!(terminal.unread_input().is_empty());
    terminal.screen()
}

/// None of `codes` stands on the screen but between entering and leaving the alternate one.
#[track_caller]
fn is_wiped(screen: &str, codes: &[String]) {
    for (number, part) in screen.split("\x1b[?1049h").enumerate() {
        let after = match number {
            0 => part,
            _ => {
                part.split_once("\x1b[?1049l")
                    .expect("the alternate screen is left")
                    .1
            }
        };
        assert!(
            codes.iter().all(|code| !after.contains(code.as_str())),
            "{screen:?}"
        );
    }
}

#[test]
fn pasted_codes_are_hidden_and_kept_and_an_empty_line_or_ctrl_d_ends_them() {
    let codes = invented(8);
    for ending in ["\n", "\x04"] {
        let home = home_with(&[]);
        let mut terminal = up_to(&at(&home, "codes add pypi"), "An empty line ends them");
        terminal.read_until("\n", SOON);
        terminal.type_bytes(format!("{}\n{ending}", codes.join("\n")).as_bytes());
        let screen = ends(&mut terminal, End::Code(0));
        assert!(
            screen.contains("8 recovery codes of `pypi` kept and read back"),
            "{screen}"
        );
        assert!(
            codes.iter().all(|code| !screen.contains(code.as_str())),
            "{screen}"
        );
        assert_eq!(states(&home), ["unused"; 8]);
    }
}

#[test]
fn empty_lines_in_the_middle_of_a_paste_lose_no_code() {
    let codes = invented(8);
    let (first, rest) = codes.split_at(3);
    let (first, rest) = (first.join("\n"), rest.join("\n\n\n"));
    // At once, as a terminal without marks pastes it, with the line ends of Windows too; and marked, with a pause.
    for paste in [
        vec![format!("{first}\n\n{rest}\n\n")],
        vec![format!("{first}\n\n{rest}\n\n").replace('\n', "\r\n")],
        vec![
            format!("\x1b[200~{first}\n\n"),
            format!("{rest}\x1b[201~"),
            "\n\n".to_owned(),
        ],
    ] {
        let home = home_with(&[]);
        let mut terminal = up_to(&at(&home, "codes add pypi"), "An empty line ends them");
        terminal.read_until("\n", SOON);
        for (number, part) in paste.iter().enumerate() {
            if number > 0 {
                std::thread::sleep(Duration::from_millis(900));
            }
            terminal.type_bytes(part.as_bytes());
        }
        let screen = ends(&mut terminal, End::Code(0));
        assert!(
            screen.contains("8 recovery codes of `pypi` kept and read back"),
            "{screen}"
        );
        // The terminal marks pastes while it is asked, and no longer.
        assert_eq!(screen.matches("\x1b[?2004h").count(), 1);
        assert_eq!(screen.matches("\x1b[?2004l").count(), 1);
        assert_eq!(states(&home), ["unused"; 8]);
    }
}

#[test]
fn ctrl_c_on_the_code_screen_says_what_was_marked_and_how_to_settle_it() {
    let codes = invented(8);
    for args in ["codes use pypi", "codes use pypi --print"] {
        let home = home_with(&codes);
        let mut terminal = up_to(&at(&home, args), "not sure: ");
        terminal.type_bytes(b"\x03");
        let screen = ends(&mut terminal, End::Signal(Signal::INT.as_raw()));
        let (_, after) = screen.rsplit_once("not sure: ").expect("the question");
        assert!(
            after.contains(
                "note: code 1 of `pypi` is marked as maybe used; settle it: `doorkey codes burn pypi 1` or \
                 `doorkey codes give-back pypi 1`"
            ),
            "{screen}"
        );
        assert_eq!(states(&home)[0], "handed_out");
    }
}

#[test]
fn ctrl_c_in_the_middle_of_a_paste_keeps_nothing() {
    let codes = invented(8);
    let home = home_with(&[]);
    let mut terminal = up_to(&at(&home, "codes add pypi"), "An empty line ends them");
    terminal.read_until("\n", SOON);
    terminal.type_bytes(codes[..4].join("\n").as_bytes());
    terminal.type_bytes(b"\x03");
    let screen = ends(&mut terminal, End::Signal(Signal::INT.as_raw()));
    assert!(
        codes.iter().all(|code| !screen.contains(code.as_str())),
        "{screen}"
    );
    at(&home, "codes status pypi").run().exits(5);
    let records = home.path().join(".local/share/doorkey/vault/records");
    assert_eq!(fs::read_dir(records).map_or(0, Iterator::count), 0);
}

#[test]
fn a_code_is_on_the_alternate_screen_and_every_answer_does_what_it_says() {
    let codes = invented(3);
    let by_signal = |signal: Signal| End::Signal(signal.as_raw());
    for (typed, end, state) in [
        (&b"y\n"[..], End::Code(0), "burnt"),
        (b"n\n", End::Code(0), "unused"),
        (b"\n", End::Code(0), "handed_out"),
        (b"\x04", End::Code(6), "handed_out"),
        (b"\x03", by_signal(Signal::INT), "handed_out"),
        (b"", by_signal(Signal::HUP), "handed_out"),
    ] {
        let home = home_with(&codes);
        let mut terminal = up_to(&at(&home, "codes use pypi"), "not sure: ");
        let shown = terminal.screen();
        assert!(
            shown.contains("\x1b[?1049h") && shown.contains(&codes[0]),
            "{shown:?}"
        );
        assert!(shown.contains("recovery code 1 of 3"), "{shown}");
        assert!(shown.contains("https://pypi.org/account/login/"), "{shown}");
        // Already marked, whatever comes.
        assert_eq!(states(&home)[0], "handed_out");
        match typed {
            b"" => terminal.signal(Signal::HUP),
            typed => terminal.type_bytes(typed),
        }
        let screen = ends(&mut terminal, end);
        is_wiped(&screen, &codes);
        assert_eq!(states(&home), [state, "unused", "unused"], "{typed:?}");
    }
}

#[test]
fn a_set_is_shown_on_a_screen_that_is_wiped() {
    let codes = invented(3);
    let home = home_with(&codes);
    let mut terminal = up_to(&at(&home, "codes show pypi"), "[Enter] hides them: ");
    assert!(
        codes
            .iter()
            .all(|code| terminal.screen().contains(code.as_str()))
    );
    terminal.type_bytes(b"\n");
    let screen = ends(&mut terminal, End::Code(0));
    is_wiped(&screen, &codes);
    assert_eq!(states(&home), ["unused"; 3]);
}

#[test]
fn a_set_is_removed_only_when_the_owner_says_yes() {
    let home = home_with(&invented(3));
    let question = "3 of them are unused. [y/N] ";
    for (typed, end) in [(&b"\n"[..], 6), (b"no\n", 6), (b"yes\n", 0)] {
        let mut terminal = up_to(&at(&home, "codes remove pypi"), question);
        terminal.type_bytes(typed);
        ends(&mut terminal, End::Code(end));
        let left = at(&home, "codes status pypi").run();
        left.exits(if end == 0 { 5 } else { 0 });
    }
}

#[test]
fn a_drill_hides_what_is_typed() {
    let codes = invented(3);
    for right in [true, false] {
        let home = home_with(&codes);
        let mut terminal = Terminal::open(&at(&home, "codes drill pypi"));
        for _ in 0..2 {
            let prompt = terminal.read_until(" of `pypi`: ", SOON);
            let number = prompt
                .rsplit("Code ")
                .next()
                .unwrap()
                .split(' ')
                .next()
                .unwrap();
            let number: usize = number.parse().unwrap();
            let code = if right {
                &codes[number - 1]
            } else {
                &codes[number % 3]
            };
            terminal.type_bytes(format!("{code}\n").as_bytes());
        }
        let screen = ends(&mut terminal, End::Code(i32::from(!right)));
        assert!(
            codes.iter().all(|code| !screen.contains(code.as_str())),
            "{screen}"
        );
        assert_eq!(states(&home), ["unused"; 3]);
    }
}

#[test]
fn a_vault_is_made_with_a_passphrase_that_is_typed_twice_and_hidden() {
    let home = Home::new();
    let init = home.program(DOORKEY).args(["init", "--store", "vault"]);
    for (again, end) in [("not that one", 4), ("an invented passphrase", 0)] {
        let mut terminal = up_to(&init, "New passphrase for the vault: ");
        terminal.type_bytes(b"an invented passphrase\n");
        terminal.read_until("The same again: ", SOON);
        terminal.type_bytes(format!("{again}\n").as_bytes());
        let screen = ends(&mut terminal, End::Code(end));
        assert!(
            !screen.contains("invented") && !screen.contains(again),
            "{screen}"
        );
        let vault = home.path().join(".local/share/doorkey/vault");
        assert_eq!(vault.exists(), end == 0);
    }
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_move_to_a_new_vault_asks_for_its_passphrase_twice_and_no_more() {
    let session = session_with(&invented(3));
    let mut terminal = up_to(
        &doorkey(&session, "store move --to vault"),
        "New passphrase for the vault: ",
    );
    terminal.type_bytes(b"an invented passphrase\n");
    terminal.read_until("The same again: ", SOON);
    terminal.type_bytes(b"an invented passphrase\n");
    let screen = ends(&mut terminal, End::Code(0));
    assert!(screen.contains("one record moved"), "{screen}");
    assert!(!screen.contains("invented"), "{screen}");
    assert_eq!(
        (in_keyring(&session).len(), in_vault(&session).len()),
        (0, 1)
    );
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn pasted_into_a_keyring_and_used_from_it() {
    let codes = invented(8);
    let session = Session::unlocked();
    let mut terminal = up_to(
        &doorkey(&session, "codes add pypi"),
        "An empty line ends them",
    );
    terminal.read_until("\n", SOON);
    terminal.type_bytes(format!("{}\n\n", codes.join("\n")).as_bytes());
    let screen = ends(&mut terminal, End::Code(0));
    assert!(
        codes.iter().all(|code| !screen.contains(code.as_str())),
        "{screen}"
    );
    let mut terminal = up_to(&doorkey(&session, "codes use pypi"), "not sure: ");
    terminal.type_bytes(b"y\n");
    is_wiped(&ends(&mut terminal, End::Code(0)), &codes);
    assert_eq!(
        rows(&session, "pypi")[0],
        (codes[0].clone(), "burnt".to_owned())
    );
}
