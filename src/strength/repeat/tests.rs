//! Tests of the repeats.

use super::*;
use crate::strength::spelling;

/// Every repeat in `text`.
fn all(text: &str) -> Vec<Repeat> {
    let given: Vec<char> = text.chars().collect();
    let folded: Vec<char> = given.iter().copied().map(spelling::fold).collect();
    let mut found = Vec::new();
    for start in 0..given.len() {
        each_from(&folded, &given, start, &mut |repeat| found.push(repeat));
    }
    found
}

/// Base and bits of the cheapest repeat that is the whole of `text`.
fn whole(text: &str) -> Option<(usize, f32)> {
    let end = text.chars().count();
    let whole = all(text)
        .into_iter()
        .filter(|r| r.start == 0 && r.end == end);
    whole
        .map(|r| (r.base, r.bits))
        .min_by(|one, other| one.1.total_cmp(&other.1))
}

#[test]
fn a_stretch_and_its_copies_are_a_repeat() {
    for (text, base, most) in [
        ("aaa", 1, 1.6),
        ("aaaa", 1, 2.0),
        ("!!!!!!!!", 1, 3.0),
        ("abcabc", 3, 1.0),
        ("haha", 2, 1.0),
        ("passpass", 4, 1.0),
        ("tytyty", 2, 1.6),
        ("1212121212", 2, 2.4),
        ("passwordpassword", 8, 1.0),
        ("PassPass", 4, 1.0),
        ("Haha", 2, 2.0),
        ("passPASS", 4, 2.0),
        ("Hahahahaha", 2, 3.4),
        ("hahah", 2, 3.0),
        ("pass-pass", 5, 1.5),
        ("a.b.a.b", 4, 1.5),
        ("x1 x1 x1", 3, 2.1),
        ("correct horse correct horse", 14, 1.5),
        ("приветпривет", 6, 1.0),
        ("abccba", 3, 2.0),
        ("12321", 3, 2.5),
        ("RegalLager", 5, 3.0),
        ("AbccbA", 3, 2.0),
        ("Abccba", 3, 3.0),
        ("éaéaéa", 2, 1.6),
    ] {
        let (found, bits) = whole(text).unwrap_or((0, f32::INFINITY));
        assert!(found == base && bits <= most, "{text} {found} {bits}");
    }
}

#[test]
fn a_stretch_as_long_as_half_the_secret_is_found() {
    let half: String = (0..128)
        .map(|n| char::from_u32(0x4e00 + n * n).unwrap_or('x'))
        .collect();
    assert_eq!(whole(&half.repeat(2)), Some((128, 1.0)));
    assert_eq!(whole(&"a".repeat(256)), Some((1, 8.0)));
}

#[test]
fn a_mixed_case_costs_its_letters() {
    assert_eq!(whole("passPaSs"), Some((4, 6.0)));
}

#[test]
fn a_base_is_never_itself_a_repeat() {
    assert!(all("aaaaaaaa").iter().all(|repeat| repeat.base == 1));
    assert!(all("abababab").iter().all(|repeat| repeat.base == 2));
}

#[test]
fn what_does_not_repeat_is_no_repeat() {
    for text in [
        "kX9#mP2$vL5q",
        "7Jh2kQ9x",
        "password",
        "hunter2",
        "aa",
        "abca",
        "aab",
        "",
        "한국어",
    ] {
        assert_eq!(all(text), [], "{text}");
    }
}

#[test]
fn every_number_of_copies_is_told() {
    let ends: Vec<usize> = all("abababab")
        .iter()
        .filter(|r| r.start == 0)
        .map(|r| r.end)
        .collect();
    assert_eq!(ends, [4, 6, 8]);
}

/// Strings that are full of squares or palindromes.
fn hostile() -> Vec<String> {
    let (mut fibonacci, mut before) = ("ab".to_owned(), "a".to_owned());
    let mut thue_morse = "a".to_owned();
    while fibonacci.len() < 256 {
        (before, fibonacci) = (fibonacci.clone(), fibonacci + &before);
    }
    while thue_morse.len() < 256 {
        let turned: String = thue_morse
            .chars()
            .map(|c| if c == 'a' { 'b' } else { 'a' })
            .collect();
        thue_morse += &turned;
    }
    let mut all = vec![fibonacci.chars().take(256).collect(), thue_morse];
    for text in [
        "a",
        "ab",
        "aab",
        "abc",
        "a-",
        "aaaaaaaaaaaaaaaaaaaaaaaab",
        "abcabcabd",
    ] {
        all.push(text.chars().cycle().take(256).collect());
    }
    all.push("a".repeat(127) + "b" + &"a".repeat(128));
    all
}

#[test]
fn work_is_bounded_by_the_length() {
    for text in hostile() {
        let count = all(&text).len();
        assert!(count <= 256 * 40, "{text} {count}");
    }
}
