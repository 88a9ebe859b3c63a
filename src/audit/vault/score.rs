//! How many guesses each password survives, with what its own entry says of it.

use crate::audit::flow::on_all_cores;
use crate::audit::vault::address;
use crate::audit::vault::scene::Scene;
use crate::audit::vault::scene::Subject;
use crate::secret::Secret;
use crate::strength::estimate::Estimator;
use crate::strength::personal::About;
use crate::strength::zxcvbn::Zxcvbn;

/// How hard a password is to guess.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strength {
    /// 0 (falls at once) to 4 (very strong).
    pub score: u8,
    /// What makes it weak, in one sentence.
    pub why: Option<String>,
}

/// The strength of the password of each subject that has one.
#[must_use]
pub fn all(scene: &Scene<'_>) -> Vec<(usize, Strength)> {
    let about = scene.known.about;
    let mut asked: Vec<_> = scene.with_password().map(|it| (it, None)).collect();
    on_all_cores(&mut asked, AT_A_TIME, &|(
        (_, subject, secret),
        strength,
    )| {
        *strength = Some(one(secret, &words(about, subject)));
    });
    let judged = asked
        .into_iter()
        .filter_map(|((at, ..), strength)| Some((at, strength?)));
    judged.collect()
}

/// The one place where an estimator is asked.
fn one(secret: &Secret, words: &[String]) -> Strength {
    let estimate = Zxcvbn.estimate(secret, &About::parse(words));
    Strength {
        score: estimate.score,
        // Its words are for who is asked about themselves; here they come from the entry.
        why: estimate.warning.map(|why| {
            why.replace(
                "what you told about yourself",
                "names of its own entry or of its owner",
            )
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
