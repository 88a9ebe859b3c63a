//! A request as it came in, and its reading off the wire.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::time::Instant;

use super::Wire;

/// One request as it came in.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`.
    pub method: String,
    /// The path with its query, as it was sent.
    pub path: String,
    /// Names as they were sent, in order.
    pub headers: Vec<(String, String)>,
    /// Empty unless a `Content-Length` announced one.
    pub body: Vec<u8>,
    /// When its last byte was read.
    pub at: Instant,
}

impl Request {
    /// The first header of that name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter();
        all.find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The last segment of the path, without the query.
    pub fn prefix(&self) -> &str {
        let path = self.path.split('?').next().unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default()
    }

    /// Whether the service would take it: `…/range/` and five hex digits in upper case, as a static mirror needs them.
    pub fn is_well_formed(&self) -> bool {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte);
        self.prefix().len() == 5
            && self.prefix().bytes().all(digit)
            && self.path.contains("/range/")
    }
}

/// One request, or `None` at a clean end; a head over 64 kB is an error.
pub(super) fn read(wire: &mut BufReader<Box<dyn Wire>>) -> io::Result<Option<Request>> {
    let mut lines = Vec::new();
    let mut head = wire.by_ref().take(64 << 10);
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let Some((first, rest)) = lines.split_first() else {
        return Ok(None);
    };
    let mut words = first.split(' ').map(str::to_owned);
    let headers = rest.iter().filter_map(|line| line.split_once(':'));
    let mut request = Request {
        method: words.next().unwrap_or_default(),
        path: words.next().unwrap_or_default(),
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            .collect(),
        body: Vec::new(),
        at: Instant::now(),
    };
    let length = request
        .header("content-length")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    wire.by_ref().take(length).read_to_end(&mut request.body)?;
    Ok(Some(request))
}
