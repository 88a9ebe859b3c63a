//! Tests of the keyboard walks.

use super::*;

/// The bits of the walk that is the whole of `text`.
fn whole(text: &str) -> Option<f32> {
    let given: Vec<char> = text.chars().collect();
    let mut bits = None;
    each_from(&given, 0, &mut |segment| {
        if segment.end == given.len() {
            bits = Some(segment.bits);
        }
    });
    bits
}

/// Every walk in `text`.
fn all(text: &str) -> Vec<Segment> {
    let given: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for start in 0..given.len() {
        each_from(&given, start, &mut |segment| found.push(segment));
    }
    found
}

#[test]
fn walks_cost_no_more_than_a_list_of_walks_would() {
    for (most, texts) in [
        (
            8.5,
            ["qwerty", "qwe", "12345", "asdf", "zxcvbn", "qwertyuiop"].as_slice(),
        ),
        (
            12.5,
            &[
                "1qaz2wsx",
                "qazwsxedc",
                "qweasdzxc",
                "123qwe",
                "1qaz2wsx3edc",
                "qwer1234",
                "1q2w3e4r5t",
                "poiuytrewq",
                "lkjhgfdsa",
                "mnbvcxz",
                "йцукен",
                "фывапролдж",
                "azertyuiop",
                "QWERTY",
                "Qwerty",
                "qwertz",
                "789456123",
                "147258369",
                "qawsed",
                "1a2z3e4r",
            ],
        ),
        (
            14.5,
            &[
                "!QAZ@WSX",
                "!QAZ2wsx#EDC4rfv",
                "1QAZ2WSX",
                "0okm9ijn8uhb",
                "qetuo",
                "1qaz3edc5tgb",
                "2wsx4rfv6yhn",
                "qqwweerr",
                "qwedsazxc",
                "zaqxswcde",
                "159753",
                "2580",
                "&é\"'(-è_çà",
                "yxcvbnm",
                "!@#$%^&*()",
                "1й2ц3у4к",
                "їхзщ",
                "zaq1xsw2",
                "zaq12wsx",
                "qwertytrewq",
                "!@#QWE",
                "xdr5tgb",
                "a1s2d3f4",
                "qpwoeiru",
                "alskdjfh",
                "2wsx3edc4rfv",
                "/.,mnb",
                "asdfghjklöä",
            ],
        ),
    ] {
        let priced = texts.iter().map(|text| (text, whole(text)));
        let dear: Vec<_> = priced
            .filter(|(_, bits)| bits.is_none_or(|bits| bits > most))
            .collect();
        assert!(dear.is_empty(), "{dear:?}");
    }
}

#[test]
fn a_long_regular_walk_is_no_dearer_than_three_short_ones() {
    assert!(whole("1qaz2wsx3edc") < whole("1qaz").map(|bits| bits + 6.0));
}

#[test]
fn a_turn_and_a_shift_cost_something() {
    assert!(whole("qwedsa") > whole("qwerty"));
    assert!(whole("qWeRtY") > whole("QWERTY").map(|bits| bits + 4.0));
    assert!(whole("tgbvfr") > whole("qazwsx"));
}

#[test]
fn every_beginning_of_a_walk_is_told() {
    let ends: Vec<usize> = all("qwerty")
        .iter()
        .filter(|s| s.start == 0)
        .map(|s| s.end)
        .collect();
    assert_eq!(ends, [3, 4, 5, 6]);
}

#[test]
fn random_characters_are_no_cheap_walk() {
    for text in [
        "kX9#mP2$vL5q",
        "7Jh2kQ9x",
        "password",
        "hunter2",
        "Tr0ub4dor&3",
        "aaaaaaa",
        "kartoffel",
        "qq",
        "",
        "한국어",
        "\u{10ffff}ab",
        "384629",
    ] {
        for Segment {
            start, end, bits, ..
        } in all(text)
        {
            let keys = f32::from(u8::try_from(end - start).unwrap_or(u8::MAX));
            let least = if text.starts_with('3') { 3.3 } else { 4.0 };
            assert!(bits > least * keys, "{text} {start}..{end} {bits}");
        }
    }
}

#[test]
fn work_is_bounded_by_the_length() {
    for text in [
        "qwertyuiop",
        "1qaz2wsx",
        "5",
        "456",
        "14789632",
        "qqwwee",
        "qw",
        "12321",
    ] {
        let long: String = text.chars().cycle().take(256).collect();
        let count = all(&long).len();
        assert!(count <= 256 * ALL_LENGTHS, "{text} {count}");
    }
}
