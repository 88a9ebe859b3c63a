#![expect(clippy::panic, reason = "a test that cannot go on should say where")]

use super::*;
use crate::date::Date;

#[test]
fn every_file_is_a_recipe_of_its_own_name() {
    for (name, text) in FILES {
        let recipe = read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(recipe.id, *name);
    }
    assert_eq!(all().count(), FILES.len());
}

#[test]
fn a_recipe_is_known_by_many_names() {
    for (name, id) in [
        ("pypi", "pypi"),
        (" PyPI ", "pypi"),
        ("https://pypi.org/manage/account/", "pypi"),
        ("www.pypi.org", "pypi"),
        ("test.pypi.org", "testpypi"),
    ] {
        assert_eq!(
            known(name).map(|recipe| recipe.id).as_deref(),
            Some(id),
            "{name}"
        );
    }
    for name in ["", "pypi.org.example", "mypypi.org", &"a".repeat(1 << 20)] {
        assert!(known(name).is_none());
    }
}

#[test]
fn a_recipe_says_when_it_was_checked_and_where_its_facts_stand() {
    for recipe in all() {
        assert!(Date::parse(&recipe.checked_on).is_some(), "{}", recipe.id);
        assert!(!recipe.sources.is_empty(), "{}", recipe.id);
    }
}

#[test]
fn every_rule_leads_to_a_door_and_every_door_is_reached() {
    for recipe in all() {
        for rule in &recipe.rules {
            let is_door = recipe.doors.iter().any(|door| door.id == rule.door);
            assert!(is_door, "{}: there is no door `{}`", recipe.id, rule.door);
        }
        for door in &recipe.doors {
            let is_reached = recipe.rules.iter().any(|rule| rule.door == door.id);
            assert!(is_reached, "{}: nothing leads to `{}`", recipe.id, door.id);
        }
    }
}

#[test]
fn what_follows_names_an_address_of_the_recipe_and_days_in_order() {
    for recipe in all() {
        let follow = &recipe.follow;
        if let Some(from) = &follow.from {
            assert!(recipe.addresses.contains_key(from), "{}", recipe.id);
        }
        let days = [
            follow.resend_after,
            follow.remind_after,
            follow.closes_after,
        ];
        assert!(days.iter().flatten().is_sorted(), "{}", recipe.id);
    }
    let [pypi, test] = ["pypi", "testpypi"].map(|name| known(name).map(|recipe| recipe.follow));
    assert!(pypi.as_ref().is_some_and(|follow| follow.branch));
    assert_eq!(pypi, test);
}
