//! Which way each service has for the cases that maintainers bring.

use doorkey::recipes;
use doorkey::recipes::Purpose;
use doorkey::recipes::Recipe;
use doorkey::recipes::Sender;

use crate::request::recipes::doors;
use crate::request::recipes::facts;

fn recipe(name: &str) -> Recipe {
    recipes::known(name).unwrap_or_else(|| panic!("there is no recipe of {name}"))
}

/// The doors of `name` for `answers`, written as `key=word key=word`.
fn ways(name: &str, answers: &str) -> Vec<String> {
    let pairs = answers.split(' ').filter_map(|pair| pair.split_once('='));
    doors(&recipe(name), &facts(pairs))
}

#[track_caller]
fn leads(name: &str, answers: &str, first: &[&str]) {
    let ways = ways(name, answers);
    assert!(
        ways.iter().zip(first).all(|(way, first)| way == first) && ways.len() >= first.len(),
        "{name}, {answers}: {ways:?}"
    );
}

#[track_caller]
fn leads_only(name: &str, answers: &str, all: &[&str]) {
    assert_eq!(ways(name, answers), all, "{name}, {answers}");
}

#[test]
fn codes_in_hand_come_before_people_wherever_there_are_codes() {
    for name in [
        "github",
        "npm",
        "rubygems",
        "gitlab",
        "dockerhub",
        "packagist",
        "hex",
        "google",
        "codeberg",
    ] {
        leads(
            name,
            "second_factor=lost recovery_codes=held",
            &["use_recovery_codes"],
        );
        leads(
            name,
            "stops_at=second_factor recovery_codes=held",
            &["use_recovery_codes"],
        );
        leads(
            name,
            "second_factor=lost recovery_codes=held filed=yes",
            &["use_recovery_codes", "wait_existing_request"],
        );
    }
}

#[test]
fn codes_that_are_refused_point_to_the_clock_first() {
    for recipe in recipes::all().filter(|recipe| recipe.totp.is_some()) {
        let ways = ways(&recipe.id, "second_factor=rejected");
        assert_eq!(
            ways.first().map(String::as_str),
            Some("fix_clock"),
            "{}",
            recipe.id
        );
    }
}

#[test]
fn an_open_request_is_waited_for_and_nothing_is_filed_beside_it() {
    for recipe in recipes::all() {
        let ways = ways(&recipe.id, "filed=yes email=works password=forgotten");
        assert_eq!(
            ways.last().map(String::as_str),
            Some("wait_existing_request"),
            "{}",
            recipe.id
        );
    }
}

#[test]
fn who_knows_nothing_yet_is_given_a_door_that_harms_nothing() {
    for recipe in recipes::all() {
        let ways = doors(&recipe, &facts([]));
        let first = ways.first().expect("there is a way");
        let harmless = [
            "self_service_reset",
            "log_in_with_forge",
            "recover_forge_first",
            "account_recovery_form",
        ];
        assert!(
            harmless.contains(&first.as_str()),
            "{}: {ways:?}",
            recipe.id
        );
    }
}

#[test]
fn github_wants_mailbox_and_a_second_proof_and_takes_nothing_else() {
    leads(
        "github",
        "second_factor=lost recovery_codes=lost password=known email=works familiar_device=yes",
        &["account_recovery_form"],
    );
    leads(
        "github",
        "second_factor=lost recovery_codes=never password=known email=works ssh_key=yes familiar_device=no",
        &["account_recovery_form"],
    );
    leads(
        "github",
        "second_factor=lost recovery_codes=lost password=forgotten email=works ssh_key=yes",
        &["self_service_reset", "account_recovery_form"],
    );
    leads_only(
        "github",
        "second_factor=lost recovery_codes=lost password=known email=works familiar_device=no ssh_key=no",
        &["unlink_address", "not_recoverable"],
    );
    leads_only(
        "github",
        "second_factor=lost recovery_codes=lost email=lost second_address=none",
        &["not_recoverable"],
    );
    leads(
        "github",
        "second_factor=works password=known email=lost",
        &["self_service_fix_address"],
    );
    leads_only("github", "account=suspended", &["appeal_suspension"]);
    leads_only("github", "owner=deceased", &["deceased_user_request"]);
    leads(
        "github",
        "account=taken_over email=works",
        &["self_service_reset", "security_contact"],
    );
    let review = recipe("github").doors;
    let review = review
        .iter()
        .find(|door| door.id == "account_recovery_form")
        .unwrap();
    assert_eq!(review.expect.first_answer_days, Some(3.0));
    assert_eq!(review.expect.resolved_days, None);
}

#[test]
fn gitlab_lets_an_ssh_key_make_codes_for_free_accounts_too() {
    leads(
        "gitlab",
        "second_factor=lost recovery_codes=lost ssh_key=yes paid=no",
        &["ssh_key_new_codes"],
    );
    leads(
        "gitlab",
        "second_factor=lost recovery_codes=lost ssh_key=no paid=yes",
        &["support_form"],
    );
    leads_only(
        "gitlab",
        "second_factor=lost recovery_codes=lost ssh_key=no paid=no password=known forge=none email=works second_address=none",
        &["not_recoverable"],
    );
    leads(
        "gitlab",
        "owner=colleague second_factor=lost recovery_codes=lost ssh_key=no paid=yes",
        &["group_owner_reset", "support_form"],
    );
    leads(
        "gitlab",
        "second_factor=never_set email=lost second_address=verified forge=none",
        &["other_address"],
    );
}

#[test]
fn what_hangs_on_a_forge_sends_there_first() {
    for name in ["crates", "conda_forge"] {
        leads(name, "forge=lost", &["recover_forge_first"]);
        leads(name, "forge=works", &["log_in_with_forge"]);
        leads(name, "account=suspended", &["recover_forge_first"]);
    }
    leads(
        "crates",
        "forge=lost ssh_key=yes email=works",
        &["recover_forge_first", "use_api_token", "support_mail"],
    );
    leads_only("crates", "account=deleted", &["support_mail"]);
    leads(
        "conda_forge",
        "forge=lost",
        &["recover_forge_first", "ask_maintainer"],
    );
    leads(
        "nuget",
        "forge=lost email=works",
        &["self_service_reset", "recover_forge_first", "support_mail"],
    );
    leads("nuget", "forge=lost email=lost", &["recover_forge_first"]);
}

#[test]
fn npm_begins_its_recovery_on_the_log_in_page() {
    leads(
        "npm",
        "second_factor=lost recovery_codes=lost password=known email=works",
        &["account_recovery_form"],
    );
    leads(
        "npm",
        "second_factor=lost recovery_codes=lost password=known email=lost forge=works",
        &["account_recovery_form"],
    );
    leads("npm", "goal=project", &["name_dispute"]);
    leads_only("npm", "account=suspended", &["appeal_suspension"]);
    let enrols = recipe("npm").after;
    assert!(
        enrols
            .iter()
            .all(|remark| !remark.say.contains("totp enroll"))
    );
}

#[test]
fn one_code_services_ask_people_where_the_one_is_lost() {
    leads(
        "dockerhub",
        "second_factor=lost recovery_codes=lost email=works",
        &["support_lockout_form"],
    );
    leads(
        "dockerhub",
        "second_factor=lost recovery_codes=lost email=lost",
        &["support_form"],
    );
    leads(
        "packagist",
        "second_factor=lost recovery_codes=lost password=known email=works",
        &["account_recovery_form"],
    );
    leads(
        "packagist",
        "second_factor=lost recovery_codes=lost password=forgotten email=works",
        &["support_mail"],
    );
    leads(
        "codeberg",
        "second_factor=lost recovery_codes=lost",
        &["support_contact"],
    );
    leads(
        "codeberg",
        "second_factor=lost recovery_codes=lost ssh_key=yes",
        &["support_contact", "carry_project_on"],
    );
}

#[test]
fn rubygems_hears_a_mail_before_the_issue() {
    leads(
        "rubygems",
        "second_factor=lost recovery_codes=lost email=works",
        &["support_mail"],
    );
    leads(
        "rubygems",
        "second_factor=works email=lost",
        &["support_mail_new_address"],
    );
    leads_only("rubygems", "account=suspended", &["security_contact"]);
    let rubygems = recipe("rubygems");
    let mail = rubygems.doors.iter().find(|door| door.id == "support_mail");
    let mail = mail.unwrap();
    let at = |word: &str| mail.steps.iter().position(|step| step.contains(word));
    assert!(at("send the mail").unwrap() < at("an issue in a repository").unwrap());
}

#[test]
fn hex_restores_nothing_and_its_recipe_says_so() {
    leads(
        "hex",
        "second_factor=lost recovery_codes=lost password=known forge=none email=works",
        &["ask_co_owner", "support_mail", "not_recoverable"],
    );
    leads("hex", "goal=project", &["ask_co_owner", "package_transfer"]);
    leads(
        "hex",
        "password=forgotten email=works second_factor=works",
        &["self_service_reset"],
    );
}

#[test]
fn maven_central_without_its_mailbox_leaves_the_namespace_to_be_proved() {
    leads("maven_central", "email=lost", &["prove_namespace_again"]);
    leads(
        "maven_central",
        "email=domain_lapsed forge=none password=known",
        &["prove_namespace_again"],
    );
    leads(
        "maven_central",
        "email=works password=forgotten forge=none",
        &["self_service_reset", "support_mail"],
    );
    leads(
        "maven_central",
        "email=lost forge=works",
        &["log_in_with_forge", "prove_namespace_again"],
    );
}

#[test]
fn google_has_one_automatic_way_and_nobody_to_write_to() {
    leads("google", "password=forgotten", &["account_recovery_form"]);
    leads(
        "google",
        "second_factor=lost recovery_codes=lost familiar_device=yes",
        &["logged_in_device", "account_recovery_form"],
    );
    leads("google", "owner=colleague", &["administrator"]);
    leads_only("google", "owner=deceased", &["deceased_user_request"]);
    assert!(
        recipe("google")
            .doors
            .iter()
            .all(|door| door.mail.is_none())
    );
}

#[test]
fn anaconda_mails_a_reset_or_takes_a_ticket() {
    leads(
        "anaconda",
        "password=forgotten email=works",
        &["self_service_reset", "support_form"],
    );
    leads("anaconda", "email=lost", &["support_form"]);
    leads("anaconda", "email=lost forge=works", &["log_in_with_forge"]);
}

#[test]
fn a_mail_comes_from_a_mailbox_that_the_owner_reads() {
    for recipe in recipes::all() {
        for email in ["lost", "domain_lapsed", "mistyped"] {
            let lost = facts([("email", email), ("second_factor", "lost")]);
            let first = doorkey::request::triage::routes(&recipe, &lost);
            let mail = first.into_iter().find_map(|route| route.door.mail);
            let is_readable = mail.is_none_or(|mail| mail.from != Sender::Account);
            let is_excused =
                ["crates", "nuget", "hex", "maven_central"].contains(&recipe.id.as_str());
            assert!(is_readable || is_excused, "{}, {email}", recipe.id);
        }
    }
}

#[test]
fn a_mail_about_a_theft_does_not_ask_for_a_recovery() {
    for recipe in recipes::all() {
        for door in recipe.doors {
            let Some(mail) = door.mail else { continue };
            let is_theft = door.id == "security_contact";
            assert_eq!(mail.purpose == Purpose::Security, is_theft, "{}", door.id);
        }
    }
}

#[test]
fn pypi_offers_no_way_that_the_answers_rule_out() {
    for (answers, never) in [
        (
            "stops_at=device_mail second_factor=works password=known email=lost familiar_device=no",
            "device_confirmation_link",
        ),
        (
            "second_factor=lost email=lost second_address=verified password=known",
            "self_service_second_address",
        ),
        (
            "second_factor=lost email=bounces second_address=verified password=forgotten",
            "self_service_reset",
        ),
        (
            "account=taken_over email=works email_verified=no",
            "self_service_reset",
        ),
        (
            "reset=no_mail email=works password=forgotten second_factor=works",
            "self_service_reset",
        ),
    ] {
        let ways = ways("pypi", answers);
        assert!(!ways.is_empty(), "{answers}");
        assert!(!ways.iter().any(|way| way == never), "{answers}: {ways:?}");
    }
}

#[test]
fn nobody_files_a_public_issue_about_a_stolen_account_of_pypi() {
    for answers in [
        "account=taken_over email=lost goal=account",
        "account=taken_over email=works email_verified=no second_factor=lost",
    ] {
        leads_only("pypi", answers, &["security_contact"]);
    }
    leads_only(
        "pypi",
        "account=taken_over email=works",
        &["self_service_reset", "security_contact"],
    );
}

#[test]
fn a_reset_of_the_password_is_no_way_around_a_lost_second_factor() {
    for name in ["github", "npm", "dockerhub", "gitlab", "rubygems", "hex"] {
        let ways = ways(
            name,
            "second_factor=lost recovery_codes=lost password=known email=works",
        );
        assert!(!ways.is_empty(), "{name}");
        assert!(
            !ways.iter().any(|way| way == "self_service_reset"),
            "{name}: {ways:?}"
        );
    }
}
