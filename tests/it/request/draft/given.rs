//! Facts of invented people, and the drafts that follow.

use doorkey::recipes;
use doorkey::recipes::Recipe;
use doorkey::request::draft::Draft;
use doorkey::request::facts::Facts;
use doorkey::request::triage::Route;
use doorkey::request::triage::triage;

/// Somebody who says all that can be said.
pub const ADA: &[(&str, &str)] = &[
    ("username", "ada"),
    ("address", "ada@old.example"),
    ("new_address", "ada@new.example"),
    ("since", "2026-11-01"),
    ("project", "sampleproject"),
    ("repository_url", "https://github.com/ada/sampleproject"),
];

pub fn facts(pairs: &[&[(&str, &str)]]) -> Facts {
    let mut facts = Facts::default();
    for (key, value) in pairs.concat() {
        facts
            .set(key, value)
            .unwrap_or_else(|why| panic!("`{key}`: {why}"));
    }
    facts
}

/// Every route of `facts` that has a text, with its texts.
pub fn drafts(service: &str, facts: &Facts) -> Vec<(Route, Draft)> {
    let recipe = recipes::known(service).expect("there is a recipe");
    drafts_of(&recipe, facts)
}

/// The same, for who asks often.
pub fn drafts_of(recipe: &Recipe, facts: &Facts) -> Vec<(Route, Draft)> {
    let routes = triage(recipe, facts).routes.into_iter();
    let drafts = routes.map(|route| {
        let draft = Draft::of(recipe, facts, &route);
        (route, draft)
    });
    drafts.filter(|(_, draft)| !draft.is_empty()).collect()
}

/// The texts of one route.
pub fn draft(service: &str, facts: &Facts, route: &str) -> Draft {
    let found = drafts(service, facts)
        .into_iter()
        .find(|(it, _)| it.id == route);
    found
        .unwrap_or_else(|| panic!("the facts do not lead to `{route}`"))
        .1
}
