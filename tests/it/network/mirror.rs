//! Mirrors of the service's files: in a folder, and behind a stock nginx.

use std::fs;
use std::io::Read;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use super::PASSWORD;
use super::PREFIX;
use super::SUFFIX;
use super::UNSEEN;
use super::age;
use super::honest;
use super::many;
use super::prefix_of;
use super::pwned;
use super::verdict;
use crate::support::process::Home;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::server::rows;
use crate::support::tls;
use crate::support::tls::Identity;

/// What is said of `password` with `5BAA6` as `make` leaves it in a folder.
fn said_of(password: &str, make: impl FnOnce(&Path)) -> String {
    let home = Home::new();
    let folder = home.path().join("ranges");
    fs::create_dir(&folder).expect("a folder");
    make(&folder);
    let ran = pwned(&home, folder, password)
        .deadline(Duration::from_secs(5))
        .run();
    verdict(&ran)
}

#[test]
fn a_folder_may_be_laid_out_in_every_usual_way() {
    for name in ["5BAA6", "5BAA6.txt", "range/5BAA6", "range/5BAA6.txt"] {
        let said = said_of(PASSWORD, |folder| {
            fs::create_dir(folder.join("range")).expect("a folder");
            if !name.starts_with("range") {
                fs::remove_dir(folder.join("range")).expect("no folder");
            }
            fs::write(folder.join(name), honest()).expect("a range");
        });
        assert_eq!(said, "exposed 42", "{name}");
    }
}

#[test]
fn a_whole_file_without_the_password_is_clear() {
    let said = said_of(UNSEEN, |folder| {
        fs::write(folder.join(prefix_of(UNSEEN)), honest()).expect("a range");
    });
    assert_eq!(said, "clear");
}

#[test]
fn a_file_that_is_missing_cut_or_spoilt_is_unknown() {
    let whole = honest();
    let huge = format!("{:035X}:1\r\n", 7).repeat(78_000);
    for body in [
        String::new(),
        "\r\n".to_owned(),
        rows::before(&whole, SUFFIX).to_owned(),
        rows::into(&whole, SUFFIX).to_owned(),
        whole.split_at(4_096).0.to_owned(),
        "\0".repeat(70_000),
        huge,
    ] {
        let said = said_of(PASSWORD, |folder| {
            fs::write(folder.join(PREFIX), &body).expect("a range");
        });
        assert_eq!(said, "unknown", "{} bytes", body.len());
    }
    assert_eq!(said_of(PASSWORD, |_| {}), "unknown", "missing");
    let is_folder = said_of(PASSWORD, |folder| {
        fs::create_dir(folder.join(PREFIX)).expect("a folder");
    });
    assert_eq!(is_folder, "unknown", "a folder");
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    let said = said_of(PASSWORD, |folder| {
        let made = Command::new("mkfifo").arg(folder.join(PREFIX)).status();
        assert!(made.expect("mkfifo").success());
    });
    assert_eq!(said, "unknown");
}

#[test]
fn a_missing_range_is_asked_for_in_both_spellings() {
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::Missing);
    let ran = pwned(&home, server.url(), PASSWORD).run();
    assert_eq!(verdict(&ran), "unknown");
    let paths: Vec<_> = server.requests().into_iter().map(|it| it.path).collect();
    assert_eq!(paths, ["/range/5BAA6", "/range/5BAA6.txt"]);
}

#[test]
fn the_spelling_that_a_mirror_knows_is_remembered() {
    for status in ["404 Not Found", "403 Forbidden"] {
        let (home, asked) = (Home::new(), Arc::new(AtomicUsize::new(0)));
        let url = only_with_ending(status, Arc::clone(&asked));
        let ran = pwned(&home, url, &many(60)).run();
        assert_eq!(verdict(&ran), "clear", "{ran}");
        let asked = asked.load(Ordering::Relaxed);
        assert!((61..=68).contains(&asked), "{asked} requests"); // the first burst asks twice
    }
}

/// A static host that has every file with `.txt`, and `status` for those without.
fn only_with_ending(status: &'static str, asked: Arc<AtomicUsize>) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("a port"));
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            asked.fetch_add(1, Ordering::Relaxed);
            let mut head = [0; 4_096];
            let length = stream.read(&mut head).expect("a request");
            let is_known = head[..length].windows(9).any(|part| part == b".txt HTTP");
            let (status, body) = if is_known {
                ("200 OK", honest())
            } else {
                (status, String::new())
            };
            let length = body.len();
            let answer = format!(
                "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
            );
            stream.write_all(answer.as_bytes()).expect("an answer");
        }
    });
    url
}

#[test]
#[ignore = "needs nginx; .ci/run has it"]
fn nginx_serves_a_mirror_with_and_without_ending() {
    for ending in ["", ".txt"] {
        let home = Home::new();
        let passwords = format!("{PASSWORD}\n{}", many(60));
        let range = home.path().join("www/range");
        fs::create_dir_all(&range).expect("a folder");
        for password in passwords.lines() {
            let file = format!("{}{ending}", prefix_of(password));
            fs::write(range.join(file), honest()).expect("a range");
        }
        let nginx = Nginx::start(&home, "");
        let ran = pwned(&home, &nginx.url, &passwords).run();
        assert_eq!(verdict(&ran), "exposed 42", "{ran}");
        assert!(!ran.out().contains("unknown"), "{ran}");
        // The eight of the first burst ask twice; then the spelling is known.
        let asked = log_of(&home).lines().count();
        assert!((61..=69).contains(&asked), "{asked} requests");

        age(&home, 2);
        let ran = pwned(&home, &nginx.url, PASSWORD).run();
        assert_eq!(verdict(&ran), "exposed 42");
        let log = log_of(&home);
        assert!(
            log.lines().last().expect("a request").contains("304"),
            "{log}"
        );

        let missing = pwned(&home, &nginx.url, UNSEEN).run();
        assert_eq!(verdict(&missing), "unknown");
    }
}

#[test]
#[ignore = "needs nginx; .ci/run has it"]
fn nginx_speaks_http_2() {
    let home = Home::new();
    let ca = home.path().join("ca.pem");
    let (certificate, key) = tls::issued(Identity::Good, &ca);
    home.file("cert.pem", certificate.pem());
    home.file("key.pem", key.serialize_pem());
    let range = home.path().join("www/range");
    fs::create_dir_all(&range).expect("a folder");
    let passwords = format!("{PASSWORD}\n{}", many(100));
    for password in passwords.lines() {
        fs::write(range.join(prefix_of(password)), honest()).expect("a range");
    }
    let nginx = Nginx::start(
        &home,
        "ssl http2; ssl_certificate cert.pem; ssl_certificate_key key.pem",
    );
    let ran = pwned(&home, &nginx.url, &passwords)
        .env("SSL_CERT_FILE", &ca)
        .run();
    assert_eq!(verdict(&ran), "exposed 42", "{ran}");
    assert!(!ran.out().contains("unknown"), "{ran}");
    let log = log_of(&home);
    assert_eq!(log.lines().count(), 101);
    assert!(log.lines().all(|line| line.contains("HTTP/2.0")), "{log}");
}

/// A stock nginx over the folder `www` of a home, with gzip on; it is stopped on drop.
pub(crate) struct Nginx {
    child: Child,
    pub(crate) url: String,
}

impl Nginx {
    pub(crate) fn start(home: &Home, listen: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener
            .local_addr()
            .expect("the port that was bound")
            .port();
        drop(listener);
        let config = home.file(
            "nginx.conf",
            format!(
                "user root; daemon off; master_process off; pid nginx.pid; error_log error.log;
                events {{}}
                http {{
                    access_log access.log; default_type text/plain; gzip on; gzip_types text/plain;
                    client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
                    uwsgi_temp_path t4; scgi_temp_path t5;
                    server {{ listen 127.0.0.1:{port} {listen}; root www; }}
                }}"
            ),
        );
        let child = Command::new("nginx")
            .args(["-e", "error.log", "-p"])
            .args([home.path()])
            .arg("-c")
            .arg(config)
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx");
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let scheme = if listen.contains("ssl") {
            "https"
        } else {
            "http"
        };
        Self {
            child,
            url: format!("{scheme}://127.0.0.1:{port}"),
        }
    }
}

/// What nginx wrote down of the requests.
fn log_of(home: &Home) -> String {
    thread::sleep(Duration::from_millis(50));
    fs::read_to_string(home.path().join("access.log")).expect("a log")
}

impl Drop for Nginx {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
