//! The plan of a case: what to do and what to expect, each on its day.
//!
//! Days are counted from the one on which the request was filed, or the mail was sent where there is no
//! request. What has not happened yet is planned as if it happened today.

mod moments;
mod steps;

use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
use crate::recipes::Door;
use crate::recipes::Recipe;
use crate::request::case::Case;
use crate::request::case::What;
use crate::request::facts::Facts;
use crate::request::plan::moments::Moments;
use crate::request::plan::steps::Story;
use crate::request::topic;
use crate::request::triage::filled;
use crate::request::triage::fits;
use crate::request::triage::routes;

pub use crate::request::plan::moments::state;

/// The days of a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The day on which it was made.
    pub today: Date,
    /// The day from which days are counted, and whether it is known; else it is today.
    pub from: (Date, bool),
    /// What to do and to expect, by day.
    pub steps: Vec<Step>,
    /// What not to fall for, and what not to do.
    pub warnings: Vec<String>,
}

/// One thing to do or to expect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// The day; the first of several where it is done every day.
    pub day: Date,
    /// The last day, where it is done every day.
    pub until: Option<Date>,
    /// Its stable name: `mail`.
    pub id: String,
    /// What, in a sentence.
    pub say: String,
    /// Whether it is done, or has happened.
    pub done: bool,
    /// Whether it is the owner's to do and its day has passed.
    pub overdue: bool,
}

impl Plan {
    /// What to do today, and what should have been done.
    pub fn now(&self) -> impl Iterator<Item = &Step> {
        let today = self.today;
        self.steps
            .iter()
            .filter(move |step| !step.done && step.day <= today)
    }

    /// The next day on which there is something to do: today, where there is.
    #[must_use]
    pub fn next_day(&self) -> Option<Date> {
        let open = self.steps.iter().filter(|step| !step.done);
        open.map(|step| step.day.max(self.today)).min()
    }

    /// How many days it is since the day from which days are counted.
    #[must_use]
    pub fn days(&self) -> u64 {
        let (from, _) = self.from;
        self.today.second().saturating_sub(from.second()) / SECONDS_OF_A_DAY
    }
}

/// The plan of `case` at the service of `recipe`, at this second.
#[must_use]
pub fn plan(recipe: &Recipe, case: &Case, now: u64) -> Plan {
    let today = Date::at(now);
    let moments = Moments::of(case, today);
    let door = door(recipe, case);
    let story = Story::new(recipe, &case.facts, door.as_ref(), &moments, today);
    Plan {
        today,
        from: story.from(),
        steps: story.steps(),
        warnings: warnings(recipe, &case.facts),
    }
}

/// The door that the case goes through: the one that texts were written for, or the one that would be best
/// without a request that is open.
#[must_use]
pub fn door(recipe: &Recipe, case: &Case) -> Option<Door> {
    let drafted = drafted(case);
    let drafted = drafted.and_then(|route| recipe.doors.iter().find(|door| door.id == *route));
    if drafted.is_some() {
        return drafted.cloned();
    }
    let is_filed = case.facts.is("filed", "yes");
    let routes = routes(recipe, &unfiled(&case.facts));
    let mut doors = routes.into_iter().map(|route| route.door);
    if is_filed {
        let mut doors = doors.clone();
        if let Some(asking) = doors.find(|door| door.issue || door.mail.is_some()) {
            return Some(asking);
        }
    }
    doors.next()
}

/// The route that texts were last written for.
#[must_use]
pub fn drafted(case: &Case) -> Option<&String> {
    case.log.iter().rev().find_map(|event| match &event.what {
        What::Drafted { route } => Some(route),
        _ => None,
    })
}

/// The same case before its request was filed: what was chosen then still counts.
#[must_use]
pub fn unfiled(facts: &Facts) -> Facts {
    let topic = topic::of_key("filed");
    topic.map_or_else(|| facts.clone(), |topic| facts.supposing(topic, "no"))
}

/// What holds on every day.
fn warnings(recipe: &Recipe, facts: &Facts) -> Vec<String> {
    let own = recipe
        .warnings
        .iter()
        .find(|remark| remark.id.starts_with(PAID) && fits(&remark.when, facts));
    let paid = own.map_or_else(
        || {
            "who offers \"recovery\" for money is a fraud; nobody who helps needs your password"
                .to_owned()
        },
        |remark| filled(&remark.say, recipe, facts),
    );
    vec![paid]
}

const PAID: &str = "paid_recovery";

#[cfg(test)]
mod tests;
