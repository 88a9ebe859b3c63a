//! Which doors would fit after one answer more, or two: asked thousands of times for a single question, so
//! the rules of a recipe stand here as numbers.
//!
//! A word is its place among the answers of its topic, from 1; 0 is "unknown". A topic is its place in
//! [`TOPICS`].

use crate::recipes::Recipe;
use crate::recipes::Rule;
use crate::request::facts::Facts;
use crate::request::topic::TOPICS;
use crate::request::topic::Topic;
use crate::request::topic::UNKNOWN;

/// What is known of a case, and what would be with one answer more.
#[derive(Debug)]
pub struct Ahead {
    /// How many doors count.
    most: usize,
    /// Those that can still fit.
    rules: Vec<Row>,
    now: Words,
    /// By topic and answer; nothing for a topic that is known, or that no rule asks about any more.
    then: Vec<Vec<Words>>,
}

/// The word of each topic.
type Words = Vec<u8>;

/// A rule: the topics that are not known and that it names, each with the words it takes, as bits.
#[derive(Debug)]
struct Row {
    takes: Vec<(usize, u32)>,
    door: u8,
    is_last: bool,
}

impl Ahead {
    /// Look ahead from `facts`, to the best `most` doors.
    #[must_use]
    pub fn of(recipe: &Recipe, facts: &Facts, most: usize) -> Self {
        let now = words(facts);
        let mut rules = Vec::new();
        for rule in &recipe.rules {
            let Some(row) = row(recipe, rule, &now) else {
                continue;
            };
            let is_end = row.is_last && row.takes.is_empty();
            rules.push(row);
            if is_end {
                break;
            }
        }
        let is_named = |topic| {
            let mut takes = rules.iter().flat_map(|rule| &rule.takes);
            takes.any(|&(named, _)| named == topic)
        };
        let then = TOPICS.iter().map(|topic| {
            let answers = topic
                .answers
                .iter()
                .filter(|_| facts.word(topic.key) == UNKNOWN);
            let then = answers.map(|answer| words(&facts.supposing(topic, answer.word)));
            let then: Vec<Words> = then.collect();
            let mut changed = then.iter().flat_map(|then| {
                let both = then.iter().zip(&now).enumerate();
                both.filter(|(_, (then, now))| then != now)
                    .map(|(at, _)| at)
            });
            if changed.any(is_named) {
                then
            } else {
                Vec::new()
            }
        });
        Self {
            most,
            then: then.collect(),
            rules,
            now,
        }
    }

    /// The topics that are not known, and of which some answer, alone or with an answer to another one that
    /// is not known, leads to other doors than not knowing it; in the order in which they are asked. Only
    /// topics of which `can_be` is true are looked at, as they are and as the other one.
    pub fn matter(&self, can_be: impl Fn(&Topic) -> bool) -> impl Iterator<Item = &'static Topic> {
        let open = TOPICS.iter().zip(&self.then).enumerate();
        let open: Vec<usize> = open
            .filter(|(_, (topic, then))| !then.is_empty() && can_be(topic))
            .map(|(at, _)| at)
            .collect();
        let topics = TOPICS.iter().enumerate();
        topics
            .filter(move |&(at, _)| open.contains(&at) && self.matters(at, &open))
            .map(|(_, topic)| topic)
    }

    fn matters(&self, topic: usize, open: &[usize]) -> bool {
        let answers = self.then.get(topic).map(Vec::as_slice).unwrap_or_default();
        let now = self.doors(&self.now);
        if answers.iter().any(|then| self.doors(then) != now) {
            return true;
        }
        let others = open.iter().filter(|&&other| other != topic);
        let mut others = others.filter_map(|&other| Some((other, self.then.get(other)?)));
        others.any(|(other, words)| {
            // What would make this one known leaves nothing to ask.
            let mut words = words.iter().filter(|words| at(words, topic) == 0);
            words.any(|before| {
                let now = self.doors(before);
                let mut after = answers.iter().filter(|then| is_open(then, before, other));
                after.any(|then| self.doors(&self.both(then, before, topic, other)) != now)
            })
        })
    }

    /// Both answers at once: each as it was given, and what follows from either.
    fn both(&self, then: &Words, before: &Words, topic: usize, other: usize) -> Words {
        let mut both = before.clone();
        for (at, word) in both.iter_mut().enumerate() {
            let said = self::at(then, at);
            if at != other && (at == topic || said != self::at(&self.now, at)) {
                *word = said;
            }
        }
        both
    }

    /// The doors that fit, best first, as digits of one number: a recipe has a dozen.
    fn doors(&self, words: &Words) -> u128 {
        let (mut doors, mut seen, mut left) = (0_u128, 0_u64, self.most);
        for rule in &self.rules {
            let fits = |&(topic, takes): &(usize, u32)| takes >> at(words, topic) & 1 == 1;
            if !rule.takes.iter().all(fits) {
                continue;
            }
            let bit = 1 << (rule.door % 64);
            if seen & bit == 0 {
                seen |= bit;
                doors = (doors << 6) | u128::from(rule.door % 64 + 1);
                left = left.saturating_sub(1);
            }
            if rule.is_last || left == 0 {
                break;
            }
        }
        doors
    }
}

/// Whether an answer leaves `other` open, or says of it what was said `before`.
fn is_open(then: &Words, before: &Words, other: usize) -> bool {
    at(then, other) == 0 || at(then, other) == at(before, other)
}

fn at(words: &Words, topic: usize) -> u8 {
    words.get(topic).copied().unwrap_or_default()
}

fn words(facts: &Facts) -> Words {
    let words = TOPICS
        .iter()
        .map(|topic| number(topic, facts.word(topic.key)));
    words.collect()
}

/// The number of a word; of one that is none, that of "unknown".
fn number(topic: &Topic, word: &str) -> u8 {
    let at = topic.answers.iter().position(|answer| answer.word == word);
    at.and_then(|at| u8::try_from(at + 1).ok())
        .unwrap_or_default()
}

/// A rule; `None` where what is known keeps it from ever fitting.
fn row(recipe: &Recipe, rule: &Rule, now: &Words) -> Option<Row> {
    let mut takes = Vec::new();
    for (key, words) in &rule.when {
        let topic = TOPICS.iter().position(|topic| topic.key == key)?;
        let bits = words.iter().map(|word| 1 << number(&TOPICS[topic], word));
        let bits = bits.fold(0_u32, |all, bit| all | bit);
        match at(now, topic) {
            0 => takes.push((topic, bits)),
            known if bits >> known & 1 == 0 => return None,
            _ => {}
        }
    }
    let door = recipe.doors.iter().position(|door| door.id == rule.door)?;
    Some(Row {
        takes,
        door: u8::try_from(door).ok()?,
        is_last: rule.last,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipes;

    #[test]
    fn a_recipe_has_no_more_doors_and_topics_no_more_answers_than_the_numbers_hold() {
        for recipe in recipes::all() {
            assert!(recipe.doors.len() <= 21, "{}", recipe.id);
        }
        assert!(TOPICS.iter().all(|topic| topic.answers.len() < 32));
    }
}
