//! Were they exposed? Asks ranges or a corpus, and says "clear" only after a whole answer.

use std::collections::HashMap;

use crate::audit::by_corpus::ByCorpus;
use crate::breach::common;
use crate::breach::digest::Digest;
use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::ports::Answer;
use crate::ports::RangeSource;
use crate::ports::Unavailable;

/// Who is asked, and what happens to questions without an answer.
pub struct Asking {
    /// Who is asked.
    pub source: Source,
    /// Whether the embedded list may speak where the source could not.
    pub list: bool,
    /// Whether a secret whose exposure is unknown leaves the run incomplete (exit code 3).
    pub unknown_matters: bool,
}

/// Who can be asked about exposure.
pub enum Source {
    /// Someone who has ranges: each prefix is asked for once.
    Ranges(Box<dyn RangeSource>),
    /// A corpus, where each digest is looked up.
    Corpus(Box<ByCorpus>),
}

impl Asking {
    /// The exposure of each of `digests`, in their order. `progress` is told how many are known.
    pub fn judge(&mut self, digests: &[&Digest], progress: &dyn Fn(u64)) -> Vec<Exposure> {
        let mut exposures = match &mut self.source {
            Source::Ranges(source) => by_ranges(source.as_mut(), digests, progress),
            Source::Corpus(corpus) => corpus.judge(digests),
        };
        for (digest, exposure) in digests.iter().zip(&mut exposures) {
            if !exposure.is_unknown() || !common::lists(digest) {
                continue;
            }
            if self.list {
                *exposure = Exposure::new(Verdict::Exposed(None), common::SOURCE);
            } else {
                exposure.is_common = true;
            }
        }
        exposures
    }

    /// Whether asking has a price, so that a run collects all its questions before it asks.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        match &self.source {
            Source::Ranges(source) => source.is_remote(),
            Source::Corpus(corpus) => corpus.is_remote(),
        }
    }

    /// How many secrets are best asked for at once, where that has no price.
    #[must_use]
    pub fn at_once(&self) -> usize {
        match &self.source {
            Source::Ranges(_) => 4096,
            Source::Corpus(_) => 128 << 10,
        }
    }

    /// What is known of a secret that nobody spoke about.
    pub(super) fn unknown(&self) -> Exposure {
        let source = match &self.source {
            Source::Ranges(source) => source.name(),
            Source::Corpus(corpus) => corpus.name(),
        };
        Exposure::new(Verdict::Unknown(NO_ANSWER.to_owned()), source)
    }
}

fn by_ranges(
    source: &mut dyn RangeSource,
    digests: &[&Digest],
    progress: &dyn Fn(u64),
) -> Vec<Exposure> {
    let unknown = Exposure::new(Verdict::Unknown(NO_ANSWER.to_owned()), source.name());
    let mut exposures = vec![unknown; digests.len()];
    for kind in [HashKind::Sha1, HashKind::Ntlm] {
        judge_kind(source, kind, digests, &mut exposures, progress);
    }
    exposures
}

fn judge_kind(
    source: &mut dyn RangeSource,
    kind: HashKind,
    digests: &[&Digest],
    exposures: &mut [Exposure],
    progress: &dyn Fn(u64),
) {
    let mut by_prefix: HashMap<Prefix, Vec<usize>> = HashMap::new();
    for (index, digest) in digests
        .iter()
        .enumerate()
        .filter(|(_, digest)| digest.kind() == kind)
    {
        by_prefix.entry(digest.prefix()).or_default().push(index);
    }
    let mut prefixes: Vec<_> = by_prefix.keys().copied().collect();
    prefixes.sort_unstable();
    let mut known = 0;
    source.fetch(kind, &prefixes, &mut |prefix, answer| {
        for &index in by_prefix.get(&prefix).into_iter().flatten() {
            exposures[index].verdict = verdict(digests[index], &answer);
            known += 1;
        }
        progress(known);
    });
}

/// What an answer says about one digest under its prefix.
fn verdict(digest: &Digest, answer: &Result<Answer, Unavailable>) -> Verdict {
    match answer {
        Err(Unavailable(reason)) => Verdict::Unknown(reason.clone()),
        Ok(Answer { range, stale }) => match (range.count(&digest.suffix()), stale) {
            (0, None) => Verdict::Clear,
            (0, Some(reason)) => Verdict::Unknown(reason.clone()),
            (count, _) => Verdict::Exposed(Some(count)),
        },
    }
}

const NO_ANSWER: &str = "no answer in the time for this run";
