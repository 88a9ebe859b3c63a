//! Tests of the passphrases.

use super::*;

/// A few words of the lists, as the lists have them.
fn lists(word: &[char]) -> Lists {
    let word: String = word.iter().collect();
    match word.as_str() {
        "unit" | "drop-down" | "gully" | "karma" | "unjustly" | "resample" | "tyke" | "carat" => {
            Lists::EFF_LARGE
        }
        "create" => Lists::EFF_LARGE.or(Lists::BIP39),
        "abandon" | "ability" | "about" | "able" => Lists::BIP39,
        "acid" | "acorn" | "arm" | "army" | "yard" => Lists::EFF_SHORT1.or(Lists::EFF_LARGE),
        "horse" => Lists::BIP39.or(Lists::DICEWARE),
        _ => Lists::NONE,
    }
}

fn told(text: &str) -> Option<Passphrase> {
    of(&text.chars().collect::<Vec<_>>(), lists)
}

fn bits(text: &str) -> f64 {
    told(text).map_or(-1.0, |phrase| phrase.bits)
}

const LARGE: f64 = 12.924_812_503_605_78;

#[test]
fn what_generators_write_has_its_exact_entropy() {
    let digit = 10.0_f64.log2();
    for (text, expected) in [
        ("unit-create-gully", 3.0 * LARGE + 1.0),
        ("unit create gully", 3.0 * LARGE + 1.0),
        ("unit_create_gully_karma", 4.0 * LARGE + 3.0),
        ("Unit-Create-Gully", 3.0 * LARGE + 2.0),
        ("UNIT CREATE GULLY", 3.0 * LARGE + 3.0),
        ("unit-create4-gully", 3.0 * LARGE + 1.0 + digit + 2.0),
        ("Unit-Create46-Gully", 3.0 * LARGE + 2.0 + 2.0 * digit + 2.0),
        (
            "unit1-create2-gully3",
            3.0 * LARGE + 1.0 + 3.0 * digit + 1.0,
        ),
        ("unit4create7gully", 3.0 * LARGE + 1.0 + 2.0 * digit + 1.0),
        ("unit-create-gully!", 3.0 * LARGE + 1.0 + 5.0),
        ("unitcreategully", 3.0 * LARGE + 1.0),
        ("UnitCreateGully", 3.0 * LARGE + 2.0),
        ("unit-drop-down-gully", 3.0 * LARGE + 1.0),
        ("resample_carat_unjustly_karma_tyke", 5.0 * LARGE + 3.0),
    ] {
        assert!(
            (bits(text) - expected).abs() < 1e-6,
            "{text} {:?} {expected}",
            told(text)
        );
    }
}

#[test]
fn capitals_and_signs_are_worth_what_their_rule_leaves_open() {
    let words = 3.0 * LARGE + 1.0;
    for (text, more) in [
        // One capital somewhere in the fifteen letters.
        ("unitcrEategully", 2.0 + 15.0_f64.log2()),
        // One word with a capital, or in capitals: the first, or another.
        ("Unit-create-gully", 2.0),
        ("UNIT-create-gully", 2.0),
        ("unit-Create-gully", 2.0 + 3.0_f64.log2()),
        ("unit-create-GULLY", 2.0 + 3.0_f64.log2()),
        // Each word as a coin fell, or a die of three sides.
        ("Unit-create-Gully", 2.0 + 3.0),
        ("UNIT-create-GULLY", 2.0 + 3.0),
        ("Unit-create-GULLY", 2.0 + 3.0 * 3.0_f64.log2()),
        // The sign at the end is the one between the words, or another; no sign, one sign, two kinds of signs.
        ("unit-create-gully-", 1.0),
        ("unit-create-gully_", 5.0),
        ("unit.create.gully", 2.0),
        ("unit+create+gully", 4.0),
        ("unit-create+gully", 2.0 * 5.0),
        ("unit-create4gully", 5.0 + 10.0_f64.log2() + 2.0),
    ] {
        assert!(
            (bits(text) - words - more).abs() < 1e-6,
            "{text} {:?} {more}",
            told(text)
        );
    }
}

#[test]
fn the_smallest_list_that_holds_all_is_told() {
    for (text, list, words) in [
        ("acid-acorn-army", "eff-short-1", 3),
        ("acid-acorn-unit", "eff-large", 3),
        ("abandon ability about", "bip39", 3),
        ("create about able", "bip39", 3),
        ("acidacornunit", "eff-large", 3),
        ("horse-horse-horse", "bip39", 3),
        ("unit-gully", "eff-large", 2),
    ] {
        let phrase = told(text).map(|phrase| (phrase.list, phrase.words));
        assert_eq!(phrase, Some((list, words)), "{text}");
    }
}

#[test]
fn the_fewest_words_fill_a_run() {
    // `arm`, `army`, `yard`: only `arm` and `yard` fill it.
    assert_eq!(told("acidarmyard").map(|phrase| phrase.words), Some(3));
    assert_eq!(told("acidarmyardx"), None);
}

#[test]
fn repeated_words_are_not_drawn() {
    assert!((bits("unit-unit-unit-unit") - LARGE - 1.0).abs() < 1e-6);
    assert!((bits("unit-gully-unit") - 2.0 * LARGE - 2.0).abs() < 1e-6);
}

#[test]
fn the_checksum_of_a_wallet_is_not_counted() {
    let words = ["abandon", "ability", "about", "able", "create", "horse"];
    let text = words.repeat(2).join(" ");
    let told = told(&text).map(|phrase| (phrase.list, phrase.words));
    assert_eq!(told, Some(("bip39", 12)));
    assert!(bits(&text) < 6.0 * 11.0 + 6.0 * 6.0_f64.log2() + 1.0);
}

#[test]
fn other_texts_are_no_passphrases() {
    for text in [
        "",
        "unit",
        "unit1234",
        "-------",
        "unit-create-zebra",
        "unit--create==gully",
        "uNiT-cReAtE-gully",
        "unit-horse-gully",
        "пароль-пароль-пароль",
        "unit12345678gully",
        "unitcrEatEgully",
        "\u{0}\u{1}\u{2}abcdef",
    ] {
        assert_eq!(told(text), None, "{text}");
    }
    assert_eq!(told(&"unit".repeat(200)), None);
}

#[test]
fn any_characters_are_looked_at() {
    let mut state = 7_u64;
    for _ in 0..20_000 {
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            u32::try_from(state >> 40).unwrap_or(0)
        };
        let length = next() % 40;
        let pieces = [
            "unit",
            "Acid",
            "-",
            " ",
            "7",
            "ARMY",
            "é",
            "\u{1f600}",
            "yard",
            "!",
        ];
        let text: String = (0..length)
            .map(|_| pieces[next() as usize % pieces.len()])
            .collect();
        if let Some(phrase) = told(&text) {
            assert!(phrase.bits.is_finite() && phrase.bits >= 0.0, "{text}");
        }
    }
}
