//! `doorkey audit`: what password managers wrote out, and in one list what to mend first.

mod diff;
mod exposure;
mod files;
mod knowing;

use std::path::Path;
use std::path::PathBuf;

use crate::audit::vault;
use crate::audit::vault::asked::Asked;
use crate::audit::vault::baseline::Baseline;
use crate::audit::vault::checks::ADVICE;
use crate::audit::vault::checks::CHECKS;
use crate::audit::vault::ignores::Ignores;
use crate::audit::vault::known::Known;
use crate::audit::vault::known::Limits;
use crate::audit::vault::list::List;
use crate::audit::vault::scene::Scene;
use crate::commands::audit::diff::Diff;
use crate::commands::audit::exposure::ExposureOptions;
use crate::commands::audit::exposure::Said;
use crate::commands::audit::files::Opening;
use crate::commands::audit::knowing::Lists;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::previous::Previous;
use crate::ports::Ports;
use crate::report::Severity;
use crate::secret::Secret;
use crate::told::Told;

/// Audit the vaults of password managers: what to mend first, in one list
///
/// The files are what password managers export, and KeePass databases; what kind each is, is seen from its content.
/// Several are one vault. No password is printed, in no form.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = after_help(), args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub struct Audit {
    /// The exports, databases, and folders of `pass`; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Which rules (listed below): `+old` adds one, `-weak` leaves one out, bare names are the only ones
    #[arg(
        long,
        value_name = "RULE,…",
        value_delimiter = ',',
        allow_hyphen_values = true,
        help_heading = "Verdict"
    )]
    rules: Vec<String>,
    /// The findings that make the exit code 1: rules, or `error`, `warning`, `note` and what is worse [default: errors and
    /// warnings, without no-second-factor and recovery-blocker, which are advice]
    #[arg(
        long,
        value_name = "RULE|SEVERITY,…",
        value_delimiter = ',',
        help_heading = "Verdict"
    )]
    fail_on: Vec<String>,
    /// Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code
    #[arg(long, help_heading = "Verdict")]
    exit_zero: bool,
    /// What was found before, as `--write-baseline` wrote it: only what is new makes the exit code 1
    #[arg(long, value_name = "FILE", help_heading = "Verdict")]
    baseline: Option<PathBuf>,
    /// Write down what is found, for `--baseline`: salted fingerprints of rules and names, readable by you alone
    #[arg(long, value_name = "FILE", help_heading = "Verdict")]
    write_baseline: Option<PathBuf>,
    /// Tell only what the baseline has not
    #[arg(long, requires = "baseline", help_heading = "Verdict")]
    new_only: bool,
    /// What to live with, as TOML: `[[ignore]]` with rule, site or title or user or folder, reason, until
    #[arg(long, value_name = "FILE", help_heading = "Verdict")]
    ignore_file: Option<PathBuf>,
    /// Leave out titles, users, sites, folders and names of files
    #[arg(long)]
    redact: bool,
    /// Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated
    #[arg(long, value_name = "WORDS", help_heading = "Verdict")]
    about: Vec<String>,
    /// Ask for the password of the vault itself, and find it and its variations among the others
    #[arg(long, help_heading = "Verdict")]
    master: bool,
    #[command(flatten, next_help_heading = "Verdict")]
    previous: Previous,
    /// Days before its end from which an entry is told to end soon
    #[arg(long, value_name = "DAYS", default_value = "30", value_parser = clap::value_parser!(u64).range(1..=3650), help_heading = "Verdict")]
    expiring_days: u64,
    /// Days after which `old` and `unused` tell of an entry
    #[arg(long, value_name = "DAYS", default_value = "365", value_parser = clap::value_parser!(u64).range(1..=36_500), help_heading = "Verdict")]
    old_days: u64,
    #[command(flatten)]
    opening: Opening,
    #[command(flatten)]
    exposure: ExposureOptions,
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    Diff(Diff),
}

/// What the command answers.
#[derive(Debug)]
pub enum Answer {
    /// The list.
    List(Box<List>),
    /// How two lists differ.
    Diff(Told),
}

impl Audit {
    /// Whether two reports are to be compared.
    #[must_use]
    pub fn is_diff(&self) -> bool {
        self.action.is_some()
    }

    /// Read, examine, and put in order; `say` tells at once what cannot wait.
    ///
    /// # Errors
    /// Nothing could be read, an option names what is not there, or it was cancelled.
    pub fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        say: &mut dyn FnMut(&str),
    ) -> Result<Answer, Failure> {
        if let Some(Action::Diff(diff)) = &self.action {
            return diff.run(ports).map(Answer::Diff);
        }
        let mut asked = self.asked()?;
        let ignores = self.ignores(ports)?;
        let baseline = self.baseline(ports)?;
        let masters = self.masters(ports)?;
        let (sources, unread) = self.opening.read(ports, &self.files)?;
        let lists = Lists::open(ports, &asked);
        let mut known = Known {
            now: ports.clock.now(),
            limits: self.limits(),
            about: &self.about,
            masters: &masters,
            exposures: Err(exposure::off()),
            breaches: lists.breaches(),
            sites: Ok(lists.sites()),
            codes: lists.codes(),
        };
        let mut said = Said {
            notes: lists.notes.clone(),
            names: Vec::new(),
        };
        let exposures = if asked.is_on_named("exposed") {
            let scene = Scene::new(&sources, &known);
            self.exposure
                .ask(ports, config, &scene, &mut asked, &mut said, say)?
        } else {
            Err(exposure::off())
        };
        known.exposures = exposures.as_deref().map_err(Clone::clone);
        let scene = Scene::new(&sources, &known);
        let mut list = vault::examine(&scene, &sources, &asked);
        list.account.files.extend(unread);
        list.account.exit_zero = self.exit_zero;
        list.account.notes.extend(said.notes);
        list.account.names = said.names;
        list.account.notes.extend(self.advice(&list));
        ignores.apply(&mut list, known.now);
        let old = baseline.unwrap_or_else(|| Baseline::new(salt(ports)));
        if let Some(path) = &self.write_baseline {
            let mut new = old.clone();
            new.take(&list);
            write(ports, path, &new)?;
        }
        old.mark(&mut list);
        if self.new_only {
            list = list.new_only();
        }
        if self.redact {
            list = list.redacted();
        }
        Ok(Answer::List(Box::new(list)))
    }

    fn asked(&self) -> Result<Asked, Failure> {
        let unknown = |flag: &str, at: usize| {
            let rules: Vec<_> = CHECKS.iter().map(|check| check.rule.id).collect();
            Failure::new(
                Kind::Usage,
                format!("`{flag}` names no rule at its place {at}"),
            )
            .hint(format!("the rules are {}", rules.join(", ")))
        };
        let mut asked = Asked::default();
        asked
            .rules(&self.rules)
            .map_err(|at| unknown("--rules", at))?;
        asked
            .fail_on(&self.fail_on)
            .map_err(|at| unknown("--fail-on", at))?;
        if let Some(id) = asked.contradiction() {
            let what = format!("`--fail-on` names `{id}`, which `--rules` leaves out");
            return Err(Failure::new(Kind::Usage, what).hint(format!(
                "check it with `--rules …,{id}`, or take it out of `--fail-on`"
            )));
        }
        Ok(asked)
    }

    /// Said where warnings stand above an exit code of 0.
    fn advice(&self, list: &List) -> Option<String> {
        let mut findings = list.rows.iter().flat_map(|row| &row.findings);
        let is_advice = findings.any(|it| it.severity > Severity::Note && !it.counts);
        let is_so = list.account.counted == 0 && self.fail_on.is_empty() && is_advice;
        is_so.then(|| {
            "what was found is advice, which does not decide the exit code; with `--fail-on warning` it does".to_owned()
        })
    }

    fn limits(&self) -> Limits {
        Limits {
            expiring_days: self.expiring_days,
            old_days: self.old_days,
            unused_days: self.old_days,
        }
    }

    fn masters(&self, ports: &mut Ports<'_>) -> Result<Vec<Secret>, Failure> {
        let mut masters = Vec::new();
        if self.master {
            masters.push(ports.terminal.ask_secret("Password of the vault: ")?);
        }
        masters.extend(self.previous.read(ports)?);
        masters.retain(|secret| !secret.is_empty());
        Ok(masters)
    }

    fn ignores(&self, ports: &Ports<'_>) -> Result<Ignores, Failure> {
        match &self.ignore_file {
            None => Ok(Ignores::default()),
            Some(path) => Ok(Ignores::parse(read(ports, path)?.reveal())?),
        }
    }

    fn baseline(&self, ports: &Ports<'_>) -> Result<Option<Baseline>, Failure> {
        match &self.baseline {
            None => Ok(None),
            Some(path) => Ok(Some(Baseline::parse(read(ports, path)?.reveal())?)),
        }
    }
}

fn salt(ports: &mut Ports<'_>) -> [u8; 32] {
    let mut salt = [0; 32];
    rand::Rng::fill_bytes(ports.random, &mut salt);
    salt
}

/// A file that the owner named for this run.
fn read(ports: &Ports<'_>, path: &Path) -> Result<Secret, Failure> {
    let read = ports
        .inputs
        .file(path)
        .and_then(|mut file| Secret::read_at_most(&mut file, MAX_FILE));
    read.map_err(|why| {
        Failure::new(Kind::Input, format!("`{}` cannot be read", path.display())).because(&why)
    })
}

fn write(ports: &Ports<'_>, path: &Path, baseline: &Baseline) -> Result<(), Failure> {
    let unwritable = |why: &dyn std::error::Error| {
        Failure::new(
            Kind::Output,
            format!("`{}` cannot be written", path.display()),
        )
        .because(&why.to_string())
    };
    let text = baseline.write().map_err(|why| unwritable(&why))?;
    let mut file = ports.files.replace(path).map_err(|why| unwritable(&why))?;
    file.write_all(&text).map_err(|why| unwritable(&why))?;
    file.commit().map_err(|why| unwritable(&why))
}

/// Reports and baselines of a hundred thousand entries are smaller.
const MAX_FILE: usize = 256 << 20;

/// The rules, what the exit codes say, and examples.
fn after_help() -> String {
    let mut text = String::from("Rules:\n");
    for check in CHECKS {
        let (rule, off) = (
            check.rule,
            if check.is_on {
                ""
            } else {
                " (off unless named)"
            },
        );
        let severity = match rule.severity {
            Severity::Warning if ADVICE.contains(&rule.id) => "advice",
            severity => severity.word(),
        };
        let line = format!("  {:<18}{severity:<9}{}{off}\n", rule.id, rule.title);
        text.push_str(&line);
    }
    text.push_str(
        "  Each finding says its own severity, which can be another than its rule's.\n\n",
    );
    text.push_str(EXIT_CODES);
    text.push_str(EXAMPLES);
    text
}

const EXIT_CODES: &str = "\
Exit codes:
  0   all was looked at, and nothing counts that was found
  1   something was found that counts: see `--fail-on`
  2   the command line is wrong
  3   nothing that counts was found, and not all could be looked at
  4   nothing that counts was found, and a file or a row could not be read
  6   nobody gave the password that a file needs

";

const EXAMPLES: &str = "\
Examples:
  doorkey audit bitwarden.json chrome.csv            one vault of two files
  doorkey audit vault.kdbx --format html --output audit.html
  doorkey audit vault.kdbx --corpus sha1.corpus --fail-on exposed,reused
  doorkey audit vault.kdbx --fail-on warning         advice decides too
  doorkey audit export.csv --write-baseline known.json
  doorkey audit export.csv --baseline known.json --new-only
  doorkey audit diff old.json new.json               what was mended";
