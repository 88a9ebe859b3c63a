//! The command line: global flags, the list of commands, and what is said of one that is wrong.

pub(crate) mod forms;
mod paths;
pub mod topics;
mod wrong;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::CommandFactory;
use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::cli::paths::Paths;
use crate::cli::topics::Topic;
use crate::commands::audit::Audit;
use crate::commands::breaches::Breaches;
use crate::commands::check::Check;
use crate::commands::codes::Codes;
use crate::commands::completions::Completions;
use crate::commands::corpus::Corpus;
use crate::commands::data::Data;
use crate::commands::doctor::Doctor;
use crate::commands::init::Init;
use crate::commands::pwned::Pwned;
use crate::commands::request::Request;
use crate::commands::store::Store;
use crate::commands::totp::Totp;
use crate::failure::Failure;
use crate::options::form;
use crate::options::form::FormatName;

/// Check passwords, secrets and accounts without leaking them
#[derive(clap::Parser, Clone, Debug)]
#[command(name = "doorkey", version = VERSION, after_help = EXIT_CODES_AND_TOPICS, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    pub(crate) output: OutputOptions,
    #[command(subcommand)]
    pub(crate) command: Command,
    #[arg(skip)]
    pub(crate) paths: Paths,
}

/// The commands. Their flags are made only when one is called; until then it is known by what stands here.
#[derive(clap::Subcommand, Clone, Debug)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Judge passwords and other secrets: strength, policy, exposure in breaches, reuse
    Check(Check),
    /// Audit the vaults of password managers: what to mend first, in one list
    Audit(Box<Audit>),
    /// Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus
    Pwned(Pwned),
    /// Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it
    Corpus(Corpus),
    /// See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)
    Breaches(Breaches),
    /// Keep public lists on this machine: breaches, second factors and passkeys of sites
    Data(Data),
    /// Keep recovery codes, hand out one at a time, and know which are used
    Codes(Codes),
    /// Enrol second factors, with proof, and give their one-time codes
    Totp(Totp),
    /// Find the way back into an account, and write the request that opens it
    Request(Request),
    /// Choose where secrets are kept: the keyring of this machine, or a vault of age files
    Init(Init),
    /// Move secrets between the keyring and the vault
    Store(Store),
    /// Examine the secret store, the ledger and the folders, and mend what can be mended
    Doctor(Doctor),
    /// Print a shell's completions
    Completions(Completions),
}

/// How the answer looks, and where it goes.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputOptions {
    /// The form of the answer
    #[arg(long, global = true, value_name = "FORM", default_value = "human")]
    pub(crate) format: FormatName,
    /// Write the answer to FILE (readable by you alone) instead of standard output
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Say nothing; the exit code tells
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

/// When to use colour.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

impl Cli {
    /// Read the command line.
    ///
    /// # Errors
    /// What to print and exit with: help and version, or a failure that never repeats what was typed.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, Stop> {
        let args: Vec<OsString> = args.into_iter().collect();
        if let Some(topic) = topic(&args) {
            return Err(Stop::Help(topic.text.to_owned()));
        }
        let typed = args.clone();
        let matches = Self::definition().try_get_matches_from(args);
        let read = matches.and_then(|matches| {
            let mut cli = Self::from_arg_matches(&matches)?;
            cli.paths = Paths::of(&matches);
            Ok((cli, matches))
        });
        let (cli, matches) = read.map_err(|error| match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Stop::Help(error.render().to_string())
            }
            _ => Stop::Wrong(wrong::told(&error, &typed)),
        })?;
        forms::suits(matches.subcommand_name(), cli.output.format).map_err(Stop::Wrong)?;
        Ok(cli)
    }

    /// The definition that completions and man pages are made from.
    #[must_use]
    pub fn definition() -> clap::Command {
        let add = |command: clap::Command, (name, forms): &(&str, &'static [FormatName])| {
            command.mut_subcommand(*name, |command| command.arg(form::one_of(forms)))
        };
        forms::OFFERED.iter().fold(Self::command(), add)
    }
}

/// The topic of `doorkey help TOPIC`, the one call of `help` that asks for no command.
fn topic(args: &[OsString]) -> Option<&'static Topic> {
    let [_program, help, name] = args else {
        return None;
    };
    (help == "help").then(|| topics::named(name.to_str()?))?
}

/// Why a command line is not run.
#[derive(Debug)]
pub enum Stop {
    /// Help or the version was asked for: for standard output, exit code 0.
    Help(String),
    /// It is wrong.
    Wrong(Failure),
}

/// A build for English alone says so: it takes the words of other languages for stronger than they are.
const VERSION: &str = if cfg!(feature = "languages") {
    env!("CARGO_PKG_VERSION")
} else {
    concat!(env!("CARGO_PKG_VERSION"), " (English only)")
};

const EXIT_CODES_AND_TOPICS: &str = "\
Exit codes:
  0  looked at everything; nothing to mend    4  input unreadable or damaged
  1  found something                          5  secret store locked or unreachable
  2  the command line is wrong                6  cancelled, or no terminal to ask on
  3  not everything could be looked at       70  a bug in doorkey

`doorkey help TOPIC` tells of: exit-codes, privacy, storage, policies, strength, ci";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::topics::TOPICS;

    #[test]
    fn every_topic_is_named_by_the_help_and_is_no_command() {
        let mut definition = Cli::definition();
        let help = definition.render_help().to_string();
        let (_, told) = help.split_once("tells of: ").unwrap_or_default();
        let names: Vec<_> = TOPICS.iter().map(|topic| topic.name).collect();
        assert_eq!(told.trim_end(), names.join(", "));
        for name in names {
            assert!(definition.find_subcommand(name).is_none(), "{name}");
            let asked = ["doorkey", "help", name].map(OsString::from);
            assert!(matches!(Cli::read(asked), Err(Stop::Help(text)) if text.len() > 400));
        }
        let unknown = ["doorkey", "help", "nothing"].map(OsString::from);
        assert!(matches!(Cli::read(unknown), Err(Stop::Wrong(_))));
    }

    #[test]
    fn a_build_with_words_of_english_alone_says_so_by_its_version() {
        let version = Cli::definition().render_version();
        let told = version.trim_end().ends_with("(English only)");
        assert_ne!(told, cfg!(feature = "languages"), "{version}");
    }

    #[test]
    fn a_command_is_told_in_one_sentence_before_and_after_its_flags_are_made() {
        let before = Cli::definition();
        let mut after = before.clone();
        after.build();
        for command in before.get_subcommands() {
            let about = |of: Option<&clap::Command>| of?.get_about().map(ToString::to_string);
            let told = about(Some(command));
            assert!(told.is_some(), "{}", command.get_name());
            assert_eq!(told, about(after.find_subcommand(command.get_name())));
        }
    }
}
