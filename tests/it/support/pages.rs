//! A web of a few pages on the loopback, each served as it is written here.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// How a page is served.
#[derive(Clone)]
pub enum Serve {
    /// With this status and body.
    Page(u16, Vec<u8>),
    /// By pointing to another address.
    Redirect(String),
    /// With a length that is never reached.
    Cut(Vec<u8>),
    /// Byte for byte as it is written here.
    Raw(Vec<u8>),
    /// A byte now and then.
    Drip(Vec<u8>),
    /// The first at first, then the next, and the last from then on.
    InTurn(Vec<Self>),
    /// Never.
    Never,
}

type Pages = Arc<Mutex<BTreeMap<String, Serve>>>;

/// The server; its threads end with the process.
pub struct PageServer {
    port: u16,
    pages: Pages,
    heads: Arc<Mutex<Vec<String>>>,
}

impl PageServer {
    /// On a free port, with no page: everything is 404.
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let server = Self {
            port: listener.local_addr().expect("an address").port(),
            pages: Arc::default(),
            heads: Arc::default(),
        };
        let (pages, heads) = (Arc::clone(&server.pages), Arc::clone(&server.heads));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (pages, heads) = (Arc::clone(&pages), Arc::clone(&heads));
                thread::spawn(move || serve(stream, &pages, &heads));
            }
        });
        server
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serve this under `path` (with its query).
    pub fn serve(&self, path: &str, how: Serve) -> &Self {
        let mut pages = self.pages.lock().expect("the pages");
        pages.insert(path.to_owned(), how);
        drop(pages);
        self
    }

    /// Serve this body with status 200.
    pub fn page(&self, path: &str, body: impl Into<Vec<u8>>) -> &Self {
        self.serve(path, Serve::Page(200, body.into()))
    }

    /// Serve everything that is served like this.
    pub fn all(&self, how: &Serve) -> &Self {
        let mut pages = self.pages.lock().expect("the pages");
        for served in pages.values_mut() {
            *served = how.clone();
        }
        drop(pages);
        self
    }

    /// The heads of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("the heads").clone()
    }

    /// The paths that were asked for, in order.
    pub fn paths(&self) -> Vec<String> {
        let heads = self.heads();
        let path = |head: &String| head.split(' ').nth(1).unwrap_or_default().to_owned();
        heads.iter().map(path).collect()
    }
}

fn serve(mut stream: TcpStream, pages: &Pages, heads: &Mutex<Vec<String>>) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap_or(0) > 0 {}
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    heads.lock().expect("the heads").push(head);
    let how = next(&mut pages.lock().expect("the pages"), &path);
    let answer = |status: u16, more: &str, body: &[u8], length: usize| {
        let head = format!(
            "HTTP/1.1 {status} X\r\nConnection: close\r\n{more}Content-Length: {length}\r\n\r\n"
        );
        [head.as_bytes(), body].concat()
    };
    let bytes = match how {
        None => answer(404, "", b"", 0),
        Some(Serve::Page(status, body)) => answer(status, "", &body, body.len()),
        Some(Serve::Redirect(to)) => answer(302, &format!("Location: {to}\r\n"), b"", 0),
        Some(Serve::Cut(body)) => answer(200, "", &body, body.len() + 100),
        Some(Serve::Raw(bytes)) => bytes,
        Some(Serve::Drip(body)) => {
            let whole = answer(200, "", &body, body.len());
            for byte in whole {
                if stream.write_all(&[byte]).is_err() {
                    return;
                }
                thread::sleep(Duration::from_millis(50));
            }
            return;
        }
        Some(Serve::InTurn(_)) => return,
        Some(Serve::Never) => {
            thread::sleep(Duration::from_mins(1));
            return;
        }
    };
    drop(stream.write_all(&bytes));
}

/// How the page is served this time.
fn next(pages: &mut BTreeMap<String, Serve>, path: &str) -> Option<Serve> {
    match pages.get_mut(path)? {
        Serve::InTurn(turns) if turns.len() > 1 => Some(turns.remove(0)),
        Serve::InTurn(turns) => turns.first().cloned(),
        how => Some(how.clone()),
    }
}
