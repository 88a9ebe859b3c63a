//! The date on which an account was created, which folk advice says to give and nobody can use.

use crate::request::lint::found::Found;
use crate::request::lint::rules::CREATION_DATE;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// Look for such claims.
pub(super) fn look(view: &View, found: &mut Found) {
    let whole = Part {
        from: 0,
        to: view.len(),
    };
    let words = view.parts(whole, |byte| !is_word(byte));
    for at in 0..words.len() {
        if let Some(part) = claim(view, &words, at) {
            found.add(view, part.from, part.to, &CREATION_DATE);
        }
    }
}

/// The claim whose verb is this word.
fn claim(view: &View, words: &[Part], at: usize) -> Option<Part> {
    let verb = *words.get(at)?;
    let lower = view.lower(verb);
    let from = match lower.as_slice() {
        b"created" | b"opened" | b"creation" | b"made" => account(view, words, at)?,
        b"registered" | b"joined" | b"registration" => verb.from,
        b"signed" if view.lower(*words.get(at + 1)?) == b"up" => verb.from,
        _ => return None,
    };
    // What was created may be the project, or the request itself.
    let around = words.get(at.saturating_sub(3)..(at + 4).min(words.len()))?;
    let is_other = |word: &Part| {
        let is_before = word.to <= verb.from;
        let (from, to) = if is_before {
            (word.to, verb.from)
        } else {
            (verb.to, word.from.max(verb.to))
        };
        !is_end(view, from, to) && OTHERS.contains(&view.lower(*word).as_slice())
    };
    let is_joined = matches!(lower.as_slice(), b"registered" | b"joined" | b"signed");
    if around.iter().any(is_other) || (is_joined && names_another(view, words, at)) {
        return None;
    }
    let mut last = verb;
    for &word in words.get(at + 1..)?.iter().take(7) {
        if is_end(view, last.to, word.from) {
            return None;
        }
        if let Some(to) = date(view, word) {
            return Some(Part { from, to });
        }
        last = word;
    }
    None
}

/// Whether what was joined is named, and is no service whose accounts are recovered: `signed up for Mastodon`.
fn names_another(view: &View, words: &[Part], at: usize) -> bool {
    let says = |at: usize, word: &[u8]| words.get(at).is_some_and(|&part| view.lower(part) == word);
    let is_up = says(at + 1, b"up");
    let rest = words.get(at + 1 + usize::from(is_up)..).unwrap_or_default();
    let mut is_at = says(at, b"joined");
    for &word in rest.iter().take(4) {
        let lower = view.lower(word);
        if PREPOSITIONS.contains(&lower.as_slice()) {
            is_at = true;
        } else if lower != b"the" && lower != b"a" {
            let is_name = view.byte(word.from).is_ascii_uppercase();
            let is_other = is_name || THINGS.contains(&lower.as_slice());
            let is_time =
                date(view, word).is_some() || MONTHS.contains(&lower.get(..3).unwrap_or_default());
            return is_at && is_other && !is_time && !SERVICES.contains(&lower.as_slice());
        }
    }
    false
}

/// Where `account` stands, near the verb and in its sentence.
fn account(view: &View, words: &[Part], at: usize) -> Option<usize> {
    let verb = words.get(at)?;
    let near = words.get(at.saturating_sub(4)..(at + 4).min(words.len()))?;
    let mut accounts = near.iter().filter(|&&word| view.lower(word) == b"account");
    accounts.find_map(|account| {
        let (from, to) = (account.from.min(verb.from), account.to.max(verb.to));
        (to - from < MAX_CLAIM && !is_end(view, from, to)).then_some(from)
    })
}

/// Whether a sentence ends between two words.
fn is_end(view: &View, from: usize, to: usize) -> bool {
    let between = view.slice(from, to.min(from + MAX_CLAIM));
    to - from > MAX_CLAIM
        || between.windows(2).any(|pair| {
            matches!(
                pair,
                [b'.' | b'!' | b'?', b' ' | b'\n' | b'\r'] | [b'\n', b'\n']
            )
        })
}

/// The end of a year, a month with a number beside it, or a day in numbers.
fn date(view: &View, word: Part) -> Option<usize> {
    let lower = view.lower(word);
    let is_digits = !lower.is_empty() && lower.iter().all(u8::is_ascii_digit);
    if is_digits && lower.len() == 4 && (lower.starts_with(b"19") || lower.starts_with(b"20")) {
        return Some(word.to);
    }
    let next = view.skip(word.to, |byte| matches!(byte, b' ' | b'.' | b'/' | b','));
    let is_number = view.byte(next).is_ascii_digit();
    if is_digits && lower.len() < 3 && matches!(view.byte(word.to), b'/' | b'.') && is_number {
        return Some(word.to);
    }
    let head = lower.get(..3)?;
    let is_month =
        MONTHS.contains(&head) && (lower.len() == 3 || lower.len() > 3 && is_long_month(&lower));
    (is_month
        && (is_number
            || view
                .slice(word.from.saturating_sub(3), word.from)
                .iter()
                .any(u8::is_ascii_digit)))
    .then_some(word.to)
}

fn is_long_month(lower: &[u8]) -> bool {
    [
        &b"january"[..],
        b"february",
        b"march",
        b"april",
        b"june",
        b"july",
        b"august",
        b"september",
        b"october",
        b"november",
        b"december",
        b"sept",
    ]
    .contains(&lower)
}

const MONTHS: [&[u8]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];

/// What is created, registered and joined as well.
const OTHERS: [&[u8]; 22] = [
    b"project",
    b"projects",
    b"package",
    b"packages",
    b"name",
    b"request",
    b"issue",
    b"ticket",
    b"recovery",
    b"token",
    b"domain",
    b"company",
    b"team",
    b"branch",
    b"release",
    b"repository",
    b"repo",
    b"codes",
    b"trademark",
    b"organization",
    b"organisation",
    b"case",
];

const PREPOSITIONS: [&[u8]; 6] = [b"for", b"at", b"on", b"with", b"to", b"up"];

/// Other things that are joined.
const THINGS: [&[u8]; 10] = [
    b"newsletter",
    b"list",
    b"conference",
    b"course",
    b"workshop",
    b"programme",
    b"program",
    b"beta",
    b"foundation",
    b"forum",
];

/// Those of `src/recipes/` as people write them, and how a sentence may go on.
const SERVICES: [&[u8]; 26] = [
    b"pypi",
    b"testpypi",
    b"github",
    b"gitlab",
    b"npm",
    b"npmjs",
    b"crates",
    b"rubygems",
    b"docker",
    b"dockerhub",
    b"hub",
    b"nuget",
    b"packagist",
    b"hex",
    b"maven",
    b"central",
    b"sonatype",
    b"google",
    b"gmail",
    b"codeberg",
    b"conda",
    b"anaconda",
    b"microsoft",
    b"i",
    b"python",
    b"you",
];

const MAX_CLAIM: usize = 200;
