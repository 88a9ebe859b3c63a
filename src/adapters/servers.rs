//! A corpus on the network, as the range API: the one place that names hyper.

mod answers;
mod files;
mod patient;
mod shelves;

use std::convert::Infallible;
use std::ffi::c_int;
use std::future::ready;
use std::io;
use std::net::SocketAddr;
use std::os::unix;
use std::path::Path;
use std::process;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::rt::TokioTimer;
use hyper_util::server::graceful::GracefulShutdown;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::low_level;
use tokio::net::TcpListener;
use tokio::net::TcpStream;
use tokio::net::UnixStream;
use tokio::runtime;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;
use tokio::sync::mpsc;
use tokio::sync::mpsc::Receiver;
use tokio::sync::mpsc::Sender;
use tokio::time;

use crate::adapters::process::gives_threads;
use crate::adapters::servers::files::NewFolder;
use crate::adapters::servers::files::NewText;
use crate::adapters::servers::patient::Patient;
use crate::adapters::servers::shelves::Shelves;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Replacement;
use crate::ports::servers::RangeFiles;
use crate::ports::servers::Servers;
use crate::ports::servers::Shelf;

/// The real one.
pub struct SystemServers;

impl Servers for SystemServers {
    fn serve(
        &self,
        shelves: Vec<Shelf>,
        address: SocketAddr,
        say: &mut dyn FnMut(&str),
    ) -> Result<Infallible, Failure> {
        let shelves = Arc::new(Shelves::new(shelves)?);
        let refused = |error: io::Error| {
            Failure::new(Kind::Usage, format!("nothing can listen on {address}"))
                .because(&error)
                .hint("name another address or port with `--listen`, such as `127.0.0.1:8081`")
        };
        let runtime = runtime().map_err(refused)?;
        let signal = runtime
            .block_on(run(&shelves, address, say))
            .map_err(refused)?;
        // What is still being written is not waited for any longer.
        runtime.shutdown_background();
        end_by(signal)
    }

    fn is_of_source(&self, path: &Path, source: &Path) -> bool {
        files::is_of_source(path, source)
    }

    fn folder(&self, path: &Path) -> Result<Box<dyn RangeFiles>, Failure> {
        Ok(Box::new(NewFolder::begin(path)?))
    }

    fn text(&self, path: &Path) -> Result<Box<dyn Replacement>, Failure> {
        Ok(Box::new(NewText::begin(path)?))
    }
}

/// All cores, or where the system gives no thread this one alone.
fn runtime() -> io::Result<Runtime> {
    let mut builder = if gives_threads() {
        runtime::Builder::new_multi_thread()
    } else {
        runtime::Builder::new_current_thread()
    };
    builder.enable_all().build()
}

/// What a server reacts to besides requests.
enum Event {
    /// It is time to look at the files.
    Tick,
    /// The owner says that they changed.
    Reload,
    /// This signal says that it is over.
    End(c_int),
    /// The last connection is closed.
    Drained,
}

/// Serve until a signal says that it is over, and say which.
async fn run(
    shelves: &Arc<Shelves>,
    address: SocketAddr,
    say: &mut dyn FnMut(&str),
) -> io::Result<c_int> {
    let listener = TcpListener::bind(address).await?;
    let (events, mut coming) = mpsc::channel(4);
    for signal in [SIGINT, SIGTERM] {
        watch(signal, events.clone(), move || Event::End(signal))?;
    }
    watch(SIGHUP, events.clone(), || Event::Reload)?;
    tokio::spawn(tick(events.clone()));
    let graceful = Arc::new(GracefulShutdown::new());
    say(&format!("listening on http://{}/", listener.local_addr()?));
    let accepting = tokio::spawn(accept(listener, Arc::clone(shelves), Arc::clone(&graceful)));
    let signal = end_of(&mut coming, shelves, say).await;
    // Who connects from now on finds nobody; who waits for an answer gets it.
    accepting.abort();
    let _aborted = accepting.await;
    tokio::spawn(async move {
        if let Some(graceful) = Arc::into_inner(graceful) {
            graceful.shutdown().await;
        }
        let _nobody_waits = events.send(Event::Drained).await;
    });
    let drained = async {
        // A second signal is not patient.
        while !matches!(
            coming.recv().await,
            Some(Event::Drained | Event::End(_)) | None
        ) {}
    };
    let _too_slow = time::timeout(GRACE, drained).await;
    Ok(signal)
}

/// Mind the files until the end; what ends it.
async fn end_of(
    coming: &mut Receiver<Event>,
    shelves: &Shelves,
    say: &mut dyn FnMut(&str),
) -> c_int {
    loop {
        match coming.recv().await {
            Some(Event::End(kind)) => return kind,
            Some(Event::Reload) => shelves.refresh(true, say),
            Some(Event::Tick | Event::Drained) => shelves.refresh(false, say),
            None => return SIGTERM,
        }
    }
}

/// Send `event` whenever the signal comes. tokio's own signals cannot be had for the server alone: every runtime would
/// want a descriptor more, and panic where there is none.
fn watch(
    signal: c_int,
    events: Sender<Event>,
    event: impl Fn() -> Event + Send + 'static,
) -> io::Result<()> {
    let (woken, wakes) = unix::net::UnixStream::pair()?;
    low_level::pipe::register(signal, wakes)?;
    woken.set_nonblocking(true)?;
    let woken = UnixStream::from_std(woken)?;
    tokio::spawn(async move {
        while woken.readable().await.is_ok() {
            match woken.try_read(&mut [0; 16]) {
                Ok(1..) if events.send(event()).await.is_ok() => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                _ => return,
            }
        }
    });
    Ok(())
}

async fn tick(events: Sender<Event>) {
    while events.send(Event::Tick).await.is_ok() {
        time::sleep(LOOK_AGAIN).await;
    }
}

/// Take connections, so many at a time; more wait at the door.
async fn accept(listener: TcpListener, shelves: Arc<Shelves>, graceful: Arc<GracefulShutdown>) {
    let room = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    while let Ok(seat) = Arc::clone(&room).acquire_owned().await {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                if !is_of_one_connection(&error) {
                    // No descriptor is left: some will be.
                    time::sleep(SHORTLY).await;
                }
                continue;
            }
        };
        let connection = connection(stream, Arc::clone(&shelves), &graceful);
        tokio::spawn(async move {
            connection.await;
            drop(seat);
        });
    }
}

fn connection(
    stream: TcpStream,
    shelves: Arc<Shelves>,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + use<> {
    let _slower = stream.set_nodelay(true);
    let stream = TokioIo::new(Patient::new(stream, PATIENCE));
    let service =
        service_fn(move |request| ready(Ok::<_, Infallible>(answers::answer(&shelves, &request))));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // Who has said all still listens.
        .half_close(true)
        // From the end of the last answer, so that it also closes what is idle.
        .header_read_timeout(PATIENCE)
        .max_buf_size(MAX_HEAD)
        .serve_connection(stream, service);
    let until_closed = graceful.watch(connection);
    async move {
        // Who asks knows best what went wrong with the connection.
        let _broken = until_closed.await;
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
    )
}

/// End the program as this signal would have.
fn end_by(number: c_int) -> ! {
    // No default of a signal ends the first process of a container.
    if process::id() != 1 {
        let _never = low_level::emulate_default_handler(number);
    }
    low_level::exit(128 + number)
}

/// How long the end waits for answers that are under way.
const GRACE: Duration = Duration::from_secs(5);
/// How long a request may take to come, an answer to be taken, and a connection to be idle.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the files are looked at.
const LOOK_AGAIN: Duration = Duration::from_secs(2);
const SHORTLY: Duration = Duration::from_millis(50);
/// With the shards of two sets that stay open, and of those that take their place, fewer than the 1,024 files that a
/// process may have open.
const MAX_CONNECTIONS: usize = 512;
/// The longest head of a request, in bytes; twice what hyper needs at least.
const MAX_HEAD: usize = 16 << 10;
