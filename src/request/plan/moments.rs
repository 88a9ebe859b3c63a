//! What happened in a case, and on which day.

use crate::date::Date;
use crate::request::case::Case;
use crate::request::case::Event;
use crate::request::case::What;
use crate::request::facts::Text;

/// The days of what happened; `None` for what has not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moments {
    /// The case was begun.
    pub(super) begun: Date,
    /// The request was filed, or is said to be; where nobody knows when, the day the case was begun.
    pub(super) filed: Option<Date>,
    /// The mail was sent for the first time.
    pub(super) mailed: Option<Date>,
    /// The mail was sent for the last time.
    pub(super) mailed_last: Option<Date>,
    /// Staff said something for the first time.
    pub(super) answered: Option<Date>,
    /// Staff said something for the last time.
    pub(super) answered_last: Option<Date>,
    /// The mail was sent again after staff had said something.
    pub(super) replied: bool,
    /// The branch was pushed.
    pub(super) pushed: Option<Date>,
    /// The owner wrote a remark for the last time.
    pub(super) noted_last: Option<Date>,
    /// The owner is in again.
    pub(super) back_in: Option<Date>,
    /// The case is over.
    pub(super) is_closed: bool,
}

impl Moments {
    pub(super) fn of(case: &Case, today: Date) -> Self {
        let days = |is: fn(&What) -> bool| {
            let events = case.log.iter().filter(move |event| is(&event.what));
            events.map(|event: &Event| Date::at(event.at))
        };
        let begun = case.log.first().map_or(today, |event| Date::at(event.at));
        let filed = days(|what| matches!(what, What::Filed { .. })).next_back();
        let is_filed = case.facts.is("filed", "yes").then_some(begun);
        let mailed = || days(|what| matches!(what, What::Mailed));
        let answered = || days(|what| matches!(what, What::Answered));
        let first_answer = answered().min();
        Self {
            begun,
            filed: case.facts.day(Text::FiledOn).or(filed).or(is_filed),
            mailed: mailed().min(),
            mailed_last: mailed().max(),
            answered: first_answer,
            answered_last: answered().max(),
            replied: replied(case),
            pushed: days(|what| matches!(what, What::Pushed)).max(),
            noted_last: days(|what| matches!(what, What::Note { .. })).max(),
            back_in: days(|what| matches!(what, What::BackIn)).min(),
            is_closed: case.outcome().is_some(),
        }
    }
}

/// Whether the last mail stands after the last answer.
fn replied(case: &Case) -> bool {
    let last = |is: fn(&What) -> bool| case.log.iter().rposition(|event| is(&event.what));
    let mailed = last(|what| matches!(what, What::Mailed));
    let answered = last(|what| matches!(what, What::Answered));
    answered.is_some() && mailed > answered
}

/// How far a case has come, as a stable word.
#[must_use]
pub fn state(case: &Case) -> &'static str {
    let has = |is: fn(&What) -> bool| case.log.iter().any(|event| is(&event.what));
    if case.outcome().is_some() {
        "closed"
    } else if has(|what| matches!(what, What::BackIn)) {
        "back_in"
    } else if has(|what| matches!(what, What::Pushed)) {
        "pushed"
    } else if has(|what| matches!(what, What::Answered)) {
        "answered"
    } else if has(|what| matches!(what, What::Filed { .. })) || case.facts.is("filed", "yes") {
        "filed"
    } else if has(|what| matches!(what, What::Mailed)) {
        "mailed"
    } else if has(|what| matches!(what, What::Drafted { .. })) {
        "drafted"
    } else {
        "begun"
    }
}
