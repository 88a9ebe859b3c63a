//! Which facts are worth asking for: those whose answer would change the routes.

use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::facts::TEXTS;
use crate::request::facts::Text;
use crate::request::triage::Missing;
use crate::request::triage::ahead::Ahead;
use crate::request::triage::fitting;

/// The facts that are not known and would change the routes, in the order in which they are asked; then
/// the names that the letters of the best routes cannot do without.
pub(super) fn facts(recipe: &Recipe, facts: &Facts) -> Vec<Missing> {
    let ahead = Ahead::of(recipe, facts, usize::MAX);
    let topics = ahead.matter(|_| true).map(|topic| Missing {
        key: topic.key,
        why: topic.why.to_owned(),
    });
    let texts = TEXTS
        .iter()
        .filter(|row| facts.text(row.text).is_none() && is_wanted(row.text, recipe, facts));
    let texts = texts.map(|row| Missing {
        key: row.key,
        why: row.why.to_owned(),
    });
    topics.chain(texts).collect()
}

/// Whether the letters of the first two routes cannot do without `text`.
fn is_wanted(text: Text, recipe: &Recipe, facts: &Facts) -> bool {
    let first = fitting(recipe, facts).into_iter().take(2);
    let mut doors = first.filter_map(|rule| recipe.doors.iter().find(|door| door.id == rule.door));
    match text {
        Text::Service => true,
        Text::Username => doors.any(|door| door.issue || door.mail.is_some()),
        Text::Address => doors.any(|door| door.mail.is_some()),
        Text::NewAddress => doors.any(|door| {
            let from = door.mail.as_ref().map(|mail| mail.from);
            from == Some(crate::recipes::Sender::New)
        }),
        Text::Issue | Text::FiledOn => facts.is("filed", "yes"),
        Text::Since => false,
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;
    use crate::recipes;

    #[test]
    fn no_fact_is_asked_for_once_it_is_known_or_decides_nothing() {
        let recipe = recipes::known("pypi").expect("there is a recipe");
        let mut known = Facts::default();
        known.set("account", "deleted").expect("it is a fact");
        assert!(
            facts(&recipe, &known)
                .iter()
                .all(|missing| missing.key != "account")
        );
        let ahead = Ahead::of(&recipe, &known, usize::MAX);
        let asked: Vec<_> = ahead.matter(|_| true).map(|topic| topic.key).collect();
        assert!(
            asked.is_empty(),
            "{asked:?} decides nothing of a deleted account"
        );
    }
}
