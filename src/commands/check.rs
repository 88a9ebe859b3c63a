//! `doorkey check`: is this secret any good?

use std::path::Path;

use crate::audit::flow::Flow;
use crate::audit::flow::Judge;
use crate::audit::reused::MAX_REMEMBERED;
use crate::audit::reused::Seen;
use crate::breach::common;
use crate::breach::digest::Digest;
use crate::breach::digest::HashKind;
use crate::breach::exposure::Exposure;
use crate::config::Config;
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
use crate::strength::estimate::Estimate;
use crate::strength::estimate::Estimator;
use crate::strength::personal::About;
use crate::strength::variation::variation;
use crate::strength::zxcvbn::Zxcvbn;

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
        let judge = CheckJudge {
            policy,
            about,
            previous,
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
    counting: Counting,
    seen: Seen,
}

impl Judge for CheckJudge {
    type Weight = (Estimate, Vec<String>);

    const AT_A_TIME: usize = 1;

    fn digest(&self, secret: &Secret) -> Result<Digest, Unreadable> {
        Ok(Digest::of(secret))
    }

    fn weigh(&self, secret: &Secret) -> (Estimate, Vec<String>) {
        let estimate = Zxcvbn.estimate(secret, &self.about);
        (estimate, oddity::notes(secret))
    }

    fn conclude(
        &mut self,
        id: &str,
        secret: &Secret,
        digest: &Digest,
        (estimate, mut notes): (Estimate, Vec<String>),
        exposure: Exposure,
    ) -> Judged {
        let changed = self
            .previous
            .as_ref()
            .and_then(|previous| variation(secret, previous));
        let verdict = self.policy.judge(&Evidence {
            secret,
            estimate: &estimate,
            exposure: Some(&exposure),
            common: common::lists(digest),
            about: &self.about,
            variation: changed,
        });
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
        Judged {
            strength: Some(estimate),
            policy: Some(verdict),
            exposure: Some(exposure),
            findings,
            notes,
        }
    }
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
