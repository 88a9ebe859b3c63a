//! Tests of the price of a new password for one who knows the old one.

use super::*;
use crate::secret::Secret;
use crate::strength::variation;

fn price(new: &str, old: &str) -> Option<f32> {
    bits(&Reading::of(new.as_bytes()), &Reading::of(old.as_bytes()))
}

#[test]
fn small_changes_cost_little() {
    for (new, old, most) in [
        ("Summer2024!", "Summer2024!", 0.0),
        ("SUMMER2024!", "summer2024!", 2.5),
        ("Summer2024!", "summer2024!", 2.0),
        ("P@ssw0rd", "password", 4.0),
        ("drowssap", "password", 2.5),
        ("Summer2025!", "Summer2024!", 2.5),
        ("Summer1999!", "Summer2024!", 9.0),
        ("dragon-10", "dragon-9", 2.5),
        ("dragon10", "dragon", 13.0),
        ("hunting!", "hunting", 4.5),
        ("hunting", "hunting!", 7.0),
        ("hunting!!!", "hunting", 8.5),
        ("xx-hunting-", "hunting", 25.0),
        ("trobmone", "trombone", 10.0),
        ("kX9#mP2$vL7q", "kX9#mP2$vL5q", 12.0),
        ("kX9#mP2$vL7r", "kX9#mP2$vL5q", 23.0),
        ("Winter2025!!", "#winter?7", 25.0),
        ("remmus!!!2025", "Summer2024#", 25.0),
        ("bonetrom", "trombone", 5.0),
        ("1999_trombone", "trombone_1999", 2.5),
        ("1999-Trombone", "trombone-1999", 5.0),
        ("b.c-a", "a-b.c", 2.5),
        ("viola cello", "cello viola", 2.5),
        ("trombonetrombone", "trombone", 4.0),
        ("trombone1!trombone", "trombone", 8.0),
    ] {
        let bits = price(new, old);
        assert!(
            bits.is_some_and(|bits| (0.0..=most).contains(&bits)),
            "{new} {old} {bits:?}"
        );
    }
}

#[test]
fn what_stands_around_a_sign_is_swapped_and_not_more() {
    let way = |new: &str, old: &str| {
        let (new, old) = (Reading::of(new.as_bytes()), Reading::of(old.as_bytes()));
        swapped(&Views::of(&new), &Views::of(&old)).is_some()
    };
    assert!(way("1999_trombone", "trombone_1999"));
    for (new, old) in [
        ("trombone_1999", "trombone_1999"),
        ("1999-trombone", "trombone_1999"),
        ("1999_trombonf", "trombone_1999"),
        ("1999xtrombone", "trombonex1999"),
        ("_trombone", "trombone_"),
        ("a-b", "b-a"),
    ] {
        assert!(!way(new, old), "{new} {old}");
    }
}

#[test]
fn a_greater_change_costs_more() {
    for (small, great, old) in [
        ("Summer2025!", "Summer2031!", "Summer2024!"),
        ("hunting!", "hunting#7", "hunting"),
        ("Password", "pAsSwoRd", "password"),
        ("kX9#mP2$vL7q", "kX9#mQ2$vL7q", "kX9#mP2$vL5q"),
    ] {
        assert!(price(small, old) < price(great, old), "{small} {great}");
    }
}

/// What `variation` takes for a variation has a price, and nothing else has.
#[test]
fn it_follows_where_the_policy_says_so() {
    let texts = [
        "Summer2024!",
        "Summer2025!",
        "SUMMER2024!",
        "summer",
        "Winter2024!",
        "winter?7",
        "",
        "a",
        "P@ssw0rd",
        "password",
        "Password#99999",
        "p@ssw0rd2024!",
        "drowssap",
        "dr0wssap",
        "café",
        "cafetaria",
        "cafétaria",
        "hunting",
        "hunting!!!",
        "xx-hunting-",
        "trombone",
        "trobmone",
        "dragon-9",
        "dragon-10",
        "4815",
        "2342",
        "abc",
        "abd",
        "walk",
        "walk-the-long-road",
        "remmus!!!2025",
        "Winter2025!!",
        "#winter?7",
        "kX9#mP2$vL5q",
        "kX9#mP2$vL7r",
        "moon",
        "correct horse battery staple",
        "battery of correct staplers",
        "1111",
        "111111",
        "horse",
    ];
    for new in texts {
        for old in texts {
            let follows = variation::variation(&Secret::new(new.into()), &Secret::new(old.into()));
            assert_eq!(
                price(new, old).is_some(),
                follows.is_some(),
                "{new} {old} {follows:?}"
            );
        }
    }
}

#[test]
fn any_bytes_and_any_length_are_compared() {
    let long = "x".repeat(5_000);
    assert!(price(&(long.clone() + "y"), &long).is_some_and(|bits| bits < 10.0));
    assert!(price(&long, &long).is_some());
    let mut state = 5_u64;
    for _ in 0..5_000 {
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(state >> 45).unwrap_or(0)
        };
        let mut text = || {
            let length = next() % 30;
            (0..length)
                .map(|_| b"aB1!\xff\xc3\xa9\x009"[next() % 9])
                .collect::<Vec<u8>>()
        };
        let (new, old) = (Reading::of(&text()), Reading::of(&text()));
        assert!(bits(&new, &old).is_none_or(|bits| bits >= 0.0 && bits.is_finite()));
    }
}
