//! Bodies of a range, made from nothing but a seed: the same arguments give the same rows for ever.

use std::collections::BTreeMap;

/// `n` uniformly pseudo-random rows, sorted, CRLF between them and none at the end, with `suffix:count` among them.
pub fn rows_with(suffix: &str, count: u64, n: usize) -> String {
    let mut rows = random(SHA1_DIGITS, suffix, n.saturating_sub(1));
    rows.insert(suffix.to_owned(), count);
    written(&rows)
}

/// The same, with `suffix` certainly not among them.
pub fn rows_without(suffix: &str, n: usize) -> String {
    written(&random(SHA1_DIGITS, suffix, n))
}

/// The same for `?mode=ntlm`: suffixes of 27 digits.
pub fn ntlm_rows_with(suffix: &str, count: u64, n: usize) -> String {
    let mut rows = random(NTLM_DIGITS, suffix, n.saturating_sub(1));
    rows.insert(suffix.to_owned(), count);
    written(&rows)
}

/// `n` rows with a count of nought, in no order, as `Add-Padding: true` appends them.
pub fn padding(n: usize) -> String {
    let mut dice = Dice::of("padding");
    let rows: Vec<String> = (0..n)
        .map(|_| format!("{}:0", dice.digits(SHA1_DIGITS)))
        .collect();
    rows.join("\r\n")
}

/// Where the line of `suffix` starts, in bytes.
pub fn line_of(rows: &str, suffix: &str) -> usize {
    rows.find(suffix).unwrap_or(rows.len() / 2)
}

/// The rows before `suffix`, ended as a whole answer ends: no line break after the last.
pub fn before<'a>(rows: &'a str, suffix: &str) -> &'a str {
    let (head, _) = rows.split_at(line_of(rows, suffix));
    head.trim_end_matches("\r\n")
}

/// The rows before `suffix` and its first ten digits.
pub fn into<'a>(rows: &'a str, suffix: &str) -> &'a str {
    let (head, _) = rows.split_at((line_of(rows, suffix) + 10).min(rows.len()));
    head
}

/// The rows with the line of `suffix` replaced by `line`.
pub fn replace(rows: &str, suffix: &str, line: &str) -> String {
    let lines: Vec<&str> = rows
        .split("\r\n")
        .map(|row| if row.starts_with(suffix) { line } else { row })
        .collect();
    lines.join("\r\n")
}

const SHA1_DIGITS: usize = 35;
const NTLM_DIGITS: usize = 27;

fn random(digits: usize, not: &str, n: usize) -> BTreeMap<String, u64> {
    let mut dice = Dice::of(not);
    let mut rows = BTreeMap::new();
    while rows.len() < n {
        let suffix = dice.digits(digits);
        let count = 1 + dice.next() % (1 << (dice.next().trailing_zeros().min(20)));
        if suffix != not {
            rows.insert(suffix, count);
        }
    }
    rows
}

fn written(rows: &BTreeMap<String, u64>) -> String {
    let lines: Vec<String> = rows
        .iter()
        .map(|(suffix, count)| format!("{suffix}:{count}"))
        .collect();
    lines.join("\r\n")
}

/// `SplitMix64`: enough for uniform digits, and no dependency.
struct Dice(u64);

impl Dice {
    fn of(seed: &str) -> Self {
        Self(seed.bytes().fold(0x9E37_79B9_7F4A_7C15, |sum, byte| {
            sum.wrapping_mul(0x0100_0000_01B3) ^ u64::from(byte)
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn digits(&mut self, n: usize) -> String {
        let mut text = format!(
            "{:016X}{:016X}{:016X}",
            self.next(),
            self.next(),
            self.next()
        );
        text.truncate(n);
        text
    }
}
