//! What leaves: unique prefixes, shuffled, in requests that are the same for everybody.

use std::collections::BTreeSet;
use std::fs;

use super::PASSWORD;
use super::honest;
use super::many;
use super::prefix_of;
use super::pwned;
use super::verdict;
use crate::support::process::Home;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::server::Request;
use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::secret::Secret;

/// The log of an audit of 50 passwords, of which 10 stand there twice.
fn audit() -> (String, Vec<Request>) {
    let passwords = many(40) + &many(10);
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Correct(honest()));
    let ran = pwned(&home, server.url(), &passwords).run();
    assert_eq!(verdict(&ran), "clear");
    (passwords, server.requests())
}

#[test]
fn each_prefix_is_asked_once_in_an_order_that_tells_nothing() {
    let (passwords, log) = audit();
    let asked: Vec<_> = log.iter().map(|it| it.prefix().to_owned()).collect();
    let unique: BTreeSet<_> = passwords.lines().map(prefix_of).collect();
    assert_eq!(asked.len(), unique.len());
    assert_eq!(asked.iter().cloned().collect::<BTreeSet<_>>(), unique);
    let in_input_order: Vec<_> = passwords.lines().map(prefix_of).take(40).collect();
    assert!(!asked.is_sorted() && asked != in_input_order);
    let again: Vec<_> = audit().1.iter().map(|it| it.prefix().to_owned()).collect();
    assert_ne!(asked, again, "the same order twice");
}

#[test]
fn every_request_is_the_same_but_for_its_five_digits() {
    let (_, log) = audit();
    let host = log[0].header("host").expect("a host");
    let expected = [
        ("user-agent", "doorkey"),
        ("accept", "*/*"),
        ("accept-encoding", "identity"),
        ("add-padding", "true"),
        ("host", host),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let expected = BTreeSet::from(expected);
    for request in &log {
        assert_eq!(request.method, "GET");
        assert_eq!(request.path, format!("/range/{}", request.prefix()));
        assert!(request.is_well_formed() && request.body.is_empty());
        let headers = request.headers.iter().cloned();
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value));
        assert_eq!(headers.collect::<BTreeSet<_>>(), expected);
        assert_eq!(request.headers.len(), expected.len());
    }
}

#[test]
fn six_digits_of_a_digest_are_never_sent() {
    let (passwords, log) = audit();
    let sent: Vec<_> = log
        .iter()
        .map(|it| format!("{} {} {:?}", it.method, it.path, it.headers).to_uppercase())
        .collect();
    let sent = sent.join("\n");
    for password in passwords.lines() {
        let digest = Digest::of(&Secret::new(password.as_bytes().to_vec()));
        let hex = format!(
            "{}{}",
            digest.prefix(),
            digest.suffix().to_hex(HashKind::Sha1)
        );
        for six in hex.as_bytes().windows(6) {
            let six = String::from_utf8_lossy(six);
            assert!(!sent.contains(&*six), "{password}: {six}");
        }
        assert!(!sent.contains(&password.to_uppercase()));
    }
}

#[test]
fn no_key_log_is_written() {
    let home = Home::new();
    let ca = home.path().join("ca.pem");
    let server = crate::support::tls::start(crate::support::tls::Identity::Good, &ca);
    server.otherwise(Play::Correct(honest()));
    let keys = home.path().join("keys.log");
    let ran = pwned(&home, server.url(), PASSWORD)
        .env("SSL_CERT_FILE", &ca)
        .env("SSLKEYLOGFILE", &keys)
        .run();
    assert_eq!(verdict(&ran), "exposed 42");
    assert!(!keys.exists());
}

#[test]
fn a_log_level_in_the_environment_tells_nothing() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Status(400));
    let ran = pwned(&home, server.url(), PASSWORD)
        .env("RUST_LOG", "trace")
        .env("RUST_BACKTRACE", "full")
        .run();
    assert_eq!(verdict(&ran), "unknown");
    assert!(ran.stderr.is_empty(), "{ran}");
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn offline_opens_no_socket() {
    let home = Home::new();
    let trace = home.path().join("trace");
    let strace = ["strace", "-f", "-e", "trace=%network", "-o"];
    let ran = pwned(&home, "https://api.pwnedpasswords.com", PASSWORD)
        .args(["--offline"])
        .through(strace)
        .through([&trace])
        .run();
    ran.exits(1); // the embedded list knows it
    let calls = fs::read_to_string(trace).expect("a trace");
    assert!(calls.contains("exited with 1"), "{calls}");
    assert!(!calls.contains("AF_INET"), "{calls}");
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn only_the_named_service_is_connected_to() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Correct(honest()));
    let trace = home.path().join("trace");
    let ran = pwned(&home, server.url(), PASSWORD)
        .through(["strace", "-f", "-e", "trace=connect", "-o"])
        .through([&trace])
        .run();
    assert_eq!(verdict(&ran), "exposed 42");
    let calls = fs::read_to_string(trace).expect("a trace");
    let port = format!("sin_port=htons({})", server.address().port());
    let connects: Vec<_> = calls.lines().filter(|it| it.contains("AF_INET")).collect();
    assert_eq!(connects.len(), 1, "{calls}");
    assert!(connects[0].contains(&port), "{calls}");
}
