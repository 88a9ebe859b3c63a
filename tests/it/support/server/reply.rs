//! An answer, right or wrong, as bytes on the wire.

use std::io;
use std::io::Write;

/// What becomes of the connection after an answer.
#[derive(PartialEq, Eq)]
pub(super) enum After {
    /// It serves the next request.
    Keep,
    /// It ends in order.
    Close,
    /// It breaks off: no TLS `close_notify`.
    Drop,
    /// It is reset.
    Reset,
}

/// Where an answer goes, and whether the connection ends behind it.
pub(super) struct Out<'a> {
    pub(super) wire: &'a mut dyn Write,
    pub(super) last: bool,
}

impl Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.wire.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.wire.flush()
    }
}

pub(super) struct Reply {
    code: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    length: Option<usize>,
    framed: bool,
}

impl Reply {
    pub(super) fn new(code: u16, body: &[u8]) -> Self {
        Self {
            code,
            headers: Vec::new(),
            body: body.to_vec(),
            length: Some(body.len()),
            framed: false,
        }
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Announces another length than the body's, or none.
    pub(super) fn length(mut self, length: Option<usize>) -> Self {
        self.length = length;
        self
    }

    /// Complete although it announces no length (a 304).
    pub(super) fn framed(mut self) -> Self {
        self.framed = true;
        self
    }

    pub(super) fn send(self, wire: &mut Out<'_>) -> io::Result<After> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.code, reason(self.code));
        for (name, value) in &self.headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        let after = match self.length {
            Some(length) => {
                head.extend(["Content-Length: ", &length.to_string(), "\r\n"]);
                After::Keep
            }
            None if self.framed => After::Keep,
            None => After::Close,
        };
        if wire.last || after == After::Close {
            head.push_str("Connection: close\r\n");
        }
        head.push_str("\r\n");
        wire.write_all(&[head.as_bytes(), &self.body].concat())?;
        wire.flush()?;
        Ok(after)
    }
}

pub(super) fn ok(body: &str) -> Reply {
    Reply::new(200, body.as_bytes())
        .header("Content-Type", "text/plain")
        .header("Cache-Control", "public; max-age=2678400")
}

pub(super) fn zipped(stream: &[u8]) -> Reply {
    Reply::new(200, stream)
        .header("Content-Type", "text/plain")
        .header("Content-Encoding", "gzip")
}

pub(super) fn redirect(to: &str) -> Reply {
    Reply::new(302, b"").header("Location", to)
}

pub(super) fn reason(code: u16) -> &'static str {
    match code {
        200 => "OK",
        206 => "Partial Content",
        302 => "Found",
        304 => "Not Modified",
        404 => "Not Found",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Whatever",
    }
}

pub(super) fn chunks(body: &str, whole: bool, wire: &mut Out<'_>) -> io::Result<After> {
    let closing = if wire.last {
        "Connection: close\r\n"
    } else {
        ""
    };
    write!(
        wire,
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n{closing}Transfer-Encoding: chunked\r\n\r\n"
    )?;
    for part in body.as_bytes().chunks(1_000) {
        wire.write_all(&[format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat())?;
    }
    if whole {
        wire.write_all(b"0\r\n\r\n")?;
    }
    wire.flush()?;
    Ok(if whole { After::Keep } else { After::Drop })
}
