//! The one list: a row for each entry with all that is to be mended, and the account of the whole run.

use std::cmp::Reverse;

use crate::audit::vault::known::Limits;
use crate::audit::vault::known::Missing;
use crate::audit::vault::naming;
use crate::exit::Exit;
use crate::report::Rule;
use crate::report::Severity;
use crate::sites::own::Protects;
use crate::vault::entry::BadEntry;

/// What an audit found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct List {
    /// Entries with something to mend, what comes first first.
    pub rows: Vec<Row>,
    /// Entries that have something in common.
    pub groups: Vec<Group>,
    /// What was found and is not in the list.
    pub hidden: Vec<Hidden>,
    /// The account of the run.
    pub account: Account,
}

/// A finding that is not in the list, so that who compares two lists does not take it for mended. All text is outside
/// text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hidden {
    /// The rule.
    pub rule: &'static str,
    /// Why it is not there: `ignored`, or `known` from the baseline.
    pub why: &'static str,
    /// Its entry, without findings.
    pub row: Row,
}

/// What decides how much can be found; never the words themselves.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sought {
    /// How many words about the owner were tried.
    pub about: usize,
    /// How many passwords no entry should resemble.
    pub masters: usize,
    /// From when on something is old, or ends soon.
    pub limits: Limits,
    /// Only what the baseline has not was told.
    pub is_new_only: bool,
}

/// One entry and all that is to be mended of it. All text but messages is outside text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// Which file it is of, from 0.
    pub file: usize,
    /// Which entry of its file it is, from 1.
    pub number: usize,
    /// Where it stands in its file.
    pub place: String,
    /// Its name.
    pub title: String,
    /// Whom it logs in.
    pub user: String,
    /// The host of its site. Nothing else of an address is ever here.
    pub host: String,
    /// The folder it lies in.
    pub folder: String,
    /// A name of it is left out: it holds a password.
    pub is_withheld: bool,
    /// What it protects, where anything particular is known of that.
    pub protects: Option<Protects>,
    /// How strong its password is, 0 to 4.
    pub score: Option<u8>,
    /// What is to be mended, the worst first.
    pub findings: Vec<Finding>,
    /// Pages that help.
    pub links: Links,
}

/// Pages of a site. Outside text: who makes links of it looks at it first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Links {
    /// The host where a password is changed, at its well-known address.
    pub change: Option<String>,
    /// On second factors.
    pub help: Option<String>,
    /// For who is locked out.
    pub recovery: Option<String>,
}

/// Something to mend.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule it breaks.
    pub rule: &'static Rule,
    /// How bad it is here.
    pub severity: Severity,
    /// One sentence without any name.
    pub message: String,
    /// What has names in it. Outside text.
    pub detail: Option<String>,
    /// The group it belongs to, from 0.
    pub group: Option<usize>,
    /// Whether it makes the exit code 1.
    pub counts: bool,
    /// Whether the baseline has it.
    pub is_known: bool,
}

/// Entries that have something in common.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The rule that all of them break.
    pub rule: &'static Rule,
    /// The rows.
    pub members: Vec<usize>,
}

/// The account of the run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Account {
    /// The files, in the order in which they were given.
    pub files: Vec<FileAccount>,
    /// The rules, and what became of each.
    pub rules: Vec<RuleAccount>,
    /// How many passwords have each score, by the worst that was found of their entries: nothing, notes, warnings,
    /// errors.
    pub scores: [[usize; 4]; 5],
    /// What was sought.
    pub sought: Sought,
    /// Findings that are in the list.
    pub found: usize,
    /// Those of them that make the exit code 1.
    pub counted: usize,
    /// Findings that the baseline has.
    pub known: usize,
    /// Findings that the owner chose to ignore: the rule, why, and how many.
    pub ignored: Vec<(&'static str, String, usize)>,
    /// What the reader should know of the run.
    pub notes: Vec<String>,
    /// Names that may stand in it, such as that of a corpus; they are not told by themselves.
    pub names: Vec<String>,
    /// Findings and gaps leave the exit code at 0.
    pub exit_zero: bool,
    /// Names are left out.
    pub is_redacted: bool,
}

/// What was read of one file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FileAccount {
    /// Its name. Outside text.
    pub name: String,
    /// Its format; empty where it could not be read.
    pub format: String,
    /// Why nothing of it could be read.
    pub trouble: Option<String>,
    /// Entries that were read.
    pub read: usize,
    /// Those that were checked.
    pub checked: usize,
    /// Those that their owner told the manager to leave out.
    pub left_out: usize,
    /// In the trash or archived: not looked at.
    pub put_away: usize,
    /// Those that could not be read. Outside text.
    pub bad: Vec<BadEntry>,
    /// What should be known of it. Outside text.
    pub notes: Vec<String>,
    /// A part of it is missing.
    pub is_incomplete: bool,
}

/// What became of one rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleAccount {
    /// The rule.
    pub rule: &'static Rule,
    /// Whether it was checked.
    pub state: State,
    /// What it found, before anything was ignored.
    pub found: usize,
    /// Of how many entries anything is known, where that is not all.
    pub told_of: Option<usize>,
    /// Entries that it could not tell of, by why.
    pub open: Vec<(String, usize)>,
    /// The run is incomplete where it could not be checked: its owner asked for it.
    pub matters: bool,
}

/// Whether a rule was checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// It was.
    Checked,
    /// Nobody asked for it.
    Off,
    /// Something is missing for it.
    Missing(Missing),
}

impl Row {
    /// How bad the worst of it is.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// Its name where names are left out; the same in every form of the answer.
    #[must_use]
    pub fn stable_name(&self) -> String {
        format!("entry {} of file {}", self.number, self.file + 1)
    }

    /// Take away the findings that are not to be told; each is one that is hidden.
    pub(super) fn hide(
        &mut self,
        why: &'static str,
        is_told: impl Fn(&Finding) -> bool,
    ) -> Vec<Hidden> {
        let (told, hidden): (Vec<_>, Vec<_>) = std::mem::take(&mut self.findings)
            .into_iter()
            .partition(is_told);
        let hidden = hidden.into_iter().map(|finding| Hidden {
            rule: finding.rule.id,
            why,
            row: self.clone(),
        });
        let hidden = hidden.collect();
        self.findings = told;
        hidden
    }

    /// Before which others it stands: errors before warnings, and those before what is only to be known; then what it
    /// protects, how much there is, and its place.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        (
            Reverse(self.severity()),
            self.protects.unwrap_or(Protects::Other),
            Reverse(self.findings.len()),
            self.file,
            self.number,
        )
    }
}

impl List {
    /// The same without any name: titles, users, sites, folders and files become numbers.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        let hidden = self.hidden.iter_mut().map(|hidden| &mut hidden.row);
        for row in self.rows.iter_mut().chain(hidden) {
            row.title = row.stable_name();
            row.place = format!("entry {}", row.number);
            row.user.clear();
            row.host.clear();
            row.folder.clear();
            row.links = Links::default();
            for finding in &mut row.findings {
                finding.detail = None;
            }
        }
        for (number, file) in self.account.files.iter_mut().enumerate() {
            file.name = format!("file {}", number + 1);
            // Why it could not be read begins with its name.
            if let Some(why) = &mut file.trouble {
                "why is left out here: it may hold names".clone_into(why);
            }
            // Where it stands may be a name, as in a folder with a file for each entry.
            for (number, bad) in file.bad.iter_mut().enumerate() {
                bad.place = format!("row {}", number + 1);
            }
            let hidden = std::mem::take(&mut file.notes).len();
            if hidden > 0 {
                file.notes.push(format!(
                    "{hidden} notes on this file are left out here: they may hold names"
                ));
            }
        }
        for (_, why, _) in &mut self.account.ignored {
            let until = why.rsplit_once(" (until ").map(|(_, until)| until);
            *why = match until {
                Some(until) => format!("why is left out here (until {until}"),
                None => "why is left out here".to_owned(),
            };
        }
        self.account.hide_names();
        self.account.is_redacted = true;
        self
    }
}

impl Account {
    /// Take names out of what is said of the run and of its rules.
    fn hide_names(&mut self) {
        let names = std::mem::take(&mut self.names);
        let hide = |text: &mut String| *text = naming::without_names(text, &names);
        self.notes.iter_mut().for_each(hide);
        for rule in &mut self.rules {
            if let State::Missing(missing) = &mut rule.state {
                hide(&mut missing.why);
                hide(&mut missing.hint);
            }
            rule.open.iter_mut().for_each(|(why, _)| hide(why));
        }
    }

    /// Entries that were read.
    #[must_use]
    pub fn read(&self) -> usize {
        self.files.iter().map(|file| file.read).sum()
    }

    /// Entries that were checked.
    #[must_use]
    pub fn checked(&self) -> usize {
        self.files.iter().map(|file| file.checked).sum()
    }

    /// Whether a part of what was given, or a rule that was asked for, was not looked at.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        let is_open =
            |rule: &RuleAccount| matches!(rule.state, State::Missing(_)) || !rule.open.is_empty();
        self.files.iter().any(|file| file.is_incomplete)
            || self.rules.iter().any(|rule| rule.matters && is_open(rule))
    }

    /// The exit code. A finding beats what could not be read, and that beats what nobody could tell.
    #[must_use]
    pub fn exit(&self) -> Exit {
        let is_unread = |file: &FileAccount| file.trouble.is_some() || !file.bad.is_empty();
        if self.exit_zero {
            Exit::Done
        } else if self.counted > 0 {
            Exit::Found
        } else if self.read() == 0 || self.files.iter().any(is_unread) {
            Exit::Input
        } else if self.is_incomplete() {
            Exit::Incomplete
        } else {
            Exit::Done
        }
    }
}
