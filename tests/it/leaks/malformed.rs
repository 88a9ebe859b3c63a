//! What cannot be read, and what does not belong on a command line, is refused without being repeated.

use super::canary::Canary;
use super::canary::canaries;
use super::canary::nowhere;
use super::doorkey;
use super::os;
use crate::support::process::Home;
use crate::support::process::Program;

#[test]
fn a_stray_argument_is_refused_and_not_repeated() {
    let home = Home::new();
    let canaries = canaries();
    for canary in &canaries {
        let secret = &canary.bytes;
        let after = |flag: &str| os(&[flag.as_bytes(), secret].concat());
        for (before, stray, code) in [
            (vec![], os(secret), 2),
            (vec!["check"], os(secret), 2),
            (vec!["check", "--offline"], os(secret), 2),
            (vec!["check", "--"], os(secret), 2),
            (vec!["check"], after("--"), 2),
            (vec!["check"], after("-p"), 2),
            (vec!["check"], after("-"), 2),
            (vec!["check"], after("--password="), 2),
            (vec!["check", "--password"], os(secret), 2),
            (vec!["check"], after("--env="), 2),
            (vec!["check", "--offline", "--env"], os(secret), 2),
            (vec!["check"], after("--quiet="), 2),
            (vec!["check"], after("--jsonl="), 2),
            (vec!["check"], after("-0"), 2),
            (vec!["--format"], os(secret), 2),
            (vec!["check", "--format"], os(secret), 2),
            (vec!["check"], after("--color="), 2),
            (vec!["check", "--fd"], os(secret), 2),
            (vec!["check", "--previous-fd"], os(secret), 2),
            (vec!["check", "--timeout"], os(secret), 2),
            (vec!["check", "--deadline"], os(secret), 2),
            (vec!["check", "--on-error"], os(secret), 2),
            (vec!["check", "--fail-on"], os(secret), 2),
            (vec!["check"], after("--fail-on=weak,"), 2),
            (vec!["check"], after("--previous="), 2),
            (vec!["pwned"], os(secret), 2),
            (vec!["pwned", "--hash"], os(secret), 2),
            (vec!["pwned", "--prefix"], os(secret), 2),
            (vec!["pwned"], after("--prefix="), 2),
            (vec!["completions"], os(secret), 2),
            (vec!["help"], os(secret), 2),
        ] {
            let ran = home
                .program(env!("CARGO_BIN_EXE_doorkey"))
                .args(before.clone())
                .args([stray])
                .run();
            let unset = before.contains(&"--env") || ran.line.contains("--env=");
            let got = ran.assert_sane().end.as_shell();
            assert!(got == code || (unset && got == 4), "exit code of {ran}");
            let said = format!("{}{}", ran.out(), ran.err()).into_bytes();
            for canary in &canaries {
                canary.is_not_in(&said, format_args!("what was said of {before:?}"));
            }
        }
    }
}

#[test]
fn input_that_cannot_be_read_is_not_repeated() {
    let canaries = [Canary::new(SECRET.as_bytes())];
    let planted = |name: &'static str, text: &str| (name, text.replace("CANARY", SECRET));
    let dotenvs = [
        "CANARY\n",
        "A='CANARY\n",
        "A=\"CANARY$x\"\n",
        "A=CANARY#x\n",
        "A=CANARY x\n",
        "A=`CANARY`\n",
        "export CANARY\n",
        "=CANARY\n",
        "1A=CANARY\n",
        "A CANARY=1\n",
        "A='b\nCANARY\n",
        "A==CANARY\n",
        "A='x' CANARY\n",
        "A=\\CANARY\n",
    ]
    .map(|text| planted("--dotenv", text));
    let records = [
        "CANARY\n", "{\"secret\": \"CANARY\"\n", "\"CANARY\"\n", "{\"secret\": [\"CANARY\"]}\n",
        "{\"CANARY\": 1}\n", "{\"id\": [\"CANARY\"], \"secret\": \"x\"}\n", "{\"secret\": \"CANARY\",}\n",
        "{\"secret\": \"CANARY\"} CANARY\n", "{\"secret\": \"\\xCANARY\"}\n", "{CANARY}\n",
        "{\"secret\": \"CANARY\", \"secret\": \"CANARY\"}\n", "[\"CANARY\"]\n",
        "{\"id\": \"CANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARY\", \"secret\": \"\"}\n",
    ]
    .map(|text| planted("--jsonl", text));
    let digests = [
        "CANARY",
        "CANARYCANARYCANARYCANARYCANARYCANARYCANAR",
        "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8CANARY",
    ]
    .map(|text| planted("--hash", text));
    let policies = [
        "CANARY",
        "CANARY = 1\n",
        "name = 'x'\nCANARY = 1\n",
        "name = 'x'\nmin-length = 'CANARY'\n",
        "name = 'x'\nclasses = ['CANARY']\n",
        "name = 'x'\nmin-length = CANARY\n",
        "[CANARY]\n",
        "name = 'x'\nmin-length = 8\n[sources]\nCANARY = 'CANARY'\n",
        "name = 'x\nCANARY",
        "name = 'x'\nmin-length = 8\nmin-length = 'CANARY'\n",
        "{\"name\": \"CANARY\"}",
    ]
    .map(|text| planted("--policy", text));
    let configs = [
        "CANARY",
        "CANARY = 1\n",
        "ranges = ['CANARY']\n",
        "policy = CANARY\n",
        "policy = 'CANARY\n",
        "policy = 'nist'\npolicy = 'CANARY'\n",
        "[CANARY]\nCANARY = 1\n",
        "ranges = 'https://u:CANARY@h.example'\n",
        "ranges = 'https://h.example/?CANARY'\n",
        "ranges = 'https://h.example:CANARY/'\n",
        "ranges = 'x://CANARY/'\n",
    ]
    .map(|text| planted("config", text));
    let all = [&dotenvs[..], &records, &digests, &policies, &configs].concat();
    for (what, text) in all {
        for format in ["human", "json"] {
            let home = Home::new();
            std::fs::create_dir_all(home.path().join("planted")).expect("a folder");
            home.file("planted/file", &text);
            let program = doorkey(&home, if what == "--hash" { "pwned" } else { "check" });
            let ran = given(program, &home, what, &text)
                .args(["--format", format])
                .run();
            let code = ran.assert_sane().end.as_shell();
            let wanted = if ["--policy", "config"].contains(&what) {
                2
            } else {
                4
            };
            assert_eq!(code, wanted, "{text} {ran}");
            std::fs::remove_file(home.path().join(".config/doorkey/config.toml")).ok();
            nowhere(&canaries, &ran, None, home.path());
        }
    }
}

#[test]
fn a_name_that_may_be_a_secret_is_not_repeated() {
    let home = Home::new();
    let canaries = [Canary::new(SECRET.as_bytes())];
    let address = format!("https://ada:{SECRET}@ranges.example");
    for (args, code) in [
        (vec!["--offline", "--env", SECRET], 4),
        (
            vec!["--offline", "--previous-env", SECRET, "--env", "HOME"],
            4,
        ),
        (vec!["--ranges", &address], 2),
        (vec!["--offline", "--only", SECRET, "--env", "HOME"], 4),
    ] {
        let ran = doorkey(&home, "check").args(args).stdin("x").run();
        ran.exits(code);
        nowhere(&canaries, &ran, None, home.path());
    }
    let ran = doorkey(&home, "check")
        .env("DOORKEY_RANGES", &address)
        .stdin("x")
        .run();
    ran.exits(2);
    nowhere(&canaries, &ran, None, home.path());
}

fn given<'a>(program: Program<'a>, home: &Home, what: &str, text: &str) -> Program<'a> {
    match what {
        "--dotenv" => program.args(["--offline", "--dotenv", "planted/file"]),
        "--jsonl" => program.args(["--offline", "--jsonl"]).stdin(text),
        "--hash" => program.args(["--offline", "--hash", "sha1"]).stdin(text),
        "--policy" => program
            .args(["--offline", "--policy", "planted/file"])
            .stdin("x"),
        _ => {
            std::fs::create_dir_all(home.path().join(".config/doorkey")).expect("a folder");
            home.file(".config/doorkey/config.toml", text);
            program.stdin("x")
        }
    }
}

const SECRET: &str = "zQ7vXk2mWp9rTb4nJd";
