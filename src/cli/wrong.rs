//! What is said of a command line that is wrong, in words that hold nothing of what was typed: it may be a secret.
//!
//! clap's own message would repeat it, so only what comes from our own definition is taken from there.

use std::ffi::OsString;

use clap::Command;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;

use crate::cli::Cli;
use crate::failure::Failure;
use crate::failure::Kind;

/// What is wrong with the command line `args`, of which clap said `error`.
pub(super) fn told(error: &clap::Error, args: &[OsString]) -> Failure {
    let mut definition = Cli::definition();
    definition.build();
    let called = Called::of(&definition, args);
    let ours = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) if !texts.is_empty() => Some(texts.join(", ")),
        _ => None,
    };
    let flag = || ours(ContextKind::InvalidArg).unwrap_or_default();
    let suggested = || {
        ours(ContextKind::SuggestedArg)
            .or_else(|| ours(ContextKind::SuggestedSubcommand))
            .map(|name| format!("did you mean `{name}`?"))
    };
    let is_empty = || ours(ContextKind::InvalidValue).is_some_and(|value| value.is_empty());
    let (what, hint) = match error.kind() {
        ErrorKind::UnknownArgument if called.has_flag(&flag()) => (
            "a flag stands before the command that has it".to_owned(),
            Some(format!("write it after `{}`", called.path)),
        ),
        ErrorKind::UnknownArgument => match flag_of_others(&definition, &flag()) {
            // Its name is ours, so that it can be repeated. One that looks like it may be its opposite.
            Some((flag, others)) => (
                format!("`{}` has no `{flag}`", called.path),
                Some(called.elsewhere(&others)),
            ),
            None => (
                "an argument was not expected (it is not repeated here: it may be a secret)"
                    .to_owned(),
                suggested().or_else(|| Some(called.never_an_argument())),
            ),
        },
        ErrorKind::InvalidSubcommand => (
            called.has("no such command"),
            suggested().or_else(|| Some(called.commands())),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let what = if is_empty() {
                format!("`{}` needs a value", flag())
            } else {
                format!("the value of `{}` is not one it takes", flag())
            };
            let valid = ours(ContextKind::ValidValue);
            (what, valid.map(|values| format!("it takes {values}")))
        }
        ErrorKind::ArgumentConflict => (
            format!("`{}` does not go with another flag that was given", flag()),
            ours(ContextKind::PriorArg).map(|other| format!("leave out it or `{other}`")),
        ),
        ErrorKind::MissingRequiredArgument => (format!("`{}` is missing", flag()), None),
        ErrorKind::TooFewValues | ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues => {
            (format!("`{}` needs a value", flag()), None)
        }
        ErrorKind::TooManyValues => ("a flag was given a value it does not take".to_owned(), None),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("no command was given".to_owned(), Some(called.commands()))
        }
        _ => ("the command line cannot be read".to_owned(), None),
    };
    Failure::new(Kind::Usage, what).hint(hint.unwrap_or_else(|| called.see_help()))
}

/// The command that was called, as far as the line names one.
struct Called<'a> {
    command: &'a Command,
    /// Its name with those above it, from our definition.
    path: String,
}

impl<'a> Called<'a> {
    fn of(definition: &'a Command, args: &[OsString]) -> Self {
        let mut called = Self {
            command: definition,
            path: definition.get_name().to_owned(),
        };
        for word in args.iter().skip(1).take_while(|word| *word != "--") {
            let next = word
                .to_str()
                .and_then(|word| called.command.find_subcommand(word));
            if let Some(next) = next.filter(|next| next.get_name() != HELP) {
                called.command = next;
                called.path = format!("{} {}", called.path, next.get_name());
            }
        }
        called
    }

    fn see_help(&self) -> String {
        format!("see `{} --help`", self.path)
    }

    /// `no such command`, said of which command where it is not the first.
    fn has(&self, what: &str) -> String {
        if self.command.get_name() == self.path {
            format!("there is {what}")
        } else {
            format!("`{}` has {what}", self.path)
        }
    }

    /// What it can be told to do. Of the program itself the help tells more than a list of names.
    fn commands(&self) -> String {
        let names: Vec<_> = visible(self.command).map(Command::get_name).collect();
        if names.is_empty() || self.command.get_name() == self.path {
            return self.see_help();
        }
        format!("it has {}; {}", names.join(", "), self.see_help())
    }

    fn has_flag(&self, typed: &str) -> bool {
        let name = typed.strip_prefix("--");
        name.is_some_and(|name| has_long(self.command, name))
    }

    fn elsewhere(&self, others: &[String]) -> String {
        match others {
            [] => self.see_help(),
            [one] => format!("it is a flag of `{one}`; {}", self.see_help()),
            [one, other] => format!("`{one}` and `{other}` have it; {}", self.see_help()),
            _ => format!("other commands have it; {}", self.see_help()),
        }
    }

    /// How a secret comes in, where this command takes one.
    fn never_an_argument(&self) -> String {
        if has_long(self.command, "env") && has_long(self.command, "file") {
            NEVER_AN_ARGUMENT.to_owned()
        } else {
            format!(
                "{}; if it was a secret, it may now stand in your shell's history",
                self.see_help()
            )
        }
    }
}

fn has_long(command: &Command, name: &str) -> bool {
    let mut flags = command.get_arguments();
    flags.any(|flag| flag.get_long() == Some(name))
}

/// The commands below `command` that its help names.
fn visible(command: &Command) -> impl Iterator<Item = &Command> {
    let shown = |below: &&Command| below.get_name() != HELP && !below.is_hide_set();
    command.get_subcommands().filter(shown)
}

/// The long flag that was typed, where another command has it, and the commands that do.
fn flag_of_others(definition: &Command, typed: &str) -> Option<(String, Vec<String>)> {
    let name = typed.strip_prefix("--")?;
    let mut others = Vec::new();
    with_flag(definition, definition.get_name(), name, &mut others);
    let flag = format!("--{name}");
    (!others.is_empty()).then_some((flag, others))
}

/// Every command at or below `command` that has the flag `--name`, by its path.
fn with_flag(command: &Command, path: &str, name: &str, found: &mut Vec<String>) {
    if has_long(command, name) {
        found.push(path.to_owned());
    }
    for below in visible(command) {
        with_flag(below, &format!("{path} {}", below.get_name()), name, found);
    }
}

/// The command that clap adds everywhere.
const HELP: &str = "help";
const NEVER_AN_ARGUMENT: &str = "a secret is never an argument: pipe it, or use `--env NAME`, `--file F`; if it \
    was one, it may now stand in your shell's history";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Stop;

    fn said(line: &str) -> (String, String) {
        let args = line.split(' ').map(OsString::from);
        match Cli::read(args) {
            Err(Stop::Wrong(failure)) => (failure.what, failure.hint.unwrap_or_default()),
            other => (format!("{other:?}"), String::new()),
        }
    }

    #[test]
    fn a_flag_of_another_command_is_named_and_its_opposite_is_not_offered() {
        for (line, what, hint) in [
            (
                "doorkey check --online",
                "`doorkey check` has no `--online`",
                "`doorkey audit` and `doorkey doctor` have it; see `doorkey check --help`",
            ),
            (
                "doorkey breaches account ada@example.org --offline",
                "`doorkey breaches account` has no `--offline`",
                "other commands have it; see `doorkey breaches account --help`",
            ),
        ] {
            assert_eq!(said(line), (what.to_owned(), hint.to_owned()));
        }
        assert_eq!(
            said("doorkey --offline check").1,
            "write it after `doorkey check`"
        );
        assert_eq!(
            said("doorkey check --offlin").1,
            "did you mean `--offline`?"
        );
    }

    #[test]
    fn what_may_be_a_secret_is_not_repeated_and_only_flags_that_are_there_are_named() {
        for line in [
            "doorkey check hunter2",
            "doorkey breaches list hunter2",
            "doorkey check --hunter2",
        ] {
            let (what, hint) = said(line);
            assert!(what.contains("was not expected"), "{what}");
            assert!(
                !format!("{what}{hint}").contains("hunter2"),
                "{what} {hint}"
            );
            assert_eq!(hint.contains("--env"), line.contains("check"), "{hint}");
            assert!(hint.contains("shell's history"), "{hint}");
        }
    }

    #[test]
    fn a_value_that_is_missing_is_said_to_be_missing() {
        let needs = "`--file <FILE>` needs a value";
        assert_eq!(said("doorkey check --file").0, needs);
        let (what, hint) = said("doorkey check --format xml");
        assert_eq!(what, "the value of `--format <FORM>` is not one it takes");
        assert!(hint.starts_with("it takes human, json"), "{hint}");
    }

    #[test]
    fn the_help_of_the_command_that_was_called_is_named_with_what_it_can_do() {
        let (what, hint) = said("doorkey codes");
        assert_eq!(what, "no command was given");
        assert!(
            hint.starts_with("it has ") && hint.contains("add, "),
            "{hint}"
        );
        assert!(
            hint.ends_with("see `doorkey codes --help`") && !hint.contains("help,"),
            "{hint}"
        );
        let (what, hint) = said("doorkey codes hunter2");
        assert_eq!(what, "`doorkey codes` has no such command");
        assert!(hint.ends_with("see `doorkey codes --help`"), "{hint}");
        let (what, hint) = said("doorkey totp rename pypi x");
        assert_eq!(
            (what.contains("--to"), &*hint),
            (true, "see `doorkey totp rename --help`")
        );
        assert_eq!(said("doorkey").1, "see `doorkey --help`");
    }
}
