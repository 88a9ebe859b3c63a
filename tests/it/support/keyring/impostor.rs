//! Something that listens where the session bus should be, and is not to be trusted.

use std::io;
use std::io::Read;
use std::io::Write;
use std::os::unix::net::UnixListener;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::thread;

/// How it answers.
#[derive(Clone, Copy, Debug)]
pub enum Manner {
    /// Not at all.
    Silent,
    /// It hangs up.
    Rude,
    /// It lets nobody in.
    Closed,
    /// It lets us in, then sends what is no message.
    Noise,
    /// Every answer is a number, whatever was asked.
    Wrong,
    /// Every answer is empty.
    Empty,
    /// It announces four gigabytes.
    Boastful,
    /// Every answer is an error with a megabyte of text that would drive a terminal.
    Shouting,
}

/// Listen at `path` for as long as the test binary runs.
pub fn listen(path: &Path, manner: Manner) {
    let listener = UnixListener::bind(path).expect("a socket");
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            thread::spawn(move || drop(talk(stream, manner)));
        }
    });
}

fn talk(mut stream: UnixStream, manner: Manner) -> io::Result<()> {
    match manner {
        Manner::Rude => return Ok(()),
        Manner::Silent => return io::copy(&mut stream, &mut io::sink()).map(drop),
        _ => {}
    }
    // Source: https://dbus.freedesktop.org/doc/dbus-specification.html#auth-protocol
    loop {
        let line = line(&mut stream)?;
        let answer: &[u8] = match &line[..] {
            _ if matches!(manner, Manner::Closed) => b"REJECTED ANONYMOUS\r\n",
            b"BEGIN" => break,
            b"NEGOTIATE_UNIX_FD" => b"AGREE_UNIX_FD\r\n",
            _ => b"OK 00112233445566778899aabbccddeeff\r\n",
        };
        stream.write_all(answer)?;
    }
    loop {
        let (serial, is_hello) = call(&mut stream)?;
        let answer = match manner {
            _ if is_hello => message(2, serial, &[], Some(("s", &text(":1.1")))),
            Manner::Noise => b"not a message, and long enough to be read as one ".repeat(100),
            Manner::Wrong => message(2, serial, &[], Some(("u", &[0; 4]))),
            Manner::Boastful => {
                let mut announced = message(2, serial, &[], None);
                announced[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
                announced
            }
            Manner::Shouting => {
                let shout = text(&"\x1b]0;owned\x07".repeat(100_000));
                let mut name = vec![4, 1, b's', 0];
                name.extend(text("org.example.Shout"));
                message(3, serial, &name, Some(("s", &shout)))
            }
            _ => message(2, serial, &[], None),
        };
        stream.write_all(&answer)?;
    }
}

fn line(stream: &mut UnixStream) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    let mut byte = [0];
    while !line.ends_with(b"\r\n") {
        stream.read_exact(&mut byte)?;
        line.extend(byte);
    }
    line.truncate(line.len() - 2);
    Ok(line)
}

/// Reads one call: its serial number, and whether it is the first one of a connection.
fn call(stream: &mut UnixStream) -> io::Result<(u32, bool)> {
    let mut fixed = [0; 16];
    stream.read_exact(&mut fixed)?;
    let number =
        |at: usize| u32::from_le_bytes([fixed[at], fixed[at + 1], fixed[at + 2], fixed[at + 3]]);
    let fields = number(12).next_multiple_of(8);
    let mut rest = vec![0; usize::try_from(fields + number(4)).expect("a small message")];
    stream.read_exact(&mut rest)?;
    Ok((number(8), rest.windows(5).any(|word| word == b"Hello")))
}

/// A reply. Source: <https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-messages>.
fn message(kind: u8, to: u32, field: &[u8], body: Option<(&str, &[u8])>) -> Vec<u8> {
    let mut fields = vec![5, 1, b'u', 0];
    fields.extend(to.to_le_bytes());
    let pad = |bytes: &mut Vec<u8>| bytes.resize(bytes.len().next_multiple_of(8), 0);
    if let Some((signature, _)) = body {
        fields.extend([8, 1, b'g', 0, 1, signature.as_bytes()[0], 0]);
    }
    if !field.is_empty() {
        pad(&mut fields);
        fields.extend(field);
    }
    let body = body.map_or(&[][..], |(_, body)| body);
    let mut message = vec![b'l', kind, 1, 1];
    for number in [body.len(), 1, fields.len()] {
        message.extend(u32::try_from(number).expect("a small number").to_le_bytes());
    }
    message.extend(fields);
    pad(&mut message);
    message.extend(body);
    message
}

fn text(words: &str) -> Vec<u8> {
    let length = u32::try_from(words.len()).expect("a small text");
    [&length.to_le_bytes()[..], words.as_bytes(), &[0]].concat()
}
