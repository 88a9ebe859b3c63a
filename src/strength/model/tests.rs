//! What must hold of every estimate.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::strength::personal::About;

mod insider;
mod most;

fn of(text: &str) -> Estimate {
    estimate(text.as_bytes(), &Context::default())
}

fn of_owner(text: &str, told: &[&str]) -> Estimate {
    let told: Vec<String> = told.iter().map(|&word| word.to_owned()).collect();
    let about = About::parse(&told);
    let context = Context {
        about: Some(&about),
        ..Context::default()
    };
    estimate(text.as_bytes(), &context)
}

/// A small generator whose numbers are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn drawn(&mut self, alphabet: &str, length: usize) -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        (0..length)
            .map(|_| alphabet[self.below(alphabet.len())])
            .collect()
    }
}

const PRINTABLE: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const PARTS: [&str; 24] = [
    "password",
    "Summer",
    "2024",
    "!",
    "qwerty",
    "123",
    "ada",
    "Lovelace",
    "1987",
    "abc",
    "aaa",
    "zq7",
    "_",
    "1qaz",
    "dragon",
    "4g#",
    "XK",
    "пароль",
    "é",
    " ",
    "09.11.2001",
    "hunter",
    "2",
    // A word that is not known looks drawn at random: each build has one it knows.
    if cfg!(feature = "languages") {
        "Juli"
    } else {
        "July"
    },
];

fn assembled(numbers: &mut Numbers) -> String {
    let count = 1 + numbers.below(4);
    (0..count)
        .map(|_| PARTS[numbers.below(PARTS.len())])
        .collect()
}

#[test]
fn any_bytes_are_judged() {
    let mut numbers = Numbers(1);
    let alphabets: [&[u8]; 5] = [
        b"0123456789",
        b"4@8({[<369!1|70$5+%2",
        b"789456123/*-+.0",
        b"qwertyuiopasdfghjklQAZ1!2@",
        &[
            0xf0, 0x9f, 0x98, 0x80, 0xc3, 0x9f, 0xcc, 0x81, 0xc4, 0xb0, b'A', 0, b'\n', 0xff,
        ],
    ];
    for round in 0..3000 {
        let length = if round % 50 == 0 { 2000 } else { 70 };
        let bytes: Vec<u8> = match alphabets.get(round % 6) {
            Some(alphabet) => (0..numbers.below(length))
                .map(|_| alphabet[numbers.below(alphabet.len())])
                .collect(),
            None => (0..numbers.below(length))
                .map(|_| u8::try_from(numbers.below(256)).expect("a byte"))
                .collect(),
        };
        let found = estimate(&bytes, &Context::default());
        assert!(found.guesses_log10.is_finite() && found.guesses_log10 >= 0.0);
        assert_eq!(found.score, Estimate::score_of(found.guesses_log10));
        let ends = found.segments.iter().map(|segment| segment.end).max();
        assert!(ends.unwrap_or(0) <= bytes.len());
        let mut place = 0;
        for segment in &found.segments {
            assert_eq!(segment.start, place, "segments lie side by side");
            place = segment.end;
        }
    }
}

#[test]
fn a_megabyte_is_judged_whatever_it_is_made_of() {
    for stretch in [
        "a",
        "4@8({[<369!1|70$5+%2",
        "abc",
        "12",
        "é\u{301}",
        "eyJhbGciOi.",
        "-",
    ] {
        let text = stretch.repeat((1 << 20) / stretch.len());
        assert!(of(&text).guesses_log10.is_finite());
        assert!(of(&(text + "x")).guesses_log10.is_finite());
    }
}

#[test]
fn one_more_character_that_nobody_foresees_never_makes_it_weaker() {
    let mut numbers = Numbers(2);
    for round in 0..4000 {
        let text = if round % 2 == 0 {
            assembled(&mut numbers)
        } else {
            let length = numbers.below(24);
            numbers.drawn(PRINTABLE, length)
        };
        let more = numbers.drawn("#^&~;:<>\"\\", 1);
        let (before, after) = (of(&text), of(&format!("{text}{more}")));
        assert!(
            after.guesses_log10 >= before.guesses_log10 - 0.5,
            "{text} {} {more} {} {:?} {:?}",
            before.guesses_log10,
            after.guesses_log10,
            before.basis,
            after.basis
        );
    }
}

#[test]
fn the_order_of_what_was_told_does_not_matter() {
    let told = [
        "Ada Lovelace",
        "ada@example.org",
        "1987-12-24",
        "my-project",
    ];
    let mut turned = told;
    turned.reverse();
    let mut numbers = Numbers(3);
    for _ in 0..500 {
        let text = assembled(&mut numbers);
        assert_eq!(of_owner(&text, &told), of_owner(&text, &turned), "{text}");
    }
}

#[test]
fn who_knows_more_needs_no_more_guesses() {
    let mut numbers = Numbers(4);
    for _ in 0..1000 {
        let text = assembled(&mut numbers);
        let knowing = of_owner(&text, &["Ada Lovelace", "1987-12-24", "hunter"]);
        assert!(
            knowing.guesses_log10 <= of(&text).guesses_log10 + 0.001,
            "{text}"
        );
        let old = [Reading::of(b"Lovelace1986!")];
        let context = Context {
            previous: &old,
            ..Context::default()
        };
        let knowing = estimate(text.as_bytes(), &context);
        assert!(
            knowing.guesses_log10 <= of(&text).guesses_log10 + 0.001,
            "{text}"
        );
    }
}

#[test]
fn a_word_that_was_told_is_worth_no_more_than_the_number_of_words() {
    let told = ["zyxgrault", "Quuxbert Fnordsson", "plugh-xyzzy"];
    for text in [
        "zyxgrault",
        "ZYXGRAULT",
        "Zyxgrault",
        "fnordsson",
        "tluargxyz",
    ] {
        let found = of_owner(text, &told);
        assert!(found.guesses_log10 < 2.5, "{text} {}", found.guesses_log10);
        assert_eq!(found.reasons.first(), Some(&reason::PERSONAL), "{text}");
    }
}

#[test]
fn common_passwords_are_worth_no_more_than_their_place() {
    for (text, place) in [
        ("123456", 1.0),
        ("password", 2.0),
        ("qwerty", 10.0),
        ("dragon", 40.0),
        ("trustno1", 100.0),
        ("liverpool", 200.0),
    ] {
        assert!(of(text).guesses_log10 <= 1.0 + f64::log10(place), "{text}");
        assert_eq!(of(text).score, 0, "{text}");
    }
}

#[test]
fn capitals_and_look_alikes_never_make_a_word_weaker() {
    for text in [
        "NICOLE123",
        "HELLO1",
        "Michael1",
        "BLUE30",
        "kqHELLO1",
        "p@ssw0rd",
        "Dr4gon",
    ] {
        let lower = text.to_lowercase();
        assert!(
            of(text).guesses_log10 >= of(&lower).guesses_log10 - 0.001,
            "{text}"
        );
    }
}

#[test]
fn what_a_machine_drew_is_worth_what_its_alphabet_gives() {
    let mut numbers = Numbers(5);
    for (alphabet, length, bits) in [
        (PRINTABLE, 20, 20.0 * f64::log2(94.0)),
        (
            "abcdefghijklmnopqrstuvwxyz0123456789",
            24,
            24.0 * f64::log2(36.0),
        ),
        ("0123456789abcdef", 32, 128.0),
    ] {
        let mut exact = 0;
        for _ in 0..200 {
            let text = numbers.drawn(alphabet, length);
            let found = of(&text);
            assert_eq!(found.score, 4, "{text}");
            exact += u32::from((found.guesses_log10 * LOG2_10 - bits).abs() < 1.0);
        }
        assert!(exact >= 185, "{exact} of 200");
    }
    assert_eq!(
        of("2f1c7a9e-63b0-4d58-9e41-c07f5ad3b816").basis.detail(),
        Some("uuid-v4")
    );
}

#[test]
fn where_models_disagree_the_least_and_the_most_are_told() {
    // Made of a time and a machine: who knows both needs little, and who does not, all of it.
    let found = of("5f8c2d1e-3b7a-11ef-9c42-0242ac120002");
    let (least, most) = found.range_log10.unwrap_or_default();
    assert!((least - found.guesses_log10).abs() < 1e-9, "{found:?}");
    assert!((25.0..40.0).contains(&most), "{found:?}");
    assert_eq!(of("kX9#mP2$vL5q").range_log10, None);
}

#[test]
fn words_of_a_list_are_worth_what_a_generator_gives() {
    let phrase = of("resample-carat-unjustly-karma-tyke");
    assert_eq!(phrase.basis, Basis::Passphrase("eff-large"));
    assert!((phrase.guesses_log10 * LOG2_10 - 5.0 * f64::log2(7776.0)).abs() < 3.0);
    let chosen = of("monkey dragon baseball");
    assert!(chosen.guesses_log10 < phrase.guesses_log10 / 2.0 + 3.0);
}

#[test]
fn a_text_in_another_notation_is_worth_little_more_than_the_text() {
    for (text, secret) in [
        ("password123", "cGFzc3dvcmQxMjM="),
        ("password", "70617373776f7264"),
        ("password", "NzA2MTczNzM3NzZmNzI2NA=="),
        ("password", "%70assword"),
        ("пароль", "0L/QsNGA0L7Qu9GM"),
    ] {
        let (plain, found) = (of(text), of(secret));
        let more = found.guesses_log10 - plain.guesses_log10;
        assert!((0.0..=3.1).contains(&more), "{secret} {more}");
        assert_eq!(found.reasons[0], reason::ENCODED, "{secret}");
        assert_eq!(found.segments[0].kind, Kind::Encoded, "{secret}");
    }
    // Hex of base 64 is read, and base 64 of that no more.
    let [two, three] = [
        "6347467a63336476636d513d",
        "NjM0NzQ2N2E2MzMzNjQ3NjYzNmQ1MTNk",
    ]
    .map(of);
    assert!(two.guesses_log10 + 2.0 < three.guesses_log10);
    // What was drawn and then written otherwise keeps its worth.
    let drawn = of("VDgmd3ohbVAyUmZAYzZZZHFMcTk="); // T8&wz!mP2Rf@c6YdqLq9
    assert_eq!((drawn.score, drawn.reasons[0]), (4, reason::RANDOM));
}

#[test]
fn what_stands_in_manuals_is_worth_nothing() {
    for sample in [
        "919108f7-52d1-4320-9bac-f847db4148a8",
        "Correct Horse Battery Staple",
        "Tr0ub4dor&3",
    ] {
        let found = of(sample);
        assert_eq!((found.score, found.reasons[0]), (0, reason::PUBLISHED));
        assert!(!found.suggestions.is_empty());
    }
}

#[test]
fn an_old_password_with_another_year_is_cheap() {
    let old = [Reading::of(b"Grault#2024")];
    let context = Context {
        previous: &old,
        ..Context::default()
    };
    let new = estimate(b"Grault#2025", &context);
    assert!(new.guesses_log10 < 3.0);
    assert_eq!(
        (new.basis, new.reasons[0]),
        (Basis::Previous, reason::PREVIOUS)
    );
}

#[test]
fn what_was_exposed_is_within_reach_of_who_has_the_list() {
    let mut found = of("kX9#mP2$vL5q");
    found.expose(Some(1));
    assert_eq!((found.score, found.basis), (3, Basis::Exposed));
    assert!(found.warning().is_some());
    let mut weak = of("password");
    let before = weak.guesses_log10;
    weak.expose(Some(5_000_000));
    assert!((weak.guesses_log10 - before).abs() < f64::EPSILON);
    assert_eq!(weak.reasons[0], reason::EXPOSED);
}

#[test]
fn nothing_at_all_is_told_as_that() {
    let nothing = of("");
    assert_eq!((nothing.score, nothing.basis), (0, Basis::Empty));
    assert_eq!(nothing.warning(), Some("it is empty"));
}

#[test]
fn what_makes_it_weak_is_told_by_what_covers_most() {
    for (text, why) in [
        ("password", "common"),
        ("P@ssword", "nearly-common"),
        ("zxcvfdsa", "walk"),
        ("dragon", "common"),
        ("fghijklmn", "sequence"),
        ("xq7xq7xq7", "repeat"),
        ("24.12.1987", "date"),
        ("x7#", "short"),
    ] {
        let found = of(text);
        assert_eq!(
            found.reasons.first().map(|reason| reason.id),
            Some(why),
            "{text}"
        );
        assert!(!found.suggestions.is_empty(), "{text}");
    }
}
