//! The key of the service: in by every way, and out by none but the header.

use std::time::Duration;

use doorkey::exit::Exit;

use super::KEY;
use super::LIST;
use crate::leaks::canary::Canary;
use crate::leaks::canary::nowhere;
use crate::support::pages::PageServer;
use crate::support::pages::Serve;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::terminal::Terminal;
use crate::support::world::World;

const ACCOUNT: &str = "/breachedaccount/ada%40example.org?truncateResponse=false";

fn program<'a>(home: &'a Home, server: &PageServer, format: &str) -> Program<'a> {
    let url = server.url();
    home.program(env!("CARGO_BIN_EXE_doorkey"))
        .args(["breaches", "account", "ada@example.org", "--api", &url])
        .args(["--format", format, "--deadline", "2", "--timeout", "1"])
        .env("RUST_LOG", "trace")
        .env("RUST_BACKTRACE", "full")
}

#[test]
fn the_key_turns_up_in_no_output_file_or_error_whatever_the_service_does() {
    let canary = Canary::new(KEY.as_bytes());
    let echo = format!("{{\"statusCode\":401,\"message\":\"bad key {KEY}\"}}");
    for how in [
        Serve::Page(200, LIST.into()),
        Serve::Page(401, echo.clone().into_bytes()),
        Serve::Page(200, echo.into_bytes()),
        Serve::Page(403, Vec::new()),
        Serve::Cut(LIST.into()),
        Serve::Redirect(format!("https://{KEY}.example/{KEY}")),
        Serve::Raw(format!("HTTP/1.1 {KEY}\r\n\r\n").into_bytes()),
    ] {
        let server = PageServer::start();
        server.serve(ACCOUNT, how);
        for format in ["human", "json", "jsonl"] {
            let home = Home::new();
            let program = |name: &str| program(&home, &server, format).args([name]);
            for ran in [
                program("--quiet").env("DOORKEY_HIBP_KEY", KEY).run(),
                program("--key-env=MINE").env("MINE", KEY).run(),
                program("--key-fd=3")
                    .descriptor(3, format!("{KEY}\n"))
                    .run(),
            ] {
                assert!([1, 3].contains(&ran.assert_sane().end.as_shell()), "{ran}");
                nowhere(std::slice::from_ref(&canary), &ran, None, home.path());
            }
        }
        let heads = server.heads();
        assert!(
            heads.iter().any(|head| head.contains(KEY)),
            "it was never sent"
        );
        let requests = heads.iter().filter_map(|head| head.split_once("\r\n"));
        assert!(requests.into_iter().all(|(line, _)| !line.contains(KEY)));
    }
}

#[test]
fn a_key_that_is_typed_is_not_shown() {
    let server = PageServer::start();
    server.serve(ACCOUNT, Serve::Page(200, LIST.into()));
    let home = Home::new();
    let mut terminal = Terminal::open(&program(&home, &server, "human").args(["--by", "address"]));
    let patience = Duration::from_secs(20);
    terminal.read_until("Key of 127.0.0.1", patience);
    terminal.type_bytes(format!("{KEY}\n").as_bytes());
    assert_eq!(terminal.wait(patience).as_shell(), 1);
    Canary::new(KEY.as_bytes()).is_not_in(&terminal.output(), "the terminal");
}

#[test]
fn without_a_terminal_and_a_key_the_answer_is_unknown_and_says_how_to_give_one() {
    let server = PageServer::start();
    let home = Home::new();
    let ran = program(&home, &server, "human").run();
    assert!(ran.exits(3).out().contains("DOORKEY_HIBP_KEY"), "{ran}");
    assert_eq!(server.paths().len(), 1);
}

#[test]
fn what_is_no_key_is_refused_without_repeating_it() {
    let long = "k".repeat(201);
    for key in ["hunter2 x", "hunter2\nx", "hunter2é", &long] {
        let told = World::new().variable("DOORKEY_HIBP_KEY", key).run([
            "breaches",
            "account",
            "ada@example.org",
        ]);
        told.exits(Exit::Input)
            .never_says("hunter2")
            .never_says(&long);
    }
    // The key itself in the place of a name.
    let args = [
        "breaches",
        "account",
        "ada@example.org",
        "--key-env",
        "hunter2",
    ];
    World::new()
        .run(args)
        .exits(Exit::Input)
        .never_says("hunter2");
    let args = ["breaches", "account", "ada@example.org", "--key", "hunter2"];
    World::new()
        .run(args)
        .exits(Exit::Usage)
        .never_says("hunter2");
}
