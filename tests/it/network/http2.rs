//! HTTP/2, as the service's edge speaks it, frame by frame.

use std::io;
use std::io::Read;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;

use rustls::ServerConnection;
use rustls::StreamOwned;

use super::PASSWORD;
use super::UNSEEN;
use super::all_at_once;
use super::honest;
use super::pwned;
use super::verdict;
use crate::support::process::Home;
use crate::support::tls;
use crate::support::tls::Identity;

/// What becomes of one request.
#[derive(Clone, Copy)]
enum Act {
    /// The whole range, the end of the stream marked.
    Whole,
    /// The stream is refused, and may be asked again (RFC 9113, section 8.7).
    Refuse,
    /// The connection ends in order before the request was looked at.
    GoAway,
    /// Half of the range, then the stream breaks.
    HalfThenReset,
    /// Half of the range, then the connection closes.
    HalfThenClose,
    /// Half of the range and an end, although a length was announced.
    HalfOfTheLength,
}

#[test]
fn a_whole_range_over_http_2_is_believed() {
    said_after(&[Act::Whole], "exposed 42", "clear", 1);
}

#[test]
fn a_refused_stream_is_asked_again() {
    said_after(&[Act::Refuse, Act::Whole], "exposed 42", "clear", 2);
    said_after(&[Act::GoAway, Act::Whole], "exposed 42", "clear", 2);
}

#[test]
fn a_stream_refused_for_ever_is_given_up() {
    said_after(&[Act::Refuse], "unknown", "unknown", 4);
}

#[test]
fn half_a_range_is_unknown_however_it_ends() {
    let cases = [Act::HalfThenReset, Act::HalfThenClose, Act::HalfOfTheLength];
    all_at_once(&cases, |&act| said_after(&[act], "unknown", "unknown", 4));
}

/// Ask a server that acts so in turn (the last for ever): the verdicts, and how many requests it saw.
fn said_after(acts: &[Act], of_password: &str, of_unseen: &str, requests: usize) {
    for (password, expected) in [(PASSWORD, of_password), (UNSEEN, of_unseen)] {
        let home = Home::new();
        let ca = home.path().join("ca.pem");
        let (url, seen) = serve(&home, acts.to_vec());
        let ran = pwned(&home, url, password).env("SSL_CERT_FILE", ca).run();
        assert_eq!(verdict(&ran), expected, "{ran}");
        assert_eq!(*seen.lock().expect("a count"), requests, "{ran}");
    }
}

fn serve(home: &Home, acts: Vec<Act>) -> (String, Arc<Mutex<usize>>) {
    let mut config = tls::config(Identity::Good, &home.path().join("ca.pem"));
    config.alpn_protocols = vec![b"h2".to_vec()];
    let config = Arc::new(config);
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("a port"));
    let seen = Arc::new(Mutex::new(0));
    let count = Arc::clone(&seen);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut wire = StreamOwned::new(connection, stream);
            drop(converse(&mut wire, &acts, &count));
        }
    });
    (url, seen)
}

type Wire = StreamOwned<ServerConnection, TcpStream>;

fn converse(wire: &mut Wire, acts: &[Act], seen: &Mutex<usize>) -> io::Result<()> {
    wire.read_exact(&mut [0; 24])?; // `PRI * HTTP/2.0` and so on
    send(wire, SETTINGS, 0, 0, &[])?;
    loop {
        let mut head = [0; 9];
        wire.read_exact(&mut head)?;
        let [l0, l1, l2, kind, flags, id @ ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, l0, l1, l2]) as usize];
        wire.read_exact(&mut payload)?;
        match kind {
            SETTINGS if flags & ACK == 0 => send(wire, SETTINGS, ACK, 0, &[])?,
            HEADERS => {
                let act = {
                    let mut seen = seen.lock().expect("a count");
                    *seen += 1;
                    acts[(*seen - 1).min(acts.len() - 1)]
                };
                let stream = u32::from_be_bytes(id);
                if perform(wire, act, stream)? {
                    wire.conn.send_close_notify();
                    return wire.flush();
                }
            }
            _ => (),
        }
    }
}

/// Whether the connection ends.
fn perform(wire: &mut Wire, act: Act, stream: u32) -> io::Result<bool> {
    let whole = honest();
    let (half, _) = whole.split_at(whole.len() / 2);
    match act {
        Act::Whole => answer(wire, stream, None, &whole, END_STREAM)?,
        Act::Refuse => send(wire, RST_STREAM, 0, stream, &7_u32.to_be_bytes())?,
        Act::GoAway => send(wire, GOAWAY, 0, 0, &[0; 8])?,
        Act::HalfThenReset => {
            answer(wire, stream, None, half, 0)?;
            send(wire, RST_STREAM, 0, stream, &2_u32.to_be_bytes())?;
        }
        Act::HalfThenClose => answer(wire, stream, None, half, 0)?,
        Act::HalfOfTheLength => answer(wire, stream, Some(whole.len()), half, END_STREAM)?,
    }
    Ok(matches!(act, Act::GoAway | Act::HalfThenClose))
}

fn answer(
    wire: &mut Wire,
    stream: u32,
    length: Option<usize>,
    body: &str,
    end: u8,
) -> io::Result<()> {
    let mut headers = vec![0x88]; // `:status: 200` of the static table
    if let Some(length) = length.map(|length| length.to_string()) {
        headers.extend([
            0x0F,
            0x0D,
            u8::try_from(length.len()).expect("a short number"),
        ]); // `content-length`
        headers.extend(length.bytes());
    }
    send(wire, HEADERS, END_HEADERS, stream, &headers)?;
    let mut parts = body.as_bytes().chunks(16_384).peekable();
    while let Some(part) = parts.next() {
        let flags = if parts.peek().is_none() { end } else { 0 };
        send(wire, DATA, flags, stream, part)?;
    }
    Ok(())
}

fn send(wire: &mut Wire, kind: u8, flags: u8, stream: u32, payload: &[u8]) -> io::Result<()> {
    let length = u32::try_from(payload.len()).expect("a short frame");
    let [_, l0, l1, l2] = length.to_be_bytes();
    let mut frame = vec![l0, l1, l2, kind, flags];
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    wire.write_all(&frame)?;
    wire.flush()
}

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const ACK: u8 = 1;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
