//! How many guesses each password survives, with what its own entry says of it.

use crate::audit::flow::on_all_cores;
use crate::audit::vault::address;
use crate::audit::vault::scene::Scene;
use crate::audit::vault::scene::Subject;
use crate::date::Date;
use crate::secret::Secret;
use crate::strength;
use crate::strength::context::Context;
use crate::strength::personal::About;
use crate::strength::reason;

/// How hard a password is to guess.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strength {
    /// 0 (falls at once) to 4 (very strong).
    pub score: u8,
    /// What makes it weak, in one sentence.
    pub why: Option<&'static str>,
}

/// The strength of the password of each subject that has one.
#[must_use]
pub fn all(scene: &Scene<'_>) -> Vec<(usize, Strength)> {
    let about = scene.known.about;
    let year = Date::at(scene.known.now).year();
    let mut asked: Vec<_> = scene.with_password().map(|it| (it, None)).collect();
    on_all_cores(&mut asked, AT_A_TIME, &|(
        (_, subject, secret),
        strength,
    )| {
        *strength = Some(one(secret, &words(about, subject), year));
    });
    let judged = asked
        .into_iter()
        .filter_map(|((at, ..), strength)| Some((at, strength?)));
    judged.collect()
}

/// The one place where the estimator is asked.
fn one(secret: &Secret, words: &[String], year: u16) -> Strength {
    let about = About::parse(words);
    let context = Context {
        about: Some(&about),
        year,
        ..Context::default()
    };
    let estimate = strength::estimate(secret.reveal(), &context);
    let first = estimate.reasons.first().filter(|_| estimate.score < 4);
    Strength {
        score: estimate.score,
        // The sentence of the estimate is for who is asked about themselves; here the words come from the entry.
        why: first.map(|why| match *why {
            reason::PERSONAL => "it uses names of its own entry or of its owner",
            other => other.sentence,
        }),
    }
}

/// What a guesser who knows the entry tries.
fn words(about: &[String], subject: &Subject<'_>) -> Vec<String> {
    let entry = subject.entry;
    let mut words = about.to_vec();
    for text in [&entry.title, &entry.username, &entry.email, &entry.folder] {
        // Of a text that nobody would remember, only the beginning.
        words.push(text.chars().take(LONGEST).collect());
    }
    for address in subject.addresses.iter().take(ADDRESSES) {
        words.push(address.host.clone());
        words.push(address::label(&address.domain).to_owned());
    }
    words
}

/// How many one core takes at a time.
const AT_A_TIME: usize = 16;
const LONGEST: usize = 200;
const ADDRESSES: usize = 4;
