//! What people come with, how much they are asked, and where they are sent.

use super::*;

/// Run an interview, see that it asks no more than so much and leads to these doors first.
#[track_caller]
fn leads(service: &str, answers: &[(&str, &str)], most: usize, first: &[&str]) -> Told {
    let told = person(answers)
        .run(["request", "new", service, "--format", "json"])
        .exits(Exit::Done);
    let routes = routes(&told);
    assert!(
        routes.len() >= first.len() && routes[..first.len()] == *first,
        "{routes:?}"
    );
    let asked = told
        .questions
        .iter()
        .filter(|asked| asked.contains("?` for help"))
        .count();
    assert!(asked <= most, "{asked} questions: {:?}", told.questions);
    told
}

/// What most people say first.
const USUAL: [(&str, &str); 4] = [
    ("goal", "account"),
    ("owner", "self"),
    ("filed", "no"),
    ("account", "active"),
];

fn usual<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&USUAL, more].concat()
}

#[test]
fn a_lost_phone() {
    let answers = usual(&[
        ("stops_at", "second"),
        ("second_factor", "lost"),
        ("recovery_codes", "lost"),
        ("email", "works"),
        ("email_verified", "yes"),
        ("repository", "usable"),
        ("username", "ada"),
        ("project", "sampleproject"),
        ("repository_url", "github.com/ada/sampleproject"),
    ]);
    leads("pypi", &answers, 16, &["recovery_issue"]);
}

#[test]
fn a_lost_phone_and_recovery_codes() {
    let answers = usual(&[
        ("stops_at", "second"),
        ("second_factor", "lost"),
        ("recovery_codes", "held"),
        ("email", "works"),
    ]);
    leads("pypi", &answers, 16, &["use_recovery_codes"]);
}

#[test]
fn a_lost_mailbox() {
    let answers = usual(&[
        ("stops_at", "password"),
        ("second_factor", "works"),
        ("email", "lost"),
        ("second_address", "none"),
        ("repository", "usable"),
        ("new_address", "ada@new.example"),
    ]);
    let told = leads("pypi", &answers, 15, &["recovery_issue_new_address"]);
    let asked = |key: &str| told.questions.iter().any(|it| it.contains(question(key)));
    assert!(asked("new_address") && !asked("password"));
}

#[test]
fn a_suspended_account() {
    let answers = [
        ("goal", "account"),
        ("owner", "self"),
        ("filed", "no"),
        ("stops_at", "logged_out"),
        ("account", "suspended"),
    ];
    leads("pypi", &answers, 8, &["security_contact"]);
}

#[test]
fn codes_that_are_refused() {
    let answers = usual(&[
        ("stops_at", "second"),
        ("second_factor", "rejected"),
        ("recovery_codes", "never"),
        ("email", "works"),
        ("email_verified", "yes"),
    ]);
    leads("pypi", &answers, 16, &["fix_clock", "recovery_issue"]);
}

#[test]
fn a_colleague_who_left() {
    let answers = [
        ("goal", "account"),
        ("owner", "colleague"),
        ("filed", "no"),
        ("account", "active"),
        ("stops_at", "second"),
        ("second_factor", "lost"),
        ("recovery_codes", "lost"),
        ("email", "works"),
    ];
    leads("pypi", &answers, 17, &["recovery_issue"]);
}

#[test]
fn an_owner_who_died() {
    leads("pypi", &[("owner", "deceased")], 4, &["pep541"]);
}

#[test]
fn a_deleted_account() {
    let answers = [("goal", "account"), ("account", "deleted")];
    leads("pypi", &answers, 5, &["not_recoverable"]);
}

#[test]
fn an_account_to_be_deleted() {
    leads(
        "pypi",
        &[("goal", "delete"), ("filed", "no")],
        16,
        &["delete_yourself"],
    );
}

#[test]
fn an_account_that_somebody_else_uses() {
    let answers = [
        ("goal", "account"),
        ("account", "taken_over"),
        ("email", "works"),
    ];
    leads(
        "pypi",
        &answers,
        12,
        &["self_service_reset", "security_contact"],
    );
}

#[test]
fn a_request_that_is_open_already() {
    let answers = [
        ("goal", "account"),
        ("owner", "self"),
        ("filed", "yes"),
        ("account", "active"),
        ("stops_at", "password"),
        ("second_factor", "never_set"),
        ("issue", "https://github.com/pypi/support/issues/1"),
        ("filed_on", "2026-11-01"),
    ];
    let told = leads("pypi", &answers, 12, &["wait_existing_request"]);
    assert!(
        told.json().get("draft").is_none(),
        "a second request is drafted"
    );
}

#[test]
fn an_account_of_the_test_index() {
    let answers = usual(&[
        ("stops_at", "second"),
        ("second_factor", "lost"),
        ("recovery_codes", "never"),
        ("email", "works"),
        ("email_verified", "yes"),
        ("repository", "none"),
        ("has_projects", "no"),
    ]);
    let first = ["recovery_issue_intent_7_day_wait", "recovery_issue"];
    let told = leads("testpypi", &answers, 16, &first);
    assert!(told.out.contains("TestPyPI"), "{}", told.out);
}

#[test]
fn somebody_who_knows_nothing_still_gets_a_way_in() {
    let told = leads("pypi", &[], 16, &[]);
    assert!(!routes(&told).is_empty());
}

#[test]
fn a_service_that_was_not_named_is_asked_for_and_one_that_is_not_known_is_not_guessed() {
    person(&[])
        .replies("Which account is lost?", "testpypi")
        .run(["request", "new", "--format", "json"])
        .exits(Exit::Done)
        .says("TestPyPI");
    let told = World::new()
        .run(["request", "new", "nowhere"])
        .exits(Exit::Usage);
    assert!(told.questions.is_empty());
}
