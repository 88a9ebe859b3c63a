//! Bounds: time, memory, retries, connections.

use std::time::Duration;

use super::PASSWORD;
use super::all_at_once;
use super::honest;
use super::many;
use super::pwned;
use super::verdict;
use crate::support::process::Home;
use crate::support::server::Play;
use crate::support::server::RangeServer;

#[test]
fn a_range_that_never_ends_is_unknown_when_its_time_is_up() {
    let cases = [Play::Hang, Play::HangAfterHeaders, Play::SlowDrip];
    all_at_once(&cases, |play| {
        let (home, server) = (Home::new(), RangeServer::start());
        server.otherwise(play.clone());
        let ran = pwned(&home, server.url(), PASSWORD)
            .args(["--timeout", "1"])
            .run();
        assert_eq!(verdict(&ran), "unknown");
        assert!(ran.took < Duration::from_millis(2_500), "{ran}");
        assert_eq!(server.requests().len(), 1, "asked again: {ran}");
    });
}

#[test]
fn an_answer_without_bound_takes_no_memory_to_speak_of() {
    let line = format!("{:035X}:1\r\n", 7);
    let cases = [
        Play::HugeBody,
        Play::HugeHeaders,
        Play::GzipBomb,
        Play::Chunked(line.repeat(1 << 20)),
    ];
    all_at_once(&cases, |play| {
        let (home, server) = (Home::new(), RangeServer::start());
        server.otherwise(play.clone());
        let ran = pwned(&home, server.url(), &many(8))
            .args(["--timeout", "5"])
            .through(["prlimit", "--data=67108864"])
            .run();
        assert_eq!(verdict(&ran), "unknown");
    });
}

#[test]
fn what_may_pass_is_asked_four_times_and_what_will_not_once() {
    let forever = || Play::Status429 {
        retry_after: None,
        times: usize::MAX,
        rows: String::new(),
    };
    let cases = [
        (forever(), 4),
        (Play::Status(500), 4),
        (Play::Status(503), 4),
        (Play::CloseAtOnce, 4),
        (Play::NotHttp, 4),
        (Play::Status(400), 1),
        (Play::Status(501), 1),
        (Play::RedirectFile, 1),
        (Play::ZeroLength, 1),
        (Play::HtmlPortal, 1),
        // Twice: with and without `.txt`.
        (Play::Missing, 2),
        (Play::Status(403), 2),
    ];
    all_at_once(&cases, |(play, times)| {
        let (home, server) = (Home::new(), RangeServer::start());
        server.otherwise(play.clone());
        let ran = pwned(&home, server.url(), PASSWORD).run();
        assert_eq!(verdict(&ran), "unknown");
        assert_eq!(server.requests().len(), *times, "{ran}");
        assert!(ran.took < Duration::from_secs(8), "{ran}");
    });
}

#[test]
fn a_source_that_comes_back_is_heard() {
    let cases = [
        Play::InTurn(vec![Play::CloseAtOnce, Play::Correct(honest())]),
        Play::InTurn(vec![Play::Status(500), Play::Correct(honest())]),
        Play::Status503 {
            times: 3,
            rows: honest(),
        },
    ];
    all_at_once(&cases, |play| {
        let (home, server) = (Home::new(), RangeServer::start());
        server.otherwise(play.clone());
        let ran = pwned(&home, server.url(), PASSWORD).run();
        assert_eq!(verdict(&ran), "exposed 42", "{ran}");
    });
}

#[test]
fn a_short_wait_that_is_asked_for_is_granted() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Status429 {
        retry_after: Some("1".to_owned()),
        times: 1,
        rows: honest(),
    });
    let ran = pwned(&home, server.url(), PASSWORD).run();
    assert_eq!(verdict(&ran), "exposed 42");
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests[1].at - requests[0].at >= Duration::from_secs(1));
}

#[test]
fn a_long_or_unreadable_wait_ends_the_asking_at_once() {
    let waits = [
        "86400",
        "99999999999999999999",
        "-1",
        "soon",
        "",
        "Wed, 21 Oct 2026 07:28:00 GMT",
    ];
    all_at_once(&waits, |wait| {
        let (home, server) = (Home::new(), RangeServer::start());
        server.otherwise(Play::Status429 {
            retry_after: Some((*wait).to_owned()),
            times: usize::MAX,
            rows: honest(),
        });
        let ran = pwned(&home, server.url(), PASSWORD).run();
        assert_eq!(verdict(&ran), "unknown");
        assert_eq!(server.requests().len(), 1, "`{wait}`: {ran}");
        assert!(ran.took < Duration::from_secs(2), "{ran}");
    });
}

#[test]
fn a_wait_beyond_the_deadline_is_not_begun() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Status429 {
        retry_after: Some("10".to_owned()),
        times: 1,
        rows: honest(),
    });
    let ran = pwned(&home, server.url(), PASSWORD)
        .args(["--deadline", "5"])
        .run();
    assert_eq!(verdict(&ran), "unknown");
    assert!(ran.took < Duration::from_secs(2), "{ran}");
}

#[test]
fn a_deadline_holds_for_all_ranges_and_eight_are_in_flight() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Hang);
    let ran = pwned(&home, server.url(), &many(200))
        .args(["--deadline", "1", "--timeout", "30"])
        .run();
    assert_eq!(verdict(&ran), "unknown");
    assert!(ran.took < Duration::from_secs(3), "{ran}");
    assert!(ran.out().contains("the time for this run was up"), "{ran}");
    assert_eq!(server.requests().len(), 8);
    assert_eq!(server.connections(), 8);
}

#[test]
fn connections_are_kept_and_never_more_than_eight() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Correct(honest()));
    let ran = pwned(&home, server.url(), &many(60)).run();
    assert_eq!(verdict(&ran), "clear");
    assert_eq!(server.requests().len(), 60);
    assert!(server.connections() <= 8, "{}", server.connections());
}

#[test]
fn a_source_that_keeps_failing_is_given_up() {
    let cases = [(Play::CloseAtOnce, 4), (Play::Status(400), 1)];
    all_at_once(&cases, |(play, tries)| {
        let (home, server) = (Home::new(), RangeServer::start());
        server.otherwise(play.clone());
        let ran = pwned(&home, server.url(), &many(200)).run();
        assert_eq!(verdict(&ran), "unknown");
        let requests = server.requests().len();
        assert!(requests <= tries * (16 + 7), "{requests} requests");
        assert!(ran.out().contains("given up"), "{ran}");
    });
}
