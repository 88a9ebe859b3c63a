//! `doorkey request services`: what is known of each service, for a person and for a program.

use doorkey::exit::Exit;
use doorkey::recipes;
use serde_json::Value;

use crate::support::world::Told;
use crate::support::world::World;

fn services(args: &[&str]) -> Told {
    let args = ["request", "services"].iter().chain(args);
    World::new().run(args.copied())
}

/// What was said, with its lines joined.
fn joined(told: &Told) -> String {
    told.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_list_has_a_line_for_each_service_and_says_who_has_a_form() {
    let told = services(&[]).exits(Exit::Done);
    assert_eq!(told.out.lines().count(), recipes::all().count());
    for (line, recipe) in told.out.lines().zip(recipes::all()) {
        assert!(line.starts_with(&recipe.id), "{line}");
        assert!(line.contains(&recipe.title) && line.contains(&recipe.checked_on));
        assert!(
            line.contains(&format!("{} doors", recipe.doors.len())),
            "{line}"
        );
        assert_eq!(
            line.contains("public form"),
            recipe.form.is_some(),
            "{line}"
        );
        assert!(line.chars().count() <= 80, "{line}");
    }
    told.talks("`doorkey request services NAME` shows one of them whole");
}

#[test]
fn one_service_is_shown_whole_with_what_is_not_known() {
    for recipe in recipes::all() {
        let told = services(&[&recipe.id]).exits(Exit::Done);
        let text = joined(&told);
        for part in [
            &recipe.title,
            &recipe.checked_on,
            &recipe.sources[0],
            &recipe.unknown[0],
            &recipe.proof[0],
        ] {
            assert!(text.contains(part.as_str()), "{}: {part}", recipe.id);
        }
        for door in &recipe.doors {
            assert!(text.contains(&format!("{} ({})", door.title, door.id)));
        }
        for title in [
            "Before you file anything:",
            "Beware:",
            "In the first hour back in:",
        ] {
            assert!(text.contains(title), "{}", recipe.id);
        }
        assert!(!text.contains(['{', '}']), "{}", recipe.id);
        for line in told.out.lines() {
            let is_one_word = line.split_whitespace().filter(|word| *word != "-").count() == 1;
            assert!(
                line.chars().count() <= 80 || is_one_word || line.contains('`'),
                "{line}"
            );
        }
    }
}

#[test]
fn codes_are_said_as_far_as_they_are_known() {
    for (name, line) in [
        ("github", "Recovery codes: 16, each 10 hex digits as 5-5"),
        (
            "npm",
            "Recovery codes: their number is not known, their shape is not known",
        ),
        ("dockerhub", "Recovery codes: 1, their shape is not known"),
        ("crates.io", "Recovery codes: none"),
        ("anaconda", "Recovery codes: not known"),
        (
            "pypi",
            "One-time codes: SHA1, 6 digits, 30 seconds, 1 step before and after are taken",
        ),
        (
            "pypi",
            "Public form: https://github.com/pypi/support/issues/new?template=account-recovery.yml",
        ),
    ] {
        let text = joined(&services(&[name]));
        assert!(text.contains(line), "{name}: {text}");
    }
}

#[test]
fn a_program_reads_the_same() {
    let list = services(&["--format", "json"]).exits(Exit::Done).json();
    assert_eq!(list["schema"], "doorkey/request/1");
    let listed = list["services"].as_array().unwrap();
    assert_eq!(listed.len(), recipes::all().count());
    for (service, recipe) in listed.iter().zip(recipes::all()) {
        assert_eq!(service["id"], recipe.id.as_str());
        assert_eq!(
            service["doors"].as_array().unwrap().len(),
            recipe.doors.len()
        );
        assert_eq!(service["form"].is_null(), recipe.form.is_none());
        let one = services(&[&recipe.id, "--format", "json"]).json();
        assert_eq!(one["services"], Value::Array(vec![service.clone()]));
        assert!(!service["doors"].to_string().contains("{support}"));
    }
    let gitlab = services(&["gitlab.com", "--format", "json"]).json();
    let gitlab = &gitlab["services"][0];
    assert_eq!(gitlab["recovery_codes"]["count"], 10);
    assert_eq!(gitlab["doors"][0]["id"], "ssh_key_new_codes");
    assert_eq!(gitlab["doors"][0]["expect"]["resolved_days"], 0.0);
    let crates = services(&["crates", "--format", "json"]).json();
    let mails: Vec<_> = crates["services"][0]["doors"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|door| door["mail_to"].as_str())
        .collect();
    assert_eq!(mails, ["help@crates.io"; 2]);
}

#[test]
fn a_service_without_a_recipe_is_refused_and_its_name_is_not_repeated() {
    services(&["example.org"])
        .exits(Exit::Usage)
        .talks("there is no recipe for this service")
        .talks("pypi, testpypi, github")
        .never_says("example.org");
    let failed = services(&["example.org", "--format", "json"]).exits(Exit::Usage);
    assert_eq!(failed.json()["schema"], "doorkey/request/1");
}
