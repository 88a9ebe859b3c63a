//! What staff will ask for as proof, foretold from public pages and from a push that is only tried.
//!
//! Every request is planned before it is made: [`plan::pages`] needs the facts only, [`plan::links`] what the
//! index said of the projects, [`plan::pushes`] which of the repositories are public. [`read`] makes findings of
//! what came. What did not come, or cannot be believed, is unknown; nothing is ever guessed to be in order.

mod account;
mod address;
mod attested;
mod clock;
mod domain;
pub mod forge;
mod index;
pub mod plan;
mod verdict;

use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::proof::forge::Repository;
use crate::request::proof::plan::Planned;
use crate::request::proof::plan::Push;

/// Where the public pages are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bases {
    /// The index: `https://pypi.org`.
    pub index: String,
    /// A name server that answers over HTTPS, in JSON.
    pub dns: String,
    /// Who knows when domains were registered and when that ends.
    pub rdap: String,
}

/// What a page answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The body, whole.
    pub body: Vec<u8>,
    /// The address that answered: where redirects led.
    pub at: String,
    /// How many seconds the clock of this machine is ahead of the server's, where that says.
    pub ahead: Option<i64>,
}

/// A page that was asked for, and its answer; `None` where there was none that can be believed, and why.
pub type Asked = (Planned, Result<Answer, String>);

/// A push that was tried.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Tried {
    /// It would be taken.
    Taken,
    /// It would be refused, in git's words.
    Refused(String),
    /// It was not tried, and why.
    Not(String),
}

/// What is foretold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proof {
    /// What was looked at, and how it is.
    pub findings: Vec<Seen>,
    /// Whether a branch can be pushed to a repository that staff would name.
    pub standing: Standing,
    /// The projects that count, each with the repository that its newest release links to.
    pub projects: Vec<(String, Option<Repository>)>,
    /// The verdict, in a sentence.
    pub verdict: String,
}

/// Whether there is a repository to push to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// There is, and a push would be taken.
    Usable,
    /// There is none.
    None,
    /// It cannot be told.
    Unknown,
}

/// One thing that was looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seen {
    /// Its stable name.
    pub id: &'static str,
    /// How it is: in order, to be mended, or not known.
    pub health: Health,
    /// What was seen.
    pub saw: String,
    /// What the owner can do.
    pub hint: Option<String>,
}

/// How a thing is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Health {
    /// In order.
    Good,
    /// To be mended, or in the way.
    Bad,
    /// Not known.
    Unknown,
}

impl Seen {
    fn good(id: &'static str, saw: impl Into<String>) -> Self {
        Self::new(id, Health::Good, saw)
    }

    fn bad(id: &'static str, saw: impl Into<String>) -> Self {
        Self::new(id, Health::Bad, saw)
    }

    fn unknown(id: &'static str, saw: impl Into<String>) -> Self {
        Self::new(id, Health::Unknown, saw)
    }

    fn new(id: &'static str, health: Health, saw: impl Into<String>) -> Self {
        Self {
            id,
            health,
            saw: saw.into(),
            hint: None,
        }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl Standing {
    /// Its word as a fact.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::None => "none",
            Self::Unknown => "unknown",
        }
    }
}

impl Proof {
    /// Take what was found into the facts: whether there is a usable repository, and the repository of each
    /// project. What the owner said of a repository stands until it is known to be otherwise; a username that the
    /// index does not know is none.
    pub fn tell(&self, facts: &mut Facts) {
        let is_wrong = |seen: &Seen| seen.id == account::USERNAME && seen.health == Health::Bad;
        if self.findings.iter().any(is_wrong) {
            let _no_text_is_refused = facts.set("username", "");
        }
        if self.standing != Standing::Unknown {
            let _word_of_the_topic = facts.set("repository", self.standing.word());
        }
        for (name, repository) in &self.projects {
            let known = facts.projects.iter_mut().find(|it| it.name == *name);
            match (known, repository) {
                (Some(project), Some(repository)) if project.repository.is_none() => {
                    project.repository = Some(repository.url());
                }
                // Its newest release links to none, whatever was thought.
                (Some(project), None) if self.standing == Standing::None => {
                    project.repository = None;
                }
                _ => {}
            }
        }
    }
}

/// What follows from all that came. `now` is in seconds since 1970.
#[must_use]
pub fn read(
    recipe: &Recipe,
    facts: &Facts,
    asked: &[Asked],
    pushes: &[(Push, Tried)],
    now: u64,
) -> Proof {
    let mut findings = Vec::new();
    let mut projects = Vec::new();
    let mut others = Vec::new();
    let mut whole = verdict::Whole::default();
    if plan::is_known_index(recipe) {
        findings.push(account::username(facts, asked));
        others = account::others(facts, asked);
        if facts.projects.is_empty() {
            findings.push(account::no_projects(facts));
        }
        for project in &facts.projects {
            let seen = index::look(facts, project, asked, pushes, &mut findings);
            projects.push((project.name.clone(), seen.repository.clone()));
            whole.add(&project.name, seen);
        }
        findings.extend(account::more(&others));
    }
    findings.extend(clock::look(asked));
    findings.extend(address::look(recipe, facts, asked, now));
    let (standing, verdict) = whole.verdict(recipe, facts, !others.is_empty());
    Proof {
        findings,
        standing,
        projects,
        verdict,
    }
}

/// Whether a repository was seen to be public, so that a push to it is worth trying.
#[must_use]
pub fn is_public(repository: &Repository, asked: &[Asked]) -> bool {
    verdict::is_public(repository, asked)
}

#[cfg(test)]
mod tests;
