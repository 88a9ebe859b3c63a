//! The words that call something a password, in the languages that developers speak.

use unicode_normalization::char::is_combining_mark;

use crate::request::lint::password::languages::JOINED;
use crate::request::lint::password::languages::SPACED;
use crate::request::lint::password::link::is_space;
use crate::request::lint::password::words::DETERMINERS;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;
use crate::request::lint::view::unaccented;

/// Such a word in a text.
#[derive(Clone, Copy)]
pub(super) struct Label {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) sort: Sort,
}

/// How far a word can be trusted, and how its language writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// English, with nothing else that it means.
    Plain,
    /// It means other things as well: `pass`.
    Weak,
    /// Of digits alone, or it is no password: `pin` is a verb of who pins versions.
    Digits,
    /// Of another language with spaces between its words.
    Foreign,
    /// Of a language that puts what follows right behind it.
    Joined,
}

/// All of them, small and without accents.
pub(super) struct Labels {
    words: Vec<(Vec<char>, Sort)>,
    heads: Vec<char>,
}

impl Labels {
    pub(super) fn new() -> Self {
        let spell = |word: &&str| {
            let letters = word.chars().filter(|&char| !is_combining_mark(char));
            letters.map(unaccented).collect::<Vec<_>>()
        };
        let of = |words: &'static [&'static str], sort| {
            words.iter().map(move |word| (spell(word), sort))
        };
        let words: Vec<_> = of(&PLAIN, Sort::Plain)
            .chain(of(&WEAK, Sort::Weak))
            .chain(of(&["pin", "pin code"], Sort::Digits))
            .chain(of(SPACED, Sort::Foreign))
            .chain(of(JOINED, Sort::Joined))
            .collect();
        let mut heads: Vec<_> = words
            .iter()
            .filter_map(|(word, _)| word.first().copied())
            .collect();
        heads.sort_unstable();
        heads.dedup();
        Self { words, heads }
    }

    /// The first from `from` on and before `end`.
    pub(super) fn next(&self, view: &View, from: usize, end: usize) -> Option<Label> {
        (from..end).find_map(|index| self.at(view, index, end))
    }

    /// The one at `index`.
    pub(super) fn at(&self, view: &View, index: usize, end: usize) -> Option<Label> {
        if self.heads.binary_search(&view.letter(index)).is_err() {
            return None;
        }
        let before = view.before(index);
        let begins = !is_word(before);
        // `dbPassword`.
        let is_hump = before.is_ascii_lowercase() && view.byte(index).is_ascii_uppercase();
        let begins_weakly = begins && is_field(view, index);
        self.words.iter().find_map(|(word, sort)| {
            let end_of_word = index + word.len();
            // `password2`, and not `password2fa`.
            let is_counted = matches!(sort, Sort::Plain);
            let to = view.skip_to(end_of_word, end_of_word + 2, |byte| {
                is_counted && byte.is_ascii_digit()
            });
            let is_whole = match sort {
                Sort::Plain => (begins || is_hump) && !is_word(view.byte(to)),
                Sort::Weak => begins_weakly && !is_word(view.byte(to)),
                Sort::Foreign | Sort::Digits => begins && !is_word(view.byte(to)),
                Sort::Joined => true,
            };
            (is_whole && to <= end && view.spells(index, word)).then_some(Label {
                from: index,
                to,
                sort: *sort,
            })
        })
    }
}

/// Whether what stands here is the name of a field and no verb: behind no other word than `my` or `old`.
fn is_field(view: &View, index: usize) -> bool {
    let mut to = index;
    while index - to < MAX_SPACE && is_space(view.before(to)) {
        to -= 1;
    }
    let mut from = to;
    while to - from < MAX_SPACE && is_word(view.before(from)) {
        from -= 1;
    }
    from == to || to == index || DETERMINERS.have(view, Part { from, to })
}

/// How much of what stands before is looked at.
const MAX_SPACE: usize = 16;

const PLAIN: [&str; 21] = [
    "password",
    "passwords",
    "passwd",
    "passphrase",
    "passphrases",
    "passcode",
    "pwd",
    "pw",
    "pass word",
    "pass-word",
    "pass phrase",
    "pass-phrase",
    "pgpassword",
    "identified by",
    // As people write them who fear a filter, or hurry.
    "p@ssword",
    "passw0rd",
    "pasword",
    "passowrd",
    "passwrod",
    "psw",
    "p/w",
];

/// `clave` is a key too, and `mdp` and `sandi` are short for many things.
const WEAK: [&str; 7] = [
    "pass",
    "clave",
    "mdp",
    "sandi",
    "pswd",
    "credentials",
    "creds",
];
