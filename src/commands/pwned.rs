//! `doorkey pwned`: was it seen in a breach?

use crate::audit::flow::Flow;
use crate::audit::flow::Judge;
use crate::breach::digest::Digest;
use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::breach::exposure::Exposure;
use crate::config::Config;
use crate::failure::Explain;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::asking::AskingOptions;
use crate::options::counting::Counting;
use crate::options::hash::HashName;
use crate::options::sources;
use crate::options::sources::Sources;
use crate::ports::Ports;
use crate::report::Judged;
use crate::report::Report;
use crate::report::Sink;
use crate::rules;
use crate::secret::Secret;
use crate::secret::item::Unreadable;
use crate::secret::oddity;

/// Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub struct Pwned {
    #[command(flatten)]
    sources: Sources,
    /// The input is hex digests of this kind, not passwords
    #[arg(long, value_name = "KIND")]
    hash: Option<HashName>,
    /// Print the range under five hex digits and look nothing up
    #[arg(long, value_name = "HEX", value_parser = prefix, conflicts_with_all = ["env", "dotenv", "file", "fd", "dir", "jsonl", "null", "corpus"])]
    prefix: Option<Prefix>,
    #[command(flatten)]
    counting: Counting,
    #[command(flatten)]
    asking: AskingOptions,
}

impl Pwned {
    /// The prefix whose range is to be printed, if that is what was asked for.
    #[must_use]
    pub fn prefix(&self) -> Option<Prefix> {
        self.prefix
    }

    /// The range under `prefix` as text: `SUFFIX:COUNT` a line, without padding.
    ///
    /// # Errors
    /// There is no whole answer.
    pub fn range(
        &self,
        prefix: Prefix,
        ports: &Ports<'_>,
        config: &Config,
    ) -> Result<String, Failure> {
        let (mut source, _notes) = self.asking.open_ranges(ports, config)?;
        let mut text = Err("no answer".to_owned());
        source.fetch(self.kind(), &[prefix], &mut |_, answer| {
            text = answer
                .map(|answer| answer.range.to_text())
                .map_err(|unavailable| unavailable.0);
        });
        text.map_err(|reason| {
            Failure::new(
                Kind::Network,
                format!("there is no range {prefix} from {}", source.name()),
            )
            .because(&reason)
        })
    }

    /// Read, look up, hand the rows to `sink`.
    ///
    /// # Errors
    /// The run could not start, was cancelled, or its output is gone.
    pub fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        sink: &mut dyn Sink,
    ) -> Result<Report, Failure> {
        let (asking, notes) = self.asking.open(ports, config, self.kind())?;
        let judge = PwnedJudge {
            hash: self.hash.map(|_| self.kind()),
            counting: self.counting,
        };
        let mut flow = Flow::new(judge, asking, sink, ports.progress);
        let left_out = self.sources.read(ports, &mut |item| flow.push(item))?;
        let (mut report, judge) = flow.finish()?;
        report.exit_zero = judge.counting.exit_zero;
        sources::account(report, notes, left_out)
    }

    fn kind(&self) -> HashKind {
        self.hash.unwrap_or_default().into()
    }
}

/// What `pwned` makes of one secret.
struct PwnedJudge {
    /// The input is digests of this kind.
    hash: Option<HashKind>,
    counting: Counting,
}

impl Judge for PwnedJudge {
    /// What is odd about its bytes.
    type Weight = Vec<String>;

    const AT_A_TIME: usize = 1024;

    fn digest(&self, secret: &Secret) -> Result<Digest, Unreadable> {
        let Some(kind) = self.hash else {
            return Ok(Digest::of(secret));
        };
        Digest::parse(secret.reveal(), kind).map_err(|error| Unreadable::NotADigest {
            what: error.to_string(),
            hint: error.hint(),
        })
    }

    fn weigh(&self, secret: &Secret) -> Vec<String> {
        match self.hash {
            None => oddity::notes(secret),
            Some(_) => Vec::new(),
        }
    }

    fn conclude(
        &mut self,
        _id: &str,
        _secret: &Secret,
        _digest: &Digest,
        notes: Vec<String>,
        exposure: Exposure,
    ) -> Judged {
        let message = exposure.sentence();
        let findings = message.map(|message| self.counting.finding(&rules::EXPOSED, message));
        Judged {
            findings: findings.into_iter().collect(),
            exposure: Some(exposure),
            notes,
            ..Judged::default()
        }
    }
}

/// Five hex digits; what else was given may be a secret and is not repeated.
fn prefix(text: &str) -> Result<Prefix, &'static str> {
    Prefix::parse(text).ok_or("not five hex digits")
}

const EXAMPLES: &str = "\
Examples:
  doorkey pwned                                     ask for one password
  doorkey pwned < passwords.txt                     one a line, one or a million
  doorkey pwned --corpus sha1.corpus < passwords.txt  without a network, a million a second
  doorkey pwned --hash ntlm --file digests.txt --ranges /srv/ranges-ntlm
  doorkey pwned --corpus sha1.corpus < million.txt  without a network
  doorkey pwned --prefix 5BAA6                      the range itself";
