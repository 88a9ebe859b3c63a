//! The lists, as they lie in the folder of the sources.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use doorkey::strength::passphrase::Lists;
use doorkey::strength::segment::Kind;
use doorkey::strength::spelling;
use doorkey::strength::words::LONGEST;
use doorkey::strength::words::Value;

use crate::own;
use crate::plan::Plan;
use crate::sift;

/// A common password, folded.
#[derive(Clone)]
pub(crate) struct Password {
    pub(crate) folded: Vec<char>,
    /// From 1; the middle of those that were seen equally often.
    pub(crate) rank: f32,
}

/// The languages: package, and log2 of what its words must share with those of others.
const LANGUAGES: [(&str, f32); 12] = [
    ("en-4.1.1", 0.0),
    ("de-3.0.2", 1.5),
    ("fr-4.1.2", 1.5),
    ("es-es-4.1.2", 1.5),
    ("it-3.0.2", 1.5),
    ("pl-3.0.2", 1.5),
    ("pt-br-4.1.1", 1.5),
    ("nl-be-3.0.2", 2.5),
    ("cs-3.0.1", 2.5),
    ("fi-3.0.2", 2.5),
    ("id-4.1.1", 2.5),
    ("ja-3.0.2", 2.5),
];

const FILES: [(&str, Kind); 12] = [
    ("commonWords", Kind::Word),
    ("wikipedia", Kind::Word),
    ("firstnames", Kind::Name),
    ("lastnames", Kind::Name),
    ("names", Kind::Name),
    ("femaleFirstnames", Kind::Name),
    ("maleFirstnames", Kind::Name),
    ("girlsFirstnames", Kind::Name),
    ("boysFirstnames", Kind::Name),
    ("femaleLastnames", Kind::Name),
    ("maleLastnames", Kind::Name),
    ("lastNames", Kind::Name),
];

/// Lists made from others that are under CC BY-SA: `commonWords` of packages before 4.1 come from
/// hermitdave/FrequencyWords, the Indonesian names from Wiktionary.
const SHARE_ALIKE: [(&str, &str); 8] = [
    ("de", "commonWords"),
    ("it", "commonWords"),
    ("pl", "commonWords"),
    ("nl-be", "commonWords"),
    ("cs", "commonWords"),
    ("fi", "commonWords"),
    ("ja", "commonWords"),
    ("id", "names"),
];

/// Left behind by the markup of the articles that were counted.
const MARKUP: [&str; 6] = ["doc", "url", "https", "curid", "wiki", "wikipedia"];

pub(crate) fn fold(text: &str) -> Vec<char> {
    text.chars().map(spelling::fold).collect()
}

/// One list of a language package, with each entry's price before the language's share; empty where the package has none.
pub(crate) fn json(sources: &Path, language: &str, file: &str) -> io::Result<Vec<(String, f32)>> {
    let path = sources.join(format!("npm/zxcvbn-ts-language-{language}/src/{file}.json"));
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(_) if path.with_file_name("index.ts").exists() => return Ok(Vec::new()),
        Err(error) => return Err(named(&path, &error)),
    };
    let list: Vec<String> = serde_json::from_str(&text)?;
    let rising = list.windows(2).filter(|pair| pair[0] < pair[1]).count();
    // A list in the order of the alphabet says nothing about ranks.
    let flat = rising * 10 > list.len() * 9;
    let all = (list.len() as f32).log2();
    let price = |place: usize| {
        if flat {
            all
        } else {
            (place as f32 + 1.0).log2()
        }
    };
    Ok(list
        .into_iter()
        .enumerate()
        .map(|(place, word)| (word, price(place)))
        .collect())
}

/// What went wrong, and with which file.
fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// The ranked passwords, without what might be about a person.
pub(crate) fn passwords(sources: &Path, names: &sift::Names) -> io::Result<Vec<Password>> {
    let path = sources.join("passablewords-1.0.1/src/common-passwords.txt");
    let bytes = fs::read(&path).map_err(|error| named(&path, &error))?;
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    let ranks = ranks(&lines);
    let mut dropped: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut passwords = Vec::new();
    for (&line, &rank) in lines.iter().zip(&ranks) {
        let folded = fold(line);
        if let Some(reason) = names.refuse(line, rank) {
            *dropped.entry(reason).or_default() += 1;
        } else if folded.len() < 3 || folded.len() > LONGEST {
            *dropped
                .entry("shorter than 3 or longer than 40")
                .or_default() += 1;
        } else if seen.insert(folded.clone()) {
            passwords.push(Password { folded, rank });
        } else {
            *dropped
                .entry("the same but for capitals or accents")
                .or_default() += 1;
        }
    }
    println!("passwords: {} of {}", passwords.len(), lines.len());
    for (reason, count) in dropped {
        println!("left out: {count} {reason}");
    }
    Ok(passwords)
}

/// Where the last tier begins: what follows was seen about equally often, and stands in falling order
/// of the alphabet four times over.
const LAST_TIER: usize = 90_181;

/// The rank of each line. Lines that were seen equally often stand in falling order of the alphabet:
/// they share the middle of their ranks.
fn ranks(lines: &[&str]) -> Vec<f32> {
    let first = |line: &str| line.chars().next().map_or('\0', |c| c.to_ascii_lowercase());
    let rises = |a: &str, b: &str| {
        let (a, b) = (first(a), first(b));
        b.is_ascii_alphabetic() && (!a.is_ascii_alphabetic() || a < b)
    };
    let mut ranks = Vec::new();
    let (head, tail) = lines.split_at(LAST_TIER.min(lines.len()));
    for tier in head.chunk_by(|a, b| !rises(a, b)).chain([tail]) {
        let middle = ranks.len() as f32 + f32::midpoint(tier.len() as f32, 1.0);
        ranks.extend(std::iter::repeat_n(middle, tier.len()));
    }
    ranks
}

/// The words, names and passphrase words, each with its lowest price.
pub(crate) fn words(plan: &Plan, sources: &Path) -> io::Result<BTreeMap<Vec<char>, Value>> {
    let mut words: BTreeMap<Vec<char>, Value> = BTreeMap::new();
    let languages = LANGUAGES
        .iter()
        .filter(|(language, _)| !plan.is_english || language.starts_with("en-"));
    for &(language, share) in languages {
        for (file, kind) in FILES {
            let list = json(sources, language, file)?;
            if list.is_empty() {
                continue;
            }
            if SHARE_ALIKE
                .iter()
                .any(|&(of, list)| language.starts_with(of) && file == list)
            {
                println!("{language} {file}: left out for its licence");
                continue;
            }
            let before = words.len();
            let count = list.len();
            for (word, price) in list {
                if MARKUP.contains(&&*word) {
                    continue;
                }
                let value = Value {
                    bits: price + share,
                    kind,
                    lists: Lists::NONE,
                };
                if let Some(typed) = typed(&word, language) {
                    add(&mut words, fold(&typed), value);
                }
                add(&mut words, fold(&word), value);
            }
            println!("{language} {file}: {count}, {} new", words.len() - before);
        }
    }
    let alphabets = if plan.is_english {
        ""
    } else {
        own::OTHER_ALPHABETS
    };
    for (place, word) in alphabets.split_whitespace().enumerate() {
        let bits = (place as f32 + 1.0).log2() + 1.5;
        add(
            &mut words,
            fold(word),
            Value {
                bits,
                kind: Kind::Common,
                lists: Lists::NONE,
            },
        );
    }
    for word in written_down(plan) {
        for word in [Some(word.to_owned()), typed(word, "de"), typed(word, "pl")] {
            let value = Value {
                bits: 10.0,
                kind: Kind::Common,
                lists: Lists::NONE,
            };
            if let Some(word) = word {
                add(&mut words, fold(&word), value);
            }
        }
    }
    for (file, lists) in [
        ("eff_large", Lists::EFF_LARGE),
        ("eff_short1", Lists::EFF_SHORT1),
        ("eff_short2", Lists::EFF_SHORT2),
        ("bip39", Lists::BIP39),
    ] {
        let path = sources.join(format!("lists/{file}.txt"));
        let text = fs::read_to_string(&path).map_err(|error| named(&path, &error))?;
        let list: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        for word in &list {
            let bits = (list.len() as f32).log2().max(12.0);
            add(
                &mut words,
                fold(word),
                Value {
                    bits,
                    kind: Kind::Word,
                    lists,
                },
            );
        }
        println!("{file}: {}", list.len());
    }
    Ok(words)
}

/// The words of our own that `plan` takes.
fn written_down(plan: &Plan) -> impl Iterator<Item = &'static str> {
    let others: &[&str] = if plan.is_english {
        &[]
    } else {
        &own::OF_OTHERS
    };
    let all = own::OF_ENGLISH.iter().chain(others);
    all.flat_map(|words| words.split_whitespace())
}

/// A word as it is typed where the keyboard lacks a letter that folding does not undo.
fn typed(word: &str, language: &str) -> Option<String> {
    let pairs: &[(&str, &str)] = if language.starts_with("de") {
        &[("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")]
    } else {
        &[
            ("ł", "l"),
            ("ß", "ss"),
            ("ø", "o"),
            ("æ", "ae"),
            ("œ", "oe"),
            ("đ", "d"),
        ]
    };
    let typed = pairs
        .iter()
        .fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    (typed != word).then_some(typed)
}

/// Keep the lowest price and its kind, and all the lists.
pub(crate) fn add(words: &mut BTreeMap<Vec<char>, Value>, word: Vec<char>, value: Value) {
    if word.len() < 3 || word.len() > LONGEST {
        return;
    }
    words
        .entry(word)
        .and_modify(|old| {
            let lists = old.lists.or(value.lists);
            if value.bits < old.bits {
                *old = value;
            }
            old.lists = lists;
        })
        .or_insert(value);
}
