//! The paths of a command line: what it is to read, and that no answer takes the place of any of that.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::failure::Failure;
use crate::options::target::Target;
use crate::ports::Files;
use crate::ports::targets::Meeting;

/// What a command line points at. Every flag that takes a path is in here, also one that is yet to come.
#[derive(Clone, Default, Debug)]
pub(crate) struct Paths {
    named: Vec<Named>,
    descriptors: Vec<u32>,
}

/// A path, and the id of its flag.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Named {
    flag: String,
    path: PathBuf,
}

impl Paths {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let mut paths = Self::default();
        let mut below = Some(matches);
        while let Some(matches) = below {
            paths.add(matches);
            below = matches.subcommand().map(|(_, matches)| matches);
        }
        paths
    }

    fn add(&mut self, matches: &ArgMatches) {
        for id in matches.ids() {
            let flag = id.as_str();
            let mut add = |path: PathBuf| {
                let flag = flag.to_owned();
                let named = Named { flag, path };
                // A flag that goes before and after the command is met twice.
                if !self.named.contains(&named) {
                    self.named.push(named);
                }
            };
            // What has another type is an error here.
            let paths = matches.try_get_many::<PathBuf>(flag).ok().flatten();
            paths.into_iter().flatten().cloned().for_each(&mut add);
            if WORDS_OR_PATHS.contains(&flag) {
                let words = matches.try_get_many::<String>(flag).ok().flatten();
                let words = words.into_iter().flatten().map(PathBuf::from);
                words.for_each(&mut add);
            }
            if flag.ends_with("fd") {
                let numbers = matches.try_get_many::<u32>(flag).ok().flatten();
                self.descriptors.extend(numbers.into_iter().flatten());
            }
        }
    }

    /// Refuse, before anything is read, to write over what is read: an answer is made again, a vault is not.
    ///
    /// # Errors
    /// What is to be written would take the place of what is named beside it, or of what is plainly no older answer.
    pub(crate) fn spare(&self, files: &dyn Files) -> Result<(), Failure> {
        for (flag, what) in WRITTEN {
            for named in self.named.iter().filter(|named| named.flag == flag) {
                let path = named.path.as_path();
                self.spare_from(flag, Target { what, path }, files)?;
            }
        }
        Ok(())
    }

    fn spare_from(&self, flag: &str, target: Target<'_>, files: &dyn Files) -> Result<(), Failure> {
        for named in self.named.iter().filter(|named| named.flag != flag) {
            match files.meeting(target.path, &named.path) {
                Some(meeting) if is_lost(flag, target, &named.flag, meeting) => {
                    return Err(target.lost(&named.path, meeting));
                }
                _ => {}
            }
        }
        for &number in self.descriptors.iter().chain(&[0]) {
            if files.is_behind(target.path, number) {
                return Err(target.lost_behind(number));
            }
        }
        target.spares_strangers(files)
    }
}

/// Whether anything is lost where what `flag` writes meets what another flag names.
fn is_lost(flag: &str, target: Target<'_>, named: &str, meeting: Meeting) -> bool {
    match meeting {
        // A baseline that takes the place of the older one is brought up to date.
        Meeting::Same => (flag, named) != ("write_baseline", "baseline"),
        // Of a folder of `pass` only what is sealed is read, and of a folder that is searched nothing is an input.
        Meeting::Inside if named == "files" => {
            let sealed = target.path.extension();
            sealed.is_some_and(|it| it == "gpg" || it == "age")
        }
        Meeting::Inside => !SEARCHED.contains(&named),
    }
}

/// The flags whose file is replaced, and what they write. All others that write refuse a file that is there.
const WRITTEN: [(&str, &str); 2] = [("output", "the answer"), ("write_baseline", "the baseline")];
/// Flags that take the name of a file or something else.
const WORDS_OR_PATHS: [&str; 4] = ["corpus", "file", "policy", "ranges"];
/// Folders that are looked through or written into.
const SEARCHED: [&str; 4] = ["folders", "home", "into", "out"];

#[cfg(test)]
mod tests {
    use std::any::TypeId;

    use super::*;
    use crate::cli::Cli;

    /// A flag that takes a path as another type, and is not named here, would not be spared.
    #[test]
    fn every_flag_that_takes_a_path_is_known() {
        let mut definition = Cli::definition();
        definition.build();
        let mut waiting = vec![&definition];
        let mut paths = 0;
        while let Some(command) = waiting.pop() {
            waiting.extend(command.get_subcommands());
            for arg in command.get_arguments() {
                let names = arg.get_value_names().unwrap_or_default();
                let words = ["FILE", "DIR", "SOURCE", "OUT"];
                let mut pieces = names.iter().flat_map(|name| name.split(['|', '…', ',']));
                if !pieces.any(|piece| words.contains(&piece)) {
                    continue;
                }
                paths += 1;
                let id = arg.get_id().as_str();
                let is_path = arg.get_value_parser().type_id() == TypeId::of::<PathBuf>();
                assert!(is_path || WORDS_OR_PATHS.contains(&id), "{id}");
            }
        }
        assert!(paths > 30, "{paths}");
    }
}
