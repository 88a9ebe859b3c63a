//! A secret goes in by every way and comes out by none: not on a stream, not to a server, not into a file.

use serde_json::json;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::server::rows;

pub mod canary;
mod codes;
mod in_a_keyring;
mod malformed;
mod memory;
mod scene;
mod scenes;
mod watched;

use canary::Canary;
use canary::canaries;
use canary::nowhere;

#[test]
fn no_way_in_leads_out_while_the_service_answers() {
    let server = RangeServer::start();
    server.otherwise(Play::Correct(rows::rows_without("canary", 3)));
    every_way_in_every_format(&["--ranges", &server.url()], Some(&server));
}

#[test]
fn no_way_in_leads_out_while_the_service_fails() {
    let server = RangeServer::start();
    server.otherwise(Play::HtmlPortal);
    every_way_in_every_format(&["--ranges", &server.url()], Some(&server));
}

#[test]
fn no_way_in_leads_out_offline() {
    every_way_in_every_format(&["--offline"], None);
}

#[test]
fn an_exposed_secret_is_told_without_its_digest() {
    let canary = Canary::new(b"zQ7vXk2mWp9rTb4nJd");
    let digest =
        doorkey::breach::digest::Digest::of(&doorkey::secret::Secret::new(canary.bytes.clone()));
    let suffix = digest
        .suffix()
        .to_hex(doorkey::breach::digest::HashKind::Sha1);
    let server = RangeServer::start();
    server.otherwise(Play::Correct(rows::rows_with(&suffix, 42, 3)));
    for format in FORMATS {
        let home = Home::new();
        let ran = doorkey(&home, "check")
            .args(["--no-cache", "--format", format, "--ranges", &server.url()])
            .stdin(&canary.bytes)
            .run();
        assert!(ran.exits(1).out().contains("42"), "{ran}");
        nowhere(
            std::slice::from_ref(&canary),
            &ran,
            Some(&server),
            home.path(),
        );
    }
}

fn every_way_in_every_format(asking: &[&str], server: Option<&RangeServer>) {
    let canaries = canaries();
    for command in ["check", "pwned"] {
        for (at, format) in FORMATS.into_iter().enumerate() {
            let home = Home::new();
            plant(&home, &canaries);
            let program = doorkey(&home, command)
                .args(asking)
                .args(["--format", format]);
            for (way, program) in ways(&program, command, &canaries).into_iter().enumerate() {
                let to_file = (at + way) % 2 == 0;
                let program = if to_file {
                    program.args(["--output", "report"])
                } else {
                    program
                };
                let ran = program.run();
                let code = ran.assert_sane().end.as_shell();
                assert!([0, 1, 3].contains(&code), "{ran}");
                let report = std::fs::read(home.path().join("report")).unwrap_or_default();
                let said = if to_file { &report } else { &ran.stdout };
                // GitLab is told of findings and of nothing else.
                let is_empty_list = said.trim_ascii() == b"[]";
                assert!(said.len() > 20 || is_empty_list, "nothing was said: {ran}");
                nowhere(&canaries, &ran, server, home.path());
            }
        }
    }
}

/// Every file a secret can be read from, below `planted`.
fn plant(home: &Home, canaries: &[Canary]) {
    std::fs::create_dir_all(home.path().join("planted/folder")).expect("a folder");
    home.file("planted/lines", joined(canaries, b"\n"));
    let mut dotenv = Vec::new();
    for (number, canary) in canaries.iter().enumerate() {
        home.file(&format!("planted/folder/{number}"), &canary.bytes);
        if let Ok(text) = str::from_utf8(&canary.bytes) {
            dotenv.extend(format!("SECRET_{number}='{text}'\n").into_bytes());
        }
    }
    home.file("planted/dotenv", dotenv);
}

/// The program once for standard input in each form, and once for all that can be named together.
fn ways<'a>(program: &Program<'a>, command: &str, canaries: &[Canary]) -> Vec<Program<'a>> {
    let program = || program.clone();
    let lines = joined(canaries, b"\n");
    let jsonl = canaries
        .iter()
        .filter_map(|canary| str::from_utf8(&canary.bytes).ok())
        .map(|text| format!("{}\n", json!({"id": "x", "secret": text, "other": text})))
        .collect::<Vec<_>>()
        .concat();
    let mut named = program()
        .args([
            "--file",
            "planted/lines",
            "--dotenv",
            "planted/dotenv",
            "--dir",
            "planted/folder",
        ])
        .args(["--fd", "3", "--fd", "4"])
        .piped_descriptor(3, &lines)
        .descriptor(4, &lines);
    for (number, canary) in canaries.iter().enumerate() {
        named = named.env(format!("SECRET_{number}"), os(&canary.bytes));
        named = named.args(["--env".to_owned(), format!("SECRET_{number}")]);
    }
    let mut ways = vec![
        program().stdin(&lines),
        program().args(["-0"]).stdin(joined(canaries, b"\0")),
        program().args(["--jsonl"]).stdin(jsonl),
        named,
    ];
    if command == "check" {
        let old = &canaries[2].bytes;
        ways.extend([
            program()
                .args(["--previous-env", "OLD"])
                .env("OLD", os(old))
                .stdin(&lines),
            program()
                .args(["--previous-file", "planted/folder/0"])
                .stdin(&lines),
            program()
                .args(["--previous-fd", "3"])
                .descriptor(3, old)
                .stdin(&lines),
        ]);
    }
    ways
}

/// doorkey, made as talkative as a program can be asked to be.
pub fn doorkey<'a>(home: &'a Home, command: &str) -> Program<'a> {
    home.program(env!("CARGO_BIN_EXE_doorkey"))
        .args([command])
        .env("RUST_LOG", "trace")
        .env("RUST_BACKTRACE", "full")
}

fn joined(canaries: &[Canary], separator: &[u8]) -> Vec<u8> {
    let all: Vec<&[u8]> = canaries.iter().map(|canary| &canary.bytes[..]).collect();
    all.join(separator)
}

pub fn os(bytes: &[u8]) -> std::ffi::OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

pub const FORMATS: [&str; 7] = [
    "human", "json", "jsonl", "sarif", "github", "gitlab", "junit",
];
