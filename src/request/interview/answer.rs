//! What was typed, read as an answer. What does not fit is refused with a reason, and never repeated.

use crate::recipes;
use crate::recipes::Recipe;
use crate::request::facts::FactError;
use crate::request::facts::Facts;
use crate::request::interview::Choice;
use crate::request::interview::Kind;
use crate::request::interview::PROJECT;
use crate::request::interview::Question;
use crate::request::interview::REPOSITORY;
use crate::request::lint;
use crate::request::lint::Audience;
use crate::request::topic::UNKNOWN;
use crate::secret::Secret;

/// What was meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// One question back.
    Back,
    /// An explanation is wanted.
    Help,
    /// Facts, to be set in this order; of what is not known, "unknown" or nothing.
    Facts(Vec<(&'static str, String)>),
}

/// Why an answer was not taken, in a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused(pub String);

/// Read what was `typed` in answer to `question`.
///
/// # Errors
/// It answers something else, or must not be kept.
pub fn read(
    question: &Question,
    typed: &str,
    recipe: Option<&Recipe>,
    facts: &Facts,
    known: &[Secret],
) -> Result<Answer, Refused> {
    let typed = typed.trim();
    match typed {
        "?" => return Ok(Answer::Help),
        "<" => return Ok(Answer::Back),
        _ => {}
    }
    match &question.kind {
        Kind::Choice(choices) => choice(question.key, choices, typed),
        Kind::Line(_) => line(question.key, typed, recipe, facts, known),
    }
}

/// The number of a choice, or enough of its word to tell it from the others.
fn choice(key: &'static str, choices: &[Choice], typed: &str) -> Result<Answer, Refused> {
    let typed = typed.to_lowercase();
    if matches!(&*typed, "" | UNKNOWN | "i don't know" | "i do not know") {
        return Ok(Answer::Facts(vec![(key, UNKNOWN.to_owned())]));
    }
    let chosen = |choice: &Choice| Ok(Answer::Facts(vec![(key, choice.word.clone())]));
    if let Ok(number) = typed.parse::<usize>() {
        let choice = number.checked_sub(1).and_then(|at| choices.get(at));
        let range = || Refused(format!("Type a number from 1 to {}.", choices.len()));
        return choice.map_or_else(|| Err(range()), chosen);
    }
    if let Some(choice) = choices.iter().find(|choice| choice.word == typed) {
        return chosen(choice);
    }
    if key == "service"
        && let Some(recipe) = recipes::known(&typed)
    {
        return Ok(Answer::Facts(vec![(key, recipe.id)]));
    }
    let mut begin: Vec<&Choice> = Vec::new();
    begin.extend(
        choices
            .iter()
            .filter(|choice| choice.word.starts_with(&typed)),
    );
    let is_back = "back".starts_with(&typed);
    let is_unknown = UNKNOWN.starts_with(&typed);
    match (&*begin, is_back, is_unknown) {
        ([choice], false, false) => chosen(choice),
        ([], true, _) if typed == "back" => Ok(Answer::Back),
        ([], _, true) => Ok(Answer::Facts(vec![(key, UNKNOWN.to_owned())])),
        ([], ..) => Err(Refused(NONE_OF_THEM.to_owned())),
        _ => Err(Refused(SEVERAL.to_owned())),
    }
}

fn line(
    key: &'static str,
    typed: &str,
    recipe: Option<&Recipe>,
    facts: &Facts,
    known: &[Secret],
) -> Result<Answer, Refused> {
    let typed = if typed == UNKNOWN { "" } else { typed };
    // Before anything else looks at it: nothing of it may be kept.
    if let Some(hit) = lint::look(typed, Audience::Private, &[], known).first() {
        return Err(Refused(format!(
            "This was not kept, because it looks like {} (`{}`). {}",
            hit.rule.title, hit.rule.id, hit.rule.cost
        )));
    }
    let values = match key {
        PROJECT => projects(typed),
        REPOSITORY => vec![(key, repository(typed)?)],
        _ => vec![(key, typed.to_owned())],
    };
    let is_public = recipe.is_some_and(|recipe| recipe.form.is_some());
    if key == "username" && is_public && typed.contains('@') {
        return Err(Refused(NO_ADDRESS.to_owned()));
    }
    let mut trial = facts.clone();
    for (key, value) in &values {
        trial.set(key, value).map_err(|error| reason(&error))?;
    }
    Ok(Answer::Facts(values))
}

/// Names, begun anew; the one with the repository last, where its repository will be set.
fn projects(typed: &str) -> Vec<(&'static str, String)> {
    let names = typed.split([' ', ',', ';']).filter(|name| !name.is_empty());
    let mut names: Vec<_> = names.map(|name| (PROJECT, name.to_owned())).collect();
    if !names.is_empty() {
        names.rotate_left(1);
    }
    names.insert(0, (PROJECT, String::new()));
    names
}

/// The address of a repository as a browser shows it.
fn repository(typed: &str) -> Result<String, Refused> {
    if typed.is_empty() {
        return Ok(String::new());
    }
    let bare = typed.strip_prefix("ssh://").unwrap_or(typed);
    let link = match bare.strip_prefix("git@") {
        Some(rest) => format!("https://{}", rest.replacen(':', "/", 1)),
        None if !bare.contains("://") => format!("https://{bare}"),
        None => bare.to_owned(),
    };
    let link = link.strip_suffix(".git").unwrap_or(&link);
    if link.contains('@') {
        return Err(Refused(NO_NAME_IN_LINK.to_owned()));
    }
    let path = link
        .strip_prefix("https://")
        .and_then(|rest| rest.split_once('/'));
    match path {
        Some((host, path)) if host.contains('.') && !path.is_empty() => Ok(link.to_owned()),
        _ => Err(Refused(NO_LINK.to_owned())),
    }
}

/// What is wrong, as a sentence; the fact needs no name, it was just asked for.
fn reason(error: &FactError) -> Refused {
    let why = match error {
        FactError::Unfit(_, why) => (*why).to_owned(),
        error => error.to_string(),
    };
    let mut chars = why.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    Refused(format!("{}{}.", first.unwrap_or_default(), chars.as_str()))
}

const NONE_OF_THEM: &str = "That is none of the answers. Type the number before one of them.";
const SEVERAL: &str = "That could be several of them. Type the number before one.";
const NO_ADDRESS: &str =
    "A username has no @ in it; it is not the mail address. Press Enter if you do not know it.";
const NO_NAME_IN_LINK: &str =
    "A name or password may stand before the @. Give the link without that part.";
const NO_LINK: &str = "That is no link of a repository, like `https://github.com/ada/project`.";
