//! Over real sockets: every status, slow, cut, huge, a web page, a redirect; and what is sent.

use std::time::Duration;
use std::time::Instant;

use doorkey::exit::Exit;

use super::KEY;
use super::LIST;
use crate::support::pages::PageServer;
use crate::support::pages::Serve;
use crate::support::world::Told;
use crate::support::world::World;

const ACCOUNT: &str = "/breachedaccount/ada%2Blist%40example.org?truncateResponse=false";
const PASTES: &str = "/pasteaccount/ada%2Blist%40example.org";
const LOGS: &str = "/stealerlogsbyemail/ada%2Blist%40example.org";

/// Ask `server` about an address, with a key.
fn ask(server: &PageServer, more: &[&str]) -> Told {
    let url = server.url();
    let args = ["breaches", "account", "ada+list@example.org", "--api", &url];
    World::new()
        .variable("DOORKEY_HIBP_KEY", KEY)
        .asks_for_real()
        .run(args.iter().chain(more).copied())
}

fn status(line: &str, more: &str) -> Serve {
    let head = format!("HTTP/1.1 {line}\r\nConnection: close\r\n{more}Content-Length: 0\r\n\r\n");
    Serve::Raw(head.into_bytes())
}

/// The breaches are served so; pastes and logs are 404.
fn served(how: Serve) -> PageServer {
    let server = PageServer::start();
    server.serve(ACCOUNT, how);
    server.page("/dataclasses", r#"["Passwords"]"#);
    server
}

#[test]
fn the_key_goes_in_a_header_and_the_address_as_one_part_of_the_path() {
    let server = served(Serve::Page(200, LIST.into()));
    ask(&server, &[])
        .exits(Exit::Found)
        .says("found  breaches: 3");
    assert_eq!(server.paths(), [ACCOUNT, PASTES, LOGS, "/dataclasses"]);
    assert!(!server.heads()[3].to_lowercase().contains("hibp"));
    for head in server.heads().iter().take(3) {
        let head = head.to_lowercase();
        assert!(head.contains(&format!("hibp-api-key: {KEY}\r\n")), "{head}");
        assert!(head.contains("user-agent: doorkey\r\n"), "{head}");
        assert_eq!(head.matches(KEY).count(), 1);
        assert!(!head.contains("cookie") && !head.contains("referer"));
    }
}

#[test]
fn it_is_told_whether_anything_was_sent() {
    let ask = |url: &str, by: &str| {
        World::new()
            .variable("DOORKEY_HIBP_KEY", KEY)
            .asks_for_real()
            .run([
                "breaches",
                "account",
                "ada+list@example.org",
                "--by",
                by,
                "--api",
                url,
            ])
            .exits(Exit::Incomplete)
    };
    // Nobody listens at a port that was given back.
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
    let nobody = format!("http://{}", port.expect("a port"));
    for by in ["address", "prefix"] {
        ask(&nobody, by).says("; nothing was sent)");
    }
    let server = served(Serve::Raw(Vec::new()));
    ask(&server.url(), "address").says("; the whole address may have been sent)");
    let server = served(status("503 Out of order", ""));
    ask(&server.url(), "address").says("; the whole address was sent)");
}

#[test]
fn without_a_key_no_header_of_it_is_sent() {
    let server = PageServer::start();
    server.page("/breaches", LIST);
    let url = server.url();
    let args = ["breaches", "domain", "harbour.example", "--api", &url];
    World::new()
        .variable("DOORKEY_HIBP_KEY", KEY)
        .asks_for_real()
        .run(args)
        .exits(Exit::Found);
    assert!(!server.heads().concat().to_lowercase().contains("hibp"));
}

#[test]
fn no_status_but_404_is_clear() {
    let server = served(status("404 Not Found", ""));
    ask(&server, &[]).exits(Exit::Done).says("is not known");
    for line in [
        "204 X", "206 X", "301 X", "304 X", "400 X", "401 X", "403 X", "405 X", "410 X", "418 X",
        "500 X", "501 X",
    ] {
        let told = ask(&served(status(line, "")), &["--deadline", "1"]);
        told.exits(Exit::Incomplete).says("unknown  breaches");
    }
}

#[test]
fn a_404_in_the_words_of_another_is_not_clear() {
    let missing = |more: &str, body: &str| {
        let length = body.len();
        let head = format!("HTTP/1.1 404 Not Found\r\nConnection: close\r\n{more}");
        served(Serve::Raw(
            format!("{head}Content-Length: {length}\r\n\r\n{body}").into_bytes(),
        ))
    };
    let json = "Content-Type: application/json\r\n";
    let own = r#"{"statusCode":404,"message":"nothing"}"#;
    ask(&missing(json, own), &[]).exits(Exit::Done);
    let long = format!("{}404", " ".repeat(9000));
    for (more, body) in [
        ("Content-Type: text/plain\r\n", "404 page not found\n"),
        ("", "Not Found"),
        ("", &*long),
        (json, r#"{"error":"not found"}"#),
        (json, r#"{"statusCode":200}"#),
        (json, r#"{"statusCode":"404"}"#),
        (json, "[]"),
        (json, "null"),
        (
            "Content-Type: application/xml\r\n",
            "<Error><Code>NoSuchKey</Code></Error>",
        ),
        ("Content-Encoding: gzip\r\n", "x"),
    ] {
        let told = ask(&missing(more, body), &[]).exits(Exit::Incomplete);
        told.says("unknown  breaches").says("check its address");
    }
    // Nor is one that may be cut short.
    let endless = Serve::Raw(b"HTTP/1.1 404 X\r\nConnection: close\r\n\r\n".to_vec());
    ask(&served(endless), &[]).exits(Exit::Incomplete);
}

#[test]
fn what_cannot_be_believed_is_unknown() {
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    let body = |more: &str, body: &str| {
        let length = body.len();
        let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n{more}");
        Serve::Raw(format!("{head}Content-Length: {length}\r\n\r\n{body}").into_bytes())
    };
    let huge = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n[".to_vec();
    let streamed = [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1800000\r\n".to_vec(),
        vec![b' '; 0x180_0000],
        b"\r\n0\r\n\r\n".to_vec(),
    ];
    for (how, why) in [
        (body(html, LIST), "a web page came"),
        (status("404 Not Found", html), "a web page came"),
        (body("Content-Encoding: gzip\r\n", LIST), "compressed"),
        (body("", "<html>"), "not JSON"),
        (
            body("", LIST.trim_end_matches(['\n', ']'])),
            "ends too soon",
        ),
        (Serve::Cut(LIST.into()), "broke"),
        (
            Serve::Raw(format!("HTTP/1.1 200 OK\r\n\r\n{LIST}").into()),
            "how long",
        ),
        (Serve::Raw(huge), "16 MiB"),
        (Serve::Raw(streamed.concat()), "16 MiB"),
        (Serve::Raw(b"SSH-2.0-OpenSSH\r\n".to_vec()), "broke"),
    ] {
        let told = ask(&served(how), &["--deadline", "1"]);
        told.exits(Exit::Incomplete).says(why).never_says(KEY);
    }
}

#[test]
fn who_is_slow_is_left_when_the_time_is_up() {
    for how in [Serve::Never, Serve::Drip(LIST.into())] {
        let server = served(how);
        let begun = Instant::now();
        let told = ask(&server, &["--timeout", "1"]);
        told.exits(Exit::Incomplete).says("no whole answer in time");
        assert!(begun.elapsed() < Duration::from_secs(8));
    }
}

#[test]
fn a_redirect_takes_neither_key_nor_address_to_another_host() {
    let other = PageServer::start();
    other.page(ACCOUNT, LIST);
    let to = format!("{}{ACCOUNT}", other.url());
    let told = ask(&served(Serve::Redirect(to)), &[]);
    told.exits(Exit::Incomplete)
        .says("redirected elsewhere (302), not followed");
    assert!(other.heads().is_empty(), "the other host was asked");
    // Within the host it is followed.
    let server = served(Serve::Redirect("/moved".to_owned()));
    server.page("/moved", LIST);
    ask(&server, &[]).exits(Exit::Found);
}

#[test]
fn a_wish_for_patience_is_honoured_while_there_is_time_and_told_when_not() {
    let wait = |seconds: u32| status("429 X", &format!("Retry-After: {seconds}\r\n"));
    let server = served(Serve::InTurn(vec![wait(1), Serve::Page(200, LIST.into())]));
    let begun = Instant::now();
    ask(&server, &[]).exits(Exit::Found);
    assert!(begun.elapsed() >= Duration::from_secs(1));
    assert_eq!(server.paths()[..2], [ACCOUNT, ACCOUNT]);

    let server = served(wait(1000));
    let begun = Instant::now();
    ask(&server, &[])
        .exits(Exit::Incomplete)
        .says("again in 1000 seconds");
    assert!(begun.elapsed() < Duration::from_secs(5));
    // Neither this nor the next part is asked again.
    assert_eq!(server.paths(), [ACCOUNT]);

    let server = served(Serve::InTurn(vec![
        status("503 X", ""),
        Serve::Page(200, LIST.into()),
    ]));
    ask(&server, &[]).exits(Exit::Found);
}

#[test]
fn nobody_there_is_unknown_and_a_strange_address_is_refused() {
    let run = |url: &str| {
        World::new()
            .asks_for_real()
            .run(["breaches", "list", "--deadline", "1", "--api", url])
    };
    run("http://127.0.0.1:9")
        .exits(Exit::Incomplete)
        .talks("cannot be reached");
    for url in [
        "http://api.example/",
        "ftp://api.example/",
        "https://ada:hunter2@api.example/",
        "https://api.example/?k=hunter2",
        "hunter2",
    ] {
        run(url).exits(Exit::Usage).never_says("hunter2");
    }
}
