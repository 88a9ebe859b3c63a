//! Whoever can reach the server can say anything to it, or nothing.

use std::fs;
use std::time::Duration;
use std::time::Instant;

use doorkey::breach::digest::HashKind;
use rustix::process::Signal;

use super::made::Made;
use super::made::RANGE;
use super::served::Served;
use crate::support::process::Home;

fn serve(home: &Home) -> (Served, Made) {
    let made = Made::new(HashKind::Sha1, 16);
    let path = home.path().join("exact.corpus");
    made.write(&path);
    (Served::start(home, &[&path]), made)
}

#[track_caller]
fn still_answers(served: &Served, made: &Made) {
    let reply = served.ask("GET", "/range/5BAA6", "");
    assert_eq!((reply.status, reply.body), (200, made.body(RANGE)));
}

#[test]
fn garbage_is_refused_and_the_next_request_answered() {
    let home = Home::new();
    let (mut served, made) = serve(&home);
    let huge = format!(
        "GET /range/5BAA6 HTTP/1.1\r\nX: {}\r\n\r\n",
        "x".repeat(1 << 20)
    );
    let many = format!(
        "GET /range/5BAA6 HTTP/1.1\r\n{}\r\n",
        "a: b\r\n".repeat(10_000)
    );
    let long = format!("GET /range/{} HTTP/1.1\r\n\r\n", "5".repeat(1 << 20));
    for garbage in [
        b"\0\x01\x02\xff\xfe".repeat(100).as_slice(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"GET /range/5BAA6 HTTP/9.9\r\n\r\n",
        b"GET /range/5BAA6\r\n\r\n",
        b"GET /range/5BAA6 HTTP/1.1\r\nHost\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /range/5BAA6 HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        huge.as_bytes(),
        many.as_bytes(),
        long.as_bytes(),
    ] {
        let mut connection = served.connect();
        connection.send(garbage);
        connection.end();
        if let Some(reply) = connection.reply(true) {
            let begin = String::from_utf8_lossy(&garbage[..garbage.len().min(60)]);
            assert!((400..500).contains(&reply.status), "{begin}: {reply:?}");
        }
        still_answers(&served, &made);
    }
    assert!(served.running.is_running());
}

#[test]
fn a_body_that_nobody_asked_for_is_not_taken_for_a_request() {
    let home = Home::new();
    let (served, made) = serve(&home);
    let smuggled = "GET /range/00000 HTTP/1.1\r\nHost: x\r\n\r\n";
    let mut connection = served.connect();
    let headers = format!("Content-Length: {}\r\n", smuggled.len());
    // Of two lengths the one that ends first is believed, and nothing after it.
    let mut ambiguous = served.connect();
    let lengths = format!("{headers}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}");
    ambiguous.send(format!("GET /range/5BAA6 HTTP/1.1\r\nHost: x\r\n{lengths}"));
    ambiguous.end();
    assert!(ambiguous.reply(true).is_some());
    assert!(ambiguous.reply(true).is_none(), "the body was answered");
    connection.send(format!(
        "POST /range/5BAA6 HTTP/1.1\r\nHost: x\r\n{headers}\r\n{smuggled}"
    ));
    assert_eq!(connection.reply(true).expect("an answer").status, 405);
    connection.end();
    assert!(connection.reply(true).is_none(), "the body was answered");
    still_answers(&served, &made);
}

#[test]
fn who_has_said_all_and_listens_is_answered() {
    let home = Home::new();
    let (served, made) = serve(&home);
    let mut connection = served.connect();
    let request = "GET /range/5BAA6 HTTP/1.1\r\nHost: x\r\n\r\n";
    connection.send(request.repeat(3));
    connection.end();
    for _ in 0..3 {
        let reply = connection.reply(true).expect("an answer");
        assert_eq!((reply.status, reply.body), (200, made.body(RANGE)));
    }
    assert!(connection.closes_within(Duration::from_secs(2)));
    let mut old = served.connect();
    old.send("GET /range/5BAA6 HTTP/1.0\r\n\r\n");
    assert_eq!(old.reply(true).expect("an answer").body, made.body(RANGE));
    assert!(old.closes_within(Duration::from_secs(2)), "HTTP/1.0 closes");
}

#[test]
fn who_never_finishes_a_request_is_cut_off_and_in_nobodys_way() {
    let home = Home::new();
    let (served, made) = serve(&home);
    let mut slow: Vec<_> = (0..40).map(|_| served.connect()).collect();
    for (index, connection) in slow.iter_mut().enumerate() {
        let unfinished = b"GET /range/5BAA6 HTTP/1.1\r\nX: Y\r\nHost: xxxx";
        connection.send(&unfinished[..index]);
    }
    let started = Instant::now();
    // Dripping does not help.
    while started.elapsed() < Duration::from_secs(8) {
        still_answers(&served, &made);
        slow[30].send("x");
        std::thread::sleep(Duration::from_millis(250));
    }
    for connection in &mut slow {
        assert!(connection.closes_within(Duration::from_secs(15)));
    }
    still_answers(&served, &made);
}

#[test]
fn who_asks_and_does_not_read_costs_little_and_is_cut_off() {
    let home = Home::new();
    let (served, made) = serve(&home);
    let mut connection = served.connect();
    let pid = served.running.pid().as_raw_nonzero().get();
    let memory = || {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("a process");
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().nth(1));
        kib.and_then(|kib| kib.parse::<u64>().ok()).expect("a size")
    };
    let before = memory();
    let all = "GET /range/5BAA6 HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2_000);
    std::thread::scope(|scope| {
        // Returns once the server has stopped reading and cut it off.
        scope.spawn(|| (0..50).for_each(|_| connection.send(&all)));
        for _ in 0..20 {
            still_answers(&served, &made);
            std::thread::sleep(Duration::from_millis(100));
        }
        assert!(
            memory() < before + (8 << 10),
            "{before} KiB became {}",
            memory()
        );
    });
}

#[test]
fn an_end_waits_for_an_answer_but_not_for_ever() {
    let home = Home::new();
    let (served, _) = serve(&home);
    let mut stuck = served.connect();
    let all = "GET /range/5BAA6 HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2_000);
    stuck.send(&all[..all.len() / 4]);
    let mut half = served.connect();
    half.send("GET /range/5B");
    std::thread::sleep(Duration::from_millis(300));
    let started = Instant::now();
    served.running.signal(Signal::TERM);
    served.running.wait().exits(143);
    assert!(started.elapsed() < Duration::from_secs(10));
}
