//! The two texts of a request: the public issue and the private mail, as values.
//!
//! `issue` and `mail` write them from a route and the facts; `markdown`, `text`, `html` and `eml` give them
//! a form; `lint` looks at them before anybody sees them.

pub mod eml;
pub mod html;
mod inert;
pub mod issue;
mod lines;
mod lost;
pub mod mail;
pub mod markdown;
mod projects;
mod repository;
mod said;
mod sentence;
pub mod text;

use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::lint::Audience;
use crate::request::triage::Route;

/// The texts that belong to one route; neither where its door needs none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The public issue.
    pub issue: Option<Issue>,
    /// The private mail.
    pub mail: Option<Mail>,
}

/// A public issue, field by field, for the person to file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issue {
    /// The form, opened with template and title, and nothing else.
    pub url: String,
    /// The title of the issue.
    pub title: String,
    /// The fields of the form, in its order.
    pub blocks: Vec<Block>,
    /// The rules of behaviour: where they stand, and what they say in a line.
    pub conduct: (String, String),
}

/// One field of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// The field's stable name: `username`.
    pub id: String,
    /// Its label, exactly as the form has it.
    pub label: String,
    /// What goes into it.
    pub content: Content,
}

/// What goes into a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// Markdown to copy, in which nothing that came from outside is alive.
    Text(String),
    /// A box that only the person can tick.
    Box {
        /// Its sentence, exactly as the form has it.
        sentence: String,
        /// What is true instead, where the sentence is not: it goes into the reason as well.
        honest: Option<String>,
    },
}

/// A private mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mail {
    /// The address from which it must be sent, where it is known.
    pub from: Option<String>,
    /// Why it must come from there, in one sentence.
    pub from_rule: String,
    /// Where it goes.
    pub to: String,
    /// Its subject, with `NUMBER` where the number of the issue is to be filled in.
    pub subject: String,
    /// Its text, lines ended by LF.
    pub body: String,
}

impl Draft {
    /// The texts of `route`; with what is not known left open and marked.
    #[must_use]
    pub fn of(recipe: &Recipe, facts: &Facts, route: &Route) -> Self {
        Self {
            issue: issue::write(recipe, facts, route),
            mail: mail::write(recipe, facts, route),
        }
    }

    /// Every text that goes out: where it stands, what it says, and who will read it.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, String, Audience)> {
        let mut texts = Vec::new();
        if let Some(issue) = &self.issue {
            let mut public = |place: String, text: &str| {
                texts.push((place, text.to_owned(), Audience::Public));
            };
            public("the title of the issue".to_owned(), &issue.title);
            for block in &issue.blocks {
                let place = format!("`{}` in the issue", block.label);
                match &block.content {
                    Content::Text(text) => public(place, text),
                    Content::Box { sentence, honest } => {
                        public(place.clone(), sentence);
                        if let Some(honest) = honest {
                            public(place, honest);
                        }
                    }
                }
            }
        }
        if let Some(mail) = &self.mail {
            let mut private = |place: &str, text: &str| {
                texts.push((place.to_owned(), text.to_owned(), Audience::Private));
            };
            private("the subject of the mail", &mail.subject);
            private("the mail", &mail.body);
        }
        texts
    }

    /// What is still to be filled in, one line each: where, and what. The text has it in brackets at that
    /// place.
    #[must_use]
    pub fn open(&self) -> Vec<String> {
        let mut open = Vec::new();
        for (place, text, _) in self.texts() {
            for rest in text.split(inert::BLANK).skip(1) {
                let what = rest.split(']').next().unwrap_or_default();
                // A line of the mail may have been broken within.
                let what: Vec<_> = what.split_whitespace().collect();
                open.push(format!("{place}: {}", what.join(" ")));
            }
            if text.contains(inert::NUMBER) {
                open.push(format!(
                    "{place}: the number of the issue, once it is filed"
                ));
            }
        }
        open.dedup();
        open
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.issue.is_none() && self.mail.is_none()
    }
}

#[cfg(test)]
mod tests;
