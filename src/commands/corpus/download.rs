//! `doorkey corpus download`: every range of a source, once, and a corpus of them.

use std::path::Path;
use std::path::PathBuf;

use crate::breach::digest::HashKind;
use crate::commands::corpus::beside::Beside;
use crate::commands::corpus::build::Bits;
use crate::commands::corpus::facts;
use crate::commands::corpus::fetching::Fetching;
use crate::config::Config;
use crate::corpus::journal::Head;
use crate::corpus::layout;
use crate::corpus::page::Header;
use crate::corpus::profile::Profile;
use crate::corpus::text;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::number::counted;
use crate::options::asking;
use crate::options::hash::HashName;
use crate::options::sweeping::SweepingOptions;
use crate::ports::Ports;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was
///
/// What has come waits in FILE.download; a run that is killed loses nothing of it, a power cut at most the last 64 MB.
/// FILE.tags tells later runs what the source said of each range.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Download {
    /// Where the corpus goes [default: sha1.corpus or ntlm.corpus in the data folder]
    #[arg(short = 'o', long, value_name = "FILE")]
    into: Option<PathBuf>,
    /// A mirror to ask instead of api.pwnedpasswords.com [env: `DOORKEY_RANGES`]
    #[arg(long, value_name = "URL")]
    ranges: Option<String>,
    /// The hash the corpus is keyed by
    #[arg(long, value_name = "HASH", default_value = "sha1")]
    hash: HashName,
    /// Bits to keep of each digest: 40, 48 … 160, or `all`
    #[arg(long, value_name = "BITS", default_value = "64")]
    bits: Bits,
    /// Leave out digests that were seen less often
    #[arg(long, value_name = "K", default_value = "1", value_parser = clap::value_parser!(u64).range(1..))]
    min_count: u64,
    /// Fetch these ranges only, to try a mirror; of the others the corpus knows nothing
    #[arg(long, value_name = "FIRST..LAST", value_parser = span)]
    only: Option<(u32, u32)>,
    /// Fetch all of it anew although the corpus is there
    #[arg(long)]
    again: bool,
    #[command(flatten)]
    sweeping: SweepingOptions,
}

impl Download {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let kind = HashKind::from(self.hash);
        let all = Profile::all_bits(kind);
        let bits = match self.bits {
            Bits::All => all,
            Bits::Of(bits) => bits,
        };
        let profile = Profile::new(kind, bits, self.min_count).ok_or_else(|| {
            Failure::new(Kind::Usage, "no corpus keeps so many bits").hint(format!(
                "`--bits` takes 40 to {all} in steps of 8, and `all`"
            ))
        })?;
        if self.only.is_some() && self.into.is_none() {
            let what = "a corpus of some ranges does not belong in the usual place";
            return Err(Failure::new(Kind::Usage, what).hint("say where it goes: `-o FILE`"));
        }
        let (url, note) = self.url(ports, config)?;
        let source = self.sweeping.source(&url);
        let name = ports.downloads.name(&source)?;
        let corpus = match &self.into {
            Some(path) => path.clone(),
            None => ports.corpora.usual_place(kind).ok_or_else(|| {
                Failure::new(Kind::Usage, "there is no home folder to keep a corpus in")
                    .hint("say where it goes: `-o FILE`")
            })?,
        };
        let place = Beside::of(corpus.clone());
        let is_there = ports.downloads.is_there(&place.corpus);
        if is_there && !self.again && !ports.downloads.is_there(&place.journal) {
            let what = format!("`{}` is there already", corpus.display());
            return Err(Failure::new(Kind::Usage, what).hint(
                "bring it up to date with `doorkey corpus update`, or fetch all of it with `--again`",
            ));
        }
        let standing = place.build(ports);
        let wish = Head {
            profile,
            build: 0,
            base: 0,
            service: url,
        };
        let mut fetching = Fetching::open(ports, place, wish, self.into.is_none())?;
        let mut told = Told::default();
        told.notes.extend(note);
        if standing == Some(fetching.head.build) {
            fetching.finish_tags(ports, None)?;
            let header = Beside::of(corpus.clone()).open(ports)?.read_header()?;
            return Ok(made(
                told,
                &header,
                &corpus,
                vec![("fetched", Word::Number(0))],
            ));
        }
        if fetching.kept > 0 {
            let kept = counted(fetching.kept, "range", "ranges");
            told = told.note(format!("{kept} came with an earlier run"));
        }
        let (first, last) = self.only.unwrap_or((0, layout::RANGES - 1));
        let missing: Vec<u32> = (first..=last)
            .filter(|&range| fetching.index.place(range).is_none())
            .collect();
        let fetched = missing.len();
        let swept = fetching.sweep(ports, &source, missing, None)?;
        let total = u64::from(last - first) + 1;
        let header = fetching
            .complete(&swept, total)?
            .finish(ports, &name, standing, None)?;
        Ok(made(
            told,
            &header,
            &corpus,
            vec![("fetched", Word::Number(fetched))],
        ))
    }

    /// The URL to ask, and the note it needs where it is not in plain sight.
    fn url(&self, ports: &Ports<'_>, config: &Config) -> Result<(String, Option<String>), Failure> {
        let (url, named_by) = asking::ranges(self.ranges.as_ref(), ports, config);
        if !url.contains("://") {
            return Err(
                Failure::new(Kind::Usage, "a folder of ranges is not downloaded").hint(
                    "make a corpus of it with `doorkey corpus build`, or name a URL with `--ranges`",
                ),
            );
        }
        let note = named_by.map(|named_by| match named_by {
            "DOORKEY_RANGES" => format!("the ranges come from where {named_by} says"),
            named_by => format!("the ranges come from where the {named_by} says"),
        });
        Ok((url, note))
    }
}

/// What stands at `corpus` now, as a sentence and for a program; `more` are facts of the command alone.
pub(super) fn made(
    told: Told,
    header: &Header,
    corpus: &Path,
    more: Vec<(&'static str, Word)>,
) -> Told {
    let name = corpus.display().to_string();
    let mut told = told.say(facts::sentence(&name, header));
    told.notes.extend(facts::gaps(header));
    let mut words = facts::facts(&name, header);
    words.extend(more);
    told.fact(Fact::Words(words))
}

/// `5BAA6..5BAFF`, both included.
fn span(given: &str) -> Result<(u32, u32), String> {
    let span = given
        .split_once("..")
        .and_then(|(first, last)| Some((text::range_number(first)?, text::range_number(last)?)));
    match span {
        Some((first, last)) if first <= last => Ok((first, last)),
        _ => Err("give two prefixes of five hex digits, as in 00000..000FF".to_owned()),
    }
}

const EXAMPLES: &str = "\
Examples:
  doorkey corpus download                          the whole service, 40 GB over the line, about 10 GB on the disk
  doorkey corpus download -o small.corpus --bits 48 --min-count 4
  doorkey corpus download -o try.corpus --ranges https://mirror.example/ --only 00000..000FF";
