//! A key kept by the whole program in a vault: opened by what the owner gives, and in no file in the clear.

use std::time::Duration;

use super::KEY;
use super::LIST;
use crate::burning::Bench;
use crate::burning::DOORKEY;
use crate::burning::make_vault;
use crate::leaks::canary::Canary;
use crate::leaks::canary::nowhere;
use crate::support::fault::everywhere;
use crate::support::pages::PageServer;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::terminal::Terminal;

const ACCOUNT: &str = "/breachedaccount/ada%40example.org?truncateResponse=false";
const OTHER: &str = "aa11bb22cc33dd44ee55ff6677889900";
const PASSPHRASE: &str = "Vz9kQm3xTp7wLd5rYc";

fn knowing() -> PageServer {
    let server = PageServer::start();
    server.page(ACCOUNT, LIST);
    server
}

fn breaches<'a>(home: &'a Home, server: &PageServer, line: &str) -> Program<'a> {
    home.program(DOORKEY)
        .args(["breaches"])
        .args(line.split(' '))
        .args(["--api", &server.url()])
        .env("RUST_LOG", "trace")
        .env("RUST_BACKTRACE", "full")
}

/// With what opens the vault of a bench.
fn opened<'a>(home: &Home, program: Program<'a>) -> Program<'a> {
    program.env("DOORKEY_IDENTITY_FILE", home.path().join("identity"))
}

fn keep<'a>(home: &'a Home, server: &PageServer, key: &str) -> Program<'a> {
    let program = breaches(home, server, "key keep --key-fd 3");
    opened(home, program.descriptor(3, key))
}

/// The key of the last request that had one.
fn sent(server: &PageServer) -> Option<String> {
    let heads = server.heads();
    let mut lines = heads.iter().flat_map(|head| head.lines());
    let key = lines.rfind(|line| line.starts_with("hibp-api-key: "))?;
    Some(key.trim_start_matches("hibp-api-key: ").to_owned())
}

#[test]
fn a_key_in_a_vault_turns_up_in_no_output_or_file_whatever_opens_it() {
    let (home, server) = (Home::new(), knowing());
    make_vault(&home, PASSPHRASE);
    let canaries = [
        Canary::new(KEY.as_bytes()),
        Canary::new(PASSPHRASE.as_bytes()),
    ];
    let opened = |line: &str, passphrase: &str| {
        let program = breaches(&home, &server, line).args(["--passphrase-fd", "4"]);
        program.descriptor(4, passphrase).descriptor(3, KEY)
    };
    let run = |program: &Program<'_>, code: i32| {
        let ran = program.run();
        nowhere(&canaries, ran.exits(code), None, home.path());
        ran
    };
    let ask = "account ada@example.org --deadline 2 --timeout 1";
    let by_address = "account ada@example.org --by address";
    run(&opened("key keep --key-fd 3", PASSPHRASE), 0);
    run(&opened(ask, PASSPHRASE), 1);
    assert_eq!(sent(&server).as_deref(), Some(KEY));
    run(&opened("key keep --key-fd 3 --format json", PASSPHRASE), 0);
    let asked = server.heads().len();
    // Closed, it is told; and nothing goes by the whole address.
    let ran = run(&opened(ask, "hunter2"), 3);
    let talk = ran.err().replace("\n      ", " ");
    assert!(
        talk.contains("the passphrase does not open the vault"),
        "{ran}"
    );
    run(&opened(by_address, "hunter2"), 4);
    let ran = run(&breaches(&home, &server, ask), 3);
    assert!(ran.err().contains("the vault is closed"), "{ran}");
    run(&breaches(&home, &server, by_address), 6);
    let heads = server.heads().split_off(asked);
    assert!(
        heads
            .iter()
            .all(|head| !head.contains("ada%40") && !head.contains("hibp-api-key"))
    );
    for line in ["key status", "key status --format json"] {
        let status = home
            .program(DOORKEY)
            .args(["breaches"])
            .args(line.split(' '));
        assert!(run(&status, 0).out().contains(&server.url()));
    }
    run(&opened("key forget --yes", PASSPHRASE), 0);
}

#[test]
fn a_key_and_a_passphrase_that_are_typed_are_not_shown() {
    let (home, server) = (Home::new(), knowing());
    make_vault(&home, PASSPHRASE);
    let patience = Duration::from_secs(20);
    let type_all = |line: &str, typed: &[(&str, &str)]| {
        let mut terminal = Terminal::open(&breaches(&home, &server, line));
        for (question, answer) in typed {
            terminal.read_until(question, patience);
            terminal.type_bytes(format!("{answer}\n").as_bytes());
        }
        let end = terminal.wait(patience).as_shell();
        for secret in [KEY, PASSPHRASE] {
            Canary::new(secret.as_bytes()).is_not_in(&terminal.output(), "the terminal");
        }
        end
    };
    let opening = ("Passphrase of the vault: ", PASSPHRASE);
    assert_eq!(
        type_all("key keep", &[("Key of 127.0.0.1", KEY), opening]),
        0
    );
    assert_eq!(type_all("account ada@example.org", &[opening]), 1);
    assert_eq!(sent(&server).as_deref(), Some(KEY));
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_key_kept_anew_that_ends_early_anywhere_leaves_the_old_one_or_the_new_one() {
    let server = knowing();
    let bench = Bench::new("");
    keep(bench.template(), &server, KEY).run().exits(0);
    let count = everywhere(
        || bench.home(),
        |home| keep(home, &server, OTHER),
        |home, ran, what| {
            let ask = || {
                let ran = opened(home, breaches(home, &server, "account ada@example.org")).run();
                assert_eq!(ran.end.as_shell(), 1, "{what}\n{ran}");
                sent(&server)
            };
            let used = ask();
            let is_said = ran.out().contains("is kept");
            assert!(
                used.as_deref() == Some(OTHER) || !is_said,
                "said and not used after {what}"
            );
            let doctor = || opened(home, home.program(DOORKEY).args(["doctor", "--repair"])).run();
            assert!(!doctor().exits(0).out().contains("is gone"), "{what}");
            // What was written last is finished, and nothing is left of the other.
            assert!(ask() == used || ask().as_deref() == Some(OTHER), "{what}");
            let records = home.path().join(".local/share/doorkey/vault/records");
            let whole = std::fs::read_dir(records).unwrap().flatten();
            let whole = whole.filter(|file| file.path().extension().is_some_and(|it| it == "age"));
            assert_eq!(whole.count(), 1, "{what}");
        },
    );
    assert!(count > 60, "only {count} faults");
    println!("{count} faults in `breaches key keep`: every time one key, the old or the new");
}
