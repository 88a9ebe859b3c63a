//! What may make a request needless, or change its route: a look at this machine and one at what is public,
//! each only after a yes.

use crate::commands::request::foretell;
use crate::commands::request::foretell::Reach;
use crate::commands::request::look::Search;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::confirm::confirm;
use crate::ports::Ports;
use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::proof;
use crate::request::proof::Proof;
use crate::request::search::Finds;

/// Look on this machine, where the owner says yes or said so before.
///
/// # Errors
/// What ends the run; a no does not.
pub(super) fn machine(
    ports: &mut Ports<'_>,
    recipe: &Recipe,
    is_agreed: bool,
    notes: &mut Vec<String>,
) -> Result<Option<Finds>, Failure> {
    let search = Search::plan(ports, recipe, &[]);
    if !is_agreed && !is_yes(confirm(ports, &search.question()))? {
        notes.push(format!(
            "nothing was looked for on this machine; `doorkey request look {}` does it",
            recipe.id
        ));
        return Ok(None);
    }
    let mut looked = search.run(ports)?;
    notes.append(&mut looked.notes);
    let unseen = std::mem::take(&mut looked.finds.not_looked_at);
    if !unseen.is_empty() {
        notes.push(format!("not looked at: {}", unseen.join("; ")));
    }
    Ok(Some(looked.finds))
}

/// Ask the public pages which proof staff will want, where there is something to ask about, and take what
/// they say into the facts.
///
/// # Errors
/// What ends the run; a no does not.
pub(super) fn public(
    ports: &mut Ports<'_>,
    recipe: &Recipe,
    facts: &mut Facts,
    reach: &Reach,
    notes: &mut Vec<String>,
) -> Result<Option<Proof>, Failure> {
    let is_named = facts.text(Text::Username).is_some() || !facts.projects.is_empty();
    if !is_named || !proof::plan::is_known_index(recipe) {
        return Ok(None);
    }
    let mut asked = Vec::new();
    match foretell::look(ports, recipe, facts, reach, &mut asked) {
        Ok(proof) => {
            notes.append(&mut asked);
            proof.tell(facts);
            notes.push(proof.verdict.clone());
            Ok(Some(proof))
        }
        Err(failure) if failure.kind == Kind::Cancelled => {
            notes.push(
                "nobody was asked which proof is wanted; `doorkey request foretell` does it"
                    .to_owned(),
            );
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

/// A no, and nobody to ask, are answers too.
fn is_yes(asked: Result<(), Failure>) -> Result<bool, Failure> {
    match asked {
        Ok(()) => Ok(true),
        Err(failure) if failure.kind == Kind::Cancelled => Ok(false),
        Err(failure) => Err(failure),
    }
}
