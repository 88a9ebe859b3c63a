//! Secrets that stand in manuals and standards as examples, and in programs that were copied from there.

use std::cmp::Ordering;
use std::sync::LazyLock;

/// log2 of the guesses for any of them: they are a few hundred, and whoever has a list tries them all.
pub const BITS: f64 = 9.0;

/// Backwards, without lines of comment, sorted without the case of ASCII.
static ENTRIES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("published.txt").lines();
    let mut entries: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
    entries.sort_unstable_by(|a, b| without_case(a.bytes(), b.bytes()));
    entries
});

/// Whether `secret` is one of them, in any case.
#[must_use]
pub fn holds(secret: &[u8]) -> bool {
    let backwards = || secret.iter().rev().copied();
    let found = ENTRIES.binary_search_by(|entry| without_case(entry.bytes(), backwards()));
    found.is_ok()
}

fn without_case(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> Ordering {
    let lower = |byte: u8| byte.to_ascii_lowercase();
    a.map(lower).cmp(b.map(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_known_in_any_case_and_only_as_a_whole() {
        let rfc = "550E8400-E29B-41D4-A716-446655440000";
        assert!(holds(rfc.as_bytes()));
        assert!(holds(rfc.to_lowercase().as_bytes()));
        assert!(holds(b"correct horse battery staple"));
        for other in ["", "correct horse", "550e8400-e29b-41d4-a716-446655440001"] {
            assert!(!holds(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn every_entry_is_found_once_and_has_a_source() {
        let text = include_str!("published.txt");
        let mut is_sourced = false;
        for line in text.lines() {
            if let Some(source) = line.strip_prefix("# ") {
                is_sourced = source.len() > 10;
            } else {
                let entry: String = line.chars().rev().collect();
                assert!(is_sourced && holds(entry.as_bytes()), "{line}");
            }
        }
        let twice = |pair: &[&str]| pair[0].eq_ignore_ascii_case(pair[1]);
        assert!(!ENTRIES.windows(2).any(twice) && ENTRIES.len() > 80);
    }
}
