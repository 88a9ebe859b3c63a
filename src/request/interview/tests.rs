#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should say where"
)]

use std::time::Duration;
use std::time::Instant;

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::answer::Answer;
use super::answer::read;
use super::*;
use crate::request::topic::TOPICS;
use crate::request::topic::UNKNOWN;
use crate::request::triage::triage;

/// The best doors that fit, by the triage itself.
fn doors(recipe: &Recipe, facts: &Facts) -> Vec<String> {
    let routes = triage(recipe, facts).routes.into_iter();
    routes.map(|route| route.id).take(BEST).collect()
}

/// Whether an answer to `topic`, alone or with one to a topic of `others`, changes the doors: slowly, by the
/// triage itself.
fn decides(
    recipe: &Recipe,
    facts: &Facts,
    topic: &'static Topic,
    others: &[&'static Topic],
) -> bool {
    let changes = |facts: &Facts| {
        let now = doors(recipe, facts);
        let mut words = topic.answers.iter();
        words.any(|answer| doors(recipe, &facts.supposing(topic, answer.word)) != now)
    };
    changes(facts)
        || others.iter().any(|other| {
            let mut words = other.answers.iter();
            words.any(|answer| changes(&facts.supposing(other, answer.word)))
        })
}

/// An answer as somebody would type it who knows nothing, half of it, or everything.
fn typed(question: &Question, random: &mut StdRng, ignorance: f64) -> String {
    if random.random_bool(ignorance) {
        return String::new();
    }
    match &question.kind {
        Kind::Choice(choices) => random.random_range(1..=choices.len()).to_string(),
        Kind::Line(_) => match question.key {
            "username" => "ada",
            "address" => "ada@old.example",
            "new_address" => "ada@new.example",
            PROJECT => "one two",
            REPOSITORY => "github.com/ada/one",
            "issue" => "https://github.com/pypi/support/issues/1",
            _ => "2026-11-23",
        }
        .to_owned(),
    }
}

/// A whole interview; what was asked, and the facts in the end.
fn interview(
    recipe: &Recipe,
    mut answer: impl FnMut(&Question, &Facts, &[String]) -> String,
) -> (Facts, Vec<String>) {
    let (mut facts, mut asked) = (Facts::default(), Vec::new());
    facts.set("service", &recipe.id).expect("it is a fact");
    while let Some(question) = next(recipe, &facts, &asked) {
        assert!(!asked.contains(&question.key.to_owned()), "asked twice");
        let typed = answer(&question, &facts, &asked);
        let read = read(&question, &typed, Some(recipe), &facts, &[]);
        let Ok(Answer::Facts(pairs)) = read else {
            panic!("{}: `{typed}` is no answer: {read:?}", question.key);
        };
        for (key, value) in pairs {
            facts.set(key, &value).expect("it is a fact");
        }
        asked.push(question.key.to_owned());
    }
    (facts, asked)
}

#[test]
#[expect(clippy::print_stdout, reason = "the number is what it is for")]
fn whatever_is_answered_the_interview_ends_soon_and_never_asks_what_is_known() {
    let mut random = StdRng::seed_from_u64(5);
    let mut counts = Vec::new();
    let recipes: Vec<_> = recipes::all().collect();
    for round in 0..1000 {
        let recipe = &recipes[round % recipes.len()];
        let ignorance = [0.0, 0.2, 0.7][round % 3];
        let (facts, asked) = interview(recipe, |question, facts, _| {
            if topic::of_key(question.key).is_some() {
                assert_eq!(facts.word(question.key), UNKNOWN, "it is known");
            }
            typed(question, &mut random, ignorance)
        });
        assert!(asked.len() <= 20, "{}: {asked:?}", recipe.id);
        assert!(!doors(recipe, &facts).is_empty(), "{facts:?}");
        counts.push(asked.len());
    }
    counts.sort_unstable();
    let (middle, most) = (counts[counts.len() / 2], counts[counts.len() - 1]);
    println!("questions: {middle} in the middle, {most} at most");
    assert!(middle <= 12, "half of all interviews ask {middle} or more");
}

#[test]
fn every_question_that_is_asked_can_change_the_routes_and_no_other_is_left() {
    let mut random = StdRng::seed_from_u64(7);
    for recipe in recipes::all() {
        for _ in 0..10 {
            let open = |facts: &Facts, asked: &[String], key: &str| {
                let open = TOPICS.iter().filter(|topic| {
                    topic.key != key
                        && facts.word(topic.key) == UNKNOWN
                        && asked.iter().all(|asked| asked != topic.key)
                });
                open.collect::<Vec<_>>()
            };
            let (facts, asked) = interview(&recipe, |question, facts, asked| {
                if let Some(topic) = topic::of_key(question.key) {
                    let others = open(facts, asked, topic.key);
                    assert!(
                        decides(&recipe, facts, topic, &others),
                        "{} {facts:?}",
                        topic.key
                    );
                }
                typed(question, &mut random, 0.3)
            });
            for topic in open(&facts, &asked, "") {
                let changes = topic.answers.iter().any(|answer| {
                    doors(&recipe, &facts.supposing(topic, answer.word)) != doors(&recipe, &facts)
                });
                assert!(!changes, "{} was not asked: {facts:?}", topic.key);
            }
        }
    }
}

#[test]
fn who_knows_nothing_gets_routes_all_the_same() {
    for recipe in recipes::all() {
        let (facts, asked) = interview(&recipe, |_, _, _| String::new());
        assert!(!doors(&recipe, &facts).is_empty(), "{}", recipe.id);
        assert!(asked.len() <= 20, "{}: {asked:?}", recipe.id);
    }
}

#[test]
fn the_order_of_an_interview_that_goes_on_is_that_of_one_that_never_stopped() {
    let recipe = recipes::known("pypi").expect("there is a recipe");
    let answers = |question: &Question, _: &Facts, _: &[String]| {
        typed(question, &mut StdRng::seed_from_u64(1), 0.0)
    };
    let (whole, all) = interview(&recipe, answers);
    let mut facts = Facts::default();
    for (at, key) in all.iter().enumerate() {
        let question = next(&recipe, &facts, &all[..at]).expect("it is not over");
        assert_eq!(question.key, key);
        let typed = answers(&question, &facts, &all);
        if let Ok(Answer::Facts(pairs)) = read(&question, &typed, Some(&recipe), &facts, &[]) {
            for (key, value) in pairs {
                facts.set(key, &value).expect("it is a fact");
            }
        }
    }
    assert_eq!(doors(&recipe, &facts), doors(&recipe, &whole));
}

#[test]
#[expect(clippy::print_stdout, reason = "the number is what it is for")]
fn a_question_comes_before_anybody_waits() {
    let mut random = StdRng::seed_from_u64(11);
    let mut longest = Duration::ZERO;
    for recipe in recipes::all() {
        for _ in 0..5 {
            interview(&recipe, |question, facts, asked| {
                // The shortest of three: other tests run beside this one.
                let time = |_| {
                    let before = Instant::now();
                    let _again = next(&recipe, facts, asked);
                    before.elapsed()
                };
                let shortest = (0..3).map(time).min().unwrap_or_default();
                longest = longest.max(shortest);
                typed(question, &mut random, 0.3)
            });
        }
    }
    println!("the slowest question took {} µs", longest.as_micros());
    assert!(longest < Duration::from_millis(50), "{longest:?}");
}

fn pypi(key: &str, typed: &str) -> Result<Answer, answer::Refused> {
    let mut facts = Facts::default();
    facts.set("project", "one").expect("it is a fact");
    let question = of_key(key, &facts).expect("it is a question");
    read(
        &question,
        typed,
        recipes::known("pypi").as_ref(),
        &facts,
        &[],
    )
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is compared with what may be refused"
)]
fn is(key: &'static str, value: &str) -> Result<Answer, answer::Refused> {
    Ok(Answer::Facts(vec![(key, value.to_owned())]))
}

#[test]
fn a_choice_is_a_number_or_enough_of_its_word() {
    for (typed, word) in [
        ("1", "works"),
        (" 3 ", "lost"),
        ("lost", "lost"),
        ("LO", "lost"),
        ("ne", "never_set"),
        ("", UNKNOWN),
        ("unknown", UNKNOWN),
        ("I don't know", UNKNOWN),
    ] {
        assert_eq!(
            pypi("second_factor", typed),
            is("second_factor", word),
            "{typed}"
        );
    }
    assert_eq!(pypi("email_verified", "y"), is("email_verified", "yes"));
    assert_eq!(pypi("second_factor", "?"), Ok(Answer::Help));
    assert_eq!(pypi("second_factor", "<"), Ok(Answer::Back));
    assert_eq!(pypi("second_factor", "back"), Ok(Answer::Back));
    // `rejected` of another question begins like nothing here; `p` could be two.
    for typed in ["0", "5", "-1", "99999999999999999999", "hunter2", "x"] {
        let refused = pypi("second_factor", typed).expect_err(typed);
        assert!(!refused.0.contains("hunter2"), "{refused:?}");
    }
    // `un` could be `unverified` and `unknown`.
    assert!(pypi("second_address", "un").is_err());
    assert_eq!(
        pypi("second_address", "unv"),
        is("second_address", "unverified")
    );
}

#[test]
fn a_line_is_a_fact_or_is_refused_without_being_repeated() {
    assert_eq!(pypi("username", "ada"), is("username", "ada"));
    assert_eq!(pypi("username", ""), is("username", ""));
    assert_eq!(pypi("username", "back"), is("username", "back"));
    assert_eq!(pypi("username", "<"), Ok(Answer::Back));
    for (key, typed) in [
        ("username", "hunter2@example.org"),
        ("username", "hunter2 hunter2"),
        ("address", "hunter2"),
        ("since", "hunter2"),
        ("issue", "hunter2"),
        ("repository_url", "hunter2"),
        ("repository_url", "https://ada:hunter2@github.com/ada/one"),
    ] {
        let refused = pypi(key, typed).expect_err(typed);
        assert!(
            !refused.0.contains("hunter2") && refused.0.ends_with('.'),
            "{refused:?}"
        );
    }
}

#[test]
fn a_repository_is_taken_as_people_have_it() {
    for typed in [
        "https://github.com/ada/one",
        "github.com/ada/one",
        "git@github.com:ada/one.git",
        "ssh://git@github.com/ada/one.git",
    ] {
        assert_eq!(
            pypi(REPOSITORY, typed),
            is(REPOSITORY, "https://github.com/ada/one"),
            "{typed}"
        );
    }
}

#[test]
fn the_first_project_is_the_one_whose_repository_is_asked_for() {
    let pairs = ["", "two", "three", "one"].map(|name| (PROJECT, name.to_owned()));
    assert_eq!(
        pypi(PROJECT, "one, two three"),
        Ok(Answer::Facts(pairs.to_vec()))
    );
    assert_eq!(pypi(PROJECT, ""), is(PROJECT, ""));
}
