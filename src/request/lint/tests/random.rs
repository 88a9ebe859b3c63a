//! What looks drawn by lot: what is just enough does, and what just is not does not.

use super::super::entropy::has_random;
use super::super::entropy::is_password;
use super::super::random::Make;
use super::edges::tells;

/// So many characters and one more, so many of which differ in kind from the one before: of each kind in turn, and then of
/// the last kind alone. Letters are vowels, so that no consonants make it random.
fn drawn(pairs: usize, changes: usize, kinds: &[&[u8]]) -> Vec<u8> {
    (0..=pairs)
        .map(|place| {
            let kind = kinds[place.min(changes) % kinds.len()];
            kind[place / 3 % kind.len()]
        })
        .collect()
}

const LOWER: &[u8] = b"aeiouy";
const UPPER: &[u8] = b"AEIOUY";
const DIGITS: &[u8] = b"0123456789";

fn is_random(text: &[u8]) -> bool {
    Make::of(text).is_random()
}

#[test]
fn letters_and_digits_are_counted_and_all_else_is_passed_over() {
    let make = Make::of(b"aBB-1b.");
    assert_eq!(
        (make.length, make.lower, make.upper, make.digits),
        (5, 2, 2, 1)
    );
    assert_eq!((make.changes, make.consonants, make.different), (3, 2, 4));
    assert_eq!(Make::of(b"xyz8w").consonants, 1);
}

#[test]
fn of_three_kinds_a_third_of_the_neighbours_differ() {
    let kinds = [LOWER, UPPER, DIGITS];
    for (pairs, changes, is) in [
        (57, 19, true),
        (58, 19, false),
        (30, 10, true),
        (31, 10, false),
    ] {
        assert_eq!(
            is_random(&drawn(pairs, changes, &kinds)),
            is,
            "{pairs} {changes}"
        );
    }
}

#[test]
fn of_two_kinds_of_letters_two_in_five_neighbours_differ() {
    let kinds = [LOWER, UPPER];
    for (pairs, changes, is) in [(50, 19, true), (51, 19, false), (29, 11, false)] {
        assert_eq!(
            is_random(&drawn(pairs, changes, &kinds)),
            is,
            "{pairs} {changes}"
        );
    }
}

#[test]
fn of_letters_and_digits_one_in_five_neighbours_differs() {
    let kinds = [LOWER, DIGITS];
    for (pairs, changes, is) in [(25, 5, true), (26, 5, false), (24, 5, true)] {
        assert_eq!(
            is_random(&drawn(pairs, changes, &kinds)),
            is,
            "{pairs} {changes}"
        );
    }
    // Two digits, three, and all but two, that change as often.
    assert!(!is_random(b"aei1ouy2aeiouy"));
    assert!(is_random(b"aei1ouy2aei3uy"));
    assert!(is_random(b"a012e345i67890"));
    assert!(!is_random(b"0123a45e6789"));
}

#[test]
fn six_consonants_in_a_row_among_digits_are_random() {
    for (text, is) in [
        ("bcdfghaeiou1", true),
        ("bcdfghjaeiou1", true),
        ("bcdfgaeiouy1", false),
        ("bcdfghaeiou", false),
    ] {
        assert_eq!(is_random(text.as_bytes()), is, "{text}");
    }
}

#[test]
fn fewer_than_eight_different_characters_are_not_random() {
    assert!(!is_random(b"a1E2a1E2i3o1E2a1E2"));
    assert!(is_random(b"a1E2a1E2i3o4E2a1E2"));
}

#[test]
fn a_stand_in_has_four_different_characters_or_one_kind() {
    for (text, is) in [
        ("abc1", false),
        ("abcd1", true),
        ("abcdE", true),
        ("abcdef", false),
        ("ABCDEF", false),
        ("123456", false),
    ] {
        assert_eq!(Make::of(text.as_bytes()).is_real(), is, "{text}");
    }
}

#[test]
fn a_mixture_in_short_pieces_has_28_letters_and_digits_of_three_kinds() {
    for (text, is) in [
        ("aB1c-D2eF-3gH4-iJ5k-L6mN-7oP8-qR9s", true),
        ("aBcD-eFgH-iJkL-mNoP-qRsT-uVwX-yZa1", true),
        ("aB1c-D2eF-3gH4-iJ5k-L6mN-7oP8-qR9", false),
        ("aBcD-eFgH-iJkL-mNoP-qRsT-uVwX-yZaB", false),
        ("a1b2-c3d4-e5f6-g7h8-i9j1-k2l3-m4n5", false),
        ("A1B2-C3D4-E5F6-G7H8-I9J1-K2L3-M4N5", false),
    ] {
        assert_eq!(has_random(text.as_bytes()), is, "{text}");
    }
}

#[test]
fn a_piece_of_sixteen_has_all_three_kinds_and_is_no_hash() {
    for (text, is) in [
        ("x-a1E2i3O4u5Y6a7E8", true),
        ("x-a1e2i3o4u5y6a7e8", false),
        ("x-a1e2i3o4u5y6a7e8u1o2", true),
        ("x-0a1b2c3d4e5f6a7b", false),
        ("x-g0a1b2c3d4e5f6a7b", false),
        ("x-0a1b2c3d4e5f6a7b8c9d", true),
    ] {
        assert_eq!(has_random(text.as_bytes()), is, "{text}");
    }
}

#[test]
fn a_password_changes_its_kind_at_nearly_half_of_its_places() {
    // Of 25 letters and digits eleven changes are 44 in a hundred, and twelve are 48.
    let letters = |changes| drawn(24, changes, &[LOWER, UPPER, DIGITS]);
    for (changes, is) in [(11, false), (12, true)] {
        assert_eq!(
            is_password(&[&letters(changes)[..], b"!#"].concat()),
            is,
            "{changes}"
        );
    }
    let marked = letters(12);
    assert!(!is_password(&[&marked[..], b"!"].concat()));
}

#[test]
fn a_uuid_is_known_in_any_case_of_its_letters() {
    tells(
        "high_entropy",
        &["aB1c2D3e4-F5a6-B7c8-D9e0-F1a2B3c4D5e6"],
        &[
            "aB1c2D3e-F5a6-B7c8-D9e0-F1a2B3c4D5e6",
            "0f3a9b2c-7d1e-4f60-8a5b-6c7d8e9f0a1b",
        ],
    );
}

#[test]
fn a_word_before_hex_digits_makes_them_a_secret_right_before_or_by_a_colon_or_an_equals_sign() {
    const HASH: &str = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
    let lines = |heads: &[&str]| -> Vec<String> {
        heads.iter().map(|head| format!("{head}{HASH}")).collect()
    };
    let found = lines(&[
        "token: ",
        "secret = ",
        "key=",
        "api key: ",
        "token ",
        "Token ",
    ]);
    let passed = lines(&[
        "token id ",
        "tokens of commit ",
        "commit: ",
        "commit = ",
        "",
        "sha1:",
    ]);
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    let passed: Vec<&str> = passed.iter().map(String::as_str).collect();
    tells("high_entropy", &found, &passed);
}
