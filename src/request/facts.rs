//! What is known of a case: the answers to the topics, and names, addresses and dates.
//!
//! A fact is set by its key and a word, whether it comes from a file, from the interview or from the log of
//! a request. Nothing here is a secret; what looks like one is refused by `lint`.

pub mod example;
pub mod file;
mod fit;
mod follow;
mod news;

use std::error::Error;
use std::fmt;

use crate::date::Date;
use crate::failure::Explain;
use crate::failure::Kind;
use crate::request::facts::fit::fits;
use crate::request::facts::fit::is_plain;
use crate::request::topic;
use crate::request::topic::TOPICS;
use crate::request::topic::Topic;
use crate::request::topic::UNKNOWN;

/// What is known of a case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// The word that answers each topic, in the order of [`TOPICS`]; shorter where the rest is unknown.
    answers: Vec<&'static str>,
    /// Names, addresses and dates, in the order of [`TEXTS`]; shorter where the rest is unknown.
    texts: Vec<String>,
    /// Projects of the account.
    pub projects: Vec<Project>,
    /// What was tried: words of [`TRIED`].
    pub tried: Vec<&'static str>,
}

/// A project of the account.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// The repository that its newest release links to.
    pub repository: Option<String>,
}

/// A fact in free words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Text {
    /// The service, as a recipe is called.
    Service,
    /// The name of the account, exactly.
    Username,
    /// The mail address on the account.
    Address,
    /// The address that should take its place.
    NewAddress,
    /// The open request.
    Issue,
    /// The day on which it was filed.
    FiledOn,
    /// The day since which the account cannot be entered.
    Since,
}

/// A text, its key, and the words for it.
#[derive(Debug)]
pub struct TextKey {
    /// Which.
    pub text: Text,
    /// Its key in a file of facts.
    pub key: &'static str,
    /// How the interview asks.
    pub question: &'static str,
    /// Why it asks.
    pub why: &'static str,
}

impl Facts {
    /// The word that answers `key`: of a topic that nobody answered, what follows from the rest.
    #[must_use]
    pub fn word(&self, key: &str) -> &'static str {
        let Some(at) = TOPICS.iter().position(|topic| topic.key == key) else {
            return UNKNOWN;
        };
        match self.answers.get(at) {
            Some(word) if *word != UNKNOWN => word,
            _ => self.follows(key).unwrap_or(UNKNOWN),
        }
    }

    /// Whether `key` is answered by `word`.
    #[must_use]
    pub fn is(&self, key: &str, word: &str) -> bool {
        debug_assert!(
            topic::of_key(key).is_some_and(|topic| topic.word(word).is_some()),
            "`{key}` has no answer `{word}`"
        );
        self.word(key) == word
    }

    /// A name, address or date; `None` where it is not known.
    #[must_use]
    pub fn text(&self, text: Text) -> Option<&str> {
        let at = TEXTS.iter().position(|row| row.text == text)?;
        self.texts
            .get(at)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }

    /// A day.
    #[must_use]
    pub fn day(&self, text: Text) -> Option<Date> {
        Date::parse(self.text(text)?)
    }

    /// Set the fact `key` to `value`: a topic to one of its words, a text, `tried` to one thing more,
    /// `project` to one project more, `repository_url` to the repository of the last project. Nothing
    /// and "unknown" take a text, all projects or that repository back.
    ///
    /// # Errors
    /// There is no such fact, or it cannot be that.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), FactError> {
        if let Some(at) = TOPICS.iter().position(|topic| topic.key == key) {
            return self.answer(at, value);
        }
        let value = value.trim();
        // As the topics have it, and the example of a file says.
        let value = if value == UNKNOWN { "" } else { value };
        if let Some(at) = TEXTS.iter().position(|row| row.key == key) {
            let row = &TEXTS[at];
            if !value.is_empty() {
                fits(row, value)?;
            }
            if self.texts.len() <= at {
                self.texts.resize(at + 1, String::new());
            }
            value.clone_into(&mut self.texts[at]);
            // So that the same facts are equal, whatever was taken back on the way.
            while self.texts.last().is_some_and(String::is_empty) {
                self.texts.pop();
            }
            return Ok(());
        }
        match key {
            "tried" => {
                let word = TRIED.iter().find(|(word, _)| *word == value);
                let word = word.ok_or_else(|| FactError::NotOneOf("tried", tried_words()))?;
                if !self.tried.contains(&word.0) {
                    self.tried.push(word.0);
                }
            }
            // Begun anew, and taken back, by who answers once more.
            "project" if value.is_empty() => self.projects.clear(),
            "repository_url" if value.is_empty() => {
                if let Some(last) = self.projects.last_mut() {
                    last.repository = None;
                }
            }
            "project" => {
                is_plain("project", value)?;
                if self.projects.len() == MOST_PROJECTS {
                    return Err(FactError::TooMany("projects", MOST_PROJECTS));
                }
                self.projects.push(Project {
                    name: value.to_owned(),
                    repository: None,
                });
            }
            "repository_url" => {
                is_plain("repository_url", value)?;
                let last = self.projects.last_mut();
                let last = last.ok_or(FactError::Unfit(
                    "repository_url",
                    "it belongs to no project",
                ))?;
                last.repository = Some(value.to_owned());
            }
            _ => return Err(FactError::NoSuchFact),
        }
        Ok(())
    }

    /// Every fact that is known, so that [`set`](Self::set) on each in order makes the same facts.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        for (row, text) in TEXTS.iter().zip(&self.texts) {
            if !text.is_empty() {
                pairs.push((row.key, text.clone()));
            }
        }
        for (topic, word) in TOPICS.iter().zip(&self.answers) {
            if *word != UNKNOWN {
                pairs.push((topic.key, (*word).to_owned()));
            }
        }
        for project in &self.projects {
            pairs.push(("project", project.name.clone()));
            if let Some(repository) = &project.repository {
                pairs.push(("repository_url", repository.clone()));
            }
        }
        pairs.extend(self.tried.iter().map(|word| ("tried", (*word).to_owned())));
        pairs
    }

    /// With `topic` answered by `word`, for who wants to know what would follow.
    #[must_use]
    pub fn supposing(&self, topic: &Topic, word: &'static str) -> Self {
        let mut facts = self.clone();
        if let Some(at) = TOPICS.iter().position(|other| other.key == topic.key) {
            facts.put(at, word);
        }
        facts
    }

    fn answer(&mut self, at: usize, word: &str) -> Result<(), FactError> {
        let topic = &TOPICS[at];
        // What people say of a mailbox that works and is not verified.
        if topic.key == "email" && word == "unverified" {
            self.answer(at, "works")?;
            return self.set("email_verified", "no");
        }
        let word = topic
            .word(word)
            .ok_or_else(|| FactError::NotOneOf(topic.key, topic.words()))?;
        self.put(at, word);
        Ok(())
    }

    fn put(&mut self, at: usize, word: &'static str) {
        if self.answers.len() <= at {
            self.answers.resize(at + 1, UNKNOWN);
        }
        self.answers[at] = word;
        while self.answers.last() == Some(&UNKNOWN) {
            self.answers.pop();
        }
    }
}

/// What a file or a person said that cannot be a fact. The value is not repeated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FactError {
    /// There is no fact of this name.
    NoSuchFact,
    /// The fact is none of its words.
    NotOneOf(&'static str, String),
    /// The fact cannot be that, and why.
    Unfit(&'static str, &'static str),
    /// There are more of these than anybody has.
    TooMany(&'static str, usize),
    /// The file as a whole cannot be read, and why.
    Unreadable(String),
    /// In this line of a file.
    Line(usize, Box<FactError>),
}

impl fmt::Display for FactError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchFact => formatter.write_str("there is no fact of this name"),
            Self::NotOneOf(key, _) => write!(formatter, "`{key}` is not one of its words"),
            Self::Unfit(key, why) => write!(formatter, "`{key}`: {why}"),
            Self::TooMany(what, most) => write!(formatter, "more than {most} {what}"),
            Self::Unreadable(why) => formatter.write_str(why),
            Self::Line(line, error) => write!(formatter, "line {line}: {error}"),
        }
    }
}

impl Error for FactError {}

impl Explain for FactError {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::NotOneOf(_, words) => Some(format!("it takes {words}")),
            Self::Line(_, error) => error.hint(),
            _ => Some("`doorkey request facts --example` prints a file with every fact".to_owned()),
        }
    }
}

/// Whether `text` is one mail address and nothing else, as far as forms care.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_plain = |part: &str, also: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
            && part
                .chars()
                .all(|char| char.is_alphanumeric() || also.contains(char))
    };
    text.len() <= MAX_ADDRESS
        && is_plain(local, "!#$%&'*+/=?^_`{|}~.-")
        && is_plain(domain, "-.")
        && domain.contains('.')
}

/// Every word that `tried` takes, and what it stands for.
pub static TRIED: &[(&str, &str)] = &[
    ("reset", "the password reset page"),
    ("recovery_codes", "the recovery codes"),
    ("other_device", "another phone or computer"),
    ("familiar_network", "logging in from a network used before"),
    ("spam_folder", "the spam folder"),
    ("clock", "setting the clock of the device"),
    ("support", "a mail to the staff"),
];

fn tried_words() -> String {
    let words: Vec<_> = TRIED.iter().map(|(word, _)| *word).collect();
    words.join(", ")
}

/// The texts, in the order in which they are asked.
pub static TEXTS: &[TextKey] = &[
    TextKey {
        text: Text::Service,
        key: "service",
        question: "Which service is it (pypi, testpypi, github, npm …)?",
        why: "each gives accounts back in its own way",
    },
    TextKey {
        text: Text::Username,
        key: "username",
        question: "What is the username, exactly?",
        why: "a near miss has cost others weeks; it is not the mail address",
    },
    TextKey {
        text: Text::Address,
        key: "address",
        question: "Which mail address is on the account?",
        why: "it goes into the private mail only, never into the public request",
    },
    TextKey {
        text: Text::NewAddress,
        key: "new_address",
        question: "Which address should take its place?",
        why: "staff write to it; it must not be on another account of the service",
    },
    TextKey {
        text: Text::Issue,
        key: "issue",
        question: "What is the link of the request that is open?",
        why: "a second one is closed as a duplicate",
    },
    TextKey {
        text: Text::FiledOn,
        key: "filed_on",
        question: "On which day was it filed?",
        why: "it tells when to look for an answer",
    },
    TextKey {
        text: Text::Since,
        key: "since",
        question: "Since which day can you not get in?",
        why: "staff look up what happened then",
    },
];

/// <https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3>.
const MAX_ADDRESS: usize = 254;
/// Projects of one account that a request would name.
const MOST_PROJECTS: usize = 200;

#[cfg(test)]
mod tests;
