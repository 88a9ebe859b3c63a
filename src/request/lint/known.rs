//! Secrets of the owner's own, however they are spaced, cut and spelled.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::hash::RandomState;

use unicode_normalization::UnicodeNormalization;

use crate::request::lint::found::Found;
use crate::request::lint::rules::KEPT_SECRET;
use crate::secret::Secret;

/// Look for `known` in `text`: only letters and digits count, in either case.
pub(super) fn look(text: &str, known: &[Secret], found: &mut Found) {
    let known: Vec<Secret> = known.iter().filter_map(bare).collect();
    // By what a head and a whole add up to, so that no table has a piece of a secret in it; and by length, so
    // that thousands that begin alike take no longer than one.
    let hashes = RandomState::new();
    let mut by_head: HashMap<u64, ByLength<'_>> = HashMap::new();
    for secret in &known {
        let secret = str::from_utf8(secret.reveal()).unwrap_or_default();
        let by_length = by_head.entry(sum(&hashes, secret.chars().take(LEAST)));
        let alike = by_length.or_default().entry(secret.chars().count());
        let whole = sum(&hashes, secret.chars());
        alike.or_default().insert(whole, secret);
    }
    if by_head.is_empty() {
        return;
    }
    let (places, characters): (Vec<usize>, Vec<char>) = plain(text).unzip();
    let edges = edges(text);
    // What stands inside of one that was found needs no look.
    let mut free = 0;
    for (index, window) in characters.windows(LEAST).enumerate() {
        if index < free {
            continue;
        }
        let alike = by_head.get(&sum(&hashes, window.iter().copied()));
        for (&length, secrets) in alike.into_iter().flatten().rev() {
            let Some(stretch) = characters.get(index..index + length) else {
                continue;
            };
            let (first, last) = (places[index], places[index + length - 1]);
            let is_whole = length >= SURE
                || (edges.get(first) == Some(&true) && edges.get(last + 1) == Some(&true));
            let is_one = || {
                let secret = secrets.get(&sum(&hashes, stretch.iter().copied()));
                secret.is_some_and(|secret| secret.chars().eq(stretch.iter().copied()))
            };
            if is_whole && is_one() {
                found.add_characters(first, last, &KEPT_SECRET);
                free = index + length;
                break;
            }
        }
    }
}

/// Secrets by their length, each by what it adds up to.
type ByLength<'a> = BTreeMap<usize, HashMap<u64, &'a str>>;

/// Its letters and digits as [`plain`] has them, in memory that is wiped; `None` where they are too few.
fn bare(secret: &Secret) -> Option<Secret> {
    let text = String::from_utf8_lossy(secret.reveal());
    let mut bare = Secret::default();
    let mut length = 0;
    for (_, char) in plain(&text) {
        bare.extend(char.encode_utf8(&mut [0; 4]).as_bytes());
        length += 1;
    }
    (length >= LEAST).then_some(bare)
}

/// What characters add up to.
fn sum(hashes: &RandomState, text: impl Iterator<Item = char>) -> u64 {
    let mut sum = hashes.build_hasher();
    text.for_each(|char| char.hash(&mut sum));
    sum.finish()
}

/// The letters and digits of `text` in one case and as narrow ones, with the character each came from.
fn plain(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.chars().enumerate().flat_map(|(index, char)| {
        let same = std::iter::once(char).nfkc().flat_map(char::to_lowercase);
        same.filter(|char| char.is_alphanumeric())
            .map(move |char| (index, char))
    })
}

/// For each character and the end, whether a word begins or ends before it.
fn edges(text: &str) -> Vec<bool> {
    let mut edges = Vec::with_capacity(text.len() + 1);
    let mut was_word = false;
    for char in text.chars() {
        let is_word = char.is_alphanumeric();
        edges.push(!(was_word && is_word));
        was_word = is_word;
    }
    edges.push(true);
    edges
}

/// What is shorter stands in any text by chance.
const LEAST: usize = 6;
/// What is shorter must be a word of its own.
const SURE: usize = 10;
