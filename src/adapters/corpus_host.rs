//! A corpus on a web host: one file, or a set of shards, of which only the pieces that answer are asked for.
//!
//! What leaves: `GET` with a `Range` of one page of the directory and of one bucket, and constant headers. The host
//! thereby learns the first 20 or 21 bits of a digest, about as much as a service of ranges is told. What comes back is
//! believed only where it is exactly the piece that was asked for, and the checksums in it hold.

mod address;
mod known;
mod spans;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use tokio::runtime;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use url::Url;

use crate::adapters::corpus_file::HEAD;
use crate::adapters::corpus_file::shard_name;
use crate::adapters::corpus_host::known::Known;
use crate::adapters::corpus_host::spans::Span;
use crate::adapters::corpus_host::spans::together;
use crate::adapters::http::piece_request::Fetched;
use crate::adapters::http::piece_request::PieceClient;
use crate::adapters::piece_cache::PieceCache;
use crate::adapters::process;
use crate::adapters::service_address;
use crate::adapters::trouble::Trouble;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Piece;
use crate::corpus::storage::Reach;
use crate::corpus::storage::Storage;
use crate::failure::Failure;

/// A corpus on a web host.
pub(super) struct CorpusHost {
    base: Url,
    name: String,
    is_set: bool,
    timeout: Duration,
    line: Mutex<Option<Line>>,
    known: Mutex<Known>,
    cache: PieceCache,
}

/// What requests need; made when the first is.
struct Line {
    runtime: Option<Runtime>,
    client: PieceClient,
}

impl CorpusHost {
    /// Prepare to ask the host. No socket is opened yet.
    ///
    /// # Errors
    /// The URL is not one that may be asked.
    pub(super) fn open(
        url: &str,
        allow_http: bool,
        timeout: Duration,
        cache: bool,
    ) -> Result<Self, Failure> {
        let mut base = address::asked(url, allow_http)?;
        // The head of a set means the set, as it does on this machine.
        let set = base.path().strip_suffix(HEAD).map(str::to_owned);
        if let Some(set) = set.filter(|set| set.ends_with('/')) {
            base.set_path(&set);
        }
        Ok(Self {
            name: format!("{}{}", service_address::name(&base), base.path()),
            is_set: base.path().ends_with('/'),
            cache: if cache {
                PieceCache::of(base.as_str())
            } else {
                PieceCache::none()
            },
            base,
            timeout,
            line: Mutex::default(),
            known: Mutex::default(),
        })
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same name for the same file.
    fn named(&self, piece: Piece) -> Piece {
        let file = if self.is_set {
            piece.file
        } else {
            FileName::Head
        };
        Piece { file, ..piece }
    }

    fn url(&self, file: FileName) -> Url {
        let mut url = self.base.clone();
        if self.is_set {
            let name = file_name(file);
            url.set_path(&format!("{}{name}", self.base.path()));
        }
        url
    }

    /// The piece, where it needs no request.
    fn kept(&self, piece: Piece) -> Option<Arc<[u8]>> {
        let mut known = self.known();
        if let Some(bytes) = known.pieces.get(&piece) {
            return Some(Arc::clone(bytes));
        }
        let kept = self.cache.get(&file_name(piece.file), piece)?;
        let total = *known.totals.entry(piece.file).or_insert(kept.total);
        if total != kept.total {
            return None;
        }
        let bytes: Arc<[u8]> = kept.bytes.into();
        known.keep(piece, &bytes);
        Some(bytes)
    }

    /// Ask for `spans`, so many at a time; the answers in their order.
    fn ask(&self, spans: &[Span]) -> Vec<Result<Fetched, String>> {
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        let line = match self.ready(&mut line) {
            Ok(line) => line,
            Err(why) => return spans.iter().map(|_| Err(why.clone())).collect(),
        };
        let Some(runtime) = &line.runtime else {
            return Vec::new();
        };
        runtime.block_on(self.ask_all(&line.client, spans))
    }

    fn ready<'a>(&self, line: &'a mut Option<Line>) -> Result<&'a Line, String> {
        if line.is_none() {
            let is_https = self.base.scheme() == "https";
            let is_this_machine = service_address::is_this_machine(&self.base);
            let client = PieceClient::new(is_https, is_this_machine, self.timeout)
                .map_err(|trouble| self.because(FileName::Head, &trouble))?;
            let runtime = runtime::Builder::new_current_thread().enable_all().build();
            // The resolver panics where it gets no thread.
            let (Ok(runtime), true) = (runtime, process::gives_threads()) else {
                return Err("the system gives no thread".to_owned());
            };
            *line = Some(Line {
                runtime: Some(runtime),
                client,
            });
        }
        line.as_ref().ok_or_else(String::new)
    }

    async fn ask_all(&self, client: &PieceClient, spans: &[Span]) -> Vec<Result<Fetched, String>> {
        let mut answers: Vec<Result<Fetched, String>> = spans
            .iter()
            .map(|_| Err("given up: the host kept failing".to_owned()))
            .collect();
        let mut waiting = spans.iter().copied().enumerate();
        let mut running = JoinSet::new();
        loop {
            while running.len() < IN_FLIGHT
                && self.known().failures_in_a_row < GIVE_UP_AFTER
                && let Some((index, span)) = waiting.next()
            {
                if let Some(why) = self.known().missing.get(&span.file)
                    && let Some(answer) = answers.get_mut(index)
                {
                    *answer = Err(why.clone());
                    continue;
                }
                let (client, url) = (client.clone(), self.url(span.file));
                running.spawn(async move {
                    let fetched = client.fetch(&url, span.from, span.to - span.from).await;
                    (index, span.file, fetched)
                });
            }
            let Some(finished) = running.join_next().await else {
                return answers;
            };
            let Ok((index, file, fetched)) = finished else {
                continue;
            };
            if let Some(answer) = answers.get_mut(index) {
                *answer = self.judge(file, fetched);
            }
        }
    }

    /// Take note of how a request went.
    fn judge(&self, file: FileName, fetched: Result<Fetched, Trouble>) -> Result<Fetched, String> {
        let mut known = self.known();
        match &fetched {
            Ok(_) => known.failures_in_a_row = 0,
            Err(Trouble::Missing | Trouble::Refused(_)) => {}
            Err(_) => known.failures_in_a_row += 1,
        }
        fetched.map_err(|trouble| {
            let why = self.because(file, &trouble);
            if matches!(trouble, Trouble::Missing | Trouble::Refused(_)) {
                known.missing.insert(file, why.clone());
            }
            why
        })
    }

    fn because(&self, file: FileName, trouble: &Trouble) -> String {
        let url = self.url(file);
        let what = url.path_segments().and_then(|mut it| it.next_back());
        let what = what.unwrap_or_default();
        let host = service_address::name(&self.base);
        // A host that is asked for a folder without its slash says that it has no such file, or shows what is in it.
        let slash = match trouble {
            Trouble::Missing | Trouble::Refused(_) | Trouble::Unfit(_)
                if !self.is_set && !what.contains('.') =>
            {
                "; the address of a set of shards ends in `/`"
            }
            _ => "",
        };
        match trouble {
            Trouble::Missing => format!("{host} has no `{what}` (404){slash}"),
            Trouble::Refused(code @ 400..) => format!("{host} refuses `{what}` ({code}){slash}"),
            trouble => format!(
                "no piece of `{what}` from {host}: {}{slash}",
                trouble.reason()
            ),
        }
    }
}

impl Storage for CorpusHost {
    fn name(&self) -> &str {
        &self.name
    }

    fn reach(&self) -> Reach {
        Reach::Far
    }

    fn length(&self, file: FileName) -> Result<u64, CorpusError> {
        let first = self.named(Piece {
            file,
            offset: 0,
            length: FIRST,
        });
        let total = || self.known().totals.get(&first.file).copied();
        if let Some(total) = total() {
            return Ok(total);
        }
        for read in self.read_many(&[first]) {
            read?;
        }
        total().ok_or(CorpusError::Mixed)
    }

    fn read_at(&self, file: FileName, offset: u64, bytes: &mut [u8]) -> Result<(), CorpusError> {
        let length = u32::try_from(bytes.len()).map_err(|_| CorpusError::NotHeld)?;
        let piece = Piece {
            file,
            offset,
            length,
        };
        for read in self.read_many(&[piece]) {
            bytes.copy_from_slice(&read?);
        }
        Ok(())
    }

    fn read_many(&self, pieces: &[Piece]) -> Vec<Result<Vec<u8>, CorpusError>> {
        let pieces: Vec<Piece> = pieces.iter().map(|&piece| self.named(piece)).collect();
        let mut found: Vec<Option<Arc<[u8]>>> =
            pieces.iter().map(|&piece| self.kept(piece)).collect();
        let is_wanted = |index: usize| found.get(index).is_some_and(Option::is_none);
        let wanted: Vec<usize> = (0..pieces.len())
            .filter(|&index| is_wanted(index))
            .collect();
        let (spans, of_piece) = together(&pieces, &wanted);
        let answers = if spans.is_empty() {
            Vec::new()
        } else {
            self.ask(&spans)
        };
        let answers = spans.iter().zip(answers).map(|(span, answer)| {
            let fetched = answer.map_err(Some)?;
            if self.known().belongs(span.file, &fetched) {
                Ok(fetched)
            } else {
                Err(None)
            }
        });
        let answers: Vec<Result<Fetched, Option<String>>> = answers.collect();
        let mut errors = HashMap::new();
        for (&index, &span) in wanted.iter().zip(&of_piece) {
            let (Some(&piece), Some(place)) = (pieces.get(index), found.get_mut(index)) else {
                continue;
            };
            match (answers.get(span), spans.get(span)) {
                (Some(Ok(fetched)), Some(span)) => {
                    let from = usize::try_from(piece.offset - span.from).unwrap_or(usize::MAX);
                    let rest = fetched.bytes.get(from..).unwrap_or_default();
                    let bytes = rest.get(..piece.length as usize).unwrap_or_default();
                    let bytes: Arc<[u8]> = bytes.into();
                    self.known().keep(piece, &bytes);
                    self.cache
                        .put(&file_name(piece.file), piece, fetched.total, &bytes);
                    *place = Some(bytes);
                }
                (Some(Err(why)), _) => {
                    errors.insert(index, why.clone());
                }
                _ => {}
            }
        }
        let found = found.into_iter().enumerate();
        found
            .map(|(index, found)| match (found, errors.remove(&index)) {
                (Some(bytes), _) => Ok(bytes.to_vec()),
                (None, Some(None)) => Err(CorpusError::Mixed),
                (None, why) => Err(CorpusError::Unavailable(
                    why.flatten().unwrap_or_else(|| "no answer".to_owned()),
                )),
            })
            .collect()
    }

    fn forget(&self) -> bool {
        let mut known = self.known();
        if known.is_renewed {
            return false;
        }
        *known = Known {
            is_renewed: true,
            ..Known::default()
        };
        self.cache.forget();
        true
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // A resolver that hangs in a thread of its own must not hold up the exit.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn file_name(file: FileName) -> String {
    match file {
        FileName::Head => HEAD.to_owned(),
        FileName::Shard(number) => shard_name(number),
    }
}

const IN_FLIGHT: usize = 8;
const GIVE_UP_AFTER: u32 = 16;
/// What is asked for where only the length is wanted: the header.
#[expect(clippy::cast_possible_truncation, reason = "4,096")]
const FIRST: u32 = layout::HEADER as u32;
