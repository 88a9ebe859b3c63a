//! Many requests at a time, on as many threads as decoding needs, and one that takes what came.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

use tokio::runtime;
use tokio::task::JoinSet;
use tokio::time;
use tokio::time::Instant;

use crate::adapters::downloads::mood::Mood;
use crate::adapters::downloads::mood::Next;
use crate::adapters::http::range_request::Fetched;
use crate::adapters::http::range_request::RangeClient;
use crate::adapters::process;
use crate::adapters::service_address::Address;
use crate::adapters::trouble::Trouble;
use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::breach::range::Range;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::downloads::Arrival;
use crate::ports::downloads::Ask;
use crate::ports::downloads::Asks;
use crate::ports::downloads::NotCome;
use crate::ports::downloads::Obstacle;
use crate::ports::downloads::SweepSource;
use crate::ports::downloads::Swept;

/// Ask for all of `asks`.
///
/// # Errors
/// What `each` says, or nothing can be asked.
pub(super) fn sweep(
    kind: HashKind,
    source: &SweepSource,
    asks: Asks,
    each: &mut dyn FnMut(u32, Arrival) -> Result<(), Failure>,
) -> Result<Swept, Failure> {
    let shared = Arc::new(Shared {
        kind,
        address: Address::parse(&source.url, source.allow_http)?,
        asks: Mutex::new(asks),
        mood: Mutex::new(Mood::new(source.patience, Instant::now())),
        stops: AtomicBool::new(false),
    });
    let connections = usize::from(source.connections.max(1));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let workers = cores.clamp(1, MOST_WORKERS).min(connections);
    let (send, receive) = mpsc::sync_channel(workers);
    let mut started = 0;
    for worker in 0..workers {
        let share = connections / workers + usize::from(worker < connections % workers);
        let (shared, send, timeout) = (Arc::clone(&shared), send.clone(), source.timeout);
        let work = move || work(&shared, share, timeout, &send);
        started += usize::from(thread::Builder::new().spawn(work).is_ok());
    }
    drop(send);
    // The resolver panics where it gets no thread.
    if started == 0 || !process::gives_threads() {
        shared.stops.store(true, Ordering::Relaxed);
        return Err(Failure::new(
            Kind::Network,
            "the system gives no thread to ask with",
        ));
    }
    let mut swept = Swept {
        failed: Vec::new(),
        gave_up: None,
    };
    for message in receive {
        match message {
            Message::Came(range, arrival) => {
                if let Err(failure) = each(range, arrival) {
                    shared.stops.store(true, Ordering::Relaxed);
                    return Err(failure);
                }
            }
            Message::Failed(range, why) => swept.failed.push((range, why)),
            Message::Stopped(why) => {
                swept.gave_up.get_or_insert(why);
            }
        }
    }
    Ok(swept)
}

/// What a worker has to say.
enum Message {
    Came(u32, Arrival),
    Failed(u32, NotCome),
    Stopped(NotCome),
}

/// What all workers share.
struct Shared {
    kind: HashKind,
    address: Address,
    asks: Mutex<Asks>,
    mood: Mutex<Mood>,
    stops: AtomicBool,
}

impl Shared {
    fn next(&self) -> Option<Ask> {
        if self.stops.load(Ordering::Relaxed) {
            return None;
        }
        lock(&self.asks).next()
    }

    /// Come back when the source may be asked; `false` where it is not to be asked any more.
    async fn may_ask(&self) -> bool {
        loop {
            if self.stops.load(Ordering::Relaxed) {
                return false;
            }
            let (now, not_before) = (Instant::now(), lock(&self.mood).not_before());
            if now >= not_before {
                return true;
            }
            // Not all in the same moment, and soon over where the sweep ends.
            let wait = (not_before - now).min(LOOK_UP) + STAGGER.mul_f64(rand::random());
            time::sleep(wait).await;
        }
    }
}

/// One worker: `share` requests at a time.
fn work(shared: &Arc<Shared>, share: usize, timeout: Duration, send: &SyncSender<Message>) {
    let Ok(runtime) = runtime::Builder::new_current_thread().enable_all().build() else {
        let _gone = send.send(Message::Stopped(ours("the system gives no more files")));
        return;
    };
    runtime.block_on(async {
        let client = match RangeClient::sweeping(&shared.address, timeout) {
            Ok(client) => client,
            Err(trouble) => {
                let _gone = send.send(Message::Stopped(not_come(&trouble)));
                return;
            }
        };
        let mut running = JoinSet::new();
        for _ in 0..share {
            let (shared, send, client) = (Arc::clone(shared), send.clone(), client.clone());
            running.spawn(async move {
                while let Some(ask) = shared.next() {
                    if !fetch(&shared, &client, ask, &send).await {
                        shared.stops.store(true, Ordering::Relaxed);
                        return;
                    }
                }
            });
        }
        while let Some(ended) = running.join_next().await {
            if ended.is_err() {
                shared.stops.store(true, Ordering::Relaxed);
                let _gone = send.send(Message::Stopped(ours("a part of doorkey broke down")));
            }
        }
    });
    // A resolver that hangs in a thread of its own must not hold up the end.
    runtime.shutdown_background();
}

/// Ask for one range until it is there or given up; `false` where the sweep is over.
async fn fetch(
    shared: &Shared,
    client: &RangeClient,
    ask: Ask,
    send: &SyncSender<Message>,
) -> bool {
    let Some(prefix) = Prefix::parse(&format!("{:05X}", ask.range)) else {
        return true;
    };
    let urls = shared.address.range_urls(shared.kind, prefix);
    let mut tries = 0;
    while shared.may_ask().await {
        let fetched = client.once(&urls, ask.entity_tag.as_deref()).await;
        let trouble = match fetched.and_then(|fetched| believe(shared.kind, ask.range, fetched)) {
            Ok(arrival) => {
                lock(&shared.mood).good(Instant::now());
                return send.send(Message::Came(ask.range, arrival)).is_ok();
            }
            Err(trouble) => trouble,
        };
        tries += 1;
        let jitter = rand::random_range(0.5..1.5);
        let next = lock(&shared.mood).bad(&trouble, tries, jitter, Instant::now());
        match next {
            Next::Again(wait) => time::sleep(wait).await,
            Next::Failed => {
                return send
                    .send(Message::Failed(ask.range, not_come(&trouble)))
                    .is_ok();
            }
            Next::Stop => {
                let _gone = send.send(Message::Stopped(not_come(&trouble)));
                return false;
            }
        }
    }
    false
}

fn not_come(trouble: &Trouble) -> NotCome {
    let obstacle = match trouble {
        Trouble::Missing => Obstacle::Missing,
        Trouble::Busy(..) => Obstacle::Busy,
        Trouble::Refused(_) | Trouble::Unfit(_) | Trouble::Malformed(_) => Obstacle::NoRange,
        Trouble::Unreachable(_) => Obstacle::Unreachable,
        Trouble::Untrusted(_) | Trouble::NoTrust(_) => Obstacle::Untrusted,
        Trouble::TimedOut | Trouble::Broken(_) => Obstacle::Other,
    };
    NotCome {
        reason: trouble.reason(),
        obstacle,
    }
}

/// Something is wrong on this side.
fn ours(reason: &str) -> NotCome {
    NotCome {
        reason: reason.to_owned(),
        obstacle: Obstacle::Other,
    }
}

/// What came, where it is a whole range.
fn believe(kind: HashKind, range: u32, fetched: Fetched) -> Result<Arrival, Trouble> {
    let Fetched::Body {
        body,
        entity_tag,
        modified,
        is_framed,
    } = fetched
    else {
        return Ok(Arrival::NotModified);
    };
    if !is_framed {
        return Err(Trouble::Unfit(
            "the answer does not say how long it is, so it may be cut short",
        ));
    }
    let parsed = Range::parse(&body, kind).map_err(Trouble::Malformed)?;
    let rows = parsed.rows();
    let lines = body.split(|&byte| byte == b'\n');
    let is_padded = rows.len() != lines.filter(|line| !line.is_empty()).count();
    Ok(Arrival::Rows {
        rows: rows
            .map(|(suffix, count)| Row {
                key: Key::of_suffix(range, &suffix),
                count,
            })
            .collect(),
        // Nobody asked for padding: whoever adds it may have kept the tag of something else.
        entity_tag: entity_tag.filter(|_| !is_padded),
        modified,
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One decodes about as fast as a gigabit brings.
const MOST_WORKERS: usize = 4;
const LOOK_UP: Duration = Duration::from_millis(500);
const STAGGER: Duration = Duration::from_millis(100);
