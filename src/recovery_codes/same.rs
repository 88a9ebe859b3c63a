//! Whether two recovery codes are the same, however they are written.

use subtle::ConstantTimeEq;

use crate::recovery_codes::alphabet::Alphabet;
use crate::secret::Secret;

/// Whether `a` and `b` are one code of `alphabet`, whatever their case, hyphens and spaces. Takes the same
/// time wherever they differ; their lengths are not secret.
#[must_use]
pub fn same_code(a: &Secret, b: &Secret, alphabet: Alphabet) -> bool {
    let (a, b) = (normal(a, alphabet), normal(b, alphabet));
    a.reveal().ct_eq(b.reveal()).into()
}

/// The one spelling of a code: without hyphens and white space, in lower case; in Crockford's alphabet with
/// `1` for `i` and `l`, and `0` for `o`, which it does not use.
#[must_use]
pub fn normal(code: &Secret, alphabet: Alphabet) -> Secret {
    let mut normal = Vec::with_capacity(code.len());
    let kept = code
        .reveal()
        .iter()
        .filter(|byte| **byte != b'-' && !byte.is_ascii_whitespace());
    normal.extend(
        kept.map(|byte| match (byte.to_ascii_lowercase(), alphabet) {
            (b'i' | b'l', Alphabet::Crockford) => b'1',
            (b'o', Alphabet::Crockford) => b'0',
            (byte, _) => byte,
        }),
    );
    Secret::new(normal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str, alphabet: Alphabet) -> bool {
        let secret = |code: &str| Secret::new(code.as_bytes().to_vec());
        same_code(&secret(a), &secret(b), alphabet)
    }

    #[test]
    fn case_hyphens_and_spaces_do_not_count() {
        assert!(same("a1b2c-d3e4f", "A1B2C D3E4F", Alphabet::Hex));
        assert!(same("12345678", " 1234 5678\n", Alphabet::Digits));
    }

    #[test]
    fn another_character_is_another_code() {
        assert!(!same("a1b2c-d3e4f", "a1b2c-d3e4e", Alphabet::Hex));
        assert!(!same("a1b2c-d3e4f", "a1b2c-d3e4", Alphabet::Hex));
        assert!(!same("", "a", Alphabet::Hex));
    }

    #[test]
    fn look_alikes_are_one_in_crockfords_alphabet_only() {
        assert!(same("0z1-y1", "oZI-yL", Alphabet::Crockford));
        assert!(!same("0z1y1", "ozIyL", Alphabet::Alphanumeric));
    }
}
