//! Full disks, closed streams, readers that leave and systems that refuse: an error is told, nothing panics.

use std::time::Duration;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::server::rows;

mod output;
mod targets;

#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let home = Home::new();
    for format in FORMATS {
        for secrets in ["password\n".to_owned(), "password\n".repeat(5000)] {
            let full = check(&home)
                .args(["--format", format])
                .stdin(&secrets)
                .redirect("> /dev/full")
                .run();
            is_told_to_be_unwritable(&full);
            let gone = check(&home)
                .args(["--format", format])
                .stdin(&secrets)
                .redirect(">&-")
                .run();
            gone.exits(1);
        }
    }
    for args in [
        &["--help"][..],
        &["--version"],
        &["completions", "bash"],
        &["check", "--help"],
    ] {
        let full = home
            .program(DOORKEY)
            .args(args)
            .redirect("> /dev/full")
            .run();
        is_told_to_be_unwritable(&full);
    }
}

fn is_told_to_be_unwritable(full: &Ran) {
    assert!(
        full.exits(4)
            .err()
            .contains("error: the output cannot be written"),
        "{full}"
    );
}

#[test]
fn a_reader_that_leaves_is_told_nothing() {
    let home = Home::new();
    for format in FORMATS {
        let secrets = "password\n".repeat(20_000);
        let script = "\"$0\" \"$@\" | head -c 10 > /dev/null; exit \"${PIPESTATUS[0]}\"";
        let ran = check(&home)
            .args(["--format", format])
            .stdin(&secrets)
            .through(["bash", "-c", script])
            .run();
        assert_eq!(ran.err().replace(OFFLINE, ""), "", "{ran}");
        ran.exits(3);
    }
}

#[test]
fn standard_streams_that_are_closed_or_full_change_no_verdict() {
    let home = Home::new();
    for (streams, code) in [
        ("2>&-", 1),
        ("<&-", 4),
        ("<&- 2>&-", 4),
        ("<&- >&- 2>&-", 4),
        ("< /", 4),
    ] {
        let program = pwned(&home).redirect(streams);
        let program = if streams.contains('<') {
            program
        } else {
            program.stdin("password")
        };
        program.run().exits(code);
    }
    let ran = check(&home)
        .args(["--format", "json"])
        .stdin("password")
        .redirect("2> /dev/full")
        .run();
    assert!(serde_json::from_str::<serde_json::Value>(&ran.exits(1).out()).is_ok());
    // Notes are part of what a reader must know, so where they cannot be told the run has failed.
    pwned(&home)
        .stdin("password")
        .redirect("2> /dev/full")
        .run()
        .exits(4);
}

#[test]
fn few_descriptors_little_memory_and_no_room_are_errors() {
    let server = RangeServer::start();
    server.otherwise(Play::Correct(rows::rows_without("none", 3)));
    let home = Home::new();
    let online = ["--ranges".to_owned(), server.url()];
    for limit in [
        "--nofile=4",
        "--nofile=5",
        "--nofile=6",
        "--nofile=7",
        "--nofile=8",
        "--nofile=12",
        "--as=300000000",
        "--as=60000000",
        "--fsize=0",
        "--fsize=100",
        "--memlock=0",
        "--stack=1048576",
        "--data=40000000",
    ] {
        for args in [&["--offline".to_owned()][..], &online] {
            let ran = home
                .program(DOORKEY)
                .args(["check"])
                .args(args.to_vec())
                .stdin("password\nmonkey\ngk7#Vw2!pQz9@Lm4xT\n")
                .through(["prlimit", limit])
                .run();
            ran.assert_sane();
            assert!(!ran.err().contains("a bug in doorkey"), "{limit}: {ran}");
            let said = ran.out().contains("checked ") || ran.err().contains("error: ");
            assert!(said, "{limit}: {ran}");
        }
    }
}

#[test]
#[ignore = "needs root, to become a user who may start no thread; .ci/run has it"]
fn a_system_that_gives_no_thread_is_no_bug_of_ours() {
    let server = RangeServer::start();
    server.otherwise(Play::Correct(rows::rows_without("none", 3)));
    let home = Home::new();
    let limited = [
        "prlimit",
        "--nproc=1",
        "setpriv",
        "--reuid=65533",
        "--regid=65534",
        "--clear-groups",
    ];
    for (address, code) in [(server.url(), 3), (server.url_as("localhost"), 3)] {
        let ran = home
            .program(DOORKEY)
            .args(["pwned", "--ranges", &address])
            .stdin("gk7#Vw2!pQz9@Lm4xT\nhj8#Vw2!pQz9@Lm4xT\n")
            .through(limited)
            .without_env("XDG_CONFIG_HOME")
            .without_env("HOME")
            .run();
        assert!(!ran.exits(code).err().contains("bug"), "{ran}");
    }
    home.file("FFFFF", "x");
    let ran = home
        .program(DOORKEY)
        .args(["check", "--ranges", "/tmp"])
        .stdin("a\nb\n")
        .through(limited)
        .without_env("XDG_CONFIG_HOME")
        .without_env("HOME")
        .run();
    assert!(!ran.assert_sane().err().contains("bug"), "{ran}");
}

#[test]
fn a_home_that_is_odd_or_missing_is_no_obstacle() {
    let server = RangeServer::start();
    server.otherwise(Play::Correct(rows::rows_without("none", 3)));
    let home = Home::new();
    home.file("a-file", "");
    let odd: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(b"/tmp/\xff\xfe/nowhere");
    let odd_values: [&std::ffi::OsStr; 8] = [
        "",
        "relative/path",
        "/",
        "/dev/null",
        "/nowhere/at/all",
        "a-file",
        "/proc",
        "~",
    ]
    .map(AsRef::as_ref);
    for value in odd_values.into_iter().chain([odd]) {
        for names in [
            &["HOME"][..],
            &["XDG_CACHE_HOME"],
            &["XDG_CONFIG_HOME"],
            &["TMPDIR"],
            &ALL,
        ] {
            let mut program = home
                .program(DOORKEY)
                .args(["pwned", "--ranges", &server.url()]);
            if names == ["HOME"] {
                program = program
                    .without_env("XDG_CACHE_HOME")
                    .without_env("XDG_CONFIG_HOME");
            }
            let program = names
                .iter()
                .fold(program, |program, name| program.env(*name, value));
            // On `/` the cache would be made below the root of the machine that runs the tests.
            let program = if value == "/" {
                program.args(["--no-cache"])
            } else {
                program
            };
            let ran = program.stdin("gk7#Vw2!pQz9@Lm4xT").run();
            ran.exits(0);
        }
    }
    let bare = ALL.iter().fold(home.program(DOORKEY), |program, name| {
        program.without_env(name)
    });
    bare.without_env("PATH")
        .without_env("LC_ALL")
        .args(["pwned", "--ranges", &server.url()])
        .stdin("gk7#Vw2!pQz9@Lm4xT")
        .run()
        .exits(0);
    let names: Vec<_> = std::fs::read_dir(home.path())
        .expect("the home")
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert!(
        !names
            .iter()
            .any(|name| name == "relative" || name == "~" || name == "doorkey"),
        "{names:?}"
    );
}

const ALL: [&str; 6] = [
    "HOME",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_DATA_HOME",
    "TMPDIR",
];

fn check(home: &Home) -> Program<'_> {
    home.program(DOORKEY)
        .args(["check", "--offline"])
        .deadline(Duration::from_secs(30))
}

fn pwned(home: &Home) -> Program<'_> {
    home.program(DOORKEY).args(["pwned", "--offline"])
}

const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");
const FORMATS: [&str; 7] = [
    "human", "json", "jsonl", "sarif", "github", "gitlab", "junit",
];
const OFFLINE: &str = "note: offline: exposure can be found, but not ruled out, without ranges\n";
