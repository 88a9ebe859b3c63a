//! What a command that keeps, hands out or mends has to say: sentences, notes and facts.
//!
//! Commands that judge secrets have a [`Report`](crate::report::Report) instead, row by row.

use crate::date::Date;
use crate::exit::Exit;
use crate::ledger::event::Proof;
use crate::ledger::factor::Traits;
use crate::recipes::Recipe;
use crate::request::case::Event;
use crate::request::draft::Draft;
use crate::request::lint::Rule;
use crate::request::plan::Plan;
use crate::request::search::Finds;
use crate::request::triage::Hint;
use crate::request::triage::Triage;
use crate::secret::Secret;
use crate::sites::account::Account;
use crate::sites::breach_list::Breach;
use crate::sites::kept::ListFate;
use crate::sites::kept::ListRow;
use crate::totp::code::Span;

/// The answer of such a command.
#[derive(Debug, Default)]
pub struct Told {
    /// Sentences that answer, for a reader.
    pub said: Vec<String>,
    /// What the reader should know besides.
    pub notes: Vec<String>,
    /// The same for a program, and what is shown as a table.
    pub facts: Vec<Fact>,
    /// Whether something is to be mended.
    pub found: bool,
    /// Whether something that was asked could not be told, or not be kept.
    pub is_open: bool,
}

/// One thing a program can read; each has a member of its own in the JSON.
#[derive(Debug)]
pub enum Fact {
    /// Sets of recovery codes.
    Sets(Vec<SetRow>),
    /// A code that was handed out, or whose state was settled.
    Settled(CodeRow),
    /// The codes of one set.
    RecoveryCodes(Vec<CodeRow>),
    /// Enrolments without their secrets.
    Factors(Vec<FactorRow>),
    /// The code of a moment.
    OneTimeCode(OneTimeRow),
    /// The rows of files of other apps, and what became of each.
    Imported(Vec<ImportedRow>),
    /// Names and what they stand for.
    Words(Vec<(&'static str, Word)>),
    /// Examinations and what they found.
    Examined(Vec<Examined>),
    /// The ways back into an account.
    Triage(Box<Triage>),
    /// What to file and to send.
    Draft(Draft),
    /// What on this machine may open the account.
    Finds(Finds),
    /// Cases, a line each.
    Cases(Vec<CaseRow>),
    /// One case, whole.
    Case(Box<CaseSheet>),
    /// The days of the case of this name.
    Plan(String, Box<Plan>),
    /// What to do, in order, under its name.
    Steps(&'static str, Vec<Hint>),
    /// What is known of services: one whole, several a line each.
    Services(Vec<Recipe>),
    /// What must not stand in a text.
    Lint(Vec<LintRow>),
    /// Breaches, a line each.
    Breaches(Vec<Breach>),
    /// What is known of one address.
    Account(Box<Account>),
    /// Keys of services, without the keys.
    ServiceKeys(Vec<ServiceKeyRow>),
    /// Public lists, and what became of each.
    SiteLists(Vec<ListRow>),
    /// A whole text that was asked for, as it is, under its name.
    Text(&'static str, Secret),
}

/// A place in a text, and what must not stand there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LintRow {
    /// The text's name: a path, or `standard input`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// What stands there.
    pub rule: &'static Rule,
}

/// What a name stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Word {
    /// Text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(usize),
}

/// A set of recovery codes without its codes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetRow {
    /// The site.
    pub site: String,
    /// The account; empty where the owner named none.
    pub account: String,
    /// How many codes it had.
    pub total: usize,
    /// How many nobody has seen.
    pub unused: usize,
    /// How many are maybe used.
    pub handed_out: usize,
    /// How many are used.
    pub burnt: usize,
    /// How many the site takes no more, because another set took their place.
    pub void: usize,
    /// When it was added, in seconds since 1970.
    pub added: u64,
    /// How many days ago that was.
    pub days: u64,
}

/// An enrolment without its secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactorRow {
    /// The name that means it alone: `pypi:ada`.
    pub name: String,
    /// The site.
    pub site: String,
    /// The account; empty where the owner named none.
    pub account: String,
    /// How its codes are made.
    pub traits: Traits,
    /// What is known of it.
    pub proof: Proof,
    /// When it was kept, in seconds since 1970.
    pub added: u64,
    /// How many days ago that was.
    pub days: u64,
}

/// The key of a service, without the key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ServiceKeyRow {
    /// The base address of the service it is for.
    pub address: String,
    /// When it was kept, in seconds since 1970.
    pub kept: u64,
    /// How many days ago that was.
    pub days: u64,
}

/// A one-time code.
#[derive(Debug)]
pub struct OneTimeRow {
    /// Whose it is: the name of the enrolment.
    pub name: String,
    /// The issuer, as the otpauth URI has it.
    pub issuer: String,
    /// The account, as the otpauth URI has it.
    pub account: String,
    /// The code.
    pub one_time_code: Secret,
    /// The one after it; `None` where a counter decides: nobody is to use it yet.
    pub next: Option<Secret>,
    /// How many seconds it still counts.
    pub seconds_left: Option<u64>,
    /// When it counts.
    pub valid: Option<Span>,
    /// Its counter, where a counter decides.
    pub counter: Option<u64>,
}

/// One row of a file of another app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportedRow {
    /// Where it stands: `backup.json, entry 3`.
    pub place: String,
    /// The name it goes by here; its name in the file where it is not kept.
    pub name: String,
    /// What became of it.
    pub fate: Fate,
    /// What was repaired, or why it is not kept.
    pub notes: Vec<String>,
}

/// What became of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is kept.
    Taken,
    /// The same secret was kept already.
    Known,
    /// It cannot be read.
    Bad,
}

/// A case in a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseRow {
    /// Its name: `pypi-ada`.
    pub name: String,
    /// The service; empty where it is not known.
    pub service: String,
    /// The name of the account; empty where it is not known.
    pub username: String,
    /// How far it has come, as a stable word.
    pub state: &'static str,
    /// How it ended; `None` while it is open.
    pub outcome: Option<String>,
    /// When it was begun, in seconds since 1970.
    pub since: u64,
    /// The next day on which there is something to do.
    pub next: Option<Date>,
}

/// A case with all that is known of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseSheet {
    /// In a line.
    pub row: CaseRow,
    /// Every fact, by its key.
    pub facts: Vec<(&'static str, String)>,
    /// The route's stable name and title.
    pub route: Option<(String, String)>,
    /// What happened, oldest first.
    pub log: Vec<Event>,
}

/// One recovery code.
#[derive(Debug)]
pub struct CodeRow {
    /// The site.
    pub site: String,
    /// The account.
    pub account: String,
    /// Its number in the set.
    pub number: u32,
    /// The code itself, where it was asked for.
    pub recovery_code: Option<Secret>,
    /// Its state.
    pub state: State,
}

/// What became of a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Nobody has seen it.
    Unused,
    /// Maybe used.
    HandedOut,
    /// Used for ever.
    Burnt,
    /// Another set took its place.
    Void,
}

/// One examination.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Examined {
    /// Its stable name.
    pub check: &'static str,
    /// How it went.
    pub health: Health,
    /// What was seen.
    pub saw: String,
    /// What the owner can do.
    pub hint: Option<String>,
}

/// How an examination went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Health {
    /// Nothing to mend.
    Good,
    /// Something to mend.
    Bad,
    /// It could not be looked at.
    Unknown,
}

impl Told {
    /// A sentence more.
    #[must_use]
    pub fn say(mut self, sentence: impl Into<String>) -> Self {
        self.said.push(sentence.into());
        self
    }

    /// A note more.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// A fact more.
    #[must_use]
    pub fn fact(mut self, fact: Fact) -> Self {
        self.facts.push(fact);
        self
    }

    /// The exit code.
    #[must_use]
    pub fn exit(&self) -> Exit {
        let unknown = |fact: &Fact| match fact {
            Fact::Examined(rows) => rows.iter().any(|row| row.health == Health::Unknown),
            // What was found is good news, and makes up for what could not be looked at.
            Fact::Finds(finds) => finds.found.is_empty() && !finds.not_looked_at.is_empty(),
            Fact::Account(account) => account.is_incomplete(),
            Fact::SiteLists(rows) => rows.iter().any(|row| row.fate == ListFate::Failed),
            _ => false,
        };
        match self {
            Self { found: true, .. } => Exit::Found,
            told if told.is_open || told.facts.iter().any(unknown) => Exit::Incomplete,
            _ => Exit::Done,
        }
    }
}

impl State {
    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unused => "unused",
            Self::HandedOut => "handed_out",
            Self::Burnt => "burnt",
            Self::Void => "void",
        }
    }
}

impl Fate {
    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Known => "known",
            Self::Bad => "bad",
        }
    }
}

#[cfg(test)]
mod tests;
