//! Who is believed to be the service, and who is not even asked.

use std::io::Read;
use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use super::PASSWORD;
use super::honest;
use super::pwned;
use super::verdict;
use crate::support::process::Home;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::tls;
use crate::support::tls::Identity;

#[test]
fn a_service_with_a_good_certificate_is_believed() {
    let home = Home::new();
    let ca = home.path().join("ca.pem");
    let server = tls::start(Identity::Good, &ca);
    server.otherwise(Play::Correct(honest()));
    for host in ["127.0.0.1", "localhost"] {
        let ran = pwned(&home, server.url_as(host), PASSWORD)
            .env("SSL_CERT_FILE", &ca)
            .run();
        assert_eq!(verdict(&ran), "exposed 42", "{ran}");
    }
}

#[test]
fn a_bad_certificate_ends_the_asking_before_a_request() {
    for identity in Identity::BAD {
        let home = Home::new();
        let ca = home.path().join("ca.pem");
        let server = tls::start(identity, &ca);
        server.otherwise(Play::Correct(honest()));
        let ran = pwned(&home, server.url(), PASSWORD)
            .env("SSL_CERT_FILE", &ca)
            .run();
        assert_eq!(verdict(&ran), "unknown", "{identity:?}");
        assert!(ran.out().contains("not to be trusted"), "{ran}");
        assert!(server.requests().is_empty(), "{identity:?}");
        assert_eq!(server.connections(), 1, "{identity:?} was tried again");
    }
}

#[test]
fn an_authority_nobody_named_is_not_trusted() {
    let home = Home::new();
    let server = tls::start(Identity::Good, &home.path().join("ca.pem"));
    server.otherwise(Play::Correct(honest()));
    let ran = pwned(&home, server.url(), PASSWORD).run();
    assert_eq!(verdict(&ran), "unknown", "{ran}");
    assert!(server.requests().is_empty());
}

#[test]
fn a_machine_without_authorities_says_what_to_install() {
    let home = Home::new();
    let none = home.file("none.pem", "");
    let server = tls::start(Identity::Good, &home.path().join("ca.pem"));
    let ran = pwned(&home, server.url(), PASSWORD)
        .env("SSL_CERT_FILE", none)
        .env("SSL_CERT_DIR", home.path().join("none"))
        .run();
    assert_eq!(verdict(&ran), "unknown", "{ran}");
    assert!(ran.out().contains("ca-certificates"), "{ran}");
    assert_eq!(server.connections(), 0);
}

#[test]
fn plain_http_on_the_encrypted_port_is_not_believed() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = listener.local_addr().expect("the port that was bound");
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            count.fetch_add(1, Ordering::Relaxed);
            let read = stream.read(&mut [0; 4096]);
            let page = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
            drop(read.and_then(|_| stream.write_all(page)));
        }
    });
    let home = Home::new();
    let ran = pwned(&home, format!("https://{address}"), PASSWORD).run();
    assert_eq!(verdict(&ran), "unknown");
    assert_eq!(connections.load(Ordering::Relaxed), 1, "tried again: {ran}");
}

#[test]
fn plain_http_to_another_machine_must_be_allowed_by_name() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Correct(honest()));
    // The server is the proxy too, so that the other machine need not exist.
    let program = pwned(&home, "http://ranges.example", PASSWORD).env("HTTP_PROXY", server.url());
    program.run().exits(2);
    assert_eq!(server.connections(), 0);
    let ran = program.args(["--allow-http"]).run();
    assert_eq!(verdict(&ran), "exposed 42", "{ran}");
    assert_eq!(
        server.requests()[0].path,
        "http://ranges.example/range/5BAA6"
    );
}

#[test]
fn an_address_that_holds_a_secret_is_refused_and_not_repeated() {
    let home = Home::new();
    for url in [
        "https://ada:hunter2@mirror.example",
        "https://mirror.example/?key=hunter2",
        "ftp://hunter2.example",
        "http://hunter2.example",
    ] {
        let ran = pwned(&home, url, PASSWORD).run();
        ran.exits(2).never_says("hunter2");
    }
}
