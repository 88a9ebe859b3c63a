//! Asks a Pwned Passwords service, or a mirror of its files, for ranges over HTTPS.
//!
//! What leaves: `GET …/range/5BAA6` with constant headers, and nothing else; no cookie, no redirect to
//! another host or scheme, each prefix once a run, in shuffled order. What comes back is believed only when
//! the transport says that it is complete and [`Range::parse`] that it is a range.
//! Source: <https://haveibeenpwned.com/API/v3#PwnedPasswords>.

use std::collections::HashSet;
use std::collections::VecDeque;
use std::time::Duration;

use rand::seq::SliceRandom;
use tokio::runtime;
use tokio::task::JoinSet;
use tokio::time;
use tokio::time::Instant;

use crate::adapters::http::range_request::Fetched;
use crate::adapters::http::range_request::RangeClient;
use crate::adapters::process;
use crate::adapters::range_cache::Kept;
use crate::adapters::range_cache::RangeCache;
use crate::adapters::service_address::Address;
use crate::adapters::trouble::Trouble;
use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::breach::range::Range;
use crate::failure::Failure;
use crate::ports::Answer;
use crate::ports::RangeSource;
use crate::ports::Service;
use crate::ports::Unavailable;

/// A service of ranges.
pub struct PwnedPasswords {
    address: Address,
    cache: RangeCache,
    timeout: Duration,
    deadline: Option<Duration>,
}

/// Takes each answer as it comes.
type Each<'a> = &'a mut dyn FnMut(Prefix, Result<Answer, Unavailable>);

/// A finished request: what was kept before, and what came.
type Finished = (Prefix, Option<Kept>, Result<Fetched, Trouble>);

impl PwnedPasswords {
    /// Prepare to ask `service`. No socket is opened yet.
    ///
    /// # Errors
    /// The URL is not one that may be asked.
    pub fn open(service: &Service) -> Result<Self, Failure> {
        Ok(Self {
            address: Address::parse(&service.url, service.allow_http)?,
            cache: if service.cache {
                RangeCache::of(&service.url)
            } else {
                RangeCache::none()
            },
            timeout: service.timeout,
            deadline: service.deadline,
        })
    }

    /// Ask for `waiting` with at most [`IN_FLIGHT`] requests at a time, until the deadline or until the
    /// service has plainly stopped answering.
    async fn ask(&self, kind: HashKind, mut waiting: VecDeque<Prefix>, each: Each<'_>) {
        let deadline = self
            .deadline
            .unwrap_or_else(|| default_deadline(waiting.len()));
        let until = Instant::now() + deadline;
        // Past this many, a run would fill the disk with ranges nobody will ask for again.
        let keeps = waiting.len() <= MAX_KEPT_A_RUN;
        let client = RangeClient::new(&self.address, self.timeout, until);
        let mut open: HashSet<Prefix> = waiting.iter().copied().collect();
        let mut running: JoinSet<Finished> = JoinSet::new();
        let mut failures_in_a_row = 0;
        let why_not = loop {
            while failures_in_a_row < GIVE_UP_AFTER && running.len() < IN_FLIGHT {
                let Some(prefix) = waiting.pop_front() else {
                    break;
                };
                let kept = self.cache.get(kind, prefix);
                let urls = self.address.range_urls(kind, prefix);
                let client = client.clone();
                running.spawn(async move {
                    let tag = kept.as_ref().and_then(|kept| kept.entity_tag.clone());
                    let fetched = match client {
                        Ok(client) => client.fetch(urls, tag).await,
                        Err(trouble) => Err(trouble),
                    };
                    (prefix, kept, fetched)
                });
            }
            let (prefix, kept, fetched) = match time::timeout_at(until, running.join_next()).await {
                Ok(Some(Ok(finished))) => finished,
                Ok(Some(Err(_panicked))) => continue,
                Ok(None) => break "given up: the source kept failing",
                Err(_elapsed) => break "the time for this run was up",
            };
            open.remove(&prefix);
            match believe(kind, fetched, kept) {
                Ok(fresh) => {
                    failures_in_a_row = 0;
                    if keeps {
                        self.cache.put(kind, prefix, &fresh);
                    }
                    each(
                        prefix,
                        Ok(Answer {
                            range: fresh.range,
                            stale: None,
                        }),
                    );
                }
                Err((trouble, kept)) => {
                    failures_in_a_row += 1;
                    each(prefix, without(kept, &trouble.reason()));
                }
            }
        };
        for prefix in open {
            each(prefix, without(self.cache.get(kind, prefix), why_not));
        }
    }
}

impl RangeSource for PwnedPasswords {
    fn name(&self) -> &str {
        self.address.name()
    }

    fn is_remote(&self) -> bool {
        true
    }

    /// Hand over what is kept and fresh, and ask for the rest.
    fn fetch(&mut self, kind: HashKind, prefixes: &[Prefix], each: Each<'_>) {
        let mut waiting = VecDeque::new();
        for &prefix in prefixes {
            match self.cache.get(kind, prefix).filter(Kept::is_fresh) {
                Some(Kept { range, .. }) => each(prefix, Ok(Answer { range, stale: None })),
                None => waiting.push_back(prefix),
            }
        }
        if waiting.is_empty() {
            return;
        }
        waiting.make_contiguous().shuffle(&mut rand::rng());
        let runtime = runtime::Builder::new_current_thread().enable_all().build();
        // The resolver panics where it gets no thread.
        let (Ok(runtime), true) = (runtime, process::gives_threads()) else {
            return; // Nothing is handed over, and that means unknown.
        };
        runtime.block_on(self.ask(kind, waiting, each));
        // A resolver that hangs in a thread of its own must not hold up the exit.
        runtime.shutdown_background();
    }
}

/// The range as of now; or why there is none, and the copy kept before.
fn believe(
    kind: HashKind,
    fetched: Result<Fetched, Trouble>,
    kept: Option<Kept>,
) -> Result<Kept, (Trouble, Option<Kept>)> {
    match (fetched, kept) {
        (
            Ok(Fetched::Body {
                body,
                entity_tag,
                is_framed,
                ..
            }),
            kept,
        ) => match Range::parse(&body, kind) {
            Ok(range) if is_framed => Ok(Kept::now(range, entity_tag)),
            // Like an old copy, it can say "exposed": what came is true, but more may be missing.
            Ok(range) => Err((Trouble::Unfit(UNFRAMED), Some(Kept::now(range, None)))),
            Err(error) => Err((Trouble::Malformed(error), kept)),
        },
        (Ok(Fetched::NotModified), Some(kept)) => Ok(kept),
        (Ok(Fetched::NotModified), None) => Err((Trouble::Refused(304), None)),
        (Err(trouble), kept) => Err((trouble, kept)),
    }
}

/// Without a range as of now, an old copy can still say "exposed".
fn without(kept: Option<Kept>, why: &str) -> Result<Answer, Unavailable> {
    match kept {
        Some(Kept { range, .. }) => Ok(Answer {
            range,
            stale: Some(why.to_owned()),
        }),
        None => Err(Unavailable(why.to_owned())),
    }
}

/// Half a minute, and a quarter of a second for each range.
fn default_deadline(ranges: usize) -> Duration {
    let ranges = u32::try_from(ranges).unwrap_or(u32::MAX);
    Duration::from_secs(30).saturating_add(Duration::from_millis(250).saturating_mul(ranges))
}

const UNFRAMED: &str = "the answer does not say how long it is, so it may be cut short";
const IN_FLIGHT: usize = 8;
const GIVE_UP_AFTER: u32 = 16;
const MAX_KEPT_A_RUN: usize = 1000;
