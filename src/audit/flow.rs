//! From items to rows: a window at a time through all cores, asked for, concluded, handed on in input order.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use crate::audit::exposed::Asking;
use crate::breach::digest::Digest;
use crate::breach::exposure::Verdict;
use crate::failure::Explain;
use crate::failure::Failure;
use crate::ports::Progress;
use crate::report::Judged;
use crate::report::Outcome;
use crate::report::Report;
use crate::report::Row;
use crate::report::Sink;
use crate::secret::Secret;
use crate::secret::item::Item;
use crate::secret::item::Unreadable;
use crate::secret::stack;

/// What one command makes of one secret.
pub trait Judge {
    /// The digest to ask for.
    ///
    /// # Errors
    /// What was read is not what this command judges.
    fn digest(&self, secret: &Secret) -> Result<Digest, Unreadable>;

    /// The part that takes time and needs no one else; called on all cores.
    fn weigh(&self, secret: &Secret) -> Judged;

    /// The rest, once the exposure is known: policy and findings; called in input order.
    fn conclude(&mut self, id: &str, secret: &Secret, digest: &Digest, judged: &mut Judged);
}

/// A run in progress.
pub struct Flow<'a, J> {
    judge: J,
    asking: Asking,
    sink: &'a mut dyn Sink,
    progress: &'a dyn Progress,
    /// Read, not yet weighed.
    window: Vec<Item>,
    window_bytes: usize,
    /// Weighed, not yet asked for.
    weighed: Vec<Weighed>,
    done: u64,
    report: Report,
}

/// An item with what is known about it so far.
struct Weighed {
    item: Item,
    digest: Option<Digest>,
    judged: Judged,
}

impl<'a, J: Judge + Sync> Flow<'a, J> {
    /// A run that hands its rows to `sink`.
    pub fn new(
        judge: J,
        asking: Asking,
        sink: &'a mut dyn Sink,
        progress: &'a dyn Progress,
    ) -> Self {
        Self {
            judge,
            asking,
            sink,
            progress,
            window: Vec::new(),
            window_bytes: 0,
            weighed: Vec::new(),
            done: 0,
            report: Report::default(),
        }
    }

    /// Take in one more item.
    ///
    /// # Errors
    /// The sink's.
    pub fn push(&mut self, item: Item) -> Result<(), Failure> {
        self.window_bytes += item.content.as_ref().map_or(0, Secret::len);
        self.window.push(item);
        if self.window.len() >= WINDOW || self.window_bytes >= WINDOW_BYTES {
            self.weigh();
            // A remote source is asked once, at the end: each prefix once, and all of them shuffled.
            if !self.asking.source.is_remote() {
                self.conclude()?;
            }
        }
        Ok(())
    }

    /// Judge what is left and give the account of the run, and the judge back.
    ///
    /// # Errors
    /// The sink's.
    pub fn finish(mut self) -> Result<(Report, J), Failure> {
        self.weigh();
        let concluded = self.conclude();
        self.progress.end();
        concluded?;
        self.report
            .not_checked
            .sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        Ok((self.report, self.judge))
    }

    /// Weigh the window on all cores.
    fn weigh(&mut self) {
        let window = std::mem::take(&mut self.window);
        self.window_bytes = 0;
        let judge = &self.judge;
        let weigh = |mut item: Item| {
            let (mut digest, mut judged) = (None, Judged::default());
            if let Ok(secret) = &item.content {
                match judge.digest(secret) {
                    Ok(found) => (digest, judged) = (Some(found), judge.weigh(secret)),
                    Err(why) => item.content = Err(why),
                }
            }
            Weighed {
                item,
                digest,
                judged,
            }
        };
        let on_all_cores = in_parallel(window, &weigh);
        self.weighed.extend(on_all_cores);
        self.progress
            .at(self.done + self.weighed.len() as u64, None);
    }

    /// Ask for what was weighed, and hand the rows on.
    fn conclude(&mut self) -> Result<(), Failure> {
        let weighed = std::mem::take(&mut self.weighed);
        let digests: Vec<&Digest> = weighed
            .iter()
            .filter_map(|weighed| weighed.digest.as_ref())
            .collect();
        let (done, all) = (self.done, digests.len() as u64);
        let total = self.asking.source.is_remote().then_some(all);
        let progress = self.progress;
        let mut exposures = self
            .asking
            .judge(&digests, &|known| progress.at(done + known, total))
            .into_iter();
        for Weighed {
            item,
            digest,
            mut judged,
        } in weighed
        {
            let Item { id, place, content } = item;
            let outcome = match (content, digest) {
                (Ok(secret), Some(digest)) => {
                    let exposure = exposures.next();
                    judged.exposure = Some(exposure.unwrap_or_else(|| self.asking.unknown()));
                    self.judge.conclude(&id, &secret, &digest, &mut judged);
                    Outcome::Judged(judged)
                }
                (Err(why), _) => Outcome::Unread {
                    reason: why.to_string(),
                    hint: why.hint(),
                },
                (Ok(_), None) => Outcome::Unread {
                    reason: "not judged".to_owned(),
                    hint: None,
                },
            };
            let row = Row { id, place, outcome };
            self.count(&row);
            self.sink.row(&row)?;
            self.done += 1;
        }
        Ok(())
    }

    fn count(&mut self, row: &Row) {
        let report = &mut self.report;
        match &row.outcome {
            Outcome::Unread { reason, .. } => {
                report.unread += 1;
                report.count_not_checked(reason);
            }
            Outcome::Judged(judged) => {
                report.found += judged.findings.len() as u64;
                report.counted += judged
                    .findings
                    .iter()
                    .filter(|finding| finding.counts)
                    .count() as u64;
                match judged.exposure.as_ref().map(|exposure| &exposure.verdict) {
                    Some(Verdict::Unknown(reason)) => {
                        report.unknown += u64::from(self.asking.unknown_matters);
                        report.count_not_checked(reason);
                    }
                    _ => report.checked += 1,
                }
            }
        }
    }
}

/// `work` on each of `items`, on all cores, in order.
fn in_parallel<T: Send, R: Send>(items: Vec<T>, work: &(impl Fn(T) -> R + Sync)) -> Vec<R> {
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(items.len());
    if threads <= 1 {
        return items.into_iter().map(work).collect();
    }
    // One secret may take a thousand times as long as the next, so each core takes one at a time.
    let next = AtomicUsize::new(0);
    let waiting: Vec<_> = items
        .into_iter()
        .map(|item| Mutex::new(Some(item)))
        .collect();
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(slot) = waiting.get(index) else {
                    return done;
                };
                let item = slot.lock().ok().and_then(|mut slot| slot.take());
                done.extend(item.map(|item| (index, work(item))));
            }
        };
        // Where the system gives no thread, this one does the work.
        let start = || {
            thread::Builder::new()
                .spawn_scoped(scope, move || stack::wiped(worker))
                .ok()
        };
        let running: Vec<_> = (1..threads).map_while(|_| start()).collect();
        let mine = worker();
        let theirs = running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        mine.into_iter().chain(theirs).collect()
    });
    done.sort_unstable_by_key(|&(index, _)| index);
    done.into_iter().map(|(_, result)| result).collect()
}

const WINDOW: usize = 4096;
const WINDOW_BYTES: usize = 16 << 20;
