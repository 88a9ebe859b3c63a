//! The form is filled: every field that its definition requires, whatever is known of the case.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashSet;
use std::sync::LazyLock;

use doorkey::recipes;
use doorkey::request::draft::Content;
use doorkey::request::draft::Draft;
use doorkey::request::draft::Issue;
use doorkey::request::draft::eml;
use doorkey::request::draft::html;
use doorkey::request::draft::markdown;
use doorkey::request::draft::text;
use doorkey::request::lint::Audience;
use doorkey::request::topic::TOPICS;
use doorkey::request::triage::Route;

use crate::request::draft::given::ADA;
use crate::request::draft::given::drafts;
use crate::request::draft::given::drafts_of;
use crate::request::draft::given::facts;

/// What the definition of a form says of a field.
#[derive(PartialEq, Debug, Default)]
struct Defined {
    kind: String,
    label: String,
    sentence: Option<String>,
    is_required: bool,
}

/// The definition of the form: as much of YAML as it is written in.
fn definition() -> Vec<Defined> {
    let mut fields: Vec<Defined> = Vec::new();
    for line in include_str!("account-recovery.yml").lines() {
        let Some((key, value)) = line.split_once(": ") else {
            continue;
        };
        let value = value.to_owned();
        match (key.trim(), fields.last_mut()) {
            ("- type", _) => fields.push(Defined {
                kind: value,
                ..Defined::default()
            }),
            ("label", Some(field)) => field.label = value,
            ("- label", Some(field)) => field.sentence = Some(value),
            ("required", Some(field)) => field.is_required = value == "true",
            _ => {}
        }
    }
    fields.retain(|field| field.kind != "markdown");
    assert_eq!(fields.len(), 5, "the definition was not read");
    fields
}

/// Every field of the definition has its block, in order, with something in it that is no tick.
fn assert_filled(issue: &Issue) {
    let definition = definition();
    assert_eq!(issue.blocks.len(), definition.len());
    for (block, field) in issue.blocks.iter().zip(&definition) {
        assert_eq!(block.label, field.label);
        match (&block.content, &field.sentence) {
            (Content::Text(text), None) => {
                assert!(
                    !text.trim().is_empty() || !field.is_required,
                    "{}",
                    field.label
                );
                assert!(!text.to_lowercase().contains("[x]"), "{text}");
            }
            (Content::Box { sentence, .. }, Some(exact)) => assert_eq!(sentence, exact),
            (content, _) => panic!("`{}` is no {}: {content:?}", field.label, field.kind),
        }
    }
}

#[test]
fn the_recipe_has_the_fields_of_the_definition() {
    for service in ["pypi", "testpypi"] {
        let form = recipes::known(service).and_then(|recipe| recipe.form);
        let fields = form.expect("the recipe has a form").fields.into_iter();
        let fields: Vec<_> = fields.map(|field| (field.label, field.required)).collect();
        let defined = definition().into_iter();
        let defined: Vec<_> = defined
            .map(|field| (field.label, field.is_required))
            .collect();
        assert_eq!(fields, defined);
    }
}

/// What follows from each pair of answers to two topics, beside somebody who says everything else and
/// somebody who says nothing; texts that are the same once.
static ALL_PAIRS: LazyLock<Vec<(Route, Draft)>> = LazyLock::new(|| {
    let words: Vec<_> = TOPICS
        .iter()
        .flat_map(|topic| topic.answers.iter().map(move |answer| (topic, answer.word)))
        .collect();
    let stuck: &[(&str, &str)] = &[("email", "lost"), ("second_factor", "lost")];
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for (service, base) in [("pypi", facts(&[ADA, stuck])), ("testpypi", facts(&[]))] {
        let recipe = recipes::known(service).expect("there is a recipe");
        for (index, (one, word)) in words.iter().enumerate() {
            for (other, second) in &words[index..] {
                let facts = base.supposing(one, word).supposing(other, second);
                for (route, draft) in drafts_of(&recipe, &facts) {
                    let texts = draft.texts().into_iter().map(|(_, text, _)| text);
                    if seen.insert((route.id.clone(), texts.collect::<Vec<_>>())) {
                        found.push((route, draft));
                    }
                }
            }
        }
    }
    assert!(found.len() > 500, "only {} drafts", found.len());
    found
});

#[test]
fn every_required_field_is_filled_for_every_route_over_all_pairs_of_answers() {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for (route, draft) in &*ALL_PAIRS {
        assert_eq!(draft.issue.is_some(), route.door.issue, "{}", route.id);
        assert_eq!(
            draft.mail.is_some(),
            route.door.mail.is_some(),
            "{}",
            route.id
        );
        if let Some(issue) = &draft.issue {
            assert_filled(issue);
        }
        if let Some(mail) = &draft.mail {
            assert!(mail.to.ends_with("@pypi.org") && mail.body.len() > 80);
            assert!(
                mail.body.lines().all(|line| line.chars().count() <= 78),
                "{}",
                mail.body
            );
        }
        *counted.entry(route.id.clone()).or_default() += 1;
    }
    println!("drafts looked at: {counted:?}");
    let recipe = recipes::known("pypi").expect("there is a recipe");
    let with_text = recipe
        .doors
        .iter()
        .filter(|door| door.issue || door.mail.is_some());
    let expected: BTreeSet<_> = with_text.map(|door| door.id.clone()).collect();
    assert_eq!(counted.into_keys().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn no_address_stands_in_any_issue_over_all_pairs_of_answers() {
    let mut looked = 0;
    for (_, draft) in &*ALL_PAIRS {
        for (place, text, audience) in draft.texts() {
            if audience == Audience::Public {
                assert!(!text.contains('@'), "{place}: {text}");
                looked += 1;
            }
        }
    }
    assert!(looked > 2_000, "only {looked} texts were looked at");
}

#[test]
fn every_form_of_a_draft_has_every_text() {
    // They differ in few lines: one in seven is looked at in every form.
    for (_, draft) in ALL_PAIRS.iter().step_by(7) {
        let whole = (text::write(draft), markdown::write(draft));
        for (place, text, audience) in draft.texts() {
            let text = text.trim_end();
            // A sentence beside a box is broken on the screen, and the honest one stands in the reason.
            let is_broken = place.contains("Codes") || place.contains("Acknowledgement");
            assert!(is_broken || whole.0.contains(text), "{place}");
            let is_in_fence = audience == Audience::Private;
            assert!(is_in_fence || whole.1.contains(text), "{place}");
        }
        assert!(html::write(draft).ends_with("</html>\n"));
        assert_eq!(eml::write(draft).is_empty(), draft.mail.is_none());
        assert!(!whole.0.to_lowercase().contains("[x]") && !whole.1.to_lowercase().contains("[x]"));
    }
}

#[test]
fn the_link_opens_the_form_with_template_and_title_and_nothing_else() {
    let lost: &[(&str, &str)] = &[("second_factor", "lost"), ("email", "works")];
    for (service, url) in [
        (
            "pypi",
            "https://github.com/pypi/support/issues/new?template=account-recovery.yml&title=Account+recovery+request",
        ),
        (
            "testpypi",
            "https://github.com/pypi/support/issues/new?template=account-recovery.yml&title=Account+recovery+request+%28TestPyPI%29",
        ),
    ] {
        for (_, draft) in drafts(service, &facts(&[ADA, lost])) {
            assert_eq!(draft.issue.expect("it has an issue").url, url);
        }
    }
}

#[test]
fn what_is_still_to_be_filled_in_is_told_with_its_place() {
    let lost: &[(&str, &str)] = &[("email", "lost")];
    let draft =
        crate::request::draft::given::draft("pypi", &facts(&[lost]), "recovery_issue_new_address");
    assert_eq!(
        draft.open(),
        [
            "`PyPI Username` in the issue: the username, in single backticks",
            "`Reason for request` in the issue: the username, in single backticks",
            "the subject of the mail: the number of the issue, once it is filed",
            "the mail: the link of the issue",
            "the mail: the username",
            "the mail: address on the account",
            "the mail: new address",
            "the mail: your name",
        ]
    );
    let draft = crate::request::draft::given::draft(
        "pypi",
        &facts(&[ADA, lost]),
        "recovery_issue_new_address",
    );
    assert_eq!(
        draft.open(),
        [
            "the subject of the mail: the number of the issue, once it is filed",
            "the mail: the link of the issue",
        ]
    );
}

#[test]
fn a_username_that_is_an_address_or_an_example_is_asked_for_again() {
    let lost: &[(&str, &str)] = &[("second_factor", "lost"), ("email", "works")];
    for name in [
        "ada@old.example",
        "YOUR-USERNAME",
        "<username>",
        "a`b",
        "ada%40old.example",
    ] {
        let draft = crate::request::draft::given::draft(
            "pypi",
            &facts(&[&[("username", name)], lost]),
            "recovery_issue",
        );
        let issue = draft.issue.as_ref().expect("it has an issue");
        let Content::Text(username) = &issue.blocks[0].content else {
            panic!("the username is a text");
        };
        assert!(username.starts_with("[fill in: the username"), "{username}");
        for block in &issue.blocks {
            if let Content::Text(text) = &block.content {
                assert!(!text.contains(name), "{text}");
            }
        }
        assert!(
            draft.open()[0].starts_with("`PyPI Username` in the issue"),
            "{name}"
        );
    }
}
