//! `doorkey corpus update`: what changed since the corpus was downloaded.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use rand::seq::SliceRandom;

use crate::commands::corpus::beside::Beside;
use crate::commands::corpus::download;
use crate::commands::corpus::facts;
use crate::commands::corpus::fetching::Fetching;
use crate::config::Config;
use crate::corpus::error::CorpusError;
use crate::corpus::journal::Head;
use crate::corpus::journal::Place;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::merge::Before;
use crate::corpus::tags::Tags;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::number::counted;
use crate::number::grouped;
use crate::options::hash::HashName;
use crate::options::sweeping::SweepingOptions;
use crate::ports::Ports;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Ask what changed since the corpus was downloaded, and bring it up to date
///
/// First 64 ranges drawn at random are asked for; only where one of them changed are all. Who reads the old corpus
/// goes on with it.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Update {
    /// The corpus [default: the one in the data folder]
    #[arg(value_name = "FILE")]
    corpus: Option<PathBuf>,
    /// Of which hash the corpus in the data folder is
    #[arg(
        long,
        value_name = "HASH",
        default_value = "sha1",
        conflicts_with = "corpus"
    )]
    hash: HashName,
    /// Ask for all ranges at once, and replace what is damaged
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    sweeping: SweepingOptions,
}

impl Update {
    pub(super) fn run(self, ports: &mut Ports<'_>, _config: &Config) -> Result<Told, Failure> {
        let corpus = self.corpus(ports)?;
        let place = Beside::of(corpus.clone());
        let (old, tags) = standing(ports, &place)?;
        let preamble = *old.preamble().ok_or(CorpusError::NotACorpus)?;
        let source = self.sweeping.source(&tags.service);
        let name = ports.downloads.name(&source)?;
        let wish = Head {
            profile: preamble.profile,
            build: 0,
            base: preamble.build,
            service: tags.service.clone(),
        };
        let mut fetching = Fetching::open(ports, place, wish, false)?;
        let told = Told::default();
        let answer = |told: Told, mut more: Vec<(&'static str, Word)>| -> Result<Told, Failure> {
            let mut words = facts::facts(&corpus.display().to_string(), &old.read_header()?);
            words.append(&mut more);
            Ok(told.fact(Fact::Words(words)))
        };
        if preamble.build == fetching.head.build {
            // The run before was stopped when the new corpus had just got its name.
            if tags.build == preamble.build {
                fetching.discard()?;
            } else if tags.build == fetching.head.base {
                fetching.finish_tags(ports, Some(&tags))?;
            } else {
                return Err(not_of_this(&corpus));
            }
            let told = told.say(format!("`{}` is up to date", corpus.display()));
            return answer(told, words(false, 0, 0, 0));
        }
        if tags.build != preamble.build {
            return Err(not_of_this(&corpus));
        }
        let told = earlier(told, &mut fetching, ports.clock.now())?;
        let tags = Arc::new(tags);
        let before = Before {
            corpus: &old,
            tags: &tags,
        };
        let mut held: Vec<u32> = (0..layout::RANGES)
            .filter(|&range| tags.holds(range))
            .collect();
        let total = held.len() as u64;
        let is_begun = fetching.index.changed() > 0 || fetching.index.unchanged() as usize > SAMPLE;
        if !self.full && !is_begun {
            held.shuffle(ports.random);
            let asked = usize::try_from(fetching.index.unchanged()).unwrap_or(SAMPLE);
            let sample = held
                .iter()
                .copied()
                .filter(|&range| fetching.index.place(range).is_none())
                .take(SAMPLE.saturating_sub(asked))
                .collect();
            let swept = fetching.sweep(ports, &source, sample, Some(&tags))?;
            let of = total.min(SAMPLE as u64);
            fetching = fetching.complete(&swept, of)?;
            if fetching.news == 0 {
                let asked = fetching.index.unchanged() + fetching.index.changed();
                fetching.discard()?;
                let words = unchanged(asked.into(), per_mille(asked));
                return answer(nothing_new(told, asked), words);
            }
            held.sort_unstable();
        }
        let damaged = Fetching::damaged(ports, before)?;
        let (anew, asked): (Vec<u32>, Vec<u32>) = held
            .into_iter()
            .filter(|&range| !matches!(fetching.index.place(range), Some(Place::Changed { .. })))
            .partition(|range| damaged.binary_search(range).is_ok());
        let asked = asked
            .into_iter()
            .filter(|&range| fetching.index.place(range).is_none())
            .collect();
        let swept = fetching.sweep(ports, &source, asked, Some(&tags))?;
        fetching = fetching.complete(&swept, total)?;
        if !anew.is_empty() {
            let swept = fetching.sweep(ports, &source, anew, None)?;
            fetching = fetching.complete(&swept, total)?;
        }
        let is_fetched =
            |range: &&u32| matches!(fetching.index.place(**range), Some(Place::Changed { .. }));
        let repaired = damaged.iter().filter(is_fetched).count() as u64;
        let changed = u64::from(fetching.index.changed()).saturating_sub(repaired);
        if changed + repaired == 0 {
            fetching.discard()?;
            let all = counted(total, "range", "ranges");
            let told = told.say(format!("nothing new: all {all} are as they were"));
            return answer(told, unchanged(total, 1000));
        }
        let base = fetching.head.base;
        let header = fetching.finish(ports, &name, Some(base), Some(before))?;
        let told = news(told, total, changed, repaired);
        let words = words(true, total, changed, repaired);
        Ok(download::made(told, &header, &corpus, words))
    }

    fn corpus(&self, ports: &Ports<'_>) -> Result<PathBuf, Failure> {
        let usual = || ports.corpora.usual_place(self.hash.into());
        self.corpus.clone().or_else(usual).ok_or_else(|| {
            Failure::new(
                Kind::Usage,
                "there is no home folder to look for a corpus in",
            )
        })
    }
}

/// The corpus that stands there, and the tags beside it: its own, or those from before an update that is under way.
fn standing(ports: &Ports<'_>, place: &Beside) -> Result<(Corpus, Tags), Failure> {
    let corpus = &place.corpus;
    let is_there = ports.downloads.is_there(corpus);
    let old = place.open(ports).map_err(|failure| match failure.kind {
        Kind::Input if is_there => failure.hint(again(corpus)),
        _ => failure,
    })?;
    let preamble = *old.preamble().ok_or(CorpusError::NotACorpus)?;
    can_be_merged(preamble.parts, corpus)?;
    let tags = place.read_tags(ports)?;
    let is_under_way = ports.downloads.is_there(&place.journal);
    let tags = tags
        .filter(|tags| tags.build == preamble.build || is_under_way)
        .ok_or_else(|| of_unknown_origin(corpus))?;
    Ok((old, tags))
}

/// What is said of the runs before this one. Where the last of them was long ago, what they heard is dropped.
fn earlier(told: Told, fetching: &mut Fetching, now: u64) -> Result<Told, Failure> {
    if let Some(day) = fetching.forget_old(now)? {
        return Ok(told.note(format!(
            "an earlier run was stopped on {day}: what it was told may no longer hold, and is asked for again"
        )));
    }
    if fetching.kept == 0 {
        return Ok(told);
    }
    let kept = counted(fetching.kept, "range", "ranges");
    Ok(told.note(format!("an earlier run had asked for {kept}")))
}

/// What is said where something changed.
fn news(told: Told, total: u64, changed: u64, repaired: u64) -> Told {
    let all = counted(total, "range", "ranges");
    let told = told.say(format!("{} of {all} changed", grouped(changed)));
    if repaired == 0 {
        return told;
    }
    let ranges = counted(repaired, "damaged range", "damaged ranges");
    told.say(format!("{ranges} came anew"))
}

/// What is said where the sample is as it was.
fn nothing_new(told: Told, asked: u32) -> Told {
    let share = 100.0 * seen(asked);
    let ranges = counted(asked, "range", "ranges");
    told.say(format!(
        "nothing new: {ranges} drawn at random {} as before; a load of 100,000 new passwords or more would have shown \
         with {share:.1} % (`--full` asks for all)",
        if asked == 1 { "is" } else { "are" }
    ))
}

/// The same chance in whole thousandths, rounded down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is from 0 to 1000"
)]
fn per_mille(asked: u32) -> usize {
    (1000.0 * seen(asked)) as usize
}

/// How likely one of `asked` ranges is touched by a load of 100,000 new rows.
fn seen(asked: u32) -> f64 {
    let untouched = (-100_000.0 / f64::from(layout::RANGES)).exp();
    1.0 - untouched.powi(i32::try_from(asked).unwrap_or(i32::MAX))
}

/// Where nothing changed: `seen` of a thousand loads would have shown.
fn unchanged(asked: u64, seen: usize) -> Vec<(&'static str, Word)> {
    let mut words = words(false, asked, 0, 0);
    words.push(("seen_per_mille", Word::Number(seen)));
    words
}

fn words(is_new: bool, asked: u64, changed: u64, repaired: u64) -> Vec<(&'static str, Word)> {
    let number = |number| Word::Number(facts::number(number));
    vec![
        ("updated", Word::Flag(is_new)),
        ("asked", number(asked)),
        ("changed", number(changed)),
        ("repaired", number(repaired)),
    ]
}

fn can_be_merged(parts: u16, corpus: &Path) -> Result<(), Failure> {
    if parts == 1 {
        return Ok(());
    }
    let what = format!("`{}` is a set of shards", corpus.display());
    Err(Failure::new(Kind::Usage, what).hint("bring the one file up to date, and split it again"))
}

fn of_unknown_origin(corpus: &Path) -> Failure {
    let what = format!(
        "nobody knows what the source said of the ranges of `{}`",
        corpus.display()
    );
    Failure::new(Kind::Input, what).hint(format!(
        "a corpus that was built, or comes from elsewhere, is to be downloaded once: {}",
        again(corpus)
    ))
}

fn not_of_this(corpus: &Path) -> Failure {
    let what = format!(
        "the record of what the source said is of another corpus than `{}`",
        corpus.display()
    );
    Failure::new(Kind::Input, what).hint(again(corpus))
}

/// How to get a whole corpus in the place of this one.
fn again(corpus: &Path) -> String {
    format!(
        "fetch all of it anew with `doorkey corpus download --again -o {}`",
        corpus.display()
    )
}

const SAMPLE: usize = 64;
const EXAMPLES: &str = "\
Examples:
  doorkey corpus update                the one in the data folder: 64 requests where nothing changed
  doorkey corpus update small.corpus --full
  doorkey corpus update --format json  for a timer: `updated`, `changed`, `repaired`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_of_a_hundred_thousand_is_hardly_missed() {
        assert!((seen(64) - 0.9977).abs() < 0.0002);
        assert!(seen(1) < 0.1);
        assert_eq!(per_mille(64), 997);
    }
}
