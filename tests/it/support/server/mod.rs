//! A Have I Been Pwned style range server on the loopback that can misbehave in every way a real one has.

mod act;
mod endless;
pub mod faults;
mod gzip;
mod listen;
mod play;
mod reply;
mod request;
pub mod rows;
pub mod site;
mod wire;

use std::collections::HashMap;
use std::io;
use std::net::Shutdown;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

pub use play::Play;
pub use request::Request;
pub use wire::Bare;
pub use wire::Wire;
pub use wire::Wrap;

/// The server; it answers from its own threads until it is dropped.
pub struct RangeServer {
    shared: Arc<Shared>,
    address: SocketAddr,
    scheme: &'static str,
    accepting: Option<JoinHandle<()>>,
}

impl RangeServer {
    /// A server on a free port of 127.0.0.1; every prefix is [`Play::Missing`] until told otherwise.
    pub fn start() -> Self {
        Self::start_wrapped("http", Arc::new(|stream| Ok(Box::new(stream))))
    }

    /// The same behind another layer, such as TLS.
    pub fn start_wrapped(scheme: &'static str, wrap: Arc<Wrap>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port on the loopback");
        let address = listener.local_addr().expect("the port that was bound");
        let shared = Arc::new(Shared::default());
        let theirs = Arc::clone(&shared);
        let accepting = thread::spawn(move || listen::accept(&listener, &theirs, &wrap));
        Self {
            shared,
            address,
            scheme,
            accepting: Some(accepting),
        }
    }

    /// `http://127.0.0.1:PORT`, the base of `/range/XXXXX`.
    pub fn url(&self) -> String {
        self.url_as("127.0.0.1")
    }

    /// The same under another name of this host.
    pub fn url_as(&self, host: &str) -> String {
        format!("{}://{host}:{}", self.scheme, self.address.port())
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How every prefix is answered from now on.
    pub fn otherwise(&self, play: Play) -> &Self {
        self.shared.lock().otherwise = Some(play);
        self
    }

    /// Every request so far, in the order of arrival.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.lock().requests.clone()
    }

    /// How many connections were accepted, also those that sent no request (a refused TLS handshake).
    pub fn connections(&self) -> usize {
        self.shared.lock().connections
    }

    /// Forgets the log and the counts behind "so many times".
    pub fn forget(&self) {
        let mut state = self.shared.lock();
        state.requests.clear();
        state.seen.clear();
        state.connections = 0;
    }
}

impl Drop for RangeServer {
    fn drop(&mut self) {
        {
            let mut state = self.shared.lock();
            state.stopped = true;
            for stream in &state.open {
                drop(stream.shutdown(Shutdown::Both));
            }
        }
        self.shared.stop.notify_all();
        drop(TcpStream::connect_timeout(
            &self.address,
            Duration::from_secs(1),
        )); // wakes the accepting thread
        if let Some(accepting) = self.accepting.take() {
            drop(accepting.join()); // and with it every connection's
        }
    }
}

/// What a play may ask while it runs: to wait, and whether anybody is still there.
struct Stage<'a> {
    shared: &'a Shared,
    stream: &'a TcpStream,
}

impl Stage<'_> {
    /// Waits, or returns at once when the server is dropped.
    fn pause(&self, time: Duration) {
        let state = self.shared.lock();
        drop(
            self.shared
                .stop
                .wait_timeout_while(state, time, |state| !state.stopped),
        );
    }

    /// Whether the server is being dropped, or the client has closed.
    fn gone(&self) -> bool {
        let closed = || {
            let quiet = self.stream.set_nonblocking(true);
            let peeked = self.stream.peek(&mut [0]);
            drop(quiet.and(self.stream.set_nonblocking(false)));
            match peeked {
                Ok(n) => n == 0,
                Err(error) => error.kind() != io::ErrorKind::WouldBlock,
            }
        };
        self.shared.lock().stopped || closed()
    }
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    stop: Condvar,
}

#[derive(Default)]
struct State {
    otherwise: Option<Play>,
    requests: Vec<Request>,
    seen: HashMap<String, usize>,
    connections: usize,
    open: Vec<Arc<TcpStream>>,
    stopped: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
