//! Pages from a server on the loopback that is written here, byte by byte.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpListener;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Instant;

use super::*;

/// Answer one connection after the other with these bytes; the heads that came in are told.
fn server(answers: Vec<Vec<u8>>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let (log, told) = mpsc::channel();
    thread::spawn(move || {
        for answer in answers {
            let Ok((mut stream, _)) = listener.accept() else {
                return;
            };
            let mut request = String::new();
            let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
            while !request.ends_with("\r\n\r\n") && reader.read_line(&mut request).unwrap_or(0) > 0
            {
            }
            drop(log.send(request));
            drop(stream.write_all(&answer));
            if answer.is_empty() {
                thread::sleep(Duration::from_secs(5));
            }
        }
    });
    (format!("http://127.0.0.1:{port}"), told)
}

fn answer(head: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}").into()
}

fn page(url: &str, follows: bool) -> Page {
    Page {
        url: url.to_owned(),
        accept: "application/json",
        follows,
    }
}

fn had(url: &str, follows: bool) -> Result<Answered, Failure> {
    get(&page(url, follows), Duration::from_secs(10))
}

#[test]
fn a_page_is_asked_for_with_constant_headers_and_comes_whole() {
    let (base, heads) = server(vec![answer("200 OK\r\nSet-Cookie: id=7", "{}")]);
    let answered = had(&format!("{base}/pypi/x/json"), false).expect("an answer");
    assert_eq!((answered.status, &answered.body[..]), (200, &b"{}"[..]));
    assert_eq!(answered.at, format!("{base}/pypi/x/json"));
    let head = heads.recv().expect("a head").to_lowercase();
    let mut lines: Vec<_> = head.trim_end().lines().collect();
    lines.sort_unstable();
    let host = base.trim_start_matches("http://");
    assert_eq!(
        lines,
        [
            "accept-encoding: identity",
            "accept: application/json",
            "get /pypi/x/json http/1.1",
            &format!("host: {host}"),
            "user-agent: doorkey",
        ]
    );
}

#[test]
fn a_redirect_within_the_origin_is_followed_and_told_and_one_elsewhere_is_not() {
    let moved = answer("301 Moved\r\nLocation: /b", "");
    let (base, _) = server(vec![moved, answer("200 OK", "here")]);
    let answered = had(&format!("{base}/a"), false).expect("an answer");
    assert_eq!((answered.status, answered.at), (200, format!("{base}/b")));

    let (other, asked) = server(vec![answer("200 OK", "stolen")]);
    let away = answer(&format!("302 Found\r\nLocation: {other}/a"), "");
    let (base, _) = server(vec![away]);
    let answered = had(&format!("{base}/a"), true).expect("an answer");
    assert_eq!((answered.status, answered.body.len()), (302, 0));
    assert!(asked.try_recv().is_err(), "the other host was asked");

    let around = answer("302 Found\r\nLocation: /a", "");
    let (base, heads) = server(vec![around; 9]);
    let answered = had(&format!("{base}/a"), true).expect("an answer");
    assert_eq!((answered.status, heads.try_iter().count()), (302, 4));
}

#[test]
fn a_status_is_no_error_and_what_cannot_be_believed_is() {
    let (base, _) = server(vec![answer("404 Not Found", "no"), answer("503 Busy", "")]);
    assert_eq!(had(&base, false).expect("an answer").status, 404);
    assert_eq!(had(&base, false).expect("an answer").status, 503);
    let huge = "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{";
    let streamed = [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1800000\r\n".to_vec(),
        vec![b' '; 0x180_0000],
        b"\r\n0\r\n\r\n".to_vec(),
    ]
    .concat();
    for (unfit, why) in [
        (
            answer("200 OK\r\nContent-Encoding: gzip", "x"),
            "compressed",
        ),
        (b"HTTP/1.1 200 OK\r\n\r\n{}".to_vec(), "how long"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}".to_vec(),
            "broke",
        ),
        (huge.as_bytes().to_vec(), "16 MiB"),
        (streamed, "16 MiB"),
        (b"SSH-2.0-OpenSSH\r\n".to_vec(), "broke"),
    ] {
        let (base, _) = server(vec![unfit]);
        let failure = had(&format!("{base}/secret-path"), false).expect_err("no answer");
        assert_eq!(failure.kind, Kind::Network);
        let because = failure.because.clone().unwrap_or_default();
        assert!(because.contains(why), "{because}");
        assert!(!format!("{failure:?}").contains("secret-path"));
    }
}

#[test]
fn who_does_not_answer_is_not_waited_for() {
    let (base, _) = server(vec![Vec::new()]);
    let begun = Instant::now();
    let failure = get(&page(&base, false), Duration::from_millis(300)).expect_err("no answer");
    assert_eq!(failure.because.as_deref(), Some("no whole answer in time"));
    assert!(begun.elapsed() < Duration::from_secs(4));
}

#[test]
fn what_may_not_be_asked_is_refused_without_repeating_it() {
    for url in [
        "http://pypi.org/hunter2",
        "http://127.0.0.1.example/hunter2",
        "ftp://pypi.org/hunter2",
        "file:///hunter2",
        "https://ada:hunter2@pypi.org/",
        "hunter2",
        "",
    ] {
        let failure = had(url, true).expect_err("not asked");
        assert_eq!(failure.kind, Kind::Usage, "{url}");
        assert!(!format!("{failure:?}").contains("hunter2"), "{url}");
    }
}
