//! From items to rows: a window at a time through all cores, asked for, concluded, handed on in input order.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use crate::audit::exposed::Asking;
use crate::breach::digest::Digest;
use crate::breach::exposure::Exposure;
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
use crate::secret::mark;
use crate::secret::stack;

/// What one command makes of one secret.
pub trait Judge {
    /// What is known of a secret before anyone is asked. A run over many holds many of these.
    type Weight: Send;

    /// How many secrets one core takes at a time: one, where one may take a thousand times as long as the next.
    const AT_A_TIME: usize;

    /// The digest to ask for.
    ///
    /// # Errors
    /// What was read is not what this command judges.
    fn digest(&self, secret: &Secret) -> Result<Digest, Unreadable>;

    /// The part that takes time and needs no one else; called on all cores.
    fn weigh(&self, secret: &Secret) -> Self::Weight;

    /// The rest, once the exposure is known: policy and findings; called in input order.
    fn conclude(
        &mut self,
        id: &str,
        secret: &Secret,
        digest: &Digest,
        weight: Self::Weight,
        exposure: Exposure,
    ) -> Judged;
}

/// A run in progress.
pub struct Flow<'a, J: Judge> {
    judge: J,
    asking: Asking,
    sink: &'a mut dyn Sink,
    progress: &'a dyn Progress,
    /// Read, and not yet told. Those before `weighed` were weighed.
    waiting: Vec<Waiting<J::Weight>>,
    weighed: usize,
    /// Bytes of secrets that are not yet weighed.
    bytes: usize,
    done: u64,
    report: Report,
}

/// An item with what is known about it so far.
struct Waiting<W> {
    item: Item,
    known: Option<(Digest, W)>,
    /// A byte-order mark stood before it.
    was_marked: bool,
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
            waiting: Vec::new(),
            weighed: 0,
            bytes: 0,
            done: 0,
            report: Report::default(),
        }
    }

    /// Take in one more item.
    ///
    /// # Errors
    /// The sink's.
    pub fn push(&mut self, mut item: Item) -> Result<(), Failure> {
        // Wherever it came from: digests of other bytes than a site would get are in no breach, and "clear" would be wrong.
        let was_marked = item.content.as_mut().is_ok_and(Secret::strip_mark);
        item.content = item.content.and_then(Secret::or_utf16);
        if was_marked {
            item.content = item.content.and_then(Secret::or_empty);
        }
        self.bytes += item.content.as_ref().map_or(0, Secret::len);
        self.waiting.push(Waiting {
            item,
            known: None,
            was_marked,
        });
        let window = match J::AT_A_TIME {
            1 => WINDOW,
            _ => self.asking.at_once(),
        };
        if self.waiting.len() - self.weighed >= window || self.bytes >= WINDOW_BYTES {
            self.weigh();
            // A remote source is asked once, at the end: each prefix once, and all of them shuffled.
            if !self.asking.is_remote() {
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
        let judge = &self.judge;
        let weigh = |waiting: &mut Waiting<J::Weight>| {
            if let Ok(secret) = &waiting.item.content {
                match judge.digest(secret) {
                    Ok(digest) => waiting.known = Some((digest, judge.weigh(secret))),
                    Err(why) => waiting.item.content = Err(why),
                }
            }
        };
        let window = self.waiting.get_mut(self.weighed..).unwrap_or_default();
        on_all_cores(window, J::AT_A_TIME, &weigh);
        self.weighed = self.waiting.len();
        self.bytes = 0;
        self.progress.at(self.done + self.weighed as u64, None);
    }

    /// Ask for what was weighed, and hand the rows on.
    fn conclude(&mut self) -> Result<(), Failure> {
        let digests: Vec<&Digest> = self
            .waiting
            .iter()
            .filter_map(|waiting| waiting.known.as_ref())
            .map(|(digest, _)| digest)
            .collect();
        let (done, all) = (self.done, digests.len() as u64);
        let total = self.asking.is_remote().then_some(all);
        let progress = self.progress;
        let mut exposures = self
            .asking
            .judge(&digests, &|known| progress.at(done + known, total))
            .into_iter();
        self.weighed = 0;
        // Its memory serves the next window.
        let mut waiting = std::mem::take(&mut self.waiting);
        for waited in waiting.drain(..) {
            let Item { id, place, content } = waited.item;
            let id = id.into_string();
            let outcome = match (content, waited.known) {
                (Ok(secret), Some((digest, weight))) => {
                    let exposure = exposures.next();
                    let exposure = exposure.unwrap_or_else(|| self.asking.unknown());
                    let judge = &mut self.judge;
                    let mut judged = judge.conclude(&id, &secret, &digest, weight, exposure);
                    if waited.was_marked {
                        judged.notes.insert(0, mark::LEFT_OUT.to_owned());
                    }
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
        self.waiting = waiting;
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

/// `work` on each of `items`, on all cores; a core takes so many at a time.
pub(super) fn on_all_cores<T: Send>(
    items: &mut [T],
    at_a_time: usize,
    work: &(impl Fn(&mut T) + Sync),
) {
    let most = items.len().div_ceil(at_a_time);
    // Asking how many cores there are reads files, which a run over one secret need not wait for.
    let threads = match most {
        0 | 1 => 1,
        _ => thread::available_parallelism().map_or(1, |cores| cores.get().min(most)),
    };
    if threads <= 1 {
        items.iter_mut().for_each(work);
        return;
    }
    let next = AtomicUsize::new(0);
    let pieces: Vec<_> = items
        .chunks_mut(at_a_time)
        .map(|piece| Mutex::new(Some(piece)))
        .collect();
    let worker = || {
        while let Some(slot) = pieces.get(next.fetch_add(1, Ordering::Relaxed)) {
            let piece = slot.lock().ok().and_then(|mut slot| slot.take());
            piece.into_iter().flatten().for_each(work);
        }
    };
    thread::scope(|scope| {
        // Where the system gives no thread, this one does the work.
        let start = || {
            thread::Builder::new()
                .spawn_scoped(scope, || stack::wiped(worker))
                .ok()
        };
        let running: Vec<_> = (1..threads).map_while(|_| start()).collect();
        worker();
        for thread in running {
            thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
}

const WINDOW: usize = 4096;
const WINDOW_BYTES: usize = 16 << 20;
