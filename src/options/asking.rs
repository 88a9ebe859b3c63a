//! Who is asked about exposure, how patiently, and what an outage means.

use std::path::PathBuf;
use std::time::Duration;

use crate::audit::by_corpus::ByCorpus;
use crate::audit::exposed::Asking;
use crate::audit::exposed::Source;
use crate::breach::digest::HashKind;
use crate::config::Config;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::failure::Explain;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Origin;
use crate::ports::Ports;
use crate::ports::RangeSource;
use crate::ports::Service;
use crate::ports::corpora::CorpusPlace;

/// Who is asked about exposure.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Exposure")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub struct AskingOptions {
    /// Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted
    #[arg(long)]
    offline: bool,
    /// A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]
    #[arg(long, value_name = "FILE|DIR|URL", conflicts_with = "ranges")]
    corpus: Option<String>,
    /// Use no corpus, though one is in its usual place or named by the environment or the config file
    #[arg(long, conflicts_with = "corpus")]
    no_corpus: bool,
    /// A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]
    #[arg(long, value_name = "URL|DIR")]
    ranges: Option<String>,
    /// Allow plain HTTP to a mirror on another machine
    #[arg(long)]
    allow_http: bool,
    /// What to make of a secret whose exposure nobody could tell
    #[arg(long, value_name = "WHAT", default_value = "fail")]
    on_error: OnError,
    /// Seconds to wait for one range
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
    /// Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=604_800))]
    deadline: Option<u64>,
    /// Neither keep ranges in the cache folder nor use those kept there
    #[arg(long)]
    no_cache: bool,
}

/// What an outage means for the run.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnError {
    /// The run is incomplete: exit code 3
    Fail,
    /// Say so, and let the rest decide the exit code
    Warn,
    /// Ask the embedded list of common passwords; what it does not hold stays unknown: exit code 3
    Fallback,
}

impl AskingOptions {
    /// Open what the flags, the environment or the config name, and the notes the reader needs. What is to be asked
    /// about are digests of this kind.
    ///
    /// # Errors
    /// It cannot be asked. A corpus that cannot be used is never passed over.
    pub fn open(
        &self,
        ports: &Ports<'_>,
        config: &Config,
        kind: HashKind,
    ) -> Result<(Asking, Vec<String>), Failure> {
        let (source, notes) = if let Some((corpus, named_by)) = self.corpus(ports, config, kind)? {
            self.open_corpus(ports, &corpus, named_by, kind)?
        } else {
            let (source, notes) = self.open_ranges(ports, config)?;
            (Source::Ranges(source), notes)
        };
        let asking = Asking {
            source,
            list: self.offline || self.on_error == OnError::Fallback,
            unknown_matters: self.on_error != OnError::Warn,
        };
        Ok((asking, notes))
    }

    /// The same without any corpus.
    ///
    /// # Errors
    /// It cannot be asked.
    pub fn open_ranges(
        &self,
        ports: &Ports<'_>,
        config: &Config,
    ) -> Result<(Box<dyn RangeSource>, Vec<String>), Failure> {
        let (ranges, named_by) = ranges(self.ranges.as_ref(), ports, config);
        let (origin, mut notes) = self.origin(&ranges);
        let source = ports.ranges.open(&origin)?;
        if let Some(named_by) = named_by {
            notes.push(format!("ranges come from {} ({named_by})", source.name()));
        }
        Ok((source, notes))
    }

    /// The corpus that is to be used, and what named it. A flag goes before the environment, that before the
    /// config file, and that before the usual place; on the same level a corpus goes before ranges.
    fn corpus(
        &self,
        ports: &Ports<'_>,
        config: &Config,
        kind: HashKind,
    ) -> Result<Option<(String, NamedBy)>, Failure> {
        if let Some(corpus) = &self.corpus {
            return Ok(Some((corpus.clone(), NamedBy::Flag)));
        }
        if self.no_corpus || self.ranges.is_some() {
            return Ok(None);
        }
        if let Some(corpus) = variable(ports, "DOORKEY_CORPUS") {
            return Ok(Some((corpus, NamedBy::Variable)));
        }
        if variable(ports, "DOORKEY_RANGES").is_some() {
            return Ok(None);
        }
        if let Some(corpus) = &config.corpus {
            return Ok(Some((corpus.clone(), NamedBy::Config)));
        }
        let usual = ports.corpora.usual_place(kind);
        let Some(usual) = usual.filter(|_| config.ranges.is_none()) else {
            return Ok(None);
        };
        // A folder of shards is as good, and what cannot be read, such as a link to a disk that is not mounted, is no
        // reason to ask somebody else.
        if ports.corpora.is_nothing(&usual) {
            return Ok(None);
        }
        match usual.to_str() {
            Some(usual) => Ok(Some((usual.to_owned(), NamedBy::Place))),
            None => Err(unusable(
                &usual.to_string_lossy(),
                NamedBy::Place,
                Kind::Input,
                "its path is not UTF-8 text",
                None,
            )),
        }
    }

    fn open_corpus(
        &self,
        ports: &Ports<'_>,
        named: &str,
        named_by: NamedBy,
        kind: HashKind,
    ) -> Result<(Source, Vec<String>), Failure> {
        let place = self.corpus_place(named)?;
        let storage = ports.corpora.storage(&place).map_err(|failure| {
            let hints: Vec<String> = failure.hint.into_iter().chain(named_by.hint()).collect();
            let hint = (!hints.is_empty()).then(|| hints.join("; "));
            Failure { hint, ..failure }
        })?;
        let unusable = |error: &CorpusError| {
            let hint = error.hint();
            unusable(named, named_by, error.kind(), &error.to_string(), hint)
        };
        let is_in_others_hands = storage.is_in_others_hands();
        if is_in_others_hands && named_by == NamedBy::Place {
            let why = "others can write it, and who can could say \"clear\"";
            let hint = "`chmod go-w` it, and let it be yours or root's".to_owned();
            return Err(self::unusable(
                named,
                named_by,
                Kind::Input,
                why,
                Some(hint),
            ));
        }
        let corpus = Corpus::open(storage).map_err(|error| unusable(&error))?;
        let held = corpus.preamble().map(|it| it.profile.kind);
        if let Some(held) = held.filter(|&held| held != kind) {
            return Err(unusable(&CorpusError::OtherKind { held, asked: kind }));
        }
        let mut said: Vec<String> = Vec::new();
        said.extend(corpus.preamble().map(|it| it.profile.to_string()));
        said.extend(named_by.said().map(str::to_owned));
        let said = if said.is_empty() {
            String::new()
        } else {
            format!(" ({})", said.join("; "))
        };
        let mut notes = vec![format!("exposure is looked up in {}{said}", corpus.name())];
        let held = corpus.header().map_or(layout::RANGES, |it| it.ranges);
        if held < layout::RANGES {
            let all = layout::RANGES;
            notes.push(format!("the corpus holds {held} of {all} ranges"));
        }
        if is_in_others_hands {
            notes.push(format!(
                "others can write {}: who can write it could say \"clear\"",
                corpus.name()
            ));
        }
        Ok((Source::Corpus(Box::new(ByCorpus::new(corpus))), notes))
    }

    fn corpus_place(&self, named: &str) -> Result<CorpusPlace, Failure> {
        if !named.contains("://") {
            return Ok(CorpusPlace::Path(PathBuf::from(named)));
        }
        if self.offline {
            let what = "the corpus is on another machine, which `--offline` does not ask";
            return Err(Failure::new(Kind::Usage, what).hint("name a file or a folder"));
        }
        Ok(CorpusPlace::Host {
            url: named.to_owned(),
            allow_http: self.allow_http,
            timeout: Duration::from_secs(self.timeout),
            cache: !self.no_cache,
        })
    }

    fn origin(&self, ranges: &str) -> (Origin, Vec<String>) {
        let is_url = ranges.contains("://");
        match (is_url, self.offline) {
            (false, _) => (Origin::Folder(PathBuf::from(ranges)), Vec::new()),
            (true, true) => (
                Origin::Kept((!self.no_cache).then(|| ranges.to_owned())),
                vec![
                    "offline: exposure can be found, but not ruled out, without ranges".to_owned(),
                ],
            ),
            (true, false) => (
                Origin::Service(Service {
                    url: ranges.to_owned(),
                    allow_http: self.allow_http,
                    timeout: Duration::from_secs(self.timeout),
                    deadline: self.deadline.map(Duration::from_secs),
                    cache: !self.no_cache,
                }),
                Vec::new(),
            ),
        }
    }
}

/// The source named by a flag, the environment or the config, and by what where that is not in plain sight on the
/// command line.
pub(crate) fn ranges(
    flag: Option<&String>,
    ports: &Ports<'_>,
    config: &Config,
) -> (String, Option<&'static str>) {
    if let Some(ranges) = flag {
        (ranges.clone(), None)
    } else if let Some(ranges) = variable(ports, "DOORKEY_RANGES") {
        (ranges, Some("DOORKEY_RANGES"))
    } else if let Some(ranges) = &config.ranges {
        (ranges.clone(), Some("config file"))
    } else {
        (SERVICE.to_owned(), None)
    }
}

/// What named a corpus.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NamedBy {
    Flag,
    Variable,
    Config,
    /// Nobody: it lies where one is looked for.
    Place,
}

impl NamedBy {
    /// The words for it, where that is not in plain sight on the command line.
    fn said(self) -> Option<&'static str> {
        match self {
            Self::Flag => None,
            Self::Variable => Some("named by DOORKEY_CORPUS"),
            Self::Config => Some("named by the config file"),
            Self::Place => Some("in its usual place"),
        }
    }

    fn hint(self) -> Option<String> {
        let said = self.said()?;
        Some(format!("it is {said}; `--no-corpus` goes on without it"))
    }
}

fn unusable(
    named: &str,
    named_by: NamedBy,
    kind: Kind,
    why: &str,
    hint: Option<String>,
) -> Failure {
    let hints: Vec<String> = hint.into_iter().chain(named_by.hint()).collect();
    let failure = Failure::new(kind, format!("the corpus `{named}` cannot be used")).because(why);
    if hints.is_empty() {
        return failure;
    }
    failure.hint(hints.join("; "))
}

/// A variable that is set to something.
/// A variable that says where something is; an empty one says nothing.
pub(crate) fn variable(ports: &Ports<'_>, name: &str) -> Option<String> {
    let value = ports.inputs.variable(name);
    let value = value.filter(|value| !value.is_empty())?;
    Some(String::from_utf8_lossy(value.reveal()).into_owned())
}

/// The service everyone knows. Source: <https://haveibeenpwned.com/API/v3#PwnedPasswords>.
pub(crate) const SERVICE: &str = "https://api.pwnedpasswords.com";
