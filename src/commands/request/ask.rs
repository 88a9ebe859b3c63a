//! The interview on the terminal.

use crate::commands::request::keeping;
use crate::commands::request::keeping::Keeping;
use crate::commands::request::recipe;
use crate::date::Date;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::recipes::Recipe;
use crate::request::case::Case;
use crate::request::facts::Facts;
use crate::request::interview;
use crate::request::interview::Choice;
use crate::request::interview::PROJECT;
use crate::request::interview::Question;
use crate::request::interview::REPOSITORY;
use crate::request::interview::answer;
use crate::request::interview::answer::Answer;
use crate::request::interview::sheet;
use crate::secret::Secret;

/// Facts as they are set, in order.
type Pairs = Vec<(&'static str, String)>;

/// Ask what can change the routes and what the letters cannot do without; each answer is kept at once. `known` are
/// secrets that must not be one.
///
/// # Errors
/// There is no recipe for the service, nobody can be asked, or the owner stopped.
pub(super) fn ask(
    ports: &mut Ports<'_>,
    known: &[Secret],
    named: Option<&str>,
    is_anew: bool,
) -> Result<(Recipe, Keeping), Failure> {
    let mut talk = Talk::begin(ports, known);
    let recipe = match named {
        Some(name) => recipe(name)?,
        None => talk.service().map_err(nobody)?,
    };
    let mut keeping = talk.case(&recipe, is_anew).map_err(nobody)?;
    while let Some(question) = talk.next(&recipe, &keeping) {
        let asked = keeping.asked();
        let at = asked.iter().position(|key| key == question.key);
        let at = at.unwrap_or(asked.len());
        let facts = &keeping.case.facts;
        let told = talk.put(&question, at + 1, Some(&recipe), facts);
        match told.map_err(|failure| stopped(failure, &keeping, &recipe))? {
            Some(pairs) => {
                if question.key == PROJECT {
                    // Another project has another repository.
                    keeping.case.asked.retain(|key| key != REPOSITORY);
                }
                keeping.facts(talk.ports, &recipe, pairs)?;
            }
            None => talk.go_back(question, asked.iter().take(at), facts),
        }
    }
    Ok((recipe, keeping))
}

/// A conversation with the person at the terminal.
struct Talk<'a, 'b> {
    ports: &'a mut Ports<'b>,
    /// Secrets that doorkey keeps: none of them is an answer.
    known: &'a [Secret],
    width: usize,
    /// What is said before the next question.
    before: String,
    /// The question to be asked once more.
    again: Option<Question>,
}

impl<'a, 'b> Talk<'a, 'b> {
    fn begin(ports: &'a mut Ports<'b>, known: &'a [Secret]) -> Self {
        let columns = ports.terminal.size().map_or(WIDEST, |size| size.0.into());
        let width = columns.clamp(NARROWEST, WIDEST);
        Self {
            before: sheet::sentence(GREETING, width),
            again: None,
            ports,
            known,
            width,
        }
    }

    fn next(&mut self, recipe: &Recipe, keeping: &Keeping) -> Option<Question> {
        let again = self.again.take();
        again.or_else(|| interview::next(recipe, &keeping.case.facts, &keeping.asked()))
    }

    /// Ask the question before this one, or say that there is none.
    fn go_back<'c>(
        &mut self,
        question: Question,
        before: impl DoubleEndedIterator<Item = &'c String>,
        facts: &Facts,
    ) {
        let mut before = before.rev();
        let earlier = before.find_map(|key| interview::of_key(key, facts));
        if earlier.is_none() {
            self.before = sheet::sentence(FIRST, self.width);
        }
        self.again = Some(earlier.unwrap_or(question));
    }

    /// Which service?
    fn service(&mut self) -> Result<Recipe, Failure> {
        let question = interview::of_service();
        loop {
            let told = self.put(&question, 1, None, &Facts::default())?;
            let word = told.and_then(|pairs| pairs.into_iter().next());
            if let Some(recipe) = word.and_then(|(_, word)| recipe(&word).ok()) {
                return Ok(recipe);
            }
            self.before = sheet::sentence(NEEDED, self.width);
        }
    }

    /// A case that is open and that the owner wants to go on with, or a new one.
    fn case(&mut self, recipe: &Recipe, is_anew: bool) -> Result<Keeping, Failure> {
        let mut open = keeping::open(self.ports, recipe);
        if is_anew || open.is_empty() {
            return self.anew(recipe);
        }
        open.truncate(MOST_OFFERED);
        let question = which(recipe, &open);
        let told = self.put(&question, 1, Some(recipe), &Facts::default())?;
        let word = told.and_then(|pairs| pairs.into_iter().next());
        let word = word.map_or_else(String::new, |(_, word)| word);
        if word == ANEW {
            return self.anew(recipe);
        }
        // Who does not know goes on with the newest: a second request would be the dearer mistake.
        let at = open.iter().position(|case| case.name == word);
        let case = open.swap_remove(at.unwrap_or_default());
        Ok(Keeping::of(case))
    }

    /// A case of which nothing is known but the service.
    fn anew(&self, recipe: &Recipe) -> Result<Keeping, Failure> {
        let mut facts = Facts::default();
        facts.set("service", &recipe.id)?;
        Ok(Keeping::anew(self.ports, &facts))
    }

    /// Put a question until it is answered; `None` where the person wants to go back.
    fn put(
        &mut self,
        question: &Question,
        number: usize,
        recipe: Option<&Recipe>,
        facts: &Facts,
    ) -> Result<Option<Pairs>, Failure> {
        let whole = sheet::question(question, number, self.width);
        let mut words = format!("{}{whole}", std::mem::take(&mut self.before));
        loop {
            let typed = self.ports.terminal.ask_line(&words)?;
            words = match answer::read(question, &typed, recipe, facts, self.known) {
                Ok(Answer::Facts(pairs)) => return Ok(Some(pairs)),
                Ok(Answer::Back) => return Ok(None),
                Ok(Answer::Help) => format!("{}{whole}", sheet::help(question, self.width)),
                Err(refused) => format!(
                    "{}{}",
                    sheet::sentence(&refused.0, self.width),
                    sheet::prompt(question)
                ),
            };
        }
    }
}

/// Which of the open cases, or a new one?
fn which(recipe: &Recipe, open: &[Case]) -> Question {
    let mut choices: Vec<_> = open
        .iter()
        .map(|case| {
            let answers = case.asked.iter().filter(|key| *key != "service").count();
            let day = Date::at(keeping::begun(case));
            Choice {
                word: case.name.clone(),
                says: format!(
                    "Go on with `{}`, begun on {day}, with {answers} answers",
                    case.name
                ),
            }
        })
        .collect();
    choices.push(Choice {
        word: ANEW.to_owned(),
        says: "Begin anew: it is another account".to_owned(),
    });
    Question {
        key: "case",
        text: format!(
            "You have told of a lost {} account before. Is it that one?",
            recipe.title
        ),
        why:
            "what you said is still there, and two requests for one account get in each other's way"
                .to_owned(),
        kind: interview::Kind::Choice(choices),
    }
}

/// With what the owner can do where nothing was asked yet.
fn nobody(failure: Failure) -> Failure {
    match failure.kind {
        Kind::Cancelled => failure.hint(IN_A_FILE),
        _ => failure,
    }
}

/// With how it goes on.
fn stopped(failure: Failure, keeping: &Keeping, recipe: &Recipe) -> Failure {
    if keeping.case.log.is_empty() || keeping.trouble.is_some() {
        return nobody(failure);
    }
    failure.hint(format!(
        "what you answered is kept; `doorkey request new {}` goes on from there",
        recipe.id
    ))
}

const GREETING: &str = "A few questions, then your way back in and what to write. Nothing is sent or \
    filed: your answers stay on this computer. Nobody needs your password or your codes for this, so \
    please do not type them. Take your time; not knowing is fine.";
const FIRST: &str = "This is the first question.";
const NEEDED: &str =
    "Without the service there is nothing to look up. Type its number or its name.";
const IN_A_FILE: &str = "run it in a terminal, or give the answers with `--facts FILE`; \
    `doorkey request facts --example` prints such a file";

/// The word for a new case.
const ANEW: &str = "anew";
/// Open cases that are offered.
const MOST_OFFERED: usize = 9;
const WIDEST: usize = 80;
/// What is narrower breaks lines by itself.
const NARROWEST: usize = 24;
