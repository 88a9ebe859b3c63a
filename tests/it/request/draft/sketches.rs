//! Both texts of each route as a person gets them, kept to be read by eye.

use doorkey::request::draft::html;
use doorkey::request::draft::markdown;
use doorkey::request::draft::text;
use insta::assert_snapshot;

use crate::request::draft::given::ADA;
use crate::request::draft::given::draft;
use crate::request::draft::given::facts;

#[test]
fn the_second_factor_is_lost() {
    let lost: &[(&str, &str)] = &[
        ("email", "works"),
        ("password", "known"),
        ("second_factor", "lost"),
        ("recovery_codes", "lost"),
        ("repository", "usable"),
        ("tried", "other_device"),
    ];
    let draft = draft("pypi", &facts(&[ADA, lost]), "recovery_issue");
    assert_snapshot!("recovery_issue", text::write(&draft));
    assert_snapshot!("recovery_issue_markdown", markdown::write(&draft));
    assert_snapshot!("recovery_issue_html", html::write(&draft));
}

#[test]
fn the_address_is_not_verified() {
    let unverified: &[(&str, &str)] = &[
        ("email", "works"),
        ("email_verified", "no"),
        ("password", "forgotten"),
        ("second_factor", "never_set"),
        ("recovery_codes", "never"),
        ("reset", "not_verified"),
        ("repository", "usable"),
    ];
    let draft = draft(
        "pypi",
        &facts(&[ADA, unverified]),
        "recovery_issue_confirm_address",
    );
    assert_snapshot!("recovery_issue_confirm_address", text::write(&draft));
}

#[test]
fn the_mailbox_is_lost_and_the_codes_are_held() {
    let lost: &[(&str, &str)] = &[
        ("email", "lost"),
        ("password", "known"),
        ("second_factor", "works"),
        ("recovery_codes", "held"),
        ("repository", "usable"),
        ("forge", "works"),
        ("tried", "familiar_network"),
    ];
    let draft = draft("pypi", &facts(&[ADA, lost]), "recovery_issue_new_address");
    assert_snapshot!("recovery_issue_new_address", text::write(&draft));
}

#[test]
fn no_repository_can_prove_anything() {
    let lost: &[(&str, &str)] = &[
        ("username", "ada"),
        ("address", "ada@old.example"),
        ("email", "works"),
        ("second_factor", "lost"),
        ("recovery_codes", "never"),
        ("project", "sampleproject"),
        ("repository", "none"),
    ];
    let draft = draft("pypi", &facts(&[lost]), "recovery_issue_intent_7_day_wait");
    assert_snapshot!("recovery_issue_intent_7_day_wait", text::write(&draft));
}

#[test]
fn no_repository_can_prove_anything_and_the_mailbox_is_lost_too() {
    let lost: &[(&str, &str)] = &[
        ("username", "ada"),
        ("email", "domain_lapsed"),
        ("new_address", "ada@new.example"),
        ("has_projects", "no"),
    ];
    let draft = draft("pypi", &facts(&[lost]), "recovery_issue_intent_7_day_wait");
    assert_snapshot!("recovery_issue_intent_without_mailbox", text::write(&draft));
}

#[test]
fn the_account_is_suspended() {
    let suspended: &[(&str, &str)] = &[("account", "suspended"), ("email", "works")];
    let draft = draft("pypi", &facts(&[ADA, suspended]), "security_contact");
    assert_snapshot!("security_contact", text::write(&draft));
}

#[test]
fn somebody_else_uses_the_account() {
    let stolen: &[(&str, &str)] = &[("account", "taken_over"), ("email", "lost")];
    let draft = draft("pypi", &facts(&[ADA, stolen]), "security_contact");
    assert_snapshot!("security_contact_taken_over", text::write(&draft));
}

#[test]
fn the_account_of_a_colleague_is_at_the_test_index() {
    let theirs: &[(&str, &str)] = &[
        ("username", "example-corp"),
        ("owner", "colleague"),
        ("email", "bounces"),
        ("password", "forgotten"),
        ("second_factor", "lost"),
        ("recovery_codes", "unknown"),
        ("new_address", "dev@example.com"),
        ("issue", "https://github.com/pypi/support/issues/1234"),
        ("filed", "no"),
        ("project", "one"),
        ("project", "two"),
        ("repository_url", "git@github.com:example-corp/two.git"),
    ];
    let draft = draft("testpypi", &facts(&[theirs]), "recovery_issue_new_address");
    assert_snapshot!("testpypi_colleague", text::write(&draft));
}

#[test]
fn nothing_is_known() {
    let draft = draft("pypi", &facts(&[]), "recovery_issue");
    assert_snapshot!("nothing_known", text::write(&draft));
}
