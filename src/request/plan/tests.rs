#![expect(clippy::panic, reason = "a test that cannot go on should say where")]

use super::*;
use crate::recipes;
use crate::request::case::Event;

/// 2026-11-01, noon.
const BEGUN: u64 = 1_793_534_400;
const DAY: u64 = 86_400;

/// A case of this service with these facts and what happened on which day since it was begun.
fn case(facts: &[(&str, &str)], happened: &[(u64, What)]) -> Case {
    let mut case = Case {
        name: "case".to_owned(),
        ..Case::default()
    };
    let mut take = |at, what| {
        let taken = case.take(Event { at, what });
        taken.unwrap_or_else(|error| panic!("{error}"));
    };
    take(BEGUN, What::Begun);
    for (key, value) in facts {
        let (key, value) = ((*key).to_owned(), (*value).to_owned());
        take(BEGUN, What::Fact { key, value });
    }
    for (day, what) in happened {
        take(BEGUN + day * DAY, what.clone());
    }
    case
}

fn planned(service: &str, case: &Case, day: u64) -> Plan {
    let recipe = recipes::known(service).unwrap_or_else(|| panic!("no recipe for {service}"));
    plan(&recipe, case, BEGUN + day * DAY)
}

fn filed() -> What {
    What::Filed {
        issue: "https://github.com/pypi/support/issues/1".to_owned(),
    }
}

fn drafted(route: &str) -> What {
    What::Drafted {
        route: route.to_owned(),
    }
}

fn now(plan: &Plan) -> Vec<&str> {
    plan.now().map(|step| step.id.as_str()).collect()
}

/// The step of this id, its day counted from the first of November.
fn on(plan: &Plan, id: &str) -> Option<u64> {
    let step = plan.steps.iter().find(|step| step.id == id)?;
    Some((step.day.second() - BEGUN / DAY * DAY) / DAY)
}

const LOST: &[(&str, &str)] = &[
    ("service", "pypi"),
    ("username", "ada"),
    ("second_factor", "lost"),
    ("recovery_codes", "lost"),
    ("email", "works"),
    ("repository", "usable"),
];

#[test]
fn a_silent_request_is_waited_for_sent_again_and_asked_after_once() {
    let done = [(0, drafted("recovery_issue"))];
    assert_eq!(
        now(&planned("pypi", &case(LOST, &done), 0)),
        ["file", "mail"]
    );
    let done = [
        (0, drafted("recovery_issue")),
        (0, filed()),
        (0, What::Mailed),
    ];
    let quiet = case(LOST, &done);
    for (day, expected) in [
        (0, &[][..]),
        (1, &["look"]),
        (5, &["look", "first_answer"]),
        (9, &["look", "first_answer"]),
        (10, &["look", "first_answer", "resend"]),
        (21, &["look", "first_answer", "resend", "remind"]),
        (90, &["look", "first_answer", "resend", "remind", "closes"]),
    ] {
        let plan = planned("pypi", &quiet, day);
        assert_eq!(now(&plan), expected, "day {day}");
        assert_eq!(plan.days(), day);
        // Nothing that an answer must come before is for today, or late.
        let waits = |step: &&Step| ["branch", "reset"].contains(&step.id.as_str());
        let mut waiting = plan.steps.iter().filter(waits);
        assert!(waiting.all(|step| step.day > plan.today && !step.overdue));
    }
    let mut sent_again = done.to_vec();
    sent_again.push((11, What::Mailed));
    let text = "asked".to_owned();
    sent_again.push((22, What::Note { text }));
    let plan = planned("pypi", &case(LOST, &sent_again), 23);
    assert!(!now(&plan).contains(&"resend") && !now(&plan).contains(&"remind"));
}

#[test]
fn the_days_are_counted_from_the_day_of_filing_however_it_is_known() {
    let by_event = case(LOST, &[(0, drafted("recovery_issue")), (3, filed())]);
    assert_eq!(on(&planned("pypi", &by_event, 4), "resend"), Some(13));
    let mut facts = LOST.to_vec();
    facts.extend([("filed", "yes"), ("filed_on", "2026-11-03")]);
    let by_fact = planned("pypi", &case(&facts, &[]), 4);
    assert_eq!(on(&by_fact, "resend"), Some(12));
    assert_eq!(by_fact.days(), 2);
    let undated = [
        ("filed", "yes"),
        ("second_factor", "lost"),
        ("email", "works"),
    ];
    assert_eq!(
        on(&planned("pypi", &case(&undated, &[]), 4), "remind"),
        Some(21)
    );
    // Not filed: as if it were filed today.
    let unfiled = planned("pypi", &case(LOST, &[(0, drafted("recovery_issue"))]), 4);
    assert_eq!(on(&unfiled, "resend"), Some(14));
    assert!(!unfiled.from.1);
    let late: Vec<_> = unfiled.steps.iter().filter(|step| step.overdue).collect();
    assert_eq!(late.len(), 2);
}

#[test]
fn the_mail_to_look_for_has_the_subject_of_the_service_and_the_name_of_the_account() {
    let plan = planned(
        "pypi",
        &case(LOST, &[(0, drafted("recovery_issue")), (0, filed())]),
        1,
    );
    let look = plan.now().find(|step| step.id == "look");
    let say = look.map_or("", |step| &step.say);
    assert!(say.contains("from support@pypi.org"), "{say}");
    assert!(
        say.contains("`[PyPI] Account Recovery Request: ada`"),
        "{say}"
    );
    assert!(say.contains("by mail, not in the issue"), "{say}");
    let warnings = plan.warnings.join(" ");
    assert!(warnings.contains("paid"), "{warnings}");
    let first = plan.steps.iter().find(|step| step.id == "first_answer");
    assert!(first.is_some_and(|step| step.say.contains("5 days (31 threads")));
}

#[test]
fn an_answer_asks_for_the_branch_and_the_branch_for_patience() {
    let mut done = vec![
        (0, drafted("recovery_issue")),
        (0, filed()),
        (0, What::Mailed),
        (6, What::Answered),
    ];
    let answered = planned("pypi", &case(LOST, &done), 7);
    assert_eq!(now(&answered), ["branch", "look_done"]);
    assert!(
        answered
            .steps
            .iter()
            .any(|step| step.id == "branch" && step.overdue)
    );
    assert!(on(&answered, "resend").is_none());
    done.push((7, What::Pushed));
    let pushed = planned("pypi", &case(LOST, &done), 8);
    assert_eq!(now(&pushed), ["look_done"]);
    assert_eq!(on(&pushed, "nudge"), Some(17));
    assert!(now(&planned("pypi", &case(LOST, &done), 17)).contains(&"nudge"));
}

#[test]
fn seven_days_of_waiting_end_on_a_day_that_is_told() {
    let done = [
        (0, drafted("recovery_issue_intent_7_day_wait")),
        (0, filed()),
        (0, What::Mailed),
        (4, What::Answered),
    ];
    let plan = planned("pypi", &case(LOST, &done), 4);
    assert_eq!(on(&plan, "wait"), Some(11));
    assert_eq!(now(&plan), ["answer"]);
    assert!(on(&plan, "branch").is_none());
}

#[test]
fn who_is_back_in_has_the_first_hour_to_do_and_nothing_to_wait_for() {
    let done = [
        (0, drafted("recovery_issue")),
        (0, filed()),
        (9, What::BackIn),
    ];
    let plan = planned("pypi", &case(LOST, &done), 9);
    let now = now(&plan);
    assert!(now.iter().all(|id| id.starts_with("after_")), "{now:?}");
    assert!(now.contains(&"after_recovery_codes") && now.len() > 5);
    let mut closed = done.to_vec();
    let outcome = "recovered".to_owned();
    closed.push((10, What::Closed { outcome }));
    let plan = planned("pypi", &case(LOST, &closed), 11);
    assert_eq!(plan.next_day(), None);
    assert_eq!(plan.now().count(), 0);
}

#[test]
fn a_door_without_an_issue_has_a_mail_and_one_without_staff_its_own_steps() {
    let facts = [("service", "pypi"), ("account", "suspended")];
    let suspended = planned("pypi", &case(&facts, &[]), 0);
    assert_eq!(now(&suspended), ["mail"]);
    assert!(suspended.steps[0].say.contains("security@pypi.org"));
    let sent = case(&facts, &[(0, What::Mailed)]);
    let silent = planned("pypi", &sent, 21);
    assert_eq!(now(&silent), ["look", "first_answer", "resend", "remind"]);
    assert!(
        silent.steps.iter().all(|step| !step.say.contains("issue")),
        "{silent:?}"
    );
    let facts = [
        ("service", "pypi"),
        ("second_factor", "never_set"),
        ("email", "works"),
        ("password", "forgotten"),
    ];
    let alone = planned("pypi", &case(&facts, &[]), 0);
    assert_eq!(now(&alone).first(), Some(&"step_1"));
    assert!(alone.steps.iter().all(|step| !step.overdue));
}

#[test]
fn every_door_of_every_recipe_has_a_plan_with_something_to_do_today() {
    for recipe in recipes::all() {
        for door in &recipe.doors {
            let case = case(&[("service", &recipe.id)], &[(0, drafted(&door.id))]);
            let plan = plan(&recipe, &case, BEGUN);
            assert!(plan.now().count() > 0, "{}: {}", recipe.id, door.id);
            for step in &plan.steps {
                assert!(
                    !step.say.contains(['{', '}']),
                    "{}: {}",
                    recipe.id,
                    step.say
                );
                assert!(!step.say.ends_with('.'), "{}", step.say);
            }
        }
    }
}
