//! `doorkey request new` as somebody answers it who is locked out.

use doorkey::exit::Exit;
use doorkey::request::facts::TEXTS;
use doorkey::request::topic;

use crate::support::world::Safe;
use crate::support::world::Told;
use crate::support::world::World;

mod keeping;
mod secrets;
mod situations;
mod texts;
mod typing;

/// Somebody who answers each question by its key, and does not know the rest.
fn person(answers: &[(&str, &str)]) -> World {
    let answers = answers.iter();
    answers.fold(World::new().replies("\0", ""), |world, (key, line)| {
        world.replies(question(key), line)
    })
}

/// The words of the question for this fact.
fn question(key: &str) -> &'static str {
    if let Some(topic) = topic::of_key(key) {
        return topic.question;
    }
    match key {
        "project" => "Which projects are on the account?",
        "repository_url" => "Which public repository",
        key => TEXTS.iter().find(|row| row.key == key).expect(key).question,
    }
}

/// The routes of an answer as JSON.
fn routes(told: &Told) -> Vec<String> {
    let routes = told.json()["routes"]
        .as_array()
        .expect("there are routes")
        .clone();
    let ids = routes
        .iter()
        .map(|route| route["id"].as_str().expect("a route has an id"));
    ids.map(str::to_owned).collect()
}
