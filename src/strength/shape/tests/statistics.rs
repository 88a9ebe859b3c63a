//! How often the shapes are wrong, on strings drawn and strings as people write them.

#![expect(clippy::string_slice, reason = "ASCII alone")]

use super::*;

/// Words as people join them, with the usual decoration, must not pass; drawn strings must.
#[test]
fn human_strings_are_refused_and_drawn_ones_are_not() {
    let words = [
        "summer",
        "dragon",
        "michael",
        "sunshine",
        "football",
        "secret",
        "monkey",
        "jessica",
        "flower",
        "soccer",
        "charlie",
        "london",
        "tiger",
        "welcome",
        "marseille",
        "schatzi",
        "princesa",
        "guitar",
        "amanda",
        "liverpool",
        "shadow",
        "master",
        "qwerty",
        "1qaz2wsx",
        "asdfgh",
        "barcelona",
        "kristina",
        "phoenix",
        "matrix",
        "golfer",
    ];
    let ends = [
        "", "!", "1", "123", "2024", "!!", "@1987", "#1", "007", "12345", "1!", "_01",
    ];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut taken = 0;
    for _ in 0..10_000 {
        let mut text = String::new();
        for part in 0..=dice.below(3) {
            text += ["", "-", "_", ".", "4"][if part == 0 { 0 } else { dice.below(5) }];
            let word = words[dice.below(words.len())];
            text += &match dice.below(4) {
                0 => word[..1].to_uppercase() + &word[1..],
                1 => word.replace('a', "@").replace('o', "0").replace('e', "3"),
                _ => word.to_owned(),
            };
        }
        text += ends[dice.below(ends.len())];
        taken += usize::from(told(&text).is_some());
    }
    assert!(taken <= 20, "{taken} of 10000");
    let base62 = [DIGITS, UPPER, LOWER].concat();
    let printable = base62.clone() + SYMBOLS;
    let sets = [
        (&*printable, 14..=64, 60),
        (&*base62, 16..=64, 50),
        (HEX, 32..=64, 10),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 26..=52, 20),
    ];
    for (letters, lengths, most) in sets {
        let refused = (0..10_000).filter(|turn| {
            let span = lengths.end() - lengths.start() + 1;
            let text = dice.draw(letters, lengths.start() + turn % span);
            told(&text).is_none()
        });
        let refused = refused.count();
        assert!(refused <= most, "{refused} of 10000: {letters}");
    }
}

#[test]
fn four_megabytes_are_one_string() {
    let mut dice = Dice(0x5bd1_e995_9e37_79b9);
    let url = [DIGITS, UPPER, LOWER, "-_"].concat();
    let long = dice.draw(&url, 1 << 20);
    assert_eq!(id(&long), Some("base64url"));
    assert_eq!(id(&long[..5_000].repeat(200)), None);
    assert_eq!(id(&long[..100].repeat(10_000)), None);
    assert_eq!(id(&"the quick brown fox ".repeat(50_000)), None);
}
