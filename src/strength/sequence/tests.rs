//! Tests of the sequences.

use super::*;

/// Every sequence in `text`.
fn all(text: &str) -> Vec<Segment> {
    let given: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for start in 0..given.len() {
        each_from(&given, start, &mut |segment| found.push(segment));
    }
    found
}

/// The bits of the cheapest sequence that is the whole of `text`.
fn whole(text: &str) -> Option<f32> {
    let end = text.chars().count();
    let whole = all(text)
        .into_iter()
        .filter(|s| s.start == 0 && s.end == end);
    whole.map(|s| s.bits).reduce(f32::min)
}

#[test]
fn sequences_are_cheap() {
    for (most, texts) in [
        (
            7.0,
            [
                "123",
                "abc",
                "12345678",
                "1234567890",
                "abcdefgh",
                "0123456789",
                "абвг",
            ]
            .as_slice(),
        ),
        (
            10.0,
            &[
                "cba",
                "987654321",
                "13579",
                "2468",
                "αβγδ",
                "ρστυ",
                "Abcd",
                "ABCDE",
                "zyx",
                "112233",
                "aaabbbccc",
                "абвгдеёжз",
                "абвгдежз",
                "12345678910",
                "1234567891011",
                "010203",
                "3210987",
            ],
        ),
        (
            13.5,
            &[
                "jkl",
                "xyzab",
                "a1b2c3",
                "1a2b3c4d",
                "1-2-3-4",
                "azbycxdw",
                "8910111213",
                "102030405060",
                "5101520",
                "11223344556677",
                "2020202120222023",
                "001002003",
                "9630",
                "aeimq",
                "100200300",
                "111098",
                "aBCDE",
                "ΑΒΓΔ",
                "zzyyxx",
                "q1q2q3q4",
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
fn mixed_steps_are_no_sequence() {
    for text in [
        "224", "0000123", "1110", "1243", "12354", "135790", "abd", "aab", "ab", "1", "", "1a3",
        "ab1", "яab",
    ] {
        assert_eq!(whole(text), None, "{text}");
    }
}

#[test]
fn every_beginning_is_told() {
    let ends: Vec<usize> = all("abcdef")
        .iter()
        .filter(|s| s.start == 0)
        .map(|s| s.end)
        .collect();
    assert_eq!(ends, [3, 4, 5, 6]);
}

#[test]
fn down_and_wide_steps_cost_more() {
    assert!(whole("987654") > whole("123456"));
    assert!(whole("acegi") > whole("abcde"));
    assert!(whole("aBcDe") > whole("ABCDE"));
    assert!(whole("a1b2c3") > whole("abcdef"));
}

#[test]
fn random_characters_are_no_sequence() {
    for text in [
        "kX9#mP2$vL5q",
        "7Jh2kQ9x",
        "password",
        "hunter2",
        "73948561",
        "한국어",
        "\u{10ffff}\u{0}x",
    ] {
        assert_eq!(all(text), [], "{text}");
    }
}

#[test]
fn work_is_bounded_by_the_length() {
    for text in [
        "abcdefghijklmnopqrstuvwxyz",
        "1234567890",
        "1",
        "12",
        "aabbcc",
        "a1b2c3d4e5f6g7h8i9j0",
        "a-b-c-d-e-",
        "0",
    ] {
        let long: String = text.chars().cycle().take(256).collect();
        let count = all(&long).len();
        assert!(count <= 256 * LONGEST, "{text} {count}");
    }
}
