//! Tests of the words.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use std::collections::BTreeSet;

use super::*;

fn found(text: &str) -> Vec<(usize, Found)> {
    let folded: Vec<char> = text.chars().collect();
    let mut all = Vec::new();
    each(&folded, &mut |start, found| all.push((start, found)));
    all
}

fn best(text: &str) -> Option<Found> {
    let length = text.chars().count();
    let found = found(text).into_iter();
    let found = found.filter(|(start, found)| *start == 0 && found.end == length);
    found
        .map(|(_, found)| found)
        .min_by(|a, b| a.bits.total_cmp(&b.bits))
}

#[test]
fn the_most_common_password_costs_nothing() {
    let found = best("123456").expect("known");
    assert!(found.bits < 0.1);
    assert_eq!(found.kind, Kind::Common);
}

#[test]
fn look_alikes_are_read_and_counted() {
    let found = best("j3nn1f3r").expect("known");
    assert_eq!((found.leet, found.mixed), (2, false));
    assert!(best("p@ssword").expect("known").bits < 12.0);
}

#[test]
fn a_letter_written_both_ways_is_told() {
    let found = best("b4nan4").or(best("b4nana")).expect("known");
    assert!(found.mixed);
}

#[test]
fn a_word_is_found_where_it_stands() {
    assert!(
        found("xx7summer")
            .iter()
            .any(|(start, found)| (*start, found.end) == (3, 9))
    );
}

#[test]
fn a_word_written_backwards_is_found() {
    let folded: Vec<char> = "12drowssap".chars().collect();
    let mut starts = Vec::new();
    each_reversed(&folded, [folded.len()].into_iter(), &mut |_, found| {
        starts.push((found.end, found.bits));
    });
    assert!(starts.iter().any(|&(end, bits)| end == 2 && bits < 3.0));
}

#[test]
fn the_whole_is_found_letter_for_letter_only() {
    let folded = |text: &str| text.chars().collect::<Vec<char>>();
    assert!(SHIPPED.whole(&folded("dragon")).is_some());
    assert!(SHIPPED.whole(&folded("drag0nn")).is_none());
    assert!(SHIPPED.whole(&folded("")).is_none());
    assert!(SHIPPED.whole(&vec!['a'; 300]).is_none());
}

#[test]
fn passphrase_words_know_their_lists() {
    let lists_of = |text: &str| lists(&text.chars().collect::<Vec<char>>());
    assert!(lists_of("abandon").has(Lists::BIP39));
    assert!(lists_of("zoom").has(Lists::EFF_LARGE));
    assert!(lists_of("qwerty").is_empty());
}

#[test]
fn words_of_other_languages_are_known_unless_the_build_is_for_english_alone() {
    for word in ["сталкер", "słoneczko", "miércoles", "gesellschaft"] {
        let folded: String = word.chars().map(spelling::fold).collect();
        assert_eq!(
            best(&folded).is_some(),
            cfg!(feature = "languages"),
            "{word}"
        );
    }
    for word in ["password", "friendship", "meadow"] {
        assert!(best(word).is_some(), "{word}");
    }
}

#[test]
fn words_of_two_letters_are_known_and_other_pairs_are_not() {
    let known = |text: &str| short(&text.chars().collect::<Vec<_>>(), 0).is_some();
    assert!(SHORT.iter().all(|word| known(word)));
    for text in ["", "a", "xq", "a1", "éa", "aé", "A\u{61}", "{a", "a{", "`a"] {
        assert!(!known(text), "{text}");
    }
}

#[test]
fn eastern_words_are_known_where_they_stand() {
    let folded: Vec<char> = "1パスワード密码".chars().map(spelling::fold).collect();
    let mut stretches = Vec::new();
    for start in 0..folded.len() {
        each_eastern(&folded, start, &mut |found| {
            stretches.push((start, found.end));
        });
    }
    assert!(stretches.contains(&(1, 6)) && stretches.contains(&(6, 8)));
    assert!(east::WORDS.split(' ').count() < 250, "a place is a byte");
}

#[test]
fn a_value_comes_back_as_it_was_packed() {
    for kind in [Kind::Common, Kind::Word, Kind::Name] {
        let value = Value {
            bits: 13.5,
            kind,
            lists: Lists::BIP39.or(Lists::EFF_LARGE),
        };
        assert_eq!(Value::unpack(value.pack()), value);
    }
}

#[test]
fn what_is_no_table_holds_nothing() {
    assert!(Table::over(b"no table", b"").whole(&['a']).is_none());
}

#[test]
fn hostile_text_is_walked_in_bounded_time() {
    for unit in ["1", "1!|", "4@$$0", "ab1!", "i1l!|", "s5$"] {
        let folded: Vec<char> = unit.chars().cycle().take(256).collect();
        let mut count = 0_usize;
        each(&folded, &mut |_, _| count += 1);
        each_reversed(&folded, 1..=256, &mut |_, _| count += 1);
        assert!(count < 60_000, "{unit}: {count}");
    }
}

#[test]
fn the_starts_are_those_of_the_table() {
    let fst = Fst::new(tables::WORDS).expect("a table");
    assert!(Starts::of(&fst) == tables::STARTS, "build the tables again");
}

#[test]
fn every_entry_has_three_characters() {
    use fst::Streamer;
    let fst = Fst::new(tables::WORDS).expect("a table");
    let mut entries = fst.stream();
    while let Some((entry, _)) = entries.next() {
        let entry = str::from_utf8(entry).expect("text");
        assert!(entry.chars().count() >= 3, "{entry}");
    }
}

#[test]
fn korean_words_begin_with_the_syllables_that_say_so_and_no_other_does() {
    let is_syllable = |letter: &char| ('\u{ac00}'..='\u{d7a3}').contains(letter);
    let words = east::WORDS.split(' ');
    let firsts: BTreeSet<char> = words
        .filter_map(|word| word.chars().next().filter(is_syllable))
        .collect();
    assert_eq!(firsts, east::KOREAN_STARTS.chars().collect());
    assert_eq!(firsts.len(), east::KOREAN_STARTS.chars().count());
}

#[test]
fn a_walk_by_the_starts_finds_what_one_without_them_finds() {
    let slow = Table::over(tables::WORDS, b"");
    for text in [
        "p@$$w0rd123",
        "drowssap",
        "1lovey0u!",
        "x!l|k",
        "пароль1",
        "ab",
        "a",
        "(ool",
    ] {
        let folded: Vec<char> = text.chars().collect();
        let all = |table: &Table<'_>| {
            let mut all = Vec::new();
            table.each(&folded, &mut |place, found| all.push((place, found)));
            let ends = 0..=folded.len();
            table.each_reversed(&folded, ends, &mut |place, found| all.push((place, found)));
            all
        };
        assert_eq!(all(&SHIPPED), all(&slow), "{text}");
    }
}
