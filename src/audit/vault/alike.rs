//! Which passwords are variations of each other, without comparing each with each.
//!
//! Every password is put under a few skeletons: without case, without l33t, without digits, its letters alone, without
//! the name of its site. Who shares a skeleton is alike. For small edits it is put under what is left when one character
//! is taken away, or, where it is long, under its thirds: two that differ in two characters have a third in common.
//! Only a keyed hash of a skeleton is kept, and only a bounded number of neighbours is looked at.

mod sets;

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::hash::RandomState;

use zeroize::Zeroizing;

use crate::audit::vault::address;
use crate::audit::vault::alike::sets::Sets;
use crate::audit::vault::scene::Password;
use crate::audit::vault::scene::Scene;
use crate::strength::distance;
use crate::strength::spelling;

/// What was found alike.
pub struct Alike {
    /// Sets of two passwords or more.
    pub groups: Vec<Group>,
    /// How many passwords were not compared with all that share a part with them.
    pub cut: usize,
}

/// Passwords that are variations of each other.
pub struct Group {
    /// By their numbers.
    pub passwords: Vec<usize>,
    kinds: BTreeSet<Kind>,
}

/// How two passwords differ, the plainest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Kind {
    Case,
    Leet,
    Digits,
    Ends,
    Site,
    Edit,
}

impl Group {
    /// What differs, in words.
    #[must_use]
    pub fn differs(&self) -> String {
        let words = self.kinds.iter().map(|kind| match kind {
            Kind::Case => "case",
            Kind::Leet => "look-alike characters",
            Kind::Digits => "digits, such as a year",
            Kind::Ends => "digits and symbols",
            Kind::Site => "the name of the site",
            Kind::Edit => "a character or two",
        });
        words.collect::<Vec<_>>().join("; ")
    }
}

/// The passwords that are variations of each other.
#[must_use]
pub fn groups(scene: &Scene<'_>) -> Alike {
    let spelled: Vec<Spelled> = scene
        .passwords
        .iter()
        .map(|password| Spelled::of(scene, password))
        .collect();
    let mut sets = Sets::new(spelled.len());
    let keyed = RandomState::new();
    by_skeleton(&spelled, &keyed, &mut sets);
    by_one_edit(&spelled, &keyed, &mut sets);
    by_two_edits(&spelled, &keyed, &mut sets);
    sets.alike()
}

/// One password in the spellings that are compared.
struct Spelled {
    folded: Letters,
    plain: Letters,
    undated: Letters,
    letters: Letters,
    /// `plain` without the names of its sites, where it has one.
    siteless: Vec<Letters>,
}

type Letters = Zeroizing<Vec<char>>;

impl Spelled {
    fn of(scene: &Scene<'_>, password: &Password<'_>) -> Self {
        let text = spelling::normal(password.secret);
        let folded = spelling::head(&text, spelling::fold);
        let plain = spelling::head(&text, spelling::plain);
        let is_letter = |letter: &char| letter.is_alphabetic();
        // At the ends digits are years, not l33t.
        let first = folded.iter().position(is_letter).unwrap_or_default();
        let after = folded
            .iter()
            .rposition(is_letter)
            .map_or(0, |last| last + 1);
        let middle = plain.get(first..after).unwrap_or_default();
        Self {
            undated: kept(folded.iter().filter(|it| !it.is_ascii_digit())),
            letters: kept(middle.iter().filter(|it| is_letter(it))),
            siteless: sites(scene, password)
                .iter()
                .filter_map(|site| without(&plain, site))
                .collect(),
            folded,
            plain,
        }
    }
}

/// The names of the sites that have this password.
fn sites(scene: &Scene<'_>, password: &Password<'_>) -> Vec<Vec<char>> {
    let mut names = BTreeSet::new();
    let subjects = password
        .subjects
        .iter()
        .take(SITES)
        .filter_map(|&at| scene.subjects.get(at));
    for subject in subjects {
        let spelled = |name: &str| {
            name.chars()
                .filter(|it| it.is_alphanumeric())
                .map(spelling::plain)
                .take(LONGEST_NAME)
                .collect()
        };
        names.insert(spelled(&subject.entry.title));
        names.extend(
            subject
                .addresses
                .iter()
                .take(SITES)
                .map(|it| spelled(address::label(&it.domain))),
        );
    }
    names
        .into_iter()
        .filter(|name: &Vec<char>| name.len() >= 3)
        .collect()
}

/// `text` without `name`, where it stands in it and enough is left.
fn without(text: &[char], name: &[char]) -> Option<Letters> {
    let at = text.windows(name.len()).position(|window| window == name)?;
    let (before, rest) = text.split_at_checked(at)?;
    let left = kept(before.iter().chain(rest.iter().skip(name.len())));
    (left.len() >= CORE).then_some(left)
}

/// Letters in room that need not grow: growth would leave a copy behind.
fn kept<'a>(letters: impl Iterator<Item = &'a char>) -> Letters {
    let mut out = Zeroizing::new(Vec::with_capacity(spelling::HEAD));
    out.extend(letters);
    out
}

fn by_skeleton(spelled: &[Spelled], keyed: &RandomState, sets: &mut Sets) {
    let mut first: HashMap<u64, usize> = HashMap::new();
    let mut put = |kind: Kind, letters: &[char], at: usize, least: usize| {
        if letters.len() >= least {
            let other = *first.entry(keyed.hash_one((kind, letters))).or_insert(at);
            sets.join(other, at, kind);
        }
    };
    // The plainest first: what is alike in one way is not told in a second.
    for (at, it) in spelled.iter().enumerate() {
        put(Kind::Case, &it.folded, at, 1);
    }
    for (at, it) in spelled.iter().enumerate() {
        put(Kind::Leet, &it.plain, at, CORE);
    }
    for (at, it) in spelled.iter().enumerate() {
        put(Kind::Digits, &it.undated, at, CORE);
    }
    for (at, it) in spelled.iter().enumerate() {
        put(Kind::Ends, &it.letters, at, CORE);
    }
    for (at, it) in spelled.iter().enumerate() {
        put(Kind::Site, &it.plain, at, CORE);
        for left in &it.siteless {
            put(Kind::Site, left, at, CORE);
        }
    }
}

/// Passwords of a middling length that differ in one character, or in two neighbours that are swapped.
fn by_one_edit(spelled: &[Spelled], keyed: &RandomState, sets: &mut Sets) {
    let mut near: Near = HashMap::new();
    for (at, it) in spelled
        .iter()
        .enumerate()
        .filter(|(_, it)| (8..LONG).contains(&it.plain.len()))
    {
        let mut keys = BTreeSet::from([keyed.hash_one(it.plain.as_slice())]);
        for gone in 0..it.plain.len() {
            let left = kept(
                it.plain
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| *place != gone)
                    .map(|(_, letter)| letter),
            );
            keys.insert(keyed.hash_one(left.as_slice()));
        }
        for key in keys {
            let neighbours = near.entry(key).or_default();
            meet(neighbours, at, spelled, 1, sets);
            remember(neighbours, at, sets);
        }
    }
}

/// Long passwords that differ in two characters: in three parts of one, one part is whole in the other.
fn by_two_edits(spelled: &[Spelled], keyed: &RandomState, sets: &mut Sets) {
    let mut near: Near = HashMap::new();
    let long = |it: &&Spelled| it.plain.len() >= LONG - EDITS;
    for (at, it) in spelled.iter().enumerate().filter(|(_, it)| long(it)) {
        for part in 0..=EDITS {
            let length = it.plain.len();
            if let Some(letters) = it.plain.get(span(length, part)) {
                let key = keyed.hash_one((length, part, letters));
                remember(near.entry(key).or_default(), at, sets);
            }
        }
    }
    for (at, it) in spelled
        .iter()
        .enumerate()
        .filter(|(_, it)| it.plain.len() >= LONG)
    {
        let length = it.plain.len();
        for other in length.saturating_sub(EDITS)..=length + EDITS {
            for part in 0..=EDITS {
                let there = span(other, part);
                for start in there.start.saturating_sub(EDITS)..=there.start + EDITS {
                    let letters = it.plain.get(start..start + there.len());
                    let key = letters.map(|letters| keyed.hash_one((other, part, letters)));
                    if let Some(neighbours) = key.and_then(|key| near.get(&key)) {
                        meet(neighbours, at, spelled, EDITS, sets);
                    }
                }
            }
        }
    }
}

/// Where one of three parts of a text of this length lies.
fn span(length: usize, part: usize) -> std::ops::Range<usize> {
    length * part / (EDITS + 1)..length * (part + 1) / (EDITS + 1)
}

/// Passwords under the hash of what they share.
type Near = HashMap<u64, Vec<usize>>;

/// Remember one more, if there is room.
fn remember(neighbours: &mut Vec<usize>, at: usize, sets: &mut Sets) {
    if neighbours.len() < NEIGHBOURS {
        neighbours.push(at);
    } else {
        sets.lose(at);
    }
}

/// Compare with the neighbours, as long as there is something left to spend.
fn meet(neighbours: &[usize], at: usize, spelled: &[Spelled], edits: usize, sets: &mut Sets) {
    let Some(own) = spelled.get(at) else {
        return;
    };
    for &other in neighbours {
        if other == at || sets.root(other) == sets.root(at) {
            continue;
        }
        if !sets.spend(at) {
            return;
        }
        let is_near = |it: &Spelled| distance::within(&own.plain, &it.plain, edits);
        if spelled.get(other).is_some_and(is_near) {
            sets.join(other, at, Kind::Edit);
        }
    }
}

/// Fewer letters are alike by chance.
const CORE: usize = 4;
/// From so many characters on two may differ.
const LONG: usize = 12;
/// How many characters of a long one may differ.
const EDITS: usize = 2;
/// How many that share a part are remembered.
const NEIGHBOURS: usize = 64;
/// How many sites of one password, and addresses of one site, are looked at.
const SITES: usize = 8;
const LONGEST_NAME: usize = 64;
