//! The threads of the server: one that accepts, one for each connection.

use std::io;
use std::io::BufReader;
use std::net::Shutdown;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::Bare;
use super::Play;
use super::Shared;
use super::Stage;
use super::Wire;
use super::Wrap;
use super::act;
use super::reply::After;
use super::reply::Out;
use super::request;

/// Accepts until the server is dropped, and then waits for every connection's thread.
pub(super) fn accept(listener: &TcpListener, shared: &Arc<Shared>, wrap: &Arc<Wrap>) {
    let mut threads = Vec::new();
    for stream in listener.incoming() {
        let Ok(stream) = stream.map(Arc::new) else {
            continue;
        };
        {
            let mut state = shared.lock();
            if state.stopped {
                break;
            }
            state.connections += 1;
            state.open.push(Arc::clone(&stream));
        }
        let (shared, wrap) = (Arc::clone(shared), Arc::clone(wrap));
        threads.push(thread::spawn(move || connection(&stream, &shared, &*wrap)));
    }
    for thread in threads {
        drop(thread.join());
    }
}

fn connection(stream: &Arc<TcpStream>, shared: &Shared, wrap: &Wrap) {
    let after = wrap(Bare(Arc::clone(stream))).and_then(|wire| converse(stream, shared, wire));
    shared
        .lock()
        .open
        .retain(|known| !Arc::ptr_eq(known, stream));
    match after {
        Ok(After::Reset) => drop(rustix::net::sockopt::set_socket_linger(
            &**stream,
            Some(Duration::ZERO),
        )),
        _ => drop(stream.shutdown(Shutdown::Both)),
    }
}

fn converse(stream: &TcpStream, shared: &Shared, wire: Box<dyn Wire>) -> io::Result<After> {
    stream.set_nodelay(true)?;
    let mut wire = BufReader::new(wire);
    let after = answer_all(stream, shared, &mut wire)?;
    if after == After::Close {
        wire.get_mut().goodbye()?;
    }
    Ok(after)
}

fn answer_all(
    stream: &TcpStream,
    shared: &Shared,
    wire: &mut BufReader<Box<dyn Wire>>,
) -> io::Result<After> {
    while let Some(request) = request::read(wire)? {
        let (play, nth) = {
            let mut state = shared.lock();
            state.requests.push(request.clone());
            let seen = state.seen.entry(request.prefix().to_owned()).or_default();
            let nth = *seen;
            *seen += 1;
            let play = state.otherwise.clone();
            (play.unwrap_or(Play::Missing), nth)
        };
        let asked = request
            .header("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"));
        let stage = Stage { shared, stream };
        let mut out = Out {
            wire: wire.get_mut(),
            last: asked,
        };
        let after = match (request.method.as_str(), request.is_well_formed()) {
            ("GET", true) => act::act(&play, &request, nth, &mut out, &stage)?,
            ("GET", false) => act::refuse(400, &mut out)?,
            _ => act::refuse(405, &mut out)?,
        };
        if after != After::Keep {
            return Ok(after);
        }
        if out.last {
            return Ok(After::Close);
        }
    }
    Ok(After::Close)
}
