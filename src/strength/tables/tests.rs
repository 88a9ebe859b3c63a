//! What both sets of tables must be, and that English is judged by one as by the other.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use fst::Streamer;
use fst::raw::Fst;

use super::*;
use crate::strength::context::Context;
use crate::strength::estimate::Basis;
use crate::strength::estimate::Estimate;
use crate::strength::model::estimate;
use crate::strength::passphrase::Lists;
use crate::strength::words::Value;

/// What a set takes at most, in bytes, and its files.
const SETS: [(usize, [&[u8]; 4]); 2] = [
    (
        2_240_000,
        [
            include_bytes!("all/words.fst"),
            include_bytes!("all/words.starts"),
            include_bytes!("all/seen.bin"),
            include_bytes!("all/ngrams.bin"),
        ],
    ),
    (
        1_230_000,
        [
            include_bytes!("english/words.fst"),
            include_bytes!("english/words.starts"),
            include_bytes!("english/seen.bin"),
            include_bytes!("english/ngrams.bin"),
        ],
    ),
];

fn of(text: &str) -> Estimate {
    estimate(text.as_bytes(), &Context::default())
}

#[test]
fn both_sets_are_below_their_ceilings_and_the_build_has_the_one_it_asked_for() {
    for (ceiling, files) in SETS {
        let size: usize = files.iter().map(|file| file.len()).sum();
        assert!(size <= ceiling, "{size}");
    }
    let (_, own) = SETS[usize::from(!cfg!(feature = "languages"))];
    assert!([WORDS, STARTS, SEEN, NGRAMS] == own);
}

#[test]
fn both_sets_hold_every_word_that_passphrases_are_made_of() {
    for (_, [words, ..]) in SETS {
        let fst = Fst::new(words).expect("a table");
        let mut counts = [0; 4];
        let mut entries = fst.stream();
        while let Some((_, value)) = entries.next() {
            let lists = Value::unpack(value.value()).lists;
            for (count, list) in counts.iter_mut().zip(LISTS) {
                *count += usize::from(lists.has(list));
            }
        }
        assert_eq!(counts, [7776, 1296, 1296, 2048]);
    }
}

const LISTS: [Lists; 4] = [
    Lists::EFF_LARGE,
    Lists::EFF_SHORT1,
    Lists::EFF_SHORT2,
    Lists::BIP39,
];

#[test]
fn drawn_words_are_worth_exactly_what_their_list_gives_by_either_set() {
    let bits = |list: f64, words: i32, dress: f64| f64::from(words) * list.log2() + dress;
    for (phrase, list, bits) in [
        (
            "resample-carat-unjustly-karma-tyke",
            "eff-large",
            bits(7776.0, 5, 1.0),
        ),
        (
            "Resample Carat Unjustly Karma Tyke",
            "eff-large",
            bits(7776.0, 5, 2.0),
        ),
        (
            "trump-quiet-speak-width-rake-spent",
            "eff-short-1",
            bits(1296.0, 6, 1.0),
        ),
        (
            "plywood snapshot deepness pushup sphinx dehydrator",
            "eff-short-2",
            bits(1296.0, 6, 1.0),
        ),
        (
            "orchard cattle squirrel velvet lunar cube",
            "bip39",
            bits(2048.0, 6, 1.0),
        ),
    ] {
        let found = of(phrase);
        assert_eq!(found.basis, Basis::Passphrase(list), "{phrase}");
        let off = found.guesses_log10 * f64::log2(10.0) - bits;
        assert!(off.abs() < 1e-6, "{phrase} {off}");
    }
}

#[test]
fn english_is_judged_alike_by_either_set() {
    let (most, mean) = if cfg!(feature = "languages") {
        (0.01, 0.01)
    } else {
        (1.2, 0.05)
    };
    let mut sum = 0.0;
    for (text, told) in ENGLISH {
        let off = (of(text).guesses_log10 - told).abs();
        assert!(off <= most, "{text} {off}");
        sum += off;
    }
    assert!(sum <= mean * 60.0, "{sum}");
    let others = ENGLISH
        .iter()
        .filter(|(text, told)| of(text).score != Estimate::score_of(*told));
    assert!(others.count() <= 1);
}

/// English passwords, invented, with log10 of the guesses by the tables of all languages.
const ENGLISH: [(&str, f64); 60] = [
    ("password", 0.41),
    ("letmein", 1.08),
    ("sunshine1", 2.57),
    ("iloveyou2", 2.93),
    ("Football2019", 3.79),
    ("P@ssw0rd!", 3.00),
    ("Jennifer1987", 4.28),
    ("MichaelJordan23", 5.52),
    ("blueberry-muffin", 10.50),
    ("purpleelephant42", 9.37),
    ("Monday-Morning9", 11.56),
    ("thequickbrownfox", 2.71),
    ("winterwonderland", 7.48),
    ("mycatisfluffy", 10.61),
    ("IloveLondon2012", 8.88),
    ("Summer2024!", 4.25),
    ("Liverpool4ever", 7.70),
    ("chocolatecake77", 9.56),
    ("Elizabeth&Philip", 11.27),
    ("harrypotter7", 5.55),
    ("dragonslayer88", 6.57),
    ("greenGiant_12", 9.40),
    ("washingtondc", 6.94),
    ("JohnSmith1975", 6.51),
    ("baseball!Baseball", 5.25),
    ("coffee4breakfast", 8.82),
    ("rainyDaysAndMondays", 13.26),
    ("hunter2hunter2", 4.15),
    ("brokenumbrella", 7.63),
    ("lighthousekeeper", 7.48),
    ("Tuesday13October", 8.41),
    ("wh1sk3y-s0ur", 11.88),
    ("Cambridge.Library.1", 11.36),
    ("kangaroo-jumps-high", 13.56),
    ("neighbourhood watch", 9.70),
    ("minecraft2021", 4.49),
    ("taylorswift13", 4.71),
    ("resample-carat-unjustly-karma-tyke", 19.75),
    ("abandon ability able about above absent", 20.17),
    ("correct-plank-oblong-viper", 15.86),
    ("zxcvbnm123", 2.84),
    ("qwertyuiop[]", 2.05),
    ("1qaz2wsx3edc", 2.84),
    ("24/12/1987", 5.16),
    ("aaaaaaaa", 2.57),
    ("kX9#mP2$vL5q", 22.14),
    ("V4t&zq!9Lw@2", 22.14),
    ("xkvqzjwp", 11.32),
    ("ttrhugjk", 11.32),
    ("overenthusiastic", 13.65),
    ("Gr8Expectations", 10.35),
    ("bookshelf;teapot;lamp", 20.00),
    ("thisisaverylongpassword", 11.28),
    ("mybirthdayisinjuly", 13.35),
    ("turtleneck1", 7.33),
    ("JessicaAndBrandon", 7.48),
    ("RedSox2004", 5.46),
    ("stairwaytoheaven", 2.71),
    ("OrangeMarmalade3", 9.18),
    ("nevergonnagiveyouup", 11.54),
];
