//! A case: one lost account, from the first question to the last step. Its log holds facts and dates, and no
//! secret.
//!
//! The log is a file of lines, one JSON object each (`{"at":…,"what":"fact","key":"email","value":"lost"}`),
//! only ever added to. A case is what its lines add up to, so that an interview that was interrupted goes on
//! where it stopped, and two terminals lose nothing of each other's.

pub mod line;

use crate::request::facts::FactError;
use crate::request::facts::Facts;

/// One lost account.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Case {
    /// Its name: `pypi-ada`.
    pub name: String,
    /// What is known.
    pub facts: Facts,
    /// Keys of questions that were asked, whatever the answer.
    pub asked: Vec<String>,
    /// What happened, oldest first.
    pub log: Vec<Event>,
}

/// Something that happened, in seconds since 1970.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// When.
    pub at: u64,
    /// What.
    pub what: What,
}

/// What can happen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// The case was begun.
    Begun,
    /// A question was answered; "unknown" and nothing are answers too.
    Fact {
        /// The key of the fact.
        key: String,
        /// Its word or text.
        value: String,
    },
    /// Texts were written for this route.
    Drafted {
        /// The route's stable name.
        route: String,
    },
    /// The issue was filed; its link.
    Filed {
        /// `https://github.com/pypi/support/issues/1234`.
        issue: String,
    },
    /// The mail was sent.
    Mailed,
    /// Staff said something.
    Answered,
    /// The branch that staff asked for was pushed.
    Pushed,
    /// The owner is in again.
    BackIn,
    /// The case is over.
    Closed {
        /// How it ended: `recovered`, `self_service`, `gave_up`, `duplicate`.
        outcome: String,
    },
    /// A remark of the owner's.
    Note {
        /// Its text.
        text: String,
    },
}

impl Case {
    /// Take in what happened.
    ///
    /// # Errors
    /// It is a fact that cannot be; the case is as it was.
    pub fn take(&mut self, event: Event) -> Result<(), FactError> {
        match &event.what {
            What::Fact { key, value } => {
                self.facts.set(key, value)?;
                if !self.asked.contains(key) {
                    self.asked.push(key.clone());
                }
            }
            What::Filed { issue } => self.facts.set("issue", issue)?,
            _ => {}
        }
        self.log.push(event);
        Ok(())
    }

    /// How it ended; `None` while it is open.
    #[must_use]
    pub fn outcome(&self) -> Option<&str> {
        self.log.iter().rev().find_map(|event| match &event.what {
            What::Closed { outcome } => Some(outcome.as_str()),
            _ => None,
        })
    }
}
