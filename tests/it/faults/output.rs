//! `--output FILE`: a whole file, readable by its owner alone, or the file that was there before.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use rustix::process::Signal;

use super::*;
use crate::burning::Bench;
use crate::burning::doorkey;
use crate::support::fault::with_fault;

#[test]
fn a_file_is_made_or_replaced_and_only_its_owner_can_read_it() {
    let home = Home::new();
    for umask in ["000", "022", "077", "777"] {
        for before in [None, Some(0o644), Some(0o666)] {
            let path = home.path().join("report");
            if let Some(mode) = before {
                home.file("report", "old");
                fs::set_permissions(&path, PermissionsExt::from_mode(mode)).expect("a mode");
            }
            let script = format!("umask {umask}; exec \"$0\" \"$@\"");
            let program = pwned(&home)
                .args(["--format", "json", "--output", "report"])
                .stdin("password");
            let ran = program.through(["sh", "-c", &script]).run();
            assert_eq!(ran.exits(1).out(), "");
            let report = fs::read_to_string(&path).expect("a report");
            assert!(
                serde_json::from_str::<serde_json::Value>(&report).is_ok(),
                "{report}"
            );
            assert_eq!(mode(&path) & !0o600, 0, "umask {umask}");
            fs::remove_file(&path).expect("a report");
            nothing_is_left_in(&home, &[]);
        }
    }
}

#[test]
fn what_is_kept_is_private_whatever_the_umask() {
    let server = RangeServer::start();
    server.otherwise(Play::Correct(rows::rows_without("none", 3)));
    let home = Home::new();
    let program = home
        .program(DOORKEY)
        .args(["pwned", "--ranges", &server.url()])
        .stdin("gk7#Vw2!pQz9@Lm4xT");
    program
        .without_env("XDG_CACHE_HOME")
        .through(["sh", "-c", "umask 000; exec \"$0\" \"$@\""])
        .run()
        .exits(0);
    let mut folders = vec![home.path().join(".cache/doorkey")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                assert_eq!(mode(&entry.path()), 0o600);
                files += 1;
            }
        }
    }
    assert_eq!(files, 1);
}

#[test]
fn what_cannot_be_replaced_stays_as_it_was() {
    let home = Home::new();
    home.file("target", "old");
    fs::create_dir(home.path().join("folder")).expect("a folder");
    symlink("target", home.path().join("link")).expect("a link");
    symlink("nothing", home.path().join("broken")).expect("a link");
    symlink("/dev/null", home.path().join("device")).expect("a link");
    symlink("folder", home.path().join("way")).expect("a link");
    home.program("mkfifo").args(["pipe"]).run().exits(0);
    for (path, says) in [
        ("missing/report", "missing/report"),
        ("target/report", "target/report"),
        ("folder", "directory"),
        ("folder/", "directory"),
        ("way/", ""),
        ("/", ""),
        (".", ""),
        ("..", ""),
        ("link", "it is a link"),
        ("broken", "it is a link"),
        ("device", "it is a link"),
        ("pipe", "not a regular file"),
        ("/dev/null", "not a regular file"),
        ("/dev/full", "not a regular file"),
        ("/dev/stdout", ""),
        ("/proc/self/report", ""),
    ] {
        let ran = pwned(&home)
            .args(["--output", path])
            .stdin("password")
            .run();
        let said = ran.exits(4).err();
        assert!(
            said.contains("cannot be written") && said.contains(says),
            "{path}: {ran}"
        );
    }
    assert_eq!(
        fs::read_to_string(home.path().join("link")).expect("a file"),
        "old"
    );
    assert!(fs::symlink_metadata("/dev/null").is_ok_and(|null| !null.is_file()));
    nothing_is_left_in(
        &home,
        &[
            "target", "folder", "link", "broken", "device", "way", "pipe",
        ],
    );
    // Through a linked folder a file can be named like anywhere else.
    pwned(&home)
        .args(["--output", "way/report"])
        .stdin("password")
        .run()
        .exits(1);
    assert!(home.path().join("folder/report").is_file());
}

#[test]
fn a_run_that_cannot_write_all_leaves_the_old_file() {
    let home = Home::new();
    let secrets = "password\n".repeat(2000);
    for format in FORMATS {
        home.file("report", "old");
        let program = pwned(&home)
            .args(["--format", format, "--output", "report"])
            .stdin(&secrets);
        let ran = program.through(["prlimit", "--fsize=100"]).run();
        assert!(ran.exits(4).err().contains("error: "), "{ran}");
        assert_eq!(
            fs::read_to_string(home.path().join("report")).expect("a file"),
            "old"
        );
        nothing_is_left_in(&home, &["report"]);
    }
    // What is wrong is found out before anything is written.
    pwned(&home)
        .args(["--output", "report", "--format", "json", "--nonsense"])
        .run()
        .exits(2);
    assert_eq!(
        fs::read_to_string(home.path().join("report")).expect("a file"),
        "old"
    );
}

#[test]
#[ignore = "needs root, to mount a disk of 64 kB; .ci/run has it"]
fn a_full_disk_leaves_the_old_file() {
    let home = Home::new();
    fs::create_dir(home.path().join("disk")).expect("a folder");
    let script = "mount -t tmpfs -o size=64k none disk && echo old > disk/report && { \"$0\" \"$@\"; code=$?; \
         cat disk/report; ls -A disk; exit $code; }";
    let ran = pwned(&home)
        .args(["--format", "jsonl", "--output", "disk/report"])
        .stdin("password\n".repeat(5000))
        .through(["unshare", "-m", "sh", "-c", script])
        .run();
    assert_eq!(ran.exits(4).out(), "old\nreport\n", "{ran}");
    assert!(ran.err().contains("No space left"), "{ran}");
}

#[test]
fn a_run_that_is_killed_leaves_no_file_behind() {
    for signal in [Signal::TERM, Signal::INT, Signal::KILL] {
        let server = RangeServer::start();
        server.otherwise(Play::Hang);
        let home = Home::new();
        home.file("report", "old");
        let program =
            home.program(DOORKEY)
                .args(["pwned", "--output", "report", "--ranges", &server.url()]);
        let running = program.stdin("password").start();
        while server.requests().is_empty() {
            std::thread::sleep(Duration::from_millis(5));
        }
        running.signal(signal);
        running.wait();
        assert_eq!(
            fs::read_to_string(home.path().join("report")).expect("a file"),
            "old"
        );
        nothing_is_left_in(&home, &["report"]);
    }
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn an_export_that_ends_while_it_is_written_leaves_no_secret_under_any_name() {
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let bench = Bench::closed_by("an invented passphrase");
    doorkey(
        bench.template(),
        ["totp", "enroll", "pypi", "--stdin", "--no-verify"],
    )
    .stdin(secret)
    .run()
    .exits(0);
    let mut ended = 0;
    for signal in ["KILL", "INT", "TERM"] {
        for call in [
            "fsync",
            "fdatasync",
            "linkat",
            "renameat2",
            "rename,renameat",
        ] {
            for nth in 1.. {
                let home = bench.home();
                let export = ["totp", "export", "out", "--for", "otpauth", "--yes"];
                let export = doorkey(&home, export);
                let fault = format!("signal={signal}");
                let Some(ran) = with_fault(&export, &home, call, nth, &fault) else {
                    break;
                };
                ended += usize::from(ran.end.as_shell() > 128);
                let what = format!("{signal} at {call} {nth}: {ran}");
                for entry in fs::read_dir(home.path()).expect("the home").flatten() {
                    let name = entry.file_name().to_string_lossy().into_owned();
                    assert!(!name.starts_with(".doorkey-"), "{name}: {what}");
                    let content = fs::read(entry.path()).unwrap_or_default();
                    let is_whole = content.ends_with(b"issuer=PyPI\n");
                    let holds = content
                        .windows(secret.len())
                        .any(|part| part == secret.as_bytes());
                    assert!(!holds || (name == "out" && is_whole), "{name}: {what}");
                }
            }
        }
    }
    assert!(ended > 5, "only {ended} runs ended early");
}

/// But for what a home begins with and these.
fn nothing_is_left_in(home: &Home, but: &[&str]) {
    for entry in fs::read_dir(home.path()).expect("the home").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let begins_with = [".config", ".local", ".cache", "run", "tmp"];
        assert!(
            begins_with.contains(&&*name) || but.contains(&&*name),
            "`{name}` was left behind"
        );
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("a file").permissions().mode() & 0o7777
}
