//! Which door fits: from the facts of a case to routes, best first, and why each.
//!
//! The rules stand in the recipes, in order; this file reads them. A rule fits where each fact it names has
//! one of the words it takes; "unknown" is a word like the others.

pub mod ahead;
pub mod missing;

use crate::recipes::Door;
use crate::recipes::Expect;
use crate::recipes::Recipe;
use crate::recipes::Remark;
use crate::recipes::When;
use crate::request::facts::Facts;
use crate::request::facts::TEXTS;
use crate::request::facts::Text;
use crate::request::new_address;
use crate::request::topic;

/// What the facts of a case lead to.
#[derive(Clone, PartialEq, Debug)]
pub struct Triage {
    /// The ways back in, best first. Never empty.
    pub routes: Vec<Route>,
    /// What makes a request needless, best first.
    pub needless: Vec<Hint>,
    /// What to beware of.
    pub warnings: Vec<Hint>,
    /// What is not known and would change the routes or is wanted by the letter.
    pub missing: Vec<Missing>,
}

/// One way back in.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// Its stable name.
    pub id: String,
    /// What it is, in a few words.
    pub title: String,
    /// Why it fits this case, in one sentence.
    pub why: String,
    /// What to do, in order, one sentence each.
    pub steps: Vec<String>,
    /// How long it takes.
    pub expect: Expect,
    /// The door it goes through, for who writes its letters.
    pub door: Door,
}

/// A sentence with a stable name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    /// Its name.
    pub id: String,
    /// The sentence.
    pub say: String,
}

/// A fact that is not known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Missing {
    /// Its key in a file of facts.
    pub key: &'static str,
    /// Why it is wanted.
    pub why: String,
}

impl Missing {
    /// The question that an answer would be to.
    #[must_use]
    pub fn asks(&self) -> &'static str {
        let text = TEXTS.iter().find(|row| row.key == self.key);
        let text = text.map(|row| row.question);
        text.or_else(|| topic::of_key(self.key).map(|topic| topic.question))
            .unwrap_or(self.key)
    }
}

impl Route {
    /// The way through `door`.
    #[must_use]
    pub fn through(door: &Door, why: &str, recipe: &Recipe, facts: &Facts) -> Self {
        let steps = door.steps.iter().map(|step| filled(step, recipe, facts));
        Self {
            id: door.id.clone(),
            title: door.title.clone(),
            why: filled(why, recipe, facts),
            steps: steps.collect(),
            expect: door.expect.clone(),
            door: door.clone(),
        }
    }
}

/// The routes for `facts` at the service of `recipe`.
#[must_use]
pub fn triage(recipe: &Recipe, facts: &Facts) -> Triage {
    let hints = |remarks: &[Remark]| {
        let fit = remarks.iter().filter(|remark| fits(&remark.when, facts));
        fit.map(|remark| Hint {
            id: remark.id.clone(),
            say: filled(&remark.say, recipe, facts),
        })
        .collect()
    };
    let routes = routes(recipe, facts);
    let mut warnings: Vec<Hint> = hints(&recipe.warnings);
    if let Some(Err(unfit)) = new_address::of(recipe, facts) {
        let say = format!("{}: {}", unfit.says(recipe), unfit.hint());
        let id = "new_address_unfit".to_owned();
        warnings.insert(0, Hint { id, say });
    }
    Triage {
        missing: missing::facts(recipe, facts),
        routes,
        needless: hints(&recipe.needless),
        warnings,
    }
}

/// The routes alone, each door once.
#[must_use]
pub fn routes(recipe: &Recipe, facts: &Facts) -> Vec<Route> {
    let mut routes: Vec<Route> = Vec::new();
    for rule in fitting(recipe, facts) {
        let Some(door) = recipe.doors.iter().find(|door| door.id == rule.door) else {
            continue;
        };
        routes.push(Route::through(door, &rule.why, recipe, facts));
    }
    routes
}

/// The best door that fits and has letters to write; `None` where none has, or one before it stands alone.
#[must_use]
pub fn letters<'a>(recipe: &'a Recipe, facts: &Facts) -> Option<&'a Door> {
    let doors = fitting(recipe, facts).into_iter();
    let doors = doors.filter_map(|rule| recipe.doors.iter().find(|door| door.id == rule.door));
    let mut doors = doors.take_while(|door| !door.alone);
    doors.find(|door| door.issue || door.mail.is_some())
}

/// The rules that fit, up to the one that is the last; of several to one door, the first.
fn fitting<'a>(recipe: &'a Recipe, facts: &Facts) -> Vec<&'a crate::recipes::Rule> {
    let mut fitting: Vec<&crate::recipes::Rule> = Vec::new();
    for rule in &recipe.rules {
        if !fits(&rule.when, facts) {
            continue;
        }
        if fitting.iter().all(|before| before.door != rule.door) {
            fitting.push(rule);
        }
        if rule.last {
            break;
        }
    }
    fitting
}

/// Whether each fact is one of the words that will do.
#[must_use]
pub fn fits(when: &When, facts: &Facts) -> bool {
    when.iter()
        .all(|(key, words)| words.iter().any(|word| facts.word(key) == word))
}

/// `text` with the addresses of the recipe and the names of the case in the place of `{…}`.
#[must_use]
pub fn filled(text: &str, recipe: &Recipe, facts: &Facts) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        let of_case = match name {
            "service" => Some(recipe.title.as_str()),
            "id" => Some(recipe.id.as_str()),
            "username" => Some(facts.text(Text::Username).unwrap_or("your username")),
            _ => recipe.addresses.get(name).map(String::as_str),
        };
        // `tests` of the recipes prove that every name is known.
        filled.push_str(of_case.unwrap_or(name));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
