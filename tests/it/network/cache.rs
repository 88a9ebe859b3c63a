//! What earlier runs kept: it saves asking, and never makes "clear" of what is old or damaged.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::PASSWORD;
use super::UNSEEN;
use super::age;
use super::honest;
use super::kept;
use super::many;
use super::prefix_of;
use super::pwned;
use super::verdict;
use crate::support::process::Home;
use crate::support::server::Play;
use crate::support::server::RangeServer;

const TAG: &str = "\"0x8DC\"";

/// A home in which `password` was asked for once, and the server that answered.
fn asked_once(password: &str) -> (Home, RangeServer) {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Tagged(honest(), TAG.to_owned()));
    pwned(&home, server.url(), password).run().assert_sane();
    assert_eq!(server.requests().len(), 1);
    server.forget();
    (home, server)
}

#[test]
fn a_range_of_today_is_not_asked_for_again() {
    for (password, expected) in [(PASSWORD, "exposed 42"), (UNSEEN, "clear")] {
        let (home, server) = asked_once(password);
        let ran = pwned(&home, server.url(), password).run();
        assert_eq!(verdict(&ran), expected);
        assert_eq!(server.connections(), 0);
    }
}

#[test]
fn an_older_range_is_revalidated_by_its_tag() {
    let (home, server) = asked_once(UNSEEN);
    age(&home, 2);
    let ran = pwned(&home, server.url(), UNSEEN).run();
    assert_eq!(verdict(&ran), "clear");
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].header("if-none-match"), Some(TAG));
    server.forget();
    pwned(&home, server.url(), UNSEEN).run().exits(0);
    assert!(server.requests().is_empty(), "304 did not renew it");
}

#[test]
fn a_range_that_changed_takes_the_place_of_the_old_one() {
    let (home, server) = asked_once(PASSWORD);
    age(&home, 2);
    let changed = honest().replace(":42\r\n", ":43\r\n");
    server.otherwise(Play::Tagged(changed, "\"new\"".to_owned()));
    for _ in 0..2 {
        let ran = pwned(&home, server.url(), PASSWORD).run();
        assert_eq!(verdict(&ran), "exposed 43");
    }
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn an_old_range_can_say_exposed_but_never_clear() {
    for (password, expected) in [(PASSWORD, "exposed 42"), (UNSEEN, "unknown")] {
        let (home, server) = asked_once(password);
        age(&home, 2);
        let plays = [
            Play::Status(400),
            Play::ZeroLength,
            Play::HtmlAsText,
            Play::Missing,
            Play::RedirectLoop,
        ];
        for play in plays {
            server.otherwise(play);
            let ran = pwned(&home, server.url(), password).run();
            assert_eq!(verdict(&ran), expected, "{ran}");
        }
        server.otherwise(Play::Hang);
        let hung = pwned(&home, server.url(), password)
            .args(["--deadline", "1"])
            .run();
        assert_eq!(verdict(&hung), expected, "{hung}");
    }
}

#[test]
fn offline_an_old_range_can_say_exposed_but_never_clear() {
    for (password, days, expected) in [
        (PASSWORD, 0, "exposed 42"),
        (PASSWORD, 40, "exposed 42"),
        (UNSEEN, 0, "clear"),
        (UNSEEN, 40, "unknown"),
        (UNSEEN, -1, "unknown"),
    ] {
        let (home, server) = asked_once(password);
        age(&home, days);
        let ran = pwned(&home, server.url(), password)
            .args(["--offline"])
            .run();
        assert_eq!(verdict(&ran), expected, "{days} days: {ran}");
        assert_eq!(server.connections(), 0);
    }
}

#[test]
fn old_ranges_do_not_keep_a_dead_source_alive() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Correct(honest()));
    pwned(&home, server.url(), &many(100)).run().exits(0);
    age(&home, 2);
    server.otherwise(Play::Status(400)).forget();
    let ran = pwned(&home, server.url(), &many(100)).run();
    assert_eq!(verdict(&ran), "unknown");
    assert!(server.requests().len() <= 16 + 7);
}

#[test]
fn what_is_damaged_or_forged_is_asked_for_again() {
    let (home, server) = asked_once(PASSWORD);
    let file = kept(&home).pop().expect("a kept range");
    let genuine = fs::read_to_string(&file).expect("a kept range");
    let half = genuine.split_at(genuine.len() / 2).0;
    let without: String = genuine
        .split_inclusive('\n')
        .filter(|line| !line.contains(":42\n"))
        .collect();
    let (header, _) = genuine.split_once('\n').expect("a header");
    let forgeries: [&dyn Fn(&Path); 13] = [
        &|file| fs::write(file, half).expect("a forgery"),
        &|file| fs::write(file, &without).expect("a forgery"),
        &|file| fs::write(file, genuine.replacen(":42", ":0", 1)).expect("a forgery"),
        &|file| fs::write(file, genuine.replacen(PREFIX_FIELD, " 00000 ", 1)).expect("a forgery"),
        &|file| fs::write(file, genuine.replacen(" sha1 ", " ntlm ", 1)).expect("a forgery"),
        &|file| fs::write(file, header).expect("a forgery"),
        &|file| fs::write(file, "").expect("a forgery"),
        &|file| fs::write(file, [0xFF; 4096]).expect("a forgery"),
        &|file| fs::write(file, genuine.repeat(60)).expect("a forgery"),
        &|file| fs::set_permissions(file, PermissionsExt::from_mode(0o666)).expect("a mode"),
        &|file| {
            let elsewhere = file.with_extension("moved");
            fs::rename(file, &elsewhere).expect("a move");
            symlink(elsewhere, file).expect("a link");
        },
        &|file| {
            fs::remove_file(file).expect("a place");
            let made = Command::new("mkfifo").arg(file).status();
            assert!(made.expect("mkfifo").success());
        },
        &|file| {
            fs::remove_file(file).expect("a place");
            fs::create_dir(file).expect("a folder");
        },
    ];
    for (number, forge) in forgeries.iter().enumerate() {
        forge(&file);
        server.forget();
        let ran = pwned(&home, server.url(), PASSWORD).run();
        assert_eq!(verdict(&ran), "exposed 42", "forgery {number}: {ran}");
        assert_eq!(server.requests().len(), 1, "forgery {number} was believed");
        if !file.is_dir() {
            let now = fs::read_to_string(&file).expect("a kept range");
            assert_eq!(now.len(), genuine.len(), "forgery {number} stayed");
        }
    }
}

const PREFIX_FIELD: &str = " 5BAA6 ";

#[test]
fn without_a_cache_nothing_is_read_and_nothing_written() {
    let (home, server) = asked_once(PASSWORD);
    let ran = pwned(&home, server.url(), PASSWORD)
        .args(["--no-cache"])
        .run();
    assert_eq!(verdict(&ran), "exposed 42");
    assert_eq!(server.requests().len(), 1);
    let offline = pwned(&home, server.url(), UNSEEN_BUT_KEPT)
        .args(["--no-cache", "--offline"])
        .run();
    assert_eq!(verdict(&offline), "unknown");

    let fresh = Home::new();
    let ran = pwned(&fresh, server.url(), PASSWORD)
        .args(["--no-cache"])
        .run();
    assert_eq!(verdict(&ran), "exposed 42");
    assert_eq!(
        fs::read_dir(fresh.path().join(".cache")).unwrap().count(),
        0
    );
}

/// Of the prefix 5BAA6 too, and in no list.
const UNSEEN_BUT_KEPT: &str = "unseen-under-5BAA6";

#[test]
fn what_is_kept_holds_no_padding_and_is_for_its_owner_alone() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Padded(honest()));
    let ran = pwned(&home, server.url(), PASSWORD)
        .through(["sh", "-c", "umask 000; exec \"$@\"", "sh"])
        .run();
    assert_eq!(verdict(&ran), "exposed 42");
    let file = kept(&home).pop().expect("a kept range");
    let text = fs::read_to_string(&file).expect("a kept range");
    assert!(text.contains(":42\n") && !text.contains(":0\n"));
    assert_eq!(text.lines().count(), 1 + 1_900);
    let mode = |path: &Path| fs::metadata(path).expect("a mode").mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    let folders = file.ancestors().skip(1);
    for folder in folders.take_while(|folder| !folder.ends_with(".cache")) {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
}

#[test]
fn nothing_of_a_password_is_kept_but_the_prefix() {
    let (home, _server) = asked_once(UNSEEN);
    let file = kept(&home).pop().expect("a kept range");
    assert!(file.ends_with(prefix_of(UNSEEN)));
    let text = fs::read_to_string(&file).expect("a kept range");
    assert!(!text.contains(UNSEEN));
}

#[test]
fn a_cache_that_cannot_be_is_no_reason_to_fail() {
    let server = RangeServer::start();
    server.otherwise(Play::Correct(honest()));
    let linked = Home::new();
    fs::create_dir(linked.path().join("disk")).expect("a folder");
    symlink(
        linked.path().join("disk"),
        linked.path().join(".cache/doorkey"),
    )
    .expect("a link");
    let blocked = Home::new();
    blocked.file(".cache/doorkey", "a file");
    let dangling = Home::new();
    symlink("/nonexistent", dangling.path().join(".cache/doorkey")).expect("a link");
    for home in [&linked, &blocked, &dangling] {
        let ran = pwned(home, server.url(), PASSWORD).run();
        assert_eq!(verdict(&ran), "exposed 42");
        assert!(ran.stderr.is_empty(), "{ran}");
    }
    let homeless = Home::new();
    for name in ["", "relative", "/nonexistent", "/dev/null"] {
        let program = pwned(&homeless, server.url(), PASSWORD)
            .without_env("XDG_CACHE_HOME")
            .without_env("HOME");
        let program = match name {
            "" => program,
            name => program.env("HOME", name).env("XDG_CACHE_HOME", name),
        };
        assert_eq!(verdict(&program.run()), "exposed 42");
    }
}

#[test]
fn two_services_never_share() {
    let (home, _server) = asked_once(UNSEEN);
    let other = RangeServer::start();
    other.otherwise(Play::Status(400));
    let ran = pwned(&home, other.url(), UNSEEN).run();
    assert_eq!(verdict(&ran), "unknown");
    assert_eq!(other.requests().len(), 1);
}

#[test]
fn a_tag_that_cannot_be_sent_back_is_not_kept() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Tagged(honest(), format!("\"{}\"", "x".repeat(5_000))));
    pwned(&home, server.url(), PASSWORD).run().exits(1);
    age(&home, 2);
    server.forget();
    pwned(&home, server.url(), PASSWORD).run().exits(1);
    assert_eq!(server.requests()[0].header("if-none-match"), None);
}
