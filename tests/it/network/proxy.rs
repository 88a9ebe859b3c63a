//! Proxies of the environment: HTTPS goes through them by CONNECT only, and the loopback never.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::Shutdown;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
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

/// A proxy that writes down what it is asked, and leads everywhere to one place.
struct Proxy {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    fn to(place: SocketAddr) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("the port that was bound");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&log);
                thread::spawn(move || lead(stream, place, &log));
            }
        });
        Self { address, asked }
    }

    fn url(&self) -> String {
        format!("http://ada:hunter2@{}", self.address)
    }

    /// The heads of all requests.
    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("a log").clone()
    }
}

fn lead(mut stream: TcpStream, place: SocketAddr, log: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head)? > 0 {}
    log.lock().expect("a log").push(head.clone());
    if !head.starts_with("CONNECT ") {
        return stream.write_all(b"HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n");
    }
    let mut there = TcpStream::connect(place)?;
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
    let (mut back, mut from) = (stream.try_clone()?, there.try_clone()?);
    thread::spawn(move || {
        let copied = io::copy(&mut from, &mut back);
        copied.and(back.shutdown(Shutdown::Both))
    });
    io::copy(&mut reader, &mut there)?;
    there.shutdown(Shutdown::Write)
}

#[test]
fn https_goes_through_a_proxy_by_connect_and_tells_it_only_the_host() {
    let home = Home::new();
    let ca = home.path().join("ca.pem");
    let server = tls::start(Identity::WrongHost, &ca); // for `elsewhere.example`
    server.otherwise(Play::Correct(honest()));
    for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
        let proxy = Proxy::to(server.address());
        let ran = pwned(&home, "https://elsewhere.example", PASSWORD)
            .args(["--no-cache"])
            .env("SSL_CERT_FILE", &ca)
            .env(variable, proxy.url())
            .run();
        assert_eq!(verdict(&ran), "exposed 42", "{ran}");
        let asked = proxy.asked().concat().to_lowercase();
        assert_eq!(proxy.asked().len(), 1, "{asked}");
        assert!(
            asked.starts_with("connect elsewhere.example:443 "),
            "{asked}"
        );
        assert!(!asked.contains("range") && !asked.contains("5baa6"));
    }
    let requests = server.requests();
    assert!(
        requests
            .iter()
            .all(|it| it.header("proxy-authorization").is_none())
    );
}

#[test]
fn a_proxy_that_refuses_makes_it_unknown_and_its_password_stays_untold() {
    let server = RangeServer::start(); // says 400 or 405 to a CONNECT
    let home = Home::new();
    let proxy = format!("http://ada:hunter2@{}", server.address());
    let ran = pwned(&home, "https://elsewhere.example", PASSWORD)
        .env("HTTPS_PROXY", proxy)
        .run();
    assert_eq!(verdict(&ran), "unknown");
    ran.never_says("hunter2");
}

#[test]
fn the_loopback_is_never_asked_through_a_proxy() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Correct(honest()));
    let proxy = Proxy::to(server.address());
    for host in ["127.0.0.1", "localhost"] {
        let mut program = pwned(&home, server.url_as(host), PASSWORD);
        for variable in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"] {
            program = program.env(variable, proxy.url());
        }
        assert_eq!(verdict(&program.run()), "exposed 42");
    }
    assert!(proxy.asked().is_empty());
    assert_eq!(server.requests().len(), 2);
}
