//! Were they exposed? Asks for each range once, and says "clear" only after a whole answer.

use std::collections::HashMap;

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
    /// The source of ranges.
    pub source: Box<dyn RangeSource>,
    /// Whether the embedded list may speak where the source could not.
    pub list: bool,
    /// Whether a secret whose exposure is unknown leaves the run incomplete (exit code 3).
    pub unknown_matters: bool,
}

impl Asking {
    /// The exposure of each of `digests`, in their order. `progress` is told how many are known.
    pub fn judge(&mut self, digests: &[&Digest], progress: &dyn Fn(u64)) -> Vec<Exposure> {
        let mut exposures: Vec<_> = digests.iter().map(|_| self.unknown()).collect();
        for kind in [HashKind::Sha1, HashKind::Ntlm] {
            self.judge_kind(kind, digests, &mut exposures, progress);
        }
        for (digest, exposure) in digests.iter().zip(&mut exposures) {
            if self.list && matches!(exposure.verdict, Verdict::Unknown(_)) && common::lists(digest)
            {
                *exposure = Exposure {
                    verdict: Verdict::Exposed(None),
                    source: common::SOURCE.to_owned(),
                };
            }
        }
        exposures
    }

    fn judge_kind(
        &mut self,
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
        let source = self.source.name().to_owned();
        let mut known = 0;
        self.source.fetch(kind, &prefixes, &mut |prefix, answer| {
            for &index in by_prefix.get(&prefix).into_iter().flatten() {
                let verdict = verdict(digests[index], &answer);
                exposures[index] = Exposure {
                    verdict,
                    source: source.clone(),
                };
                known += 1;
            }
            progress(known);
        });
    }

    /// What is known of a secret that nobody spoke about.
    pub(super) fn unknown(&self) -> Exposure {
        Exposure {
            verdict: Verdict::Unknown(NO_ANSWER.to_owned()),
            source: self.source.name().to_owned(),
        }
    }
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
