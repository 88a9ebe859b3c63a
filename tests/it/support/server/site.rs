//! A mirror of many ranges that change, with tags, and a count of the bodies it gave.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use super::Request;
use super::gzip;
use super::reply::After;
use super::reply::Out;
use super::reply::Reply;
use super::reply::ok;

/// The mirror.
#[derive(Default)]
pub struct Site {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Body and tag of each range.
    ranges: BTreeMap<String, (String, String)>,
    /// How often each range's body was sent, whole.
    bodies: BTreeMap<String, usize>,
    /// How often a 304 was.
    unchanged: usize,
    /// Before each answer.
    pause: Duration,
    coding: Option<&'static str>,
}

impl Site {
    /// Put a range there, or another in its place.
    pub fn put(&self, prefix: &str, body: &str, tag: &str) {
        let whole = (body.to_owned(), tag.to_owned());
        self.lock().ranges.insert(prefix.to_owned(), whole);
    }

    /// The body of a range.
    pub fn body(&self, prefix: &str) -> String {
        self.lock().ranges[prefix].0.clone()
    }

    /// How often each range's body was sent.
    pub fn bodies(&self) -> BTreeMap<String, usize> {
        self.lock().bodies.clone()
    }

    /// How often a 304 was sent.
    pub fn unchanged(&self) -> usize {
        self.lock().unchanged
    }

    /// Forget what was sent.
    pub fn forget(&self) {
        let mut state = self.lock();
        state.bodies.clear();
        state.unchanged = 0;
    }

    /// Think for so long before each answer.
    pub fn pause(&self, time: Duration) {
        self.lock().pause = time;
    }

    /// Compress what is sent: `br`, `gzip`.
    pub fn pack(&self, coding: &'static str) {
        self.lock().coding = Some(coding);
    }

    pub(super) fn answer(&self, request: &Request, wire: &mut Out<'_>) -> io::Result<After> {
        let (found, pause, coding) = {
            let state = self.lock();
            let found = state.ranges.get(request.prefix()).cloned();
            (found, state.pause, state.coding)
        };
        std::thread::sleep(pause);
        let Some((body, tag)) = found else {
            return Reply::new(404, b"").send(wire);
        };
        if !tag.is_empty() && request.header("if-none-match") == Some(&tag) {
            self.lock().unchanged += 1;
            let reply = Reply::new(304, b"").header("ETag", &tag);
            return reply.length(None).framed().send(wire);
        }
        let accepted = request.header("accept-encoding").unwrap_or_default();
        let reply = match coding.filter(|coding| accepted.contains(coding)) {
            Some("br") => packed(&brotli(body.as_bytes()), "br"),
            Some(coding) => packed(&gzip::stored(body.as_bytes()), coding),
            None => ok(&body),
        };
        let reply = reply.header("Last-Modified", "Thu, 26 Nov 2026 12:00:00 GMT");
        let reply = match tag.as_str() {
            "" => reply,
            tag => reply.header("ETag", tag),
        };
        // Counted before it is sent: whoever kills the client may look as soon as it came.
        *self
            .lock()
            .bodies
            .entry(request.prefix().to_owned())
            .or_default() += 1;
        reply.send(wire)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn packed(stream: &[u8], coding: &str) -> Reply {
    Reply::new(200, stream)
        .header("Content-Type", "text/plain")
        .header("Content-Encoding", coding)
}

/// A stream of stored blocks (RFC 7932, section 9.2), a window of 16 bits.
fn brotli(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for (index, block) in data.chunks(1 << 16).enumerate() {
        let length = u32::try_from(block.len() - 1).unwrap_or(0);
        // Of the first also WBITS, one bit; then ISLAST 0, MNIBBLES 0, MLEN - 1, ISUNCOMPRESSED.
        let bits = (length << 3 | 1 << 19) << u32::from(index == 0);
        out.extend_from_slice(&bits.to_le_bytes()[..3]);
        out.extend_from_slice(block);
    }
    out.push(3);
    out
}
