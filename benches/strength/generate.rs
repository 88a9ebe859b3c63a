//! Seeded passwords: as people make them, as vaults hold them, and as an attacker of the estimator would write them.

use std::io;

use doorkey::strength::passphrase::Lists;
use doorkey::strength::tables;
use doorkey::strength::words::Value;
use fst::Streamer;
use fst::raw::Fst;

/// `SplitMix64` (Steele, Lea and Flood, 2014): the same numbers on every machine.
pub(crate) struct Seeded(u64);

impl Seeded {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    fn text(&mut self, alphabet: &[u8], shortest: usize, longest: usize) -> String {
        let length = shortest + self.below(longest - shortest + 1);
        (0..length)
            .map(|_| char::from(alphabet[self.below(alphabet.len())]))
            .collect()
    }
}

fn printable() -> Vec<u8> {
    (b'!'..=b'~').collect()
}

const ALPHANUMERIC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// As people make them: a word, dressed up, and something after it.
pub(crate) fn human(words: &[String], count: usize) -> Vec<String> {
    let mut seeded = Seeded::new(1);
    (0..count)
        .map(|_| {
            let word = &words[seeded.below(words.len())];
            match seeded.below(6) {
                0 => format!("{word}{}", seeded.below(10_000)),
                1 => {
                    let (first, rest) = word.split_at(1);
                    let end = ["!", ".", "123", "2024", "1!"][seeded.below(5)];
                    format!("{}{rest}{end}", first.to_uppercase())
                }
                2 => format!("{word}{}", words[seeded.below(words.len())]),
                3 => format!(
                    "{:02}{:02}{}",
                    1 + seeded.below(28),
                    1 + seeded.below(12),
                    1960 + seeded.below(53)
                ),
                4 => seeded.text(b"abcdefghijklmnopqrstuvwxyz0123456789", 8, 8),
                _ => format!(
                    "{}{}",
                    word.replace('a', "4").replace('e', "3").replace('o', "0"),
                    1 + seeded.below(99)
                ),
            }
        })
        .collect()
}

/// What vaults hold: 50 % random printable of 12-24, 20 % alphanumeric of 16-32, 10 % diceware of 4-6 words, 20 % human.
pub(crate) fn vault(made: &[String], words: &[String], count: usize) -> Vec<String> {
    let mut seeded = Seeded::new(2);
    let printable = printable();
    (0..count)
        .map(|_| match seeded.below(10) {
            0..5 => seeded.text(&printable, 12, 24),
            5 | 6 => seeded.text(ALPHANUMERIC, 16, 32),
            7 => {
                let count = 4 + seeded.below(3);
                let chosen: Vec<&str> = (0..count)
                    .map(|_| words[seeded.below(words.len())].as_str())
                    .collect();
                chosen.join(["-", " ", ".", "_"][seeded.below(4)])
            }
            _ => made[seeded.below(made.len())].clone(),
        })
        .collect()
}

/// 64 random printable characters each.
pub(crate) fn long_random(count: usize) -> Vec<String> {
    let mut seeded = Seeded::new(3);
    let printable = printable();
    (0..count)
        .map(|_| seeded.text(&printable, 64, 64))
        .collect()
}

/// Inputs of `length` characters that are hard to take apart, by name.
pub(crate) fn hostile(
    made: &[String],
    words: &[String],
    length: usize,
) -> Vec<(&'static str, String)> {
    let mut seeded = Seeded::new(4);
    let cut = |text: &str| -> String { text.chars().cycle().take(length).collect() };
    let mut fibonacci = (String::from("a"), String::from("ab"));
    while fibonacci.1.len() < length {
        let next = format!("{}{}", fibonacci.1, fibonacci.0);
        fibonacci = (fibonacci.1, next);
    }
    let growing: String = (1..200).map(|n| "a".repeat(n) + "b").collect();
    let human: String = (0..length)
        .map(|_| made[seeded.below(made.len())].as_str())
        .collect();
    let passphrase: Vec<&str> = (0..length)
        .map(|_| words[seeded.below(words.len())].as_str())
        .collect();
    let random = seeded.text(&printable(), length, length);
    let digits = seeded.text(b"0123456789", length, length);
    let days: Vec<String> = (0..length)
        .map(|n| format!("{:02}{:02}{}", 1 + n % 28, 1 + n % 12, 1950 + n % 75))
        .collect();
    vec![
        ("one letter", cut("a")),
        ("two letters", cut("ab")),
        ("a growing run", cut(&growing)),
        ("a Fibonacci word", cut(&fibonacci.1)),
        ("leet symbols", cut("4@8({[<3690!|17$5+2%")),
        ("leet words", cut("P@$$w0rd4dm1n!L3tm31n")),
        ("leet run of one sign", cut("@")),
        ("leet l, i, 1 and !", cut("1!|lI")),
        ("password", cut("password")),
        ("passwor", cut("passwor")),
        ("common passwords", cut(&human)),
        ("words", cut(&passphrase.join(""))),
        ("words with dashes", cut(&passphrase.join("-"))),
        ("a keyboard row", cut("qwertyuiop")),
        (
            "a zigzag of keys",
            cut("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/"),
        ),
        ("the alphabet", cut("abcdefghijklmnopqrstuvwxyz")),
        ("digits in order", cut("0123456789")),
        ("random digits", digits),
        ("days", cut(&days.concat())),
        ("years", cut("19871988198919901991")),
        ("one separator", cut("-")),
        ("days with separators", cut("13-11-1987/")),
        ("capitals and small letters", cut("aBcDeFgHiJ")),
        ("random printable", random),
        ("Cyrillic", cut("пароль")),
        ("Chinese", cut("我爱你密码")),
        ("combining accents", cut("e\u{301}")),
        (
            "many accents on one letter",
            cut("a\u{300}\u{301}\u{302}\u{303}\u{308}\u{30a}\u{327}"),
        ),
        ("Korean syllables in parts", cut("\u{1112}\u{1161}\u{11ab}")),
        ("smileys", cut("😀👍🏽")),
        ("spaces", cut(" ")),
        ("control characters", cut("\u{1}\u{0}\u{7f}")),
    ]
}

/// The words of EFF's large list that the shipped table holds.
pub(crate) fn words() -> io::Result<Vec<String>> {
    let fst = Fst::new(tables::WORDS).map_err(io::Error::other)?;
    let mut entries = fst.stream();
    let mut words = Vec::new();
    while let Some((entry, value)) = entries.next() {
        if Value::unpack(value.value()).lists.has(Lists::EFF_LARGE) {
            words.extend(str::from_utf8(entry).map(str::to_owned));
        }
    }
    Ok(words)
}
