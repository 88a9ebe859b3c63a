//! Enrolments over a real keyring and a vault, on a real terminal, and cut short anywhere.

use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use super::RFC;
use super::enrolment;
use crate::burning::Bench;
use crate::burning::DOORKEY;
use crate::burning::doorkey;
use crate::support::fault::everywhere;
use crate::support::keyring::Session;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::terminal::Terminal;

const SOON: Duration = Duration::from_secs(20);

fn oathtool(secret: &str) -> String {
    let ran = Command::new("oathtool")
        .args(["--totp", "-b", secret])
        .output()
        .expect("oathtool");
    String::from_utf8(ran.stdout).unwrap().trim().to_owned()
}

fn at<'s>(session: &'s Session, line: &str) -> Program<'s> {
    session.program(DOORKEY).args(line.split(' '))
}

#[test]
#[ignore = "needs oathtool, gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn enrolled_on_a_terminal_its_codes_are_those_of_oathtool_and_secret_tool_reads_it() {
    let session = Session::unlocked();
    let mut terminal = Terminal::open(&at(&session, "totp enroll pypi ada"));
    terminal.read_until("makes a new one): ", SOON);
    terminal.type_bytes(format!("{RFC}\n").as_bytes());
    terminal.read_until("no phone): ", SOON);
    terminal.type_bytes(b"000000\n");
    terminal.read_until("no phone): ", SOON);
    terminal.type_bytes(format!("{}\n", oathtool(RFC)).as_bytes());
    assert_eq!(terminal.wait(SOON), End::Code(0), "{}", terminal.screen());
    assert_eq!(terminal.modes(), *terminal.modes_at_start());
    let screen = terminal.screen();
    assert!(
        screen.contains("`pypi:ada` is confirmed by a code of another device"),
        "{screen}"
    );
    assert!(!screen.contains(RFC), "the secret was on the screen");
    // The code may change between the two; then they are asked once more.
    let same = (0..3).any(|_| {
        let ran = at(&session, "totp code pypi --quiet").run();
        ran.exits(0);
        ran.out().trim() == oathtool(RFC)
    });
    assert!(same);
    let found = session
        .secret_tool(["search", "--all", "--unlock", "service", "doorkey"])
        .run();
    assert!(
        found
            .out()
            .contains(&format!("otpauth://totp/PyPI:ada?secret={RFC}"))
    );
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_code_of_a_locked_keyring_is_none_and_says_so() {
    let session = Session::unlocked();
    let program = at(&session, "totp enroll own --stdin --no-verify").stdin(RFC);
    program.run().exits(0);
    session.lock();
    let ran = at(&session, "totp code own").run();
    ran.exits(5);
    assert!(
        ran.out().is_empty() && ran.err().contains("locked"),
        "{ran}"
    );
    at(&session, "totp list").run().exits(0);
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn an_enrolment_that_ends_early_anywhere_is_whole_or_not_there() {
    let bench = Bench::new("");
    let enroll = ["totp", "enroll", "own", "--stdin", "--no-verify"];
    let count = everywhere(
        || bench.home(),
        |home| doorkey(home, enroll).stdin(RFC),
        |home, ran, what| {
            if ran.end.as_shell() == 0 {
                is_whole(home, "own", what);
            }
            // Listed is whole, and what is not listed can be enrolled again.
            for name in listed(home, what) {
                is_whole(home, &name, what);
            }
            doorkey(home, ["doctor", "--repair"]).run();
            for name in listed(home, what) {
                is_whole(home, &name, what);
            }
            if listed(home, what).is_empty() {
                doorkey(home, enroll).stdin(RFC).run().exits(0);
                is_whole(home, "own", what);
            }
        },
    );
    assert!(count > 60, "only {count} faults");
    println!("{count} faults in `totp enroll`: each left no account or a whole one");
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_counter_that_is_cut_short_anywhere_gives_no_code_twice() {
    let bench = Bench::new("");
    let hotp = format!("otpauth://hotp/X:a?secret={RFC}&counter=0");
    doorkey(
        bench.template(),
        ["totp", "enroll", "own", "--stdin", "--no-verify"],
    )
    .stdin(&hotp)
    .run()
    .exits(0);
    let codes: Vec<String> = (0..3)
        .map(|counter| {
            let code = enrolment(&hotp).code(counter);
            String::from_utf8(code.reveal().to_vec()).unwrap()
        })
        .collect();
    let code = ["totp", "code", "own", "--quiet"];
    let count = everywhere(
        || bench.home(),
        |home| doorkey(home, code),
        |home, ran, what| {
            let first = ran.out().trim().to_owned();
            let next = doorkey(home, code).run();
            next.exits(0);
            assert!(first.is_empty() || codes[0].starts_with(&first), "{what}");
            if !first.is_empty() {
                assert_ne!(next.out().trim(), first, "given twice after {what}");
            }
            assert!(codes[..2].contains(&next.out().trim().to_owned()), "{what}");
        },
    );
    println!("{count} faults in `totp code` of a counter: no code was given twice");
}

/// The names that are listed.
fn listed(home: &Home, what: &str) -> Vec<String> {
    let ran = doorkey(home, ["totp", "list", "--format", "json"]).run();
    assert_eq!(ran.end.as_shell(), 0, "{what}\n{ran}");
    let document: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let rows = document["enrolments"].as_array().unwrap();
    rows.iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect()
}

/// Its secret is the one that was given.
fn is_whole(home: &Home, name: &str, what: &str) {
    let name: &'static str = name.to_owned().leak();
    let ran = doorkey(home, ["totp", "show", name, "--uri", "--yes"]).run();
    assert_eq!(ran.end.as_shell(), 0, "{what}\n{ran}");
    assert!(ran.out().contains(RFC), "{what}\n{ran}");
}
