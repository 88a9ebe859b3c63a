//! Answers that never end by themselves: the server's end, or the client's, ends them.

use std::io;
use std::io::Write;
use std::time::Duration;

use super::Stage;
use super::reply::After;
use super::reply::Out;
use super::reply::ok;

/// Only the end of the server, or the client going away, ends it.
pub(super) fn hang(stage: &Stage) -> After {
    while !stage.gone() {
        stage.pause(Duration::from_millis(50));
    }
    After::Close
}

pub(super) fn drip(wire: &mut Out<'_>, stage: &Stage) -> io::Result<After> {
    ok("").length(Some(1 << 30)).send(wire)?;
    for byte in b"0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n".iter().cycle() {
        if stage.gone() {
            break;
        }
        wire.write_all(&[*byte])?;
        wire.flush()?;
        stage.pause(Duration::from_millis(200));
    }
    Ok(After::Close)
}

pub(super) fn huge_body(wire: &mut Out<'_>, stage: &Stage) -> io::Result<After> {
    const LINE: usize = 39;
    const BLOCK: usize = 1_000;
    const BLOCKS: usize = 25_642; // 1.0 GB
    ok("").length(Some(LINE * BLOCK * BLOCKS)).send(wire)?;
    for block in 0..BLOCKS {
        if stage.gone() {
            break;
        }
        let lines = (0..BLOCK).map(|row| format!("{:035X}:1\r\n", block * BLOCK + row));
        wire.write_all(lines.collect::<Vec<_>>().concat().as_bytes())?;
    }
    Ok(After::Close)
}

pub(super) fn huge_headers(wire: &mut Out<'_>, stage: &Stage) -> io::Result<After> {
    wire.write_all(b"HTTP/1.1 200 OK\r\n")?;
    for n in 0_u64.. {
        if stage.gone() {
            break;
        }
        wire.write_all(format!("X-Filler-{n}: {}\r\n", "a".repeat(1_000)).as_bytes())?;
    }
    Ok(After::Close)
}
