//! Generated codes are drawn evenly, all different, and cut as planned.

use std::collections::HashMap;
use std::collections::HashSet;

use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;

fn codes(plan: &Plan) -> Vec<String> {
    let made = generate(plan, &mut StdRng::seed_from_u64(1)).unwrap_or_default();
    made.iter()
        .map(|code| String::from_utf8_lossy(code.reveal()).into_owned())
        .collect()
}

fn refused(plan: &Plan) -> Option<PlanError> {
    generate(plan, &mut StdRng::seed_from_u64(1)).err()
}

#[test]
fn the_default_is_ten_codes_of_65_bits_in_three_groups() {
    let plan = Plan::default();
    assert!((plan.bits() - 65.0).abs() < 1e-9);
    let made = codes(&plan);
    assert_eq!(made.len(), 10);
    for code in made {
        let groups: Vec<_> = code.split('-').map(str::len).collect();
        assert_eq!(groups, [5, 4, 4]);
        assert!(
            code.bytes()
                .all(|byte| byte == b'-' || check_symbol::SYMBOLS.contains(&byte))
        );
    }
}

#[test]
fn groups_are_cut_as_asked() {
    for (length, check, group, expected) in [
        (13, true, None, "5-5-4"),
        (13, false, Some(4), "4-4-4-1"),
        (16, false, Some(4), "4-4-4-4"),
        (16, false, Some(0), "16"),
        (5, false, None, "5"),
        (6, false, None, "3-3"),
    ] {
        let plan = Plan {
            length,
            group,
            check,
            ..Plan::default()
        };
        let groups = plan
            .groups()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>();
        assert_eq!(groups.join("-"), expected);
    }
}

#[test]
fn what_is_worth_less_than_six_digits_is_refused() {
    for (alphabet, shortest) in [(Drawn::Digits, 6), (Drawn::Hex, 5), (Drawn::Crockford, 4)] {
        let plan = Plan {
            alphabet,
            length: shortest,
            ..Plan::default()
        };
        assert_eq!(refused(&plan), None);
        let plan = Plan {
            length: shortest - 1,
            ..plan
        };
        assert_eq!(refused(&plan), Some(PlanError::TooWeak(shortest)));
        let plan = Plan { length: 0, ..plan };
        assert_eq!(refused(&plan), Some(PlanError::TooWeak(shortest)));
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let plan = Plan {
        count: 0,
        ..Plan::default()
    };
    assert_eq!(refused(&plan), Some(PlanError::Count));
    let plan = Plan {
        count: 257,
        ..Plan::default()
    };
    assert_eq!(refused(&plan), Some(PlanError::Count));
    let plan = Plan {
        length: 65,
        ..Plan::default()
    };
    assert_eq!(refused(&plan), Some(PlanError::TooLong));
    let plan = Plan {
        alphabet: Drawn::Hex,
        check: true,
        ..Plan::default()
    };
    assert_eq!(refused(&plan), Some(PlanError::NoCheckSymbol));
}

#[test]
fn codes_of_one_set_are_distinct() {
    for seed in 0..50 {
        let plan = Plan {
            alphabet: Drawn::Digits,
            length: 6,
            count: MAX_COUNT,
            ..Plan::default()
        };
        let made = generate(&plan, &mut StdRng::seed_from_u64(seed)).unwrap_or_default();
        let distinct: HashSet<_> = made.iter().map(Secret::reveal).collect();
        assert_eq!(distinct.len(), 256);
    }
}

#[test]
fn every_code_with_a_check_symbol_has_the_right_one() {
    let plan = Plan {
        check: true,
        count: MAX_COUNT,
        ..Plan::default()
    };
    for code in codes(&plan) {
        assert!(check_symbol::is_right(&Secret::new(code.into_bytes())));
    }
}

#[test]
fn every_character_is_drawn_as_often_as_the_others() {
    for (alphabet, length) in [
        (Drawn::Digits, 60),
        (Drawn::Hex, 64),
        (Drawn::Crockford, 64),
    ] {
        let plan = Plan {
            alphabet,
            length,
            count: MAX_COUNT,
            group: Some(0),
            check: false,
        };
        let mut counts = HashMap::new();
        for byte in codes(&plan).iter().flat_map(|code| code.bytes()) {
            *counts.entry(byte).or_insert(0_u32) += 1;
        }
        assert_eq!(counts.len(), alphabet.symbols().len());
        let drawn = f64::from(u32::from(length) * 256);
        let expected = drawn / f64::from(alphabet.alphabet().size());
        let chi: f64 = counts
            .values()
            .map(|&count| (f64::from(count) - expected).powi(2) / expected)
            .sum();
        // 31 degrees of freedom exceed 61 once in a thousand; the seed is fixed.
        assert!(chi < 61.0, "{alphabet:?}: {chi}");
    }
}

#[test]
fn a_source_that_repeats_itself_is_told_and_does_not_hang() {
    for byte in [0, 0xff] {
        let plan = Plan {
            alphabet: Drawn::Digits,
            length: 8,
            ..Plan::default()
        };
        let made = generate(&plan, &mut Stuck(byte));
        assert_eq!(made.err(), Some(PlanError::NotRandom));
    }
}

/// Says one byte for ever.
struct Stuck(u8);

impl rand::TryRng for Stuck {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(u32::from(self.0) * 0x0101_0101)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(u64::from(self.0) * 0x0101_0101_0101_0101)
    }

    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Self::Error> {
        into.fill(self.0);
        Ok(())
    }
}

impl rand::TryCryptoRng for Stuck {}
