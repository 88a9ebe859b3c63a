//! Exposure by a corpus: one look-up each, on all cores, and "clear" only where absence proves something.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use crate::breach::digest::Digest;
use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::corpus::error::CorpusError;
use crate::corpus::lookup::Corpus;
use crate::corpus::lookup::Seen;
use crate::corpus::preamble::Preamble;
use crate::corpus::row::Key;
use crate::corpus::storage::Reach;
use crate::corpus::trust;

/// A corpus that is asked about digests.
pub struct ByCorpus {
    corpus: Corpus,
    /// Its name; with what it kept, once that is known.
    source: Arc<str>,
    asked: usize,
    /// Whether it has shown that it finds what it holds; if it has not, why its silence proves nothing.
    trust: Option<Result<(), String>>,
}

impl ByCorpus {
    /// Ask `corpus`.
    #[must_use]
    pub fn new(corpus: Corpus) -> Self {
        let source = source(&corpus);
        Self {
            corpus,
            source,
            asked: 0,
            trust: None,
        }
    }

    /// Its name and, once that is known, what it kept.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.source
    }

    /// Whether asking is a request over a network.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        self.corpus.reach() == Reach::Far
    }

    /// The exposure of each of `digests`, in their order.
    pub fn judge(&mut self, digests: &[&Digest]) -> Vec<Exposure> {
        let mut asked: Vec<(Key, usize)> = digests
            .iter()
            .enumerate()
            .map(|(index, digest)| (Key::of(digest), index))
            .collect();
        asked.sort_unstable_by_key(|(key, _)| key.head);
        self.self_test(&asked);
        let answers: Vec<AtomicU64> = digests.iter().map(|_| AtomicU64::new(UNKNOWN)).collect();
        let troubles = Mutex::new(HashMap::new());
        let reach = self.corpus.reach();
        self.corpus
            .look_up_all(&asked, |(key, _)| *key, &|&(_, index), seen: Seen<'_>| {
                let answer = match seen {
                    Ok(count) => count.unwrap_or(ABSENT),
                    Err(error) => {
                        if let Ok(mut troubles) = troubles.lock() {
                            troubles.insert(index, reason(error, reach));
                        }
                        UNKNOWN
                    }
                };
                if let Some(place) = answers.get(index) {
                    place.store(answer, Ordering::Relaxed);
                }
            });
        // Of one on another machine it is known only now.
        self.source = source(&self.corpus);
        let mut troubles = troubles.into_inner().unwrap_or_default();
        let preamble = self.corpus.preamble();
        let exposures = answers.iter().zip(digests).enumerate();
        exposures
            .map(|(index, (answer, digest))| {
                let answer = match answer.load(Ordering::Relaxed) {
                    UNKNOWN => Err(troubles
                        .remove(&index)
                        .unwrap_or_else(|| NO_ANSWER.to_owned())),
                    ABSENT => Ok(None),
                    count => Ok(Some(count)),
                };
                self.exposure(digest, answer, preamble)
            })
            .collect()
    }

    fn exposure(
        &self,
        digest: &Digest,
        answer: Result<Option<u64>, String>,
        preamble: Option<&Preamble>,
    ) -> Exposure {
        let unknown = |why: String| Exposure::new(Verdict::Unknown(why), Arc::clone(&self.source));
        let profile = match (&answer, preamble) {
            (Err(why), _) => return unknown(why.clone()),
            (_, None) => return unknown(NO_ANSWER.to_owned()),
            (_, Some(preamble)) => preamble.profile,
        };
        if profile.kind != digest.kind() {
            let other = CorpusError::OtherKind {
                held: profile.kind,
                asked: digest.kind(),
            };
            return unknown(other.to_string());
        }
        let verdict = match (answer, &self.trust) {
            (Ok(Some(count)), _) => Verdict::Exposed(Some(count)),
            (_, Some(Err(why))) => return unknown(why.clone()),
            (Ok(None), _) if profile.is_whole() => Verdict::Clear,
            _ => {
                return unknown(format!(
                    "the corpus holds only what was seen {} times or more",
                    profile.min_count
                ));
            }
        };
        let is_hit = verdict != Verdict::Clear;
        Exposure {
            verdict,
            source: Arc::clone(&self.source),
            match_bits: (is_hit && !profile.is_exact()).then_some(profile.bits),
            is_common: false,
        }
    }

    /// Before many are believed, the corpus has to find what it holds. Where it is looked is chosen by the
    /// digests themselves, so that another run looks elsewhere.
    fn self_test(&mut self, asked: &[(Key, usize)]) {
        self.asked += asked.len();
        let is_worth_it = self.asked >= MANY && !self.is_remote() && self.trust.is_none();
        if let (true, Some((key, _))) = (is_worth_it, asked.get(asked.len() / 2)) {
            let tested = trust::self_test(&self.corpus, key.head);
            self.trust = Some(tested.map_err(|distrust| distrust.to_string()));
        }
    }
}

fn source(corpus: &Corpus) -> Arc<str> {
    let name = match corpus.reach() {
        Reach::Near => Path::new(corpus.name())
            .file_name()
            .map_or(corpus.name().into(), |name| name.to_string_lossy()),
        Reach::Far => corpus.name().into(),
    };
    match corpus.preamble() {
        Some(preamble) => format!("{name} ({})", preamble.profile).into(),
        None => name.into(),
    }
}

/// Why nothing is known, and what tells more.
fn reason(error: &CorpusError, reach: Reach) -> String {
    let why = error.anywhere();
    match (error, reach) {
        (CorpusError::Damaged(_), Reach::Near) => {
            format!("{why}; `doorkey corpus verify` tells how much of it is whole")
        }
        (CorpusError::Damaged(_) | CorpusError::NotACorpus, Reach::Far) => {
            format!("{why}; copy it to this machine, then `doorkey corpus verify`")
        }
        _ => why,
    }
}

const NO_ANSWER: &str = "the corpus gave no answer";
/// What no count can be: a corpus that says so is not believed.
const UNKNOWN: u64 = u64::MAX;
const ABSENT: u64 = 0;
/// From so many on the self-test costs next to nothing.
const MANY: usize = 1000;
