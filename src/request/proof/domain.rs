//! How long a domain is registered, from what its registry tells everybody.

use serde::Deserialize;

use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
use crate::request::proof::Asked;
use crate::request::proof::Seen;
use crate::request::proof::plan;
use crate::request::proof::plan::Subject;

/// Source: <https://www.rfc-editor.org/rfc/rfc9083#section-4.5>.
#[derive(Deserialize)]
struct Registration {
    #[serde(default)]
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "eventAction")]
    action: String,
    #[serde(rename = "eventDate")]
    date: String,
}

/// The part of a domain that somebody registered, as far as its looks tell: `a.b.example` is below
/// `b.example`, and `a.co.uk` is not below `co.uk`.
pub(super) fn registrable(domain: &str) -> String {
    let labels: Vec<_> = domain.split('.').collect();
    let is_short = |back: usize| {
        let at = labels.len().checked_sub(back);
        at.and_then(|at| labels.get(at))
            .is_some_and(|label| label.len() <= 3)
    };
    let kept = if is_short(1) && is_short(2) { 3 } else { 2 };
    let from = labels.len().saturating_sub(kept);
    labels.get(from..).unwrap_or_default().join(".")
}

/// When the domain was registered and until when; nothing where its registry tells nobody.
pub(super) fn look(domain: &str, asked: &[Asked], now: u64) -> Option<Seen> {
    let domain = registrable(domain);
    let unknown = |why: &str| {
        let saw = format!("how long {domain} is registered is not known: {why}");
        Some(Seen::unknown("domain", saw))
    };
    let answer = match plan::answer(asked, &Subject::Domain(domain.clone())) {
        None => return unknown("it was not asked"),
        Some((_, Err(why))) => return unknown(why),
        Some((_, Ok(answer))) => answer,
    };
    match answer.status {
        200 => {}
        // Many registries of countries do not take part.
        404 => return None,
        status => return unknown(&format!("its registry answered with status {status}")),
    }
    let Ok(registration) = serde_json::from_slice::<Registration>(&answer.body) else {
        return unknown("the answer of its registry cannot be read");
    };
    let day = |action: &str| {
        let event = registration.events.iter().find(|it| it.action == action)?;
        Date::parse(event.date.get(..10)?)
    };
    let (since, until) = (day("registration"), day("expiration"));
    let Some(until) = until else {
        return since
            .map(|since| Seen::good("domain", format!("{domain} is registered since {since}")));
    };
    if until.second() < now.saturating_add(SOON * SECONDS_OF_A_DAY) {
        let saw = format!("{domain} is registered until {until} only");
        let hint = "renew the domain first: an address on a domain that lapses locks you out again";
        return Some(Seen::bad("domain", saw).hint(hint));
    }
    let since = since.map_or_else(String::new, |since| format!(" since {since}"));
    Some(Seen::good(
        "domain",
        format!("{domain} is registered{since}, until {until}"),
    ))
}

/// How many days from now are too few.
const SOON: u64 = 60;
