//! The gate before anything of a request is shown, written or kept: no secret, and in public no address.

use crate::recipes::Recipe;
use crate::request::draft::Draft;
use crate::request::facts::Facts;
use crate::request::facts::is_address;
use crate::request::lint;
use crate::request::lint::Audience;
use crate::request::lint::Hit;
use crate::secret::Secret;
use crate::told::Told;

/// What must not go out, and where it stands.
#[derive(Debug)]
pub(super) struct Blocked {
    place: String,
    hit: Hit,
}

/// Let through the texts and the facts that they are made of, or say what must not go out.
pub(super) fn pass(
    recipe: &Recipe,
    draft: &Draft,
    facts: &Facts,
    known: &[Secret],
) -> Result<(), Vec<Blocked>> {
    let staff = recipe.addresses.values().map(String::as_str);
    let staff: Vec<&str> = staff.filter(|address| is_address(address)).collect();
    let mut blocked = Vec::new();
    let mut look = |place: &str, text: &str, audience| {
        let hits = lint::look(text, audience, &staff, known).into_iter();
        blocked.extend(hits.map(|hit| Blocked {
            place: place.to_owned(),
            hit,
        }));
    };
    for (place, text, audience) in draft.texts() {
        look(&place, &text, audience);
    }
    let mut all = facts_pass(facts, known).err().unwrap_or_default();
    all.append(&mut blocked);
    if all.is_empty() { Ok(()) } else { Err(all) }
}

/// The same for facts of which there is no text yet: before anybody else is asked about them.
pub(super) fn facts_pass(facts: &Facts, known: &[Secret]) -> Result<(), Vec<Blocked>> {
    let mut blocked = Vec::new();
    for (key, value) in facts.pairs() {
        let hits = lint::look(&value, Audience::Private, &[], known).into_iter();
        blocked.extend(hits.map(|hit| Blocked {
            place: format!("the fact `{key}`"),
            hit,
        }));
    }
    if blocked.is_empty() {
        Ok(())
    } else {
        Err(blocked)
    }
}

/// What a run says that was stopped here: the rule and what it would cost, and nothing of the text.
pub(super) fn told(blocked: &[Blocked]) -> Told {
    let mut told = Told {
        found: true,
        ..Told::default()
    };
    for Blocked { place, hit } in blocked {
        told = told.say(format!(
            "{place}, line {}: {} (`{}`). {}",
            hit.line, hit.rule.title, hit.rule.id, hit.rule.cost
        ));
    }
    told.note("no text is shown or written while that stands in it; take it out and run this again")
}
