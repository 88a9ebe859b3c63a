//! Whatever is thrown together: what is found stands in it, and reads back.

use rand::Rng;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;

#[test]
fn what_is_found_stands_in_the_text_and_reads_back() {
    let random = &mut StdRng::seed_from_u64(20_261_123);
    let mut read_back = 0;
    for _ in 0..2_000 {
        let text = soup(random);
        let site = pick(
            random,
            &["x", "pypi", "google", "codeberg", "packagist", "hex"],
        );
        let Ok(found) = reads(&text, site) else {
            continue;
        };
        for each in &found.codes {
            let code = String::from_utf8_lossy(each.code.reveal()).into_owned();
            let line = text::lines(&text).nth(each.line as usize - 1);
            assert!(
                line.is_some_and(|line| line.contains(&code)),
                "{text:?}: {code:?}"
            );
        }
        assert!(found.codes.is_sorted_by_key(|each| each.line));
        assert!(found.not_understood.is_sorted());
        for (number, line) in (1..).zip(text::lines(&text)) {
            let is_told = found.codes.iter().any(|each| each.line == number)
                || found.not_understood.contains(&number)
                || found.passed_over.contains(&number)
                || found.notes.iter().any(|note| note.contains("kept once"));
            let is_filled = line.chars().any(char::is_alphanumeric);
            assert!(is_told || !is_filled, "{text:?}: line {number}");
        }
        let is_odd = |note: &String| note.contains("kept once") || note.contains("cut otherwise");
        if found.notes.iter().any(is_odd) {
            continue;
        }
        let (expected, _) = told(&text, site);
        let list = expected
            .iter()
            .map(|code| code.trim_end_matches('!').to_owned());
        let list: Vec<_> = list.collect();
        let again = told(list.join("\n"), site);
        assert_eq!(again, (list, vec![]), "{text:?}");
        read_back += 1;
    }
    assert!(read_back > 200, "{read_back}");
}

/// A few lines of words, codes and decorations.
fn soup(random: &mut StdRng) -> String {
    let mut text = String::new();
    let kind = random.next_u32() % 5;
    for _ in 0..random.next_u32() % 9 {
        for _ in 0..random.next_u32() % 5 {
            if random.next_u32().is_multiple_of(3) {
                text += pick(random, &DECORATIONS);
            } else if random.next_u32().is_multiple_of(4) {
                text += pick(random, &WORDS);
            } else if random.next_u32().is_multiple_of(6) {
                let kind = random.next_u32() % 5;
                text += &code(random, kind);
            } else {
                text += &code(random, kind);
            }
            text += pick(
                random,
                &[" ", " ", " ", "  ", "\t", ",", ", ", "", "-", ": "],
            );
        }
        text += pick(random, &["\n", "\r\n", "\r", "\n\n"]);
    }
    text
}

fn code(random: &mut StdRng, kind: u32) -> String {
    let (alphabet, groups, separator): (&[u8], &[usize], _) = match kind {
        0 => (b"0123456789abcdef", &[16], ""),
        1 => (b"0123456789", &[4, 4], " "),
        2 => (b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789", &[10], ""),
        3 => (b"0123456789abcdefghijklmnopqrstuvwxyz", &[4, 4, 4], "-"),
        _ => (b"abcdefghijklmnopqrstuvwxyz0123456789+/_=", &[7, 6], "-"),
    };
    let mut group = |length: &usize| {
        let drawn = (0..*length).map(|_| char::from(pick(random, alphabet)));
        drawn.collect::<String>()
    };
    groups
        .iter()
        .map(&mut group)
        .collect::<Vec<_>>()
        .join(separator)
}

fn pick<T: Copy>(random: &mut StdRng, from: &[T]) -> T {
    from[random.next_u32() as usize % from.len()]
}

const DECORATIONS: [&str; 22] = [
    "1.", "2)", "#3", "04:", "-", "*", "•", "[ ]", "[x]", "☑", "✓", "~~", "`", "\"", "(used)",
    "used", "|", "code:", "=", "(", "]", "\u{202e}",
];
const WORDS: [&str; 16] = [
    "recovery",
    "codes",
    "for",
    "ada1815",
    "2026-01-02",
    "10:20",
    "https://pypi.org/x1",
    "SHA256",
    "account:",
    "a@b.org",
    "2026",
    "abcdefgh",
    "the",
    "Größe",
    "QWERTZUIOP",
    "123456",
];
