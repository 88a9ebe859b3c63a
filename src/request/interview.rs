//! The interview: which question comes next, and why it is asked.
//!
//! Asked is what can change the best routes, as far as two answers ahead, then what the letters cannot do without.
//! What is known, follows, or was asked is never asked again; "I don't know" is an answer.

pub mod answer;
pub mod sheet;

use crate::recipes;
use crate::recipes::Purpose;
use crate::recipes::Recipe;
use crate::recipes::Sender;
use crate::request::facts::Facts;
use crate::request::facts::TEXTS;
use crate::request::facts::Text;
use crate::request::topic;
use crate::request::topic::Topic;
use crate::request::triage::ahead::Ahead;
use crate::request::triage::letters;

/// A question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// The fact that it asks for.
    pub key: &'static str,
    /// The question itself.
    pub text: String,
    /// Why it is asked.
    pub why: String,
    /// What answers it.
    pub kind: Kind,
}

/// What answers a question. Every question can also be answered by not knowing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// One of these.
    Choice(Vec<Choice>),
    /// A line of text; what it looks like.
    Line(&'static str),
}

/// An answer to choose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Its word.
    pub word: String,
    /// The answer as a person would give it.
    pub says: String,
}

/// The question that comes next, where those in `asked` were asked; `None` where the interview is over.
#[must_use]
pub fn next(recipe: &Recipe, facts: &Facts, asked: &[String]) -> Option<Question> {
    let was_asked = |key: &str| asked.iter().any(|asked| asked == key);
    let ahead = Ahead::of(recipe, facts, BEST);
    let topic = ahead.matter(|topic| !was_asked(topic.key)).next();
    if let Some(topic) = topic {
        return Some(of_topic(topic));
    }
    let mut keys = KEYS.iter().filter(|key| !was_asked(key));
    let key = keys.find(|key| is_wanted(key, recipe, facts))?;
    of_key(key, facts)
}

/// The question for `key`, to ask it again; `None` where there is none.
#[must_use]
pub fn of_key(key: &str, facts: &Facts) -> Option<Question> {
    if let Some(topic) = topic::of_key(key) {
        return Some(of_topic(topic));
    }
    let line = |key, text: &str, why: &str, form| Question {
        key,
        text: text.to_owned(),
        why: why.to_owned(),
        kind: Kind::Line(form),
    };
    if key == PROJECT {
        let (text, why) = (
            "Which projects are on the account?",
            "staff choose one of them for the proof",
        );
        return Some(line(PROJECT, text, why, NAMES));
    }
    if key == REPOSITORY {
        let project = facts.projects.last()?;
        let text = format!(
            "Which public repository does the newest release of `{}` link to?",
            project.name
        );
        let why = "the proof is a branch that you push there";
        return Some(line(REPOSITORY, &text, why, LINK));
    }
    let row = TEXTS.iter().find(|row| row.key == key)?;
    let form = match row.text {
        Text::Service => return Some(of_service()),
        Text::Username => "the name alone",
        Text::Address | Text::NewAddress => "like `ada@example.org`",
        Text::Issue => LINK,
        Text::FiledOn | Text::Since => "a day, like `2026-11-23`",
    };
    Some(line(row.key, row.question, row.why, form))
}

/// Which service? For who did not name one.
#[must_use]
pub fn of_service() -> Question {
    let choices = recipes::all().map(|recipe| Choice {
        word: recipe.id,
        says: recipe.title,
    });
    Question {
        key: "service",
        text: "Which account is lost?".to_owned(),
        why: "each service gives accounts back in its own way".to_owned(),
        kind: Kind::Choice(choices.collect()),
    }
}

fn of_topic(topic: &'static Topic) -> Question {
    let choices = topic.answers.iter().map(|answer| Choice {
        word: answer.word.to_owned(),
        says: answer.says.to_owned(),
    });
    Question {
        key: topic.key,
        text: topic.question.to_owned(),
        why: topic.why.to_owned(),
        kind: Kind::Choice(choices.collect()),
    }
}

/// Whether the letters, or the wait for an answer, cannot do without this text.
fn is_wanted(key: &str, recipe: &Recipe, facts: &Facts) -> bool {
    let is_filed = facts.is("filed", "yes");
    match key {
        "issue" => return is_filed && facts.text(Text::Issue).is_none(),
        "filed_on" => return is_filed && facts.text(Text::FiledOn).is_none(),
        _ => {}
    }
    let Some(door) = letters(recipe, facts) else {
        return false;
    };
    let mail = door.mail.as_ref();
    match key {
        "username" => facts.text(Text::Username).is_none(),
        // A mail from the address says by itself which one it is; who sends it is told so all the same.
        "address" => mail.is_some() && facts.text(Text::Address).is_none(),
        "new_address" => {
            let is_new = |mail: &recipes::MailRule| {
                mail.from == Sender::New || mail.purpose == Purpose::Replace
            };
            mail.is_some_and(is_new) && facts.text(Text::NewAddress).is_none()
        }
        PROJECT => {
            let has_none = facts.is("has_projects", "no");
            let is_recovery =
                mail.is_some_and(|mail| mail.purpose == Purpose::Recover) && has_projects(recipe);
            (door.issue || is_recovery) && !has_none && facts.projects.is_empty()
        }
        REPOSITORY => {
            let last = facts.projects.last();
            facts.is("repository", "usable") && last.is_some_and(|last| last.repository.is_none())
        }
        "since" => facts.text(Text::Since).is_none(),
        _ => false,
    }
}

/// Whether accounts of the service have projects, as far as its rules know of any.
fn has_projects(recipe: &Recipe) -> bool {
    let about = ["has_projects", "repository"];
    let mut rules = recipe.rules.iter();
    rules.any(|rule| about.iter().any(|key| rule.when.contains_key(*key)))
}

/// One project, or several.
pub const PROJECT: &str = "project";
/// The repository of the last project.
pub const REPOSITORY: &str = "repository_url";

/// What the letters may want, in the order in which it is asked.
const KEYS: &[&str] = &[
    "username",
    "address",
    "new_address",
    PROJECT,
    REPOSITORY,
    "issue",
    "filed_on",
    "since",
];

/// How many doors count: nobody is asked what would change the fourth.
const BEST: usize = 3;
const NAMES: &str = "names with spaces between; first the one whose repository you can push to";
const LINK: &str = "a link that begins with `https://`";

#[cfg(test)]
mod tests;
