//! Tests of the words about the owner.

#![expect(clippy::string_slice, reason = "cut where it was found")]

use super::*;
use crate::strength::segment::Kind;
use crate::strength::spelling::HEAD;

fn ada() -> About {
    About::parse(&[
        "Ada Lovelace, ada@example.org, 1987-12-24, my-project".to_owned(),
        "José".to_owned(),
    ])
}

#[test]
fn names_addresses_and_projects_become_words() {
    let about = ada();
    for word in [
        "ada",
        "lovelace",
        "adalovelace",
        "alovelace",
        "example",
        "project",
        "myproject",
        "jose",
    ] {
        assert!(about.words().iter().any(|known| known == word), "{word}");
    }
    for word in ["my", "org", "1987-12-24"] {
        assert_eq!(
            about.words().iter().filter(|known| *known == word).count(),
            usize::from(word.len() > 3)
        );
    }
}

#[test]
fn words_are_found_in_any_dress() {
    for text in [
        "Lovelace!9",
        "10ve1ace",
        "L0V3L4C3",
        "ecalevol77",
        "xxadalovelacexx",
        "Ada#1",
        "myAda",
        "JOSÉ1",
        "jose1",
        "fox1987",
        "fox24121987",
        "fox241287",
        "fox871224",
        "fox1224",
        "fox2412",
        "fox24.12.1987",
        "fox12/24/87",
        "42217891fox",
    ] {
        assert_eq!(ada().used_in(text), 1, "{text}");
    }
}

#[test]
fn chance_is_not_taken_for_a_word() {
    for text in [
        "",
        "fox87",
        "canadair",
        "kX9#mP2$vL5q",
        "correct horse battery staple",
        "2024",
        "ad",
    ] {
        assert_eq!(ada().used_in(text), 0, "{text}");
    }
}

#[test]
fn a_word_alone_is_told_from_a_word_inside() {
    assert!(ada().is_whole("LOVELACE"));
    assert!(ada().is_whole("ada"));
    assert!(!ada().is_whole("lovelace1"));
    assert!(!ada().is_whole("adaproject"));
    assert!(!ada().is_whole(""));
    assert!(!About::default().is_whole("lovelace"));
    let long = "lovelace".to_owned() + &"x".repeat(HEAD);
    assert!(!ada().is_whole(&long));
}

#[test]
fn nothing_told_is_nothing_used() {
    for texts in [
        vec![],
        vec![String::new()],
        vec![", ;\n@.".to_owned()],
        vec!["Al, B".to_owned()],
    ] {
        let about = About::parse(&texts);
        assert!(about.is_empty());
        assert_eq!(about.used_in("al b"), 0);
    }
}

#[test]
fn what_was_told_is_not_printed() {
    assert!(!format!("{:?}", ada()).contains("lovelace"));
}

fn segments(about: &About, text: &str) -> Vec<Segment> {
    let reading = Reading::of(text.as_bytes());
    let mut all = Vec::new();
    for start in 0..reading.given.len() {
        about.each_from(&reading, start, &mut |segment| all.push(segment));
    }
    all
}

/// The least bits for a stretch of `text`, if it is about the owner.
fn bits(about: &About, text: &str, stretch: &str) -> Option<f32> {
    let start = text
        .find(stretch)
        .map(|byte| text[..byte].chars().count())?;
    let end = start + stretch.chars().count();
    let all = segments(about, text);
    let found = all
        .iter()
        .filter(|segment| (segment.start, segment.end) == (start, end));
    found.map(|segment| segment.bits).min_by(f32::total_cmp)
}

#[test]
fn each_use_is_an_edge() {
    let about = ada();
    for (text, stretch) in [
        ("Lovelace!9", "Lovelace"),
        ("10ve1ace", "10ve1ace"),
        ("L0V3L4C3", "L0V3L4C3"),
        ("ecalevol77", "ecalevol"),
        ("xxadalovelacexx", "adalovelace"),
        ("xxadalovelacexx", "lovelace"),
        ("Ada#1", "Ada"),
        ("JOSÉ1", "JOSÉ"),
        ("love99", "love"),
        ("al1815", "al"),
        ("AL-1815", "AL"),
        ("fox24121987", "24121987"),
        ("fox1987", "1987"),
    ] {
        assert!(bits(&about, text, stretch).is_some(), "{text} {stretch}");
    }
    for (text, stretch) in [
        ("canadair", "ada"),
        ("alps", "al"),
        ("lov", "lov"),
        ("12", "12"),
    ] {
        assert_eq!(bits(&about, text, stretch), None, "{text} {stretch}");
    }
}

#[test]
fn a_year_of_two_digits_is_an_edge_and_no_use() {
    let about = ada();
    for (text, stretch) in [("lovelace87", "87"), ("87fox", "87"), ("fox_87!", "87")] {
        assert!(
            bits(&about, text, stretch).is_some_and(|bits| bits < 6.0),
            "{text}"
        );
    }
    for text in ["fox1879", "fox870", "88fox"] {
        assert_eq!(bits(&about, text, "87"), None, "{text}");
    }
    assert_eq!(about.used_in("fox87"), 0);
}

#[test]
fn likely_spellings_of_a_day_are_cheaper() {
    let about = ada();
    let order = ["1987", "24121987", "2412", "121987", "87-12-24"];
    let prices = order.map(|day| bits(&about, day, day).unwrap_or(-1.0));
    assert!(prices.is_sorted() && prices[0] > 0.0, "{prices:?}");
    // A day told in doubt costs a bit for each doubt.
    let doubtful = About::parse(&["03/04/1990".to_owned()]);
    assert!(
        bits(&doubtful, "1990", "1990")
            > bits(&About::parse(&["23/04/1990".to_owned()]), "1990", "1990")
    );
}

#[test]
fn names_are_looked_for_as_mailboxes_write_them() {
    let about = About::parse(&["Grace Brewster Hopper".to_owned()]);
    for text in [
        "g.hopper",
        "G_Hopper",
        "ghopper",
        "GHopper",
        "grace.h",
        "grace-brewster-hopper",
    ] {
        assert!(
            bits(&about, text, text).is_some_and(|bits| bits < 8.0),
            "{text}"
        );
    }
    for text in ["h.grace", "b.hopper", "graceh"] {
        assert_eq!(bits(&about, text, text), None, "{text}");
    }
}

#[test]
fn numbers_are_looked_for_as_they_are_dialled() {
    for told in ["+49 30 901820", "+4930901820", "0049 (30) 90-18-20"] {
        let about = About::parse(&[told.to_owned()]);
        for text in ["030901820", "30901820", "4930901820"] {
            assert!(
                bits(&about, text, text).is_some_and(|bits| bits < 5.0),
                "{told} {text}"
            );
        }
    }
    let about = About::parse(&["030/901820".to_owned()]);
    assert!(bits(&about, "030901820", "030901820").is_some());
    assert_eq!(bits(&about, "30901820", "30901820"), None);
    for told in ["+1-2-3", "room 30901820", "1234567890123456"] {
        let about = About::parse(&[told.to_owned()]);
        assert_eq!(
            bits(&about, "0234567890123456", "0234567890123456"),
            None,
            "{told}"
        );
    }
}

#[test]
fn dress_and_form_cost_more() {
    let about = ada();
    let price = |text: &str, stretch: &str| bits(&about, text, stretch).unwrap_or(-1.0);
    let plain = price("lovelace", "lovelace");
    assert!((1.0..4.0).contains(&plain));
    for (text, stretch) in [
        ("Lovelace", "Lovelace"),
        ("LOVELACE", "LOVELACE"),
        ("lov3lace", "lov3lace"),
        ("ecalevol", "ecalevol"),
        ("lovel", "lovel"),
        ("al", "al"),
        ("adalovelace", "adalovelace"),
        ("24121987", "24121987"),
    ] {
        let more = price(text, stretch);
        assert!(more > plain && more < plain + 9.0, "{text} {more} {plain}");
    }
    assert!(price("loVeLacE", "loVeLacE") > price("Lovelace", "Lovelace"));
}

#[test]
fn the_order_of_the_words_does_not_matter() {
    let texts = ["Ada Lovelace", "1987-12-24", "acme", "Bob", "paris"].map(str::to_owned);
    let turned: Vec<String> = texts.iter().rev().cloned().collect();
    let (about, turned) = (About::parse(&texts), About::parse(&turned));
    for text in ["AdaLovelace1987", "b0bacme", "24.12.87paris", "adal"] {
        let sorted = |about: &About| {
            let mut all = segments(about, text);
            all.sort_by(|a, b| {
                (a.start, a.end)
                    .cmp(&(b.start, b.end))
                    .then(a.bits.total_cmp(&b.bits))
            });
            all
        };
        assert_eq!(sorted(&about), sorted(&turned), "{text}");
    }
}

#[test]
fn few_words_told_are_cheap_and_many_are_dearer() {
    let one = About::parse(&["acme".to_owned()]);
    let many: Vec<String> = (b'a'..=b'z')
        .map(|letter| format!("acme{}x", char::from(letter)))
        .collect();
    let many = About::parse(&[vec!["acme".to_owned()], many].concat());
    assert_eq!(bits(&one, "acme", "acme"), Some(1.0));
    assert!(bits(&many, "acme", "acme") > Some(4.0));
}

#[test]
fn any_bytes_are_looked_at() {
    let about = ada();
    let mut state = 11_u64;
    for _ in 0..5_000 {
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            state.to_le_bytes()[6]
        };
        let bytes: Vec<u8> = (0..next() % 60)
            .map(|_| b"adalovec3@19872\xff\xc3\xa9"[usize::from(next()) % 18])
            .collect();
        let reading = Reading::of(&bytes);
        for start in 0..=reading.given.len() {
            about.each_from(&reading, start, &mut |segment| {
                assert!(segment.start == start && segment.end <= reading.given.len());
                assert!(segment.end > segment.start && segment.bits.is_finite());
                assert!(segment.bits >= 1.0 && segment.kind == Kind::Personal);
            });
        }
    }
}
