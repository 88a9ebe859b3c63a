//! `doorkey check`: is this secret any good?

use std::fmt::Display;
use std::path::Path;
use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::audit::flow::Flow;
use crate::audit::flow::Judge;
use crate::audit::reused::MAX_REMEMBERED;
use crate::audit::reused::Seen;
use crate::breach::common;
use crate::breach::digest::Digest;
use crate::breach::digest::HashKind;
use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::config::Config;
use crate::date::Date;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::asking::AskingOptions;
use crate::options::counting::Counting;
use crate::options::previous::Previous;
use crate::options::sources;
use crate::options::sources::Sources;
use crate::policy::Policy;
use crate::policy::judge::Evidence;
use crate::ports::Ports;
use crate::report::Finding;
use crate::report::Judged;
use crate::report::Report;
use crate::report::Sink;
use crate::rules;
use crate::secret::Secret;
use crate::secret::item::Unreadable;
use crate::secret::oddity;
use crate::strength;
use crate::strength::context::Context;
use crate::strength::context::Ranked;
use crate::strength::estimate::Estimate;
use crate::strength::list::RankedList;
use crate::strength::personal::About;
use crate::strength::reading::Reading;
use crate::strength::variation::variation;
use crate::strength::zxcvbn;

/// Judge passwords and other secrets: strength, policy, exposure in breaches, reuse
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub struct Check {
    #[command(flatten)]
    sources: Sources,
    /// The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]
    #[arg(long, value_name = "NAME|FILE", help_heading = "Verdict")]
    policy: Option<String>,
    /// Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated
    #[arg(long, value_name = "WORDS", help_heading = "Verdict")]
    about: Vec<String>,
    #[command(flatten, next_help_heading = "Verdict")]
    previous: Previous,
    /// A larger list of common passwords than the built-in one: one a line, the most common first
    #[arg(long, value_name = "FILE", help_heading = "Verdict")]
    list: Option<PathBuf>,
    /// Show the characters of each part that the estimate is made of; without this no output has any
    #[arg(long, help_heading = "Verdict")]
    reveal_segments: bool,
    #[command(flatten)]
    counting: Counting,
    #[command(flatten)]
    asking: AskingOptions,
}

impl Check {
    /// Read, judge, hand the rows to `sink`.
    ///
    /// # Errors
    /// The run could not start, was cancelled, or its output is gone. A secret that cannot be read is a
    /// row, not an error.
    pub fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        sink: &mut dyn Sink,
    ) -> Result<Report, Failure> {
        let named = self.policy.as_ref().or(config.policy.as_ref());
        let policy = policy(named.map_or("nist", String::as_str), ports)?;
        let (asking, mut notes) = self.asking.open(ports, config, HashKind::Sha1)?;
        if self.policy.is_none() && config.policy.is_some() {
            notes.push("the policy is named by the config file".to_owned());
        }
        notes.extend(policy.conflicts());
        let previous = self.previous.read(ports)?;
        let about = About::parse(&self.about);
        let list = self.list.as_deref().map(|file| list(file, ports));
        let list = list.transpose()?;
        if let Some(line) = list.as_ref().and_then(RankedList::cut_at) {
            notes.push(format!(
                "the list was read up to line {}: that is all that memory is set aside for",
                line - 1
            ));
        }
        let judge = CheckJudge {
            policy,
            about,
            previous_read: previous
                .iter()
                .map(|secret| Reading::of(secret.reveal()))
                .collect(),
            previous,
            list,
            year: Date::at(ports.clock.now()).year(),
            reveal: self.reveal_segments,
            counting: self.counting,
            seen: Seen::default(),
        };
        let mut flow = Flow::new(judge, asking, sink, ports.progress);
        let left_out = self.sources.read(ports, &mut |item| flow.push(item))?;
        let (mut report, judge) = flow.finish()?;
        if judge.seen.is_full() {
            notes.push(format!(
                "reuse was looked for among the first {MAX_REMEMBERED} secrets only"
            ));
        }
        report.exit_zero = judge.counting.exit_zero;
        sources::account(report, notes, left_out)
    }
}

/// What `check` makes of one secret.
struct CheckJudge {
    policy: Policy,
    about: About,
    previous: Option<Secret>,
    previous_read: Vec<Reading>,
    list: Option<RankedList>,
    year: u16,
    reveal: bool,
    counting: Counting,
    seen: Seen,
}

/// What is known of one secret before anyone is asked.
struct Weight {
    estimate: Estimate,
    zxcvbn_log10: Option<f64>,
    notes: Vec<String>,
}

impl Judge for CheckJudge {
    type Weight = Weight;

    const AT_A_TIME: usize = 32;

    fn digest(&self, secret: &Secret) -> Result<Digest, Unreadable> {
        Ok(Digest::of(secret))
    }

    fn weigh(&self, secret: &Secret) -> Weight {
        let context = Context {
            about: Some(&self.about),
            previous: &self.previous_read,
            year: self.year,
            list: self.list.as_ref().map(|list| list as &dyn Ranked),
        };
        let (estimate, zxcvbn_log10) = if self.policy.asks_zxcvbn() {
            let (ours, theirs) = zxcvbn::beside_estimate(secret.reveal(), &context);
            (ours, Some(theirs))
        } else {
            (strength::estimate(secret.reveal(), &context), None)
        };
        Weight {
            estimate,
            zxcvbn_log10,
            notes: oddity::notes(secret),
        }
    }

    fn conclude(
        &mut self,
        id: &str,
        secret: &Secret,
        digest: &Digest,
        weight: Weight,
        exposure: Exposure,
    ) -> Judged {
        let Weight {
            mut estimate,
            zxcvbn_log10,
            mut notes,
        } = weight;
        if let Verdict::Exposed(count) = exposure.verdict {
            estimate.expose(count);
        }
        let changed = self
            .previous
            .as_ref()
            .and_then(|previous| variation(secret, previous));
        let evidence = Evidence {
            secret,
            estimate: &estimate,
            zxcvbn_log10,
            exposure: Some(&exposure),
            common: common::lists(digest),
            about: &self.about,
            variation: changed,
        };
        if estimate.analysed < estimate.length {
            notes.push(format!(
                "of so long a secret the first {} characters are searched for patterns, and the others count by their number",
                estimate.analysed
            ));
        }
        let verdict = self.policy.judge(&evidence);
        notes.extend(self.policy.difference(&evidence));
        let exposed = exposure.sentence();
        let reused = self
            .seen
            .before(digest, id)
            .map(|first| format!("the same secret as `{first}`"))
            .or_else(|| Some(format!("not new enough: {}", changed?)));
        let failed = (verdict.passed == Some(false)).then(|| {
            let failures: Vec<_> = verdict
                .failures
                .iter()
                .map(|failure| failure.message.as_str())
                .collect();
            format!("policy {} not met: {}", verdict.name, failures.join("; "))
        });
        let enough = self.policy.min_score().unwrap_or(ENOUGH);
        let weak = (estimate.score < enough).then(|| {
            format!(
                "easy to guess: score {} of 4, {enough} wanted",
                estimate.score
            )
        });
        let told = [
            (&rules::EXPOSED, exposed),
            (&rules::REUSED, reused),
            (&rules::POLICY, failed),
            (&rules::WEAK, weak),
        ];
        let findings = told
            .into_iter()
            .filter_map(|(rule, message)| Some(self.counting.finding(rule, message?)))
            .collect::<Vec<Finding>>();
        notes.extend(self.policy.advice(secret));
        let revealed = self.revealed(secret, &estimate);
        Judged {
            strength: Some(if self.reveal {
                estimate
            } else {
                estimate.coarse()
            }),
            revealed,
            policy: Some(verdict),
            exposure: Some(exposure),
            findings,
            notes,
        }
    }
}

impl CheckJudge {
    /// The characters of each segment, where they were asked for.
    fn revealed(&self, secret: &Secret, estimate: &Estimate) -> Vec<Zeroizing<String>> {
        if !self.reveal {
            return Vec::new();
        }
        let reading = Reading::of(secret.reveal());
        let segments = estimate.segments.iter();
        segments.map(|segment| reading.text(segment)).collect()
    }
}

/// The owner's own list of common passwords.
fn list(file: &Path, ports: &Ports<'_>) -> Result<RankedList, Failure> {
    let failed = |why: &dyn Display| {
        let what = format!("the list `{}` cannot be read", file.display());
        Failure::new(Kind::Input, what).because(why)
    };
    let source = ports
        .inputs
        .regular_file(file)
        .map_err(|why| failed(&why))?;
    let list = RankedList::read(source).map_err(|why| failed(&why))?;
    if list.is_empty() {
        return Err(failed(&"there is no password in it")
            .hint("one password a line, the most common first"));
    }
    Ok(list)
}

/// A built-in policy by its name, or the owner's own file.
fn policy(named: &str, ports: &Ports<'_>) -> Result<Policy, Failure> {
    if let Some(policy) = Policy::named(named) {
        return Ok(policy);
    }
    let unreadable = |why: &Unreadable| {
        Failure::new(
            Kind::Usage,
            format!("`{named}` is no built-in policy, and no file that can be read"),
        )
        .because(why)
        .hint(format!(
            "the built-in ones are {}",
            Policy::NAMES.join(", ")
        ))
    };
    let file = ports.inputs.file(Path::new(named));
    let text = file
        .and_then(|mut file| Secret::read_all(&mut file))
        .map_err(|why| unreadable(&why))?;
    let text = std::str::from_utf8(text.reveal())
        .map_err(|_| unreadable(&Unreadable::Malformed("not UTF-8 text")))?;
    Ok(Policy::parse(text)?)
}

/// The score that is enough where the policy does not name one: "safely unguessable" in zxcvbn's words.
const ENOUGH: u8 = 3;

const EXAMPLES: &str = "\
Examples:
  doorkey check                                     ask for one password
  doorkey check --env DB_PASSWORD --env SMTP_PASSWORD
  doorkey check --dotenv .env --except 'PORT'
  doorkey check --previous --about 'Ada Lovelace, ada@example.org'
  doorkey check --format json --dir /run/secrets";
