//! What doorkey itself keeps of a service, as its ledger says; no store is opened.

use crate::commands::request::look::Looked;
use crate::ledger::event::Phase;
use crate::options::site::arguments;
use crate::options::site::joined;
use crate::options::site::sentence;
use crate::options::site::word;
use crate::ports::Ports;
use crate::recipes;
use crate::recipes::Recipe;
use crate::recovery_codes::service;
use crate::request::search::Find;
use crate::request::search::Kind;
use crate::store;

/// Add what doorkey keeps.
pub(super) fn look(ports: &Ports<'_>, recipe: &Recipe, looked: &mut Looked) {
    let book = match store::book(ports.ledgers) {
        Ok(book) => book,
        Err(failure) => {
            let why = format!("what doorkey itself keeps: {}", failure.what);
            looked.finds.not_looked_at.push(why);
            return;
        }
    };
    for set in book
        .sets()
        .filter(|set| !set.void && is_of(&set.site, recipe))
    {
        let [unused, maybe] = [Phase::Unused, Phase::HandedOut].map(|phase| set.count(phase));
        let whose = sentence(&set.site, &set.account);
        let named = arguments(&set.site, &set.account);
        if unused == 0 {
            let seen = match maybe {
                0 => "all are burnt".to_owned(),
                maybe => {
                    format!("{maybe} may have been used: `doorkey codes show {named}` shows them")
                }
            };
            let note = format!("doorkey has no unused recovery code of {whose} left; {seen}");
            looked.notes.push(note);
            continue;
        }
        let used_at = service::known(&recipe.id).and_then(|service| service.used_at);
        let used_at = used_at.map_or_else(String::new, |used_at| format!("; {used_at}"));
        looked.finds.found.push(Find {
            kind: Kind::KeptRecoveryCodes,
            place: format!("{whose}, {unused} of {} left", set.marks.len()),
            hint: format!("`doorkey codes use {named}` hands one out{used_at}"),
        });
    }
    for factor in book.factors() {
        if !is_of(&factor.site, recipe) && !is_of(&factor.traits.issuer, recipe) {
            continue;
        }
        let name = joined(&factor.site, &factor.account);
        let named = word(&name);
        looked.finds.found.push(Find {
            kind: Kind::KeptEnrolment,
            place: format!("`{name}`"),
            hint: format!(
                "`doorkey totp code {named}` makes its codes; where they are refused, `doorkey totp verify {named}` \
                 tells whether a clock is wrong"
            ),
        });
    }
}

fn is_of(site: &str, recipe: &Recipe) -> bool {
    recipes::known(site).is_some_and(|known| known.id == recipe.id)
}
