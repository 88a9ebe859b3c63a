//! `doorkey corpus serve` as programs that know the service meet it.

use std::net::TcpListener;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use doorkey::breach::digest::HashKind;
use rustix::process::Signal;

use super::made;
use super::made::Made;
use super::made::PASSWORD;
use super::made::RANGE;
use super::served::Served;
use crate::support::process::Home;

/// The SHA-1 corpus of a test in its place.
fn one(home: &Home, made: &Made) -> PathBuf {
    let path = home.path().join("exact.corpus");
    made.write(&path);
    path
}

#[test]
fn every_range_is_served_byte_for_byte_as_in_the_source() {
    let home = Home::new();
    let (sha1, ntlm) = (
        Made::new(HashKind::Sha1, 2_048),
        Made::new(HashKind::Ntlm, 512),
    );
    let ntlm_path = home.path().join("ntlm.corpus");
    ntlm.write(&ntlm_path);
    let served = Served::start(&home, &[&one(&home, &sha1), &ntlm_path]);
    let mut connection = served.connect();
    for (made, query) in [(&sha1, ""), (&sha1, "?mode=sha1"), (&ntlm, "?mode=ntlm")] {
        // The empty ones beside them too.
        for range in made.rows.keys().flat_map(|&range| [range, range ^ 1]) {
            let reply = connection.ask("GET", &format!("/range/{range:05X}{query}"), "");
            assert_eq!(
                (reply.status, reply.body),
                (200, made.body(range)),
                "{range:05X}"
            );
        }
    }
    let lower = connection.ask("GET", "/range/5baa6", "");
    assert_eq!(lower.body, sha1.body(RANGE));
}

#[test]
fn our_own_client_finds_what_is_there_and_knows_what_is_not() {
    let home = Home::new();
    let mut made = Made::new(HashKind::Sha1, 16).with_range_of("unseen");
    made.holds_all = false;
    let served = Served::start(&home, &[&one(&home, &made)]);
    for (password, verdict, exit) in [
        (PASSWORD, "exposed 42 times", 1),
        ("unseen", "not in any known breach", 0),
        ("its range is not held", "unknown", 3),
    ] {
        // The second time it is asked whether what is kept still holds.
        for _ in 0..2 {
            let ran = home
                .program(env!("CARGO_BIN_EXE_doorkey"))
                .args(["pwned", "--ranges", &served.url()])
                .stdin(password)
                .run();
            ran.exits(exit);
            let said = ran.out() + &ran.err();
            assert!(said.contains(verdict), "{verdict}: {ran}");
        }
    }
}

#[test]
fn padding_is_appended_and_can_be_told_from_rows() {
    let home = Home::new();
    let (sha1, ntlm) = (Made::new(HashKind::Sha1, 16), Made::new(HashKind::Ntlm, 16));
    let ntlm_path = home.path().join("ntlm.corpus");
    ntlm.write(&ntlm_path);
    let served = Served::start(&home, &[&one(&home, &sha1), &ntlm_path]);
    let mut connection = served.connect();
    for (made, query, digits) in [(&sha1, "", 35), (&ntlm, "?mode=ntlm", 27)] {
        let mut counts = Vec::new();
        // An empty range is padded as well.
        for range in [RANGE, RANGE, RANGE, RANGE ^ 1] {
            let path = format!("/range/{range:05X}{query}");
            let reply = connection.ask("GET", &path, "Add-Padding: true\r\n");
            let body = made.body(range);
            let padding = reply.body.strip_prefix(&body).expect("the rows first");
            let padding: Vec<_> = padding.trim_start_matches("\r\n").split("\r\n").collect();
            assert!((10..=209).contains(&padding.len()), "{}", padding.len());
            for row in &padding {
                let suffix = row.strip_suffix(":0").expect("a count of 0");
                assert!(suffix.len() == digits && u128::from_str_radix(&suffix[4..], 16).is_ok());
            }
            counts.push(padding.len());
            assert!(
                reply
                    .header("etag")
                    .is_some_and(|tag| tag.starts_with("W/\""))
            );
            assert_eq!(reply.header("vary"), Some("Add-Padding"));
        }
        counts.dedup();
        assert!(counts.len() > 1, "always so many: {counts:?}");
    }
    let reply = connection.ask("GET", "/range/5BAA6", "Add-Padding: false\r\n");
    assert_eq!(reply.body, sha1.body(RANGE));
}

#[test]
fn who_has_a_range_is_told_that_it_holds_until_the_corpus_changes() {
    let home = Home::new();
    let mut made = Made::new(HashKind::Sha1, 16);
    let path = one(&home, &made);
    let served = Served::start(&home, &[&path]);
    let reply = served.ask("GET", "/range/5BAA6", "");
    let tag = reply.header("etag").expect("a tag").to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "strong: {tag}");
    let modified = reply.header("last-modified");
    assert_eq!(modified, Some("Tue, 14 Nov 2023 22:13:20 GMT"));
    let cached = reply.header("cache-control").expect("a time");
    assert!(cached.starts_with("public, max-age="));
    assert!(reply.header("date").is_some());
    let other = served.ask("GET", "/range/5BAA7", "");
    assert_ne!(other.header("etag"), Some(tag.as_str()));
    for known in [&tag, &format!("W/{tag}"), &format!("\"x\", {tag}"), "*"] {
        for padding in ["", "Add-Padding: true\r\n"] {
            let headers = format!("If-None-Match: {known}\r\n{padding}");
            let reply = served.ask("GET", "/range/5BAA6", &headers);
            assert_eq!(reply.status, 304, "{known}");
            assert!(reply.header("etag").is_some_and(|now| now.ends_with(&tag)));
        }
    }
    let asked = format!("If-None-Match: {tag}\r\n");
    made.build = 8;
    made.rows.get_mut(&RANGE).expect("rows")[3].count += 1;
    made.write(&path);
    served.waits_for("is a new corpus now");
    let reply = served.ask("GET", "/range/5BAA6", &asked);
    assert_eq!(
        (reply.status, reply.body.as_str()),
        (200, made.body(RANGE).as_str())
    );
    assert_ne!(reply.header("etag"), Some(tag.as_str()));
}

#[test]
fn head_is_get_without_the_body() {
    let home = Home::new();
    let made = Made::new(HashKind::Sha1, 16);
    let served = Served::start(&home, &[&one(&home, &made)]);
    let mut connection = served.connect();
    for _ in 0..2 {
        let reply = connection.ask("HEAD", "/range/5BAA6", "");
        assert_eq!(reply.status, 200);
        let length = made.body(RANGE).len().to_string();
        assert_eq!(reply.header("content-length"), Some(length.as_str()));
        assert!(reply.header("etag").is_some());
    }
    let reply = connection.ask("GET", "/range/5BAA6", "");
    assert_eq!(reply.body, made.body(RANGE), "on the same connection");
}

#[test]
fn what_is_not_a_range_is_refused_in_its_own_way() {
    let home = Home::new();
    let made = Made::new(HashKind::Sha1, 16);
    let served = Served::start(&home, &[&one(&home, &made)]);
    for (method, path, status) in [
        ("GET", "/", 200),
        ("GET", "/range/5BAA", 400),
        ("GET", "/range/5BAA61", 400),
        ("GET", "/range/5BAAG", 400),
        ("GET", "/range/+BAA6", 400),
        ("GET", "/range/%35BAA6", 400),
        ("GET", "/range/5BAA6/", 400),
        ("GET", "/range/", 400),
        ("GET", "/range/5BAA6?mode=md5", 400),
        ("GET", "/range/5BAA6?mode=", 400),
        ("GET", "/range/5BAA6?mode=ntlm", 503),
        ("GET", "/range", 404),
        ("GET", "/ranges/5BAA6", 404),
        ("GET", "//range/5BAA6", 404),
        ("GET", "/pwnedpassword/5BAA6", 404),
        ("POST", "/range/5BAA6", 405),
        ("PUT", "/range/5BAA6", 405),
        ("DELETE", "/", 405),
        ("BREW", "/range/5BAA6", 405),
    ] {
        let reply = served.ask(method, path, "");
        assert_eq!(reply.status, status, "{method} {path}: {reply:?}");
        assert_eq!(reply.body.lines().count(), 1, "{method} {path}");
        assert_eq!(reply.header("allow").is_some(), status == 405);
        assert!(reply.header("etag").is_none());
    }
    let reply = served.ask("GET", "/range/5BAA6?x=1&mode=NTLM&y", "");
    assert_eq!(reply.status, 503);
    let reply = served.ask("GET", "/range/5BAA6?mode=Sha1", "");
    assert_eq!(reply.body, made.body(RANGE));
}

#[test]
fn a_range_that_is_damaged_not_held_or_not_whole_is_503_and_never_an_empty_200() {
    let home = Home::new();
    let mut made = Made::new(HashKind::Sha1, 64);
    made.holds_all = false;
    let ranges: Vec<u32> = made.rows.keys().copied().collect();
    made.partial = vec![ranges[3]];
    let path = one(&home, &made);
    let served = Served::start(&home, &[&path]);
    made::damage(&path, ranges[5]);
    for unknown in [ranges[3], ranges[5], ranges[5] + 1] {
        for headers in ["", "Add-Padding: true\r\n"] {
            for method in ["GET", "HEAD"] {
                let reply = served.ask(method, &format!("/range/{unknown:05X}"), headers);
                assert_eq!(reply.status, 503, "{unknown:05X}: {reply:?}");
                assert_eq!(reply.header("cache-control"), Some("no-store"));
            }
        }
    }
    let said = served.waits_for("was not answered: ");
    for hidden in [ranges[3], ranges[5], ranges[5] + 1] {
        for hidden in [hidden.to_string(), format!("{hidden:05X}")] {
            assert!(!said.contains(&hidden), "{hidden} in {said}");
        }
    }
    for star in [ranges[3], ranges[5]] {
        let star = format!("/range/{star:05X}");
        let reply = served.ask("GET", &star, "If-None-Match: *\r\n");
        assert_eq!(reply.status, 503, "nothing is known of it");
    }
    let reply = served.ask("GET", &format!("/range/{:05X}", ranges[4]), "");
    assert_eq!(reply.body, made.body(ranges[4]), "the others are whole");
}

#[test]
fn what_cannot_be_served_is_refused_at_the_start_with_a_way_out() {
    let home = Home::new();
    let exact = Made::new(HashKind::Sha1, 16);
    let path = one(&home, &exact);
    let (short, rare) = (home.path().join("short"), home.path().join("rare"));
    let bits = 64;
    Made {
        bits,
        ..exact.clone()
    }
    .write(&short);
    Made {
        min_count: 2,
        ..exact
    }
    .write(&rare);
    let text = home.file("text", "not a corpus".repeat(1_000));
    let [path, short, rare, text] =
        [path, short, rare, text].map(|path| path.display().to_string());
    let busy = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let busy = busy.local_addr().expect("a port").to_string();
    for (args, exit, says) in [
        (vec![short.as_str()], 2, "--bits 160"),
        (vec![&rare], 2, "without `--min-count`"),
        (vec![&path, &path], 2, "two corpora of sha1"),
        (vec![&text], 4, "this is not a corpus"),
        (vec!["/nowhere"], 4, "cannot be read"),
        (vec![], 4, "cannot be read"),
        (vec![&path, "--listen", "80800"], 2, "is not one it takes"),
        (vec![&path, "--listen", "host:80"], 2, "is not one it takes"),
        (vec![&path, "--format", "json"], 2, "no document"),
        (vec!["https://host.example/c"], 2, "copy it to this machine"),
        (vec![&path, "--listen", &busy], 2, "nothing can listen on"),
        (
            vec![&path, "--listen", "192.0.2.1:8080"],
            2,
            "put a proxy with TLS before it",
        ),
    ] {
        let ran = home
            .program(env!("CARGO_BIN_EXE_doorkey"))
            .args(["corpus", "serve"])
            .args(args)
            .run();
        ran.exits(exit);
        let said = ran.out() + &ran.err();
        assert!(said.contains(says), "{says}: {ran}");
        for said_too_soon in ["listening on http", "serving"] {
            assert!(!ran.err().contains(said_too_soon), "{ran}");
        }
    }
}

#[test]
fn a_port_alone_is_one_of_this_machine() {
    for listen in ["0", "localhost:0"] {
        let home = Home::new();
        let path = one(&home, &Made::new(HashKind::Sha1, 16));
        let served = Served::start_at(&home, &[&path], listen);
        assert_eq!(served.ask("GET", "/range/5BAA6", "").status, 200);
        served.waits_for("serving: ");
    }
}

#[test]
fn the_owners_own_corpus_is_served_where_none_is_named() {
    let home = Home::new();
    let folder = home.path().join(".local/share/doorkey");
    std::fs::create_dir_all(&folder).expect("a folder");
    let made = Made::new(HashKind::Sha1, 16);
    made.write(&folder.join("sha1.corpus"));
    let served = Served::start(&home, &[]);
    let reply = served.ask("GET", "/range/5BAA6", "");
    assert_eq!(reply.body, made.body(RANGE));
}

#[test]
fn a_new_corpus_takes_over_without_a_request_lost_and_a_bad_one_does_not() {
    let home = Home::new();
    let mut made = Made::new(HashKind::Sha1, 16);
    let path = one(&home, &made);
    let served = Served::start(&home, &[&path]);
    let old = made.body(RANGE);
    made.build = 8;
    made.rows.get_mut(&RANGE).expect("rows")[0].count += 1;
    let new = made.body(RANGE);
    thread::scope(|scope| {
        let mut connection = served.connect();
        let (old, new) = (&old, &new);
        let asking = scope.spawn(move || {
            let until = Instant::now() + Duration::from_secs(30);
            let mut olds = 0;
            loop {
                let reply = connection.ask("GET", "/range/5BAA6", "");
                assert_eq!(reply.status, 200);
                if reply.body == *new {
                    return olds;
                }
                assert_eq!(reply.body, *old);
                assert!(Instant::now() < until, "the new one was never seen");
                olds += 1;
            }
        });
        made.write(&path);
        served.running.signal(Signal::HUP);
        assert!(asking.join().expect("no request was lost") > 0);
    });
    served.waits_for("is a new corpus now");
    let mut connection = served.connect();
    for bad in ["", "not a corpus"] {
        let beside = home.file("bad", bad);
        std::fs::rename(beside, &path).expect("its place");
        served.running.signal(Signal::HUP);
        served.waits_for("so the old one still is");
        assert_eq!(connection.ask("GET", "/range/5BAA6", "").body, new);
    }
    std::fs::remove_file(&path).expect("it was there");
    served.running.signal(Signal::HUP);
    assert_eq!(connection.ask("GET", "/range/5BAA6", "").body, new);
    made.build = 9;
    made.write(&path);
    made.rows.get_mut(&RANGE).expect("rows")[0].count += 1;
    made.build = 10;
    made.write(&path);
    let until = Instant::now() + Duration::from_secs(30);
    while connection.ask("GET", "/range/5BAA6", "").body != made.body(RANGE) {
        assert!(Instant::now() < until, "the last one was never seen");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_signal_ends_it_at_once_where_nobody_waits_for_an_answer() {
    for (signal, exit) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let home = Home::new();
        let made = Made::new(HashKind::Sha1, 16);
        let served = Served::start(&home, &[&one(&home, &made)]);
        let (mut used, mut unused) = (served.connect(), served.connect());
        used.ask("GET", "/range/5BAA6", "");
        let started = Instant::now();
        served.running.signal(signal);
        let ran = served.running.wait();
        ran.exits(exit);
        assert!(started.elapsed() < Duration::from_secs(3), "{ran}");
        assert!(used.closes_within(Duration::from_secs(1)));
        assert!(unused.closes_within(Duration::from_secs(1)));
    }
}
