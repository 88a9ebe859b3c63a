//! Tests of the n-grams.

use super::*;
use std::collections::BTreeSet;

fn price(text: &str) -> f32 {
    let text: Vec<char> = text.chars().collect();
    (0..text.len()).map(|place| bits(&text, place)).sum()
}

#[test]
fn every_printable_character_has_a_code() {
    let codes: BTreeSet<u8> = (' '..='~').map(code).collect();
    assert_eq!(codes.len(), 62);
    assert!(!codes.contains(&START) && !codes.contains(&OTHER));
}

#[test]
fn what_people_write_costs_less_than_what_they_do_not() {
    assert!(price("sandra") < price("qxzkvw"));
    assert!(price("sommer") + 8.0 < price("mosrme"));
    assert!(price("1987") < price("7819"));
}

#[test]
fn all_prices_at_once_are_the_prices_one_by_one() {
    assert_eq!(
        BEGINNING,
        (0..5).fold(0, |key, _| key << 6 | u32::from(START))
    );
    for text in ["", "p@ssw0rd{}'~ 19", "пароль-a1", "zzz\u{7f}\0q"] {
        let text: Vec<char> = text.chars().collect();
        let mut prices = vec![0.0; text.len()];
        fill(&text, &mut prices);
        let single: Vec<f32> = (0..text.len()).map(|place| bits(&text, place)).collect();
        assert_eq!(prices, single);
    }
}

#[test]
fn no_character_costs_more_than_its_ceiling() {
    for letter in '\0'..='\x7f' {
        for before in ["", "q", "zx", "5%}", "~~~~"] {
            let mut text: Vec<char> = before.chars().collect();
            text.push(letter);
            let price = bits(&text, text.len() - 1);
            assert!((0.0..=CEILING).contains(&price), "{letter:?} {price}");
        }
    }
}

#[test]
fn other_scripts_have_prices_of_their_own() {
    assert!(price("привет") < 6.0 * 5.5);
    assert!(price("漢字") > 15.0);
}

#[test]
fn a_table_that_is_cut_short_is_dear() {
    let text = ['a', 'b', 'c', 'd', 'e'];
    for length in [0, 9, CODES * CODES * CODES, CODES * CODES * CODES + 9] {
        let table = vec![0xff; length];
        assert!(Model::over(&table).bits(&text, 4) > 5.0);
    }
}
